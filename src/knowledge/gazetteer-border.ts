// Towns of two countries → the middle of their border and half its length: towns on either side that lie within 60 km of each other
// stand for it. Where nobody lives on one side (deserts) it is the inhabited stretch; exact lines are not in the gazetteer.

export interface MapPoint {
  lat: number;
  lon: number;
}

/** A point on a border, and how far the border reaches from it. */
export interface Border extends MapPoint {
  radiusKm: number;
}

/** Near enough for towns that are close: on a flat map at their latitude. */
const flatKm = (a: MapPoint, b: MapPoint): number =>
  111 * Math.hypot(a.lat - b.lat, (a.lon - b.lon) * Math.cos((a.lat * Math.PI) / 180));

/** Half a degree. */
const cell = (lat: number, lon: number): number => Math.floor(lat * 2) * 1000 + Math.floor(lon * 2);

/** The border of the lands of two lists of towns; undefined where no two are close. */
export const borderOf = (left: readonly MapPoint[], right: readonly MapPoint[]): Border | undefined => {
  const cells = new Map<number, MapPoint[]>();
  for (const town of left) {
    const key = cell(town.lat, town.lon);
    const list = cells.get(key);
    if (list) list.push(town);
    else cells.set(key, [town]);
  }
  // One point a cell, so that a crowded stretch does not draw the middle to itself.
  const middles = new Map<number, MapPoint & { km: number }>();
  for (const town of right)
    for (const dy of [-0.5, 0, 0.5])
      for (const dx of [-0.5, 0, 0.5])
        for (const o of cells.get(cell(town.lat + dy, town.lon + dx)) ?? []) {
          const m = { lat: (town.lat + o.lat) / 2, lon: (town.lon + o.lon) / 2, km: flatKm(town, o) };
          const key = cell(m.lat, m.lon);
          if (m.km < 60 && m.km < (middles.get(key)?.km ?? 60)) middles.set(key, m);
        }
  const points = [...middles.values()];
  if (!points.length) return undefined;
  const mean = {
    lat: points.reduce((s, p) => s + p.lat, 0) / points.length,
    lon: points.reduce((s, p) => s + p.lon, 0) / points.length,
  };
  const at = points.reduce((best, p) => (flatKm(p, mean) < flatKm(best, mean) ? p : best));
  const radiusKm = Math.max(20, Math.round(Math.max(...points.map((p) => flatKm(p, at)))));
  return { lat: Math.round(at.lat * 1e3) / 1e3, lon: Math.round(at.lon * 1e3) / 1e3, radiusKm };
};
