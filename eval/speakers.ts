// Who says it: statements of PolNeAR's dev part with the actor that a labeller gave them (eval/labels/speakers*.jsonl), against what we resolve.
//   node --import tsx eval/speakers.ts --corpora DIR [--errors N] [--dry-run]     → eval/details/speakers.json
// A speaker is right where our statement with that content (word Jaccard of 0.5 or more) has an actor one of whose mentions is the labelled one, or who has its name.
import { parseArgs } from 'node:util';
import type { Span } from '../src/core/index.ts';
import { makeReport } from '../src/ingest/index.ts';
import { foldName, resolveActor } from '../src/knowledge/index.ts';
import { readLayers } from '../src/reader.ts';
import { renderDetail, writeDetail } from './details.ts';
import { readLabels, wordsOf } from './labels.ts';

const { values } = parseArgs({
  options: { corpora: { type: 'string' }, errors: { type: 'string', default: '0' }, 'dry-run': { type: 'boolean' } },
});
if (!values.corpora) {
  console.error('usage: speakers.ts --corpora DIR [--errors N] [--dry-run]');
  process.exit(2);
}

interface SpeakerLabel {
  corpus: string;
  id: string;
  sha256: string;
  source: Span[];
  content: Span[];
  /** A mention that names or best describes who speaks; null where the text doesn't tell. */
  speaker: Span | null;
}

/** Whether an actor's name is the labelled one, or the register knows both as one person ("Joseph R. Biden Jr.", Joe Biden). */
const isNamed = (name: string | undefined, words: string, published: string | undefined): boolean =>
  name !== undefined &&
  (foldName(name) === foldName(words) || resolveActor(words, { ...(published && { published }) }).name === name);

const { labels, agreement } = readLabels<SpeakerLabel>('speakers', values.corpora, (a, b) =>
  a.speaker === null || b.speaker === null
    ? a.speaker === b.speaker
    : a.speaker.start < b.speaker.end && b.speaker.start < a.speaker.end,
);
// Sources that are no actors (a poll, a report, data): the record leaves the speaker out, and the words of the source say who it is.
let [found, right, words] = [0, 0, 0];
const errors: string[] = [];
for (const { text, published, items } of labels) {
  const doc = readLayers(makeReport({ text, ...(published && { published }) }));
  for (const label of items) {
    const gold = wordsOf(text, label.content);
    let best = 0;
    let statement: (typeof doc.statements)[number] | undefined;
    for (const s of doc.statements) {
      const mine = wordsOf(text, s.content);
      const both = [...mine].filter((w) => gold.has(w)).length;
      const j = both / (mine.size + gold.size - both);
      if (j > best) [best, statement] = [j, s];
    }
    const slice = (x: Span | null): string => (x ? text.slice(x.start, x.end).replace(/\s+/g, ' ') : 'nobody');
    if (!statement || best < 0.5) {
      errors.push(`not found: ${slice(label.source[0] ?? null)} · ${slice(label.content[0]!).slice(0, 80)}`);
      continue;
    }
    found += 1;
    const mentions =
      statement.speaker === undefined ? [] : doc.mentions.filter((m) => doc.actors.of.get(m.id) === statement.speaker);
    const hit =
      label.speaker === null
        ? statement.speaker === undefined
        : mentions.some((m) => m.start < label.speaker!.end && label.speaker!.start < m.end) ||
          isNamed(doc.actors.list.find((a) => a.id === statement.speaker)?.name, slice(label.speaker), published);
    const { speaker } = label;
    const tellsItself =
      speaker !== null &&
      statement.speaker === undefined &&
      statement.source.some((s) => s.start < speaker.end && speaker.start < s.end);
    if (tellsItself) words += 1;
    if (hit) right += 1;
    else {
      const name = doc.actors.list.find((a) => a.id === statement.speaker)?.name ?? 'nobody';
      errors.push(`“${slice(label.source[0] ?? null)}” is ${slice(label.speaker)}; we say ${name}`);
    }
  }
}
const n = labels.reduce((sum, l) => sum + l.items.length, 0);
for (const e of errors.slice(0, Number(values.errors))) console.log(e);
const detail = {
  task: 'statements',
  title: 'Speakers',
  command: 'node --import tsx eval/speakers.ts --corpora DIR',
  about: `${n} statements of PolNeAR's dev part, drawn by a seed, with the actor a reader gave them before our output was seen (eval/labels). Two labellers agree on ${agreement.same} of ${agreement.n}.`,
  columns: ['', 'share', 'n'],
  rows: [
    ['speaker right, of statements that we find', (right / Math.max(1, found)).toFixed(3), String(found)],
    ['speaker right, of all', (right / n).toFixed(3), String(n)],
    ['no speaker, and the labelled one is the source’s own words (a poll, a report)', (words / n).toFixed(3), String(n)],
    ['statement found', (found / n).toFixed(3), String(n)],
  ],
};
if (values['dry-run']) console.log(renderDetail(detail));
else writeDetail('speakers', detail);
