// The contexts (PLOVER's "why") of an event: what its mode implies, who takes part, and what the words about it speak of.
// In: a candidate. Out: at most four contexts, the weightiest first. The words of its own clause come first; those of other clauses of the sentence
// count only where it speaks of nothing itself. Does not look at other sentences.
import { contextsOf } from '../../knowledge/contexts.ts';
import { ploverEntry } from '../../knowledge/plover.ts';
import type { Candidate } from './candidate.ts';
import type { Scene } from './scene.ts';

const LIMIT = 4;
/** What it says of an act that one of these takes part in it. */
const BY_SECTOR: Record<string, string> = {
  MIL: 'military',
  SPY: 'intelligence',
  LEG: 'legislative',
  JUD: 'legal',
  REL: 'religion_ethnicity',
  REF: 'migration',
  BUS: 'economic',
  CRM: 'crime',
};

/** Tokens of the clause that a candidate heads: what hangs on it, but for clauses with a subject of their own. */
const clauseOf = ({ tree }: Scene, head: number): Set<number> => {
  const out = new Set<number>();
  const walk = (k: number): void => {
    out.add(k);
    for (const c of tree.children(k)) {
      const clause = ['conj', 'parataxis', 'advcl', 'ccomp'].includes(tree.relation(c));
      if (!(clause && tree.children(c, 'nsubj', 'csubj').length)) walk(c);
    }
  };
  // "launched an attack", "the shelling of …": a noun alone speaks with the clause that it stands in
  walk(head);
  return out;
};

/** Contexts of an event. */
export const eventContexts = (scene: Scene, candidate: Candidate, mode: string | undefined): string[] => {
  const { tree } = scene;
  const counts = new Map<string, number>();
  const count = (context: string, by: number): void => {
    counts.set(context, (counts.get(context) ?? 0) + by);
  };
  for (const context of ploverEntry(candidate.type, mode).contexts) count(context, 20);
  for (const s of [...candidate.actors, ...candidate.recipients])
    for (const sector of scene.actor(s.actor)?.sectors ?? []) if (BY_SECTOR[sector]) count(BY_SECTOR[sector]!, 1);
  const { first, after } = tree.sentences[tree.token(candidate.head).sentence]!;
  const speak = (wanted: (k: number) => boolean): boolean => {
    let found = false;
    for (let i = first; i < after; i += 1) {
      if (!wanted(i)) continue;
      const pair = i + 1 < after ? contextsOf(`${tree.lemma(i)}_${tree.lemma(i + 1)}`) : [];
      for (const context of [...contextsOf(tree.lemma(i)), ...pair]) {
        count(context, 2);
        found = true;
      }
    }
    return found;
  };
  const clause = clauseOf(scene, candidate.head);
  if (!speak((k) => clause.has(k))) speak((k) => !clause.has(k));
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, LIMIT)
    .map(([context]) => context);
};
