// sitrep correct: what a person says of an item, kept beside the machine's reading and shown in its place. Nothing is overwritten.
import type { Command } from 'commander';
import type { DecidedState } from '../linking/index.ts';
import { CORRECTABLE, DossierError, type Handling, type Verdict } from '../store/index.ts';
import { type DossierOptions, dossierOption, withStore } from './dossier.ts';
import { decideAndPrint } from './merge.ts';

const HANDLINGS: Handling[] = ['public', 'internal', 'restricted'];

interface CorrectOptions extends DossierOptions {
  set?: string[];
  reject?: true;
  confirm?: true;
  undo?: true;
  by?: string;
  why?: string;
  json?: true;
}

/** "negated=true", "sectors=GOV,MIL", "type=ASSAULT" → a field and its value; undefined where there is no "=". */
const parseField = (text: string): [string, unknown] | undefined => {
  const at = text.indexOf('=');
  if (at < 1) return undefined;
  const [name, value] = [text.slice(0, at), text.slice(at + 1)];
  if (name === 'sectors') return [name, value.split(',').filter(Boolean)];
  return [name, value === 'true' ? true : value === 'false' ? false : value];
};

const verdictOf = ({ set, reject, confirm }: CorrectOptions): Verdict | undefined => {
  if (reject) return { op: 'reject' };
  if (confirm) return { op: 'confirm' };
  const fields = set?.map(parseField);
  return fields?.every((f) => f !== undefined) ? { op: 'set', fields: Object.fromEntries(fields) } : undefined;
};

export const register = (program: Command): void => {
  const command = program
    .command('correct')
    .description('say that an item is right, wrong, or right but for some fields')
    .argument(
      '<key>',
      'the key of an event, statement or actor, the id of a follow-up or report, as sitrep list --json prints it',
    )
    .addOption(dossierOption())
    .option(
      '--set <field=value...>',
      `right but for these fields (${Object.entries(CORRECTABLE)
        .map(([layer, f]) => `${layer}: ${Object.keys(f).join(' ')}`)
        .join('; ')}; follow-ups: state; reports: handling)`,
    )
    .option('--reject', 'wrong: lists leave it out')
    .option('--confirm', 'right as it is')
    .option('--undo', 'take the last correction of the item back')
    .option('--by <name>', 'who says so')
    .option('--why <words>', 'the reason')
    .option('--json', 'print the correction');
  command.action(async (key: string, options: CorrectOptions) => {
    const ways = [options.set, options.reject, options.confirm, options.undo].filter((x) => x !== undefined).length;
    const verdict = verdictOf(options);
    if (ways !== 1 || (!verdict && !options.undo))
      command.error('sitrep correct: give one of --set field=value, --reject, --confirm and --undo', { exitCode: 2 });
    await withStore(options, async (store) => {
      if (verdict?.op === 'set' && 'state' in verdict.fields) {
        await decideAndPrint(
          command,
          { subject: 'followup', op: 'state', a: key, state: String(verdict.fields.state) as DecidedState },
          options,
        );
        return;
      }
      if (verdict?.op === 'set' && 'handling' in verdict.fields) {
        const { handling } = verdict.fields;
        if (!HANDLINGS.includes(handling as Handling))
          command.error(`sitrep correct: handling is one of: ${HANDLINGS.join(', ')}`, { exitCode: 2 });
        if (!(await store.setHandling(key, handling as Handling))) throw new Error(`there is no report ${key}`);
        console.log(options.json ? JSON.stringify({ report: key, handling }) : `${key} is ${handling}`);
        return;
      }
      if (!verdict) {
        const last = (await store.corrections(key)).findLast((c) => c.undone === undefined);
        if (!last) throw new Error(`there is no correction of ${key} to take back`);
        await store.undo(last.number);
        console.log(
          options.json
            ? JSON.stringify((await store.corrections(key)).find((c) => c.number === last.number))
            : `correction ${last.number} was taken back`,
        );
        return;
      }
      try {
        const { by, why } = options;
        const made = await store.correct({ key, verdict, ...(by !== undefined && { by }), ...(why !== undefined && { why }) });
        console.log(options.json ? JSON.stringify(made) : `correction ${made.number}: “${made.words}”`);
      } catch (error) {
        if (error instanceof DossierError && error.code === 'unsupported')
          command.error(`sitrep correct: ${error.message}`, { exitCode: 2 });
        throw error;
      }
    });
  });
};
