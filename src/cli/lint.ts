// sitrep lint: a draft held against the reports that it draws on. Exit status 1 where errors or warnings stand, 0 for notes alone or nothing,
// 2 for wrong arguments.
import { readFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { InputError, type ReportRecord } from '../core/index.ts';
import { readDraftText, recordsOf, reportsFor } from '../drafts.ts';
import { DRAFT_FORMATS, type DraftFormat, readDraftFile, readInputs } from '../ingest/index.ts';
import { indexSources, LEVELS, type Level, lintDraft, RULE_NAMES, RULES, type Rule } from '../lint/index.ts';
import { readReport } from '../reader.ts';
import { withStore } from './dossier.ts';
import { parseChoice, parseNames } from './options.ts';
import { Output, startProgress } from './output.ts';
import { renderFindings } from './render/findings.ts';

interface LintCliOptions {
  dossier?: string;
  against?: string[];
  json?: true;
  rules?: Rule[];
  skip?: Rule[];
  level: Level;
  format?: DraftFormat;
  published?: string;
}

/** The reports of files, read; what can't be read is told and left out. */
const readAgainst = async (files: readonly string[]): Promise<{ records: ReportRecord[]; failed: number }> => {
  const records: ReportRecord[] = [];
  const progress = startProgress('reports read');
  let failed = 0;
  for await (const item of readInputs([...files])) {
    const line = 'error' in item ? item : readReport(item.report, {}, item.problems);
    if ('error' in line) {
      failed += 1;
      progress.say(`sitrep: ${line.error.input}: ${line.error.message}`);
    } else records.push(line);
    progress.step();
  }
  progress.stop();
  return { records, failed };
};

const readStore = (dossier: string, draft: ReportRecord): Promise<ReportRecord[]> =>
  withStore({ dossier }, async (store) => recordsOf(store, await reportsFor(store, draft)));

export const register = (program: Command): void => {
  program
    .command('lint')
    .description(
      'hold a draft against the reports it draws on: quotations, attribution, what is told as done, details, counter-statements',
    )
    .argument('<draft>', 'a file (text, Markdown, HTML, DOCX), or - for standard input')
    .option('--dossier <name>', 'the reports of this dossier (default: SITREP_DOSSIER, else sitrep.db)')
    .option('--against <inputs...>', 'the reports in these files, folders or addresses')
    .option(
      '--json',
      'print {"draft", "reports", "findings"} as JSON; spans are UTF-16 code units of "draft.text", "file" those of the file (not of DOCX)',
    )
    .addOption(new Option('--rules <names>', `only these rules: ${RULE_NAMES.join(', ')}`).argParser(parseNames(RULE_NAMES)))
    .addOption(new Option('--skip <names>', 'all rules but these').argParser(parseNames(RULE_NAMES)))
    .addOption(
      new Option('--level <level>', `the least level to tell: ${LEVELS.join(', ')}`)
        .argParser(parseChoice(LEVELS))
        .default('note'),
    )
    .addOption(
      new Option('--format <format>', 'what the draft is, where name and content do not tell').argParser(
        parseChoice(DRAFT_FORMATS),
      ),
    )
    .option('--published <date>', 'the day of the draft: what "on Tuesday" in it means')
    .addHelpText(
      'after',
      `\nRules:\n${RULE_NAMES.map((r) => `  ${r.padEnd(14)}${RULES[r]}`).join('\n')}\n\nExit status: 1 where errors or warnings stand, 0 for notes alone.`,
    )
    .action(async (file: string, options: LintCliOptions, command: Command) => {
      if (options.against && options.dossier)
        command.error('sitrep lint: give --against or --dossier, not both', { exitCode: 2 });
      const draft = await readDraftFile(readFileSync(file === '-' ? 0 : file), file, options.format);
      if (!/\S/.test(draft.text)) throw new InputError('empty', `${file} has no text`, file);
      const reading = readDraftText(draft.text, options.published);
      const { records, failed } = options.against
        ? await readAgainst(options.against)
        : { records: await readStore(options.dossier ?? process.env.SITREP_DOSSIER ?? 'sitrep.db', reading), failed: 0 };
      if (!records.length) throw new Error('there is no report to hold the draft against');
      const rules = (options.rules ?? RULE_NAMES).filter((r) => !options.skip?.includes(r));
      const findings = lintDraft(reading, indexSources(records), { rules, level: options.level });
      const out = new Output();
      if (options.json) {
        const answer = {
          draft: { input: file, text: draft.text },
          reports: records.length,
          findings: findings.map((f) => ({
            ...f,
            ...(draft.placed && { file: { start: draft.toFile(f.span.start), end: draft.toFile(f.span.end - 1) + 1 } }),
          })),
        };
        await out.write(`${JSON.stringify(answer)}\n`);
      } else await out.write(renderFindings(findings, draft, file, records.length));
      if (failed || findings.some((f) => f.level !== 'note')) process.exitCode = 1;
    });
};
