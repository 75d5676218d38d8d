// Our own tables (supplement-*.tsv, aliases.tsv, countries.tsv) → names and places that a gazetteer made of a dump gets beside its own:
// a row whose place the dump has adds its names to it, any other becomes a place. Matching is by name, country, kind and distance.
import { readdirSync } from 'node:fs';
import { assetPath, readTable } from '../core/index.ts';
import { classOf } from './gazetteer.ts';
import { foldName, withoutArticle } from './gazetteer-fold.ts';

/** A place of the dump, as far as matching asks. */
export interface DumpPlace {
  readonly number: number;
  readonly lat: number;
  readonly lon: number;
  readonly feature: string;
  readonly population: number;
}

/** A row of ours: its names, and where it is; without a point it only names a place that must be there. */
export interface OwnRow {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly country: string;
  readonly feature: string;
  readonly kind: string;
  readonly point?: { lat: number; lon: number; radiusKm: number };
  /** The name that is shown, where it is not the place's own. */
  readonly shown?: string;
}

const list = (cell: string | undefined): string[] =>
  (cell ?? '')
    .split(';')
    .map((s) => s.trim())
    .filter(Boolean);

/** How far a place of ours may lie from the dump's and be the same, in degrees; our points of lands are rough. */
const REACH: Record<string, number> = { country: 25, region: 4, city: 0.25, district: 1, water: 6, land: 4, area: 4, site: 0.15 };

/** The rows of our tables. */
export const ownRows = (): OwnRow[] => {
  const rows: OwnRow[] = [];
  for (const [iso = '', , name = '', aliases] of readTable('data/countries.tsv'))
    rows.push({ name, aliases: list(aliases), country: iso, feature: 'PCLI', kind: 'country' });
  for (const file of readdirSync(assetPath('data/gazetteer'))
    .filter((f) => /^supplement-.*\.tsv$/.test(f))
    .sort())
    for (const [name = '', aliases, lat, lon, country = '', feature = 'LCTY', , radius] of readTable(`data/gazetteer/${file}`)) {
      if (name === 'name') continue;
      rows.push({
        name,
        aliases: list(aliases),
        country: country === '-' ? '' : country,
        feature,
        kind: classOf(feature),
        point: { lat: Number(lat), lon: Number(lon), radiusKm: Number(radius) || 20 },
      });
    }
  for (const [target = '', country = '', aliases, kind = 'city'] of readTable('data/gazetteer/aliases.tsv')) {
    if (target === 'target') continue;
    const shown = list(aliases).find((a) => a.startsWith('='));
    rows.push({
      name: target,
      aliases: list(aliases).map((a) => a.replace(/^=/, '')),
      country,
      feature: 'PPL',
      kind: kind.trim() || 'city',
      ...(shown !== undefined && { shown: shown.slice(1) }),
    });
  }
  return rows;
};

/** Watches the places of a dump go by, and tells at the end which of them our rows mean. */
export class OwnMatcher {
  readonly rows = ownRows();
  readonly #wanted = new Map<string, { row: number; own: boolean }[]>();
  readonly #best: ({ place: DumpPlace; own: boolean } | undefined)[] = [];

  constructor() {
    this.rows.forEach((row, i) => {
      for (const [n, name] of [row.name, ...row.aliases].entries()) {
        const key = foldName(name);
        for (const k of new Set([key, withoutArticle(key) ?? key])) {
          const wanted = this.#wanted.get(`${row.country} ${k}`);
          if (wanted) wanted.push({ row: i, own: n === 0 });
          else this.#wanted.set(`${row.country} ${k}`, [{ row: i, own: n === 0 }]);
        }
      }
    });
  }

  /** A place of the dump under one of its keys. */
  see(key: string, country: string, place: DumpPlace): void {
    const bare = withoutArticle(key);
    for (const k of bare === undefined ? [key] : [key, bare])
      for (const { row, own } of this.#wanted.get(`${country} ${k}`) ?? []) {
        const r = this.rows[row]!;
        // What only an alias bears may be another place, unless a point says that it lies there.
        if (!own && !r.point) continue;
        if (classOf(place.feature) !== r.kind) continue;
        const reach = REACH[r.kind] ?? 0.25;
        if (r.point && Math.max(Math.abs(place.lat - r.point.lat), Math.abs(place.lon - r.point.lon)) > reach) continue;
        const best = this.#best[row];
        if (!best || (own && !best.own) || (own === best.own && place.population > best.place.population))
          this.#best[row] = { place, own };
      }
  }

  /** The dump's place of a row, if it has one. */
  matchOf(row: number): number | undefined {
    return this.#best[row]?.place.number;
  }
}
