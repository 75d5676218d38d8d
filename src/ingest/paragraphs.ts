// Text → spans of its paragraphs. Texts come in three shapes: blank lines between paragraphs, one paragraph a line, or
// lines wrapped at a fixed width; which one it is, is told by how often a line goes on in small letters.
import { type Span, trimmed } from '../core/index.ts';

/** "… the ministry said.", with or without closing marks. */
const ENDS_SENTENCE = /[.!?…:;]["”’'»)\]]*$/;
const GOES_ON = /^["“‘'«(]?\p{Ll}/u;

interface Line extends Span {
  /** A blank line stands above it. */
  opens: boolean;
}

const readLines = (text: string): Line[] => {
  const lines: Line[] = [];
  let opens = true;
  for (let start = 0; start <= text.length; ) {
    const at = text.indexOf('\n', start);
    const end = at < 0 ? text.length : at;
    const span = trimmed(text, { start, end });
    if (span) lines.push({ ...span, opens });
    opens = !span;
    start = end + 1;
  }
  return lines;
};

/** Share of lines under another that begin in small letters: about .85 in wrapped English prose, near 0 else. */
const WRAPPED_SHARE = 0.4;
/** Lines longer than this are no wrapped ones: mail and wire texts wrap at 65 to 100. */
const WIDEST = 140;

/** Paragraphs of a text, in order; between them only white space. */
export const readParagraphs = (text: string): Span[] => {
  const lines = readLines(text);
  const inner = lines.filter((line) => !line.opens);
  const goesOn = (line: Line): boolean => GOES_ON.test(text.slice(line.start, line.start + 3));
  const widths = lines.map((l) => l.end - l.start);
  const width = widths.reduce((most, w) => Math.max(most, w), 0);
  const wrapped = inner.length > 0 && width <= WIDEST && inner.filter(goesOn).length >= WRAPPED_SHARE * inner.length;
  const paragraphs: Span[] = [];
  for (const [i, line] of lines.entries()) {
    const last = paragraphs.at(-1);
    const above = lines[i - 1];
    if (!last || !above || line.opens) {
      paragraphs.push({ start: line.start, end: line.end });
      continue;
    }
    const ended = ENDS_SENTENCE.test(text.slice(Math.max(above.start, above.end - 4), above.end));
    // In wrapped text a short line that ends a sentence ends the paragraph too; so does a short one without a mark whose
    // next word would have fitted (a headline, a byline).
    const nextWord = /^\S+/.exec(text.slice(line.start, line.start + 40))?.[0].length ?? 0;
    const roomLeft = above.end - above.start + 1 + nextWord <= width * 0.9;
    const joins = wrapped ? goesOn(line) || !roomLeft : goesOn(line) && !ended && above.end - above.start <= WIDEST;
    if (joins) last.end = line.end;
    else paragraphs.push({ start: line.start, end: line.end });
  }
  return paragraphs;
};
