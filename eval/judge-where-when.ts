// Where and when an event is said to happen, against a label (eval/labels/README.md, where-when): in go a label, the report's date and the event with
// its record's places and times; out come verdicts on place and date, and the table of a whole set.
import type { Span } from '../src/core/index.ts';
import { distanceKm } from './ruler/lib.mjs';

/** Metropolitan distance, as in Gritta et al. 2019: the radius of the places task too. */
const NEAR_KM = 161;

interface PlaceLabel {
  start?: number;
  end?: number;
  /** A point, where there is no country. */
  lat?: number;
  lon?: number;
  /** How far from the point still counts, for regions. */
  radiusKm?: number;
  country?: string;
  fallback?: 'dateline';
}
export interface WhereWhenLabel {
  corpus: string;
  id: string;
  sha256: string;
  k: number;
  start: number;
  end: number;
  /** The trigger names no event: no label. */
  none?: boolean;
  place?: PlaceLabel | 'unknown';
  placeOrUnknown?: boolean;
  /** ISO day, month or year, "from/to" half-open, or unknown · published · relative. */
  date?: string;
  dateSpan?: Span;
  dateAccept?: string[];
}
interface ReadEvent {
  trigger: Span;
  place?: string;
  time?: string;
  timeFrom?: Span | { fallback: string };
}
/** What is needed of a record. */
export interface ReadRecord {
  events: readonly ReadEvent[];
  places: readonly { id: string; lat: number; lon: number; country?: string }[];
  times: readonly { id: string; start: number; end: number; value?: string; from?: string; to?: string }[];
}

/** right · wrong (another one is given) · missing (told, none is given) · invented (not told, one is given). */
export type Verdict = 'right' | 'wrong' | 'missing' | 'invented';

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** The event whose trigger shares most with the label's; the first of equals. */
export const eventAt = <E extends { trigger: Span }>(events: readonly E[], label: Span): E | undefined => {
  let best: { event: E; shared: number } | undefined;
  for (const event of events) {
    const shared = Math.min(event.trigger.end, label.end) - Math.max(event.trigger.start, label.start);
    if (shared > 0 && (!best || shared > best.shared)) best = { event, shared };
  }
  return best?.event;
};

/** The half-open interval of an ISO day, month, year or "from/to". */
export const intervalOf = (value: string): [string, string] => {
  const [from, to] = value.split('/') as [string, string?];
  const [y, m, d] = from.split('-').map(Number) as [number, number?, number?];
  const iso = (...at: [number, number, number]): string => new Date(Date.UTC(...at)).toISOString().slice(0, 10);
  const start = iso(y, (m ?? 1) - 1, d ?? 1);
  if (to !== undefined) return [start, intervalOf(to)[0]];
  return [start, m === undefined ? iso(y + 1, 0, 1) : d === undefined ? iso(y, m, 1) : iso(y, m - 1, d + 1)];
};

/** Of `strict`, only the label itself counts, not what is as good. */
export const placeVerdict = (label: WhereWhenLabel, event: ReadEvent, record: ReadRecord, strict = false): Verdict => {
  const place = record.places.find((p) => p.id === event.place);
  if (label.place === 'unknown' || label.place === undefined) return place ? 'invented' : 'right';
  if (!place) return label.placeOrUnknown && !strict ? 'right' : 'missing';
  const { country, lat, lon, radiusKm = 0 } = label.place;
  if (country !== undefined) return place.country === country ? 'right' : 'wrong';
  return distanceKm({ lat: lat!, lon: lon! }, place) <= Math.max(NEAR_KM, radiusKm) ? 'right' : 'wrong';
};

const isWithin = (from: string, to: string, value: string): boolean => {
  const [a, b] = intervalOf(value);
  return from >= a && to <= b;
};

const dateVerdictOf = (
  date: string,
  label: WhereWhenLabel,
  event: ReadEvent,
  record: ReadRecord,
  published: string | undefined,
): Verdict => {
  const time = record.times.find((t) => t.id === event.time);
  const isFallback = event.timeFrom !== undefined && 'fallback' in event.timeFrom;
  const day = published?.slice(0, 10);
  // "recently", or "on Tuesday" in a report without a date: an expression, but no interval.
  const interval: [string, string] | undefined =
    time?.from !== undefined && time.to !== undefined
      ? [time.from, time.to]
      : isFallback && !time && day !== undefined
        ? intervalOf(day)
        : undefined;
  if (date === 'unknown') return interval ? 'invented' : 'right';
  if (date === 'published') {
    if (!interval) return day === undefined ? 'right' : 'missing';
    if (day === undefined) return 'invented';
    return isWithin(...interval, day) ? 'right' : 'wrong';
  }
  const sameWords = time !== undefined && label.dateSpan !== undefined && overlaps(time, label.dateSpan);
  if (date === 'relative') return !time ? 'missing' : sameWords ? 'right' : 'wrong';
  if (!interval) return sameWords && published === undefined ? 'right' : time ? 'wrong' : 'missing';
  return isWithin(...interval, date) ? 'right' : 'wrong';
};

export const dateVerdict = (
  label: WhereWhenLabel,
  event: ReadEvent,
  record: ReadRecord,
  published: string | undefined,
  strict = false,
): Verdict => {
  const verdicts = [label.date ?? 'unknown', ...(strict ? [] : (label.dateAccept ?? []))].map((date) =>
    dateVerdictOf(date, label, event, record, published),
  );
  return verdicts.includes('right') ? 'right' : verdicts[0]!;
};

/** Whether two labellers mean the same place: within the radius, or both none; "unknown" agrees with a place that may be unknown. */
export const samePlace = (a: WhereWhenLabel, b: WhereWhenLabel): boolean => {
  const isUnknown = (x: WhereWhenLabel): boolean => x.place === undefined || x.place === 'unknown';
  if (isUnknown(a) || isUnknown(b))
    return (isUnknown(a) || Boolean(a.placeOrUnknown)) && (isUnknown(b) || Boolean(b.placeOrUnknown));
  const [p, q] = [a.place as PlaceLabel, b.place as PlaceLabel];
  if (p.country !== undefined || q.country !== undefined) return p.country === q.country;
  const reach = Math.max(NEAR_KM, p.radiusKm ?? 0, q.radiusKm ?? 0);
  return distanceKm({ lat: p.lat!, lon: p.lon! }, { lat: q.lat!, lon: q.lon! }) <= reach;
};

/** Whether two intervals are one but for where a week or a season begins: they share seven tenths of their days. */
const isAlike = (a: string, b: string): boolean => {
  if (![a, b].every((x) => /^\d{4}(?:-\d\d){0,2}(?:\/\d{4}(?:-\d\d){0,2})?$/.test(x))) return a === b;
  const [p, q] = [a, b].map((x) => intervalOf(x).map((d) => Date.parse(d))) as [[number, number], [number, number]];
  const shared = Math.min(p[1], q[1]) - Math.max(p[0], q[0]);
  return shared / (Math.max(p[1], q[1]) - Math.min(p[0], q[0])) >= 0.7;
};

/** Whether two labellers mean the same date, by one of the answers that each holds for good. */
export const sameDate = (a: WhereWhenLabel, b: WhereWhenLabel): boolean => {
  const answers = (x: WhereWhenLabel): string[] => [x.date ?? 'unknown', ...(x.dateAccept ?? [])];
  return answers(a).some((d) => answers(b).some((e) => isAlike(d, e)));
};

export interface Judged {
  label: WhereWhenLabel;
  /** Absent where no trigger of ours meets the label's. */
  found?: { place: Verdict; date: Verdict; placeStrict: Verdict; dateStrict: Verdict; hasTime: boolean };
}

export const judge = (label: WhereWhenLabel, record: ReadRecord, published: string | undefined): Judged => {
  const event = eventAt(record.events, label);
  if (!event) return { label };
  return {
    label,
    found: {
      place: placeVerdict(label, event, record),
      placeStrict: placeVerdict(label, event, record, true),
      date: dateVerdict(label, event, record, published),
      dateStrict: dateVerdict(label, event, record, published, true),
      hasTime: event.time !== undefined,
    },
  };
};

/** The rows of the table: what, share, n. */
export const rowsOf = (all: readonly Judged[]): string[][] => {
  const judged = all.filter((j) => !j.label.none);
  const found = judged.filter((j) => j.found);
  const row = (what: string, of: readonly Judged[], isRight: (f: NonNullable<Judged['found']>) => boolean): string[] => [
    what,
    of.length ? (of.filter((j) => j.found && isRight(j.found)).length / of.length).toFixed(3) : '–',
    String(of.length),
  ];
  const place = (told: boolean): Judged[] => found.filter((j) => (j.label.place !== 'unknown') === told);
  const date = (test: (value: string) => boolean): Judged[] => found.filter((j) => test(j.label.date ?? 'unknown'));
  return [
    row('place right, of triggers that we find', found, (f) => f.place === 'right'),
    row('· where the report tells it', place(true), (f) => f.place === 'right'),
    row('· where it does not: none is given', place(false), (f) => f.place === 'right'),
    row('· by the first label alone', found, (f) => f.placeStrict === 'right'),
    row('place right, of all', judged, (f) => f.place === 'right'),
    row('date right, of triggers that we find', found, (f) => f.date === 'right'),
    row(
      '· where the report tells it',
      date((d) => d !== 'unknown' && d !== 'published'),
      (f) => f.date === 'right',
    ),
    row(
      '· news of the day',
      date((d) => d === 'published'),
      (f) => f.date === 'right',
    ),
    row(
      '· where it tells none: none is given',
      date((d) => d === 'unknown'),
      (f) => f.date === 'right',
    ),
    row(
      '· where it tells none: no words of it are taken for one',
      date((d) => d === 'unknown'),
      (f) => !f.hasTime,
    ),
    row('· by the first label alone', found, (f) => f.dateStrict === 'right'),
    row('date right, of all', judged, (f) => f.date === 'right'),
    row('trigger found', judged, () => true),
  ];
};
