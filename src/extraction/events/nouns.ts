// Possible events that nouns tell without a verb of their own: "the shelling of the village", "after talks with the guild".
// In: a noun that no verb has used up. Out: a candidate, where the noun has a party and may stand alone.
import type { Candidate } from './candidate.ts';
import { nounFrameAt } from './match.ts';
import type { Scene } from './scene.ts';
import { nounParties } from './verbs.ts';

/** The possible event of a noun. */
export const nounCandidate = (scene: Scene, token: number): Candidate | undefined => {
  const { tree } = scene;
  if (tree.token(token).upos !== 'NOUN') return undefined;
  const frame = nounFrameAt(scene, token);
  if (!frame || frame.alone === 'verb') return undefined;
  // A noun before a noun names a kind: "attack helicopters", "protest leader".
  if (tree.relation(token) === 'compound' || tree.relation(token) === 'amod') return undefined;
  const { actors, recipients } = nounParties(scene, token, frame);
  if (!actors.length && !recipients.length) return undefined;
  const isMain = tree.head(token) === undefined || ['nsubj', 'root', 'obj'].includes(tree.relation(token));
  if (frame.alone === 'main' && !isMain) return undefined;
  const reciprocal = actors.length > 1 && !recipients.length && (frame.type === 'CONSULT' || frame.actor[0]?.[0] === 'between');
  return {
    head: token,
    trigger: [token],
    type: frame.type,
    ...(frame.mode && { mode: frame.mode }),
    by: frame.id,
    actors,
    recipients,
    reciprocal,
    nominal: true,
  };
};
