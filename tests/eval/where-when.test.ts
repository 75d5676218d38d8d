// The judge of event places and dates, on invented labels and records.
import { expect, test } from 'vitest';
import {
  dateVerdict,
  eventAt,
  intervalOf,
  judge,
  placeVerdict,
  type ReadRecord,
  rowsOf,
  sameDate,
  samePlace,
  type WhereWhenLabel,
} from '../../eval/judge-where-when.ts';

const base: WhereWhenLabel = { corpus: 'c', id: 'd', sha256: 's', k: 0, start: 10, end: 18 };
const trigger = { start: 12, end: 18 };
const record: ReadRecord = {
  events: [],
  places: [
    { id: 'p1', lat: 36.2, lon: 37.16, country: 'SYR' },
    { id: 'p2', lat: 33.51, lon: 36.29, country: 'SYR' },
    { id: 'p3', lat: 39.93, lon: 32.86, country: 'TUR' },
  ],
  times: [
    { id: 't1', start: 30, end: 40, value: '2016-03-15', from: '2016-03-15', to: '2016-03-16' },
    { id: 't2', start: 30, end: 40, value: '2016-03-15T21:00', from: '2016-03-15T21:00', to: '2016-03-15T22:00' },
    { id: 't3', start: 30, end: 40, value: '2016-03', from: '2016-03-01', to: '2016-04-01' },
    { id: 't4', start: 30, end: 40, value: 'XXXX-WXX-2' },
    { id: 't5', start: 60, end: 64, value: '2010', from: '2010-01-01', to: '2011-01-01' },
  ],
};

test('a place is right within 161 km, a region within its radius, a country anywhere in it', () => {
  const aleppo = { ...base, place: { lat: 36.0, lon: 37.0 } };
  expect(placeVerdict(aleppo, { trigger, place: 'p1' }, record)).toBe('right');
  expect(placeVerdict(aleppo, { trigger, place: 'p2' }, record)).toBe('wrong');
  expect(placeVerdict({ ...base, place: { lat: 36.0, lon: 37.0, radiusKm: 400 } }, { trigger, place: 'p2' }, record)).toBe(
    'right',
  );
  expect(placeVerdict({ ...base, place: { country: 'SYR' } }, { trigger, place: 'p2' }, record)).toBe('right');
  expect(placeVerdict({ ...base, place: { country: 'SYR' } }, { trigger, place: 'p3' }, record)).toBe('wrong');
});

test('a place that is told must be given, one that is not must not', () => {
  expect(placeVerdict({ ...base, place: { country: 'SYR' } }, { trigger }, record)).toBe('missing');
  expect(placeVerdict({ ...base, place: 'unknown' }, { trigger }, record)).toBe('right');
  expect(placeVerdict({ ...base, place: 'unknown' }, { trigger, place: 'p1' }, record)).toBe('invented');
  const either = { ...base, place: { country: 'SYR' }, placeOrUnknown: true };
  expect(placeVerdict(either, { trigger }, record)).toBe('right');
  expect(placeVerdict(either, { trigger }, record, true)).toBe('missing');
});

test('intervals of days, months, years and ranges are half-open', () => {
  expect(intervalOf('2016-02-29')).toEqual(['2016-02-29', '2016-03-01']);
  expect(intervalOf('2016-12')).toEqual(['2016-12-01', '2017-01-01']);
  expect(intervalOf('2016')).toEqual(['2016-01-01', '2017-01-01']);
  expect(intervalOf('1960/1980')).toEqual(['1960-01-01', '1980-01-01']);
});

test('a date is right where its interval lies within the one labelled', () => {
  const on = (date: string, time: string): string => dateVerdict({ ...base, date }, { trigger, time }, record, '2016-03-16');
  expect(on('2016-03-15', 't1')).toBe('right');
  expect(on('2016-03-15', 't2')).toBe('right');
  expect(on('2016-03-15', 't3')).toBe('wrong');
  expect(on('2016-03', 't3')).toBe('right');
  expect(on('2016', 't3')).toBe('right');
  expect(on('2016-03-13/2016-03-20', 't1')).toBe('right');
  expect(on('2016-03-14', 't1')).toBe('wrong');
});

test('the date of the report is right for news of the day, and made up for background', () => {
  const fallback = { trigger, timeFrom: { fallback: 'published' } };
  const verdict = (date: string, published?: string): string => dateVerdict({ ...base, date }, fallback, record, published);
  expect(verdict('published', '2016-03-15T08:00:00Z')).toBe('right');
  expect(verdict('2016-03-15', '2016-03-15')).toBe('right');
  expect(verdict('2016-03-14', '2016-03-15')).toBe('wrong');
  expect(verdict('unknown', '2016-03-15')).toBe('invented');
  expect(dateVerdict({ ...base, date: 'unknown', dateAccept: ['published'] }, fallback, record, '2016-03-15')).toBe('right');
  expect(dateVerdict({ ...base, date: 'unknown', dateAccept: ['published'] }, fallback, record, '2016-03-15', true)).toBe(
    'invented',
  );
  expect(dateVerdict({ ...base, date: 'published' }, { trigger }, record, '2016-03-15')).toBe('missing');
  expect(dateVerdict({ ...base, date: 'published' }, { trigger, time: 't5' }, record, '2016-03-15')).toBe('wrong');
});

test('in a report without a date, the words that tell the time are what can be right', () => {
  const relative = { ...base, date: 'relative', dateSpan: { start: 33, end: 40 } };
  expect(dateVerdict(relative, { trigger, time: 't4' }, record, undefined)).toBe('right');
  expect(dateVerdict(relative, { trigger, time: 't5' }, record, undefined)).toBe('wrong');
  expect(dateVerdict(relative, { trigger }, record, undefined)).toBe('missing');
  const dated = { ...relative, date: '2016-03-15' };
  expect(dateVerdict(dated, { trigger, time: 't4' }, record, undefined)).toBe('right');
  expect(dateVerdict(dated, { trigger, time: 't4' }, record, '2016-03-16')).toBe('wrong');
  expect(dateVerdict({ ...base, date: 'published' }, { trigger }, record, undefined)).toBe('right');
});

test('the event is the one that shares most of the trigger', () => {
  const events = [{ trigger: { start: 0, end: 11 } }, { trigger }, { trigger: { start: 18, end: 25 } }];
  expect(eventAt(events, base)).toBe(events[1]);
  expect(eventAt([events[2]!], base)).toBeUndefined();
});

test('the table counts what was missed, and leaves out what is no event', () => {
  const label = { ...base, place: { country: 'SYR' }, date: '2016-03-15' };
  const judged = [
    judge(label, { ...record, events: [{ trigger, place: 'p1', time: 't1' }] }, '2016-03-16'),
    judge({ ...base, place: 'unknown', date: 'unknown' }, { ...record, events: [{ trigger, place: 'p1' }] }, '2016-03-16'),
    judge(label, record, '2016-03-16'),
    judge({ ...base, none: true }, { ...record, events: [{ trigger }] }, undefined),
  ];
  const rows = new Map(rowsOf(judged).map(([what, share, n]) => [what, `${share} ${n}`]));
  expect(rows.get('place right, of triggers that we find')).toBe('0.500 2');
  expect(rows.get('place right, of all')).toBe('0.333 3');
  expect(rows.get('· where it does not: none is given')).toBe('0.000 1');
  expect(rows.get('date right, of triggers that we find')).toBe('1.000 2');
  expect(rows.get('trigger found')).toBe('0.667 3');
  expect(rows.get('· news of the day')).toBe('– 0');
});

test('labellers agree where one of their answers is the same', () => {
  const [aleppo, near, syria] = [
    { ...base, place: { lat: 36.2, lon: 37.16 }, date: '2016-03-15' },
    { ...base, place: { lat: 36.5, lon: 37.0 }, date: 'published', dateAccept: ['2016-03-15/2016-03-16'] },
    { ...base, place: { country: 'SYR' }, date: '2016-03' },
  ];
  expect([samePlace(aleppo, near), samePlace(aleppo, syria), sameDate(aleppo, near), sameDate(aleppo, syria)]).toEqual([
    true,
    false,
    true,
    false,
  ]);
  expect(sameDate({ ...base, date: '2016-03-13/2016-03-20' }, { ...base, date: '2016-03-14/2016-03-21' })).toBe(true);
  expect(sameDate({ ...base, date: '2015-SU' }, { ...base, date: '2015' })).toBe(false);
  const unknown: WhereWhenLabel = { ...base, place: 'unknown', date: 'unknown' };
  expect(samePlace(aleppo, unknown)).toBe(false);
  expect(samePlace({ ...aleppo, placeOrUnknown: true }, unknown)).toBe(true);
  expect(samePlace(unknown, unknown)).toBe(true);
});
