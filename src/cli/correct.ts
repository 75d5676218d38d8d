// sitrep correct: what a person says of an item, kept beside the machine's reading and shown in its place; items that the machine missed. Nothing is
// overwritten.
import { type Command, Option } from 'commander';
import { fieldsByHand } from '../by-hand.ts';
import type { DecidedState } from '../linking/index.ts';
import {
  type AddedLayer,
  CORRECTABLE,
  type Correction,
  DossierError,
  type Handling,
  type Store,
  type Verdict,
} from '../store/index.ts';
import { type DossierOptions, dossierOption, withStore } from './dossier.ts';
import { decideAndPrint } from './merge.ts';

const HANDLINGS: Handling[] = ['public', 'internal', 'restricted'];

/** What --add takes: a place is a mention that has one. */
const ADDABLE: Record<string, { layer: AddedLayer; fields: readonly [string, string][] }> = {
  mention: { layer: 'mentions', fields: [] },
  place: { layer: 'mentions', fields: [['kind', 'location']] },
  time: { layer: 'times', fields: [] },
  statement: { layer: 'statements', fields: [] },
  event: { layer: 'events', fields: [['reality', 'actual']] },
};

interface CorrectOptions extends DossierOptions {
  set?: string[];
  reject?: true;
  confirm?: true;
  merge?: string;
  split?: string;
  add?: string;
  words?: string;
  span?: string;
  nth?: string;
  undo?: true;
  by?: string;
  why?: string;
  json?: true;
}

/** "negated=true" → a field and its value; undefined where there is no "=". */
const parseField = (text: string): [string, string] | undefined => {
  const at = text.indexOf('=');
  return at < 1 ? undefined : [text.slice(0, at), text.slice(at + 1)];
};

/** The words that --add is on: "120-134", or the n-th time that some words stand in the text. */
const spanOf = (text: string, { span, words, nth = '1' }: CorrectOptions): { start: number; end: number } => {
  const offsets = /^(\d+)-(\d+)$/.exec(span ?? '');
  if (offsets) return { start: Number(offsets[1]), end: Number(offsets[2]) };
  if (words === undefined || !/^[1-9]\d*$/.test(nth))
    throw new DossierError('unsupported', '--add needs --words "…" (with --nth for a later one) or --span START-END');
  let start = -1;
  for (let n = 0; n < Number(nth); n += 1) {
    start = text.indexOf(words, start + 1);
    if (start < 0)
      throw new DossierError('unsupported', `“${words}” does not stand ${nth === '1' ? '' : `${nth} times `}in the report`);
  }
  return { start, end: start + words.length };
};

const addTo = async (
  store: Store,
  report: string,
  options: CorrectOptions,
  who: { by?: string; why?: string },
): Promise<Correction> => {
  const record = await store.record(report);
  if (!record) throw new DossierError('missing', `there is no report ${report}: sitrep list reports --json prints the ids`);
  const { layer, fields } = ADDABLE[options.add!]!;
  const span = spanOf(record.report.text, options);
  const written = [...fields, ...(options.set ?? []).map((text) => parseField(text)!)];
  // A time that nobody gave a value is what its words say.
  if (layer === 'times' && !written.some(([name]) => name === 'value'))
    written.push(['value', record.report.text.slice(span.start, span.end)]);
  const where = layer === 'events' ? { trigger: span } : layer === 'statements' ? { content: [span] } : span;
  const item = { ...where, ...fieldsByHand(layer, written, record.report.published) };
  return store.addItem({ report, layer, item: item as never, ...who });
};

const verdictOf = async (store: Store, key: string, options: CorrectOptions): Promise<Verdict> => {
  const { set, reject, merge, split } = options;
  if (reject) return { op: 'reject' };
  if (merge !== undefined) return { op: 'merge', into: merge };
  if (split !== undefined) return { op: 'split', mentions: split.split(',').filter(Boolean) };
  if (!set) return { op: 'confirm' };
  const item = await store.item(key);
  if (!item) throw new DossierError('missing', `no item has the key ${key}: sitrep list prints the keys`);
  const published = (await store.record(item.report))?.report.published;
  return {
    op: 'set',
    fields: fieldsByHand(
      item.layer,
      set.map((text) => parseField(text)!),
      published,
    ),
  };
};

const FIELDS = Object.entries(CORRECTABLE)
  .map(([layer, f]) => `  ${layer.padEnd(12)}${Object.keys(f).join(' ')}`)
  .join('\n');

export const register = (program: Command): void => {
  const command = program
    .command('correct')
    .description('say that an item is right, wrong, right but for some fields, or missing')
    .argument('<key>', 'the key of an item, the id of a follow-up or report, as sitrep list --json and sitrep export print it')
    .addOption(dossierOption())
    .option('--set <field=value...>', 'right but for these fields; an empty value takes one away')
    .option('--reject', 'wrong: lists leave it out')
    .option('--confirm', 'right as it is')
    .option('--merge <key>', 'this actor is that other one of the report')
    .option('--split <keys>', 'these mentions of the actor (keys, parted by commas) are somebody else')
    .addOption(new Option('--add <what>', 'the machine missed it: KEY is the report').choices(Object.keys(ADDABLE)))
    .option('--words <words>', '--add: the words that it is on')
    .option('--nth <n>', '--add: where the words stand for the n-th time')
    .option('--span <start-end>', '--add: their offsets instead, in UTF-16 code units')
    .option('--undo', 'take the last correction of the item back')
    .option('--by <name>', 'who says so')
    .option('--why <words>', 'the reason')
    .option('--json', 'print the correction')
    .addHelpText(
      'after',
      `
Fields:
${FIELDS}
  follow-ups  state (kept, broken, answered, open)
  reports     handling (public, internal, restricted)

Lists are parted by commas; actors and recipients of an event are keys of mentions. An actor is a key or "person:NAME|NOR|GOV"; a place a key, a name
("Raqqa", "Raqqa#2" for its second candidate as sitrep place tells them) or "LAT,LON NAME"; a time's value TIMEX3 or words; a span START-END.
A correction that would break the record is refused with the reason.

  sitrep correct KEY --set type=THREATEN reality=future
  sitrep correct REPORT --add event --words "shelled" --set type=ASSAULT actors=KEY saidBy=outlet`,
    );
  const ways = ({ set, reject, confirm, merge, split, undo }: CorrectOptions): number =>
    [set, reject, confirm, merge, split, undo].filter((x) => x !== undefined).length;
  command.action(async (key: string, options: CorrectOptions) => {
    const { set, add, undo, by, why, json } = options;
    if ((add ? ways({ ...options, set: undefined as never }) !== 0 : ways(options) !== 1) || set?.some((f) => !parseField(f)))
      command.error('sitrep correct: give one of --set field=value, --reject, --confirm, --merge, --split, --add and --undo', {
        exitCode: 2,
      });
    const fields = new Map(set?.map((text) => parseField(text)!));
    await withStore(options, async (store) => {
      if (!add && fields.has('state')) {
        await decideAndPrint(
          command,
          { subject: 'followup', op: 'state', a: key, state: fields.get('state') as DecidedState },
          options,
        );
        return;
      }
      const handling = fields.get('handling') as Handling | undefined;
      if (!add && handling !== undefined) {
        if (!HANDLINGS.includes(handling))
          command.error(`sitrep correct: handling is one of: ${HANDLINGS.join(', ')}`, { exitCode: 2 });
        if (!(await store.setHandling(key, handling))) throw new Error(`there is no report ${key}`);
        console.log(json ? JSON.stringify({ report: key, handling }) : `${key} is ${handling}`);
        return;
      }
      if (undo) {
        const last = (await store.corrections(key)).findLast((c) => c.undone === undefined);
        if (!last) throw new Error(`there is no correction of ${key} to take back`);
        await store.undo(last.number);
        console.log(
          json
            ? JSON.stringify((await store.corrections(key)).find((c) => c.number === last.number))
            : `correction ${last.number} was taken back`,
        );
        return;
      }
      const who = { ...(by !== undefined && { by }), ...(why !== undefined && { why }) };
      try {
        const made = add
          ? await addTo(store, key, options, who)
          : await store.correct({ key, verdict: await verdictOf(store, key, options), ...who });
        console.log(json ? JSON.stringify(made) : `correction ${made.number}: “${made.words}”${add ? `, key ${made.key}` : ''}`);
      } catch (error) {
        const mine =
          error instanceof DossierError ? error.code === 'unsupported' : error instanceof Error && error.constructor === Error;
        if (mine) command.error(`sitrep correct: ${(error as Error).message}`, { exitCode: 2 });
        throw error;
      }
    });
  });
};
