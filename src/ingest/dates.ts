// Dates of publication: ISO 8601 as machines write it, and the date lines of articles as people write them.
// "03/04/2016" is left alone: it is March in one country and April in another.

import { MONTHS } from '../core/index.ts';

const MONTH =
  '(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const DAY = '(?<day>[0-3]?\\d)(?:st|nd|rd|th)?';
const YEAR = '(?<year>(?:19|20)\\d\\d)';
const WEEKDAY = '(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\.?,?\\s+)?';
const TIME =
  '(?:\\s*(?:,|at|@|-|–|—|\\||·|•)?\\s*(?<hour>[0-2]?\\d)[:.h](?<minute>[0-5]\\d)(?::[0-5]\\d)?\\s*(?<half>[ap]\\.?\\s?m\\.?)?\\s*(?<zone>\\(?(?:utc|gmt|z|est|edt|et|cst|cdt|ct|pst|pdt|pt|bst|cet|cest|eet|eest|ist|msk|local time)\\)?|(?:utc|gmt)?[+-]\\d\\d:?\\d\\d)?)?';
const LABEL =
  '(?:(?:first\\s+|originally\\s+)?(?<label>published|posted|updated|last updated|last modified|modified|created|released|date|filed|issued)(?:\\s+(?:on|at))?\\s*:?\\s+)?';

const SHAPES = [
  `${MONTH}\\s+${DAY}(?:,\\s*|\\s+)${YEAR}`,
  `${DAY}\\s+(?:of\\s+)?${MONTH},?\\s+${YEAR}`,
  `${YEAR}[-/](?<monthNumber>0\\d|1[0-2])[-/](?<day>[0-3]\\d)`,
].map(
  (date) => new RegExp(`^${LABEL}${WEEKDAY}${date}${date.startsWith('(?<year>') ? '(?:t(?=\\d))?' : ''}${TIME}\\s*\\.?$`, 'i'),
);
// "10:30 GMT, 14 March 2016"
const TIME_FIRST = new RegExp(
  `^${LABEL}(?<hour>[0-2]?\\d)[:.](?<minute>[0-5]\\d)\\s*(?<half>[ap]\\.?m\\.?)?\\s*(?<zone>utc|gmt|et|est|edt|bst|cet)?,?\\s+(?<rest>.{8,40})$`,
  'i',
);

/** Minutes east of Greenwich of the zone names that news sites print; names with several meanings (CST, IST) are left out. */
const ZONES: Record<string, string> = {
  utc: 'Z',
  gmt: 'Z',
  z: 'Z',
  est: '-05:00',
  edt: '-04:00',
  pst: '-08:00',
  pdt: '-07:00',
  bst: '+01:00',
  cet: '+01:00',
  cest: '+02:00',
  eet: '+02:00',
  eest: '+03:00',
  msk: '+03:00',
};

const twoDigits = (n: number | string): string => String(n).padStart(2, '0');

/** Whether the calendar has this day ("2016-02-30" is no date). */
const isDay = (year: number, month: number, day: number): boolean => {
  const d = new Date(Date.UTC(year, month - 1, day));
  return d.getUTCMonth() === month - 1 && d.getUTCDate() === day;
};

/** A date or date-time in ISO 8601, unchanged but for a space that stands for the "T"; undefined for anything else. */
export const isoDate = (value: string): string | undefined => {
  const m =
    /^(\d{4})-(\d\d)-(\d\d)(?:[T ]([01]\d|2[0-4])(?::?([0-5]\d)(?::?([0-5]\d|60)(?:[.,]\d+)?)?)?\s?(Z|[+-]\d\d(?::?\d\d)?)?)?$/i.exec(
      value.trim(),
    );
  if (!m || !isDay(Number(m[1]), Number(m[2]), Number(m[3]))) return undefined;
  return value
    .trim()
    .replace(/^(\d{4}-\d\d-\d\d) /, '$1T')
    .replace(/\s/, '');
};

export interface DateLine {
  /** ISO 8601 date, or date-time where the line tells the time. */
  value: string;
  /** "updated", "last modified": a date of a later version. */
  updated: boolean;
}

/** The date that a whole line states: "March 14, 2016", "Published: Mon 14 Mar 2016 10:30 GMT", "2016-03-14 10:30". */
export const readDateLine = (line: string): DateLine | undefined => {
  const text = line.trim().replace(/\s+/g, ' ');
  if (text.length < 8 || text.length > 80 || !/(?:19|20)\d\d/.test(text)) return undefined;
  const timeFirst = TIME_FIRST.exec(text)?.groups;
  const plain = timeFirst ? timeFirst.rest! : text;
  for (const shape of SHAPES) {
    const groups = shape.exec(plain)?.groups;
    if (!groups) continue;
    const year = Number(groups.year);
    const day = Number(groups.day);
    const month = groups.monthNumber
      ? Number(groups.monthNumber)
      : MONTHS.findIndex((m) => m.startsWith(groups.month!.slice(0, 3).toLowerCase())) + 1;
    if (!isDay(year, month, day)) continue;
    const { hour, minute, half, zone } = timeFirst ?? groups;
    const label = (timeFirst?.label ?? groups.label ?? '').toLowerCase();
    return {
      value: `${year}-${twoDigits(month)}-${twoDigits(day)}${clock(hour, minute, half, zone)}`,
      updated: /updated|modified/.test(label),
    };
  }
  return undefined;
};

/** "T10:30Z", or nothing where the hour is missing or impossible. */
const clock = (hour?: string, minute?: string, half?: string, zone?: string): string => {
  if (hour === undefined || minute === undefined) return '';
  let h = Number(hour);
  if (half) h = (h % 12) + (/^p/i.test(half) ? 12 : 0);
  if (h > 23) return '';
  const name = zone?.toLowerCase().replace(/[()]/g, '');
  const offset = name && (ZONES[name] ?? /^(?:utc|gmt)?([+-]\d\d):?(\d\d)$/.exec(name)?.slice(1).join(':'));
  return `T${twoDigits(h)}:${minute}${offset ?? ''}`;
};

const RFC_2822 = /^(?:\w{3,9},?\s+)?(\d{1,2})\s+([a-z]{3})[a-z]*\.?\s+(\d{4})\s+(\d\d):(\d\d)(?::(\d\d))?\s*(\S+)?$/i;

/** ISO 8601 of a date in any of the forms of machines (ISO, RFC 2822 of feeds and mail) or of date lines; undefined else. */
export const readDate = (value: string): string | undefined => {
  const text = value.trim().replace(/\s+/g, ' ');
  const iso = isoDate(text);
  if (iso) return iso;
  const rfc = RFC_2822.exec(text);
  if (rfc) {
    const [, day, name, year, hour, minute, second, zone = ''] = rfc;
    const month = MONTHS.findIndex((m) => m.startsWith(name!.toLowerCase())) + 1;
    if (month > 0 && isDay(Number(year), month, Number(day)) && Number(hour) < 24) {
      const offset = ZONES[zone.toLowerCase()] ?? /^([+-]\d\d):?(\d\d)$/.exec(zone)?.slice(1).join(':') ?? '';
      return `${year}-${twoDigits(month)}-${twoDigits(day!)}T${hour}:${minute}${second ? `:${second}` : ''}${offset}`;
    }
  }
  return readDateLine(text)?.value;
};
