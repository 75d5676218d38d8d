// Learns data/linking/answers.tsv: how much each feature of a follow-up and a later telling (src/linking/answer-features.ts) speaks for the one answering the
// other. Logistic regression with L2 on the open, practice, wire and varied dossiers of tests/dossiers; the blind and held-back ones are not read.
//   node --import tsx training/answers.ts [--l2 X] [--scores] [--records DIR]
// --scores leaves out a dossier at a time and prints precision and recall of the answers shown, by bound; --records keeps records there between runs.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { assetPath, type ReportRecord, type Span } from '../src/core/index.ts';
import { makeReport, type ReportItem } from '../src/ingest/index.ts';
import { answerFeatures } from '../src/linking/answer-features.ts';
import { bestOf, type FollowUp, followUpsOf, linkFollowUps, mayAnswer, repeatsOf, tellingsOf } from '../src/linking/index.ts';
import { readReport } from '../src/reader.ts';

const { values } = parseArgs({
  options: {
    l2: { type: 'string', default: '3' },
    scores: { type: 'boolean' },
    records: { type: 'string' },
    list: { type: 'string' },
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
  origins: string[][];
  followups: (Passage & { kinds: string[]; also?: Passage[]; answers: Passage[] })[];
}
interface Pair {
  dossier: string;
  /** Number of the follow-up, and of the answer's report. */
  followUp: string;
  report: string;
  words: string;
  features: Record<string, number>;
  /** It tells a passage of the answer. */
  right: boolean;
  /** Its clause holds one: what is learned, since the two events of a clause have the same words. */
  near: boolean;
}
interface Wanted {
  dossier: string;
  followUp: string;
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
const wanted: Wanted[] = [];
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
    const tellings = records.flatMap((r) => tellingsOf(r));
    const told = records.flatMap((r) => followUpsOf(r));
    const repeats = repeatsOf(told);
    const meets = (report: string, spans: readonly Span[], p: Passage): boolean => {
      const start = texts.get(p.report)!.indexOf(p.words);
      return report === p.report && spans.some((s) => s.start < start + p.words.length && start < s.end);
    };
    const copies = (id: string): string[] => gold.origins.find((o) => o.includes(id)) ?? [id];
    const followUps = linkFollowUps(told, []);
    for (const g of gold.followups) {
      const fits = followUps.filter(
        (f: FollowUp) =>
          f.tellings.some((t) => [g, ...(g.also ?? [])].some((p) => meets(t.report, t.evidence, p))) &&
          f.tellings.some((t) => g.kinds.includes(t.kind)),
      );
      for (const f of fits) {
        const followUp = `${dossier} ${f.id}`;
        if (g.answers.length) wanted.push({ dossier, followUp });
        for (const t of tellings) {
          if (!mayAnswer(f, t, repeats(t, f.kind))) continue;
          const right = g.answers.some(
            (a) => meets(t.report, t.evidence, a) || (a.report !== t.report && copies(a.report).includes(t.report)),
          );
          pairs.push({
            dossier,
            followUp,
            report: t.report,
            words: `${f.words.slice(0, 80)} ← ${t.report} ${t.words.slice(0, 120)}`,
            features: answerFeatures(f, t),
            right,
            near: right || g.answers.some((a) => meets(t.report, [t.span], a)),
          });
        }
      }
    }
  }

const names = Object.keys(pairs[0]!.features);

/** What is believed before anything is seen: few answers are too few to learn that "rejected the offer" answers an offer. Shrunk towards. */
const BELIEVED: Record<string, number> = {
  'act, its word': 1.5,
  'act, another word': 1.2,
  'act by the event': 0.7,
  'words of the act': 1.5,
  'act, undone': 0.5,
  'undone by the event': 0.5,
  'undone by the asked': 1,
  'undone and objects': 1,
  held: 1,
  named: 2,
  'named by the asked': 1,
  'named by others': -1,
  'outcome and objects': 1,
  'outcome and act': 0.5,
  'offer and outcome': 0.5,
  'asked does it': 0.5,
  'at the time set': 1,
  'told back': 0.5,
  'told back and act': 1,
  'not done and objects': 0.5,
  elsewhere: -1.5,
  'others do it': -1.5,
  'asks or accuses': -1,
  'same day': -0.5,
};
const prior = [-4.5, ...names.map((n) => BELIEVED[n] ?? 0)];

/** Batch gradient descent; the bias is not shrunk. */
const learn = (list: readonly Pair[], l2: number): Map<string, number> => {
  const rows = list.map((p) => Float64Array.from([1, ...names.map((n) => p.features[n]!)]));
  const w = Float64Array.from(prior);
  for (let step = 0; step < STEPS; step += 1) {
    const g = new Float64Array(w.length);
    rows.forEach((x, i) => {
      let z = 0;
      for (let k = 0; k < w.length; k += 1) z += w[k]! * x[k]!;
      const error = 1 / (1 + Math.exp(-z)) - (list[i]!.near ? 1 : 0);
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

console.log(
  `${pairs.length} pairs, ${pairs.filter((p) => p.right).length} of them right; ${wanted.length} follow-ups with answers`,
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
  const groups = new Map<string, Pair[]>();
  for (const p of pairs) groups.set(p.followUp, [...(groups.get(p.followUp) ?? []), p]);
  for (const bound of [0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6]) {
    let [right, shown, found] = [0, 0, 0];
    for (const [followUp, list] of groups) {
      const best = bestOf(
        list
          .filter((p) => scored.get(p)! >= bound)
          .map((p) => ({ pair: p, report: p.report, likeness: scored.get(p)!, telling: p.words })),
      );
      shown += best.length;
      right += best.filter((b) => b.pair.right).length;
      if (best.some((b) => b.pair.right) && wanted.some((x) => x.followUp === followUp)) found += 1;
    }
    console.log(
      `bound ${bound}: precision ${(right / shown).toFixed(3)}, recall ${(found / wanted.length).toFixed(3)}, shown ${shown}`,
    );
  }
  if (values.list)
    for (const [followUp, list] of groups) {
      const best = bestOf(
        list
          .filter((p) => scored.get(p)! >= Number(values.list))
          .map((p) => ({ pair: p, report: p.report, likeness: scored.get(p)!, telling: p.words })),
      );
      for (const b of best)
        if (!b.pair.right) console.log(`FALSE ${b.likeness.toFixed(2)} ${followUp.split(' ')[0]} ${b.pair.words}`);
      if (list.some((p) => p.right) && !best.some((b) => b.pair.right)) {
        const top = list.filter((p) => p.right).sort((a, b) => scored.get(b)! - scored.get(a)!)[0]!;
        console.log(`MISSED ${scored.get(top)!.toFixed(2)} ${followUp.split(' ')[0]} ${top.words}`);
      } else if (wanted.some((x) => x.followUp === followUp) && !list.some((p) => p.right)) console.log(`NO PAIR ${followUp}`);
    }
}
const w = learn(pairs, Number(values.l2));
if (!values.scores)
  writeFileSync(
    assetPath('data/linking/answers.tsv'),
    `${[
      '# How much speaks for a later telling answering a follow-up: weights of a logistic regression over src/linking/answer-features.ts, learned by',
      '# training/answers.ts on the open, practice, wire and varied dossiers (tests/dossiers). Columns, tab-separated: feature, weight.',
      ...[...w].map(([name, x]) => `${name}\t${x.toFixed(3)}`),
    ].join('\n')}\n`,
  );
else for (const [name, x] of [...w].sort((a, b) => b[1] - a[1])) console.log(`  ${x.toFixed(2)} ${name}`);
