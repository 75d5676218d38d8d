// Tags → mentions of form pronoun: personal and possessive ones. "it" only where it can stand for an organization or a place,
// never where the parse calls it expletive ("it is raining").
import type { MentionKind } from '../../core/index.ts';
import type { Tree } from '../../language/index.ts';
import type { FoundSpan } from './names.ts';

const KIND: Record<string, MentionKind> = {};
for (const w of 'i me my mine myself you your yours yourself he him his himself she her hers herself'.split(' '))
  KIND[w] = 'person';
// re3d's rule: several people are an organization.
for (const w of 'we us our ours ourselves yourselves they them their theirs themselves themself'.split(' '))
  KIND[w] = 'organization';
for (const w of 'it its itself'.split(' ')) KIND[w] = 'organization';

const THING = new Set(['it', 'its', 'itself']);

/** Pronouns, given the mentions found so far (in any order). */
export const findPronouns = (tree: Tree, found: readonly FoundSpan[]): FoundSpan[] => {
  const out: FoundSpan[] = [];
  // Sentences with something singular that "it" could stand for.
  const hosts = new Set<number>();
  for (const m of found) {
    if ((m.kind === 'organization' || m.kind === 'location') && tree.feature(m.head, 'Number') !== 'Plur')
      hosts.add(tree.token(m.head).sentence);
  }
  tree.tokens.forEach((t, i) => {
    const word = tree.word(i).toLowerCase();
    const kind = Object.hasOwn(KIND, word) ? KIND[word] : undefined;
    if (!kind) return;
    if (t.upos !== 'PRON' && t.upos !== 'DET' && t.upos !== 'X') return;
    const written = tree.word(i);
    if (word === 'us' && written === 'US') return;
    if (word === 'i' && written === 'i') return;
    if (THING.has(word)) {
      if (t.deprel.startsWith('expl')) return;
      if (!hosts.has(t.sentence) && !hosts.has(t.sentence - 1)) return;
    }
    out.push({
      first: i,
      after: i + 1,
      kind,
      form: 'pronoun',
      head: i,
      confidence: THING.has(word) ? 0.5 : 0.98,
      by: 'pronouns',
    });
  });
  return out;
};
