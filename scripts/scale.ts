// How a dossier bears many reports: time and bytes a report of storing and linking as it grows, the pages that people ask for, and memory.
//   node --import tsx scripts/scale.ts --corpora DIR [--reports 10000,30000,100000] [--pool 1200] [--out docs/scale.md]
// Reports are made from the stories of DIR/stories/*.jsonl by recombination, the same each time: four or five sentences of one article, one of
// another. A pool of them is read by the pipeline; the others are the pool's under other names (letters of names and of half of the long words changed, as many as
// before, so that spans hold), on other days, with their records altered alike: reading 100,000 reports would take an hour and shows nothing of a dossier.
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { ReportRecord } from '../src/core/index.ts';
import { makeReport } from '../src/ingest/index.ts';
import { readerInfo, readReport } from '../src/reader.ts';
import { openStore, parseQuery, type Store } from '../src/store/index.ts';

const { values } = parseArgs({
  options: {
    corpora: { type: 'string' },
    reports: { type: 'string', default: '10000,30000,100000' },
    pool: { type: 'string', default: '1200' },
    out: { type: 'string' },
    keep: { type: 'string' },
  },
});
if (!values.corpora) {
  console.error('usage: scale.ts --corpora DIR [--reports N,N,…] [--pool N] [--out FILE]');
  process.exit(2);
}

const PER_DAY = 100; // reports: a newsroom that follows a region
const PER_STORY = 3; // reports made of one article
const WORDS = 100;
const LAST = 1000; // reports whose times are averaged at each size
const ASKED = 200; // searches and story pages at each size

let state = 1;
/** Numerical Recipes' generator: the same reports each time. */
const random = (): number => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
};
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

const articles = readdirSync(join(values.corpora, 'stories'))
  .filter((name) => name.endsWith('.jsonl'))
  .sort()
  .flatMap((name) =>
    readFileSync(join(values.corpora!, 'stories', name), 'utf8')
      .split('\n')
      .filter(Boolean),
  )
  .map((line) =>
    (JSON.parse(line) as { text: string }).text
      .split(/(?<=[.!?]["”]?)\s+(?=["“]?\p{Lu})/u)
      .map((s) => s.replace(/\s+/g, ' ').trim())
      .filter((s) => s.length > 30 && s.length < 400),
  )
  .filter((sentences) => sentences.length >= 5);

/** One text of about a hundred words: sentences of an article in their order, and one of another. */
const recombine = (own: readonly string[]): string => {
  const chosen: string[] = [];
  let words = 0;
  for (const s of own) {
    if (words >= WORDS - 20) break;
    if (random() < 0.35) continue;
    chosen.push(s);
    words += s.split(' ').length;
  }
  chosen.splice(1 + Math.floor(random() * chosen.length), 0, pick(pick(articles)));
  return chosen.join(' ');
};

const OUTLETS = Array.from({ length: 40 }, (_, i) => `Outlet ${i + 1}`);

const began = performance.now();
const pool: ReportRecord[] = [];
while (pool.length < Number(values.pool)) {
  const article = articles[Math.floor(pool.length / PER_STORY) % articles.length]!;
  const record = readReport(
    makeReport({ text: recombine(article), published: '2030-01-01', outlet: pick(OUTLETS), language: 'en' }),
  );
  if (!('error' in record)) pool.push(record);
}
const reading = (performance.now() - began) / pool.length;
const words = pool.reduce((n, r) => n + r.report.text.split(/\s+/).length, 0) / pool.length;
console.error(`${pool.length} read, ${words.toFixed(0)} words each, ${reading.toFixed(1)} ms each`);

/** Capitalised words under other names: as long as before, the same in one variant. */
const renamer = (variant: number): ((text: string) => string) => {
  const known = new Map<string, string>();
  const rename = (word: string): string => {
    const at = known.get(word);
    if (at !== undefined) return at;
    const seed = createHash('sha256').update(`${variant} ${word}`).digest();
    let made = word[0]!;
    for (let i = 1; i < word.length; i += 1)
      made += 'aeiou'.includes(word[i]!)
        ? 'aeiou'[seed[i % 32]! % 5]!
        : /[a-z]/.test(word[i]!)
          ? 'bdfgklmnprstvz'[seed[i % 32]! % 14]!
          : word[i]!;
    known.set(word, made);
    return made;
  };
  // Names of four letters and more ("The", "He" and "On" stay), and half of the long words: else all variants of a text were copies of it.
  const isOther = (word: string): boolean =>
    /^\p{Lu}/u.test(word) || createHash('sha256').update(`${variant} other ${word}`).digest()[0]! < 128;
  return (text) =>
    variant === 0
      ? text
      : text.replace(/(?<![\p{L}])(?:\p{Lu}[a-z]{3,}|[a-z]{6,})(?![\p{L}])/gu, (word) => (isOther(word) ? rename(word) : word));
};

const alter = (record: ReportRecord, n: number, rename: (text: string) => string): ReportRecord => {
  const text = rename(record.report.text);
  const sha256 = digest(text);
  const published = new Date(Date.UTC(2020, 0, 1) + Math.floor(n / PER_DAY) * 86_400_000).toISOString().slice(0, 10);
  const keyed = <T extends { id: string }>(layer: string, items: readonly T[]): T[] =>
    items.map((x) => ({ ...x, key: digest(`${sha256} ${layer} ${x.id}`).slice(0, 20) }));
  return {
    ...record,
    report: { ...record.report, id: `r${n}`, text, sha256, published },
    mentions: keyed('mentions', record.mentions),
    actors: keyed('actors', record.actors).map((a) => ({ ...a, name: rename(a.name) })),
    places: keyed('places', record.places),
    times: keyed('times', record.times),
    statements: keyed('statements', record.statements),
    events: keyed('events', record.events),
  };
};

const share = (times: number[], p: number): number =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * p))]!;

const drain = async (items: AsyncIterable<unknown>): Promise<number> => {
  let n = 0;
  for await (const _ of items) n += 1;
  return n;
};

/** Times of searches and of story pages (the story, its claims, disagreements), in ms. */
const ask = async (store: Store, kept: number): Promise<{ search: number[]; page: number[] }> => {
  const search: number[] = [];
  const page: number[] = [];
  for (let i = 0; i < ASKED; i += 1) {
    const record = pool[Math.floor(random() * pool.length)]!;
    const long = record.report.text.split(/[^\p{L}]+/u).filter((w) => w.length > 5);
    const query = parseQuery(i % 2 ? `${pick(long)} ${pick(long)}` : pick(long));
    let t = performance.now();
    await store.search(query);
    search.push(performance.now() - t);
    const id = `r${Math.floor(random() * kept)}`;
    t = performance.now();
    for await (const { story } of store.stories({ report: id, limit: 1 })) {
      await drain(store.claims({ story }));
      await drain(store.disagreements({ story }));
    }
    page.push(performance.now() - t);
  }
  return { search, page };
};

const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'sitrep-scale-'));
const file = join(folder, 'scale.db');
const store = await openStore(file, { create: true });
const sizes = values.reports.split(',').map(Number);
const rows: string[][] = [];
let [n, bytesBefore, countBefore] = [0, 0, 0];
const times: number[] = [];
const work: number[] = []; // ms of the processor: what other programs take away does not count
const mean = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0) / list.length;
let rename = renamer(0);
const bytes = (): number => statSync(file).size + statSync(`${file}-wal`, { throwIfNoEntry: false })!.size;
/** Writes what is known so far: a long run that is stopped leaves its sizes. */
const write = async (): Promise<void> => {
  const counts = [await drain(store.stories()), await drain(store.claims())];
  const header = [
    'reports',
    'processor ms a report',
    'ms a report, mean',
    'median',
    '95 %',
    'KB a report',
    'search, ms at 95 %',
    'story page, ms at 95 %',
    'memory at most, MB',
    'load',
  ];
  const text = `# Scale

\`\`\`
node --import tsx scripts/scale.ts --corpora DIR --reports ${values.reports} --pool ${values.pool}
\`\`\`

writes this page. Reports of ${words.toFixed(0)} words, made from the corpora of stories by recombination (the script says how), ${PER_DAY} a day, in one dossier file
with every commit on the disk. ${pool.length} of them were read by the pipeline (${reading.toFixed(0)} ms each on this machine); the others are these under other names, with records altered alike.
Times are those of storing and linking, of the last ${LAST.toLocaleString('en')} reports of each size; ${ASKED} searches of one or two words, ${ASKED} story pages (the story, its claims with
all tellings, its disagreements). Processor ms are what the process itself was
given, the others what a clock shows, with all that other programs take. Memory is that of the whole process, models and the pool of records included. Machine: ${cpus().length} cores, load as given (other work ran beside it).

| ${header.join(' | ')} |
| ${header.map(() => '---:').join(' | ')} |
${rows.map((r) => `| ${r.join(' | ')} |`).join('\n')}

In the end: ${counts[0]!.toLocaleString('en')} stories, ${counts[1]!.toLocaleString('en')} claims that several reports tell.
`;
  if (values.out) writeFileSync(values.out, text);
  else console.log(text);
};

for (const size of sizes) {
  for (; n < size; n += 1) {
    if (n % pool.length === 0) rename = renamer(Math.floor(n / pool.length));
    const record = alter(pool[n % pool.length]!, n, rename);
    const [t, cpu] = [performance.now(), process.cpuUsage()];
    await store.put(record, readerInfo());
    times.push(performance.now() - t);
    const { user, system } = process.cpuUsage(cpu);
    work.push((user + system) / 1000);
    if (n % 1000 === 999)
      console.error(
        `${n + 1}: ${mean(times.slice(-1000)).toFixed(1)} ms each, ${mean(work.slice(-1000)).toFixed(1)} of the processor, load ${loadavg()[0]!.toFixed(1)}`,
      );
  }
  const last = times.slice(-LAST);
  const { search, page } = await ask(store, n);
  rows.push([
    size.toLocaleString('en'),
    mean(work.slice(-LAST)).toFixed(1),
    mean(last).toFixed(1),
    share(last, 0.5).toFixed(1),
    share(last, 0.95).toFixed(1),
    ((bytes() - bytesBefore) / (n - countBefore) / 1024).toFixed(1),
    share(search, 0.95).toFixed(0),
    share(page, 0.95).toFixed(0),
    (process.resourceUsage().maxRSS / 1024).toFixed(0),
    loadavg()[0]!.toFixed(1),
  ]);
  [bytesBefore, countBefore] = [bytes(), n];
  console.error(rows.at(-1)!.join(' | '));
  await write();
}
await store.close();
if (!values.keep) rmSync(folder, { recursive: true, force: true });
