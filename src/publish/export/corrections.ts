// What people corrected → lines to train on: what the machine had read, what the person said, of which words, by whom and when. Of a report that not
// everybody may see, offsets and codes alone. Taken back ones are left out. Pure: the same log gives the same bytes.
import type { Handling, Span } from '../../core/index.ts';

/** A correction as the dossier keeps it. */
export interface LoggedCorrection {
  number: number;
  key: string;
  layer: string;
  sha256: string;
  words: string;
  spans?: readonly Span[];
  verdict: { op: string };
  machine?: object;
  person?: object;
  by?: string;
  why?: string;
  made: string;
  undone?: string;
}

/** The text that a correction is of. */
export interface CorrectedText {
  text: string;
  handling: Handling;
}

const NAMES = new Set(['words', 'name', 'text', 'unknown', 'admin1', 'source_words']);
const LONGEST = 4000; // code units: a paragraph; longer ones are cut around the words

const bare = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !NAMES.has(name))
      .map(([name, inner]) => [name, bare(inner)]),
  );
};

/** The paragraph around some words. */
const around = (text: string, { start, end }: Span): { start: number; text: string } => {
  const before = Math.max(text.lastIndexOf('\n', start - 1) + 1, start - LONGEST / 2);
  const line = text.indexOf('\n', end);
  const after = Math.min(line < 0 ? text.length : line, end + LONGEST / 2);
  return { start: before, text: text.slice(before, after) };
};

/** One JSON object for each correction that holds, in the order of the log; `textOf` undefined: the text is not there any more. */
export const correctionLines = function* (
  log: Iterable<LoggedCorrection>,
  textOf: (sha256: string) => CorrectedText | undefined,
): Generator<object> {
  for (const c of log) {
    const source = textOf(c.sha256);
    if (c.undone !== undefined || !source) continue;
    const open = source.handling !== 'restricted';
    const spans = (c.spans ?? []).map(({ start, end }) => ({
      start,
      end,
      ...(open && { words: source.text.slice(start, end) }),
    }));
    const [first] = spans;
    yield {
      report: c.sha256,
      handling: source.handling,
      layer: c.layer,
      key: c.key,
      op: c.verdict.op,
      spans,
      ...(open && first && { around: around(source.text, first) }),
      ...(c.machine && { machine: open ? c.machine : bare(c.machine) }),
      ...(c.person && { person: open ? c.person : bare(c.person) }),
      ...(c.by !== undefined && { by: c.by }),
      ...(c.why !== undefined && open && { why: c.why }),
      made: c.made,
    };
  }
};
