// What waits for an answer and a later clause → whether both tell of one act, in whatever words: "to free", "were released", "let go". The act of a
// follow-up is what stands after the word that promises, demands, threatens or offers. In: words and contents; data/linking/acts.tsv. Out: stems and yes or no.
import { readTable } from '../core/index.ts';
import { type Content, contentOf, namesIn, stemsOf } from './content.ts';
import { followUpWords } from './follow-up-words.ts';
import type { FollowUpTelling } from './follow-ups.ts';
import { stemOf } from './words.ts';

interface Row {
  stems: ReadonlySet<string>;
  /** Those that name it plainly, the first of its words; the others may tell much else. */
  plain: ReadonlySet<string>;
  phrases?: RegExp;
  /** Numbers of the acts that break, undo or fail it. */
  undone: number[];
}
interface Lexicon {
  /** Acts first, then things. */
  rows: Row[];
  acts: number;
  /** Names of the acts. */
  names: string[];
  /** Stem → numbers of the rows that it stands in. */
  of: Map<string, number[]>;
  /** A thing's word (words.ts) → its name. */
  things: Map<string, string>;
}
const PLAIN = 8;
let lexicon: Lexicon | undefined;
const load = (): Lexicon => {
  if (lexicon) return lexicon;
  const acts = readTable('data/linking/acts.tsv');
  const named = readTable('data/linking/things.tsv');
  const names = acts.map(([name]) => name!);
  const of = new Map<string, number[]>();
  const things = new Map(
    named.toReversed().flatMap(([name, words]) => words!.split(';').map((w) => [stemOf(w), name!] as const)),
  );
  const rows = [...acts, ...named].map(([, words = '', phrases = '', undone = ''], number): Row => {
    const stems = new Set(words.split(';').flatMap((w) => stemsOf(w)));
    for (const stem of stems) of.set(stem, [...(of.get(stem) ?? []), number]);
    return {
      stems,
      plain: new Set(
        words
          .split(';')
          .slice(0, PLAIN)
          .flatMap((w) => stemsOf(w)),
      ),
      ...(phrases && { phrases: new RegExp(`(?<!\\p{L})(?:${phrases.split(';').join('|')})(?!\\p{L})`, 'iu') }),
      undone: undone ? undone.split(';').map((act) => names.indexOf(act)) : [],
    };
  });
  lexicon = { rows, acts: acts.length, names, of, things };
  return lexicon;
};

/** A clause: its words as they stand, and its stems. */
interface Clause {
  words: string;
  content: Content;
}

/** Whether a word names an act. */
export const isAct = (word: string): boolean => {
  const { of, acts } = load();
  return stemsOf(word).some((stem) => (of.get(stem) ?? []).some((n) => n < acts));
};

/** The stems that tell the same act as one of these, themselves left out; for an index to be asked for. At most `limit`. */
export const kindredStems = (stems: readonly string[], limit: number): string[] => {
  const { rows, of } = load();
  const found = new Set(stems.flatMap((s) => (of.get(s) ?? []).flatMap((n) => [...rows[n]!.stems])));
  for (const s of stems) found.delete(s);
  return [...found].slice(0, limit);
};

// A clause's content never changes, belongs to its words alone, and is held against many others: 0 not asked yet, 1 no, 2 yes.
const rowsTold = new WeakMap<Content, Uint8Array>();

/** Whether a clause tells what a row names: by one of its stems, by a phrase. */
const tellsRow = (n: number, clause: Clause): boolean => {
  let known = rowsTold.get(clause.content);
  if (!known) {
    known = new Uint8Array(load().rows.length);
    rowsTold.set(clause.content, known);
  }
  if (known[n] === 0) known[n] = findsRow(n, clause) ? 2 : 1;
  return known[n] === 2;
};
const findsRow = (n: number, clause: Clause): boolean => {
  const { stems, phrases } = load().rows[n]!;
  const [few, many] = stems.size <= clause.content.size ? [stems, clause.content] : [clause.content, stems];
  for (const s of few.keys()) if (many.has(s)) return true;
  return phrases?.test(clause.words) === true;
};

/** Acts that a content names by stems that are no names; of the plain words, those alone. */
interface Named {
  all: readonly number[];
  plain: readonly number[];
}
const namedIn = new WeakMap<Content, Named>();
const actsNamed = (content: Content): Named => {
  const known = namedIn.get(content);
  if (known) return known;
  const { rows, of, acts } = load();
  const names = new Set(namesIn(content));
  const all = new Set<number>();
  const plain = new Set<number>();
  for (const stem of content.keys())
    if (!names.has(stem))
      for (const n of of.get(stem) ?? [])
        if (n < acts) {
          all.add(n);
          if (rows[n]!.plain.has(stem)) plain.add(n);
        }
  const found = { all: [...all], plain: [...plain] };
  namedIn.set(content, found);
  return found;
};

/** Whether a clause tells the act or thing that a stem names: by the stem, by one of the same row, by a phrase. */
export const tellsAct = (stem: string, clause: Clause): boolean =>
  clause.content.has(stem) || (load().of.get(stem) ?? []).some((n) => tellsRow(n, clause));

/** The share of a content that a clause holds in the same or in kindred words, 0 to 1. */
export const heldInMeaning = (content: Content, clause: { words: string; content: Content }): number => {
  let [all, held] = [0, 0];
  for (const [stem, weight] of content) {
    all += weight * weight;
    if (tellsAct(stem, clause)) held += weight * weight;
  }
  return all === 0 ? 0 : held / all;
};

/** Whether a clause tells any act of a content again: "The pull-back is to be complete by Sunday". */
export const tellsSameAct = (content: Content, words: string): boolean => {
  const clause = { words, content: contentOf(words) };
  const { of, acts } = load();
  return [...content.keys()].some((stem) => of.get(stem)?.some((n) => n < acts) && tellsAct(stem, clause));
};

// Verbs that say little of what is done: "take the matter to the Security Council"
const LIGHT = new Set(
  'take give make go get put let keep hold come say tell set use call try ask want need allow ensure immediate further new two both one side'
    .split(' ')
    .flatMap((w) => stemsOf(w)),
);
const DAYS =
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^(?:januar|februar|march|april|june?|july?|august|septemb|octob|novemb|decemb)/; // when is no act
const SUBJECT = /^[^,.;:]{0,90}?(?<!\p{L})(?<!\band )to\s+(?=\p{Ll})/iu; // "the ministry to", "on India to"
const FOR = /^(?:to|on|the|his|her|its|their|all|both)\b[^,.;:]{0,50}?\sfor\s+/iu; // "the ministry for", "to aid agencies for"
const PROMISED_TO = /^[^,.;:]{0,40}?(?<!\p{L})to\s+(?=\p{Ll})/iu; // "in writing to", "on Tuesday to"
// What it hangs on is no part of the act.
const CONDITION = /(?<!\p{L})(?:if|unless|until|should|in case|because|as long as)(?!\p{L})/iu;
// "the journalist, who was picked up on Tuesday": what is told beside of one is no part of the act.
const BESIDE = /,\s+(?:who|whom|whose|which|where|when|while|after|because|since|as)(?!\p{L})/iu;
const HEADS = 4;

/** Where the act begins and ends: after the word that makes a sentence a follow-up, and before its condition. */
const actIn = ({ kind, words }: Pick<FollowUpTelling, 'kind' | 'words'>): [number, number] => {
  const own =
    kind === 'deadline'
      ? undefined
      : (followUpWords(kind).exec(words) ?? (kind === 'pledge' ? /\bagree(?:s|d)?\b/i.exec(words) : undefined));
  let at = own ? own.index + own[0].length : 0;
  if (kind === 'question') return [words.length - at > 20 ? at : 0, words.length]; // "Who fired is still unclear"
  const rest = words.slice(at);
  const ahead = followUpWords('ahead').exec(rest);
  const asked = kind === 'demand' || kind === 'order' || kind === 'offer';
  // "the release of those arrested and water for the queue" is no one who is asked for something.
  const whom = FOR.exec(rest);
  const to = asked ? (SUBJECT.exec(rest) ?? (whom && !whom[0].split(' ').some(isAct) ? whom : null)) : PROMISED_TO.exec(rest);
  // "demanded that it halt", "called on both to stop", "said that the army will send"
  if (to && (!ahead || to[0].length <= ahead.index + ahead[0].length)) at += to[0].length;
  else if (ahead && (!own || ahead.index < 60)) at += ahead.index + ahead[0].length;
  const ends = [CONDITION, BESIDE].map((what) => what.exec(words.slice(at))?.index ?? 0).filter((end) => end > 3);
  return [at, ends.length ? at + Math.min(...ends) : words.length];
};

/** The stems of a follow-up's act, the first the likeliest verb or noun of action; names only where nothing else is told. */
export const actOf = (f: Pick<FollowUpTelling, 'kind' | 'words' | 'content'>): string[] => stretchOf(f).slice(0, HEADS);

/** All of them. */
const stretchOf = (f: Pick<FollowUpTelling, 'kind' | 'words' | 'content'>): string[] => {
  const names = new Set(namesIn(f.content));
  const stems = (from: number, to?: number): string[] =>
    [...new Set(stemsOf(f.words.slice(from, to)))].filter((s) => f.content.has(s) && !LIGHT.has(s) && !DAYS.test(s));
  const told = stems(...actIn(f));
  const plain = told.filter((s) => !names.has(s));
  if (plain.length) return plain;
  const all = stems(0);
  const rest = all.filter((s) => !names.has(s));
  return told.length ? told : rest.length ? rest : all;
};

/** How a follow-up's act is told: its word, the acts of the lexicon that it is, those that fail it, and further acts that it holds. */
interface Deed {
  head?: string;
  rows: number[];
  undone: number[];
  /** Of what is not to be done, its word. */
  undoneBy?: string;
  further: string[];
  /** Stems of what is told beside of it and after. */
  aside: ReadonlySet<string>;
  /** The stems of the act's words, the head among them, no names unless nothing else is told. */
  stretch: string[];
}
const deeds = new WeakMap<Content, Deed>();
const STOPS =
  /^\W*(?:to\s+)?(?:immediately\s+)?(?:stop|halt|end|cease|refrain|suspend|call\s+off|abstain|desist)(?:s|p?ed|p?ing)?(?!\p{L})/iu;
const NOT_TO = /(?<!\p{L})(?:(?:not|never)\s+to|(?:will|would|shall)\s+(?:not|never)|won['’]t|no\s+\p{L}+)(?!\p{L})/iu;
const GIVEN = ['send', 'handover'];
const names = (): string[] => load().names;
const NEAR_START = 24; // characters before the act's words: "to" and who is asked

const deedOf = (f: Pick<FollowUpTelling, 'kind' | 'words' | 'content'>): Deed => {
  const known = deeds.get(f.content);
  if (known) return known;
  const { rows, acts, of } = load();
  const ofActs = (stem: string): number[] => (of.get(stem) ?? []).filter((n) => n < acts);
  const stretch = f.words.slice(...actIn(f));
  // "pull police out", "cut off", "step down": the words together tell the act, not the first of them.
  const byPhrase = rows.slice(0, acts).flatMap(({ phrases }, n) => {
    const found = phrases?.exec(stretch);
    return found && found.index <= NEAR_START ? [n] : [];
  });
  const stems = actOf(f);
  const named = stems.filter((s) => ofActs(s).length > 0);
  const head = named[0] ?? stems[0];
  // "appealed for 3,000 tents": what is asked for or offered and is no act is to be sent.
  const goods = f.kind === 'demand' || f.kind === 'offer' ? GIVEN.map((name) => names().indexOf(name)).filter((n) => n >= 0) : [];
  const own = byPhrase.length ? byPhrase : head === undefined ? [] : named.length ? ofActs(head) : goods;
  const all = stretchOf(f);
  const fails = (list: readonly number[]): number[] => [...new Set(list.flatMap((n) => rows[n]!.undone))];
  const further = named.slice(1);
  // "to halt the shelling", "not to storm the bus": who shells or storms breaks it.
  const negated = STOPS.test(stretch) || NOT_TO.test(f.words.slice(0, f.words.indexOf(stretch) + NEAR_START));
  const stops = negated && STOPS.test(stretch);
  const against = stops ? (stems.find((s) => s !== head && !STOPS.test(s)) ?? undefined) : head;
  const acted = against === undefined ? [] : stops ? ofActs(against) : own;
  const end = actIn(f)[1];
  const before = new Set(stemsOf(f.words.slice(0, end)));
  const aside = new Set(stemsOf(f.words.slice(end)).filter((x) => !before.has(x)));
  const deed: Deed = negated
    ? {
        aside,
        ...(stops && head !== undefined && { head }),
        rows: [...new Set([...(stops ? own : []), ...fails(acted)])],
        undone: acted,
        ...(against !== undefined && { undoneBy: against }),
        further: [],
        stretch: all,
      }
    : { aside, ...(head !== undefined && { head }), rows: own, undone: fails(own), further, stretch: all };
  deeds.set(f.content, deed);
  return deed;
};

export interface DeedTold {
  /** By its own word, by another for it, not at all. */
  act: 'same' | 'kindred' | undefined;
  /** An act that breaks, undoes or fails it is told. */
  undone: boolean;
  /** A further act of the follow-up is told. */
  further: boolean;
  /** Share of what the act is of (no names, no act) that the clause tells in the same or kindred words, 0 to 1. */
  objects: number;
  /** Share of the act's words that the clause tells in the same or kindred words, 0 to 1. */
  stretch: number;
  /** Share of the follow-up's names that the clause holds, 0 to 1. */
  names: number;
  /** Weight of the rarest word, no name, that both hold as it stands; 0 where none. */
  rarest: number;
}

const told = new WeakMap<Content, WeakMap<Clause, DeedTold>>(); // neither ever changes, and a follow-up is held against a clause more than once

/** What of a follow-up's act a later clause tells. */
export const deedTold = (f: Pick<FollowUpTelling, 'kind' | 'words' | 'content'>, clause: Clause): DeedTold => {
  const ofIt = told.get(f.content) ?? new WeakMap<Clause, DeedTold>();
  told.set(f.content, ofIt);
  const known = ofIt.get(clause);
  if (known) return known;
  const found = toldBy(f, clause);
  ofIt.set(clause, found);
  return found;
};

const toldBy = (f: Pick<FollowUpTelling, 'kind' | 'words' | 'content'>, clause: Clause): DeedTold => {
  const { head, rows, undone, undoneBy, further, stretch, aside } = deedOf(f);
  const names = namesIn(f.content);
  const known = new Set(names);
  let [all, same, rarest] = [0, 0, 0];
  for (const [stem, weight] of f.content) {
    if (known.has(stem) || LIGHT.has(stem) || DAYS.test(stem) || aside.has(stem)) continue;
    if (weight > rarest && clause.content.has(stem)) rarest = weight;
    if (stem === head) continue;
    all += weight * weight;
    if (tellsAct(stem, clause)) same += weight * weight;
  }
  const isUndone = (undoneBy !== undefined && clause.content.has(undoneBy)) || undone.some((n) => tellsRow(n, clause));
  let [whole, held] = [0, 0];
  for (const stem of stretch) {
    if (isUndone && undoneBy !== undefined && stem === head && stretch.length > 1) continue; // "halt" of "halt the shelling"
    const weight = f.content.get(stem) ?? 0;
    whole += weight;
    if (tellsAct(stem, clause) || (stem === head && rows.some((n) => tellsRow(n, clause)))) held += weight;
  }
  return {
    act: head !== undefined && clause.content.has(head) ? 'same' : rows.some((n) => tellsRow(n, clause)) ? 'kindred' : undefined,
    undone: isUndone,
    further: further.some((stem) => tellsAct(stem, clause)),
    objects: all === 0 ? 0 : same / all,
    names: names.length === 0 ? 0 : names.filter((n) => clause.content.has(n)).length / names.length,
    rarest,
    stretch: whole === 0 ? 0 : held / whole,
  };
};

/** The stems by which an answer to a follow-up may be found: of its act in all its words, of the acts that fail it, then of what it is of. At most `limit`. */
export const deedStems = (f: Pick<FollowUpTelling, 'kind' | 'words' | 'content'>, limit: number): string[] => {
  const { rows, undone, further, stretch } = deedOf(f);
  const lists = load().rows;
  const stems = [...rows, ...undone].flatMap((n) => [...lists[n]!.stems]);
  return [...new Set([...further, ...stretch, ...stems, ...kindredStems(stretch.slice(0, HEADS), limit)])].slice(0, limit);
};

type Done = 'done' | 'undone' | undefined;
const doneBy = new WeakMap<Content, Map<string, Done>>();

/** Whether some words alone (an event's trigger) tell a follow-up's act, or one that fails it. */
export const deedBy = (f: Pick<FollowUpTelling, 'kind' | 'words' | 'content'>, words: string): Done => {
  const ofIt = doneBy.get(f.content) ?? new Map<string, Done>();
  doneBy.set(f.content, ofIt);
  if (!ofIt.has(words)) ofIt.set(words, doneIn(f, words));
  return ofIt.get(words);
};

const doneIn = (f: Pick<FollowUpTelling, 'kind' | 'words' | 'content'>, words: string): Done => {
  const { head, rows, undone, undoneBy } = deedOf(f);
  const clause: Clause = { words, content: new Map(stemsOf(words).map((s) => [s, 1])) };
  if ((head !== undefined && clause.content.has(head)) || rows.some((n) => tellsRow(n, clause))) return 'done';
  return (undoneBy !== undefined && clause.content.has(undoneBy)) || undone.some((n) => tellsRow(n, clause))
    ? 'undone'
    : undefined;
};

/** One word for things and people that go by several: "lorries" and "trucks" are "vehicle"; any other word as it stands. */
export const thingOf = (word: string): string => load().things.get(stemOf(word)) ?? word;

/** Whether two clauses tell acts of one kind, in whatever words: "shelled", "the attack". `plainly`: the first names its act by a plain word of it. */
export const kindredActs = (content: Content, clause: Clause, plainly = false): boolean =>
  actsNamed(content)[plainly ? 'plain' : 'all'].some((n) => tellsRow(n, clause));

/** Whether each of two clauses tells acts, and none of them is told by both: "3,000 workers struck", "200 workers were dismissed". `counted`: who is, no act. */
export const tellOtherActs = (a: Clause, b: Clause, counted: string): boolean => {
  const who = counted === '' ? [] : stemsOf(counted);
  const [x, y] = [a, b].map(({ content }) =>
    who.some((s) => content.has(s)) ? actsBeside(content, who) : actsNamed(content).plain,
  );
  return x!.length > 0 && y!.length > 0 && !x!.some((n) => tellsRow(n, b)) && !y!.some((n) => tellsRow(n, a));
};

/** Acts that a content names plainly by other words than some. */
const actsBeside = (content: Content, stems: readonly string[]): number[] => {
  const { rows, of, acts } = load();
  const names = new Set(namesIn(content));
  return [...content.keys()].flatMap((s) =>
    names.has(s) || stems.includes(s) ? [] : (of.get(s) ?? []).filter((n) => n < acts && rows[n]!.plain.has(s)),
  );
};
