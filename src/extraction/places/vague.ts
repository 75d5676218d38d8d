// What stands around a place's name and says that it happened not in it but somewhere about it → a point with an honest radius:
// "40 km east of Palmyra", "the northern Aleppo countryside", "outside Kirkuk", "eastern Ukraine", "between Hama and Homs".
// Rules over the words before and after the name. It doesn't choose the place of the name: that is resolve.ts; the mention keeps it.
import { NUMBER_WORDS, SCALE_WORDS, type Span } from '../../core/index.ts';
import type { GazetteerEntry } from '../../knowledge/index.ts';

/** A stretch of text and where about it is. */
export interface Vague extends Span {
  readonly lat: number;
  readonly lon: number;
  readonly radiusKm: number;
}

const POINTS: Record<string, number> = {
  north: 0,
  northeast: 45,
  east: 90,
  southeast: 135,
  south: 180,
  southwest: 225,
  west: 270,
  northwest: 315,
};
const DIRECTION = '(?:north|south)[- ]?(?:east|west)|north|south|east|west';
const KM: Record<string, number> = { k: 1, m: 1.609, n: 1.852, e: 0.001 };
/** "a mile from", "a hundred kilometres"; longer words before what they begin with. */
const COUNTS = ['a', 'hundred', ...NUMBER_WORDS.keys()].sort((a, b) => b.length - a.length);
const COUNT = `(?<n>\\d+(?:[.,]\\d+)?|${COUNTS.join('|')})`;
const UNIT = '(?<unit>km|kms|kilomet(?:er|re)s?|miles?|mi|nautical miles?|met(?:er|re)s)';
/** "the town of", "the northern city of", "the ancient city of": before a name, after "of". */
const TITLE =
  '(?:the\\s+(?:[a-z-]+\\s+){0,3}(?:city|town|village|capital|port|district|region|province|governorate|airport|base|island|camp)\\s+of\\s+|the\\s+)?';
/** "some 40 km to the east of", "forty miles south-west of", "15 kilometers from". */
const OFFSET = new RegExp(
  `\\b${COUNT}\\s*-?\\s*${UNIT}\\s*(?:\\(\\d[^)]{0,18}\\)\\s*)?(?:(?:to the\\s+)?(?:due\\s+)?(?<dir>${DIRECTION})\\s+(?:of|from)|(?:away\\s+)?from|off|outside|short of)\\s+${TITLE}$`,
  'i',
);
/** "north of", "just south-east of"; "the north of" is inside. */
const SIDE = new RegExp(`(?<!\\bthe\\s)\\b(?:just\\s+|to the\\s+)?(?<dir>${DIRECTION})\\s+of\\s+${TITLE}$`, 'i');
/** "northern", "the southern part of", "the north of", "north-eastern". */
const PART = new RegExp(
  `\\b(?:the\\s+)?(?:(?<far>far|extreme)\\s+)?(?:(?<dir>(?:north|south)[- ]?(?:east|west)|north|south|east|west)ern(?:\\s+(?:parts?|suburbs|outskirts|edge|countryside|districts?)\\s+of)?|(?<of>${DIRECTION})\\s+of)\\s+${TITLE}$`,
  'i',
);
const NEAR = new RegExp(
  `\\b(?:near|nearby|close to|not far from|around|in the (?:vicinity|area|surroundings) of|in the environs of|next to)\\s+${TITLE}$`,
  'i',
);
const OUTSIDE = new RegExp(
  `\\b(?:(?:just\\s+)?outside(?:\\s+of)?|(?:on|in|at|to|from)?\\s*(?:the\\s+)?(?:outskirts|suburbs|edges?|hinterland|approaches) (?:of|to))\\s+${TITLE}$`,
  'i',
);
const COUNTRYSIDE_OF = new RegExp(
  `\\b(?:in\\s+)?(?:the\\s+)?(?:countryside|rural areas|villages) (?:of|around)\\s+${TITLE}$`,
  'i',
);
const COUNTRYSIDE =
  /^(?:['’]s)?\s+(?:(?<dir>(?:north|south)[- ]?(?:east|west)|north|south|east|west)(?:ern)?\s+)?(?:countryside|hinterland|rural areas|rif|reef)\b/i;
const SUBURBS =
  /^(?:['’]s)?\s+(?:(?<dir>(?:north|south)[- ]?(?:east|west)|north|south|east|west)(?:ern)?\s+)?(?:outskirts|suburbs|environs|surroundings|area|belt)\b/i;
const RAD = Math.PI / 180;

/** The point so many km from another in a direction, in degrees clockwise from north. */
export const offset = (from: { lat: number; lon: number }, bearing: number, km: number): { lat: number; lon: number } => {
  const d = km / 6371;
  const [la, lo, b] = [from.lat * RAD, from.lon * RAD, bearing * RAD];
  const lat = Math.asin(Math.sin(la) * Math.cos(d) + Math.cos(la) * Math.sin(d) * Math.cos(b));
  const lon = lo + Math.atan2(Math.sin(b) * Math.sin(d) * Math.cos(la), Math.cos(d) - Math.sin(la) * Math.sin(lat));
  return { lat: lat / RAD, lon: ((lon / RAD + 540) % 360) - 180 };
};

const bearingOf = (words: string | undefined): number | undefined =>
  words === undefined ? undefined : POINTS[words.toLowerCase().replace(/[- ]/g, '')];

const numberOf = (words: string): number =>
  (words.toLowerCase() === 'a' ? 1 : undefined) ??
  NUMBER_WORDS.get(words.toLowerCase()) ??
  SCALE_WORDS.get(words.toLowerCase()) ??
  Number(words.replace(/,(?=\d{3}\b)/g, '').replace(',', '.'));

/** Lands and regions, of which a part is far from the middle. */
const wide = (e: GazetteerEntry): boolean => e.class !== 'city' && e.class !== 'site';

const about = (span: Span, at: { lat: number; lon: number }, radiusKm: number): Vague => ({
  ...span,
  lat: Math.round(at.lat * 1e4) / 1e4,
  lon: Math.round(at.lon * 1e4) / 1e4,
  radiusKm: Math.max(2, Math.round(radiusKm)),
});

/** Where about it is, where the words around a name say that it is not simply there; undefined where they don't. */
export const vagueAround = (text: string, name: Span, entry: GazetteerEntry): Vague | undefined => {
  const from = Math.max(0, name.start - 90);
  const before = text.slice(from, name.start).replace(/[\n\r]/g, '\u0001');
  const after = text.slice(name.end, name.end + 40);
  const span = (m: RegExpExecArray): Span => ({ start: from + m.index + (m[0].length - m[0].trimStart().length), end: name.end });
  const r = entry.radiusKm;

  // "40 km east of Palmyra": a compass point covers an eighth of the circle, and distances are round.
  const far = OFFSET.exec(before);
  if (far?.groups) {
    const { n, unit, dir } = far.groups as { n: string; unit: string; dir?: string };
    const km = numberOf(n) * KM[/^met/i.test(unit) ? 'e' : unit[0]!.toLowerCase()]!;
    const bearing = bearingOf(dir);
    if (Number.isFinite(km) && km <= 1500)
      return bearing === undefined
        ? about(span(far), entry, km * 1.15 + (wide(entry) ? r : Math.min(r, 10)))
        : about(span(far), offset(entry, bearing, km), Math.max(km * 0.4, wide(entry) ? r : 3));
  }
  // "the northern Aleppo countryside", "Homs's eastern countryside": within a day's walk of the town.
  const rural = COUNTRYSIDE.exec(after);
  const part = PART.exec(before);
  if (rural || COUNTRYSIDE_OF.test(before)) {
    const bearing = bearingOf(rural?.groups?.dir) ?? bearingOf(part?.groups?.dir);
    const start = part ? span(part).start : rural ? name.start : span(COUNTRYSIDE_OF.exec(before)!).start;
    const whole = { start, end: name.end + (rural?.[0].length ?? 0) };
    const reach = wide(entry) ? r : r + 25;
    return bearing === undefined ? about(whole, entry, reach) : about(whole, offset(entry, bearing, reach * 0.7), reach * 0.8);
  }
  // "east of Mosul"
  const side = SIDE.exec(before);
  if (side) {
    const km = wide(entry) ? r : r + 15;
    return about(span(side), offset(entry, bearingOf(side.groups!.dir)!, km), wide(entry) ? r * 0.6 : km);
  }
  // "eastern Ukraine", "the north of Mali", "southern Kirkuk"
  if (part) {
    const bearing = bearingOf(part.groups!.dir ?? part.groups!.of)!;
    return about(
      span(part),
      offset(entry, bearing, r * (part.groups!.far ? 0.7 : 0.5)),
      wide(entry) ? r * 0.6 : Math.max(3, r * 0.8),
    );
  }
  // "Kirkuk's southern outskirts", "outside Kirkuk"
  const suburbs = SUBURBS.exec(after);
  const outside = OUTSIDE.exec(before);
  if (suburbs || outside) {
    const start = outside ? span(outside).start : name.start;
    const whole = { start, end: name.end + (suburbs?.[0].length ?? 0) };
    const bearing = bearingOf(suburbs?.groups?.dir);
    const at = bearing === undefined ? entry : offset(entry, bearing, Math.min(r, 30));
    return about(whole, at, wide(entry) ? r * 1.2 : r + 12);
  }
  const near = NEAR.exec(before);
  if (near && !wide(entry)) return about(span(near), entry, r + 15);
  return undefined;
};

/** "between Hama and Homs": half the way, and as far around as half the way is long. */
export const vagueBetween = (
  text: string,
  [a, b]: readonly [Span & { entry: GazetteerEntry }, Span & { entry: GazetteerEntry }],
): Vague | undefined => {
  const opening = /\bbetween\s+(?:the\s+(?:[a-z-]+\s+){0,3}of\s+)?$/i.exec(text.slice(Math.max(0, a.start - 60), a.start));
  if (!opening || !/^\s+and\s+(?:the\s+(?:[a-z-]+\s+){0,3}of\s+)?$/i.test(text.slice(a.end, b.start))) return undefined;
  // "talks between Syria and Turkey": lands are sides; a road leads from town to town.
  if (wide(a.entry) || wide(b.entry)) return undefined;
  const dx = (b.entry.lon - a.entry.lon) * Math.cos(((a.entry.lat + b.entry.lat) / 2) * RAD);
  const km = 111 * Math.hypot(dx, b.entry.lat - a.entry.lat);
  if (km > 400) return undefined;
  const at = { lat: (a.entry.lat + b.entry.lat) / 2, lon: (a.entry.lon + b.entry.lon) / 2 };
  return about({ start: a.start - opening[0].length, end: b.end }, at, km / 2 + 3);
};
