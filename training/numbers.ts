// Learns data/linking/numbers.tsv: how much each feature of two counts of one story (src/linking/number-features.ts) speaks for their being two accounts of one
// number. Logistic regression with L2, shrunk towards what is believed, on the open, practice, wire and varied dossiers of tests/dossiers; the blind and
// held-back ones are not read.
//   node --import tsx training/numbers.ts [--l2 X] [--scores] [--list BOUND] [--records DIR]
// --scores leaves out a dossier at a time and prints precision and recall of the disagreements shown, by bound; --records keeps records there between runs.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { assetPath, type ReportRecord } from '../src/core/index.ts';
import { makeReport, type ReportItem } from '../src/ingest/index.ts';

import { growStories, linkClaims, tellingsOf } from '../src/linking/index.ts';
import { numberFeatures } from '../src/linking/number-features.ts';
import { countPairs } from '../src/linking/numbers.ts';
import { readReport } from '../src/reader.ts';

const { values } = parseArgs({
  options: {
    l2: { type: 'string', default: '2' },
    scores: { type: 'boolean' },
    list: { type: 'string' },
    records: { type: 'string' },
  },
});
const PARTS = ['open', 'more', 'wire', 'varied'];
const ROOT = fileURLToPath(new URL('../tests/dossiers/', import.meta.url));
const STEPS = 1500;
const RATE = 0.5;

interface Passage {
  report: string;
  words: string;
}
interface Gold {
  stories: string[][];
  disagreements: { about: string; sides: { tells: Passage[] }[] }[];
  eitherWay: { about: string; a: Passage; b: Passage }[];
}
interface Pair {
  dossier: string;
  /** What the two are; joined where they share one. */
  ends: [string, string];
  words: string;
  features: Record<string, number>;
  /** Number of the expected disagreement. */
  of: number | undefined;
}

const recordOf = (key: string, item: ReportItem): ReportRecord => {
  const file = values.records && join(values.records, `${key}.json`);
  if (file && existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as ReportRecord;
  const record = readReport(makeReport(item));
  if ('error' in record) throw new Error(record.error.message);
  if (file) {
    mkdirSync(values.records!, { recursive: true });
    writeFileSync(file, JSON.stringify(record));
  }
  return record;
};

const pairs: Pair[] = [];
const wanted: string[] = [];
for (const part of PARTS)
  for (const name of readdirSync(join(ROOT, part)).sort()) {
    const dossier = `${part}-${name}`;
    const gold = JSON.parse(readFileSync(join(ROOT, part, name, 'expected.json'), 'utf8')) as Gold;
    const items = readFileSync(join(ROOT, part, name, 'reports.jsonl'), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as ReportItem & { id: string });
    const texts = new Map(items.map((i) => [i.id, i.text]));
    const records = items.map((i) => recordOf(`${dossier}-${i.id}`, i));
    const tellings = records.flatMap((r) => tellingsOf(r)).sort((a, b) => (a.order < b.order ? -1 : 1));
    const grown = growStories(records.map((r) => r.report));
    const standing = (id: string) => grown.get(id);
    const claimOf = new Map(linkClaims(tellings, standing).flatMap((c) => c.tellings.map((t) => [t.id, c.id] as const)));
    const meets = (report: string, span: { start: number; end: number }, p: Passage): boolean => {
      const start = texts.get(p.report)!.indexOf(p.words);
      return report === p.report && span.start < start + p.words.length && start < span.end;
    };
    gold.disagreements.forEach((d, i) => {
      if (d.about === 'number') wanted.push(`${dossier} ${i}`);
    });
    // Reports of other stories too: a dossier may take one for another.
    for (const [a, b] of countPairs(tellings, standing)) {
      const splits = (x: readonly Passage[], y: readonly Passage[]): boolean =>
        (x.some((p) => meets(a.telling.report, a.count, p)) && y.some((p) => meets(b.telling.report, b.count, p))) ||
        (y.some((p) => meets(a.telling.report, a.count, p)) && x.some((p) => meets(b.telling.report, b.count, p)));
      if (gold.eitherWay.some((e) => splits([e.a], [e.b]))) continue;
      const of = gold.disagreements.findIndex(
        (d) => d.about === 'number' && d.sides.some((s, i) => d.sides.some((o, j) => i < j && splits(s.tells, o.tells))),
      );
      pairs.push({
        dossier,
        ends: [`${dossier} ${a.telling.report} ${a.count.start}`, `${dossier} ${b.telling.report} ${b.count.start}`],
        words: `${a.telling.report} ${a.count.kind} ${a.count.min} ${a.count.who} | ${b.telling.report} ${b.count.kind} ${b.count.min} ${b.count.who} | “${a.telling.words.slice(0, 90)}” | “${b.telling.words.slice(0, 90)}”`,
        features: numberFeatures(a, b, claimOf.get(a.telling.id) === claimOf.get(b.telling.id)),
        of: of < 0 ? undefined : of,
      });
    }
  }

const names = Object.keys(pairs[0]!.features);

/** What is believed before anything is seen; shrunk towards. */
const BELIEVED: Record<string, number> = {
  'same harm and who': 2,
  'same harm, one of anybody': 1,
  'other harm': -3,
  'harm and things': -1.5,
  'harm and people': 0.5,
  'same things': 1,
  'same amount': 2,
  'things and anybody': 0.5,
  'people, not the same': -1,
  alike: 1,
  held: 1,
  'alike and same who': 1,
  'one claim': 1,
  'other acts': -1,
  'other names': -1,
  'other doers': -1,
  'one report, not both named': -1,
  'other place': -2,
  'other time': -1.5,
  'same time': 0.5,
  'later and higher harm': -1,
  'side by side, both named': 1,
  'both named': 0.5,
  'other order': -1,
};
const prior = [-3, ...names.map((n) => BELIEVED[n] ?? 0)];

const learn = (list: readonly Pair[], l2: number): Map<string, number> => {
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

const likeness = (w: ReadonlyMap<string, number>, p: Pair): number => {
  let z = w.get('bias')!;
  for (const n of names) z += w.get(n)! * p.features[n]!;
  return 1 / (1 + Math.exp(-z));
};

const reachable = new Set(pairs.flatMap((p) => (p.of === undefined ? [] : [`${p.dossier} ${p.of}`])));
console.log(
  `${pairs.length} pairs, ${pairs.filter((p) => p.of !== undefined).length} of them right; ${wanted.length} disagreements of numbers, ${reachable.size} with both counts found`,
);
if (values.scores) {
  const scored = new Map<Pair, number>();
  for (const dossier of new Set(pairs.map((p) => p.dossier))) {
    const w = learn(
      pairs.filter((p) => p.dossier !== dossier),
      Number(values.l2),
    );
    for (const p of pairs) if (p.dossier === dossier) scored.set(p, likeness(w, p));
  }
  const groupsAt = (bound: number): Pair[][] => {
    const roots = new Map<string, string>();
    const rootOf = (x: string): string => (roots.get(x) === undefined || roots.get(x) === x ? x : rootOf(roots.get(x)!));
    const shown = pairs.filter((p) => scored.get(p)! >= bound);
    for (const { ends } of shown) roots.set(rootOf(ends[0]), rootOf(ends[1]));
    const groups = new Map<string, Pair[]>();
    for (const p of shown) groups.set(rootOf(p.ends[0]), [...(groups.get(rootOf(p.ends[0])) ?? []), p]);
    return [...groups.values()];
  };
  for (const bound of [0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7]) {
    const groups = groupsAt(bound);
    const right = groups.filter((g) => g.some((p) => p.of !== undefined)).length;
    const found = new Set(groups.flatMap((g) => g.flatMap((p) => (p.of === undefined ? [] : [`${p.dossier} ${p.of}`])))).size;
    console.log(
      `bound ${bound}: precision ${(right / groups.length).toFixed(3)}, recall ${(found / wanted.length).toFixed(3)}, shown ${groups.length}`,
    );
  }
  if (values.list) {
    for (const g of groupsAt(Number(values.list)))
      if (!g.some((p) => p.of !== undefined))
        for (const p of g) console.log(`FALSE ${scored.get(p)!.toFixed(2)} ${p.dossier} ${p.words}`);
    for (const x of wanted) {
      const own = pairs.filter((p) => `${p.dossier} ${p.of}` === x).sort((a, b) => scored.get(b)! - scored.get(a)!);
      if (!own.length) console.log(`NO PAIR ${x}`);
      else if (scored.get(own[0]!)! < Number(values.list))
        console.log(`MISSED ${scored.get(own[0]!)!.toFixed(2)} ${x} ${own[0]!.words}`);
    }
  }
}
const w = learn(pairs, Number(values.l2));
if (!values.scores)
  writeFileSync(
    assetPath('data/linking/numbers.tsv'),
    `${[
      '# How much speaks for two counts of one story being two accounts of one number: weights of a logistic regression over src/linking/number-features.ts,',
      '# learned by training/numbers.ts on the open, practice, wire and varied dossiers (tests/dossiers). Columns, tab-separated: feature, weight.',
      ...[...w].map(([name, x]) => `${name}\t${x.toFixed(3)}`),
    ].join('\n')}\n`,
  );
else for (const [name, x] of [...w].sort((a, b) => b[1] - a[1])) console.log(`  ${x.toFixed(2)} ${name}`);
