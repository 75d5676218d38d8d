// data/times/words.tsv → what each word can be in a time expression. Loaded when the first report is read.
import { readTable } from '../../core/index.ts';

/** Letters of ISO 8601 durations, and: MIN minute, Q quarter, DE decade, CE century, WE weekend, F fortnight. */
export type Unit = 'S' | 'MIN' | 'H' | 'D' | 'W' | 'F' | 'M' | 'Q' | 'Y' | 'DE' | 'CE' | 'WE';
export type Season = 'SP' | 'SU' | 'FA' | 'WI';
export type PartOfDay = 'MO' | 'AF' | 'EV' | 'NI' | 'DT';
export type Edge = 'START' | 'MID' | 'END';

/** All that one word can be; absent where it can't. */
export interface Entry {
  month?: number;
  weekday?: number;
  /** The month or weekday is an abbreviation ("Sept", "Wed"). */
  short?: true;
  /** "Mondays", "nights": a set. */
  many?: true;
  unit?: Unit;
  units?: Unit;
  number?: number;
  tens?: number;
  scale?: number;
  ordinal?: number;
  decade?: number;
  season?: Season;
  part?: PartOfDay;
  clock?: string;
  deictic?: string;
  ref?: string;
  refAdjective?: string;
  refFuture?: string;
  refHistory?: string;
  approx?: true;
  edge?: Edge;
  shift?: number;
  span?: number;
  quantifier?: true;
  every?: true;
  adverb?: string;
  det?: true;
  ampm?: true;
  compare?: true;
  more?: true;
  /** It can open an expression, and is nothing else. */
  other?: true;
}

const SETTERS: Record<string, (e: Entry, value: string) => void> = {
  month: (e, v) => {
    e.month = Number(v);
  },
  'month-short': (e, v) => {
    e.month = Number(v);
    e.short = true;
  },
  weekday: (e, v) => {
    e.weekday = Number(v);
  },
  weekdays: (e, v) => {
    e.weekday = Number(v);
    e.many = true;
  },
  'weekday-short': (e, v) => {
    e.weekday = Number(v);
    e.short = true;
  },
  unit: (e, v) => {
    e.unit = v as Unit;
  },
  units: (e, v) => {
    e.units = v as Unit;
  },
  number: (e, v) => {
    e.number = Number(v);
  },
  tens: (e, v) => {
    e.tens = Number(v);
  },
  scale: (e, v) => {
    e.scale = Number(v);
  },
  ordinal: (e, v) => {
    e.ordinal = Number(v);
  },
  decade: (e, v) => {
    e.decade = Number(v);
  },
  season: (e, v) => {
    e.season = v as Season;
  },
  seasons: (e, v) => {
    e.season = v as Season;
    e.many = true;
  },
  part: (e, v) => {
    e.part = v as PartOfDay;
  },
  parts: (e, v) => {
    e.part = v as PartOfDay;
    e.many = true;
  },
  clock: (e, v) => {
    e.clock = v;
  },
  deictic: (e, v) => {
    e.deictic = v;
  },
  ref: (e, v) => {
    e.ref = v;
  },
  'ref-adjective': (e, v) => {
    e.refAdjective = v;
  },
  'ref-future': (e, v) => {
    e.refFuture = v;
  },
  'ref-history': (e, v) => {
    e.refHistory = v;
  },
  approx: (e) => {
    e.approx = true;
  },
  edge: (e, v) => {
    e.edge = v as Edge;
  },
  shift: (e, v) => {
    e.shift = Number(v);
  },
  'span-word': (e, v) => {
    e.span = Number(v);
  },
  quantifier: (e) => {
    e.quantifier = true;
  },
  every: (e) => {
    e.every = true;
  },
  'adverb-set': (e, v) => {
    e.adverb = v;
  },
  det: (e) => {
    e.det = true;
  },
  ampm: (e) => {
    e.ampm = true;
  },
  compare: (e) => {
    e.compare = true;
  },
  more: (e) => {
    e.more = true;
  },
};

/** A phrase of data/times/phrases.tsv or holidays.tsv, split into words. */
export interface Phrase<T> {
  words: readonly string[];
  value: T;
}

export interface Lexicon {
  words: ReadonlyMap<string, Entry>;
  /** By first word, longest first. */
  phrases: ReadonlyMap<string, readonly Phrase<{ type: 'DATE' | 'DURATION'; value: string; before?: readonly string[] }>[]>;
  holidays: ReadonlyMap<string, readonly Phrase<{ rule: string; notBefore: readonly string[] }>[]>;
}

/** Words and marks of a phrase, as the scanner cuts a text ("new year's eve" → new year ' s eve). */
const cut = (phrase: string): string[] => phrase.match(/\p{L}+|\d+|[^\s]/gu) ?? [];

const byFirst = <T>(rows: readonly { phrase: string; value: T }[]): Map<string, Phrase<T>[]> => {
  const map = new Map<string, Phrase<T>[]>();
  for (const { phrase, value } of rows) {
    const words = cut(phrase);
    const list = map.get(words[0]!) ?? [];
    list.push({ words, value });
    map.set(words[0]!, list);
  }
  for (const list of map.values()) list.sort((a, b) => b.words.length - a.words.length);
  return map;
};

const load = (): Lexicon => {
  const words = new Map<string, Entry>();
  for (const [word, cls, value] of readTable('data/times/words.tsv')) {
    const entry = words.get(word!) ?? {};
    const set = SETTERS[cls!];
    if (set) set(entry, value ?? '');
    else entry.other = true; // it only opens an expression

    words.set(word!, entry);
  }
  const phrases = byFirst(
    readTable('data/times/phrases.tsv').map(([phrase, type, value, before]) => ({
      phrase: phrase!,
      value: { type: type as 'DATE' | 'DURATION', value: value!, ...(before && { before: before.split(' ') }) },
    })),
  );
  const holidays = byFirst(
    readTable('data/times/holidays.tsv').map(([phrase, rule, not]) => ({
      phrase: phrase!,
      value: { rule: rule!, notBefore: not?.split(' ') ?? [] },
    })),
  );
  for (const first of [...phrases.keys(), ...holidays.keys()]) if (!words.has(first)) words.set(first, { other: true });
  return { words, phrases, holidays };
};

let lexicon: Lexicon | undefined;

/** The words of time expressions. */
export const timeLexicon = (): Lexicon => {
  lexicon ??= load();
  return lexicon;
};
