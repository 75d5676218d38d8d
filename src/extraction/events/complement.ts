// What a clause or noun that completes a speech act is about: its type, its mode for the act, and whom it touches.
// "refused | to release the sailors" → yield, the sailors. In: the head of the complement. Out: type, parties. Makes no event.
import type { EventType } from '../../core/index.ts';
import { argumentsOf, obliques } from './arguments.ts';
import { frameOf, nounFrameAt, slotOf, usesObject } from './match.ts';
import { isOwn, partiesOf } from './parties.ts';
import type { Scene, Someone } from './scene.ts';

export interface About {
  type?: EventType;
  mode?: string;
  subjects: Someone[];
  recipients: Someone[];
}

const ANY = ['to', 'with', 'from', 'against', 'for', 'on', 'of', 'into', 'at', 'in'];

/** What a verb or noun below a speech act tells; its doers are no ones to whom it is done ("agreed to extend | their mission | in the valley"). */
export const aboutOf = (scene: Scene, token: number, depth = 0, doers: readonly Someone[] = []): About => {
  const { tree } = scene;
  if (tree.token(token).upos !== 'VERB') {
    const noun = nounFrameAt(scene, token);
    const attributes = obliques(tree, token, 'nmod', 'obl');
    // "a request for talks"
    const inner = attributes
      .get('for')
      ?.map((k) => nounFrameAt(scene, k))
      .find(Boolean);
    const frame = noun && ['REQUEST', 'AGREE'].includes(noun.type) ? (inner ?? noun) : noun;
    return {
      ...(frame && { type: frame.type }),
      ...(frame?.mode && { mode: frame.mode }),
      subjects: partiesOf(scene, attributes.get('by') ?? []),
      recipients: partiesOf(
        scene,
        ANY.flatMap((p) => attributes.get(p) ?? []),
      ),
    };
  }
  const args = argumentsOf(tree, token);
  const match = frameOf(scene, token, args);
  const subjects = partiesOf(scene, args.subj);
  let recipients: Someone[] = [];
  for (const slots of match?.frame.recipient ?? []) {
    recipients = slots.flatMap((slot) =>
      slot === 'clause' || slot === 'csubj'
        ? depth < 2
          ? args.clauses.flatMap((c) => aboutOf(scene, c, depth + 1, doers).recipients)
          : []
        : partiesOf(scene, slotOf(scene, args, token, slot)),
    );
    if (recipients.length) break;
  }
  const others = (list: Someone[]): Someone[] => list.filter((r) => !isOwn(scene, r) && !doers.some((d) => d.actor === r.actor));
  recipients = others(recipients);
  if (!recipients.length && !(match && usesObject(match.frame))) recipients = others(partiesOf(scene, args.obj));
  for (const p of ANY) if (recipients.length === 0) recipients = others(partiesOf(scene, slotOf(scene, args, token, p)));
  if (recipients.length === 0 && depth < 2)
    recipients = args.clauses.flatMap((c) => aboutOf(scene, c, depth + 1, doers).recipients);
  let type = match?.frame.type;
  let mode = match?.frame.mode;
  if (!type) {
    const noun = args.obj.map((o) => nounFrameAt(scene, o)).find(Boolean);
    type = noun?.type;
    mode = noun?.mode;
  }
  return { ...(type && { type }), ...(mode && mode !== '*' && { mode }), subjects, recipients };
};

/** The mode of a demand, refusal or threat from what it is about. */
export const modeOf = (act: EventType, about: About | undefined): string | undefined => {
  if (!about?.type) return undefined;
  if (act === 'REQUEST' || act === 'REJECT') {
    if (['AID', 'COOPERATE', 'SUPPORT', 'AGREE'].includes(about.type)) return 'assist';
    if (about.type === 'CONSULT') return 'meet';
    if (about.type === 'RETREAT' || about.type === 'CONCEDE') return about.mode === 'resign' ? 'change' : 'yield';
    if (['ASSAULT', 'COERCE', 'SANCTION', 'PROTEST', 'MOBILIZE'].includes(about.type))
      return act === 'REQUEST' ? 'yield' : undefined;
    return undefined;
  }
  if (act !== 'THREATEN') return undefined;
  switch (about.type) {
    case 'ASSAULT':
      return 'violence';
    case 'COERCE':
      return about.mode === 'arrest' ? 'arrest' : about.mode === 'deport' ? 'expel' : 'restrict';
    case 'SANCTION':
      return about.mode === 'expel' ? 'expel' : 'relations';
    case 'PROTEST':
      return 'restrict';
    case 'REJECT':
      return 'relations';
    default:
      return undefined;
  }
};
