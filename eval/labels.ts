// Labels of our own: eval/labels/NAME.jsonl, a line an item with a corpus, an id, the text's sha256 and offsets (never the text) → the items with
// their texts from DIR. NAME.second.jsonl holds a second labeller's answers, line by line, for some or all of them.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Span } from '../src/core/index.ts';

interface Located {
  corpus: string;
  id: string;
  sha256: string;
}
export interface LabelledText<T> {
  text: string;
  published?: string;
  outlet?: string;
  items: T[];
}

const lines = <T>(file: string): T[] =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((l) => l && !l.startsWith('#'))
        .map((l) => JSON.parse(l) as T)
    : [];

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * The labels of a set by text, in order, and how often the second labeller says the same (`same`).
 * @throws Error where a text is missing or is not the one that was labelled.
 */
export const readLabels = <T extends Located>(
  name: string,
  corpora: string,
  same: (a: T, b: T) => boolean,
): { labels: LabelledText<T>[]; agreement: { same: number; n: number } } => {
  const folder = fileURLToPath(new URL('labels', import.meta.url));
  const first = lines<T>(join(folder, `${name}.jsonl`));
  const key = (x: T): string =>
    JSON.stringify(
      Object.entries(x).filter(([k]) => ['corpus', 'id', 'source', 'content', 'start', 'end', 'published', 'k'].includes(k)),
    );
  const second = new Map(lines<T>(join(folder, `${name}.second.jsonl`)).map((x) => [key(x), x]));
  const texts = new Map<string, { text: string; published?: string; source?: string }>();
  for (const corpus of new Set(first.map((x) => x.corpus)))
    for (const d of lines<{ id: string; text: string; published?: string; source?: string }>(join(corpora, corpus, 'dev.jsonl')))
      texts.set(`${corpus} ${d.id}`, d);
  const out = new Map<string, LabelledText<T>>();
  for (const item of first) {
    const at = `${item.corpus} ${item.id}`;
    const d = texts.get(at);
    if (!d || sha256(d.text) !== item.sha256)
      throw new Error(`${name}: the text of ${at} is ${d ? 'not the one that was labelled' : 'missing'}`);
    const entry = out.get(at) ?? {
      text: d.text,
      ...(d.published && { published: d.published }),
      ...(d.source && { outlet: d.source }),
      items: [],
    };
    entry.items.push(item);
    out.set(at, entry);
  }
  const pairs = first.flatMap((x): [T, T][] => (second.has(key(x)) ? [[x, second.get(key(x))!]] : []));
  return { labels: [...out.values()], agreement: { same: pairs.filter(([a, b]) => same(a, b)).length, n: pairs.length } };
};

/** Words of some spans, each with its place, in lower case: for the Jaccard of two contents. */
export const wordsOf = (text: string, spans: readonly Span[]): Set<string> =>
  new Set(spans.flatMap((s) => [...text.slice(s.start, s.end).matchAll(/[\p{L}\p{N}]+/gu)].map((m) => `${s.start + m.index}`)));
