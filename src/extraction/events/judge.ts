// The model's say: of which type a finding is, and how surely type and parties are right.
// In: a finding. Out: the candidate under its type, its confidence. Model: models/events (training/events/train.ts); frames stay the first word on it.
import type { Event, EventType, Reality } from '../../core/index.ts';
import { readTextAsset } from '../../core/index.ts';
import { hashFeature, type LinearModel, loadLinear } from '../../language/runtime/linear.ts';
import type { Candidate } from './candidate.ts';
import { aboutOf, modeOf } from './complement.ts';
import { confidenceFeatures, OF_A_REPORT, probabilityOf } from './confidence.ts';
import { confidenceWords } from './confidence-words.ts';
import { judgeFeatures } from './features.ts';
import type { Judge, Judged } from './read-events.ts';
import type { Scene } from './scene.ts';

/** What training/events/train.ts measured: how much a frame's own type counts, and how to read the model's probabilities. */
export interface Calibration {
  /** Added to the log-probability of the frame's own type; chosen by cross-validation. */
  prior: number;
  /** From this probability of NONE on a finding is no event; chosen by cross-validation. */
  none: number;
  /** How often it is right that the outlet, a statement or nobody certain tells an event. */
  saidBy: Record<Event['saidBy'], number>;
}

export interface Verdict {
  type: EventType;
  /** The model's probability of that type, the frame's prior included. */
  p: number;
  /** Its probability that the words tell no event at all ("voiced hope that", "said that it would be good to"). */
  none: number;
}

/** The label of findings that are none. */
export const NONE = 'NONE';

type Finding = Omit<Judged, 'confidence'>;

const UTTERED: ReadonlySet<EventType> = new Set(['AGREE', 'REJECT', 'REQUEST', 'THREATEN', 'ACCUSE', 'SUPPORT']);

/** CONCEDE or RETREAT, which the corpus holds as one. */
const yielding = (scene: Scene, candidate: Candidate): EventType => {
  if (candidate.type === 'CONCEDE' || candidate.type === 'RETREAT') return candidate.type;
  const about = candidate.about === undefined ? undefined : aboutOf(scene, candidate.about).type;
  return about === 'RETREAT' ? 'RETREAT' : 'CONCEDE';
};

/** The type that model and frame agree on best. */
export const typeOf = (scene: Scene, found: Finding, model: LinearModel, prior: number): Verdict => {
  const own = found.candidate.type === 'CONCEDE' || found.candidate.type === 'RETREAT' ? 'YIELD' : found.candidate.type;
  const scores = model.probabilities(judgeFeatures(scene, found));
  let sum = 0;
  const weighed = model.labels.map((label, k) => {
    const w = scores[k]! * (label === own ? Math.exp(prior) : 1);
    sum += w;
    return w;
  });
  const nothing = model.labels.indexOf(NONE);
  let best = 0;
  for (let k = 1; k < weighed.length; k += 1) if (k !== nothing && weighed[k]! > weighed[best]!) best = k;
  const label = model.labels[best]!;
  return {
    type: label === 'YIELD' ? yielding(scene, found.candidate) : (label as EventType),
    p: weighed[best]! / sum,
    none: nothing < 0 ? 0 : weighed[nothing]! / sum,
  };
};

/** A finding under another type: the mode falls, and what was only ahead is an utterance that took place. */
export const retyped = (scene: Scene, found: Finding, type: EventType): Finding => {
  const { candidate } = found;
  if (candidate.type === type) return found;
  const { mode: _, ...rest } = candidate;
  const about = candidate.about === undefined ? undefined : aboutOf(scene, candidate.about);
  const mode = modeOf(type, about);
  const reality: Reality = UTTERED.has(type) && found.reality === 'future' ? 'actual' : found.reality;
  return { ...found, reality, candidate: { ...rest, type, ...(mode && { mode }), by: `${candidate.by} model` } };
};

/** A judge from the model of types, that of what is right, and their calibration. */
export const judgeBy =
  (types: LinearModel, right: LinearModel, { prior, none, saidBy }: Calibration): Judge =>
  (scene, found, others) => {
    const verdict = typeOf(scene, found, types, prior);
    const { type } = verdict;
    const { ahead, firm, within } = found.candidate;
    if (verdict.none >= none && !firm && !within) return undefined;
    // What is ordered lies ahead and keeps its type (the contract's rule for announced withdrawals), and so does what a speech act is about.
    const judged = ahead || firm || within ? found : retyped(scene, found, type);
    const words = confidenceWords(scene, found, verdict, others).map(hashFeature);
    const p = probabilityOf(right, confidenceFeatures(scene, found, verdict), [...words, OF_A_REPORT]);
    // Rows whose teller is unclear were never judged whole, so that what is known of tellers alone counts there.
    return { ...judged, confidence: found.teller.saidBy === 'unclear' ? p * saidBy.unclear : p };
  };

let shipped: Judge | undefined;

/** The judge that ships with the package. */
export const shippedJudge = (): Judge => {
  shipped ??= judgeBy(
    loadLinear('models/events/type.bin'),
    loadLinear('models/events/right.bin'),
    JSON.parse(readTextAsset('models/events/calibration.json')) as Calibration,
  );
  return shipped;
};
