// How firmly a word tells an act of its type, as data: data/events/firmness.tsv (format in its header), loaded on first use.
import { type EventType, readTable } from '../core/index.ts';

let table: ReadonlyMap<string, number> | undefined;

const load = (): ReadonlyMap<string, number> =>
  new Map(
    readTable('data/events/firmness.tsv').flatMap(([type, firmness, words]) =>
      (words ?? '').split(' ').map((word) => [`${type} ${word}`, Number(firmness)] as const),
    ),
  );

/** 3 (nearly always) to 0 (seldom), by the first of the words that the table has ("call_out", "+ban", "/raid"); undefined where it has none. */
export const firmnessOf = (type: EventType, words: readonly string[]): number | undefined => {
  table ??= load();
  for (const word of words) {
    const found = table.get(`${type} ${word}`);
    if (found !== undefined) return found;
  }
  return undefined;
};
