// From where an expression is told: publication, or the last date told; and what year, day or distance follows from it.
import { addDays, addMonths, type Day, isDay, isoDay, toNumber, weekdayOf } from './calendar.ts';
import type { PartOfDay, Season, Unit } from './lexicon.ts';

/** What an expression says, and no more. `month: 4, rel: {unit: 'Y', shift: -1}` is "April last year". */
export interface Cal {
  bc?: true;
  year?: number;
  /** 198 for the 1980s. */
  decade?: number;
  /** 19 for the 20th century. */
  century?: number;
  half?: number;
  quarter?: number;
  season?: Season;
  month?: number;
  day?: number;
  weekday?: number;
  weekend?: true;
  part?: PartOfDay;
  clock?: string;
  /** Offset from UTC as it is written in a value: "Z", "-05". */
  zone?: string;
  /** So many units from an anchor; `told`: from the last date told, `ago`: from publication, else as the text is read. `the`: "the quarter". */
  rel?: { unit: Unit; shift: number; told?: boolean; ago?: boolean; the?: boolean };
  /** "last May", "next Tuesday", "this summer": which one of the kind. */
  pick?: -1 | 0 | 1;
  /** Whole value where it needs no anchor (PAST_REF, a holiday's day). */
  value?: string;
  /** An interval that the value can't say (Ramadan). */
  interval?: { from: string; to: string };
}

/** A date as far as it was told. */
export interface Told {
  bc?: true;
  year: number;
  quarter?: number;
  season?: Season;
  month?: number;
  day?: number;
}

export interface Anchors {
  published?: Day;
  told?: Told;
  /** The last one told that does not lie after publication. */
  toldBefore?: Told;
  /** Dates without a year belong to the year being told, not to the year of publication. */
  history: boolean;
  /** What verb and preposition say of the expression at hand. */
  tense: 'past' | 'future' | undefined;
  /** A quarter was the talk of the last sentences ("a year earlier" is then the same quarter of the year before). */
  quarter?: { year: number; quarter: number };
}

export interface Meaning {
  type: 'DATE' | 'TIME';
  value?: string;
  told?: Told;
  interval?: { from: string; to: string };
}

export const FIRST_MONTH: Record<Season, number> = { SP: 3, SU: 6, FA: 9, WI: 12 };
const NEAR_DAYS = 60; // chosen on train, like STEP_BACK
const STEP_BACK = 8; // months

/** The day that an anchor stands for; parts that were not told are the first. */
const dayOf = (t: Told): Day => ({
  year: t.year,
  month: t.month ?? (t.quarter ? t.quarter * 3 - 2 : t.season ? FIRST_MONTH[t.season] : 1),
  day: t.day ?? 1,
});

/** The anchor in force: publication in news, the last date told in a history or where nothing else is known. */
export const anchorOf = (a: Anchors, told?: boolean): { day: Day; exact: boolean; told: boolean; bc?: true } | undefined => {
  const useTold = a.told && (told || a.history || !a.published);
  if (useTold) {
    // "a pullout beginning on Tuesday. It comes on the same day as the talks": not the day that lies ahead
    const ahead = a.published && !a.history && a.tense !== 'future' && toNumber(dayOf(a.told!)) > toNumber(a.published);
    const t = (ahead && a.toldBefore) || a.told!;
    return { day: dayOf(t), exact: t.day !== undefined, told: true, ...(t.bc && { bc: true }) };
  }
  return a.published && { day: a.published, exact: true, told: false };
};

/** Year of a month (and day) that came without one. News: the nearest in the direction of the tense; history: along the dates told. */
export const yearFor = (a: Anchors, month: number, day: number | undefined, pick: Cal['pick']): number | undefined => {
  const anchor = anchorOf(a);
  if (!anchor) return undefined;
  const { year, month: at, day: on } = anchor.day;
  if (anchor.told && pick === undefined) {
    if (a.told!.month === undefined) return year;
    return month - at <= -STEP_BACK ? year + 1 : year; // "in November 1939 … in January": a step back of many months is the next year
  }
  const sameOrBefore = month < at || (month === at && (day === undefined || day <= on));
  if (pick === -1) return month < (day === undefined ? at - 1 : at) ? year : year - 1; // "last February", told in March, is last year's
  if (pick === 1) return month > at ? year : year + 1;
  if (pick === 0) return year;
  if (a.tense === 'past' && day !== undefined && !sameOrBefore) {
    // "extended its bid to Nov. 10", told on Nov. 2: ten days ahead is likelier than a year back
    return toNumber({ year, month, day }) - toNumber(anchor.day) <= NEAR_DAYS ? year : year - 1;
  }
  if (a.tense === 'past' && day === undefined && (month - at + 12) % 12 === 1) return month > at ? year : year + 1; // "for November", told in October: a year back would be "last November"
  if (a.tense === 'past') return sameOrBefore ? year : year - 1;
  if (a.tense === 'future') return month > at || (month === at && (day === undefined || day >= on)) ? year : year + 1;
  // no tense: the nearest; a bare month rather lies behind
  const distance = (y: number): number =>
    Math.abs(toNumber({ year: y, month, day: day ?? 15 }) - toNumber(anchor.day) + (day === undefined ? 45 : 0));
  return [year - 1, year, year + 1].reduce((best, y) => (distance(y) < distance(best) ? y : best));
};

export const shiftDay = (day: Day, unit: Unit, n: number): Day => {
  if (unit === 'D') return addDays(day, n);
  if (unit === 'W' || unit === 'WE') return addDays(day, 7 * n);
  if (unit === 'F') return addDays(day, 14 * n);
  if (unit === 'M') return addMonths(day, n);
  if (unit === 'Q') return addMonths(day, 3 * n);
  return addMonths(day, 12 * n * (unit === 'DE' ? 10 : unit === 'CE' ? 100 : 1));
};

/** Day of a weekday that came without a date. */
export const weekdayFrom = (anchor: Day, weekday: number, a: Anchors, pick: Cal['pick']): Day => {
  const ahead = (weekday - weekdayOf(anchor) + 7) % 7; // 0 = the same day
  if (pick === 1) return addDays(anchor, ahead || 7);
  if (pick === -1) return addDays(anchor, ahead - 7);
  return addDays(anchor, a.tense === 'future' || pick === 0 ? ahead : ahead ? ahead - 7 : 0);
};

/** "Saturday, April 25": the nearest year in which it is a Saturday. */
export const yearOfWeekday = (cal: Cal, a: Anchors): number | undefined => {
  const anchor = anchorOf(a);
  if (!cal.weekday || !cal.day || !cal.month || !anchor || anchor.bc) return undefined;
  const fits = [0, 1, -1]
    .map((d) => ({ year: anchor.day.year + d, month: cal.month!, day: cal.day! }))
    .filter((d) => isDay(d) && weekdayOf(d) === cal.weekday);
  return fits[0]?.year;
};

/** A day from "2016-03-14" or an ISO 8601 date-time; undefined for anything else. */
export const dayFrom = (iso: string | undefined): Day | undefined => {
  const m = /^(\d{4})-(\d\d)-(\d\d)/.exec(iso ?? '');
  const day = m && { year: Number(m[1]), month: Number(m[2]), day: Number(m[3]) };
  return day && isDay(day) ? day : undefined;
};

/** The duration as an interval that ends or begins at publication ("the past two months"). */
export const stretchFrom = (day: Day, unit: Unit, n: number, ahead: boolean): { from: string; to: string } | undefined => {
  if (unit === 'S' || unit === 'MIN' || unit === 'H' || n > 2000) return undefined;
  const there = shiftDay(day, unit, ahead ? n : -n);
  const end = ahead ? addDays(there, 1) : day;
  const [from, to] = ahead ? [day, end] : [there, addDays(day, 1)];
  return from.year < 1 || to.year > 9999 ? undefined : { from: isoDay(from), to: isoDay(to) };
};
