// The likeliest place of a name → the probability that it is right (within 161 km): a logistic model over the ranker's probability and
// what kind of guess it is. Weights in models/places/ranker.json; how well they hold on another corpus stands in its card.
import type { Ranked } from './rank.ts';

/** How a mention was read. */
export interface Reading {
  readonly within: boolean;
  readonly fuzzy: boolean;
  /** The mention is a body's name that begins with the place's ("Raqqa Media Center"). */
  readonly body: boolean;
}

export const CONFIDENCE = [
  'always',
  'log odds',
  'one candidate',
  'country',
  'region',
  'water, land, area',
  'inhabitants unknown',
  'made by rule',
  'other spelling',
  'at the place it is named for',
  'a body',
] as const;

/** The features of CONFIDENCE. */
export const confidenceFeatures = (ranked: readonly Ranked[], { within, fuzzy, body }: Reading): number[] => {
  const { entry, p } = ranked[0]!;
  const q = Math.min(0.999, Math.max(0.02, p));
  return [
    1,
    ranked.length > 1 ? Math.log(q / (1 - q)) : 0,
    ranked.length === 1,
    entry.class === 'country',
    entry.class === 'region',
    entry.class === 'water' || entry.class === 'land' || entry.class === 'area',
    entry.class === 'city' && entry.population === 0,
    entry.variant,
    fuzzy,
    within && !body,
    body,
  ].map(Number);
};

/** The probability that the first of `ranked` is the place that is meant. */
export const confidenceOf = (ranked: readonly Ranked[], reading: Reading, weights: readonly number[]): number => {
  const x = confidenceFeatures(ranked, reading);
  return 1 / (1 + Math.exp(-x.reduce((s, v, i) => s + v * weights[i]!, 0)));
};
