// sitrep situation: keeps what is watched under a name: actors, places with a radius, types, words. The desk and sitrep brief use the same.
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type Circle, DossierError, type Situation, type Watch } from '../store/index.ts';
import { type DossierOptions, dossierOption, parseDay, parseNear, withStore } from './dossier.ts';

interface AddOptions extends DossierOptions {
  actor: string[];
  speaker: string[];
  country: string[];
  type: string[];
  outlet: string[];
  near: Circle[];
  words?: string;
  since?: string;
  until?: string;
  about?: string;
  by?: string;
}

const several = (value: string, all: string[]): string[] => [...all, value];
const codes = (value: string, all: string[]): string[] => {
  if (!/^[a-z]{3,12}$/i.test(value)) throw new InvalidArgumentError('It must be a code, such as SYR or ASSAULT.');
  return [...all, value.toUpperCase()];
};

/** What a situation watches, in a line. */
export const watchLine = (w: Watch): string =>
  [
    ...(w.words ? [`words ${w.words}`] : []),
    ...(w.actors ?? []).map((x) => `actor ${x}`),
    ...(w.speakers ?? []).map((x) => `speaker ${x}`),
    ...(w.countries ?? []).map((x) => `country ${x}`),
    ...(w.types ?? []).map((x) => `type ${x}`),
    ...(w.realities ?? []),
    ...(w.outlets ?? []).map((x) => `outlet ${x}`),
    ...(w.places ?? []).map((p) => `within ${p.km} km of ${p.name ?? `${p.lat},${p.lon}`}`),
    ...(w.since ? [`since ${w.since}`] : []),
    ...(w.until ? [`until ${w.until}`] : []),
  ].join('; ') || 'all reports';

const line = ({ name, watch, about }: Situation): string => `${name}: ${watchLine(watch)}${about ? ` (${about})` : ''}`;

export const register = (program: Command): void => {
  const command = program.command('situation').description('keep what is watched under a name: add, list, remove');
  command
    .command('add')
    .description('make a situation, or change what it watches: of each kind of condition one must be met, and all kinds together')
    .argument('<name>', 'as lists, the desk and sitrep brief --about situation:NAME call it')
    .addOption(dossierOption())
    .option('--actor <name>', 'with an actor whose name holds this; may be given again', several, [])
    .option('--speaker <name>', 'in which somebody whose name holds this says something; may be given again', several, [])
    .option('--country <code>', 'of an actor or a place, ISO 3166-1 alpha-3; may be given again', codes, [])
    .option('--type <type>', "an event's type; may be given again", codes, [])
    .option('--outlet <name>', 'published by; may be given again', several, [])
    .option('--near <place>', 'latitude,longitude,km; may be given again', (v, all: Circle[]) => [...all, parseNear(v)], [])
    .option('--words <words>', 'as sitrep search takes them')
    .addOption(new Option('--since <date>', 'published from this day, month or year on').argParser(parseDay))
    .addOption(new Option('--until <date>', 'published up to then').argParser(parseDay))
    .option('--about <text>', 'what it is about')
    .option('--by <name>', 'who makes it')
    .action(async (name: string, o: AddOptions) => {
      await withStore(o, async (store) => {
        const made = await store.putSituation({
          name,
          watch: {
            actors: o.actor,
            speakers: o.speaker,
            countries: o.country,
            types: o.type,
            outlets: o.outlet,
            places: o.near,
            ...(o.words !== undefined && { words: o.words }),
            ...(o.since !== undefined && { since: o.since }),
            ...(o.until !== undefined && { until: o.until }),
          },
          ...(o.about !== undefined && { about: o.about }),
          ...(o.by !== undefined && { by: o.by }),
        });
        console.log(line(made));
      });
    });
  command
    .command('list')
    .description('list the situations')
    .addOption(dossierOption())
    .option('--json', 'one JSON object a situation')
    .action(async (o: DossierOptions & { json?: true }) => {
      await withStore(o, async (store) => {
        const all = await store.situations();
        for (const s of all) console.log(o.json ? JSON.stringify(s) : line(s));
        if (!all.length && !o.json) console.log('no situation yet: sitrep situation add makes one');
      });
    });
  command
    .command('remove')
    .description('remove a situation; no report goes with it')
    .argument('<name>')
    .addOption(dossierOption())
    .action(async (name: string, o: DossierOptions) => {
      await withStore(o, async (store) => {
        if (!(await store.removeSituation(name)))
          throw new DossierError('missing', `there is no situation ${name}: sitrep situation list names them`);
      });
    });
};
