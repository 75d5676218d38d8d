// sitrep reread: reads again what another version read, and says what is gained, lost and changed. Never unasked; people's corrections and
// decisions stay. --dry-run only says it.
import type { Command } from 'commander';
import type { ReportRecord } from '../core/index.ts';
import { makeReport } from '../ingest/index.ts';
import { readerInfo, readReport } from '../reader.ts';
import { type DossierOptions, dossierOption, withStore } from './dossier.ts';
import { keepHeapSmall } from './heap.ts';
import { startProgress } from './output.ts';

const LAYERS = ['mentions', 'actors', 'places', 'times', 'statements', 'events'] as const;
type Layer = (typeof LAYERS)[number];

interface Difference {
  gained: number;
  lost: number;
  changed: number;
}

const empty = (): Record<Layer, Difference> =>
  Object.fromEntries(LAYERS.map((l) => [l, { gained: 0, lost: 0, changed: 0 }])) as Record<Layer, Difference>;

/** An item without what names it in its record alone: ids of others, who made it. */
const plain = (record: ReportRecord, item: object): string => {
  const keys = new Map<string, string | undefined>(LAYERS.flatMap((l) => record[l].map((x) => [x.id, x.key] as const)));
  return JSON.stringify(item, (name, value) =>
    name === 'id' || name === 'by'
      ? undefined
      : typeof value === 'string' && keys.has(value) && /^[a-z]\d+$/.test(value)
        ? keys.get(value)
        : value,
  );
};

/** Items by key: which are new, gone, other. */
export const compareRecords = (before: ReportRecord, after: ReportRecord): Record<Layer, Difference> => {
  const all = empty();
  for (const layer of LAYERS) {
    const old = new Map<string, string>(before[layer].map((x) => [x.key ?? x.id, plain(before, x)]));
    for (const item of after[layer]) {
      const known = old.get(item.key ?? item.id);
      if (known === undefined) all[layer].gained += 1;
      else if (known !== plain(after, item)) all[layer].changed += 1;
      old.delete(item.key ?? item.id);
    }
    all[layer].lost += old.size;
  }
  return all;
};

interface Options extends DossierOptions {
  dryRun?: true;
  json?: true;
}

export const register = (program: Command): void => {
  program
    .command('reread')
    .description('read again what another version of Sitrep read; corrections and decisions by people stay')
    .addOption(dossierOption())
    .option('--dry-run', 'only say which rows would be gained, lost and changed')
    .option('--json', 'print {"stale", "read", "failed", "rows": {layer: {"gained", "lost", "changed"}}}')
    .action(async (options: Options) =>
      withStore(options, async (store) => {
        keepHeapSmall();
        const reader = readerInfo();
        const rows = empty();
        const progress = startProgress('reports');
        let [stale, failed] = [0, 0];
        // Collected first: what is read anew is no longer stale.
        const heads: string[] = [];
        for await (const head of store.stale(reader)) heads.push(head.id);
        for (const id of heads) {
          stale += 1;
          progress.step();
          const before = await store.record(id);
          if (!before) continue;
          const line = readReport(
            makeReport(before.report),
            { layers: ['why'] },
            before.problems?.filter((p) => p.code !== 'unsupported-language'),
          );
          if ('error' in line) {
            failed += 1;
            progress.say(`sitrep: ${id}: ${line.error.message}`);
            continue;
          }
          const difference = compareRecords(before, line);
          for (const layer of LAYERS)
            for (const what of ['gained', 'lost', 'changed'] as const) rows[layer][what] += difference[layer][what];
          if (!options.dryRun) await store.put(line, reader, { reread: true });
        }
        progress.stop();
        if (failed) process.exitCode = 1;
        const read = options.dryRun ? 0 : stale - failed;
        if (options.json) {
          console.log(JSON.stringify({ stale, read, failed, rows }));
          return;
        }
        console.log(
          `${stale} ${stale === 1 ? 'report was' : 'reports were'} read by another version${options.dryRun ? '' : `; ${read} read again`}`,
        );
        for (const layer of LAYERS) {
          const { gained, lost, changed } = rows[layer];
          if (gained || lost || changed) console.log(`  ${layer}: ${gained} gained, ${lost} lost, ${changed} changed`);
        }
      }),
    );
};
