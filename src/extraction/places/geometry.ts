// Two places → how far apart they lie, and whether one lies in the other, as far as the gazetteer's points and regions tell.
import type { GazetteerEntry } from '../../knowledge/index.ts';
import type { NamedPlaces } from './names.ts';

/** A name of the document. */
export interface NamedGroup {
  readonly key: string;
  readonly names: NamedPlaces;
  /** How often it is mentioned. */
  readonly count: number;
  /** Places that stand beside a mention as what it lies in: "Springfield, Illinois". */
  readonly containers: readonly GazetteerEntry[];
}

const RAD = Math.PI / 180;
/** Near enough for ranking: on a flat map at their latitude. */
export const roughKm = (a: GazetteerEntry, b: GazetteerEntry): number => {
  const y = a.lat - b.lat;
  let x = Math.abs(a.lon - b.lon);
  if (x > 180) x = 360 - x;
  x *= Math.cos(((a.lat + b.lat) / 2) * RAD);
  return 111 * Math.sqrt(x * x + y * y);
};

/** Whether one place lies in another, as far as countries and regions tell. */
export const liesIn = (inner: GazetteerEntry, outer: GazetteerEntry): boolean => {
  if (inner.index === outer.index) return false;
  if (outer.class === 'country') return inner.country === outer.country;
  if (outer.class === 'region')
    return (
      inner.country === outer.country &&
      inner.admin1 !== undefined &&
      (inner.admin1 === outer.name || inner.admin1 === outer.admin1)
    );
  if (outer.class === 'city')
    return (inner.feature === 'PPLX' || inner.class === 'site' || inner.class === 'city') && roughKm(inner, outer) < 40;
  return roughKm(inner, outer) < outer.radiusKm * 1.3;
};
