// Documents with gold clusters → questions for the rankers: for each pronoun and noun phrase the candidates, and which are right.
// Documents are linked from left to right as when reading, but right answers are taken from the corpus.

import type { FoundMention } from '../../src/core/index.ts';
import { candidatesFor, taskOf } from '../../src/extraction/coreference/candidates.ts';
import { hashedAnswers, rowAnswers } from '../../src/extraction/coreference/decide.ts';
import type { Entity } from '../../src/extraction/coreference/entity.ts';
import { link } from '../../src/extraction/coreference/link.ts';
import { type Unit, unitsOf } from '../../src/extraction/coreference/units.ts';
import type { Tree } from '../../src/language/index.ts';
import type { Question } from './boost.ts';
import type { HashedQuestion } from './linear-rank.ts';

/** As the corpus has it: start, end, type, cluster, form, head. */
export type GoldMention = [number, number, string, number, string, [number, number]];

/** Gold cluster of every unit that the corpus marks. */
export const goldClusters = (tree: Tree, units: readonly Unit[], gold: readonly GoldMention[]): Map<Unit, number> => {
  const exact = new Map(gold.map((g) => [`${g[0]} ${g[1]}`, g]));
  const out = new Map<Unit, number>();
  for (const unit of units) {
    const { start, end } = tree.token(unit.head);
    let best = unit.mentions.map((m) => exact.get(`${m.start} ${m.end}`)).find(Boolean);
    if (!best && !unit.pronoun) {
      // The shortest one that has the same head.
      for (const g of gold) {
        if (g[5][0] > start || g[5][1] < end || g[0] > unit.main.start || g[1] < unit.main.end) continue;
        if (!best || g[1] - g[0] < best[1] - best[0]) best = g;
      }
    }
    if (best) out.set(unit, best[3]);
  }
  return out;
};

const clusterOf = (entity: Entity, clusters: ReadonlyMap<Unit, number>): number | undefined => {
  const full = entity.lastFull && clusters.get(entity.lastFull);
  return full ?? entity.units.map((u) => clusters.get(u)).findLast((c) => c !== undefined);
};

/** What the models learn from: hashed questions of pronouns, rows of numbers of noun phrases and of "I", "we", "you". */
export interface Questions {
  pronoun: HashedQuestion[];
  nominal: Question[];
  voice: Question[];
}

/** Adds the questions of one document. */
export const collect = (to: Questions, tree: Tree, mentions: readonly FoundMention[], gold: readonly GoldMention[]): void => {
  const units = unitsOf(tree, mentions);
  const clusters = goldClusters(tree, units, gold);
  link(tree, units, {
    published: undefined,
    decide: (unit, state) => {
      const candidates = candidatesFor(unit, state);
      if (!candidates.length) return undefined;
      const cluster = clusters.get(unit);
      const right = candidates.map((e) => cluster !== undefined && clusterOf(e, clusters) === cluster);
      const all = [!right.includes(true), ...right];
      const task = taskOf(unit);
      if (task === 'pronoun') {
        const answers: Uint32Array[] = [];
        hashedAnswers(unit, state, candidates, ({ hashes, size }) => answers.push(hashes.slice(0, size)));
        to.pronoun.push({ answers, right: all });
      } else {
        const answers: Uint8Array[] = [];
        rowAnswers(unit, state, candidates, (row) => answers.push(row.slice()));
        to[task].push({ answers, right: all });
      }
      return candidates[right.indexOf(true)];
    },
  });
};
