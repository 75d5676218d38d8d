// The words by which one telling speaks against another (data/linking/denials.tsv). In: names of rows. Out: their alternatives, or one pattern of them.
import { readTable } from '../core/index.ts';

type DenialRow =
  | 'deny'
  | 'dismiss'
  | 'call'
  | 'told'
  | 'pointed'
  | 'untrue'
  | 'is untrue'
  | 'negates'
  | 'asked'
  | 'sought'
  | 'ahead'
  | 'began'
  | 'blame';

let rows: Map<string, string> | undefined;
const known = new Map<string, RegExp>();

/** The alternatives of some rows, to be put into a pattern. */
export const denialWords = (...names: DenialRow[]): string => {
  rows ??= new Map(readTable('data/linking/denials.tsv').map(([name, list]) => [name!, list!.split(';').join('|')]));
  return `(?:${names.map((name) => rows!.get(name)!).join('|')})`;
};

/** A pattern that is made of the words when it is first asked for; kept by its name. */
export const denialPattern = (name: string, make: (words: typeof denialWords) => string, flags = 'iu'): RegExp => {
  const before = known.get(name);
  if (before) return before;
  const made = new RegExp(make(denialWords), flags);
  known.set(name, made);
  return made;
};

/** Whether some words hold one of a row's. */
export const holdsDenial = (name: DenialRow, text: string): boolean =>
  denialPattern(name, (words) => `(?<!\\p{L})${words(name)}(?!\\p{L})`).test(text);
