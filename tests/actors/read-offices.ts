// The tables of offices, row by row, for the checks of what they hold.
import { readTable } from '../../src/core/index.ts';

export interface Row {
  file: string;
  /** The name with what tells namesakes apart: "Tariq Aziz (Pakistan)". */
  person: string;
  aliases: string[];
  /** Country or body whose office it is. */
  of: string;
  /** Own country: that of the office, or an officer's home. */
  home: string;
  office: string;
  sectors: string;
  from: string;
  to: string;
  source: string;
}

export const OFFICES = [
  'offices',
  'offices-rest',
  'offices-west',
  'offices-armed',
  'offices-posts',
  'offices-small',
  'offices-careers',
];
export const OFFICERS = ['officers', 'officers-envoys'];

export const readOffices = (files: readonly string[] = [...OFFICES, ...OFFICERS]): Row[] =>
  files.flatMap((file) =>
    readTable(`data/actors/${file}.tsv`).map((cells) => {
      const [person = '', aliases = '', of = '', office = '', sectors = '', from = '', to = ''] = cells;
      const home = OFFICERS.includes(file) ? cells[7]! : of;
      const row = { file, person, aliases: aliases.split(';').filter(Boolean), of, home, office, sectors, from, to };
      return { ...row, source: cells[OFFICERS.includes(file) ? 8 : 7] ?? '' };
    }),
  );

/** Years of a span from 1990 in which one of the rows holds. */
export const yearsHeld = (rows: readonly Row[]): Set<number> => {
  const out = new Set<number>();
  for (const { from, to } of rows) {
    const last = to ? Number(to.slice(0, 4)) : 2026;
    for (let year = Math.max(1990, Number(from.slice(0, 4))); year <= last; year += 1) out.add(year);
  }
  return out;
};
