// One report that was found → the dossier: looked up, read where it is new, kept with the bytes that it came in. What add, follow and the desk share.
import type { Ingested } from './ingest/index.ts';
import { readerInfo, readReport } from './reader.ts';
import { DossierError, type PutOptions, type PutStatus, type Store } from './store/index.ts';

const LAYERS = ['why'] as const; // every row tells which rule or model made it

/** What became of what was found: as `Store.put` says, or why it could not be kept. The latter is noted in the dossier's log. */
export const takeIn = async (
  store: Store,
  found: Ingested,
  options: PutOptions = {},
): Promise<PutStatus | { input: string; code: string; message: string }> => {
  const fail = async (code: string, input: string, message: string) => {
    const dropped = { input, code, message };
    await store.noteDropped(dropped);
    return dropped;
  };
  if ('error' in found) return fail(found.error.code, found.error.input, found.error.message);
  for (const { code, message } of found.problems ?? []) await store.noteDropped({ input: found.input, code, message });
  const known = await store.lookUp(found.report);
  if (known.status === 'unchanged' || (known.status === 'forgotten' && !options.again)) return known.status;
  const line = readReport({ ...found.report, id: known.id }, { layers: LAYERS }, found.problems);
  if ('error' in line) return fail(line.error.code, found.input, line.error.message);
  try {
    return await store.put(line, readerInfo(), { ...options, ...(found.received && { received: found.received }) });
  } catch (error) {
    if (error instanceof DossierError) throw error; // the dossier itself: the others would fail too
    return fail(
      'not-kept',
      found.input,
      `its record could not be kept (${error instanceof Error ? error.message : String(error)})`,
    );
  }
};

/** How many reports became what. */
export interface Counts {
  added: number;
  updated: number;
  unchanged: number;
  failed: number;
  /** Reports that were forgotten and stay out; only where there are any. */
  forgotten?: number;
}

export const summary = ({ added, updated, unchanged, failed, forgotten }: Counts): string =>
  [
    `${added} added`,
    `${updated} updated`,
    `${unchanged} unchanged`,
    ...(forgotten ? [`${forgotten} forgotten`] : []),
    `${failed} failed`,
  ].join(', ');

/** Counts what became of a report, and tells of what people should know. */
export const count = (
  counts: Counts,
  became: Awaited<ReturnType<typeof takeIn>>,
  input: string,
  say: (line: string) => void,
): void => {
  if (typeof became !== 'string') {
    counts.failed += 1;
    say(`sitrep: ${became.input}: ${became.message}`);
  } else if (became === 'forgotten') {
    counts.forgotten = (counts.forgotten ?? 0) + 1;
    say(`sitrep: ${input}: this report was forgotten and stays out; --again takes it in`);
  } else counts[became] += 1;
};
