// What the commands on a dossier share: its name, opening and closing it, and the options that choose rows.
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type Filter, type Handling, openStore, type Store, syncedBy } from '../store/index.ts';
import { parseShare } from './options.ts';

export interface DossierOptions {
  dossier: string;
}

/** --dossier, with its default. */
export const dossierOption = (): Option =>
  new Option('--dossier <name>', 'the dossier: a file')
    .env('SITREP_DOSSIER')
    .default('sitrep.db', 'SITREP_DOSSIER, else sitrep.db');

/** Tells on standard error where a file would be copied to other people's computers. */
export const warnIfSynced = (file: string, what: string, way: string): void => {
  const by = syncedBy(file);
  if (by) console.error(`sitrep: ${what} lies in a folder that ${by} copies elsewhere: ${way}`);
};

/** Opens the dossier as it was at the end of a day, or as it is; closes whatever was opened. */
export const withStoreAt = async <T>(
  options: DossierOptions & { asOf?: string },
  work: (store: Store) => Promise<T>,
): Promise<T> =>
  withStore(options, async (store) => {
    if (options.asOf === undefined) return work(store);
    const then = await store.asOf(options.asOf);
    try {
      return await work(then);
    } finally {
      await then.close();
    }
  });

/** --as-of: what was known then. */
export const asOfOption = (): Option =>
  new Option('--as-of <date>', 'as the dossier was at the end of this day, month or year').argParser(parseDay);

/** Opens the dossier, does the work, and closes it whatever happens. */
export const withStore = async <T>(
  { dossier }: DossierOptions,
  work: (store: Store) => Promise<T>,
  create = false,
): Promise<T> => {
  if (create) warnIfSynced(dossier, 'the dossier', 'another folder keeps it here');
  const store = await openStore(dossier, { create });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
};

/** A day, month or year, as the parts of an ISO date that are known. */
export const parseDay = (text: string): string => {
  const day = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/.exec(text);
  if (!day) throw new InvalidArgumentError('It must be a day (2016-03-14), a month (2016-03) or a year (2016).');
  return text;
};

const parseLimit = (text: string): number => {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('It must be a whole number from 1 on.');
  return Number(text);
};

const parseCountry = (text: string): string => {
  if (!/^[a-z]{3}$/i.test(text)) throw new InvalidArgumentError('It must be a code of three letters, such as SYR.');
  return text.toUpperCase();
};

/** The filters that lists and search have. */
export const addFilters = (command: Command): Command =>
  command
    .option('--report <id>', 'of this report')
    .option('--type <type>', "an event's type (ASSAULT, AGREE, …), a statement's force (say, deny, …)")
    .option('--actor <name>', 'with an actor whose name holds this, in any case')
    .addOption(new Option('--country <code>', 'of a party or the place: ISO 3166-1 alpha-3').argParser(parseCountry))
    .addOption(new Option('--since <date>', 'from this day, month or year on').argParser(parseDay))
    .addOption(new Option('--until <date>', 'up to this day, month or year, included').argParser(parseDay))
    .addOption(new Option('--limit <n>', 'at most so many').argParser(parseLimit));

const HANDLINGS: readonly Handling[] = ['public', 'internal', 'restricted'];

const parseHandling = (text: string): Handling[] => {
  const list = text.split(',').map((x) => x.trim()) as Handling[];
  if (!list.every((x) => HANDLINGS.includes(x)))
    throw new InvalidArgumentError(`It must be of ${HANDLINGS.join(', ')}; several parted by commas.`);
  return list;
};

/** --handling: reports by who may see them. */
export const handlingOption = (): Option =>
  new Option('--handling <who>', 'of reports that are public, internal, restricted; several parted by commas').argParser(
    parseHandling,
  );

export const minConfidenceOption = (): Option =>
  new Option('--min-confidence <p>', 'leave out events and statements less certain than p').argParser(parseShare);

/** The filter that a command's options tell. */
export const filterOf = ({ report, type, actor, country, since, until, minConfidence, limit, handling }: Filter): Filter => ({
  ...(report !== undefined && { report }),
  ...(type !== undefined && { type }),
  ...(actor !== undefined && { actor }),
  ...(country !== undefined && { country }),
  ...(since !== undefined && { since }),
  ...(until !== undefined && { until }),
  ...(minConfidence !== undefined && { minConfidence }),
  ...(limit !== undefined && { limit }),
  ...(handling !== undefined && { handling }),
});
