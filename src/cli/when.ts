// sitrep when: a time expression, and the date it stands for, told from the day of publication.
import { createInterface } from 'node:readline';
import { type Command, InvalidArgumentError } from 'commander';
import type { TimeExpression } from '../core/index.ts';
import { findTimes } from '../extraction/times/find.ts';

interface Query {
  text: string;
  published?: string;
}

/** What is printed: the expression's type and value, and its interval where it has one; `unknown` says why there is none. */
type Answer = Pick<TimeExpression, 'type' | 'value' | 'from' | 'to'> | { unknown: string };

const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(T|$)/;

const parseDate = (text: string): string => {
  if (!DATE.test(text)) throw new InvalidArgumentError('It must be an ISO 8601 date, as in 2016-03-14.');
  return text;
};

const firstTime = (text: string, published: string | undefined): TimeExpression | undefined =>
  findTimes(text, [{ start: 0, end: Math.max(1, text.length) }], { published })[0];

/** The first time expression of a query; written without capitals ("on tuesday"), it is tried with them. */
const answer = ({ text, published }: Query): Answer => {
  const time =
    firstTime(text, published) ??
    firstTime(
      text.replace(/(^|\s)[a-z]/g, (c) => c.toUpperCase()),
      published,
    );
  if (!time) return { unknown: 'no time found' };
  const { type, value, from, to } = time;
  return { type, ...(value !== undefined && { value }), ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
};

const readable = (a: Answer): string =>
  'unknown' in a
    ? a.unknown
    : [a.type, a.value ?? '(no value)', a.from !== undefined ? `from ${a.from} until before ${a.to}` : '']
        .filter(Boolean)
        .join('  ');

const queryOf = (line: string): Query | undefined => {
  try {
    const query = JSON.parse(line) as Query;
    return typeof query?.text === 'string' ? query : undefined;
  } catch {
    return undefined;
  }
};

export const register = (program: Command): void => {
  program
    .command('when')
    .description('tell what a time expression means, in TIMEX3 and as dates [from, to)')
    .argument('[words]', 'the expression, in quotes: "on Tuesday"')
    .option('--published <date>', 'the date it is told from; without one, a relative time stays relative', parseDate)
    .option('--json', 'one JSON object')
    .option('--jsonl', 'read one query a line from standard input: {"text", "published"?}; answer one line each')
    .action(async (words: string | undefined, options: { published?: string; json?: true; jsonl?: true }, command: Command) => {
      if (options.jsonl) {
        for await (const line of createInterface({ input: process.stdin })) {
          if (!line.trim()) continue;
          const query = queryOf(line);
          const got = query
            ? answer({ ...(options.published && { published: options.published }), ...query })
            : { unknown: 'not a query: {"text", "published"?} is needed' };
          if ('unknown' in got) process.exitCode = 1;
          console.log(JSON.stringify(got));
        }
        return;
      }
      if (words === undefined)
        command.error('error: words are needed, as in: sitrep when "on Tuesday" --published 2016-03-14', { exitCode: 2 });
      const got = answer({ text: words as string, ...(options.published && { published: options.published }) });
      if ('unknown' in got) {
        process.exitCode = 1;
        if (!options.json) {
          console.error(`No time found in “${words}”.`);
          return;
        }
      }
      console.log(options.json ? JSON.stringify(got) : readable(got));
    });
};
