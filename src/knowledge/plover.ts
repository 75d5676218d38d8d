// PLOVER's types and modes as data: score, implied contexts and CAMEO code of each. In: data/events/plover.tsv. Out: look-ups.
// Facts of the PLOVER codebook 2.0 and of its CAMEO table (2021), both CC BY-SA 4.0.
import { type EventType, readTable } from '../core/index.ts';

/** What PLOVER says of one type and mode. */
export interface PloverEntry {
  type: EventType;
  mode?: string;
  /** PLOVER's conflict-cooperation scale, -10 to 10. */
  score: number;
  /** Contexts that the mode itself implies. */
  contexts: readonly string[];
  cameo?: string;
}

let table: Map<string, PloverEntry> | undefined;

const load = (): Map<string, PloverEntry> => {
  const map = new Map<string, PloverEntry>();
  for (const [type, mode, , score, contexts, cameo] of readTable('data/events/plover.tsv')) {
    const entry: PloverEntry = {
      type: type as EventType,
      score: Number(score),
      contexts: contexts === '-' ? [] : contexts!.split(','),
    };
    if (mode !== '-') entry.mode = mode!;
    if (cameo !== '-') entry.cameo = cameo!;
    map.set(`${type} ${mode}`, entry);
  }
  return map;
};

/** The entry of a type and mode; of the type alone where PLOVER has no such mode for it. */
export const ploverEntry = (type: EventType, mode?: string): PloverEntry => {
  table ??= load();
  return table.get(`${type} ${mode ?? '-'}`) ?? table.get(`${type} -`)!;
};

/** All entries, in the order of the table. */
export const ploverEntries = (): readonly PloverEntry[] => {
  table ??= load();
  return [...table.values()];
};
