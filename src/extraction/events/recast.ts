// PLOVER's rules for what is said to lie ahead: a cooperative act that is promised is AGREE, a hostile one that its doer announces THREATEN, one that its
// doer rules out REJECT, one that another is told to do REQUEST. In: a candidate, its modality, its teller. Out: the candidate under its right type.
import type { EventType } from '../../core/index.ts';
import type { Teller } from './attribution.ts';
import type { Candidate } from './candidate.ts';
import { modeOf } from './complement.ts';
import { partiesOf } from './parties.ts';
import type { Modality } from './reality.ts';
import type { Scene, Someone } from './scene.ts';

const COOPERATIVE: ReadonlySet<EventType> = new Set(['CONSULT', 'SUPPORT', 'COOPERATE', 'AID']);
const HOSTILE: ReadonlySet<EventType> = new Set(['ASSAULT', 'COERCE', 'SANCTION', 'MOBILIZE', 'PROTEST']);
const WE = new Set(['we', 'i', 'us', 'our']);

export interface Recast {
  candidate: Candidate;
  modality: Modality;
}

const uttered = (modality: Modality): Modality => ({ ...modality, reality: 'actual', negated: false });

/** The speaker as a party, with a span of the source. */
export const speakerOf = (scene: Scene, teller: Teller): Someone | undefined => {
  const { statement } = teller;
  if (!statement) return undefined;
  for (const span of statement.source) {
    const head = scene.tree.headOf(span);
    const found = head === undefined ? undefined : partiesOf(scene, [head])[0];
    if (found) return found;
  }
  if (statement.speaker === undefined) return undefined;
  for (const mention of scene.doc.mentions) {
    if (scene.doc.actors.of.get(mention.id) === statement.speaker)
      return { actor: statement.speaker, start: mention.start, end: mention.end, mention };
  }
  return undefined;
};

/** A candidate under the type that PLOVER gives what lies ahead. */
export const recast = (scene: Scene, candidate: Candidate, modality: Modality, teller: Teller): Recast => {
  const { type } = candidate;
  const ahead = modality.reality === 'future';
  const speaker = speakerOf(scene, teller);
  const isSpeaker =
    speaker !== undefined &&
    (candidate.actors.some((a) => a.actor === speaker.actor) ||
      candidate.actors.some((a) => WE.has(scene.tree.lemma(a.mention.head))));
  const as = (next: EventType, mode?: string): Candidate => {
    const { mode: _, ...rest } = candidate;
    return { ...rest, type: next, ...(mode && { mode }), by: `${candidate.by} ahead` };
  };
  if (ahead && modality.modal !== 'must' && !candidate.ahead) {
    if (modality.negated && (isSpeaker || modality.modal === 'future') && type !== 'REJECT' && type !== 'ACCUSE') {
      const mode = modeOf('REJECT', { type, subjects: [], recipients: [] });
      return { candidate: as('REJECT', mode), modality: uttered(modality) };
    }
    if (!modality.negated && COOPERATIVE.has(type)) return { candidate: as('AGREE'), modality: uttered(modality) };
    if (!modality.negated && HOSTILE.has(type) && isSpeaker) {
      return {
        candidate: as(
          'THREATEN',
          modeOf('THREATEN', { type, ...(candidate.mode && { mode: candidate.mode }), subjects: [], recipients: [] }),
        ),
        modality: uttered(modality),
      };
    }
  }
  if (modality.modal === 'must' && speaker && !isSpeaker && !modality.negated) {
    const recipients = candidate.actors;
    const mode = modeOf('REQUEST', { type, ...(candidate.mode && { mode: candidate.mode }), subjects: [], recipients: [] });
    return {
      candidate: { ...as('REQUEST', mode), actors: [speaker], recipients, reciprocal: false },
      modality: uttered(modality),
    };
  }
  return { candidate, modality };
};
