// sitrep read: reports in; tables for people, or records, rows or parts of records for programs, out. Input order is output order.
import { type Command, Option } from 'commander';
import type { InputError, OutputLine, ReportRecord } from '../core/index.ts';
import { FORMATS, type Format, readInputs } from '../ingest/index.ts';
import { type FlatLayer, flatColumns, flatRows } from '../publish/index.ts';
import { errorRecord, readReport } from '../reader.ts';
import { LIKELY_CONFIDENCE, parseChoice, parseNames, parseShare, SHOWN_CONFIDENCE } from './options.ts';
import { Output, startProgress } from './output.ts';
import { csvLine } from './render/csv.ts';
import { renderRecord } from './render/record.ts';

const PARTS = [
  'report',
  'problems',
  'sentences',
  'tokens',
  'mentions',
  'actors',
  'places',
  'times',
  'statements',
  'events',
] as const;
type Part = (typeof PARTS)[number];

interface ReadOptions {
  json?: true;
  flat?: FlatLayer;
  only?: Part[];
  layers: string[];
  format?: Format;
  private?: true;
  minConfidence?: number;
  color?: boolean;
}

/** The record without events below the bound, where there is one. */
const withoutDoubtful = (record: ReportRecord, bound: number | undefined): ReportRecord =>
  bound === undefined ? record : { ...record, events: record.events.filter((e) => e.confidence >= bound) };

/** The named parts of a record. */
const selected = (record: ReportRecord, { only, minConfidence }: ReadOptions): object => {
  const kept = withoutDoubtful(record, minConfidence);
  return only ? Object.fromEntries(only.filter((p) => kept[p] !== undefined).map((p) => [p, kept[p]])) : kept;
};

/** How an answer is printed: one string, without the last line break; undefined for nothing. */
const printerFor = (options: ReadOptions): ((line: OutputLine) => string | undefined) => {
  if (options.flat) {
    const layer = options.flat;
    let header = !options.json;
    return (line) => {
      if ('error' in line) return options.json ? JSON.stringify(line) : undefined;
      const record = withoutDoubtful(line, options.minConfidence);
      const rows = flatRows(record, layer).map((row) =>
        options.json ? JSON.stringify(row) : csvLine(flatColumns(layer).map((c) => row[c])),
      );
      if (header) rows.unshift(csvLine(flatColumns(layer)));
      header = false;
      return rows.length ? rows.join('\n') : undefined;
    };
  }
  if (options.json || options.only) return (line) => JSON.stringify('error' in line ? line : selected(line, options));
  const width = process.stdout.columns ?? 120;
  const color = options.color ?? (process.stdout.isTTY === true && !process.env.NO_COLOR);
  let first = true;
  return (line) => {
    if ('error' in line) return undefined;
    const text = renderRecord(line, {
      width,
      color,
      minConfidence: options.minConfidence ?? SHOWN_CONFIDENCE,
      ...(options.minConfidence === undefined && { likely: LIKELY_CONFIDENCE }),
    }).join('\n');
    const rule = first ? '' : `\n${'─'.repeat(Math.min(width, 120))}\n`;
    first = false;
    return rule + text;
  };
};

export const register = (program: Command): void => {
  program
    .command('read')
    .description('read reports: who did what to whom, where, when, and who says so')
    .argument('[input...]', 'files, folders, http(s) addresses, or - for standard input')
    .addOption(
      new Option('--format <format>', 'what the input is, where content and ending do not tell').argParser(parseChoice(FORMATS)),
    )
    .option('--private', 'Telegram exports: private chats and phone numbers too, which are left out else')
    .option('--json', 'one record a line (JSON Lines), or JSON rows with --flat')
    .addOption(
      new Option('--flat <layer>', 'one row an event or statement, as CSV').argParser(parseChoice(['events', 'statements'])),
    )
    .addOption(
      new Option('--only <parts>', `print these parts of each record alone: ${PARTS.join(', ')}`).argParser(parseNames(PARTS)),
    )
    .addOption(
      new Option('--layers <names>', 'more of the record: tokens (words, tags, trees), why (the rule or model behind each item)')
        .argParser(parseNames(['tokens', 'why']))
        .default([], 'none'),
    )
    .addOption(
      new Option(
        '--min-confidence <p>',
        `leave out events less certain than p; tables show from ${SHOWN_CONFIDENCE} on, and those from ${LIKELY_CONFIDENCE} on apart`,
      ).argParser(parseShare),
    )
    .option('--no-color', 'no colour')
    .action(async (inputs: string[], options: ReadOptions, command: Command) => {
      if (!inputs.length) {
        if (process.stdin.isTTY)
          command.error('sitrep read: name a file, a folder or an address, or - for standard input (see sitrep read --help)', {
            exitCode: 2,
          });
        inputs = ['-'];
      }
      if (options.color !== false) delete options.color;
      if (options.only?.includes('tokens') && !options.layers.includes('tokens')) options.layers = [...options.layers, 'tokens'];
      const print = printerFor(options);
      const out = new Output();
      const progress = startProgress('reports read');
      const programs = options.json || options.only;
      let failed = 0;
      const fail = (error: InputError | { code: string; message: string; input: string }): void => {
        failed += 1;
        if (!programs) progress.say(`sitrep: ${error.input}: ${error.message}`);
      };
      for await (const item of readInputs(inputs, {
        ...(options.format && { format: options.format }),
        private: options.private === true,
        onDropped: ({ message }) => progress.say(`sitrep: ${message}`),
      })) {
        const line =
          'error' in item ? errorRecord(item.error) : readReport(item.report, { layers: options.layers }, item.problems);
        if ('error' in line) fail(line.error);
        const text = print(line);
        if (text !== undefined) await out.write(`${text}\n`);
        progress.step();
      }
      progress.stop();
      if (failed) process.exitCode = 1;
    });
};
