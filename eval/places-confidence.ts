// How far the confidence of places can be trusted: the dev parts of the places corpora against what we put on the map.
//   node --import tsx eval/places-confidence.ts --corpora DIR [--fit] [--dry-run]     → eval/details/places-confidence.json
// A place is right where it lies within 161 km of the annotated point, or the point within the place's own radius (gazetteers put one
// country a day's drive apart). --fit prints the curves of src/extraction/places/confidence.ts; the table is of five folds over
// documents: curves fitted on four parts are measured on the fifth.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CURVES, type Found, foundBy, logOdds } from '../src/extraction/places/confidence.ts';
import { resolvePlaces } from '../src/extraction/places/resolve.ts';
import { locatedMentions } from '../src/extraction/places/stage.ts';
import { makeReport } from '../src/ingest/index.ts';
import { readLayers } from '../src/reader.ts';
import { renderDetail, writeDetail } from './details.ts';

const { values } = parseArgs({
  options: { corpora: { type: 'string' }, fit: { type: 'boolean' }, 'dry-run': { type: 'boolean' } },
});
if (!values.corpora) {
  console.error('usage: places-confidence.ts --corpora DIR [--fit] [--dry-run]');
  process.exit(2);
}

interface Seen {
  found: Found;
  p: number;
  right: boolean;
  fold: number;
}
const NEAR = 161;
const FOLDS = 5;
const RAD = Math.PI / 180;
const km = (a: { lat: number; lon: number }, b: { lat: number; lon: number }): number => {
  const h =
    Math.sin(((a.lat - b.lat) * RAD) / 2) ** 2 +
    Math.cos(a.lat * RAD) * Math.cos(b.lat * RAD) * Math.sin(((a.lon - b.lon) * RAD) / 2) ** 2;
  return 12742 * Math.asin(Math.min(1, Math.sqrt(h)));
};

const seen: Seen[] = [];
readFileSync(join(values.corpora, 'places/dev.jsonl'), 'utf8')
  .split('\n')
  .filter(Boolean)
  .forEach((line, n) => {
    const { text, gold } = JSON.parse(line) as {
      text: string;
      gold: { toponyms: { start: number; end: number; lat?: number; lon?: number }[] };
    };
    const doc = readLayers(makeReport({ text }));
    const located = locatedMentions(text, doc.mentions, doc.toponyms);
    const resolved = resolvePlaces(text, located);
    for (const m of located) {
      const r = resolved.get(m.id)!;
      const best = r.ranked[0]?.entry;
      const wanted = gold.toponyms.filter((g) => g.lat !== undefined && g.start < m.end && m.start < g.end);
      if (!best || !wanted.length) continue;
      const reach = Math.max(NEAR, r.besideKm ?? best.radiusKm);
      const right = wanted.some((g) => km(best, g as { lat: number; lon: number }) <= reach);
      seen.push({ found: foundBy(r), p: r.confidence, right, fold: n % FOLDS });
    }
  });

const short = (step: number): number => Math.max(-0.3, Math.min(0.3, step));

/** Logistic regression of right on the log odds, by Newton's method; a little shrinkage towards the identity for what is rare. */
const fit = (rows: readonly Seen[]): [number, number] => {
  let [a, b] = [0, 1];
  for (let step = 0; step < 30; step += 1) {
    let [ga, gb, haa, hab, hbb] = [-a, -(b - 1), 1, 0, 1];
    for (const { p, right } of rows) {
      const x = logOdds(p);
      const q = 1 / (1 + Math.exp(-(a + b * x)));
      const w = q * (1 - q);
      ga += Number(right) - q;
      gb += (Number(right) - q) * x;
      haa += w;
      hab += w * x;
      hbb += w * x * x;
    }
    const det = haa * hbb - hab * hab;
    // Short steps: from far off, whole ones overshoot.
    a += short((hbb * ga - hab * gb) / det);
    b += short((haa * gb - hab * ga) / det);
  }
  return [a, b];
};
const KINDS = Object.keys(CURVES) as Found[];
const curvesOf = (rows: readonly Seen[]) => new Map(KINDS.map((k) => [k, fit(rows.filter((r) => r.found === k))]));
if (values.fit)
  for (const [k, [a, b]] of curvesOf(seen))
    console.log(`  ${k}: [${a.toFixed(2)}, ${b.toFixed(2)}],   // n ${seen.filter((r) => r.found === k).length}`);

const judged: { c: number; right: boolean; p: number }[] = [];
for (let fold = 0; fold < FOLDS; fold += 1) {
  const curves = curvesOf(seen.filter((r) => r.fold !== fold));
  for (const r of seen.filter((x) => x.fold === fold)) {
    const [a, b] = curves.get(r.found)!;
    judged.push({ c: 1 / (1 + Math.exp(-(a + b * logOdds(r.p)))), right: r.right, p: r.p });
  }
}
const BINS = [0, 0.2, 0.4, 0.6, 0.7, 0.8, 0.9, 0.95, 1.001];
const table = (of: (r: { c: number; p: number }) => number): { rows: string[][]; off: number } => {
  let off = 0;
  const rows: string[][] = [];
  for (let i = 0; i + 1 < BINS.length; i += 1) {
    const bin = judged.filter((r) => of(r) >= BINS[i]! && of(r) < BINS[i + 1]!);
    if (!bin.length) continue;
    const mean = bin.reduce((s, r) => s + of(r), 0) / bin.length;
    const right = bin.filter((r) => r.right).length / bin.length;
    off += (Math.abs(mean - right) * bin.length) / judged.length;
    rows.push([
      `${BINS[i]!.toFixed(2)} to ${Math.min(1, BINS[i + 1]!).toFixed(2)}`,
      mean.toFixed(2),
      right.toFixed(2),
      String(bin.length),
    ]);
  }
  return { rows, off };
};
const [after, before] = [table((r) => r.c), table((r) => r.p)];
const detail = {
  task: 'places',
  title: 'Confidence of places',
  command: 'node --import tsx eval/places-confidence.ts --corpora DIR',
  about: `Places that we found for annotated toponyms with coordinates, by their confidence: its mean, and the share that is right (within 161 km, or within the place’s own radius). Five folds over the documents of the four dev parts: the curves were fitted on the others; there is no train part. Mean distance of confidence and share right, over all places: ${after.off.toFixed(3)}; of the ranking’s own probability, without the curves: ${before.off.toFixed(3)}.`,
  columns: ['confidence', 'mean', 'share right', 'n'],
  rows: after.rows,
};
if (values['dry-run']) console.log(renderDetail(detail));
else writeDetail('places-confidence', detail);
