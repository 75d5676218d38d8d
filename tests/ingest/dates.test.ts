// Dates of publication, as machines and as people write them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate, readDate, readDateLine } from '../../src/ingest/dates.ts';

describe('readDateLine', () => {
  it.each([
    ['March 14, 2016', '2016-03-14'],
    ['14 March 2016', '2016-03-14'],
    ['Monday, 14th of March, 2016', '2016-03-14'],
    ['Sept. 5, 2031', '2031-09-05'],
    ['2016-03-14', '2016-03-14'],
    ['2016-03-14 10:30', '2016-03-14T10:30'],
    ['2016-03-14T10:30:59+0200', '2016-03-14T10:30+02:00'],
    ['Mon Mar 14, 2016 4:05 p.m. EDT', '2016-03-14T16:05-04:00'],
    ['Published: 14 March 2016, 12:10 am', '2016-03-14T00:10'],
    ['10:30 GMT, 14 March 2016', '2016-03-14T10:30Z'],
    ['Posted on March 14, 2016 at 9:15', '2016-03-14T09:15'],
  ])('%s is %s', (line, value) => expect(readDateLine(line)?.value).toBe(value));

  it.each([
    '03/04/2016',
    '30 February 2016',
    'March 2016',
    'On March 14, 2016, troops left.',
    '14 March',
    '2016',
    'May we see 2016',
    '',
  ])('%s is no date line', (line) => expect(readDateLine(line)).toBeUndefined());

  it('tells an update from a publication', () => expect(readDateLine('Last updated 14 March 2016')?.updated).toBe(true));
});

describe('isoDate and readDate', () => {
  it.each(['2016-03-14', '2016-03-14T10:00', '2016-03-14T10:00:00Z', '2016-03-14T10:00:00.123+02:00'])(
    '%s stays as it is',
    (date) => expect(isoDate(date)).toBe(date),
  );
  it.each(['2016-13-01', '2016-02-30', '14.03.2016', 'yesterday', '2016-03-14T25:00', ''])('%s is none', (date) =>
    expect(isoDate(date)).toBeUndefined(),
  );
  it('reads the dates of feeds', () => {
    expect(readDate('Mon, 14 Mar 2016 10:00:00 GMT')).toBe('2016-03-14T10:00:00Z');
    expect(readDate('14 Mar 2016 10:00 +0530')).toBe('2016-03-14T10:00+05:30');
  });
  it('gives a date that can be read again, or nothing, for any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[\d:TZ+ ,.-]{6,30}$/)), (text) => {
        const value = readDate(text);
        if (value !== undefined) expect(isoDate(value)).toBe(value);
      }),
    );
  });
});
