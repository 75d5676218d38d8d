// Stories of the corpora as `sitrep stories` tells them, which holds all reports at once, and as a dossier does, which takes them one by one.
//   node --import tsx eval/stories-dossier.ts --corpora DIR [--part dev] [--dry-run]     → eval/details/stories-dossier.json
// The dossier gets texts without what was read in them: stories are a matter of words alone.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { ReportRecord } from '../src/core/index.ts';
import { makeReport, type ReportItem } from '../src/ingest/index.ts';
import { linkReports } from '../src/linking/index.ts';
import { readerInfo } from '../src/reader.ts';
import { openStore } from '../src/store/index.ts';
import { renderDetail, writeDetail } from './details.ts';

const { values } = parseArgs({
  options: { corpora: { type: 'string' }, part: { type: 'string', default: 'dev' }, 'dry-run': { type: 'boolean' } },
});
if (!values.corpora) {
  console.error('usage: stories-dossier.ts --corpora DIR [--part train|dev] [--dry-run]');
  process.exit(2);
}
type Item = ReportItem & { id: string; gold: { set: string; story: string } };
const items = readFileSync(join(values.corpora, 'stories', `${values.part}.jsonl`), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line): Item => JSON.parse(line));

const reader = readerInfo();
const bare = (item: Item): ReportRecord => ({
  schema: 'sitrep/1',
  reader: { version: reader.version, models: reader.models },
  report: makeReport(item),
  sentences: [],
  mentions: [],
  actors: [],
  places: [],
  times: [],
  statements: [],
  events: [],
});

const byDossier = async (list: readonly Item[]): Promise<Map<string, string>> => {
  const store = await openStore(':memory:', { create: true });
  for (const item of list) await store.put(bare(item), reader);
  const stories = new Map<string, string>();
  for await (const { story, reports } of store.stories()) for (const report of reports) stories.set(report, story);
  await store.close();
  return stories;
};

/** B-cubed precision, recall and F1, and F1 of pairs. */
const score = (list: readonly Item[], stories: ReadonlyMap<string, string>): string[] => {
  let [precision, recall, both, ours, theirs] = [0, 0, 0, 0, 0];
  list.forEach((x, i) => {
    const mine = list.filter((y) => stories.get(y.id) === stories.get(x.id));
    const wanted = list.filter((y) => y.gold.story === x.gold.story).length;
    const right = mine.filter((y) => y.gold.story === x.gold.story).length;
    precision += right / mine.length / list.length;
    recall += right / wanted / list.length;
    for (const y of list.slice(0, i)) {
      const [told, is] = [stories.get(y.id) === stories.get(x.id), y.gold.story === x.gold.story];
      ours += Number(told);
      theirs += Number(is);
      both += Number(told && is);
    }
  });
  return [precision, recall, (2 * precision * recall) / (precision + recall), (2 * both) / (ours + theirs)].map((n) =>
    n.toFixed(3),
  );
};

const rows: string[][] = [];
for (const [set, name] of [
  ['ecb+', 'ECB+'],
  ['giveme5w1h', 'Giveme5W1H'],
]) {
  const list = items.filter((x) => x.gold.set === set);
  if (!list.length) continue;
  const atOnce = new Map(
    linkReports(list.map((item) => ({ ...makeReport(item), id: item.id }))).map((link) => [link.id, link.story]),
  );
  const backwards = [...list].reverse();
  const [one, other] = [await byDossier(list), await byDossier(backwards)];
  rows.push([`${name}, all at once`, String(list.length), ...score(list, atOnce)]);
  rows.push([`${name}, by a dossier`, String(list.length), ...score(list, one)]);
  rows.push([`${name}, by a dossier, in the other order`, String(list.length), ...score(list, other)]);
}
const detail = {
  task: 'stories',
  title: 'Stories by way of a dossier',
  command: 'node --import tsx eval/stories-dossier.ts --corpora DIR',
  about:
    'The ruler measures `sitrep stories`, which holds all reports at once and weighs words by the set itself. A dossier takes one report at a time, weighs words by news at large alone, and asks an index which texts to compare (docs/decisions/0008).',
  columns: ['', 'articles', 'B-cubed P', 'R', 'F1', 'pairs F1'],
  rows,
  models: reader.models,
};
console.log(renderDetail(detail));
if (!values['dry-run']) writeDetail('stories-dossier', detail);
