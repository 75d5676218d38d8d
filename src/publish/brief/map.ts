// Places of a brief → one static SVG: land and borders (Natural Earth, 1:50 million), a dot and the circle of doubt for each place, its name beside it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geoBounds, geoCircle, geoDistance, geoGraticule, geoMercator, geoPath } from 'd3-geo';
import type { Feature, FeatureCollection, LineString, MultiLineString, MultiPoint } from 'geojson';
import { feature, mesh } from 'topojson-client';
import { type BriefPlace, cleanText } from '../../core/index.ts';

const [WIDTH, HEIGHT] = [640, 320];
const PAD = 56; // px around the outermost place
const LEAST_KM = 250; // half the width of the smallest map: else one town fills it and nobody knows where that is
const KM_PER_DEGREE = 111.2;
const MOST_NAMES = 14;
const LEAST_AREA = 6000; // px²: smaller pieces of a country are not named

const WIDE = 50; // degrees of longitude from which the coarse outlines do
const NEAR_KM = 700; // places so far from the middle of all are on the map, whatever the others do
const SPREAD = 3; // times the usual distance from the middle: farther ones are told below the map

type Atlas = Parameters<typeof feature>[0];
type Bounds = ReturnType<typeof geoBounds>;
interface World {
  countries: { shape: Feature; bounds: Bounds }[];
  borders: { shape: LineString; bounds: Bounds }[];
}
const worlds = new Map<string, World>();
/** The outlines and where each lies; read and cut up once, as a channel draws a map for every brief. */
const world = (scale: '50m' | '110m'): World => {
  const known = worlds.get(scale);
  if (known) return known;
  const atlas = JSON.parse(
    readFileSync(createRequire(import.meta.url).resolve(`world-atlas/countries-${scale}.json`), 'utf8'),
  ) as Atlas;
  const countries = atlas.objects.countries!;
  const land = feature(atlas, countries) as unknown as FeatureCollection;
  const borders = mesh(atlas, countries as Parameters<typeof mesh>[1], (a, b) => a !== b);
  const made: World = {
    countries: land.features.map((shape) => ({ shape, bounds: geoBounds(shape) })),
    borders: borders.coordinates.map((coordinates) => {
      const shape: LineString = { type: 'LineString', coordinates };
      return { shape, bounds: geoBounds(shape) };
    }),
  };
  worlds.set(scale, made);
  return made;
};

/** Whether bounds may reach into a window: south to north, and so many degrees to both sides of a longitude. */
const reaches = (
  [[west, south], [east, north]]: Bounds,
  window: { south: number; north: number; lon: number; half: number },
): boolean => {
  if (north < window.south || south > window.north) return false;
  const width = (east - west + 360) % 360;
  const off = Math.abs(((west + width / 2 - window.lon + 540) % 360) - 180);
  return width === 0 ? off <= window.half + 1 : off <= window.half + width / 2;
};

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
const kmBetween = (a: BriefPlace, b: { lat: number; lon: number }): number =>
  (geoDistance([a.lon, a.lat], [b.lon, b.lat]) * 180 * KM_PER_DEGREE) / Math.PI;

/** Places that lie together, and those that lie so far off that a map of all would show nothing: "… will go to The Hague". */
const parted = (places: readonly BriefPlace[]): { near: BriefPlace[]; far: BriefPlace[] } => {
  const middle = { lat: median(places.map((p) => p.lat)), lon: median(places.map((p) => p.lon)) };
  const far = Math.max(NEAR_KM, SPREAD * median(places.map((p) => kmBetween(p, middle))));
  return { near: places.filter((p) => kmBetween(p, middle) <= far), far: places.filter((p) => kmBetween(p, middle) > far) };
};

const escaped = (s: string): string => cleanText(s).replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
const round = (path: string | null): string =>
  (path ?? '').replace(/-?\d+\.\d+/g, (n) => String(Math.round(Number(n) * 10) / 10));

interface Label {
  x: number;
  y: number;
  end: boolean;
  words: string;
}

type Box = [number, number, number, number];
const meets = (a: Box, b: Box): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

/** Labels that do not lie over one another: right of the dot, else left, else none (the sentences name the place). Adds to what is taken. */
const labelled = (points: readonly { x: number; y: number; name: string }[], taken: Box[]): Label[] => {
  const labels: Label[] = [];
  for (const { x, y, name } of points.slice(0, MOST_NAMES)) {
    const width = name.length * 6.4 + 4; // px: 12 px letters are about half as wide
    for (const [dx, dy, end] of [
      [8, 4, false],
      [-8, 4, true],
      [6, -8, false],
      [6, 16, false],
      [-6, -8, true],
      [-6, 16, true],
    ] as const) {
      const left = end ? x + dx - width : x + dx;
      const box: Box = [left, y + dy - 11, left + width, y + dy + 3];
      if (box[0] < 2 || box[2] > WIDTH - 2 || box[1] < 2 || box[3] > HEIGHT - 2) continue;
      if (taken.some((t) => meets(t, box))) continue;
      taken.push(box);
      labels.push({ x: x + dx, y: y + dy, end, words: name });
      break;
    }
  }
  return labels;
};

export interface BriefMap {
  svg: string;
  /** Names of places that lie too far off to be on it. */
  beyond: string[];
}

/** The map; undefined where there is no place. */
export const briefMap = (all: readonly BriefPlace[]): BriefMap | undefined => {
  if (!all.length) return undefined;
  const { near: places, far } = parted(all);
  // Around the places, with room: corners of a box that is not too small.
  const lats = places.map((p) => p.lat);
  const lons = places.map((p) => p.lon);
  const middle = { lat: (Math.min(...lats) + Math.max(...lats)) / 2, lon: (Math.min(...lons) + Math.max(...lons)) / 2 };
  const down = LEAST_KM / 2 / KM_PER_DEGREE;
  const across = LEAST_KM / KM_PER_DEGREE / Math.max(0.2, Math.cos((middle.lat * Math.PI) / 180));
  const box: MultiPoint = {
    type: 'MultiPoint',
    coordinates: [
      [Math.min(...lons, middle.lon - across), Math.min(...lats, middle.lat - down)],
      [Math.max(...lons, middle.lon + across), Math.max(...lats, middle.lat + down)],
    ],
  };
  const projection = geoMercator()
    .rotate([-middle.lon, 0])
    .fitExtent(
      [
        [PAD, PAD],
        [WIDTH - PAD, HEIGHT - PAD],
      ],
      box,
    )
    .clipExtent([
      [0, 0],
      [WIDTH, HEIGHT],
    ]);
  const path = geoPath(projection);
  const draw = (shape: Parameters<typeof path>[0]): string => round(path(shape));
  const scale = Math.max(...lons) - Math.min(...lons) > WIDE ? '110m' : '50m';
  const [, south] = projection.invert!([0, HEIGHT])!;
  const [, north] = projection.invert!([0, 0])!;
  const half = Math.min(180, (WIDTH / 2 / projection.scale()) * (180 / Math.PI) + 1);
  const window = { south: south - 1, north: north + 1, lon: middle.lon, half };
  const inSight = <T extends { bounds: Bounds }>(all: readonly T[]): T[] => all.filter(({ bounds }) => reaches(bounds, window));
  const features = inSight(world(scale).countries).map(({ shape }) => shape);
  const land: FeatureCollection = { type: 'FeatureCollection', features };
  const borders: MultiLineString = {
    type: 'MultiLineString',
    coordinates: inSight(world(scale).borders).map(({ shape }) => shape.coordinates),
  };
  const points = places.flatMap((p) => {
    const at = projection([p.lon, p.lat]);
    return at ? [{ x: Math.round(at[0] * 10) / 10, y: Math.round(at[1] * 10) / 10, name: p.name, place: p }] : [];
  });
  const taken: Box[] = points.map(({ x, y }) => [x - 4, y - 4, x + 4, y + 4]);
  const labels = labelled(points, taken);
  const countryNames = features.flatMap((country) => {
    if (path.area(country) < LEAST_AREA) return [];
    const [x, y] = path.centroid(country).map((v) => Math.round(v)) as [number, number];
    const name = String(country.properties?.name ?? '').toUpperCase();
    const half = name.length * 4.2;
    const box: Box = [x - half, y - 10, x + half, y + 3];
    if (box[0] < 2 || box[2] > WIDTH - 2 || box[1] < 2 || box[3] > HEIGHT - 2 || taken.some((t) => meets(t, box))) return [];
    taken.push(box);
    return [`<text class="country" x="${x}" y="${y}" text-anchor="middle">${escaped(name)}</text>`];
  });
  const names = [...new Set(places.map((p) => p.name))].join(', ');
  const parts = [
    `<svg class="map" role="img" viewBox="0 0 ${WIDTH} ${HEIGHT}" xmlns="http://www.w3.org/2000/svg" aria-label="Map: ${escaped(names)}">`,
    `<rect class="sea" width="${WIDTH}" height="${HEIGHT}"/>`,
    `<path class="grid" d="${draw(geoGraticule().step(scale === '50m' ? [5, 5] : [15, 15])())}"/>`,
    `<path class="land" d="${draw(land)}"/>`,
    `<path class="border" d="${draw(borders)}"/>`,
    ...points
      .filter(({ place }) => (place.radiusKm ?? 0) > 0)
      .map(
        ({ place }) =>
          `<path class="doubt" d="${draw(
            geoCircle()
              .center([place.lon, place.lat])
              .radius(place.radiusKm! / KM_PER_DEGREE)(),
          )}"/>`,
      ),
    ...points.map(({ x, y }) => `<circle class="place" cx="${x}" cy="${y}" r="3.2"/>`),
    ...countryNames,
    ...labels.map(
      ({ x, y, end, words }) =>
        `<text x="${Math.round(x * 10) / 10}" y="${Math.round(y * 10) / 10}"${end ? ' text-anchor="end"' : ''}>${escaped(words)}</text>`,
    ),
    '</svg>',
  ];
  return { svg: parts.join('\n'), beyond: [...new Set(far.map((p) => p.name))] };
};
