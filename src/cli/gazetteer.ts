// sitrep gazetteer build: a GeoNames dump that the user has downloaded → a gazetteer file, which SITREP_GAZETTEER then names.
import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { readTable } from '../core/index.ts';
import { gazetteerOfDump } from '../knowledge/gazetteer-dump.ts';

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
      const terminal = process.stderr.isTTY;
      const { bytes, ...told } = await gazetteerOfDump(file, {
        ...(alternates !== undefined && { alternates }),
        iso3: (iso2) => iso3.get(iso2),
        progress: (what, rows) =>
          void process.stderr.write(`${terminal ? '\r' : ''}${what}: ${rows.toLocaleString('en-GB')}${terminal ? '   ' : '\n'}`),
      });
      if (terminal) process.stderr.write('\n');
      writeFileSync(out, bytes);
      process.stdout.write(
        json
          ? `${JSON.stringify({ out, bytes: bytes.length, ...told })}\n`
          : `${out}: ${told.places} places under ${told.names} names, of ${told.rows} rows; set SITREP_GAZETTEER=${out}\n`,
      );
    });
};
