// Stories for people: one paragraph a story, the largest first, copies of one text together.
import type { Link, LinkInput } from '../../linking/index.ts';
import { oneLine } from './table.ts';

const TITLE_LENGTH = 80; // characters: a line of a terminal, with id and date

const titleOf = ({ title, text }: LinkInput): string => {
  const words = oneLine(title ?? text.trimStart().split('\n')[0]!);
  return words.length > TITLE_LENGTH ? `${words.slice(0, TITLE_LENGTH - 1)}…` : words;
};

const collect = (indices: readonly number[], nameOf: (i: number) => string): number[][] => {
  const groups = new Map<string, number[]>();
  for (const i of indices) groups.set(nameOf(i), [...(groups.get(nameOf(i)) ?? []), i]);
  return [...groups.values()];
};

const count = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;

/** "3 reports, 2 texts" and their titles, for each story. */
export const renderStories = (reports: readonly LinkInput[], links: readonly Link[]): string => {
  const stories = collect(
    reports.map((_, i) => i),
    (i) => links[i]!.story,
  ).sort((a, b) => b.length - a.length);
  return stories
    .map((story) => {
      const texts = collect(story, (i) => links[i]!.origin);
      const head = `${links[story[0]!]!.story}: ${count(story.length, 'report')}, ${count(texts.length, 'text')}`;
      const rows = texts.flatMap((copies) =>
        copies.map(
          (i, k) =>
            `  ${k ? '= ' : '- '}${titleOf(reports[i]!)} (${[reports[i]!.published?.slice(0, 10), oneLine(reports[i]!.id)].filter(Boolean).join(', ')})`,
        ),
      );
      return `${[head, ...rows].join('\n')}\n`;
    })
    .join('\n');
};
