// The sample dossier (examples/) in memory, read once for all tests of a file.
import { fileURLToPath } from 'node:url';
import { readInputs } from '../../src/ingest/index.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import { takeIn } from '../../src/take-in.ts';

export const MADE = '2031-10-21T08:00:00.000Z';
export const examples = fileURLToPath(new URL('../../examples', import.meta.url));

/** A dossier of the sample reports; `handling` of all of them. */
export const sampleStore = async (handling: 'public' | 'internal' = 'public'): Promise<Store> => {
  let at = Date.parse(MADE);
  const now = (): string => {
    at += 1000;
    return new Date(at).toISOString();
  };
  const store = await openStore(':memory:', { create: true, now });
  for await (const found of readInputs([examples])) await takeIn(store, found, { handling });
  return store;
};
