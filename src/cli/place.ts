// sitrep place: a name, and the places it may be, the likeliest first.
import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { findPlaces, type PlaceCandidate } from '../extraction/places/query.ts';

interface Options {
  near?: string;
  json?: boolean;
  jsonl?: boolean;
}

interface Answer {
  candidates: PlaceCandidate[];
  unknown?: string;
}

const answer = (text: string, near: string | undefined): Answer => {
  const candidates = findPlaces(text, near);
  return { candidates, ...(!candidates.length && { unknown: 'no place of this name is known' }) };
};

const degrees = (value: number, [plus, minus]: [string, string]): string =>
  `${Math.abs(value).toFixed(2)}°${value < 0 ? minus : plus}`;

const readable = ({ candidates, unknown }: Answer): string => {
  if (unknown) return `${unknown}\n`;
  return candidates
    .map((c) => {
      const where = [c.admin1 === c.name ? undefined : c.admin1, c.country].filter(Boolean).join(', ');
      return `${(c.confidence ?? 0).toFixed(2)}  ${c.name}${where ? `, ${where}` : ''}  ${degrees(c.lat, ['N', 'S'])} ${degrees(c.lon, ['E', 'W'])}  ${[c.feature, c.source].filter(Boolean).join('  ')}\n`;
    })
    .join('');
};

const answerLines = async (): Promise<void> => {
  let number = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (!line.trim()) continue;
    try {
      const query = JSON.parse(line) as { text?: unknown; near?: unknown } | null;
      if (typeof query?.text !== 'string') throw new Error('“text” is missing');
      process.stdout.write(`${JSON.stringify(answer(query.text, typeof query.near === 'string' ? query.near : undefined))}\n`);
    } catch (error) {
      process.stdout.write(
        `${JSON.stringify({ error: { code: 'bad-query', message: (error as Error).message, input: `line ${number}` } })}\n`,
      );
      process.stderr.write(`sitrep place: line ${number}: ${(error as Error).message}\n`);
      process.exitCode = 1;
    }
  }
};

export const register = (program: Command): void => {
  program
    .command('place')
    .description('where a name is: the places it may be, the likeliest first')
    .argument('[name]', 'such as "Raqqa" or "Paris, Texas"')
    .option('--near <place>', 'alpha-3 code or name of a country, or a place, that the matter is near')
    .option('--json', 'print JSON')
    .option('--jsonl', 'read one query a line from standard input: {"text", "near"?}')
    .action(async (name: string | undefined, { near, json, jsonl }: Options) => {
      if (jsonl) return answerLines();
      if (name === undefined) {
        process.stderr.write('sitrep place: a name is missing, as in: sitrep place "Raqqa"\n');
        process.exitCode = 2;
        return;
      }
      const found = answer(name, near);
      process.stdout.write(json ? `${JSON.stringify(found)}\n` : readable(found));
    });
};
