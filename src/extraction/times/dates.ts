// A date with what stands around it: its edges ("the end of the month", "late November"), its part of the day ("Friday night"),
// its clock time. A piece goes in, the longest expression from there and its Cal come out. The parts are in days, periods, picks, units, years.
import type { Cal } from './anchors.ts';
import { clockAt } from './clock.ts';
import { messageDate, monthDate, numericDate, weekdayAt } from './days.ts';
import { holidayAt } from './holidays.ts';
import { centuryAt, decadeAt, quarterAt, seasonAt } from './periods.ts';
import { pickAt } from './picks.ts';
import type { Piece } from './pieces.ts';
import { relUnitAt } from './units.ts';
import { fullYearAt, yearAfter } from './years.ts';

export interface Dated {
  end: number;
  cal: Cal;
  by: string;
  /** A holiday's rule; its day is told when the year is known. */
  holiday?: string;
}

const word = (p: readonly Piece[], i: number): string => p[i]?.word ?? '';

/** Core of a date, without edges and parts of the day. */
const coreAt = (p: readonly Piece[], i: number, led: boolean): Dated | undefined => {
  const made = (x: { end: number; cal: Cal } | undefined, by: string): Dated | undefined => x && { ...x, by: `times.${by}` };
  const piece = p[i]!;
  if (piece.digits) {
    const message = messageDate(p, i);
    if (message) return made(message, 'message-date');
    const numeric = numericDate(p, i);
    if (numeric) return made(numeric, 'numeric-date');
  }
  if (piece.is.deictic !== undefined) {
    const [, n, part] = /^(-?\d+)([A-Z]*)$/.exec(piece.is.deictic)!;
    return made(
      { end: i + 1, cal: { rel: { unit: 'D', shift: Number(n), ago: true }, ...(part && { part: part as 'NI' }) } },
      'deictic',
    );
  }
  const weekday = weekdayAt(p, i);
  if (weekday) {
    const j = word(p, weekday.end) === ',' ? weekday.end + 1 : weekday.end;
    const k = word(p, j) === 'the' ? j + 1 : j;
    const date = monthDate(p, k);
    if (date?.cal.day && date.cal.month)
      return made({ end: date.end, cal: { ...date.cal, weekday: weekday.weekday } }, 'weekday-date'); // Saturday, April 25
    return made({ end: weekday.end, cal: { weekday: weekday.weekday } }, 'weekday');
  }
  const j = word(p, i) === 'the' ? i + 1 : i;
  if (word(p, i) === 'fiscal' || (word(p, i) === 'fy' && p[i]!.capital)) {
    // fiscal 1989, FY 2016
    const year = fullYearAt(p, word(p, i + 1) === 'year' ? i + 2 : i + 1);
    if (year) return made(year, 'fiscal-year');
  }
  if (p[j]) {
    if (p[j]!.digits || p[j]!.is.ordinal !== undefined || p[j]!.is.tens !== undefined) {
      const century = centuryAt(p, j);
      if (century) return made(century, 'century');
    }
    const quarter = quarterAt(p, j);
    if (quarter && !(j !== i && word(p, j + 1) === '-')) return made(quarter, 'quarter'); // "the third-quarter earnings": third-quarter
    if (j !== i) {
      const year = fullYearAt(p, j);
      if (year && /^(period|quarter)$/.test(word(p, year.end))) return made({ end: year.end + 1, cal: year.cal }, 'period'); // the 1988 period
    }
    const date = monthDate(p, j);
    if (date && (j === i || p[j]!.digits || p[j]!.is.ordinal !== undefined)) return made(date, 'month-date');
    const decade = decadeAt(p, j);
    if (decade) return made(decade, 'decade');
    const season = seasonAt(p, j, led || j !== i);
    if (season && !(j !== i && p[j]!.capital && season.end === j + 1 && p[j + 1]?.capital)) return made(season, 'season');
    const holiday = j === i ? holidayAt(p, i) : undefined;
    if (holiday) {
      const year = yearAfter(p, holiday.end);
      return { end: year ? year.end : holiday.end, cal: { ...year?.cal }, by: 'times.holiday', holiday: holiday.rule };
    }
    if (j !== i && word(p, j) === 'year') {
      // the year 2000
      const year = fullYearAt(p, j + 1);
      if (year) return made(year, 'year');
    }
  }
  const pick = pickAt(p, i);
  if (pick) return made(pick, 'pick');
  const rel = relUnitAt(p, i);
  if (rel) {
    // "next year's first quarter", "last year's quarter"
    if (word(p, rel.end) === "'" && word(p, rel.end + 1) === 's' && rel.cal.rel!.unit === 'Y') {
      const inner = coreAt2(p, rel.end + 2);
      if (
        inner &&
        (inner.cal.quarter || inner.cal.half || inner.cal.season || inner.cal.month) &&
        inner.cal.year === undefined &&
        !inner.cal.rel
      ) {
        return made({ end: inner.end, cal: { ...inner.cal, rel: rel.cal.rel! } }, 'unit-of-unit');
      }
    }
    return made(rel, 'unit');
  }
  const year = fullYearAt(p, i);
  return made(year, 'year');
};

const coreAt2 = (p: readonly Piece[], i: number): Dated | undefined => (p[i] ? coreAt(p, i, true) : undefined);

const EDGES = /^(end|start|beginning|close|middle|midst|eve|outset|onset|height|turn|rest|remainder)$/;

/** A date with what stands around it: "the end of the month", "early October", "mid-1996", "late last week", "Friday night", "noon Saturday". */
export const dateAt = (p: readonly Piece[], i: number, led = false): Dated | undefined => {
  const piece = p[i];
  if (!piece) return undefined;
  const w = piece.word;
  // the end of this week; the first half of the year; the latter part of the year; the last week of August; month's end
  const j = w === 'the' ? i + 1 : i;
  if (p[j] && word(p, j + 1) === 'of' && EDGES.test(p[j]!.word)) {
    const inner = dateAt(p, j + 2, true);
    if (inner && !inner.cal.clock) return { ...inner, by: `${inner.by}-edge` };
  }
  if (
    p[j] &&
    /^(latter|early|later|first|second|last|better|middle)$/.test(p[j]!.word) &&
    /^(part|half|days|weeks|months|years|week|day|third|stages|hours)$/.test(word(p, j + 1)) &&
    word(p, j + 2) === 'of'
  ) {
    const inner = dateAt(p, j + 3, true);
    if (
      inner &&
      (inner.cal.month ||
        inner.cal.year !== undefined ||
        inner.cal.rel ||
        inner.cal.decade ||
        inner.cal.century !== undefined ||
        inner.cal.season)
    ) {
      if (
        word(p, j + 1) === 'half' &&
        inner.cal.rel?.unit !== 'M' &&
        (inner.cal.year !== undefined || inner.cal.rel?.unit === 'Y') &&
        !inner.cal.month &&
        /^(first|second|last|latter)$/.test(p[j]!.word)
      ) {
        return { ...inner, cal: { ...inner.cal, half: p[j]!.word === 'first' ? 1 : 2 }, by: 'times.half' };
      }
      return { ...inner, by: `${inner.by}-edge` };
    }
  }
  if ((w === 'month' || w === 'year') && word(p, i + 1) === "'" && word(p, i + 2) === 's' && word(p, i + 3) === 'end') {
    return { end: i + 4, cal: { rel: { unit: w === 'month' ? 'M' : 'Y', shift: 0 } }, by: 'times.unit-end' };
  }
  // early October; mid-1996; late in 1998; early this week; late yesterday; the early 1980s
  const edge = p[j]?.is.edge;
  if (edge && (j === i || edge)) {
    let k = j + 1;
    const hyphen = word(p, k) === '-';
    if (hyphen) k += 1;
    else if (word(p, k) === 'on' || word(p, k) === 'in') k += 1;
    const inner =
      (edge !== 'MID' || p[j]!.word === 'mid' || hyphen) && p[k] ? (dateAt(p, k, true) ?? partAlone(p, k)) : undefined;
    if (
      inner &&
      (k === j + 1 ||
        hyphen ||
        inner.cal.part ||
        inner.cal.year !== undefined ||
        inner.cal.month ||
        inner.cal.rel ||
        inner.cal.season ||
        inner.cal.weekday ||
        inner.cal.decade)
    )
      return { ...inner, by: `${inner.by}-edge` };
  }
  // earlier this year; later Sunday; later that month; later in the day
  if (piece.is.compare) {
    const inThe = word(p, i + 1) === 'in';
    const inner = dateAt(p, inThe ? i + 2 : i + 1, true);
    if (
      inner &&
      (inner.cal.rel || inner.cal.weekday || inner.cal.part || (inThe && inner.cal.year !== undefined)) &&
      !(inThe && inner.cal.rel && word(p, i + 2) !== 'the')
    )
      return { ...inner, by: `${inner.by}-compare` };
  }
  const core = coreAt(p, i, led);
  const whole = core ? withPart(p, core) : partAlone(p, i);
  if (whole) return whole;
  return clockDate(p, i);
};

/** A part of the day after its day: "Friday night", "yesterday morning", "Oct. 23 evening". */
const withPart = (p: readonly Piece[], core: Dated): Dated => {
  const { cal, end } = core;
  const daily = cal.weekday || cal.day !== undefined || (cal.rel?.unit === 'D' && !cal.part);
  if (!daily) return core;
  const k = p[end]?.is.edge && p[end + 1]?.is.part ? end + 1 : end; // Friday late morning
  const part = p[k]?.is.part;
  if (part && !p[k]!.is.many && !/^(dawn|sunset|sunrise)$/.test(word(p, k)))
    return { end: k + 1, cal: { ...cal, part }, by: `${core.by}-part` };
  if (word(p, end) === 'at' || p[end]?.is.clock || (p[end]?.digits && p[end]!.word.length <= 2)) {
    const clock = clockAt(p, word(p, end) === 'at' ? end + 1 : end);
    if (clock && (word(p, end) !== 'at' || p[end + 1]?.is.clock || p[end + 1]?.digits))
      return { end: clock.end, cal: { ...cal, ...clock.cal }, by: `${core.by}-clock` };
  }
  return core;
};

/** "the morning of 31 January", "the night of Oct. 23", "the early morning hours of April 30", "the morning", "at night". */
const partAlone = (p: readonly Piece[], i: number): Dated | undefined => {
  let j = word(p, i) === 'the' ? i + 1 : i;
  if (p[j]?.is.edge && j !== i) j += 1;
  const piece = p[j];
  if (!piece?.is.part || piece.is.many) return undefined;
  let end = j + 1;
  const beside = p[end]?.is.deictic || p[end]?.is.weekday ? coreAt(p, end, true) : undefined; // mid-afternoon yesterday
  if (
    beside &&
    !beside.cal.part &&
    !/^(dawn|sunset)$/.test(piece.word) &&
    (p[i - 1]?.is.edge || word(p, i - 1) === '-' || j !== i)
  )
    return { end: beside.end, cal: { ...beside.cal, part: piece.is.part }, by: 'times.part-of' };
  if (word(p, end) === 'hours') end += 1;
  if (word(p, end) === 'of') {
    const date = p[end + 1] ? coreAt(p, end + 1, true) : undefined;
    if (date && (date.cal.day !== undefined || date.cal.weekday || date.cal.rel?.unit === 'D'))
      return { end: date.end, cal: { ...date.cal, part: piece.is.part }, by: 'times.part-of' };
    if (j !== i && piece.word !== 'dawn')
      return { end, cal: { part: piece.is.part, rel: { unit: 'D', shift: 0, told: true } }, by: 'times.part' };
  }
  if (j !== i && !/^(dawn)$/.test(piece.word))
    return { end, cal: { part: piece.is.part, rel: { unit: 'D', shift: 0, told: true } }, by: 'times.part' };
  const before = word(p, i - 1);
  if (
    /^(at|by|until|before|after|from|to|mid|-)$/.test(before) &&
    (piece.word !== 'dawn' || before === 'at') &&
    !(before === '-' && !p[i - 2]?.is.edge)
  )
    return { end, cal: { part: piece.is.part }, by: 'times.part' };
  return undefined;
};

/** A clock time and the day beside it: "noon Saturday", "5 p.m. EST, Nov. 6", "11am on Thursday 28 July". */
const clockDate = (p: readonly Piece[], i: number): Dated | undefined => {
  const clock = clockAt(p, i);
  if (!clock) return undefined;
  let j = clock.end;
  if (word(p, j) === ',') j += 1;
  const on = word(p, j) === 'on';
  if (on) j += 1;
  const date = p[j] && !p[j]!.is.clock ? coreAt(p, j, false) : undefined;
  if (date && !date.cal.part && (date.cal.day !== undefined || date.cal.weekday || date.cal.rel?.unit === 'D')) {
    return { end: date.end, cal: { ...date.cal, ...clock.cal }, by: 'times.clock-date' };
  }
  return { ...clock, by: 'times.clock' };
};
