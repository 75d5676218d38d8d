// sitrep brief: a situation report from the dossier, printed or kept as a draft; drafts listed, edited and released by a person.
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { briefFrom } from '../brief-from.ts';
import { BRIEF_SECTION_WORDS, type Brief, type BriefSectionKind } from '../core/index.ts';
import { briefHtml, briefMarkdown, forInside, forOutside, PdfError, printPdf, withAttribution } from '../publish/brief/index.ts';
import { type BriefChange, DossierError, type Store } from '../store/index.ts';
import { asOfOption, type DossierOptions, dossierOption, parseDay, withStore, withStoreAt } from './dossier.ts';
import { Output } from './output.ts';
import { renderBriefHistory, renderBriefs, renderTouched } from './render/briefs.ts';

const FORMATS = ['md', 'html', 'json', 'pdf'] as const;
type Format = (typeof FORMATS)[number];

interface PrintOptions extends DossierOptions {
  format: Format;
  out?: string;
  pdf?: string;
  outside?: true;
}

const parseMoment = (text: string): string => {
  const at = new Date(text);
  if (!/^\d{4}-\d{2}-\d{2}/.test(text) || Number.isNaN(at.getTime()))
    throw new InvalidArgumentError('It must be a day or a moment: 2016-03-14, 2016-03-14T08:00:00Z.');
  return at.toISOString();
};

const formatOption = (): Option =>
  new Option(
    '--format <format>',
    'md, html (one file, printable), json, or pdf (printed by Chromium, Chrome, or what SITREP_BROWSER names)',
  )
    .choices(FORMATS)
    .default('md');

const printOptions = (command: Command): Command =>
  command
    .addOption(formatOption())
    .option('--out <file>', 'write to this file (mode 0600) in place of standard output')
    .option('--pdf <file>', 'also as PDF, to this file')
    .option('--outside', 'only what may leave the house: nothing internal or restricted, nothing that waits for approval')
    .addOption(dossierOption());

const byOption = (): Option =>
  new Option('--by <name>', 'who says so')
    .env('SITREP_BY')
    .default(undefined, 'SITREP_BY, else the name that you are logged in with');

const whoever = (by: string | undefined): string => {
  if (by?.trim()) return by.trim();
  try {
    return userInfo().username;
  } catch {
    return 'somebody';
  }
};

/** The file gets its name when it is whole. Only its owner may read it. */
const writeWhole = (file: string, content: string | Uint8Array): void => {
  const partial = join(dirname(file), `.${process.pid}.sitrep-partial`);
  try {
    writeFileSync(partial, content, { mode: 0o600 });
    renameSync(partial, file);
  } finally {
    rmSync(partial, { force: true });
  }
};

/** Prints a brief as asked: to standard output, to a file, as PDF. `ids`: Markdown for people who edit it by sentence. */
const print = async (given: Brief, { format, out, pdf, outside }: PrintOptions, ids = false): Promise<void> => {
  if (format === 'pdf' && out === undefined && process.stdout.isTTY)
    throw new PdfError('a PDF is nothing for a terminal: give --out FILE');
  const brief = outside ? forOutside(given) : format === 'json' ? given : forInside(given);
  if (outside && !brief.sections.length)
    console.error(
      'sitrep: nothing in this brief may leave the house: its reports are internal (sitrep add --handling), or it waits for approval',
    );
  if (pdf !== undefined) writeWhole(pdf, await printPdf(briefHtml(brief, { copy: false })));
  if (pdf !== undefined && out === undefined) return;
  if (format === 'pdf') {
    const bytes = await printPdf(briefHtml(brief, { copy: false }));
    if (out === undefined) await new Output().write(bytes);
    else writeWhole(out, bytes);
    return;
  }
  const text =
    format === 'json'
      ? `${JSON.stringify(brief)}
`
      : format === 'html'
        ? briefHtml(brief)
        : briefMarkdown(brief, { ids });
  if (out === undefined) await new Output().write(text);
  else writeWhole(out, text);
};

const needBrief = async (store: Store, id: string): Promise<Brief> => {
  const brief = await store.brief(id);
  if (!brief) throw new DossierError('missing', `there is no brief ${id}: sitrep brief list tells which there are`);
  return brief;
};

/** A sentence by its id, or by its place in the brief, from 1 on. */
const sentenceId = (brief: Brief, given: string): string => {
  const all = brief.sections.flatMap((s) => s.sentences);
  const found = all.find((s) => s.id === given) ?? (/^\d+$/.test(given) ? all[Number(given) - 1] : undefined);
  if (!found)
    throw new DossierError(
      'missing',
      `the brief ${brief.id} has no sentence ${given}: sitrep brief show ${brief.id} prints the ids`,
    );
  return found.id;
};

const parseNumbers = (text: string): number[] =>
  text.split(',').map((x) => {
    if (!/^[1-9]\d{0,4}$/.test(x.trim())) throw new InvalidArgumentError('It must be numbers of notes: 3 or 3,5.');
    return Number(x);
  });

type ChangeOptions = DossierOptions & { by?: string };

/** Makes a change, and tells what is to be looked at. */
const change = async (id: string, options: ChangeOptions, make: (brief: Brief) => BriefChange[]): Promise<void> =>
  withStore(options, async (store) => {
    const before = await needBrief(store, id);
    let brief = before;
    const asked = make(before);
    for (const one of asked) brief = await store.changeBrief(before.id, one, whoever(options.by));
    for (const one of asked) {
      const s = 'sentence' in one ? brief.sections.flatMap((x) => x.sentences).find((x) => x.id === one.sentence) : undefined;
      for (const f of s?.edited?.flags ?? [])
        console.error(
          `sitrep: look again at ${s!.id}: ${f.kind} “${f.words}” stands in none of its notes; edit it, confirm it, or give --drop-evidence`,
        );
    }
    await new Output().write(`${before.id}\n`);
  });

export const register = (program: Command): void => {
  const brief = program
    .command('brief')
    .description('a situation report from the dossier: each sentence names who says so and leads to the words');
  brief.enablePositionalOptions(); // `brief list --dossier D`: the option is the list's
  printOptions(brief)
    .option('--about <actor>', "an actor's name, or part of it; situation:NAME for a saved watch")
    .addOption(new Option('--since <when>', 'what was published from this day, month or year on').argParser(parseDay))
    .addOption(new Option('--until <when>', 'what was published up to this day, month or year').argParser(parseDay))
    .addOption(new Option('--made <when>', 'the moment to be printed as that of composing (default: now)').argParser(parseMoment))
    .addOption(asOfOption())
    .option('--keep', 'keep it as a draft, to be edited and released; its id is printed on standard error')
    .addOption(byOption())
    .addHelpText('after', '\nA draft is never released by itself: sitrep brief release ID --by NAME.')
    .action(
      async (
        options: PrintOptions & {
          about?: string;
          since?: string;
          until?: string;
          made?: string;
          asOf?: string;
          keep?: true;
          by?: string;
        },
      ) => {
        const { about, since, until, made = new Date().toISOString() } = options;
        const composed = await withStoreAt(options, (store) =>
          briefFrom(store, {
            made,
            ...(about !== undefined && { about }),
            ...(since !== undefined && { since }),
            ...(until !== undefined && { until }),
          }),
        );
        if (options.keep)
          await withStore(options, async (store) => {
            await store.putBrief(composed, whoever(options.by));
            console.error(`sitrep: kept as ${composed.id}`);
          });
        await print(composed, options, options.keep === true);
      },
    );

  brief
    .command('list')
    .description('drafts and released briefs, newest first')
    .addOption(dossierOption())
    .option('--json', 'one JSON object a row')
    .action(async (options: DossierOptions & { json?: true }) =>
      withStore(options, async (store) => {
        const rows = await store.briefs();
        await new Output().write(
          options.json ? rows.map((r) => `${JSON.stringify(r)}\n`).join('') : renderBriefs(rows, process.stdout.columns ?? 120),
        );
      }),
    );
  printOptions(brief.command('show').description('a brief as it is now').argument('<id>'))
    .option('--released', 'as it was released last')
    .action(async (id: string, options: PrintOptions & { released?: true }) => {
      const found = await withStore(options, async (store) => {
        const now = await needBrief(store, id);
        if (!options.released) return now;
        const out = await store.releasedBrief(now.id);
        if (!out) throw new DossierError('missing', `the brief ${now.id} was never released`);
        return out;
      });
      await print(found, options, true);
    });

  const changing = (name: string, description: string): Command =>
    brief.command(name).description(description).argument('<id>').addOption(dossierOption()).addOption(byOption());
  changing('edit', 'other words for a sentence; what they say that its notes do not is flagged')
    .argument('<sentence>', 'its id, or its place in the brief')
    .argument('<text>')
    .option('--drop-evidence', 'the notes do not support the new words: the reader is told')
    .action((id: string, sentence: string, text: string, options: ChangeOptions & { dropEvidence?: true }) =>
      change(id, options, (b) => [
        { op: 'edit', sentence: sentenceId(b, sentence), text, evidence: options.dropEvidence ? 'dropped' : 'kept' },
      ]),
    );
  changing('confirm', 'you answer for a sentence')
    .argument('<sentence>')
    .option('--plain', 'it then stands without naming outlet and speaker')
    .action((id: string, sentence: string, options: ChangeOptions & { plain?: true }) =>
      change(id, options, (b) => [
        { op: 'confirm', sentence: sentenceId(b, sentence), ...(options.plain && { plain: true as const }) },
      ]),
    );
  changing('approve', 'the private persons and exact places of sentences may be published')
    .argument('[sentences...]')
    .option('--all', 'all that wait')
    .action((id: string, sentences: string[], options: ChangeOptions & { all?: true }, command: Command) => {
      if (!sentences.length && !options.all)
        command.error('sitrep brief approve: name sentences, or give --all', { exitCode: 2 });
      return change(id, options, (b) => {
        const waiting = b.sections.flatMap((s) => s.sentences).filter((s) => s.needs?.length && !s.approved && !s.out);
        const ids = options.all ? waiting.map((s) => s.id) : sentences.map((s) => sentenceId(b, s));
        return ids.map((sentence) => ({ op: 'approve' as const, sentence }));
      });
    });
  for (const [op, description] of [
    ['leave-out', 'leave sentences out'],
    ['take-in', 'take sentences in again that were left out'],
  ] as const)
    changing(op, description)
      .argument('<sentences...>')
      .action((id: string, sentences: string[], options: ChangeOptions) =>
        change(id, options, (b) => sentences.map((s) => ({ op, sentence: sentenceId(b, s) }))),
      );
  changing('move', 'move a sentence within its section')
    .argument('<sentence>')
    .option('--before <sentence>', 'before this one; else to the end')
    .action((id: string, sentence: string, options: ChangeOptions & { before?: string }) =>
      change(id, options, (b) => [
        {
          op: 'move',
          sentence: sentenceId(b, sentence),
          ...(options.before !== undefined && { before: sentenceId(b, options.before) }),
        },
      ]),
    );
  changing('add', 'a sentence of your own')
    .argument('<text>')
    .addOption(new Option('--notes <numbers>', 'notes of the brief that support it').argParser(parseNumbers))
    .addOption(new Option('--section <kind>', 'where it goes').choices(Object.keys(BRIEF_SECTION_WORDS)).default('own'))
    .action((id: string, text: string, options: ChangeOptions & { notes?: number[]; section: BriefSectionKind }) =>
      change(id, options, () => [{ op: 'add', text, section: options.section, ...(options.notes && { notes: options.notes }) }]),
    );
  changing('retitle', 'another title')
    .argument('<title>')
    .action((id: string, title: string, options: ChangeOptions) => change(id, options, () => [{ op: 'retitle', title }]));
  changing('undo', 'take the last change back').action((id: string, options: ChangeOptions) =>
    withStore(options, async (store) => {
      const after = await store.undoBriefChange(id, whoever(options.by));
      if (!after) throw new DossierError('missing', 'there is no change to take back since it was composed or released');
      await new Output().write(`${after.id}\n`);
    }),
  );
  changing('release', 'let a brief out: sitrep publish takes up what was released').action(
    (id: string, options: ChangeOptions, command: Command) => {
      if (!options.by?.trim())
        command.error('sitrep brief release: say who releases it with --by (or SITREP_BY)', { exitCode: 2 });
      return withStore(options, async (store) => {
        const out = await store.releaseBrief(id, whoever(options.by));
        const all = out.sections.flatMap((s) => s.sentences).filter((s) => !s.out).length;
        const open = forOutside(out).sections.flatMap((s) => s.sentences).length;
        console.error(
          `sitrep: released by ${out.released!.by}: ${all} sentences, ${open} of them may leave the house${open < all ? ' (the others are internal or wait for approval)' : ''}`,
        );
        await new Output().write(`${out.id}\n`);
      });
    },
  );
  brief
    .command('copy')
    .description('a sentence with its attribution, to be pasted elsewhere')
    .argument('<id>')
    .argument('<sentence>')
    .addOption(dossierOption())
    .action((id: string, sentence: string, options: DossierOptions) =>
      withStore(options, async (store) => {
        const found = await needBrief(store, id);
        const s = found.sections.flatMap((x) => x.sentences).find((x) => x.id === sentenceId(found, sentence))!;
        await new Output().write(`${withAttribution(found, s)}\n`);
      }),
    );
  brief
    .command('history')
    .description('what was done to a brief, by whom and when')
    .argument('<id>')
    .addOption(dossierOption())
    .option('--json', 'one JSON object a row')
    .action((id: string, options: DossierOptions & { json?: true }) =>
      withStore(options, async (store) => {
        const rows = await store.briefHistory(id);
        await new Output().write(
          options.json
            ? rows.map((r) => `${JSON.stringify(r)}\n`).join('')
            : renderBriefHistory(rows, process.stdout.columns ?? 120),
        );
      }),
    );
  brief
    .command('touched')
    .description('briefs that draw on reports which were corrected, edited or forgotten since; exit status 1 where there are any')
    .addOption(dossierOption())
    .option('--json', 'one JSON object a brief')
    .action((options: DossierOptions & { json?: true }) =>
      withStore(options, async (store) => {
        const rows = await store.briefsTouched();
        await new Output().write(
          options.json ? rows.map((r) => `${JSON.stringify(r)}\n`).join('') : renderTouched(rows, process.stdout.columns ?? 120),
        );
        if (rows.length) process.exitCode = 1;
      }),
    );
  brief
    .command('discard')
    .description('erase a draft that was never released')
    .argument('<id>')
    .addOption(dossierOption())
    .action((id: string, options: DossierOptions) =>
      withStore(options, async (store) => {
        if (!(await store.discardBrief(id))) throw new DossierError('missing', `there is no brief ${id}`);
      }),
    );
};
