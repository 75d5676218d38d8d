// Who a stretch of words names: last names and names of bodies, and whether two of them can be the same. Titles, countries and demonyms
// are no names of a speaker: "the Chilean foreign minister" and "Chile" name nobody by name.
import type { ReportRecord, Span, Statement } from '../core/index.ts';
import { countryByCapital, countryByDemonym, countryByName, foldName, titleGender } from '../knowledge/index.ts';
import { type LintWord, opens, wordsIn } from './words.ts';

/** The code of the country that a word names, by name, capital or people: "Santiago", "Chilean", "Chile" → CHL. */
export const countryOf = (word: string): string | undefined => {
  const bare = word.replace(/['’]s?$/, '');
  return (countryByName(bare) ?? countryByDemonym(bare) ?? countryByDemonym(bare.replace(/s$/, '')) ?? countryByCapital(bare))
    ?.iso3;
};

const NO_NAME =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|The|A|An|I|He|She|It|They|We|President|Minister|Prime|Foreign|Defen[cs]e|Interior|Health|Finance|Secretary|State|Senator|Sen|Rep|Gov|Governor|Mayor|General|Gen|Colonel|Col|Captain|Judge|Mr|Mrs|Ms|Dr|Professor|Ambassador|Spokesman|Spokeswoman|Spokesperson|Chief|Director|Former|Ex|Vice|Deputy|Republican|Democrat|Democratic|Democrats|Republicans|King|Queen|Prince|Sir|Lord|Congressman|Congresswoman|Representative|Attorney|Chairman|Oil|But|And|In|On|At|For|Of|To|As|When|While|After|Before|If|This|That|There|His|Her|Their|Its|No|Not|Yes|Several|Many|Some|Two|Three|Both|All|Most|One)$/i;

/** Folded words of names: persons by all their words. */
export const nameWords = (text: string, span: Span): string[] =>
  wordsIn(text, span)
    .filter(
      (w) =>
        w.capital &&
        w.form.replace(/['’]s?$/, '').length > 1 &&
        !NO_NAME.test(w.form.replace(/['’]s?$/, '')) &&
        titleGender(w.form.toLowerCase()) === undefined &&
        !countryOf(w.form),
    )
    .map((w) => foldName(w.form.replace(/['’]s?$/, '')));

/** Names of a statement's speaker: of its source's words, else of its actor's mentions by name. `direct`: the source itself names. */
export const speakerNames = (record: ReportRecord, statement: Statement): { names: string[]; direct: boolean; words: string } => {
  const { text } = record.report;
  const words = statement.source.map((s) => text.slice(s.start, s.end)).join(' … ');
  const own = statement.source.flatMap((s) => nameWords(text, s));
  const persons = record.mentions.filter(
    (m) => m.kind === 'person' && m.form === 'name' && statement.source.some((s) => s.start <= m.start && m.end <= s.end),
  );
  // "Pavel Ros, a spokesman for the Coast Ministry": the person speaks.
  if (persons.length) return { names: persons.flatMap((m) => nameWords(text, m)), direct: true, words };
  if (own.length) return { names: own, direct: true, words };
  const actor = record.mentions.filter((m) => m.form === 'name' && m.actor !== undefined && m.actor === statement.speaker);
  return { names: actor.flatMap((m) => nameWords(text, m)), direct: false, words };
};

/** Whether a statement's source names a person. */
export const namesPerson = (record: ReportRecord, statement: Statement): boolean =>
  record.mentions.some(
    (m) => m.kind === 'person' && m.form === 'name' && statement.source.some((s) => s.start <= m.start && m.end <= s.end),
  );

/** Whether two lists of name words can be of one bearer: a word in common, or the initials of the other. */
export const mayBeSame = (a: readonly string[], b: readonly string[]): boolean => {
  if (a.some((x) => b.some((y) => x === y || (x.length > 4 && y.length > 4 && (x.startsWith(y) || y.startsWith(x))))))
    return true;
  const initials = (list: readonly string[]): string => list.map((w) => w[0]).join('');
  return a.includes(initials(b)) || b.includes(initials(a));
};

/** Runs of capitalised words inside a sentence: names as they are written. */
export const nameRuns = (
  text: string,
  words: readonly LintWord[],
  isName: (w: LintWord) => boolean = () => false,
): { first: number; after: number }[] => {
  const runs: { first: number; after: number }[] = [];
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i]!;
    if (!word.capital || word.light || NO_NAME.test(word.form.replace(/['’]s?$/, '')) || (opens(text, word) && !isName(word)))
      continue;
    const last = runs.at(-1);
    if (last && last.after === i && /^\s+$/.test(text.slice(words[i - 1]!.end, word.start))) last.after = i + 1;
    else runs.push({ first: i, after: i + 1 });
  }
  return runs;
};
