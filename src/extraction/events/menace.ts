// Threats that are told by what stands ready: "If the talks fail, the port has other options". In: a verb whose object is such a noun, and its condition.
// Out: a THREATEN of the subject. Only where a condition is told, in the sentence or left open before it ("by announcing that if the …").
import { isOfClass } from '../../knowledge/frames.ts';
import { argumentsOf, obliques } from './arguments.ts';
import type { Candidate } from './candidate.ts';
import { nounLemma } from './match.ts';
import { partiesOf } from './parties.ts';
import { conditionOf } from './reality.ts';
import type { Scene } from './scene.ts';

const READY = new Set(['have', 'face', 'consider', 'prepare', 'hold', 'keep', 'retain', 'weigh', 'suffer', 'expect', 'see']);

/** The clause of a condition that an unfinished sentence before this one opens: "… that if this / Political transition fails to unfold, …". */
export const openCondition = (scene: Scene, sentence: number): { start: number; end: number } | undefined => {
  const { tree } = scene;
  const [before, here] = [tree.sentences[sentence - 1], tree.sentences[sentence]];
  if (!before || !here) return undefined;
  const last = [...Array(Math.min(3, before.after - before.first)).keys()].map((k) => tree.lemma(before.after - 1 - k));
  if (['.', '!', '?', '”', '"'].includes(last[0] ?? '') || !last.some((w) => w === 'if' || w === 'unless')) return undefined;
  const inside: number[] = [];
  for (let i = here.first; i < here.after; i += 1) {
    if (tree.word(i) === ',') return inside.length > 1 ? tree.spanOf(inside) : undefined;
    if (tree.token(i).upos !== 'PUNCT') inside.push(i);
  }
  return undefined;
};

/** The threat of a verb with what stands ready. */
export const menaceCandidate = (scene: Scene, verb: number): Candidate | undefined => {
  const { tree } = scene;
  if (tree.token(verb).upos !== 'VERB' || !READY.has(tree.lemma(verb))) return undefined;
  const args = argumentsOf(tree, verb);
  const nouns = args.obj.flatMap((o) => [o, ...[...obliques(tree, o, 'nmod').values()].flat()]);
  const noun = nouns.find((k) => isOfClass('menace', nounLemma(scene, k)));
  if (noun === undefined) return undefined;
  const own = conditionOf(tree, verb);
  const open = own === undefined ? openCondition(scene, tree.token(verb).sentence) : undefined;
  if (own === undefined && !open) return undefined;
  const actors = partiesOf(scene, args.subj);
  if (!actors.length) return undefined;
  return {
    head: verb,
    trigger: [verb, noun],
    type: 'THREATEN',
    by: 'menace',
    actors,
    recipients: [],
    reciprocal: false,
    noun,
    nominal: false,
    uttered: true,
    ...(open && { condition: open }),
  };
};
