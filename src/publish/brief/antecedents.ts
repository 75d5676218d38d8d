// A sentence and what stands before it → its pronouns with the names they stand for, in [brackets], where the report names them close enough
// that the note can quote that too; undefined where the sentence can't be understood alone.
import type { Mention, Span } from '../../core/index.ts';
import { isWithin, mentionsIn, printed, quotedIn, sentenceAt, typeset, type View } from './view.ts';

/** A name to be set in brackets in place of a pronoun, or behind a description. */
export interface Bracket extends Span {
  words: string;
}

export interface Understood {
  brackets: Bracket[];
  /** Where the note begins, so that it holds the names in brackets. */
  from: number;
}

const BACK = 2; // sentences that a name may lie before its pronoun
const PERSONAL = /^(?:he|she|him|his|her|hers|himself|herself)$/i;
const OTHER = /^(?:it|its|they|them|their|theirs|itself|themselves)$/i;
const OWN = /^(?:i|we|us|our|ours|my|me|mine|myself|ourselves|you|your|yours|yourself)(?:['’](?:m|ve|re|ll|d))?$/i;
const POSSESSIVE = /^(?:his|her|their|its)$/i;
// "This came after …", "Both sides …", "The latter …": what they point to stands elsewhere.
const POINTING =
  /^["“]?(?:this|that|these|those|such|both|another|the (?:first (?:is|was|has|had|will)|two|three|four|latter|former|same|other|others|second|third|next|following|pair|duo|result|reason|answer|problem|idea|move|remarks?|comments?|decision|announcement|news)|one of (?:them|these|those)|some of (?:them|these|those)|neither|either|instead|then|there|here|so|nor|or|which|who|it|they)\b/i;
const WORD = /[\p{L}’']+/gu;

/** The last mention by name of an actor before a place, if no other person is named in between. */
export const antecedentOf = (view: View, actor: string, before: number, kind: Mention['kind']): Mention | undefined => {
  const here = sentenceAt(view, before);
  const first = here && view.record.sentences[Math.max(0, here.index - BACK)];
  if (!first) return undefined;
  const named = view.record.mentions.filter(
    (m) => m.form === 'name' && m.start >= first.start && m.end <= before && m.kind === kind,
  );
  const last = named.filter((m) => m.actor === actor).sort((a, b) => b.start - a.start)[0];
  if (!last) return undefined;
  // Between "Rozas" and "he" nobody else is named, nor in the sentence of "Rozas" before: the pronoun could be theirs.
  const sentence = sentenceAt(view, last.start);
  if (!sentence || /\n/.test(view.text.slice(sentence.start, sentence.end))) return undefined;
  if (named.some((m) => m.actor !== actor && m.start >= sentence.start)) return undefined;
  // A name within a quotation is what somebody said, not whom the report goes on about.
  if (isWithin(last.start, quotedIn(view, sentence))) return undefined;
  return last;
};

/** How a sentence is understood alone; undefined where it is not. */
export const understand = (view: View, body: Span): Understood | undefined => {
  const words = view.text.slice(body.start, body.end);
  const quoted = quotedIn(view, body);
  const mentions = mentionsIn(view, body);
  const brackets: Bracket[] = [];
  let from = body.start;
  const done = new Set<string>();
  const names = (actor: string | undefined): boolean =>
    actor !== undefined && mentions.some((m) => m.actor === actor && m.form === 'name' && !isWithin(m.start, quoted));
  const name = (m: Mention): boolean => {
    if (m.actor === undefined) return false;
    if (done.has(m.actor) || names(m.actor)) return true;
    const found = antecedentOf(view, m.actor, body.start, m.kind === 'person' ? 'person' : m.kind);
    if (!found) return false;
    done.add(m.actor);
    const own = POSSESSIVE.test(view.text.slice(m.start, m.end));
    const instead = m.form === 'pronoun' ? m.start : m.end; // "[Rozas] said", but "the minister [Rozas] said"
    brackets.push({ start: instead, end: m.end, words: `${printed(view, found)}${own ? '’s' : ''}` });
    from = Math.min(from, sentenceAt(view, found.start)!.start);
    return true;
  };
  for (const match of words.matchAll(WORD)) {
    const [word] = match;
    const at = body.start + match.index;
    const pronoun = PERSONAL.test(word) || OTHER.test(word);
    if (!pronoun || isWithin(at, quoted)) continue;
    const m = mentions.find((x) => x.start === at && x.end === at + word.length && x.form === 'pronoun');
    const before = mentions.filter((x) => x.end <= at && x.form !== 'pronoun' && !isWithin(x.start, quoted));
    if (PERSONAL.test(word)) {
      // Somebody else is named before it in the sentence: "Obama's veto … to override him". The sentence is told as it is.
      if (m && before.some((x) => x.kind === 'person' && x.form === 'name' && x.actor !== m.actor)) continue;
      if (m && name(m)) continue;
      // "A nurse said that she …": somebody without a name, in the sentence itself.
      if (m?.actor !== undefined && before.some((x) => x.actor === m.actor)) continue;
      return undefined;
    }
    // "it", "they": something that the sentence itself names before; else a name in brackets.
    if (m?.actor !== undefined && before.some((x) => x.actor === m.actor)) continue;
    const opening = wordsBefore(words, match.index) < 4;
    if (!opening) continue;
    if (!/^(?:it|they)$/i.test(word) && before.length) continue;
    return undefined;
  }
  const opens = POINTING.exec(words);
  if (opens && !brackets.some((b) => b.start <= body.start + opens[0].length)) return undefined;
  // "The minister denied": a person who is described and was named just before.
  const subject = mentions.find((m) => m.start === body.start && m.form === 'nominal' && m.kind === 'person');
  if (subject && /^the\b/i.test(words) && !names(subject.actor)) name(subject);
  return { brackets: brackets.sort((a, b) => a.start - b.start), from };
};

const wordsBefore = (words: string, index: number): number => words.slice(0, index).match(WORD)?.length ?? 0;

/** Whether the report speaks of itself ("we", "I") outside quotation marks. */
export const speaksOfItself = (view: View, body: Span): boolean => {
  const quoted = quotedIn(view, body);
  for (const match of view.text.slice(body.start, body.end).matchAll(WORD))
    if (OWN.test(match[0]) && !isWithin(body.start + match.index, quoted)) return true;
  return false;
};

/** Words of a span with names in brackets. */
export const withBrackets = (view: View, s: Span, brackets: readonly Bracket[]): string => {
  let words = '';
  let at = s.start;
  for (const b of brackets) {
    if (b.start < s.start || b.end > s.end) continue;
    words += `${view.text.slice(at, b.start)}${b.start === b.end ? ' ' : ''}[${b.words}]`;
    at = b.end;
  }
  return typeset(words + view.text.slice(at, s.end));
};
