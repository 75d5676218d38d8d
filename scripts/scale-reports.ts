// Articles of the corpora of stories → a pool of short records on disk → a stream of reports that is like a newsroom's, the same each time.
// A happening is an article under other names and words: each capitalised word and most others are exchanged for words of the same length that are
// drawn by how many stories of the corpora have them, so that spans hold and words are about as common as in news; half of the names are invented. Copies, retellings and long subjects see below.
import { createHash } from 'node:crypto';
import { closeSync, openSync, readdirSync, readFileSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { ReportRecord } from '../src/core/index.ts';

export const PER_DAY = 100; // reports: a newsroom that follows a region
const WORDS = 100;
const COPIES = 0.25; // share of reports: a text of the last days again, by another outlet; half of these lightly edited
const RETOLD = 0.15; // another article on a happening of the last days
const DAYS = 3; // in which a happening is told again
const LARGEST = 40; // reports of one happening
const SUBJECTS = 4; // subjects that run for long at any time: a war, a trial
const OF_SUBJECT = 0.08; // share of new happenings that belong to one: its names, other acts
const SUBJECT_DAYS = 90;
const EDITED = 0.04; // share of the words that a light edit changes
const EXCHANGED = 0.85; // share of the words that differ from happening to happening
const INVENTED = 0.5; // share of the names that no other happening has: news has far more names than the corpora
const PLAIN = 200; // most frequent words, which stay: "said", "people", "killed", "after"
const BASE_DAY = Date.UTC(2030, 0, 1);
const DAY = 86_400_000;
const OUTLETS = 40;

/** Numerical Recipes' generator: the same reports each time. */
export const makeRandom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
};

interface Article {
  story: string;
  sentences: string[];
}

const SENTENCE = /(?<=[.!?]["”]?)\s+(?=["“]?\p{Lu})/u;

/** Articles of DIR/stories with five sentences and more; those that are made copies are left out. */
export const readArticles = (corpora: string): Article[] =>
  readdirSync(join(corpora, 'stories'))
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) =>
      readFileSync(join(corpora, 'stories', name), 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as { id: string; text: string; gold: { story?: string } }),
    )
    .filter(({ id }) => !id.startsWith('copy'))
    .map(({ id, text, gold }) => ({
      story: gold.story ?? id,
      sentences: text
        .split(SENTENCE)
        .map((s) => s.replace(/\s+/g, ' ').trim())
        .filter((s) => s.length > 30 && s.length < 400),
    }))
    .filter(({ sentences }) => sentences.length >= 5);

/** One text of about a hundred words: sentences of an article in their order. */
export const shortened = ({ sentences }: Article): string => {
  const chosen: string[] = [];
  let words = 0;
  for (const s of sentences) {
    if (words >= WORDS - 15) break;
    chosen.push(s);
    words += s.split(' ').length;
  }
  return chosen.join(' ');
};

const WORD = /(?<![\p{L}\p{N}])(?:\p{Lu}[a-z]{3,}|[a-z]{4,})(?![\p{L}\p{N}])/gu;

/** Words by length, each once for every story that has it: what is common in one story alone is no common word. Names apart from others. */
export interface Vocabulary {
  names: string[][];
  words: string[][];
  plain: Set<string>;
}

export const vocabularyOf = (articles: readonly Article[]): Vocabulary => {
  const [names, words]: [string[][], string[][]] = [[], []];
  const stories = new Map<string, Set<string>>();
  for (const { story, sentences } of articles) {
    const found = stories.get(story) ?? new Set<string>();
    stories.set(story, found);
    for (const s of sentences)
      for (const { 0: word, index } of s.matchAll(WORD)) if (/^[a-z]/.test(word) || index > 1) found.add(word);
  }
  const counts = new Map<string, number>();
  for (const found of stories.values()) for (const word of found) counts.set(word, (counts.get(word) ?? 0) + 1);
  const common = [...counts].filter(([word]) => /^[a-z]/.test(word)).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const plain = new Set(common.slice(0, PLAIN).map(([word]) => word));
  for (const [word, count] of counts) {
    if (plain.has(word)) continue;
    const list = (/^[a-z]/.test(word) ? words : names)[word.length] ?? [];
    (/^[a-z]/.test(word) ? words : names)[word.length] = list;
    for (let k = 0; k < count; k += 1) list.push(word);
  }
  return { names, words, plain };
};

/** A number below 1 from a seed and a word. */
const drawn = (seed: number, word: string): number => {
  let h = (0x811c9dc5 ^ seed) >>> 0;
  for (let i = 0; i < word.length; i += 1) h = Math.imul(h ^ word.charCodeAt(i), 0x01000193);
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 2 ** 32;
};

/** A name of the same length that nobody else has. */
const invented = (seed: number, word: string): string =>
  [...word]
    .map((c, i) => {
      const letters = i === 0 ? 'BCDFGHKLMNPRSTV' : 'aeiou'.includes(c) ? 'aeiou' : 'bdfgklmnprstvz';
      return letters[Math.floor(drawn(seed + i, word) * letters.length)]!;
    })
    .join('');

/** A text in other words: names by one seed, other words by another; `edit`: some words differ once more. */
const renamer =
  ({ names, words, plain }: Vocabulary, nameSeed: number, wordSeed: number, edit: number) =>
  (text: string): string =>
    text.replace(WORD, (word) => {
      const isName = /^\p{Lu}/u.test(word);
      if (plain.has(word.toLowerCase())) return word;
      const list = (isName ? names : words)[word.length];
      if (!list || (!isName && drawn(wordSeed + 1, word) >= EXCHANGED)) return word;
      const seed = edit && !isName && drawn(edit, word) < EDITED ? edit + 1 : isName ? nameSeed : wordSeed;
      if (isName && drawn(seed + 3, word) < INVENTED) return invented(seed + 4, word);
      return list[Math.floor(drawn(seed + 2, word) * list.length)]!;
    });

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

const shifted = (iso: string | undefined, days: number): string | undefined =>
  iso?.replace(/^(?:2029|2030)-\d\d-\d\d/, (day) => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10));

/** A record in other words, on another day, by another outlet; spans hold, as every word is as long as before. */
const alter = (record: ReportRecord, n: number, outlet: string, rename: (text: string) => string, move: number): ReportRecord => {
  const text = rename(record.report.text);
  const sha256 = digest(text);
  const ms = Date.UTC(2020, 0, 1) + (n / PER_DAY) * DAY;
  const days = Math.floor((ms - BASE_DAY) / DAY);
  const keyed = <T extends { id: string }>(layer: string, items: readonly T[]): T[] =>
    items.map((x) => ({ ...x, key: digest(`${sha256} ${layer} ${x.id}`).slice(0, 20) }));
  return {
    ...record,
    report: {
      ...record.report,
      id: `r${n}`,
      text,
      sha256,
      outlet,
      published: `${new Date(ms).toISOString().slice(0, 16)}:00Z`,
    },
    mentions: keyed('mentions', record.mentions),
    actors: keyed('actors', record.actors).map((a) => ({ ...a, name: rename(a.name) })),
    places: keyed('places', record.places).map((p) => ({
      ...p,
      name: rename(p.name),
      lat: Math.round(Math.max(-80, Math.min(80, p.lat + 40 * (move - 0.5))) * 1e4) / 1e4,
    })),
    times: keyed('times', record.times).map((t) => ({
      ...t,
      ...(t.value !== undefined && { value: shifted(t.value, days)! }),
      ...(t.from !== undefined && { from: shifted(t.from, days)! }),
      ...(t.to !== undefined && { to: shifted(t.to, days)! }),
    })),
    statements: keyed('statements', record.statements),
    events: keyed('events', record.events),
  };
};

/** The pool's records in a file, one at a time: no more than one is held. */
export class Pool {
  readonly #fd: number;
  readonly #at: { start: number; bytes: number; story: string }[];

  constructor(file: string, index: { start: number; bytes: number; story: string }[]) {
    this.#fd = openSync(file, 'r');
    this.#at = index;
  }

  get size(): number {
    return this.#at.length;
  }

  storyOf(i: number): string {
    return this.#at[i]!.story;
  }

  record(i: number): ReportRecord {
    const { start, bytes } = this.#at[i]!;
    const buffer = Buffer.alloc(bytes);
    readSync(this.#fd, buffer, 0, bytes, start);
    return JSON.parse(buffer.toString('utf8')) as ReportRecord;
  }

  close(): void {
    closeSync(this.#fd);
  }
}

/** Writes records to a file and says where each lies. */
export const writePool = (
  file: string,
  records: Iterable<{ record: ReportRecord; story: string }>,
): { start: number; bytes: number; story: string }[] => {
  const fd = openSync(file, 'w');
  const index: { start: number; bytes: number; story: string }[] = [];
  let start = 0;
  for (const { record, story } of records) {
    const bytes = writeSync(fd, JSON.stringify(record));
    index.push({ start, bytes, story });
    start += bytes;
  }
  closeSync(fd);
  return index;
};

export type Kind = 'new' | 'of a subject' | 'copy' | 'edited copy' | 'retelling';

interface Happening {
  story: string;
  names: number;
  words: number;
  move: number;
  reports: number;
}

/** The stream: report 0, 1, 2, … Every report is made when it is asked for; only the last days' seeds are held. */
export const streamOf = function* (pool: Pool, vocabulary: Vocabulary): Generator<{ record: ReportRecord; kind: Kind }> {
  const random = makeRandom(1);
  const seed = (): number => Math.floor(random() * 2 ** 31);
  const below = (n: number): number => Math.floor(random() * n);
  const byStory = new Map<string, number[]>();
  for (let i = 0; i < pool.size; i += 1) byStory.set(pool.storyOf(i), [...(byStory.get(pool.storyOf(i)) ?? []), i]);
  const recent: { text: number; edit: number; of: Happening }[] = []; // the reports of the last days
  const subjects: { names: number; move: number; until: number }[] = [];
  for (let n = 0; ; n += 1) {
    const day = n / PER_DAY;
    for (let k = 0; k < SUBJECTS; k += 1)
      if (!subjects[k] || subjects[k]!.until < day)
        subjects[k] = { names: seed(), move: random(), until: day + SUBJECT_DAYS * (0.5 + random()) };
    const throwOf = random();
    let last = recent[below(recent.length)];
    if (last && last.of.reports >= LARGEST) last = undefined;
    let kind: Kind = 'new';
    let [text, edit] = [below(pool.size), 0];
    let of: Happening | undefined;
    if (last && throwOf < COPIES) {
      [text, of] = [last.text, last.of];
      kind = random() < 0.5 ? 'copy' : 'edited copy';
      edit = kind === 'copy' ? last.edit : seed();
    } else if (last && throwOf < COPIES + RETOLD) {
      const others = byStory.get(last.of.story)!.filter((i) => i !== last.text);
      if (others.length) {
        [text, of, kind] = [others[below(others.length)]!, last.of, 'retelling'];
      }
    }
    if (!of) {
      const subject = random() < OF_SUBJECT ? subjects[below(SUBJECTS)] : undefined;
      if (subject) kind = 'of a subject';
      of = {
        story: pool.storyOf(text),
        names: subject?.names ?? seed(),
        words: seed(),
        move: subject?.move ?? random(),
        reports: 0,
      };
    }
    of.reports += 1;
    recent.push({ text, edit, of });
    if (recent.length > DAYS * PER_DAY) recent.shift();
    const record = alter(
      pool.record(text),
      n,
      `Outlet ${1 + below(OUTLETS)}`,
      renamer(vocabulary, of.names, of.words, edit),
      of.move,
    );
    yield { record, kind };
  }
};
