// Predicted and gold statements of articles → the figures of the ruler's task `statements` (same definitions: words are runs of
// letters and digits or single marks; contents match from a Jaccard of one half on, best pairs first). For folds of the training part.
import type { Span } from '../../src/core/index.ts';
import type { GoldStatement } from './corpus.ts';

export interface Predicted extends GoldStatement {
  id?: string;
  via?: string;
}

const ROLES = ['source', 'cue', 'content'] as const;
type Words = Record<(typeof ROLES)[number], Set<number>>;

export class Measure {
  readonly #tp: Record<string, number> = {};
  readonly #p: Record<string, number> = {};
  readonly #g: Record<string, number> = {};

  add(text: string, gold: readonly GoldStatement[], predicted: readonly Predicted[]): void {
    const inside = wordsOf(text);
    const prepare = (s: GoldStatement): Words => ({ source: inside(s.source), cue: inside(s.cue), content: inside(s.content) });
    const g = gold.map(prepare);
    const all = predicted.map(prepare);
    const right = new Set(match(g, all).map(([, k]) => k));
    const byId = new Map(predicted.map((s, k) => [s.id, k]));
    const outermost = (k: number): number => {
      let at = k;
      for (let n = 0; n < 20 && predicted[at]!.via !== undefined; n += 1) at = byId.get(predicted[at]!.via) ?? at;
      return at;
    };
    const s = all.filter((_, k) => right.has(k) || !right.has(outermost(k)) || outermost(k) === k);
    for (const role of ROLES) {
      const a = new Set(g.flatMap((x) => [...x[role]]));
      const b = new Set(s.flatMap((x) => [...x[role]]));
      this.#count(`${role} words`, common(a, b), b.size, a.size);
    }
    const pairs = match(g, s);
    this.#count('content match', pairs.length, s.length, g.length);
    const full = pairs.filter(([i, k]) => {
      const [a, b] = [g[i]!, s[k]!];
      const source = a.source.size && b.source.size ? jaccard(a.source, b.source) >= 0.5 : a.source.size === b.source.size;
      const cue = a.cue.size && b.cue.size ? common(a.cue, b.cue) > 0 : a.cue.size === b.cue.size;
      return source && cue;
    });
    this.#count('full match', full.length, s.length, g.length);
    const found = new Set(pairs.map(([i]) => i));
    const quoted = inside(quotedSpans(text));
    gold.forEach((x, i) => {
      const { content } = g[i]!;
      if (common(content, quoted) * 2 >= content.size) this.#count('half quoted (R)', found.has(i) ? 1 : 0, 1, 1);
      if (x.content.some((c) => /["“”«»]/.test(text.slice(c.start, c.end))))
        this.#count('direct (R)', found.has(i) ? 1 : 0, 1, 1);
    });
  }

  /** F1 (and P, R) by name. */
  rows(): [string, number, number, number][] {
    return Object.keys(this.#tp).map((name) => {
      const [tp, p, g] = [this.#tp[name]!, this.#p[name]!, this.#g[name]!];
      return [name, (2 * tp) / Math.max(1, p + g), tp / Math.max(1, p), tp / Math.max(1, g)];
    });
  }

  #count(name: string, tp: number, p: number, g: number): void {
    this.#tp[name] = (this.#tp[name] ?? 0) + tp;
    this.#p[name] = (this.#p[name] ?? 0) + p;
    this.#g[name] = (this.#g[name] ?? 0) + g;
  }
}

/** What stands inside quotation marks, as the ruler has it: one that isn't closed holds to the end of its paragraph. */
const quotedSpans = (text: string): Span[] => {
  const out: Span[] = [];
  let open: number | undefined;
  const close = (end: number): void => {
    if (open !== undefined && end > open) out.push({ start: open, end });
    open = undefined;
  };
  for (const m of text.matchAll(/["“”«»]|''|\n|$/g)) {
    const [mark] = m;
    if (mark === '' || mark === '\n') close(m.index);
    else if (open === undefined) open = /[”»]/.test(mark) ? undefined : m.index;
    else if (!/[“«]/.test(mark)) close(m.index + mark.length);
  }
  return out;
};

/** A text's words → which of them some spans cover. */
const wordsOf = (text: string): ((spans: readonly Span[]) => Set<number>) => {
  const words = [...text.matchAll(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu)].map((m) => ({
    start: m.index,
    end: m.index + m[0].length,
  }));
  return (spans) => {
    const out = new Set<number>();
    for (const s of spans) {
      let lo = 0;
      let hi = words.length;
      while (lo < hi) {
        const mid = (lo + hi) >> 1;
        if (words[mid]!.end > s.start) hi = mid;
        else lo = mid + 1;
      }
      for (; lo < words.length && words[lo]!.start < s.end; lo += 1) out.add(lo);
    }
    return out;
  };
};

/** Which of the predicted statements match a gold one by content: indices. */
export const rightOnes = (text: string, gold: readonly GoldStatement[], predicted: readonly GoldStatement[]): Set<number> => {
  const inside = wordsOf(text);
  const prepare = (s: GoldStatement): Words => ({ source: inside(s.source), cue: inside(s.cue), content: inside(s.content) });
  return new Set(match(gold.map(prepare), predicted.map(prepare)).map(([, k]) => k));
};

const common = (a: ReadonlySet<number>, b: ReadonlySet<number>): number => {
  let n = 0;
  for (const x of a) if (b.has(x)) n += 1;
  return n;
};
const jaccard = (a: ReadonlySet<number>, b: ReadonlySet<number>): number => {
  const n = common(a, b);
  return n / Math.max(1, a.size + b.size - n);
};

const match = (g: readonly Words[], s: readonly Words[]): [number, number][] => {
  const pairs: [number, number, number][] = [];
  g.forEach((a, i) => {
    s.forEach((b, k) => {
      const j = jaccard(a.content, b.content);
      if (j >= 0.5) pairs.push([j, i, k]);
    });
  });
  pairs.sort((x, y) => y[0] - x[0] || x[1] - y[1] || x[2] - y[2]);
  const [gs, ks] = [new Set<number>(), new Set<number>()];
  const out: [number, number][] = [];
  for (const [, i, k] of pairs) {
    if (gs.has(i) || ks.has(k)) continue;
    gs.add(i);
    ks.add(k);
    out.push([i, k]);
  }
  return out;
};
