// A calendar expression as it was said (partial, relative) → TIMEX3 type and value, told from the report's anchors.
// Anchors: the day of publication, and the last date told; histories are read along the dates they tell.
import {
  addDays,
  addMonths,
  type Day,
  daysInMonth,
  isDay,
  isoDay,
  isoMonth,
  isoWeek,
  isoYear,
  toNumber,
  weekdayOf,
  weekOf,
} from './calendar.ts';
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

const FIRST_MONTH: Record<Season, number> = { SP: 3, SU: 6, FA: 9, WI: 12 };
const NEAR_DAYS = 60; // chosen on train, like STEP_BACK
const STEP_BACK = 8; // months
const bcYear = (year: number): string => `BC${isoYear(year)}`;

/** The day that an anchor stands for; parts that were not told are the first. */
const dayOf = (t: Told): Day => ({
  year: t.year,
  month: t.month ?? (t.quarter ? t.quarter * 3 - 2 : t.season ? FIRST_MONTH[t.season] : 1),
  day: t.day ?? 1,
});

/** The anchor in force: publication in news, the last date told in a history or where nothing else is known. */
const anchorOf = (a: Anchors, told?: boolean): { day: Day; exact: boolean; told: boolean; bc?: true } | undefined => {
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
const yearFor = (a: Anchors, month: number, day: number | undefined, pick: Cal['pick']): number | undefined => {
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

const shiftDay = (day: Day, unit: Unit, n: number): Day => {
  if (unit === 'D') return addDays(day, n);
  if (unit === 'W' || unit === 'WE') return addDays(day, 7 * n);
  if (unit === 'F') return addDays(day, 14 * n);
  if (unit === 'M') return addMonths(day, n);
  if (unit === 'Q') return addMonths(day, 3 * n);
  return addMonths(day, 12 * n * (unit === 'DE' ? 10 : unit === 'CE' ? 100 : 1));
};

/** Day of a weekday that came without a date. */
const weekdayFrom = (anchor: Day, weekday: number, a: Anchors, pick: Cal['pick']): Day => {
  const ahead = (weekday - weekdayOf(anchor) + 7) % 7; // 0 = the same day
  if (pick === 1) return addDays(anchor, ahead || 7);
  if (pick === -1) return addDays(anchor, ahead - 7);
  return addDays(anchor, a.tense === 'future' || pick === 0 ? ahead : ahead ? ahead - 7 : 0);
};

const withTime = (cal: Cal, date: string): Meaning | undefined => {
  if (cal.clock) return { type: 'TIME', value: `${date}T${cal.clock}${cal.zone ?? ''}` };
  return cal.part && { type: 'TIME', value: `${date}T${cal.part}` };
};

const dated = (cal: Cal, day: Day): Meaning => ({
  ...(withTime(cal, isoDay(day)) ?? { type: 'DATE', value: isoDay(day) }),
  told: day,
});

/** A relative expression, resolved down to the fields that its unit gives: "last year" gives a year, "last week" a day in it. */
const resolveRel = (cal: Cal, a: Anchors): Cal | Meaning => {
  const { rel, ...rest } = cal;
  const { unit, shift } = rel!;
  const anchor = rel!.ago && a.published ? { day: a.published, exact: true, told: false, bc: undefined } : anchorOf(a, rel!.told);
  if (!anchor) return unknown(cal);
  if (anchor.bc) {
    if (unit === 'Y' || unit === 'DE' || unit === 'CE') {
      const year = anchor.day.year - shift * (unit === 'DE' ? 10 : unit === 'CE' ? 100 : 1); // years run backwards
      if (year < 1) return unknown(cal);
      return unit === 'Y'
        ? { ...rest, bc: true, year }
        : { ...rest, bc: true, ...(unit === 'DE' ? { decade: Math.floor(year / 10) } : { century: Math.floor(year / 100) }) };
    }
    if (unit === 'D' && shift === 0)
      return {
        ...rest,
        bc: true,
        year: anchor.day.year,
        ...(a.told?.month && { month: a.told.month }),
        ...(a.told?.day && { day: a.told.day }),
      };
    return { type: cal.part ? 'TIME' : 'DATE', value: 'BCXXXX-XX-XX' };
  }
  const to = shiftDay(anchor.day, unit, shift);
  if (!(to.year >= 1 && to.year <= 9999)) return { type: 'DATE', value: shift < 0 ? 'PAST_REF' : 'FUTURE_REF' };
  switch (unit) {
    case 'Y':
      return { ...rest, year: to.year };
    case 'DE':
      return { ...rest, decade: Math.floor(to.year / 10) };
    case 'CE':
      return { ...rest, century: Math.floor(to.year / 100) };
    case 'M':
      if (anchor.told && a.told!.month === undefined)
        return { type: 'DATE', value: `${isoYear(to.year)}-XX`, told: { year: to.year } };
      return { ...rest, year: to.year, month: to.month };
    case 'Q': {
      const quarter = Math.floor((to.month - 1) / 3) + 1;
      return { ...rest, year: to.year, quarter };
    }
    case 'WE': {
      const { year, week } = weekOf(to);
      return { type: 'DATE', value: `${isoYear(year)}-W${String(week).padStart(2, '0')}-WE`, told: to };
    }
    case 'W':
    case 'F':
      if (!anchor.exact) return { type: 'DATE', value: `${isoYear(to.year)}-WXX` };
      if (cal.weekday) return dated(cal, addDays(to, cal.weekday - weekdayOf(to)));
      return { type: 'DATE', value: isoWeek(to), told: to };
    default:
      if (!anchor.exact && unit === 'D') {
        const month = a.told!.month;
        const date = month ? `${isoMonth(anchor.day.year, month)}-XX` : `${isoYear(anchor.day.year)}-XX-XX`;
        return withTime(cal, date) ?? { type: 'DATE', value: date };
      }
      return { ...rest, ...to };
  }
};

/** The value of an expression that has no anchor: unknown parts are X. */
const unknown = (cal: Cal): Meaning => {
  let date = 'XXXX';
  if (cal.month) date += `-${String(cal.month).padStart(2, '0')}${cal.day ? `-${String(cal.day).padStart(2, '0')}` : ''}`;
  else if (cal.weekday) date += `-WXX-${cal.weekday}`;
  else if (cal.season) date += `-${cal.season}`;
  else if (cal.quarter) date += `-Q${cal.quarter}`;
  else if (cal.half) date += `-H${cal.half}`;
  else if (cal.weekend || cal.rel?.unit === 'WE') date += '-WXX-WE';
  else if (cal.rel?.unit === 'W') date += '-WXX';
  else if (cal.rel?.unit === 'M') date += '-XX';
  else if (cal.rel?.unit === 'Q') date += '-QX';
  else if (cal.part || cal.clock || cal.rel?.unit === 'D') date += '-XX-XX';
  return withTime(cal, /-\d\d-\d\d$|WXX-\d$|XX-XX$/.test(date) ? date : 'XXXX-XX-XX') ?? { type: 'DATE', value: date };
};

const isMeaning = (x: Cal | Meaning): x is Meaning => 'type' in x;

/** What an expression means in its place. */
export const resolveCal = (said: Cal, a: Anchors): Meaning => {
  if (said.value !== undefined)
    return { type: said.value.includes('T') && /^\d|^X/.test(said.value) ? 'TIME' : 'DATE', value: said.value };
  if (said.interval) return { type: 'DATE', interval: said.interval };
  let cal = said;
  if (cal.rel) {
    const got = resolveRel(cal, a);
    if (isMeaning(got)) return got;
    cal = got;
  }
  if (cal.bc) return resolveBc(cal);
  if (cal.century !== undefined)
    return { type: 'DATE', value: String(cal.century).padStart(2, '0'), told: { year: cal.century * 100 } };
  if (cal.decade !== undefined) {
    const whole = cal.decade < 10 ? 190 + cal.decade : cal.decade;
    return { type: 'DATE', value: String(whole).padStart(3, '0'), told: { year: whole * 10 } };
  }
  if (cal.month) return resolveMonth(cal, a);
  if (cal.quarter || cal.half || cal.season) return resolvePartOfYear(cal, a);
  if (cal.weekend) {
    const anchor = anchorOf(a);
    if (!anchor) return unknown(cal);
    // "over the weekend" in Monday's paper is the last one, on Friday it is the coming one
    const back = cal.pick === undefined && a.tense !== 'future' && weekdayOf(anchor.day) < 5 ? -1 : (cal.pick ?? 0);
    return resolveRel({ rel: { unit: 'WE', shift: back } }, a) as Meaning;
  }
  if (cal.weekday) {
    const anchor = anchorOf(a);
    if (!anchor?.exact) return unknown(cal);
    return dated(cal, weekdayFrom(anchor.day, cal.weekday, a, cal.pick));
  }
  if (cal.year !== undefined) return { type: 'DATE', value: isoYear(cal.year), told: { year: cal.year } };
  if (cal.day !== undefined) {
    // "the 28th": the month that is being told
    const anchor = anchorOf(a, true);
    if (!anchor || (anchor.told && a.told!.month === undefined)) return unknown({});
    const day = { ...anchor.day, day: cal.day };
    return isDay(day) ? dated(cal, day) : unknown(cal);
  }
  if (cal.part || cal.clock) {
    const anchor = anchorOf(a, a.told?.day !== undefined && a.history);
    return anchor?.exact && !anchor.bc ? dated(cal, anchor.day) : unknown(cal);
  }
  return unknown(cal);
};

/** "Saturday, April 25": the nearest year in which it is a Saturday. */
const yearOfWeekday = (cal: Cal, a: Anchors): number | undefined => {
  const anchor = anchorOf(a);
  if (!cal.weekday || !cal.day || !cal.month || !anchor || anchor.bc) return undefined;
  const fits = [0, 1, -1]
    .map((d) => ({ year: anchor.day.year + d, month: cal.month!, day: cal.day! }))
    .filter((d) => isDay(d) && weekdayOf(d) === cal.weekday);
  return fits[0]?.year;
};

const resolveMonth = (cal: Cal, a: Anchors): Meaning => {
  const { month, day } = cal as { month: number; day?: number };
  const year = cal.year ?? yearOfWeekday(cal, a) ?? yearFor(a, month, day, cal.pick);
  const anchor = cal.year === undefined ? anchorOf(a) : undefined;
  if (year === undefined || year < 1) return unknown(cal);
  if (anchor?.bc) return resolveBc({ ...cal, bc: true, year });
  if (day === undefined || day < 1 || day > daysInMonth(year, month)) {
    return {
      ...(withTime(cal, `${isoMonth(year, month)}-XX`) ?? { type: 'DATE', value: isoMonth(year, month) }),
      told: { year, month },
    };
  }
  return dated(cal, { year, month, day });
};

const resolveBc = (cal: Cal): Meaning => {
  if (cal.century !== undefined)
    return { type: 'DATE', value: `BC${String(cal.century).padStart(2, '0')}`, told: { year: cal.century * 100, bc: true } };
  if (cal.decade !== undefined)
    return { type: 'DATE', value: `BC${String(cal.decade).padStart(3, '0')}`, told: { year: cal.decade * 10, bc: true } };
  const year = cal.year ?? 0;
  const told: Told = { year, bc: true, ...(cal.month && { month: cal.month }), ...(cal.day && { day: cal.day }) };
  if (cal.season) return { type: 'DATE', value: `${bcYear(year)}-${cal.season}`, told };
  if (!cal.month) return { type: 'DATE', value: bcYear(year), told };
  const date = `${bcYear(year)}-${String(cal.month).padStart(2, '0')}${cal.day ? `-${String(cal.day).padStart(2, '0')}` : ''}`;
  return { ...(withTime(cal, cal.day ? date : `${date}-XX`) ?? { type: 'DATE', value: date }), told };
};

const resolvePartOfYear = (cal: Cal, a: Anchors): Meaning => {
  const first = cal.season ? FIRST_MONTH[cal.season] : cal.quarter ? cal.quarter * 3 - 2 : cal.half! * 6 - 5;
  const code = cal.season ?? (cal.quarter ? `Q${cal.quarter}` : `H${cal.half}`);
  const { year: said } = cal;
  let year = said;
  if (year === undefined) {
    const anchor = anchorOf(a);
    if (!anchor) return unknown(cal);
    year = anchor.day.year;
    if (anchor.bc) return resolveBc({ ...cal, bc: true, year });
    const at = anchor.day.month;
    if (cal.season === 'WI' && at <= 2 && !anchor.told && cal.pick !== 1)
      year -= 1; // the winter that January lies in began the year before
    else if (cal.pick === -1)
      year -= cal.season && first + 2 < at ? 0 : 1; // "last fall", told in February or in December
    else if (cal.pick === 1) year += cal.season && first > at ? 0 : 1;
    else if (cal.pick === undefined && !anchor.told && first > at)
      year -= a.tense === 'future' ? 0 : 1; // "the third quarter" in February
    else if (cal.pick === undefined && a.tense === 'future' && first + (cal.quarter ? 8 : 2) < at) year += 1; // results of a quarter come after it
  }
  return {
    type: 'DATE',
    value: `${isoYear(year)}-${code}`,
    told: {
      year,
      ...(cal.quarter && { quarter: cal.quarter }),
      ...(cal.season && { season: cal.season }),
      ...(cal.half && { month: first }),
    },
  };
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
