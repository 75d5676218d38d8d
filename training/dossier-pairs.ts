// What the learners of weights for pairs share: the dossiers to learn from with their gold, logistic regression that is shrunk towards what is believed, and
// precision and recall where a dossier at a time is left out. The blind and held-back dossiers are not read.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assetPath, type Report, type ReportRecord, type Span } from '../src/core/index.ts';
import { makeReport, type ReportItem, readInputs } from '../src/ingest/index.ts';
import { growStories, linkClaims, type StandingOf, type Telling, tellingsOf } from '../src/linking/index.ts';
import { readReport } from '../src/reader.ts';

export const PARTS = ['open', 'more', 'wire', 'varied'];
const ROOT = fileURLToPath(new URL('../tests/dossiers/', import.meta.url));
const STEPS = 1500;
const RATE = 0.5;

export interface Passage {
  report: string;
  words: string;
}
export interface Gold {
  disagreements: { about: string; sides: { tells: Passage[] }[] }[];
  eitherWay: { about: string; a: Passage; b: Passage }[];
}
export interface Dossier {
  name: string;
  gold: Gold;
  tellings: Telling[];
  standing: StandingOf;
  claimOf: ReadonlyMap<string, string>;
  meets(report: string, spans: readonly Span[], p: Passage): boolean;
}

const dossierOf = (name: string, gold: Gold, read: readonly ReportRecord[]): Dossier => {
  const texts = new Map(read.map(({ report }) => [report.id, report.text]));
  const tellings = read.flatMap((r) => tellingsOf(r)).sort((a, b) => (a.order < b.order ? -1 : 1));
  const grown = growStories(read.map((r) => r.report));
  const standing: StandingOf = (id) => grown.get(id);
  return {
    name,
    gold,
    tellings,
    standing,
    claimOf: new Map(linkClaims(tellings, standing).flatMap((c) => c.tellings.map((t) => [t.id, c.id] as const))),
    meets: (report, spans, p) => {
      const start = texts.get(p.report)!.indexOf(p.words);
      return report === p.report && spans.some((s) => s.start < start + p.words.length && start < s.end);
    },
  };
};

/** A report's record, or the one that was kept in `file`. */
const recordOf = (report: Report, file: string | undefined): ReportRecord => {
  if (file && existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as ReportRecord;
  const record = readReport(report);
  if ('error' in record) throw new Error(record.error.message);
  if (file) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(record));
  }
  return record;
};

/** The sample reports as a dossier: more of what two counts of one story are not. Its gold: training/sample.json. */
const readSample = async (records?: string): Promise<Dossier> => {
  const read: ReportRecord[] = [];
  for await (const found of readInputs([fileURLToPath(new URL('../examples', import.meta.url))]))
    if ('report' in found)
      read.push(recordOf(found.report, records && join(records, `sample-${found.report.id.slice(0, 32)}.json`)));
  const gold = JSON.parse(readFileSync(new URL('sample.json', import.meta.url), 'utf8')) as {
    disagreements: { about: string; sides: string[][] }[];
    eitherWay: { about: string; a: string; b: string }[];
  };
  const passages = (words: string): Passage[] =>
    read.flatMap(({ report }) => (report.text.includes(words) ? [{ report: report.id, words }] : []));
  return dossierOf(
    'sample',
    {
      disagreements: gold.disagreements.map(({ about, sides }) => ({
        about,
        sides: sides.map((list) => ({ tells: list.flatMap(passages) })),
      })),
      eitherWay: gold.eitherWay.flatMap(({ about, a, b }) =>
        passages(a).flatMap((x) => passages(b).map((y) => ({ about, a: x, b: y }))),
      ),
    },
    read,
  );
};

/** The dossiers of PARTS and the sample reports as they are read; `records`: a folder where their records are kept between runs. */
export const readDossiers = async (records?: string): Promise<Dossier[]> => [
  ...PARTS.flatMap((part) =>
    readdirSync(join(ROOT, part))
      .sort()
      .map((name): Dossier => {
        const read = readFileSync(join(ROOT, part, name, 'reports.jsonl'), 'utf8')
          .split('\n')
          .filter(Boolean)
          .map((line) => JSON.parse(line) as ReportItem & { id: string })
          .map((item) => recordOf(makeReport(item), records && join(records, `${part}-${name}-${item.id}.json`)));
        const gold = JSON.parse(readFileSync(join(ROOT, part, name, 'expected.json'), 'utf8')) as Gold;
        return dossierOf(`${part}-${name}`, gold, read);
      }),
  ),
  await readSample(records),
];

export interface Pair {
  dossier: string;
  /** What the two are: pairs that share one are shown together. */
  ends: [string, string];
  /** For people. */
  words: string;
  features: Record<string, number>;
  /** Number of the expected disagreement. */
  of: number | undefined;
}

/** Which expected disagreement two tellings are the sides of; undefined for none, 'either' where they may be shown or not. */
export const expectedOf = (
  { gold, meets }: Dossier,
  about: string,
  a: { report: string; spans: readonly Span[] },
  b: { report: string; spans: readonly Span[] },
): number | 'either' | undefined => {
  const one = (x: readonly Passage[], y: readonly Passage[]): boolean =>
    x.some((p) => meets(a.report, a.spans, p)) && y.some((p) => meets(b.report, b.spans, p));
  const splits = (x: readonly Passage[], y: readonly Passage[]): boolean => one(x, y) || one(y, x);
  const of = gold.disagreements.findIndex(
    (d) => d.about === about && d.sides.some((s, i) => d.sides.some((o, j) => i < j && splits(s.tells, o.tells))),
  );
  if (of >= 0) return of;
  return gold.eitherWay.some((e) => e.about === about && splits([e.a], [e.b])) ? 'either' : undefined;
};

export type Weights = ReadonlyMap<string, number>;

/** Batch gradient descent with L2 towards `believed`; the bias is not shrunk. */
export const learnWeights = (
  list: readonly Pair[],
  believed: Readonly<Record<string, number>>,
  bias: number,
  l2: number,
): Weights => {
  const names = Object.keys(list[0]!.features);
  const prior = [bias, ...names.map((n) => believed[n] ?? 0)];
  const rows = list.map((p) => Float64Array.from([1, ...names.map((n) => p.features[n]!)]));
  const w = Float64Array.from(prior);
  for (let step = 0; step < STEPS; step += 1) {
    const g = new Float64Array(w.length);
    rows.forEach((x, i) => {
      let z = 0;
      for (let k = 0; k < w.length; k += 1) z += w[k]! * x[k]!;
      const error = 1 / (1 + Math.exp(-z)) - (list[i]!.of === undefined ? 0 : 1);
      for (let k = 0; k < w.length; k += 1) g[k]! += error * x[k]!;
    });
    const rate = (RATE * 20) / (20 + step / 20);
    for (let k = 0; k < w.length; k += 1)
      w[k]! -= (rate * (g[k]! + (k > 0 ? l2 * (w[k]! - prior[k]!) : 0))) / (list.length * 0.05);
  }
  return new Map([['bias', w[0]!], ...names.map((n, k) => [n, w[k + 1]!] as const)]);
};

export const likenessBy = (w: Weights, p: Pair): number => {
  let z = w.get('bias')!;
  for (const [n, x] of Object.entries(p.features)) z += w.get(n)! * x;
  return 1 / (1 + Math.exp(-z));
};

/** Prints precision and recall of what is shown at some bounds, each dossier scored by the others. `choose`: of the pairs above a bound those that are shown. */
export const printScores = (
  pairs: readonly Pair[],
  wanted: readonly string[],
  learn: (list: readonly Pair[]) => Weights,
  list: number | undefined,
  choose: (shown: readonly Pair[], scored: ReadonlyMap<Pair, number>) => readonly Pair[] = (shown) => shown,
): void => {
  const scored = new Map<Pair, number>();
  for (const dossier of new Set(pairs.map((p) => p.dossier))) {
    const w = learn(pairs.filter((p) => p.dossier !== dossier));
    for (const p of pairs) if (p.dossier === dossier) scored.set(p, likenessBy(w, p));
  }
  const groupsAt = (bound: number): Pair[][] => {
    const roots = new Map<string, string>();
    const rootOf = (x: string): string => (roots.get(x) === undefined || roots.get(x) === x ? x : rootOf(roots.get(x)!));
    const shown = choose(
      pairs.filter((p) => scored.get(p)! >= bound),
      scored,
    );
    for (const { ends } of shown) roots.set(rootOf(ends[0]), rootOf(ends[1]));
    const groups = new Map<string, Pair[]>();
    for (const p of shown) groups.set(rootOf(p.ends[0]), [...(groups.get(rootOf(p.ends[0])) ?? []), p]);
    return [...groups.values()];
  };
  const isRight = (g: readonly Pair[]): boolean => g.some((p) => p.of !== undefined);
  for (const bound of [0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7]) {
    const groups = groupsAt(bound);
    const found = new Set(groups.flatMap((g) => g.flatMap((p) => (p.of === undefined ? [] : [`${p.dossier} ${p.of}`])))).size;
    console.log(
      `bound ${bound}: precision ${(groups.filter(isRight).length / groups.length).toFixed(3)}, recall ${(found / wanted.length).toFixed(3)}, shown ${groups.length}`,
    );
  }
  if (list === undefined) return;
  for (const g of groupsAt(list))
    if (!isRight(g)) for (const p of g) console.log(`FALSE ${scored.get(p)!.toFixed(2)} ${p.dossier} ${p.words}`);
  for (const x of wanted) {
    const own = pairs.filter((p) => `${p.dossier} ${p.of}` === x).sort((a, b) => scored.get(b)! - scored.get(a)!);
    if (!own.length) console.log(`NO PAIR ${x}`);
    else if (scored.get(own[0]!)! < list) console.log(`MISSED ${scored.get(own[0]!)!.toFixed(2)} ${x} ${own[0]!.words}`);
  }
};

/** Writes weights as a table under what it says of itself. */
export const writeWeights = (file: string, about: readonly string[], w: Weights): void =>
  writeFileSync(
    assetPath(file),
    `${[...about.map((line) => `# ${line}`), ...[...w].map(([name, x]) => `${name}\t${x.toFixed(3)}`)].join('\n')}\n`,
  );
