// sitrep diff: what changed between two versions of a report, word by word; a report that has been edited keeps all its versions.
import { type Command, InvalidArgumentError, Option } from 'commander';
import pc from 'picocolors';
import { differences } from '../publish/index.ts';
import { type DossierOptions, dossierOption, withStore } from './dossier.ts';
import { oneLine } from './render/table.ts';

interface DiffOptions extends DossierOptions {
  from?: number;
  to?: number;
  json?: true;
}

const parseNumber = (text: string): number => {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('It must be the number of a version, from 1 on.');
  return Number(text);
};

/** Unchanged stretches longer than this are shown by their ends. */
const LONGEST_SAME = 160;
const END = 70;

/** Text from strangers: line breaks stay, other control characters and overrides of direction don't. */
const safe = (text: string): string => text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, ' ');

export const register = (program: Command): void => {
  program
    .command('diff')
    .description('show what changed between two versions of a report, word by word')
    .argument('<report>', 'the id of the report, as sitrep list reports --json prints it')
    .addOption(dossierOption())
    .addOption(new Option('--from <n>', 'the older version; default: the one before the newer').argParser(parseNumber))
    .addOption(new Option('--to <n>', 'the newer version; default: the last').argParser(parseNumber))
    .option('--json', 'print {"report", "from", "to", "fields", "differences": [{"op": same|out|in, "text", "start", "end"}]}')
    .action(async (id: string, options: DiffOptions, command: Command) => {
      await withStore(options, async (store) => {
        const versions = await store.versions(id);
        if (!versions.length)
          throw new Error(`there is no report "${id}" in ${options.dossier}: sitrep list reports --json prints the ids`);
        const to = options.to ?? versions.length;
        const from = options.from ?? to - 1;
        const [older, newer] = [from, to].map((n) => versions.find((v) => v.number === n));
        if (versions.length === 1 && options.from === undefined && options.to === undefined) {
          console.log(
            options.json ? JSON.stringify({ report: id, from: 1, to: 1, fields: [], differences: [] }) : 'there is one version',
          );
          return;
        }
        if (!older || !newer)
          command.error(`sitrep diff: there is no version ${older ? to : from}; there are 1 to ${versions.length}`, {
            exitCode: 2,
          });
        const fields = (['title', 'outlet', 'author', 'url', 'published', 'language'] as const).flatMap((field) => {
          const [a, b] = [older!.head[field], newer!.head[field]];
          return a === b ? [] : [{ field, ...(a !== undefined && { from: a }), ...(b !== undefined && { to: b }) }];
        });
        const changes = differences(older!.head.text, newer!.head.text);
        if (options.json) {
          console.log(JSON.stringify({ report: id, from, to, fields, differences: changes }));
          return;
        }
        const c = pc.createColors(process.stdout.isTTY === true && !process.env.NO_COLOR);
        console.log(`version ${from} (${older!.added}) → version ${to} (${newer!.added})`);
        for (const f of fields) console.log(`${f.field}: ${oneLine(f.from ?? '–')} → ${oneLine(f.to ?? '–')}`);
        const shown = changes.map(({ op, text }) => {
          const words = safe(text);
          if (op === 'out') return c.red(`[-${words}-]`);
          if (op === 'in') return c.green(`{+${words}+}`);
          return words.length > LONGEST_SAME ? `${words.slice(0, END)} … ${words.slice(-END)}` : words;
        });
        console.log(changes.every(({ op }) => op === 'same') ? 'the text is the same' : shown.join(''));
      });
    });
};
