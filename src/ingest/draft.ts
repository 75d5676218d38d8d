// A draft (text, Markdown, HTML, DOCX) → its words as plain text, with places that lead back to the file: a fix must be put where the draft's
// writer wrote it. Markdown by mdast (with positions), HTML by htmlparser2's events; code, scripts and styles are left out. A Word document is a
// packed file without places: those of its text stand for them.
import { Parser } from 'htmlparser2';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { decodePage, decodeText } from './decode.ts';
import { docxHtml } from './docx.ts';

export const DRAFT_FORMATS = ['text', 'markdown', 'html', 'docx'] as const;
export type DraftFormat = (typeof DRAFT_FORMATS)[number];

export interface Draft {
  /** What is read; all spans of findings point into it. */
  text: string;
  /** A place in the text → the place in the file (UTF-16 code units of its content). */
  toFile(at: number): number;
}

/** A stretch of text that stands in the file as it is, or (decoded, "&amp;") takes the place of a longer one. */
interface Piece {
  text: string;
  start: number;
  end: number;
}

const assemble = (pieces: readonly Piece[]): Draft => {
  const starts: number[] = [];
  let text = '';
  for (const p of pieces) {
    starts.push(text.length);
    text += p.text;
  }
  return {
    text,
    toFile(at) {
      let [low, high] = [0, pieces.length - 1];
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (starts[middle]! <= at) low = middle;
        else high = middle - 1;
      }
      const piece = pieces[low];
      if (!piece) return 0;
      return Math.min(piece.end, piece.start + (at - starts[low]!));
    },
  };
};

interface MarkdownNode {
  type: string;
  value?: string;
  children?: MarkdownNode[];
  position?: { start: { offset?: number }; end: { offset?: number } };
}
const BLOCKS = new Set(['paragraph', 'heading', 'listItem', 'blockquote', 'tableCell', 'thematicBreak']);

/** Markdown → its words. Where a stretch holds escapes or character references, places inside it are as near as they can be. */
const readMarkdown = (source: string): Draft => {
  const pieces: Piece[] = [];
  const visit = (node: MarkdownNode): void => {
    const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
    if (node.type === 'text' && node.value !== undefined) {
      // Escapes and character references: word by word, so that places stay near.
      const written = source.slice(start, end);
      if (written === node.value) pieces.push({ text: node.value, start, end });
      else {
        let from = 0;
        for (const part of node.value.split(/(?<=\s)/)) {
          const at = written.indexOf(part.trimEnd(), from);
          if (at >= 0) from = at;
          pieces.push({ text: part, start: start + Math.min(from, written.length), end });
          if (at >= 0) from += part.trimEnd().length;
        }
      }
    } else if (node.type === 'inlineCode' && node.value !== undefined) pieces.push({ text: node.value, start: start + 1, end });
    else if (node.type === 'break') pieces.push({ text: '\n', start, end });
    for (const child of node.children ?? []) visit(child);
    if (BLOCKS.has(node.type) && pieces.length && !pieces.at(-1)!.text.endsWith('\n\n'))
      pieces.push({ text: '\n\n', start: end, end });
  };
  visit(fromMarkdown(source) as MarkdownNode);
  return assemble(pieces);
};

const HTML_BLOCKS =
  /^(?:p|div|h[1-6]|li|ul|ol|blockquote|section|article|header|footer|main|aside|tr|td|th|table|figure|figcaption|dd|dt|dl|pre|hr|body|title|nav|form)$/;
const SILENT = /^(?:script|style|template|noscript|head|nav)$/;

const readHtml = (source: string): Draft => {
  const pieces: Piece[] = [];
  let silent = 0;
  const gap = (at: number): void => {
    if (pieces.length && !pieces.at(-1)!.text.endsWith('\n\n')) pieces.push({ text: '\n\n', start: at, end: at });
  };
  const parser = new Parser(
    {
      onopentag(name) {
        if (SILENT.test(name)) silent += 1;
        if (HTML_BLOCKS.test(name)) gap(parser.startIndex);
        if (name === 'br') pieces.push({ text: '\n', start: parser.startIndex, end: parser.endIndex });
      },
      onclosetag(name) {
        if (SILENT.test(name)) silent = Math.max(0, silent - 1);
        if (HTML_BLOCKS.test(name)) gap(parser.startIndex);
      },
      ontext(text) {
        // White space in a page is layout: one blank, of the same length so that places hold.
        if (silent === 0)
          pieces.push({ text: text.replace(/[\r\n\t]/g, ' '), start: parser.startIndex, end: parser.endIndex + 1 });
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.write(source);
  parser.end();
  return assemble(pieces);
};

/** The format of a draft in characters, by the ending of its name, else by its first words. */
export const draftFormat = (name: string, content: string): Exclude<DraftFormat, 'docx'> => {
  if (/\.(?:md|markdown|mdx)$/i.test(name)) return 'markdown';
  if (/\.x?html?$/i.test(name) || /^\s*<(?:!doctype|html|body|p|div|article)\b/i.test(content)) return 'html';
  return 'text';
};

/** A draft's words. Any string is fine in any format. */
export const readDraft = (content: string, format: Exclude<DraftFormat, 'docx'>): Draft => {
  if (format === 'markdown') return readMarkdown(content);
  if (format === 'html') return readHtml(content);
  return { text: content, toFile: (at) => at };
};

/** A draft as a file holds it. */
export interface DraftFile extends Draft {
  /** What places are counted in: the file's characters; of a Word document those of its text. */
  content: string;
  /** Whether places are those of the file. */
  placed: boolean;
}

const ZIP = [0x50, 0x4b, 0x03, 0x04];

/**
 * A draft's file → its words. Its format is told, or known by its bytes, the ending of its name and its first words. Throws InputError `unreadable`,
 * `too-large`, `encoding`, `binary`.
 */
export const readDraftFile = async (bytes: Uint8Array, name: string, format?: DraftFormat): Promise<DraftFile> => {
  if (format === 'docx' || (format === undefined && ZIP.every((x, i) => bytes[i] === x))) {
    const { text } = readHtml(await docxHtml(bytes, name));
    const content = text.trimEnd();
    return { text: content, content, placed: false, toFile: (at) => at };
  }
  const page = format === 'html' || (format === undefined && /\.x?html?$/i.test(name));
  // Half a surrogate pair can't come of bytes, but a page's character references can name one.
  const content = (page ? decodePage(bytes, name) : decodeText(bytes, name)).replace(/\p{Surrogate}/gu, '\uFFFD');
  return { ...readDraft(content, format ?? draftFormat(name, content)), content, placed: true };
};
