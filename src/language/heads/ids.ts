// Strings of a feature → ids for the tables of a sequence head. Ids are hashes within the table's size, so nothing has to be listed.
import { hashFeature } from '../runtime/linear.ts';

/** The id of a value in a table of 2^k rows; remembered, since values recur. */
export const idTable = (rows: number): ((value: string) => number) => {
  if (rows & (rows - 1)) throw new RangeError('rows must be a power of two');
  const known = new Map<string, number>();
  return (value) => {
    let id = known.get(value);
    if (id === undefined) {
      id = hashFeature(value) & (rows - 1);
      if (known.size >= REMEMBERED) known.clear();
      known.set(value, id);
    }
    return id;
  };
};

const REMEMBERED = 50_000;
