// sitrep ours: drafts that are kept as the desk's own, and what later reports change or contradict of them. `alerts` exits 1 where there are any.
import { readFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { InputError } from '../core/index.ts';
import { DRAFT_FORMATS, type DraftFormat, readDraftFile } from '../ingest/index.ts';
import { type Alert, alertsOf, keepOurs } from '../ours.ts';
import type { OursDraft, Store } from '../store/index.ts';
import { type DossierOptions, dossierOption, parseDay, withStore } from './dossier.ts';
import { parseChoice } from './options.ts';
import { renderAlerts } from './render/alerts.ts';

const named = async (store: Store, name: string | undefined): Promise<OursDraft[]> => {
  const all = await store.ours();
  const chosen = name === undefined ? all : all.filter((d) => d.name === name);
  if (name !== undefined && !chosen.length)
    throw new Error(
      `the dossier keeps no draft of the name ${name}${all.length ? `; it keeps ${all.map((d) => d.name).join(', ')}` : ''}`,
    );
  return chosen;
};

interface KeepOptions extends DossierOptions {
  published?: string;
  by?: string;
  format?: DraftFormat;
}

const registerKeep = (ours: Command): void => {
  ours
    .command('keep')
    .description('keep a draft as ours: later reports that change or contradict it raise alerts')
    .argument('<name>', 'what it is called; a draft of that name is replaced')
    .argument('<draft>', 'a file (text, Markdown, HTML, DOCX), or - for standard input')
    .addOption(dossierOption())
    .addOption(new Option('--published <date>', 'the day of the draft').argParser(parseDay))
    .option('--by <person>', 'who keeps it')
    .addOption(
      new Option('--format <format>', 'what the draft is, where name and content do not tell').argParser(
        parseChoice(DRAFT_FORMATS),
      ),
    )
    .action((name: string, file: string, { dossier, published, by, format }: KeepOptions) =>
      withStore({ dossier }, async (store) => {
        const { text } = await readDraftFile(readFileSync(file === '-' ? 0 : file), file, format);
        if (!/\S/.test(text)) throw new InputError('empty', `${file} has no text`, file);
        const kept = await keepOurs(store, { name, text, ...(published && { published }), ...(by && { by }) });
        console.log(`${name}: ${kept.borne} of ${kept.sentences} sentences rest on reports of the dossier and are followed`);
      }),
    );
};

const registerAlerts = (ours: Command): void => {
  ours
    .command('alerts')
    .description('what later reports change or contradict of what is ours; exit status 1 where there is anything')
    .argument('[name]', 'of this draft; of all unless given')
    .addOption(dossierOption())
    .option('--all', 'what people have seen already too')
    .option('--json', 'print one JSON object an alert')
    .action((name: string | undefined, options: DossierOptions & { all?: true; json?: true }) =>
      withStore(options, async (store) => {
        const alerts: Alert[] = [];
        for (const draft of await named(store, name)) alerts.push(...(await alertsOf(store, draft, options.all)));
        if (options.json) for (const alert of alerts) console.log(JSON.stringify(alert));
        else process.stdout.write(renderAlerts(alerts));
        if (alerts.length) process.exitCode = 1;
      }),
    );
};

const registerSeen = (ours: Command): void => {
  ours
    .command('seen')
    .description('take alerts as seen: they are not told again')
    .argument('<name>', 'the draft')
    .argument('[alert...]', 'ids of alerts; all that there are unless given')
    .addOption(dossierOption())
    .option('--by <person>', 'who has seen them')
    .action((name: string, ids: string[], options: DossierOptions & { by?: string }) =>
      withStore(options, async (store) => {
        const [draft] = await named(store, name);
        const alerts = (await alertsOf(store, draft!)).map((a) => a.id);
        const unknown = ids.filter((id) => !alerts.includes(id));
        if (unknown.length) throw new Error(`${name} has no alert ${unknown.join(', ')}: sitrep ours alerts ${name} shows them`);
        await store.seeAlerts(name, ids.length ? ids : alerts, options.by);
        console.log(`${ids.length || alerts.length} seen`);
      }),
    );
};

export const register = (program: Command): void => {
  const ours = program
    .command('ours')
    .description('drafts of your own, followed: alerts where later reports change or contradict them');
  registerKeep(ours);
  ours
    .command('list')
    .description('the drafts that are kept')
    .addOption(dossierOption())
    .option('--json', 'print one JSON object a draft')
    .action((options: DossierOptions & { json?: true }) =>
      withStore(options, async (store) => {
        for (const { known: _, sentences, ...draft } of await store.ours()) {
          const borne = sentences.filter((s) => s.evidence.length).length;
          if (options.json) console.log(JSON.stringify({ ...draft, sentences: sentences.length, borne }));
          else
            console.log(
              `${draft.name}  kept ${draft.kept.slice(0, 10)}${draft.by ? ` by ${draft.by}` : ''}, ${borne} of ${sentences.length} sentences followed`,
            );
        }
      }),
    );
  registerAlerts(ours);
  registerSeen(ours);
  ours
    .command('drop')
    .description('follow a draft no longer')
    .argument('<name>', 'the draft')
    .addOption(dossierOption())
    .action((name: string, options: DossierOptions) =>
      withStore(options, async (store) => {
        await named(store, name);
        await store.dropOurs(name);
        console.log(`${name} is no longer followed`);
      }),
    );
};
