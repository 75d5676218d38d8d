// One happening told again by a noun that points back: "Rebels attacked the base on Friday. The attack killed twelve." In: the events of a report, each
// with its candidate. Out: fewer; the first telling takes in what the later one counts, where and when, and grows in salience. Only where the noun is definite,
// the type is the same, and no doer of its own speaks against it; a claim is merged with nothing that another tells.
import type { Event } from '../../core/index.ts';
import { argumentsOf } from './arguments.ts';
import type { Candidate } from './candidate.ts';
import { nounFrameAt } from './match.ts';
import type { Scene } from './scene.ts';

/** An event and what it was made from. */
export interface Told {
  event: Event;
  candidate: Candidate;
}

/** Sentences that "the attack" may point back over. */
const REACH = 6;
/** What each further telling adds to the salience, twice at most. */
const AGAIN = 0.04;
const BACK = new Set(['the', 'this', 'that', 'these', 'those']);

/** The noun by which a candidate points back to an event before it. */
const pointer = (scene: Scene, { head, type, nominal }: Candidate): number | undefined => {
  const { tree } = scene;
  const noun = nominal ? head : argumentsOf(tree, head).subj.find((k) => nounFrameAt(scene, k)?.type === type);
  if (noun === undefined || !tree.children(noun, 'det').some((k) => BACK.has(tree.lemma(k)))) return undefined;
  // "the attack by the rebels", "the attack on the port": a noun that tells more may be another one
  return tree.children(noun, 'nmod', 'nmod:poss', 'acl', 'amod').length ? undefined : noun;
};

const isSame = (first: Event, again: Event): boolean =>
  first.type === again.type &&
  again.sentence > first.sentence &&
  again.sentence - first.sentence <= REACH &&
  first.reality === again.reality &&
  first.negated === again.negated &&
  first.saidBy === again.saidBy &&
  (again.mode === undefined || first.mode === undefined || first.mode === again.mode) &&
  again.actors.every((a) => first.actors.some((b) => a.actor === b.actor)) &&
  (!first.recipients.length || !again.recipients.some((r) => first.actors.some((a) => a.actor === r.actor)));

/** Events of which each stands once, in order of the text. */
export const withoutRetellings = (scene: Scene, list: readonly Told[]): Event[] => {
  const out: Event[] = [];
  for (const { event, candidate } of list) {
    const at = pointer(scene, candidate) === undefined ? -1 : out.findLastIndex((e) => isSame(e, event));
    if (at < 0) {
      out.push(event);
      continue;
    }
    const first = out[at]!;
    const casualties = [...(first.casualties ?? []), ...(event.casualties ?? [])];
    const mode = first.mode ?? event.mode;
    out[at] = {
      ...first,
      ...(mode !== undefined && { mode }),
      ...(first.recipients.length === 0 && { recipients: event.recipients }),
      ...(first.place === undefined && event.place !== undefined && { place: event.place, placeFrom: event.placeFrom! }),
      ...(first.time === undefined && event.time !== undefined && { time: event.time, timeFrom: event.timeFrom! }),
      ...(casualties.length > 0 && { casualties }),
      salience: Math.min(1, Math.round((Math.max(first.salience, event.salience) + AGAIN) * 1000) / 1000),
    };
  }
  return out;
};
