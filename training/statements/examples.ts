// Articles with gold statements → training examples for the two models: is a token the head of a cue; which role has a token towards
// a cue. Tokens inside a gold content count less as "no cue": PolNeAR never marks a statement within a statement.
import type { Span } from '../../src/core/index.ts';
import { cueFeatures, mayHeadCue } from '../../src/extraction/statements/cue-features.ts';
import { type Reading, readingOf } from '../../src/extraction/statements/reading.ts';
import { roleFeatures } from '../../src/extraction/statements/role-features.ts';
import { CONTENT, CUE, NONE, SOURCE } from '../../src/extraction/statements/role-tagger.ts';
import type { Example } from '../linear.ts';
import type { Article, GoldStatement } from './corpus.ts';

/** Weight of tokens inside a content as examples of "no cue". */
const INSIDE = 0.25;

const covers = (spans: readonly Span[], t: Span): boolean => spans.some((s) => s.start <= t.start && t.start < s.end);

/** The token that heads a gold cue. */
export const goldHead = (r: Reading, gold: GoldStatement): number | undefined => {
  const first = gold.cue[0];
  if (!first) return undefined;
  let head = r.tree.headOf(first);
  // A cue that begins with a mark or an auxiliary: the first token that may head one.
  if (head !== undefined && !mayHeadCue(r, head)) {
    const [a, b] = r.tree.tokensIn(first);
    head = undefined;
    for (let i = a; i < b && head === undefined; i += 1) if (mayHeadCue(r, i)) head = i;
  }
  return head;
};

export interface Examples {
  cues: Example[];
  roles: Example[];
  /** Counts of roles after roles. */
  transitions: number[][];
}

export const makeExamples = (articles: readonly Article[], log?: (line: string) => void): Examples => {
  const cues: Example[] = [];
  const roles: Example[] = [];
  const transitions = [0, 1, 2, 3].map(() => [1, 1, 1, 1]);
  let lost = 0;
  for (const { doc, gold } of articles) {
    const r = readingOf(doc);
    const heads = new Map<number, GoldStatement>();
    for (const g of gold) {
      const h = goldHead(r, g);
      if (h === undefined || heads.has(h)) lost += 1;
      else heads.set(h, g);
    }
    const contents = gold.flatMap((g) => g.content).sort((a, b) => a.start - b.start);
    let c = 0;
    for (let i = 0; i < r.tokens.length; i += 1) {
      if (!mayHeadCue(r, i)) continue;
      const t = r.tokens[i]!;
      while (c < contents.length && contents[c]!.end <= t.start) c += 1;
      const label = heads.has(i) ? 1 : 0;
      const inside = c < contents.length && contents[c]!.start <= t.start;
      cues.push({ features: Uint32Array.from(cueFeatures(r, i)), label, ...(!label && inside && { weight: INSIDE }) });
    }
    for (const [h, g] of heads) {
      const { first, after } = r.sentences[r.tokens[h]!.sentence]!;
      const features = roleFeatures(r, h, first, after);
      let previous = -1;
      for (let i = first; i < after; i += 1) {
        const t = r.tokens[i]!;
        const label = covers(g.cue, t) ? CUE : covers(g.source, t) ? SOURCE : covers(g.content, t) ? CONTENT : NONE;
        if (previous >= 0) transitions[previous]![label]! += 1;
        previous = label;
        if (i !== h) roles.push({ features: Uint32Array.from(features[i - first]!), label });
      }
    }
  }
  log?.(`examples: ${cues.length} for cues, ${roles.length} for roles; ${lost} gold statements without a head of their own`);
  return { cues, roles, transitions };
};

/** Log odds of a role after another against its share, times `weight`, rounded to hundredths. */
export const logTransitions = (counts: readonly (readonly number[])[], weight: number): number[][] => {
  const total = counts.flat().reduce((a, b) => a + b, 0);
  const share = [0, 1, 2, 3].map((k) => counts.reduce((n, row) => n + row[k]!, 0) / total);
  return counts.map((row) => {
    const n = row.reduce((a, b) => a + b, 0);
    return row.map((x, k) => Math.round(100 * weight * Math.log(x / n / share[k]!)) / 100);
  });
};
