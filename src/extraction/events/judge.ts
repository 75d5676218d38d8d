// The model's say: of which type a finding is, and how surely type and parties are right.
// In: a finding. Out: the candidate under its type, its confidence. Model: models/events (training/events/train.ts); frames stay the first word on it.
import type { EventType, Reality } from '../../core/index.ts';
import { readTextAsset } from '../../core/index.ts';
import { type LinearModel, loadLinear } from '../../language/runtime/linear.ts';
import type { Candidate } from './candidate.ts';
import { aboutOf, modeOf } from './complement.ts';
import { judgeFeatures } from './features.ts';
import type { Judge, Judged } from './read-events.ts';
import type { Scene } from './scene.ts';

/** What training/events/train.ts measured: how much a frame's own type counts, and how to read the model's probabilities. */
export interface Calibration {
  /** Added to the log-probability of the frame's own type; chosen by cross-validation. */
  prior: number;
  /** From this probability of NONE on a finding is no event; chosen by cross-validation. */
  none: number;
  /** Weights of a logistic regression over `confidenceFeatures`, the last one the bias. */
  confidence: number[];
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

/** What the confidence is read from. */
export const confidenceFeatures = ({ candidate, reality, negated, teller }: Finding, p: number): number[] => [
  Math.max(-4, Math.min(4, Math.log(Math.max(1e-4, p) / Math.max(1e-4, 1 - p)))),
  candidate.actors.length > 0 && (candidate.recipients.length > 0 || candidate.reciprocal) ? 1 : 0,
  candidate.actors.length > 0 ? 1 : 0,
  candidate.nominal ? 1 : 0,
  reality === 'actual' ? 0 : 1,
  negated ? 1 : 0,
  teller.saidBy === 'unclear' ? 1 : 0,
  candidate.actors.length + candidate.recipients.length > 3 ? 1 : 0,
];

/** The probability that the type and the parties it states are right. */
export const confidenceOf = (found: Finding, p: number, weights: readonly number[]): number => {
  const x = confidenceFeatures(found, p);
  let sum = weights[x.length] ?? 0;
  for (let k = 0; k < x.length; k += 1) sum += x[k]! * weights[k]!;
  return Math.min(0.99, Math.max(0.01, 1 / (1 + Math.exp(-sum))));
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

/** A judge from a model and its calibration. */
export const judgeBy =
  (model: LinearModel, { prior, none, confidence }: Calibration): Judge =>
  (scene, found) => {
    const { type, p, none: nothing } = typeOf(scene, found, model, prior);
    if (nothing >= none && !found.candidate.firm) return undefined;
    // What is ordered lies ahead and keeps its type (the contract's rule for announced withdrawals).
    const { ahead, firm } = found.candidate;
    const judged = ahead || firm ? found : retyped(scene, found, type);
    return { ...judged, confidence: confidenceOf(judged, p, confidence) };
  };

let shipped: Judge | undefined;

/** The judge that ships with the package. */
export const shippedJudge = (): Judge => {
  shipped ??= judgeBy(
    loadLinear('models/events/type.bin'),
    JSON.parse(readTextAsset('models/events/calibration.json')) as Calibration,
  );
  return shipped;
};
