// How a dossier bears many reports: time and bytes a report of storing and linking as it grows, the pages that people ask for, and memory.
//   node --import tsx scripts/scale.ts --corpora DIR [--reports 10000,30000,100000] [--pool 600] [--minutes N] [--command "node dist/cli/main.js"] [--out docs/scale.md]
// Reports are made as scale-reports.ts says, the same each time. A pool of short texts is read by the pipeline, in a process of its own that leaves
// its records in a file; the process that stores and links holds one record at a time: reading 100,000 would take an hour and shows nothing of a dossier.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { keepHeapSmall } from '../src/cli/heap.ts';
import type { ReportRecord } from '../src/core/index.ts';
import { openStore, parseQuery, type Reader, type Store } from '../src/store/index.ts';
import {
  type Kind,
  makeRandom,
  PER_DAY,
  Pool,
  readArticles,
  shortened,
  streamOf,
  type Vocabulary,
  vocabularyOf,
  writePool,
} from './scale-reports.ts';

const { values } = parseArgs({
  options: {
    corpora: { type: 'string' },
    reports: { type: 'string', default: '10000,30000,100000' },
    pool: { type: 'string', default: '600' },
    minutes: { type: 'string' },
    command: { type: 'string' },
    out: { type: 'string' },
    keep: { type: 'string' },
    'make-pool': { type: 'string' },
    told: { type: 'string' },
  },
});
if (!values.corpora) {
  console.error('usage: scale.ts --corpora DIR [--reports N,N,…] [--pool N] [--minutes N] [--command "sitrep"] [--out FILE]');
  process.exit(2);
}

const LAST = 1000; // reports whose times are averaged at each size
const ASKED = 200; // searches and story pages at each size
const IMPORTED = 200; // reports that the command itself adds at each size
const LOOKED = 100; // ms between two looks at its memory

interface PoolIndex {
  at: { start: number; bytes: number; story: string }[];
  reader: Reader;
  words: number;
  reading: number;
  vocabulary: Omit<Vocabulary, 'plain'> & { plain: string[] };
}

/** Reads the pool's texts and leaves the records in a file, with an index beside it. */
const makePool = async (file: string): Promise<void> => {
  const { makeReport } = await import('../src/ingest/index.ts');
  const { readerInfo, readReport } = await import('../src/reader.ts');
  const articles = readArticles(values.corpora!);
  const step = Math.max(1, articles.length / Number(values.pool));
  const records: { record: ReportRecord; story: string }[] = [];
  const began = performance.now();
  // Whole stories: articles of one stand side by side.
  const sorted = [...articles].sort((a, b) => (a.story < b.story ? -1 : a.story > b.story ? 1 : 0));
  for (let i = 0; i < sorted.length && records.length < Number(values.pool); i += step) {
    const article = sorted[Math.floor(i)]!;
    const record = readReport(
      makeReport({ text: shortened(article), published: '2030-01-01', outlet: 'Outlet 1', language: 'en' }),
    );
    if (!('error' in record)) records.push({ record, story: article.story });
  }
  const reading = (performance.now() - began) / records.length;
  const words = records.reduce((n, { record }) => n + record.report.text.split(/\s+/).length, 0) / records.length;
  const at = writePool(file, records);
  const { plain, ...lists } = vocabularyOf(articles);
  const index: PoolIndex = { at, reader: readerInfo(), words, reading, vocabulary: { ...lists, plain: [...plain] } };
  writeFileSync(`${file}.index`, JSON.stringify(index));
};

if (values['make-pool']) {
  await makePool(values['make-pool']);
  process.exit(0);
}

const drain = async (items: AsyncIterable<unknown>): Promise<number> => {
  let n = 0;
  for await (const _ of items) n += 1;
  return n;
};

/** How many stories of which size, and claims, a dossier tells. */
interface Held {
  stories: number;
  largest: number;
  sizes: [string, number][];
  claims: number;
}
const countHeld = async (dossier: string): Promise<Held> => {
  const store = await openStore(dossier);
  const sizes = new Map<string, number>();
  let [stories, largest] = [0, 0];
  for await (const { reports } of store.stories()) {
    const count = reports.length;
    const size = count === 1 ? 'one report' : count <= 5 ? '2 to 5' : count <= 40 ? '6 to 40' : 'more than 40';
    sizes.set(size, (sizes.get(size) ?? 0) + 1);
    largest = Math.max(largest, count);
    stories += 1;
  }
  const claims = await drain(store.claims());
  await store.close();
  return { stories, largest, sizes: [...sizes], claims };
};
if (values.told) {
  console.log(JSON.stringify(await countHeld(values.told)));
  process.exit(0);
}
/** In a process of its own: nobody lists all stories while reports come in, and the memory of that is not what is measured. */
const heldIn = (dossier: string): Held => {
  const { stdout, status } = spawnSync(
    process.execPath,
    [...process.execArgv, fileURLToPath(import.meta.url), ...process.argv.slice(2), '--told', dossier],
    { stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`${dossier} could not be listed`);
  return JSON.parse(stdout) as Held;
};

const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'sitrep-scale-'));
const records = join(folder, 'pool.records');
if (!existsSync(`${records}.index`)) {
  const made = spawnSync(
    process.execPath,
    [...process.execArgv, fileURLToPath(import.meta.url), ...process.argv.slice(2), '--make-pool', records],
    { stdio: 'inherit' },
  );
  if (made.status !== 0) process.exit(1);
}
const { at, reader, words, reading, vocabulary } = JSON.parse(readFileSync(`${records}.index`, 'utf8')) as PoolIndex;
const pool = new Pool(records, at);
console.error(`${pool.size} read, ${words.toFixed(0)} words each, ${reading.toFixed(1)} ms each`);

const random = makeRandom(7);
const share = (times: number[], p: number): number =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * p))]!;
const mean = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0) / list.length;

/** Times of searches and of story pages (the story, its claims with their tellings, disagreements), in ms. */
const ask = async (store: Store, kept: number): Promise<{ search: number[]; page: number[] }> => {
  const search: number[] = [];
  const page: number[] = [];
  for (let i = 0; i < ASKED; i += 1) {
    const id = `r${Math.floor(random() * kept)}`;
    const long = (await store.record(id))!.report.text.split(/[^\p{L}]+/u).filter((w) => w.length > 5);
    const one = (): string => long[Math.floor(random() * long.length)] ?? 'minister';
    const query = parseQuery(i % 2 ? `${one()} ${one()}` : one());
    let t = performance.now();
    await store.search(query);
    search.push(performance.now() - t);
    t = performance.now();
    for await (const { story } of store.stories({ report: id, limit: 1 })) {
      await drain(store.claims({ story }));
      await drain(store.disagreements({ story }));
    }
    page.push(performance.now() - t);
  }
  return { search, page };
};

/** Adds texts by the command itself, which reads them too; the most memory that it held, in MB. */
const byCommand = async (command: readonly string[], dossier: string, texts: readonly ReportRecord[]): Promise<number> => {
  const input = join(folder, 'import.jsonl');
  writeFileSync(
    input,
    texts.map(({ report: { id, text, outlet, published } }) => JSON.stringify({ id, text, outlet, published })).join('\n'),
  );
  const child = spawn(command[0]!, [...command.slice(1), 'add', '--dossier', dossier, input], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let most = 0;
  const timer = setInterval(() => {
    try {
      most = Math.max(most, Number(/VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0));
    } catch {
      // It has ended, or this system tells nothing of the kind.
    }
  }, LOOKED);
  const code = await new Promise((done) => child.on('exit', done));
  clearInterval(timer);
  if (code !== 0) console.error(`${command.join(' ')} add ended with ${code}`); // the run goes on: hours may stand behind it
  return most / 1024;
};

keepHeapSmall(); // as `sitrep add` does
const file = join(folder, 'scale.db');
const store = await openStore(file, { create: true });
const stream = streamOf(pool, { ...vocabulary, plain: new Set(vocabulary.plain) });
const sizes = values.reports.split(',').map(Number);
const until = values.minutes ? Date.now() + Number(values.minutes) * 60_000 : Infinity;
const rows: string[][] = [];
const cheap: number[] = [];
const kinds = new Map<Kind, number>();
let [stored, bytesBefore, countBefore] = [0, 0, 0];
const [times, work]: [number[], number[]] = [[], []]; // work: ms of the processor; what other programs take away does not count
/** Size of the file, with the log taken up into it, as a connection does that closes. */
const bytes = async (): Promise<number> => {
  await (await openStore(file)).close();
  return statSync(file).size;
};
const NOTES = '## What was found';

/** Writes what is known so far: a long run that is stopped leaves its sizes. */
const write = async (): Promise<void> => {
  const { stories, largest, sizes: told, claims } = heldIn(file);
  const header = [
    'reports',
    'processor ms a report',
    'ms a report, mean',
    'median',
    '95 %',
    'KB a report',
    'search, ms at 95 %',
    'story page, ms at 95 %',
    'memory, MB',
    ...(values.command ? ['`sitrep add`, MB'] : []),
    'load',
  ];
  const wanted = sizes.filter((size) => size > stored);
  const notes =
    values.out && existsSync(values.out) ? /## What was found[\s\S]*/.exec(readFileSync(values.out, 'utf8'))?.[0] : undefined;
  const text = `# Scale

\`\`\`
node --import tsx scripts/scale.ts --corpora DIR --reports ${values.reports} --pool ${values.pool}${values.minutes ? ` --minutes ${values.minutes}` : ''}${values.command ? ` --command "${values.command}"` : ''} --out docs/scale.md
\`\`\`

writes this page, down to "${NOTES.slice(3)}", which is written by hand.

**The reports**, the same each time (\`scripts/scale-reports.ts\`): ${PER_DAY} a day, in one dossier file with every commit on the disk. ${pool.size} articles of the corpora of stories were cut to ${words.toFixed(0)} words (mean) and
read by the pipeline (${reading.toFixed(0)} ms each). A *happening* is one of them under names of its own: every capitalised word of four letters and more, and 85 % of the others but the
200 most frequent, are exchanged for words of the same length, drawn by how many stories of the corpora have them, so that words are about as common as in news (half of the names are invented: news has far more names than the corpora); places are moved, times go with the
day. Of each hundred reports about 60 tell of a new happening (8 % of those belong to one of four subjects that run for some 90 days and keep their names), 25 are copies of a report of the last
three days by any of 40 outlets (half of them with 4 % of the words edited), 15 retell such a report after another article of the same story of the corpora, where there is one. No happening gets more
than 40 reports. Made: ${[...kinds].map(([kind, count]) => `${count.toLocaleString('en')} ${kind}`).join(', ')}.

**The figures.** Times are those of storing and linking, of the last ${LAST.toLocaleString('en')} reports of each size; ${ASKED} searches of one or two words that a report has, ${ASKED} story pages (the story, its claims with all
tellings, its disagreements). Processor ms are what the process was given, the others what a clock shows, with what other programs take. Memory is the most that
the process held that stores and links, since the size before${values.command ? `; \`sitrep add\` is the command itself, which reads too, adding ${IMPORTED} texts to the dossier of that size` : ''}. Machine: ${cpus().length} cores, load as given (other work ran beside it).

| ${header.join(' | ')} |
| ${header.map(() => '---:').join(' | ')} |
${rows.map((r) => `| ${r.join(' | ')} |`).join('\n')}

${rows.length > 1 ? `A report costs ${(cheap.at(-1)! / cheap[0]!).toFixed(2)} times as much of the processor at ${rows.at(-1)![0]} as at ${rows[0]![0]}. ` : ''}${wanted.length ? `Not reached when this was written: ${wanted.map((size) => size.toLocaleString('en')).join('; ')}.` : ''}

Stories and claims then: ${stories.toLocaleString('en')} stories (${told.map(([size, count]) => `${count.toLocaleString('en')} of ${size}`).join(', ')}; the largest has ${largest}), ${claims.toLocaleString('en')} claims that several reports tell.

${notes ?? `${NOTES}\n`}`;
  if (values.out) writeFileSync(values.out, text);
  else console.log(text);
};

const next = (): ReportRecord => {
  const { record, kind } = stream.next().value as { record: ReportRecord; kind: Kind };
  kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  return record;
};

/** The most memory that this process held since `forgetPeak`, in MB; since its beginning where the system can't forget. */
const peak = (): number => {
  try {
    return Number(/VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))![1]) / 1024;
  } catch {
    return process.resourceUsage().maxRSS / 1024;
  }
};
const forgetPeak = (): void => {
  try {
    writeFileSync('/proc/self/clear_refs', '5');
  } catch {
    // This system tells nothing of the kind.
  }
};

const measure = async (): Promise<void> => {
  const [last, cpu] = [times.slice(-LAST), mean(work.slice(-LAST))];
  const { search, page } = await ask(store, stored);
  const memory = peak();
  const grown = (await bytes()) - bytesBefore;
  const added: string[] = [];
  if (values.command) {
    added.push(
      (
        await byCommand(
          values.command.split(' '),
          file,
          Array.from({ length: IMPORTED }, () => next()),
        )
      ).toFixed(0),
    );
  }
  rows.push([
    stored.toLocaleString('en'),
    cpu.toFixed(1),
    mean(last).toFixed(1),
    share(last, 0.5).toFixed(1),
    share(last, 0.95).toFixed(1),
    (grown / (stored - countBefore) / 1024).toFixed(1),
    share(search, 0.95).toFixed(0),
    share(page, 0.95).toFixed(0),
    memory.toFixed(0),
    ...added,
    loadavg()[0]!.toFixed(1),
  ]);
  cheap.push(cpu);
  [bytesBefore, countBefore] = [await bytes(), stored];
  console.error(rows.at(-1)!.join(' | '));
  await write();
  forgetPeak();
};

for (const size of sizes) {
  for (; stored < size && Date.now() < until; stored += 1) {
    const record = next();
    const [t, cpu] = [performance.now(), process.cpuUsage()];
    await store.put(record, reader);
    times.push(performance.now() - t);
    const { user, system } = process.cpuUsage(cpu);
    work.push((user + system) / 1000);
    if (times.length > 4 * LAST) for (const list of [times, work]) list.splice(0, 2 * LAST);
    if (stored % 1000 === 999)
      console.error(
        `${stored + 1}: ${mean(times.slice(-1000)).toFixed(1)} ms each, ${mean(work.slice(-1000)).toFixed(1)} of the processor, load ${loadavg()[0]!.toFixed(1)}, ${peak().toFixed(0)} MB`,
      );
  }
  await measure();
  if (stored < size) break;
}
await store.close();
pool.close();
if (!values.keep) rmSync(folder, { recursive: true, force: true });
