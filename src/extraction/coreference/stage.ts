// Sentences, tokens, mentions → chains: mentions of one entity. Names, appositions and acronyms by rule; pronouns and noun phrases by
// rankers trained on GUM. Countries, their capitals and their governments stay apart. Whose "I" and "we" are is for the statements.
import type { Chain, FoundMention, Stage } from '../../core/index.ts';
import { treeOf } from '../../language/index.ts';
import { decideBy } from './decide.ts';
import { loadWeights } from './hashed.ts';
import { type Decide, link } from './link.ts';
import { loadTrees } from './ranker.ts';
import { unitsOf } from './units.ts';

let trained: Decide | undefined;

export const createCoreferenceStage = (): Stage<'sentences' | 'tokens' | 'mentions', 'chains'> => ({
  name: 'chains',
  version: 2,
  needs: ['sentences', 'tokens', 'mentions'],
  adds: ['chains'],
  run: (doc) => {
    trained ??= decideBy({
      pronoun: loadWeights('models/coreference/pronouns.bin'),
      nominal: loadTrees('models/coreference/nominals.bin'),
      voice: loadTrees('models/coreference/voices.bin'),
    });
    const tree = treeOf(doc);
    const entities = link(tree, unitsOf(tree, doc.mentions), { published: doc.report.published, decide: trained });
    return {
      chains: chainsOf(
        doc.mentions,
        entities.map((e) => e.units.flatMap((u) => u.mentions)),
      ),
    };
  },
});

/** Chains in order of their first mentions. */
export const chainsOf = (mentions: readonly FoundMention[], lists: readonly FoundMention[][]): Chain[] => {
  const order = new Map(mentions.map((m, i) => [m, i]));
  return lists
    .map((list) => list.sort((a, b) => order.get(a)! - order.get(b)!))
    .sort((a, b) => order.get(a[0]!)! - order.get(b[0]!)!)
    .map((list) => ({ mentions: list.map((m) => m.id) }));
};
