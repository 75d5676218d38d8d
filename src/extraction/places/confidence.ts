// The ranking's own probability of a place → how often places found so are right: within 161 km of the annotated point, or within their own
// radius, on the places corpora. One logistic curve a way of finding, fitted by eval/places-confidence.ts --fit, which also shows by
// cross-validation over documents how far it holds. The corpora have no train part: the curves have seen the documents they are told on.

/** How a place was found; what `by` says after "places:". */
export type Found = 'rank' | 'within' | 'body' | 'beside' | 'spelling';

/** Intercept and slope on log odds. */
export const CURVES: Record<Found, readonly [number, number]> = {
  rank: [0.42, 0.49], // n 3456
  within: [0.66, 1.21], // n 218
  body: [0.54, 1.45], // n 173
  beside: [0.36, 0.86], // n 181
  spelling: [0.43, 1.18], // n 5: as good as not known
};

/** Below this confidence a mention gets no place: what is right one time in three is not worth a point on the map. */
export const LEAST_CONFIDENCE = 0.35;

/** How a place was found. */
export const foundBy = (r: { fuzzy: boolean; body: boolean; within: boolean; besideKm?: number }): Found =>
  r.fuzzy ? 'spelling' : r.body ? 'body' : r.besideKm !== undefined ? 'beside' : r.within ? 'within' : 'rank';

/** Log odds of a probability, cut where a model is never that sure. */
export const logOdds = (p: number): number => {
  const q = Math.min(0.999, Math.max(0.001, p));
  return Math.log(q / (1 - q));
};

/** How often a place found so, with that probability, is right. */
export const placeConfidence = (found: Found, p: number): number => {
  const [a, b] = CURVES[found];
  return 1 / (1 + Math.exp(-(a + b * logOdds(p))));
};
