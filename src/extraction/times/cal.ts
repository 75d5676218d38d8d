// A calendar expression as it was said (partial, relative) → TIMEX3 type and value, told from the report's anchors.
// Anchors: the day of publication, and the last date told; histories are read along the dates they tell.
import {
  type Anchors,
  anchorOf,
  type Cal,
  FIRST_MONTH,
  type Meaning,
  shiftDay,
  type Told,
  weekdayFrom,
  yearFor,
  yearOfWeekday,
} from './anchors.ts';
import { addDays, type Day, daysInMonth, isDay, isoDay, isoMonth, isoWeek, isoYear, weekdayOf, weekOf } from './calendar.ts';

const bcYear = (year: number): string => `BC${isoYear(year)}`;

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
