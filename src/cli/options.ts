// Options that several commands share, and their checks: wrong arguments end with status 2 and say what would be right.
import { InvalidArgumentError } from 'commander';

/** A probability. */
export const parseShare = (text: string): number => {
  const x = Number(text);
  if (!(x >= 0 && x <= 1) || !text.trim()) throw new InvalidArgumentError('It must be a number from 0 to 1.');
  return x;
};

/** A list of names, all among those that are known. */
export const parseNames =
  (known: readonly string[]) =>
  (text: string): string[] => {
    const names = text
      .split(',')
      .map((s) => s.trim())
      .filter(Boolean);
    for (const n of names)
      if (!known.includes(n)) throw new InvalidArgumentError(`Unknown: ${n}. There are: ${known.join(', ')}.`);
    return names;
  };

/** One of some values. */
export const parseChoice =
  <T extends string>(known: readonly T[]) =>
  (text: string): T => {
    if (!(known as readonly string[]).includes(text)) throw new InvalidArgumentError(`There are: ${known.join(', ')}.`);
    return text as T;
  };

export { LIKELY_CONFIDENCE, SHOWN_CONFIDENCE } from '../core/index.ts';
