// Events → GDELT 2.0's event columns (see field.ts for what goes into them).
import type { Actor, Event } from '../../core/index.ts';
import { countryByCode } from '../../knowledge/index.ts';
import { type Cell, tsvRow } from './cells.ts';
import { happened, POPULATED, TRAIL, trailOf } from './field.ts';
import { fipsOf } from './fips.ts';
import type { Lookup } from './lookup.ts';
import { type Exporter, leave, reportUri } from './types.ts';

const QUAD_NUMBER = {
  'verbal cooperation': 1,
  'material cooperation': 2,
  'verbal conflict': 3,
  'material conflict': 4,
} as const;

const GEO = ['Type', 'FullName', 'CountryCode', 'ADM1Code', 'ADM2Code', 'Lat', 'Long', 'FeatureID'];
const actorColumns = (n: number): string[] =>
  [
    'Code',
    'Name',
    'CountryCode',
    'KnownGroupCode',
    'EthnicCode',
    'Religion1Code',
    'Religion2Code',
    'Type1Code',
    'Type2Code',
    'Type3Code',
  ].map((c) => `Actor${n}${c}`);
export const GDELT_COLUMNS: readonly string[] = [
  'GLOBALEVENTID',
  'SQLDATE',
  'MonthYear',
  'Year',
  'FractionDate',
  ...actorColumns(1),
  ...actorColumns(2),
  'IsRootEvent',
  'EventCode',
  'EventBaseCode',
  'EventRootCode',
  'QuadClass',
  'GoldsteinScale',
  'NumMentions',
  'NumSources',
  'NumArticles',
  'AvgTone',
  ...['Actor1Geo', 'Actor2Geo', 'ActionGeo'].flatMap((g) => GEO.map((c) => `${g}_${c}`)),
  'DATEADDED',
  'SOURCEURL',
];

/** GDELT numbers its events: the first 52 bits of the key, which a double holds exactly. */
const numberOf = (key: string): number => Number.parseInt(key.slice(0, 13), 16);

/** Sectors that CAMEO has too, under the same three letters. */
const CAMEO_TYPES = new Set([
  'GOV',
  'MIL',
  'REB',
  'OPP',
  'PTY',
  'COP',
  'JUD',
  'SPY',
  'LEG',
  'MED',
  'EDU',
  'BUS',
  'CVL',
  'CRM',
  'LAB',
  'REF',
  'ELI',
  'AGR',
  'HLH',
]);
const BODIES = new Set(['IGO', 'NGO', 'IMG', 'MNC']);

const gdeltActor = (actor: Actor | undefined): Cell[] => {
  if (!actor) return Array(10).fill(undefined);
  const types = actor.sectors.filter((s) => CAMEO_TYPES.has(s)).slice(0, 3);
  const body = actor.body !== undefined && BODIES.has(actor.body) ? actor.body : undefined;
  const all = [...(body ? [body] : []), ...types].slice(0, 3);
  return [
    [actor.country, ...all].filter(Boolean).join('') || undefined,
    actor.name.toUpperCase(),
    actor.country,
    ...Array(4).fill(undefined),
    all[0],
    all[1],
    all[2],
  ];
};

const gdeltPlace = (look: Lookup, e: Event): Cell[] => {
  const place = look.place(e.place);
  if (!place) return [0, ...Array(7).fill(undefined)];
  const country = place.country ? countryByCode(place.country)?.name : undefined;
  const state = /^ADM1/.test(place.feature ?? '');
  const american = place.country === 'USA';
  // 1 country, 2 US state, 3 US city, 4 city elsewhere, 5 state elsewhere: GDELT's codebook.
  const type = /^PCL/.test(place.feature ?? '') ? 1 : state ? (american ? 2 : 5) : american ? 3 : 4;
  const name = [place.name, type > 2 && POPULATED.test(place.feature ?? '') ? place.admin1 : undefined, country].filter(
    (x, i, all) => x && all.indexOf(x) === i,
  );
  return [
    type,
    name.join(', '),
    fipsOf(place.country),
    undefined,
    undefined,
    place.lat,
    place.lon,
    place.source?.replace(/^geonames:/, ''),
  ];
};

const daysOf = (year: number): number => (new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1 ? 366 : 365);

export const gdelt: Exporter = {
  describe: "tab-separated, GDELT 2.0's 61 event columns; countries of places in FIPS 10-4, of actors in ISO 3166-1",
  async *write(chosen, { bare }, tally) {
    if (!bare) yield tsvRow([...GDELT_COLUMNS, ...TRAIL]);
    for await (const { record, look, event: e } of happened(chosen, tally)) {
      const when = look.day(e);
      if (!when || when.day.length < 10) {
        leave(tally, 'without a day');
        continue;
      }
      const [year, month, day] = when.day.split('-').map(Number) as [number, number, number];
      const dayOfYear = (Date.UTC(year, month - 1, day) - Date.UTC(year, 0, 0)) / 86_400_000;
      const [doer, target] = [look.parties(e.actors)[0], look.parties(e.recipients)[0]];
      const digits = when.day.replaceAll('-', '');
      tally.rows += 1;
      yield tsvRow([
        numberOf(e.key ?? '0'),
        digits,
        digits.slice(0, 6),
        year,
        (year + dayOfYear / daysOf(year)).toFixed(4),
        ...gdeltActor(doer),
        ...gdeltActor(target),
        e.salience >= 0.5 ? 1 : 0,
        e.cameo,
        e.cameo?.slice(0, 3),
        e.cameo?.slice(0, 2),
        QUAD_NUMBER[e.quad],
        e.score,
        1,
        1,
        1,
        undefined, // tone is not measured
        0,
        ...Array(7).fill(undefined),
        0,
        ...Array(7).fill(undefined),
        ...gdeltPlace(look, e),
        `${(record.report.published ?? when.day).slice(0, 10).replaceAll('-', '')}000000`,
        reportUri(record),
        ...(bare ? [] : trailOf(record, look, e)),
      ]);
    }
  },
};
