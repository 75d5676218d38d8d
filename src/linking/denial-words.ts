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
  | 'no part'
  | 'negates'
  | 'not'
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

// "that he had never taken money", "none of its drones had been shot down": said of no act that was read, it speaks against one.
const AUXILIARY =
  /^["“']?(?:that\s+)?(?:[\p{L}'’-]+\s+){0,7}?(?:had|has|have|was|were|is|are|did|does|do)(?:\s+not|n['’]t)(?!\p{L})/iu;
const FIRST = 9; // words of a clause in which it is told what it says not

// "It is not clear who they were", "did not comment", "do not want to see another crowd": nothing that was told is denied.
const UNTOLD =
  /^["“']?(?:[\p{L}\p{N}'’-]+\s+){0,9}?(?:not|\p{L}+n['’]t)\s+(?:yet\s+|immediately\s+)?(?:be(?:en)?\s+)?(?:clear|known|certain|sure|comment|commented|answer|answered|reply|replied|respond|responded|return|returned|say|tell|told|want|wanted|wish|intend|plan|expect|expected|think|believe|need|know|care|mention|mentioned|elaborate|give|given|confirm|confirmed|verified|possible|able)(?!\p{L})/iu;
const UNANSWERED =
  /(?<!\p{L})(?:neither|nobody|no one|none|no group|never)(?!\p{L})(?:\s+[\p{L}'’-]+){0,4}?\s+(?:answer|comment|repl(?:y|ied)|respond|claim|react)(?:s|ed)?(?!\p{L})/iu;
/** Whether a clause tells that nothing was said or is known. */
export const tellsNothing = (clause: string): boolean => UNTOLD.test(clause) || UNANSWERED.test(clause);

// "has let no lorry pass without a permit": some have passed.
const WITHOUT = /(?<!\p{L})without\s+(?:an?|the|its|his|her|their|any)\s+\p{L}+/iu;

const NO_CLAUSE = /^\W*no(?:\s+\p{L}+){1,2}\W*$/iu; // "no other figure": what is said of it is not told

/** Whether a clause says that something is not so: "There was no coup", "at no time did he sign", "Iran … had had no hand in the fire". */
export const saysNot = (clause: string): boolean => {
  const told = clause.replace(/\s*…\s*/g, ' '); // what stands between may be who says so
  return (
    (AUXILIARY.test(told) && !UNTOLD.test(told)) ||
    (denialPattern('says not', (words) => `^["“']?(?:[\\p{L}\\p{N}'’-]+\\s+){0,${FIRST}}?${words('not')}`).test(told) &&
      !WITHOUT.test(told) &&
      !UNANSWERED.test(told) &&
      !NO_CLAUSE.test(told))
  );
};

/** "At no time did soldiers lay mines": what follows was never so. "Neither side has withdrawn" may change tomorrow, and denies nothing. */
const NEVER = /^["“']?(?:that\s+)?(?:at no time|in no way|on no occasion|never|nowhere)(?!\p{L})/iu;

/** Whether a clause begins by saying that what follows was never so. */
export const beginsWithNever = (clause: string): boolean => NEVER.test(clause);

export const OWN_WORDS = 2; // stems from which a denial tells itself what it denies
/** How many stems of a denial tell what it denies, beside that it was told: of "the accusation" none, of "reports that gas had been used" two. */
export const ownWords = (content: ReadonlyMap<string, number>): number =>
  [...content.keys()].filter((stem) => !holdsDenial('told', stem) && !holdsDenial('pointed', stem)).length;
