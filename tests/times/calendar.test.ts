// The calendar's arithmetic against dates that are known.
import { describe, expect, it } from 'vitest';
import { addMonths, easterOf, hijriIn, intervalOf, isoDay, isoWeek, weekdayOf } from '../../src/extraction/times/calendar.ts';
import { holidayIn } from '../../src/extraction/times/holidays.ts';

describe('calendar', () => {
  it('knows weekdays and ISO weeks around the turn of a year', () => {
    expect(weekdayOf({ year: 2016, month: 3, day: 14 })).toBe(1);
    expect(isoWeek({ year: 2016, month: 1, day: 3 })).toBe('2015-W53');
    expect(isoWeek({ year: 2018, month: 12, day: 31 })).toBe('2019-W01');
  });
  it('keeps to the end of short months', () => {
    expect(addMonths({ year: 2016, month: 1, day: 31 }, 1)).toEqual({ year: 2016, month: 2, day: 29 });
    expect(addMonths({ year: 2016, month: 1, day: 15 }, -2)).toEqual({ year: 2015, month: 11, day: 15 });
  });
  it.each([
    [2000, '2000-04-23'],
    [2016, '2016-03-27'],
    [2024, '2024-03-31'],
  ])('Easter %i', (year, day) => {
    expect(isoDay(easterOf(year))).toBe(day);
  });
  it('places Ramadan within a day of the sighted month', () => {
    const [{ from, to }] = hijriIn(2016, 9) as [{ from: never; to: never }];
    expect(['2016-06-06', '2016-06-07']).toContain(isoDay(from));
    expect(['2016-07-06', '2016-07-07']).toContain(isoDay(to));
  });
  it('counts the weekdays of a month', () => {
    expect(isoDay(holidayIn('11-4-4', 2016)!.from)).toBe('2016-11-24');
    expect(isoDay(holidayIn('05-L-1', 2016)!.from)).toBe('2016-05-30');
  });
  it.each([
    ['2016', '2016-01-01', '2017-01-01'],
    ['2016-12', '2016-12-01', '2017-01-01'],
    ['2016-03-14', '2016-03-14', '2016-03-15'],
    ['2016-W11', '2016-03-14', '2016-03-21'],
    ['2016-W11-WE', '2016-03-19', '2016-03-21'],
    ['2016-Q4', '2016-10-01', '2017-01-01'],
    ['2016-WI', '2016-12-01', '2017-03-01'],
    ['198', '1980-01-01', '1990-01-01'],
    ['19', '1900-01-01', '2000-01-01'],
    ['2016-03-14TNI', '2016-03-14T20:00', '2016-03-15T06:00'],
    ['2016-03-14T06:00Z', '2016-03-14T06:00Z', '2016-03-14T06:01Z'],
  ])('%s is [%s, %s)', (value, from, to) => {
    expect(intervalOf(value)).toEqual({ from, to });
  });
  it.each(['P3D', 'XXXX-WXX-2', 'PAST_REF', 'BC0480', '2016-02-30', '2016-13'])('%s has no interval', (value) => {
    expect(intervalOf(value)).toBeUndefined();
  });
});
