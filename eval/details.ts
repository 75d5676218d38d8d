// Figures beside the ruler's, each from a command of its own → eval/details/NAME.json; docs/accuracy.md prints them below their task.
// A detail says which models it was measured with; `npm run eval -- --check` refuses one of other models than would ship.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readerInfo } from '../src/reader.ts';

/** A table under a task: cells are printed as they stand. */
export interface Detail {
  task: string;
  title: string;
  /** The command that anyone can run, DIR standing for the corpora. */
  command: string;
  /** What the table counts, on what, how far to trust it. */
  about: string;
  columns: string[];
  rows: string[][];
  /** Digest of models and data that made the figures; absent where none were used (agreement of labellers, say). */
  models?: string;
}

const FOLDER = fileURLToPath(new URL('details', import.meta.url));

/** All details, by name. */
export const readDetails = (folder = FOLDER): Record<string, Detail> =>
  existsSync(folder)
    ? Object.fromEntries(
        readdirSync(folder)
          .filter((f) => f.endsWith('.json'))
          .sort()
          .map((f) => [f.slice(0, -5), JSON.parse(readFileSync(join(folder, f), 'utf8')) as Detail]),
      )
    : {};

/** Writes a detail measured with the models that ship now, and prints its table. */
export const writeDetail = (name: string, detail: Omit<Detail, 'models'>, usesModels = true, folder = FOLDER): void => {
  mkdirSync(folder, { recursive: true });
  const whole: Detail = { ...detail, ...(usesModels && { models: readerInfo().models }) };
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(whole, null, 1)}\n`);
  console.log(renderDetail(whole));
};

/** Markdown of a detail: words to the left, figures to the right. */
export const renderDetail = ({ title, command, about, columns, rows }: Detail): string => {
  const isFigure = (k: number): boolean => k > 0 && rows.every((r) => /^[\d.,%–+\- ]*$/.test(r[k] ?? ''));
  return `### ${title}

\`${command}\`

${about}

| ${columns.join(' | ')} |
| ${columns.map((_, k) => (isFigure(k) ? '---:' : '---')).join(' | ')} |
${rows.map((r) => `| ${r.join(' | ')} |`).join('\n')}
`;
};

/** What details are of no task of the ruler: the page would not print them. */
export const strayDetails = (details: Readonly<Record<string, Detail>>, tasks: readonly string[]): string[] =>
  Object.entries(details)
    .filter(([, d]) => !tasks.includes(d.task))
    .map(
      ([name, d]) =>
        `eval/details/${name}.json is of the task ${d.task}, below which docs/accuracy.md prints nothing; its tasks: ${tasks.join(', ')}`,
    );

/** What is wrong with details measured on other models than `models`. */
export const staleDetails = (details: Readonly<Record<string, Detail>>, models: string): string[] =>
  Object.entries(details)
    .filter(([, d]) => d.models !== undefined && d.models !== models)
    .map(([name, d]) => `eval/details/${name}.json was measured with models ${d.models}, but ${models} would ship: ${d.command}`);
