// A name of a place that the gazetteer doesn't know → the known place beside which it stands, as the best that can be told of where it
// is: "Royal Street" in a report from New Orleans. Its point is that place's, its radius says so, and it keeps its own name.
// Method: what it is said to lie in, else the nearest town in its paragraph, else the last town before it, else the next.
import type { Span } from '../../core/index.ts';
import type { GazetteerEntry } from '../../knowledge/index.ts';

export interface Anchor extends Span {
  readonly entry: GazetteerEntry;
  readonly confidence: number;
}

export interface Beside {
  readonly entry: GazetteerEntry;
  /** Km around the entry's point. */
  readonly radiusKm: number;
  readonly confidence: number;
}

/** "Royal Street, New Orleans", "Ward 3 in Raqqa", "Camp 4 (Hasakah province)". */
const IN = /^(?:,|,? ?\(|,? in(?: the)?| of(?: the)?|,? near)\s+$/;
/** A point for a country says nothing of a street; nor does one for half a continent. */
const WIDEST = 220;
/** How sure, by how the place was found; as measured on the places corpora (see eval/details/places-confidence.json). */
const SURE = { said: 0.75, paragraph: 0.6, before: 0.5, after: 0.4 };
/** Further off than so many characters a name hardly has to do with another. */
const FAR = 1500;

const narrow = (a: Anchor): boolean =>
  a.confidence >= 0.3 && (a.entry.class === 'city' || a.entry.class === 'district' || a.entry.class === 'site');

/** The place beside which a name stands; `anchors` are the resolved mentions of the report, in order. */
export const placeBeside = (text: string, name: Span, anchors: readonly Anchor[]): Beside | undefined => {
  let [nearest, before, after]: (Anchor | undefined)[] = [];
  let least = FAR;
  for (const a of anchors) {
    if (a.start < name.end && name.start < a.end) continue;
    const follows = a.start >= name.end;
    const between = follows ? text.slice(name.end, a.start) : text.slice(a.end, name.start);
    // "Royal Street, New Orleans"
    if (follows && IN.test(between) && a.entry.radiusKm <= WIDEST) return beside(a, SURE.said);
    // "Raqqa's Naim Square"
    if (!follows && /^['’]s?\s+$/.test(between) && a.entry.radiusKm <= WIDEST) return beside(a, SURE.said);
    if (!narrow(a) || between.length > FAR) continue;
    if (!between.includes('\n') && between.length < least) [nearest, least] = [a, between.length];
    if (!follows) before = a;
    else after ??= a;
  }
  if (nearest) return beside(nearest, SURE.paragraph);
  if (before) return beside(before, SURE.before);
  return after && beside(after, SURE.after);
};

/** Streets lie in their town, villages around it; four in five of those that lie within 161 km on the places corpora lie within 60. */
const beside = (a: Anchor, sure: number): Beside => ({
  entry: a.entry,
  radiusKm: Math.max(60, a.entry.radiusKm),
  confidence: sure * a.confidence,
});
