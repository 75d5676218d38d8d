// data/fips.tsv → the FIPS 10-4 code of a country, which is what GDELT writes for places.
import { readTable } from '../../core/index.ts';

let table: Map<string, string> | undefined;

/** FIPS 10-4 for an alpha-3 code: "UKR" → "UP". */
export const fipsOf = (iso3: string | undefined): string | undefined => {
  table ??= new Map(readTable('data/fips.tsv').map(([iso, fips]) => [iso!, fips!]));
  return iso3 === undefined ? undefined : table.get(iso3);
};
