// `sitrep actor PHRASE`: who that is, by what Sitrep knows: country, body, sectors, kind, or why they can't be told.
import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { type ResolvedActor, type ResolveOptions, resolveActor } from '../knowledge/index.ts';

interface Options {
  published?: string;
  near?: string;
  json?: boolean;
  jsonl?: boolean;
  explain?: boolean;
}

/** The answer as printed: unknown is absent; `by` on demand. */
const shown = ({ by, ...rest }: ResolvedActor, explain: boolean | undefined): object => ({ ...rest, ...(explain && { by }) });

const readable = (phrase: string, a: ResolvedActor, explain: boolean | undefined): string => {
  const what = [a.name, a.kind, a.country ?? a.body, a.sectors.join(' ')].filter(Boolean).join(' · ');
  return `${phrase}: ${what}${a.unknown ? ` (${a.unknown})` : ''}${explain ? `\n  by ${a.by}` : ''}\n`;
};

const fail = (message: string, code: number): void => {
  process.stderr.write(`sitrep actor: ${message}\n`);
  process.exitCode = code;
};

const answerLines = async (explain: boolean | undefined): Promise<void> => {
  let line = 0;
  for await (const text of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    line += 1;
    if (!text.trim()) continue;
    try {
      const query = JSON.parse(text) as { text?: unknown; published?: string; near?: string };
      if (typeof query.text !== 'string') throw new Error('“text” is missing');
      const options: ResolveOptions = {
        ...(query.published && { published: query.published }),
        ...(query.near && { near: query.near }),
      };
      process.stdout.write(`${JSON.stringify(shown(resolveActor(query.text, options), explain))}\n`);
    } catch (error) {
      process.stdout.write(
        `${JSON.stringify({ error: { code: 'bad-query', message: (error as Error).message, input: `line ${line}` } })}\n`,
      );
      fail(`line ${line}: ${(error as Error).message}`, 1);
    }
  }
};

export const register = (program: Command): void => {
  program
    .command('actor')
    .description('who a phrase stands for: country, sectors, kind')
    .argument('[phrase]', 'such as "American warplanes"')
    .option('--published <date>', 'date that decides who holds an office (ISO 8601); without it the latest known fact counts')
    .option('--near <country>', 'alpha-3 code of the country that the report is about; decides between organizations of one name')
    .option('--json', 'print JSON')
    .option('--jsonl', 'read one query a line from standard input: {"text", "published"?, "near"?}')
    .option('--explain', 'say which facts decided')
    .action(async (phrase: string | undefined, { published, near, json, jsonl, explain }: Options) => {
      if (jsonl) return answerLines(explain);
      if (phrase === undefined) return fail('a phrase is missing, as in: sitrep actor "American warplanes"', 2);
      const answer = resolveActor(phrase, { ...(published && { published }), ...(near && { near }) });
      process.stdout.write(json ? `${JSON.stringify(shown(answer, explain))}\n` : readable(phrase, answer, explain));
    });
};
