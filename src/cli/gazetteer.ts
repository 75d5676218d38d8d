// sitrep gazetteer build: a GeoNames dump that the user has downloaded → a gazetteer file, which SITREP_GAZETTEER then names.
import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import type { Command } from 'commander';
import { readTable } from '../core/index.ts';
import { gazetteerOfDump } from '../knowledge/gazetteer-dump.ts';

const WIDTH = 30;

/** One line a message; on a terminal a bar that is drawn over itself. */
const showProgress = (what: string, rows: number, share?: number): void => {
  const count = rows.toLocaleString('en-GB');
  if (!process.stderr.isTTY) {
    if (share === undefined || rows % 1_000_000 === 0) process.stderr.write(`${what}: ${count}\n`);
    return;
  }
  const done = share === undefined ? undefined : Math.round(Math.min(1, share) * WIDTH);
  const bar = done === undefined ? '' : `[${'#'.repeat(done)}${'.'.repeat(WIDTH - done)}] ${Math.round((share ?? 0) * 100)} % `;
  process.stderr.write(`\r${what}: ${bar}${count}\x1b[K`);
};

export const register = (program: Command): void => {
  const gazetteer = program.command('gazetteer').description('a larger gazetteer than the one that ships');
  gazetteer
    .command('build')
    .description('make a gazetteer from a GeoNames dump; then set SITREP_GAZETTEER to the file that it wrote')
    .argument('<file>', 'allCountries.txt or .zip of GeoNames (or of one country)')
    .option('--alternates <file>', 'alternateNamesV2.txt or .zip')
    .option('--out <file>', 'where to write', 'gazetteer.bin')
    .option('--json', 'print JSON')
    .action(async (file: string, { alternates, out, json }: { alternates?: string; out: string; json?: boolean }) => {
      const iso3 = new Map(readTable('data/countries.tsv').map(([three = '', two = '']) => [two, three]));
      // Under another name until it is whole, so that a run that is broken off leaves no half file.
      const part = `${out}.part`;
      const fd = openSync(part, 'w');
      try {
        const told = await gazetteerOfDump(file, {
          ...(alternates !== undefined && { alternates }),
          iso3: (iso2) => iso3.get(iso2),
          progress: showProgress,
          write: (bytes, at) => {
            for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done, bytes.length - done, at + done);
          },
        });
        closeSync(fd);
        renameSync(part, out);
        if (process.stderr.isTTY) process.stderr.write('\n');
        process.stdout.write(
          json
            ? `${JSON.stringify({ out, ...told })}\n`
            : `${out}: ${told.places} places under ${told.names} names, of ${told.rows} rows; set SITREP_GAZETTEER=${out}\n`,
        );
      } catch (error) {
        rmSync(part, { force: true });
        throw error;
      }
    });
};
