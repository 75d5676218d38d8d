// A statement → who says it, as a sentence may name them: the report's words for the source, made whole from where it named them first; undefined where
// the report doesn't tell it close enough. "Ellis" → "Joe Ellis, a tax lawyer", "she" → "Ana Perr", "the minister" → "Olaf Brandt".
import type { Span, Statement } from '../../core/index.ts';
import { nounKinds, resolveActor } from '../../knowledge/index.ts';
import { unplaced } from './definite.ts';
import { fullerName, isTitled, sentenceOf } from './fuller-names.ts';
import { grammarOf } from './grammar.ts';
import { pointsOutside } from './pointing.ts';
import { antecedentOf } from './pronouns.ts';
import { printed, sentenceAt, type View } from './view.ts';

export interface Speaker {
  words: string;
  /** What the note must hold. */
  from: number;
  to: number;
  /** Places that name them in full. */
  further: Span[];
}

const PRONOUN = /^(?:he|she|they|it)$/i;
const NOBODY =
  /^(?:i|we|you|who|which|that|this|these|those|there|one|some|others?|many|both|another|several|his|her|their|its|my|our|him|them|and|or|but|the (?:two|three|latter|former|same|other))\b/i;
const APPOSITION = /^, ((?:an?|the) [^,.;:()“”"\n]{3,70})(?:,|\.(?=\s|$))/;
// "the fire department", "the ombudsman's office": of the place that the report is about.
const OFFICE =
  /\b(?:ministry|department|office|police|army|military|government|court|union|authorities|prosecutors?|coast guard)\b/i;
const LONGEST = 120; // characters

/** "Kenneth Baer" with what the report says of him behind the name: ", a former official". */
const described = (view: View, name: string, end: number): string => {
  const found = APPOSITION.exec(view.text.slice(end, end + 90))?.[1];
  if (found === undefined || /\b(?:who|which|he|she|his|her|their)\b/i.test(found)) return name;
  const last = /\p{L}+$/u.exec(found)?.[0].toLowerCase() ?? '';
  return nounKinds(last)[0] === 'person' || /\b(?:of|for|at)\b/.test(found) ? `${name}, ${found}` : name;
};

export const speakerOf = (view: View, s: Statement): Speaker | undefined => {
  if (s.source.length !== 1) return undefined;
  const source = s.source[0]!;
  const words = printed(view, source)
    .replace(
      /,?\s+(?:who|which|whose|whom|speaking|adding|citing|in an? (?:statement|interview|e-?mail|speech|tweet|letter))\b.*$/i,
      '',
    )
    .replace(/[,;:\s]+$/, '');
  const mentions = view.record.mentions.filter((x) => source.start <= x.start && x.end <= source.end);
  /** Named before: in the sentences right before, by one name or the whole one. */
  const named = (actor: string | undefined): Speaker | undefined => {
    const found = actor === undefined ? undefined : antecedentOf(view, actor, source.start, 'person');
    if (!found) return undefined;
    const fuller = fullerName(view, found);
    if (fuller === 'many') return undefined;
    const from = sentenceAt(view, found.start)!.start;
    return fuller
      ? { words: described(view, fuller.name, fuller.at.end), from, to: source.end, further: [sentenceOf(view, fuller.at)] }
      : { words: printed(view, found), from, to: source.end, further: [] };
  };
  if (PRONOUN.test(words)) {
    const m = mentions.find((x) => x.start === source.start && x.end === source.end);
    return /^(?:he|she)$/i.test(words) ? named(m?.actor) : undefined;
  }
  if (/\b(?:and|or|of|the|an?|at|in|for|with|as|to|from|by|on)$/i.test(words)) return undefined; // cut off
  if (!/\p{L}/u.test(words) || NOBODY.test(words) || words.length > LONGEST || /[“”"]/.test(words)) return undefined;
  const plain: Speaker = {
    words: words.replace(
      /^(?:The|A|An|Former|Famed|Then|One|Two|Three|Several|Some|Many|Other|Senior|Local|Officials|Police|Residents|Witnesses)\b(?! \p{Lu}\p{L}+ (?:said|says)\b)/u,
      (c) => c.toLowerCase(),
    ),
    from: source.start,
    to: source.end,
    further: [],
  };
  if (!view.parse) return plain;
  const name = mentions.find((m) => m.form === 'name' && (m.kind === 'person' || m.kind === 'organization'));
  const bare =
    name && printed(view, { start: name.start, end: source.end }).startsWith(words.replace(/^(?:Mr|Mrs|Ms|Dr)\.? /, ''));
  if (name && bare && !isTitled(view, name)) {
    const fuller = fullerName(view, name);
    if (fuller === 'many' && !/^M(?:r|rs|s)\b/.test(words)) return undefined;
    if (fuller === 'many' || fuller === undefined) {
      const one = /^(?:(?:Mr|Mrs|Ms|Dr)\.? )?\S+$/.test(words);
      return one && name.kind === 'person' && !isKnown(view, words) ? undefined : plain;
    }
    return { ...plain, words: described(view, fuller.name, fuller.at.end), further: [sentenceOf(view, fuller.at)] };
  }
  const g = grammarOf(words, view.parse);
  if (pointsOutside(g, false) !== undefined) return undefined;
  const nameless = !/\p{Lu}/u.test(words.slice(1));
  if (/^the\b/i.test(words) && nameless && OFFICE.test(words)) return plain;
  if (/^the\b/i.test(words) && nameless && mentions.some((m) => m.kind === 'person'))
    return named(mentions.find((m) => m.kind === 'person' && m.form === 'nominal' && m.start === source.start)?.actor);
  if (/\b(?:his|her|their|its|our|my)\b/i.test(words)) return undefined;
  if (/^the\b/i.test(words) && nameless) return undefined;
  return unplaced(view, g, source, false) === undefined ? plain : undefined;
};

const isKnown = (view: View, words: string): boolean => {
  const { published } = view.record.report;
  const found = resolveActor(words, { ...(published !== undefined && { published }), person: true });
  return found.name !== undefined && found.sectors.length > 0;
};
