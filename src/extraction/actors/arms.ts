// Arms that act: "Israeli warplanes bombed the camp", "drones of the coalition". Whoever sends them is named with them, or they are some army's.
// In: mentions of platforms, vehicles and weapons, which are in no chain. Out: drafts of those that do something.
import type { FoundMention } from '../../core/index.ts';
import { resolveActor } from '../../knowledge/index.ts';
import { bare, type Draft, type Source } from './draft.ts';

/** The actors that platforms, vehicles and weapons stand for, where they do something or are said to be somebody's. */
export const armsOf = ({ tree, mentions, words, options }: Source): Draft[] => {
  const out: Draft[] = [];
  for (const m of mentions) {
    if (m.form !== 'nominal' || (m.kind !== 'platform' && m.kind !== 'vehicle' && m.kind !== 'weapon')) continue;
    const found = resolveActor(words(m).replace(/\s+/g, ' '), options);
    if (found.sectors[0] !== 'MIL' || (!acts(tree, m) && found.country === undefined)) continue;
    out.push({
      name: bare(words(m)),
      kind: 'group',
      ...(found.country && { country: found.country }),
      ...(found.body && !found.country && { body: found.body }),
      sectors: [...found.sectors],
      ...(found.unknown && { unknown: found.unknown }),
      mentions: [m],
      by: found.by,
      nominal: m,
    });
  }
  return out;
};

/** Subject of an active verb, or "by warplanes". */
const acts = (tree: Source['tree'], m: FoundMention): boolean =>
  tree.token(m.head).deprel === 'nsubj' || tree.children(m.head, 'case').some((c) => tree.lemma(c) === 'by');
