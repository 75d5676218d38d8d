// Articles with gold statements → training examples for the two heads: is a token the head of a cue, and what is it in any statement;
// which role has a token towards a cue. Tokens inside a gold content count less as "no cue": PolNeAR never marks a statement within one.
import type { Span } from '../../src/core/index.ts';
import { CUE_TABLES, cueIds, mayHeadCue } from '../../src/extraction/statements/cue-features.ts';
import { CUE_LABELS, stretchesOf } from '../../src/extraction/statements/cue-finder.ts';
import { type Reading, readingOf } from '../../src/extraction/statements/reading.ts';
import { ROLE_TABLES, roleIds } from '../../src/extraction/statements/role-features.ts';
import { CONTENT, CUE, NONE, ROLES, SOURCE, windowOf } from '../../src/extraction/statements/role-tagger.ts';
import { HeadDump } from '../heads/dump.ts';
import type { Article, GoldStatement } from './corpus.ts';

/** Weight of tokens inside a content as examples of "no cue". */
const INSIDE = 0.25;

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

/** Roles of all tokens in some statements. */
const paint = (r: Reading, gold: readonly GoldStatement[]): Uint8Array => {
  const roles = new Uint8Array(r.tokens.length).fill(NONE);
  const put = (spans: readonly Span[], role: number): void => {
    for (const s of spans) {
      const [a, b] = r.tree.tokensIn(s);
      for (let i = a; i < b; i += 1) if (s.start <= r.tokens[i]!.start) roles[i] = role;
    }
  };
  for (const g of gold) {
    put(g.content, CONTENT);
    put(g.source, SOURCE);
    put(g.cue, CUE);
  }
  return roles;
};

/** Writes `DIR/cues` and `DIR/roles`; `partOf`: the part of the data that an article belongs to, by its number. */
export const dumpExamples = (
  articles: readonly Article[],
  folder: string,
  partOf: (n: number) => number,
  log?: (line: string) => void,
): void => {
  const cues = new HeadDump(`${folder}/cues`, {
    tables: CUE_TABLES,
    groups: [
      { name: 'head', labels: CUE_LABELS },
      { name: 'role', labels: ROLES, weight: 0.5 },
    ],
  });
  const roles = new HeadDump(`${folder}/roles`, {
    tables: ROLE_TABLES,
    groups: [{ name: 'role', labels: ROLES, loss: 'crf' }],
    query: true,
  });
  let lost = 0;
  articles.forEach(({ doc, gold }, n) => {
    const r = readingOf(doc);
    const part = partOf(n);
    const forms = r.tokens.map((t) => r.text.slice(t.start, t.end));
    cues.document(doc.encoding, forms);
    roles.document(doc.encoding, forms);
    const heads = new Map<number, GoldStatement>();
    for (const g of gold) {
      const h = goldHead(r, g);
      if (h === undefined || heads.has(h)) lost += 1;
      else heads.set(h, g);
    }
    const any = paint(r, gold);
    for (const [first, after] of stretchesOf(r)) {
      const labels: number[] = [];
      const weights: number[] = [];
      for (let i = first; i < after; i += 1) {
        const isHead = heads.has(i);
        labels.push(isHead ? 1 : 0, any[i]!);
        weights.push(!isHead && any[i] === CONTENT ? INSIDE : 1, 1);
      }
      cues.sequence({ first, after, ids: cueIds(r, first, after), labels, weights, part });
    }
    for (const [h, g] of heads) {
      const { first, after } = windowOf(r, h);
      const labels = paint(r, [g]).subarray(first, after);
      labels[h - first] = CUE;
      roles.sequence({ first, after, ids: roleIds(r, h, first, after), query: h, labels, part });
    }
  });
  const [c, o] = [cues.close(), roles.close()];
  log?.(`${c.tokens} tokens; ${c.sequences} stretches, ${o.sequences} cues; ${lost} gold statements without a head of their own`);
};
