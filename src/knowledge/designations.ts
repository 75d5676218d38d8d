// data/mentions/designations.tsv → the kind of arm or craft that a designation names: "AK-47", "T-72B3", "Hellfire".
import { readTable } from '../core/index.ts';
import type { NounKind } from './nouns.ts';

const makeTable = (): { numbered: Map<string, NounKind>; named: Map<string, NounKind> } => {
  const numbered = new Map<string, NounKind>();
  const named = new Map<string, NounKind>();
  for (const [kind, , form, list] of readTable('data/mentions/designations.tsv'))
    for (const word of list!.split(';')) {
      const to = form === 'number' ? numbered : named;
      // The first one that names a word keeps it.
      if (!to.has(word)) to.set(word, kind as NounKind);
    }
  return { numbered, named };
};
let table: ReturnType<typeof makeTable> | undefined;

/**
 * The kind of arm or craft that a word names, if any; the word as it is written. Single letters need their hyphen: "T-72" is a tank,
 * "M25" may be a road.
 */
export const designationKind = (word: string): NounKind | undefined => {
  table ??= makeTable();
  const { numbered, named } = table;
  const known = named.get(word);
  if (known) return known;
  const parts = /^([A-Za-z/]{1,5})(-?)\d{1,4}[A-Za-z0-9]{0,4}s?$/.exec(word);
  if (!parts || (parts[1]!.length === 1 && !parts[2])) return undefined;
  return numbered.get(parts[1]!);
};
