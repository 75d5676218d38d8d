// A text and its sentences → its time expressions with TIMEX3 types, values and intervals.
// Method: rules over words (dates.ts, durations.ts, clock.ts); from left to right, at each word the longest expression wins;
// its value is told from publication, tense and the dates told so far (cal.ts). What the report can't tell stays unknown (X, or absent).
import type { Span, TimeExpression, TimeType } from '../../core/index.ts';
import { type Anchors, type Cal, dayFrom, type Meaning, stretchFrom } from './anchors.ts';
import { resolveCal } from './cal.ts';
import { intervalOf, isoDay } from './calendar.ts';
import { type Dated, dateAt } from './dates.ts';
import { afterApprox, durationValue, type Length, lengthAt } from './durations.ts';
import { holidayIn } from './holidays.ts';
import { listAt } from './lists.ts';
import { yearAt } from './numbers.ts';
import { NOTHING, type Piece, piecesOf } from './pieces.ts';
import { referenceAt } from './references.ts';
import { tenseAt } from './tense.ts';

/** One expression before it is told: pieces [from, to). */
export interface Found {
  from: number;
  to: number;
  by: string;
  date?: Dated;
  length?: Length;
  fixed?: { type: TimeType; value?: string };
}

const HISTORY_YEARS = 6; // explicit years at least; chosen on train: news has few, histories dozens

/** Whether the text tells of years long past rather than of the days before publication. */
const isHistory = (p: readonly Piece[], published: { year: number } | undefined): boolean => {
  let [far, near] = [0, 0];
  for (let i = 0; i < p.length; i += 1) {
    const { is } = p[i]!;
    if ((is.weekday && !is.short && p[i]!.capital) || is.deictic) near += 1;
    else if (p[i]!.digits) {
      const year = yearAt(p, i);
      if (year && (!published || Math.abs(year - published.year) > 1)) far += 1;
      else if (p[i + 1]?.word === 'bc') far += 1;
    }
  }
  return far >= HISTORY_YEARS && far > 2 * near;
};

/** Expressions that begin at piece `i`, the longest reading; several for a range or a list. */
const readAt = (p: readonly Piece[], i: number, history: boolean): Found[] | undefined => {
  const list = listAt(p, i);
  if (list) return list;
  let best: Found | undefined;
  const offer = (found: Found | undefined): void => {
    if (found && (!best || found.to > best.to)) best = found;
  };
  offer(referenceAt(p, i, history));
  const start = afterApprox(p, i);
  const date = dateAt(p, start);
  if (
    date &&
    (start === i ||
      (date.cal.year !== undefined && !date.cal.month) ||
      date.cal.clock ||
      date.cal.decade ||
      date.by === 'times.unit-end')
  )
    offer({ from: i, to: date.end, by: date.by, date });
  else if (start !== i) {
    const plain = dateAt(p, i);
    if (plain) offer({ from: i, to: plain.end, by: plain.by, date: plain });
  }
  const length = lengthAt(p, i);
  if (length) offer({ from: i, to: length.end, by: length.by, length: length.length });
  return best && [best];
};

/** "USA TODAY's tally", "on Russia Today": a capital amid a sentence, after a capital; headlines, where all words have one, aside. */
const isInName = (p: readonly Piece[], { from, to }: Found): boolean => {
  const [before, word] = [p[from - 1], p[from]!];
  if (to !== from + 1 || !word.capital || !(word.is.deictic || word.word === 'now')) return false;
  // (a curly mark counts as a capital too)
  if (
    !before?.capital ||
    !/^\p{L}/u.test(before.word) ||
    before.sentence !== word.sentence ||
    before.is.weekday ||
    before.is.month
  )
    return false;
  return p.some((x) => x.sentence === word.sentence && !x.capital && x.word.length > 3 && !x.digits);
};

/** Whether a unit alone ("the day", "the year") is a time here, and not a part of a name or of another phrase. */
const stands = (p: readonly Piece[], f: Found): boolean => {
  const { date } = f;
  if (isInName(p, f)) return false;
  if (!date) return true;
  const { cal } = date;
  const [first, next] = [p[f.from]!, p[f.to]];
  if (date.by === 'times.unit' && cal.rel!.shift === 0 && !cal.rel!.told && first.word === 'the') {
    if (next?.word === 'of' && cal.rel!.unit !== 'Y') return false;
    if (next?.word === '-' || (next?.word === "'" && cal.rel!.unit === 'D')) return false;
    if (cal.rel!.unit === 'D' || cal.rel!.unit === 'CE' || cal.rel!.unit === 'DE')
      return (
        /^(in|during|of|on|throughout|for|by)$/.test(p[f.from - 1]?.word ?? '') &&
        !(next?.word === 'after' || next?.word === 'before')
      );
  }
  if (date.by === 'times.year' && f.to === f.from + 1) {
    // a bare number of four digits
    const before = p[f.from - 1]?.word ?? '';
    if (
      first.sentence === p[f.from - 1]?.sentence &&
      /^(no|number|chapter|section|page|resolution|flight|room|article|highway|route|boeing|some|about|around|nearly|than|over|least|another|only|the)$/.test(
        before,
      ) &&
      /^\p{Ll}/u.test(next?.word ?? '') &&
      /^(people|troops|soldiers|men|women|civilians|tons|tonnes|miles|km|kilometers|meters|metres|feet|jobs|workers|points|dollars|pounds|euros|members|refugees|houses|homes|families|vehicles|tanks|prisoners|fighters|square)$/.test(
        next?.word ?? '',
      )
    )
      return false;
    if (
      /^(people|troops|soldiers|men|women|civilians|tons|tonnes|miles|km|kilometers|kilometres|meters|metres|feet|percent|points|dollars|hours|days|workers|jobs|shares)$/.test(
        next?.word ?? '',
      )
    )
      return false;
    if (/^(resolution|flight|boeing|page|room|highway)$/.test(before)) return false;
    if (/^[:/]$/.test(before) && p[f.from]!.glued && p[f.from - 2]?.digits) return false;
  }
  if (next?.word === '-' && next.glued && p[f.to + 1]?.word === 'old') return false;
  return true;
};

const lengthMeaning = (
  length: Length,
  a: Anchors,
): (Meaning & { type: TimeType }) | { type: TimeType; value?: string; interval?: { from: string; to: string } } => {
  if (length.kind === 'set') return { type: 'SET', value: length.value };
  if (length.kind === 'duration') {
    const interval =
      length.where && length.n !== 'X' && Number.isInteger(length.n) && a.published && !a.history
        ? stretchFrom(a.published, length.unit, length.n, length.where > 0)
        : undefined;
    return { type: 'DURATION', value: length.value, ...(interval && { interval }) };
  }
  const { n, unit, sign, told } = length;
  if (unit === 'H' || unit === 'MIN' || unit === 'S')
    return n === 'X'
      ? { type: 'DATE', value: sign < 0 ? 'PAST_REF' : 'FUTURE_REF' }
      : { type: 'DURATION', value: durationValue(n, unit) };
  if (n === 'X') return { type: 'DATE', value: sign < 0 ? 'PAST_REF' : 'FUTURE_REF' };
  if (n === 1 && unit === 'Y' && a.quarter) {
    // "net rose in the third quarter from $3 million a year earlier"
    const year = a.quarter.year - 1;
    return sign < 0 ? { type: 'DATE', value: `${year}-Q${a.quarter.quarter}` } : resolveCal({ rel: { unit, shift: 1, told } }, a);
  }
  const whole = Number.isInteger(n)
    ? { unit, shift: sign * n }
    : unit === 'Y'
      ? { unit: 'M' as const, shift: sign * Math.round(n * 12) }
      : { unit: 'D' as const, shift: sign * Math.round(n * 7) };
  if (unit === 'DE' || unit === 'CE')
    return resolveCal(
      { rel: { unit: 'Y', shift: sign * n * (unit === 'DE' ? 10 : 100), ...(told ? { told } : { ago: sign < 0 }) } },
      a,
    );
  return resolveCal({ rel: { ...whole, ...(told ? { told } : { ago: sign < 0 }) } }, a);
};

const holidayMeaning = (date: Dated, a: Anchors): Meaning => {
  const { cal } = date;
  const rule = date.holiday!;
  let year = cal.year;
  if (year === undefined && cal.rel) year = Number(resolveCal({ rel: cal.rel }, a).value) || undefined;
  const anchor =
    a.history || !a.published
      ? a.told && !a.told.bc
        ? { year: a.told.year, month: a.told.month ?? 1, day: a.told.day ?? 1 }
        : undefined
      : a.published;
  if (year === undefined && anchor) {
    const [last, here, next] = [-1, 0, 1].map((d) => ({ year: anchor.year + d, at: holidayIn(rule, anchor.year + d) }));
    const today = isoDay(anchor);
    const begun = here?.at ? isoDay(here.at.from) <= today : undefined;
    const after = here?.at ? isoDay(here.at.to) > today : undefined;
    year = (a.tense === 'future' ? (after === false ? next : here) : a.tense === 'past' ? (begun === false ? last : here) : here)!
      .year;
    if (a.tense === undefined && begun === false && anchor.month <= 2 && Number(rule.slice(0, 2)) >= 11) year -= 1; // "over Christmas", told in January
  }
  if (year === undefined || cal.bc) return { type: 'DATE' };
  const at = holidayIn(rule, year);
  if (!at) return { type: 'DATE' };
  return at.day
    ? { type: 'DATE', value: isoDay(at.from), told: at.from }
    : { type: 'DATE', interval: { from: isoDay(at.from), to: isoDay(at.to) } };
};

const REACH = 4; // pieces: "no more than sixty days"

/** Whether an expression can begin here: a cheap look ahead, since "the" and "a" open most sentences and few expressions. */
const mayOpen = (p: readonly Piece[], i: number): boolean => {
  const { is, digits } = p[i]!;
  if (digits) return true;
  if (is === NOTHING) return false;
  if (!is.det && !is.approx && !is.more) return true;
  for (let k = i + 1; k <= i + REACH && k < p.length; k += 1)
    if (p[k]!.digits || (p[k]!.is !== NOTHING && !p[k]!.is.det)) return true;
  return false;
};

export interface FindOptions {
  /** ISO date or date-time of publication. */
  published?: string | undefined;
  /** Whether the word that begins at an offset is a verb, where tags are known. */
  isVerb?: ((offset: number) => boolean) | undefined;
}

const QUARTER_REACH = 4; // sentences that "a year earlier" may look back for its quarter

/** The time expressions of a text, in order, not overlapping. Never throws; spans are UTF-16 offsets. */
export const findTimes = (
  text: string,
  sentences: readonly Span[],
  { published, isVerb }: FindOptions = {},
): TimeExpression[] => {
  const p = piecesOf(text, sentences, isVerb);
  const day = dayFrom(published);
  const anchors: Anchors = { ...(day && { published: day }), history: isHistory(p, day), tense: undefined };
  let quarterIn = -1;
  const times: TimeExpression[] = [];
  for (let i = 0; i < p.length; ) {
    const piece = p[i]!;
    if (!mayOpen(p, i)) {
      i += 1;
      continue;
    }
    const list = readAt(p, i, anchors.history);
    if (!list?.length || !list.every((f) => stands(p, f))) {
      i += 1;
      continue;
    }
    for (const f of list) {
      anchors.tense = tenseAt(p, i, list.at(-1)!.to);
      const near = quarterIn >= 0 && piece.sentence - quarterIn <= QUARTER_REACH;
      const a: Anchors = near ? anchors : { ...anchors, quarter: undefined as never };
      const meaning: { type: TimeType; value?: string; told?: Meaning['told']; interval?: Meaning['interval'] } = f.fixed
        ? f.fixed
        : f.date?.holiday
          ? holidayMeaning(f.date, a)
          : f.date
            ? (companyDate(f.date, a) ?? resolveCal(f.date.cal, a))
            : lengthMeaning(f.length!, a);
      if (meaning.told && tells(p, f, meaning.told, anchors)) {
        anchors.told = meaning.told;
        if (meaning.value && (!published || meaning.value <= published)) anchors.toldBefore = meaning.told;
      }
      if (meaning.told?.quarter) {
        anchors.quarter = { year: meaning.told.year, quarter: meaning.told.quarter };
        quarterIn = piece.sentence;
      }
      const interval =
        meaning.interval ??
        (meaning.value && meaning.type !== 'SET' && meaning.type !== 'DURATION' ? intervalOf(meaning.value) : undefined);
      times.push({
        id: `t${times.length + 1}`,
        start: p[f.from]!.start,
        end: p[f.to - 1]!.end,
        type: meaning.type,
        ...(meaning.value !== undefined && { value: meaning.value }),
        ...interval,
        by: f.by,
      });
    }
    i = list.at(-1)!.to;
  }
  return times;
};

/** Whether a date moves the anchor of what follows: a bare year in brackets (of a book) doesn't, nor one that only repeats the year told. */
const tells = (p: readonly Piece[], f: Found, told: NonNullable<Meaning['told']>, a: Anchors): boolean => {
  if (told.month !== undefined || told.quarter || told.season) return true;
  if (f.date?.by === 'times.year' && p[f.from - 1]?.word === '(' && p[f.to]?.word === ')') return false;
  return !(a.told?.month !== undefined && a.told.year === told.year && !!a.told.bc === !!told.bc);
};

/** "the quarter", "the latest period": the quarter that the report is about. */
const companyDate = ({ cal, by }: { cal: Cal; by: string }, a: Anchors): Meaning | undefined => {
  if (by === 'times.period' && cal.year !== undefined && a.quarter)
    return { type: 'DATE', value: `${cal.year}-Q${a.quarter.quarter}` }; // the 1988 period
  if (cal.rel?.unit !== 'Q') return undefined;
  if (!a.quarter)
    return cal.rel.the && a.tense !== 'future' && !a.history ? resolveCal({ rel: { unit: 'Q', shift: -1 } }, a) : undefined; // reported is what has ended
  if (cal.rel.shift !== 0 && !cal.rel.told) return undefined;
  return { type: 'DATE', value: `${a.quarter.year}-Q${a.quarter.quarter}` };
};
