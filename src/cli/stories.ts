// sitrep stories: many reports in, one line each out: which tell of one happening, which are copies of one text.
import type { Command } from 'commander';
import { FORMATS, type Format, readInputs } from '../ingest/index.ts';
import { type LinkInput, linkReports } from '../linking/index.ts';
import { errorRecord } from '../reader.ts';
import { parseChoice } from './options.ts';
import { Output } from './output.ts';
import { renderStories } from './render/stories.ts';

interface Options {
  format?: Format;
  jsonl?: true;
  json?: true;
}

export const register = (program: Command): void => {
  program
    .command('stories')
    .description('tell which reports belong to one story, and which are copies of one text')
    .argument('[input...]', 'files, folders, URLs, or "-" for standard input', ['-'])
    .option('--format <format>', `format of the inputs: ${FORMATS.join(', ')}`, parseChoice(FORMATS))
    .option('--jsonl', 'the same as --format jsonl')
    .option('--json', 'one JSON object a report, in the order of the input: {"id", "story", "origin"}')
    .action(async (inputs: string[], options: Options) => {
      const format = options.jsonl ? 'jsonl' : options.format;
      const reports: LinkInput[] = [];
      // What each line of the output stands for: a report by its index, or the error in its place.
      const lines: (number | string)[] = [];
      for await (const found of readInputs(inputs, format ? { format } : {})) {
        if ('error' in found) {
          process.exitCode = 1;
          lines.push(JSON.stringify(errorRecord(found.error)));
          console.error(`${found.error.input}: ${found.error.message}`);
          continue;
        }
        const { id, text, title, published } = found.report;
        lines.push(
          reports.push({ id, text, ...(title !== undefined && { title }), ...(published !== undefined && { published }) }) - 1,
        );
      }
      const links = linkReports(reports);
      const out = new Output();
      if (options.json)
        for (const line of lines) await out.write(`${typeof line === 'number' ? JSON.stringify(links[line]) : line}\n`);
      else await out.write(renderStories(reports, links));
    });
};
