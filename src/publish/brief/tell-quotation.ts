// A statement that the report quotes word by word → `Andes Wire quoted Teresa Quiroga on 6 October 2031: “…”`; undefined where the words, or who said
// them, can't be understood by the notes alone. Only whole sentences of the speaker: no fragment, no quotation that a cut would leave open.
import { dayWords, type Span, type Statement } from '../../core/index.ts';
import { type Bracket, withBrackets } from './bracket.ts';
import { beyond, ended, noteSpan, type Told } from './note-span.ts';
import { reporter } from './reporter.ts';
import { speakerOf } from './speaker.ts';
import { isLeaning, standsAlone } from './standalone.ts';
import { isWithin, printed, sentenceAt, single, type View, wordCount } from './view.ts';

const LONGEST_QUOTATION = 50; // words
const SHORTEST_QUOTATION = 6;
const SHORTEST_PART = 4;
// "But he …", "Because of that": they answer something that was not quoted.
const ANSWERS =
  /^(?:(?:But|And|So|Or|Nor|Yet|Because|Then|Although|Though|Which|Not)\b|(?:Well|Yes|No|Yeah|Sure|Right|Exactly|Look|Listen)(?=[,.!]))/;
// Whom a speaker addresses, the notes seldom tell; a quotation within the quotation is easily cut.
const ADDRESSED = /\b(?:you|your|yours|yourself|yourselves)\b/i;
const INNER = /(?:^|[\s(])[‘'](?=\p{L})/u;

/** X, quoted word by word: `Andes Wire quoted Teresa Quiroga on 6 October 2031: “This was no accident.”` */
export const tellQuotation = (view: View, s: Statement): Told | undefined => {
  if (s.manner !== 'direct' || s.cue.length === 0 || s.negated || s.via !== undefined) return undefined;
  const speaker = speakerOf(view, s);
  if (!speaker) return undefined;
  const at = sentenceAt(view, s.cue[0]!.start);
  if (!at || isWithin(s.cue[0]!.start, s.content) || isWithin(s.source[0]!.start, s.content)) return undefined;
  // Only what stands in the sentence of the cue, or goes on right behind it in the same paragraph: whose words those are is certain.
  const { text } = view;
  const parts: Span[] = [];
  let end = at.end;
  for (const c of s.content) {
    const here = c.start >= at.start && c.start < at.end;
    const next = !here && c.start >= end && /^[\s]*$/.test(text.slice(end, c.start)) && !/\n/.test(text.slice(end, c.start));
    if (!here && !next) continue;
    const part = quotedPart(text, c);
    if (!part) return undefined;
    const words = [...parts, part].reduce((n, p) => n + wordCount(printed(view, p)), 0);
    if (wordCount(printed(view, part)) < SHORTEST_PART) continue; // the name of a programme, a word at a distance
    if (words > LONGEST_QUOTATION && parts.length) {
      if (/^\p{Ll}/u.test(text.slice(part.start))) return undefined; // it would end in the middle of its sentence
      break;
    }
    parts.push(part);
    end = Math.max(end, c.end);
  }
  const words = parts.reduce((n, p) => n + wordCount(printed(view, p)), 0);
  if (!parts.length || words < SHORTEST_QUOTATION || words > LONGEST_QUOTATION) return undefined;
  // A quotation begins with its speaker's sentence: "… a purely defensive measure" is a piece of one.
  const opening = text.slice(parts[0]!.start, parts[0]!.end);
  if (!/^[\p{Lu}\p{N}$]/u.test(opening) || ANSWERS.test(opening)) return undefined;
  if (parts.some((p) => ADDRESSED.test(text.slice(p.start, p.end)) || INNER.test(text.slice(p.start, p.end)))) return undefined;
  const brackets: Bracket[] = [];
  const further: Span[] = [...speaker.further];
  let from = at.start;
  for (const p of parts) {
    const alone = standsAlone(view, p, { quoted: true });
    if (isLeaning(alone)) return undefined;
    brackets.push(...alone.brackets);
    further.push(...alone.further);
    from = Math.min(from, alone.from);
  }
  if (!view.isClause(ended(parts.map((p) => printed(view, p)).join(' ')))) return undefined;
  // "Every time you say that," he said, "you give …": one sentence, whose first part does not end.
  const goesOn = (i: number): boolean => {
    const next = parts[i + 1];
    return next !== undefined && !/^\p{Lu}/u.test(text.slice(next.start)) && /^,/.test(text.slice(parts[i]!.end));
  };
  if (parts.some((p, i) => i > 0 && !goesOn(i - 1) && !/^[‘'“]?[\p{Lu}\p{N}$]/u.test(text.slice(p.start)))) return undefined;
  const quotation = parts
    .map((p, i) => {
      const part = single(withBrackets(view, p, brackets));
      return `“${goesOn(i) ? part : ended(part)}”`;
    })
    .join(' … ');
  const { who, outlet } = reporter(view.record.report);
  const { published } = view.record.report;
  const comma = speaker.words.includes(', ') && published !== undefined ? ',' : '';
  const verb = outlet
    ? `quoted ${speaker.words}${comma}${published === undefined ? '' : ` on ${dayWords(published)}`}`
    : `quotes ${speaker.words}`;
  const span = noteSpan(view, Math.min(from, speaker.from, parts[0]!.start), Math.max(at.end, end, speaker.to));
  return (
    span && {
      form: 'quotes',
      text: `${who} ${verb}: ${quotation}`,
      span,
      further: beyond(span, further),
      taken: [...parts, s.source[0]!],
      speaker: speaker.words,
    }
  );
};

/** The words between the marks of a quotation; undefined where they are no whole quotation. */
const quotedPart = (text: string, c: Span): Span | undefined => {
  let { start, end } = c;
  while (start < end && /[\s“"‘'(]/.test(text[start]!)) start += 1;
  while (end > start && /[\s”",]/.test(text[end - 1]!)) end -= 1;
  const words = text.slice(start, end);
  if ((words.match(/‘/g)?.length ?? 0) > (words.match(/’/g)?.length ?? 0)) return undefined; // a quotation in it that does not end
  if (end <= start || !/[“"]/.test(text.slice(Math.max(0, start - 2), start)) || !/["”]/.test(text.slice(end, end + 3)))
    return undefined;
  return /[“”"\n]/.test(text.slice(start, end)) ? undefined : { start, end };
};
