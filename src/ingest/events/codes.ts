// Codes and dates of other people's data sets → ours: countries to ISO 3166-1 alpha-3, dates to ISO 8601. What can't be turned stays away.
import { readTable } from '../../core/index.ts';
import { isoDate, readDate } from '../dates.ts';
import type { COUNTRY_CODES, DATE_ORDERS } from './mapping.ts';

type Kind = (typeof COUNTRY_CODES)[number];
let tables: Record<Kind, ReadonlyMap<string, string>> | undefined;

const load = (): Record<Kind, ReadonlyMap<string, string>> => {
  const [iso2, name] = [new Map<string, string>(), new Map<string, string>()];
  for (const [alpha3, alpha2, short, aliases, , , , , , to] of readTable('data/countries.tsv')) {
    if (!to) iso2.set(alpha2!.toLowerCase(), alpha3!);
    for (const each of [short!, ...(aliases ?? '').split(';')]) {
      const key = each.trim().toLowerCase();
      if (key && !name.has(key)) name.set(key, alpha3!);
    }
  }
  const former = new Set(['SUN', 'YUG', 'SCG', 'DDR', 'CSK', 'ZAR']);
  const fips = new Map(
    readTable('data/fips.tsv')
      .filter(([alpha3]) => !former.has(alpha3!))
      .map(([alpha3, code]) => [code!.toLowerCase(), alpha3!]),
  );
  fips.set('gz', 'PSE'); // Gaza: FIPS has two codes where ISO has one
  return { fips, iso2, name };
};

/** Alpha-3 of a country that is told in another way: fips "UP" → "UKR". */
export const countryOf = (cell: string, kind: Kind): string | undefined => {
  tables ??= load();
  return tables[kind].get(cell.trim().toLowerCase());
};

/** A day in ISO 8601: "20310504", "04/05/2031" in the order that is told, "4 May 2031". */
export const dayOf = (cell: string, order: (typeof DATE_ORDERS)[number] | undefined): string | undefined => {
  const text = cell.trim();
  if (order === 'YYYYMMDD') return isoDate(text.replace(/^(\d{4})(\d\d)(\d\d)(?:\d{6})?$/, '$1-$2-$3'));
  if (order === undefined) return readDate(text)?.slice(0, 10);
  const m = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b/.exec(text);
  if (!m) return undefined;
  const [day, month] = order === 'DD/MM/YYYY' ? [m[1]!, m[2]!] : [m[2]!, m[1]!];
  return isoDate(`${m[3]}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
};
