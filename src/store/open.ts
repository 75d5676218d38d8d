// The name of a dossier → the dossier: a file, ":memory:", or (later) the address of a server.
import { openEmbedded } from './embedded/store.ts';
import { DossierError } from './errors.ts';
import type { Store } from './store.ts';

export interface OpenOptions {
  /** Make it where it doesn't exist; else opening rejects with DossierError `missing`. */
  create?: boolean;
  /** The clock, ISO 8601 in UTC. */
  now?: () => string;
}

/** Opens a dossier. Rejects with DossierError, whose message says what to do. */
export const openStore = async (
  location: string,
  { create = false, now = () => new Date().toISOString() }: OpenOptions = {},
): Promise<Store> => {
  if (/^postgres(?:ql)?:\/\//.test(location))
    throw new DossierError('unsupported', 'a dossier on PostgreSQL is not supported yet: name a file');
  if (!location) throw new DossierError('missing', 'the dossier has no name: give one with --dossier');
  return openEmbedded(location, { create, now });
};
