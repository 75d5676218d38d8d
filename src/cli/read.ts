// sitrep read: reports in, records out.
import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { makeReport } from '../ingest/index.ts';
import { createPipeline } from '../pipeline.ts';
import { toRecord } from '../record.ts';

export const register = (program: Command): void => {
  program
    .command('read')
    .description('read reports and print their records')
    .argument('[input...]')
    .option('--format <format>')
    .option('--json')
    .option('--layers <names>', '', '')
    .action(async (_inputs: string[], options: { layers: string }) => {
      const pipeline = createPipeline();
      for await (const line of createInterface({ input: process.stdin })) {
        if (!line.trim()) continue;
        const doc = pipeline.run(makeReport(JSON.parse(line)));
        console.log(JSON.stringify(toRecord(doc, { reader: { version: '0.1.0', models: 'none' }, layers: options.layers.split(',') })));
      }
    });
};
