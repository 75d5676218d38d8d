// A PDF → the text of its text layer (unpdf: pdf.js without native parts; no script in it runs). Lines are joined into paragraphs by the gaps
// between them, words that were parted at line ends are put together, running heads and page numbers are left out. Scans have no text layer.
import { InputError } from '../core/index.ts';
import { checkText } from './item.ts';
import type { Found } from './read-inputs.ts';

/** A line of print, and where it stands on the page (PDF points, from below). */
export interface PrintedLine {
  text: string;
  y: number;
  size: number;
}

interface Piece {
  str: string;
  y: number;
  fontSize: number;
  hasEOL: boolean;
}

/** Pieces of a page → its lines. */
export const printedLines = (pieces: readonly Piece[]): PrintedLine[] => {
  const lines: PrintedLine[] = [];
  let line: PrintedLine | undefined;
  let longest = 0; // piece of the line, in characters
  for (const piece of pieces) {
    // A piece that stands elsewhere begins a line, whether or not the one before said that it ends.
    if (line && piece.str.trim() && Math.abs(piece.y - line.y) > 0.6 * Math.max(line.size, piece.fontSize)) line = undefined;
    if (!line) {
      if (!piece.str.trim()) continue;
      line = { text: '', y: piece.y, size: piece.fontSize };
      lines.push(line);
      longest = 0;
    }
    line.text += piece.str;
    // A footnote begins with a small figure, a heading with a large letter: the line's size is that of most of it.
    if (piece.str.length > longest) {
      longest = piece.str.length;
      line.size = piece.fontSize;
    }
    if (piece.hasEOL) line = undefined;
  }
  return lines.map((l) => ({ ...l, text: l.text.replace(/\s+/g, ' ').trim() })).filter((l) => l.text);
};

/** What is the same on every page but for its number: "The Coast Tribune – 12". */
const headKey = (line: PrintedLine | undefined): string => (line ? line.text.replace(/\d+/g, '#').toLowerCase() : '');

/** Pages a running head must stand on, at the least, and the share of them. */
const HEAD_PAGES = 3;
const HEAD_SHARE = 0.5;

/** Pages without their running heads and feet. */
export const withoutHeads = (pages: readonly (readonly PrintedLine[])[]): PrintedLine[][] => {
  const counts = new Map<string, number>();
  for (const page of pages)
    for (const key of new Set([headKey(page[0]), headKey(page.at(-1))])) if (key) counts.set(key, (counts.get(key) ?? 0) + 1);
  const isHead = (line: PrintedLine | undefined): boolean => {
    if (!line) return false;
    const n = counts.get(headKey(line)) ?? 0;
    return (
      (n >= HEAD_PAGES && n >= HEAD_SHARE * pages.length) ||
      /^[-–—\s]*(?:page )?\d{1,4}(?: of \d{1,4})?[-–—\s]*$/i.test(line.text)
    );
  };
  return pages.map((page) => {
    const rest = [...page];
    while (rest.length && isHead(rest[0])) rest.shift();
    while (rest.length && isHead(rest.at(-1))) rest.pop();
    return rest;
  });
};

/** "govern-" + "ment": one word, unless the text elsewhere writes it with its hyphen. */
const joinLines = (lines: readonly string[], all: string): string =>
  lines.reduce((text, line) => {
    if (!text) return line;
    const [head, tail] = [/(\p{L}+)-$/u.exec(text)?.[1], /^\p{Ll}+/u.exec(line)?.[0]];
    if (!head || !tail) return `${text} ${line}`;
    return all.includes(`${head}-${tail}`) ? text + line : text.slice(0, -1) + line;
  }, '');

/** A gap between two lines parts paragraphs where it is wider than this: in line heights (text is set at 1 to 1.4), and in the page's usual gaps. */
const WIDE_GAP = 1.6;
const WIDER_THAN_USUAL = 1.25;
/** A line shorter than this part of the page's longest ends a paragraph, or is a heading. */
const FULL_LINE = 0.6;

/** The usual gap between two lines of a page. */
const usualGap = (page: readonly PrintedLine[]): number => {
  const gaps = page
    .slice(1)
    .map((line, i) => page[i]!.y - line.y)
    .filter((gap) => gap > 0)
    .sort((a, b) => a - b);
  return gaps[(gaps.length - 1) >> 1] ?? 0;
};

/** Pages → text, its paragraphs parted by blank lines. */
export const textOfPages = (pages: readonly (readonly PrintedLine[])[]): string => {
  const all = pages.flatMap((page) => page.map((l) => l.text)).join('\n');
  const paragraphs: string[][] = [];
  let above: PrintedLine | undefined;
  let longest = 0; // of the page before
  for (const page of withoutHeads(pages)) {
    const usual = usualGap(page);
    for (const [i, line] of page.entries()) {
      let opens = true;
      if (above && i === 0) {
        // Over the page: a sentence that is not done goes on, where its last line is a full one.
        const done = /[.!?…:"”’)]$/.test(above.text) || above.text.length < FULL_LINE * longest;
        opens = done && /^\P{Ll}/u.test(line.text);
      } else if (above) {
        const size = Math.max(line.size, above.size) || 1;
        const gap = Math.abs(above.y - line.y);
        opens = gap > Math.max(WIDE_GAP * size, WIDER_THAN_USUAL * usual) || Math.abs(line.size - above.size) > 0.15 * size;
      }
      if (opens) paragraphs.push([line.text]);
      else paragraphs.at(-1)!.push(line.text);
      above = line;
    }
    longest = Math.max(0, ...page.map((l) => l.text.length));
  }
  return paragraphs.map((lines) => joinLines(lines, all)).join('\n\n');
};

/** The item of a PDF. Throws InputError `unreadable`, `empty`, `too-large`. */
export const readPdf = async (bytes: Uint8Array, input: string): Promise<Found> => {
  const { extractTextItems, getDocumentProxy } = await import('unpdf');
  let pages: PrintedLine[][];
  try {
    // pdf.js takes the bytes away from their owner: it gets a copy.
    pages = (await extractTextItems(await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 }))).items.map(printedLines);
  } catch (error) {
    const { name, message } = error as Error;
    throw name === 'PasswordException'
      ? new InputError('unreadable', `${input} is locked with a password: save it without one`, input)
      : new InputError(
          'unreadable',
          `${input} is no PDF that can be read (${message}): save its text to a file and read that`,
          input,
        );
  }
  const text = textOfPages(pages)
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(/\0/g, '');
  if (!/\S/.test(text))
    throw new InputError(
      'empty',
      `${input} has no text layer, as scans have none: run it through text recognition first (ocrmypdf)`,
      input,
    );
  return { input, item: { text: checkText(text, input) }, readFront: true };
};
