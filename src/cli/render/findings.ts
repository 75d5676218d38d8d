// Findings of lint → lines for people: place, level, what is wrong, the words on both sides, a suggestion.
import type { DraftFile } from '../../ingest/index.ts';
import { type Finding, LEVELS } from '../../lint/index.ts';
import { oneLine } from './table.ts';

const LONGEST = 260; // characters of a report's words that are shown

const cut = (words: string): string => {
  const line = oneLine(words);
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
};

const placeOf = (content: string, at: number): string => {
  const before = content.slice(0, at).split('\n');
  return `${before.length}:${before.at(-1)!.length + 1}`;
};

/** A quotation word by word: what the draft has alone in [-…-], what the report has alone in {+…+}, as in `git diff --word-diff`. */
const wordByWord = (f: Finding): string =>
  (f.diff ?? []).map(({ op, words }) => (op === 'same' ? words : op === 'draft' ? `[-${words}-]` : `{+${words}+}`)).join(' ');

/** The findings of a draft, and a last line that counts them. */
export const renderFindings = (findings: readonly Finding[], draft: DraftFile, file: string, reports: number): string => {
  const lines = findings.flatMap((f) => [
    `${file}:${placeOf(draft.content, draft.toFile(f.span.start))}  ${f.level}  ${f.id}`,
    `  draft:  ${cut(f.words)}`,
    ...f.evidence.map(
      (e) =>
        `  report: ${cut(e.words)}  (${oneLine([e.outlet ?? e.report.slice(0, 24), e.published?.slice(0, 10)].filter(Boolean).join(', '))})`,
    ),
    ...(f.diff ? [`  words:  ${cut(wordByWord(f))}`] : []),
    `  ${f.reason}${f.fix ? ` ${cut(f.fix.advice)}` : ''}`,
    '',
  ]);
  const count = LEVELS.map((level) => {
    const n = findings.filter((f) => f.level === level).length;
    return `${n} ${level}${n === 1 ? '' : 's'}`;
  }).join(', ');
  return `${lines.join('\n')}${lines.length ? '\n' : ''}${count}; held against ${reports} report${reports === 1 ? '' : 's'}\n`;
};
