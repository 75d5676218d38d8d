// Which of several organizations of one name is meant: the one of the report's time, then the one of its country.
import type { ResolveOptions } from './answer.ts';
import type { NamedGroup } from './tables.ts';

const inTime = (group: NamedGroup, date: string | undefined): boolean => {
  const year = date?.slice(0, 4) ?? '9999';
  return (group.from ?? '0') <= year && year <= (group.to ?? '9999');
};

/** The organization of a name: that of its time, near where the report is about. */
export const pickGroup = (found: readonly NamedGroup[], { published, near }: ResolveOptions): NamedGroup => {
  const inIts = found.filter((g) => inTime(g, published));
  const pool = inIts.length ? inIts : found;
  return pool.find((g) => near !== undefined && g.country === near) ?? pool[0]!;
};
