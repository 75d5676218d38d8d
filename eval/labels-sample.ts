// Which items of the dev parts get labels of our own, drawn by a seed before anything is read: prints them with their words, for the labellers alone.
//   node --import tsx eval/labels-sample.ts --corpora DIR --set speakers|places|where-when > FILE      (FILE is not for the repository: it holds texts)
// speakers: 200 statements of PolNeAR with a source, at most four an article. places: 260 sentences of news (GeoWebNews, TR-News, GeoVirus, PolNeAR),
// at most two an article, from which the labeller takes those that report an event. where-when: 160 event triggers of whole articles, two thirds of PolNeAR,
// the rest of the places task's news of conflict and politics, at most three an article; the built program (dist) finds them, and nothing else of what it says is printed.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { randomFrom } from '../training/linear.ts';

const { values } = parseArgs({ options: { corpora: { type: 'string' }, set: { type: 'string' } } });
if (!values.corpora || !values.set) throw new Error('usage: labels-sample.ts --corpora DIR --set speakers|places|where-when');
type Spans = [number, number][];
interface Item {
  id: string;
  text: string;
  published?: string;
  gold: { corpus?: string; statements?: { source: Spans; cue: Spans; content: Spans }[] };
}
const read = (task: string): Item[] =>
  readFileSync(join(values.corpora!, task, 'dev.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((l) => JSON.parse(l) as Item);

/** In random order (Fisher and Yates). */
const shuffled = <T>(list: readonly T[], random: () => number): T[] => {
  const out = [...list];
  for (let i = out.length - 1; i > 0; i -= 1) {
    const k = Math.floor(random() * (i + 1));
    [out[i], out[k]] = [out[k]!, out[i]!];
  }
  return out;
};
const print = (x: object): void => console.log(JSON.stringify(x));

if (values.set === 'speakers') {
  const taken = new Map<string, number>();
  const all = read('statements').flatMap((d) => d.gold.statements!.map((s, n) => ({ d, s, n })));
  let k = 0;
  for (const { d, s, n } of shuffled(all, randomFrom(20261))) {
    if (k === 200) break;
    if (!s.source.length || (taken.get(d.id) ?? 0) >= 4) continue;
    taken.set(d.id, (taken.get(d.id) ?? 0) + 1);
    const words = (spans: Spans): string => spans.map(([a, b]) => d.text.slice(a, b)).join(' … ');
    print({
      k: k++,
      corpus: 'statements',
      id: d.id,
      n,
      source: words(s.source),
      cue: words(s.cue),
      content: words(s.content).slice(0, 300),
      at: s.source[0]![0],
    });
  }
} else if (values.set === 'where-when') {
  const conflict =
    /\b(kill|attack|troop|soldier|militar|militan|rebel|army|war|bomb|protest|elect|president|minister|parliament|governor|police|arrest|sanction|ceasefire|hostage|refugee|terror)/gi;
  const draw = (task: string, items: Item[], seed: number, limit: number): void => {
    const input = items
      .map(({ id, text, published }) => JSON.stringify({ id, text, ...(published && { published }) }))
      .join('\n');
    const out = execFileSync('node', ['dist/cli/main.js', 'read', '--format', 'jsonl', '--json', '-'], {
      input,
      encoding: 'utf8',
      maxBuffer: 2 ** 29,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const all = out
      .split('\n')
      .filter(Boolean)
      .flatMap((line) => {
        const record = JSON.parse(line) as { report?: { id: string }; events?: { trigger: { start: number; end: number } }[] };
        return (record.events ?? []).map(({ trigger }) => ({ id: record.report!.id, start: trigger.start, end: trigger.end }));
      });
    const taken = new Map<string, number>();
    let k = 0;
    for (const { id, start, end } of shuffled(all, randomFrom(seed))) {
      if (k === limit) break;
      if ((taken.get(id) ?? 0) >= 3) continue;
      taken.set(id, (taken.get(id) ?? 0) + 1);
      print({ k: k++, corpus: task, id, start, end });
    }
  };
  draw('statements', read('statements'), 20263, 105);
  const news = read('places').filter((d) => (d.text.match(conflict)?.length ?? 0) >= 8);
  draw('places', shuffled(news, randomFrom(20264)).slice(0, 60), 20265, 55);
} else {
  const items = [
    ...read('places')
      .filter((d) => d.gold.corpus !== 'lgl')
      .map((d) => ({ task: 'places', d })),
    ...read('statements').map((d) => ({ task: 'statements', d })),
  ];
  let k = 0;
  for (const { task, d } of shuffled(items, randomFrom(20262))) {
    if (k >= 260) break;
    const sentences = [...d.text.matchAll(/[^\n.!?]{40,400}[.!?]/g)];
    for (const m of shuffled(sentences, randomFrom(k + 1)).slice(0, 2))
      print({
        k: k++,
        corpus: task,
        id: d.id,
        ...(d.published && { published: d.published }),
        start: m.index,
        end: m.index + m[0].length,
        sentence: m[0].trim(),
        before: d.text.slice(Math.max(0, m.index - 500), m.index),
        opening: d.text.slice(0, 250),
      });
  }
}
