// Land and borders of the world (Natural Earth 1:50m, as world-atlas has it), and which borders are disputed (data/map). Fetched with the map.
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import atlas from 'world-atlas/countries-50m.json';
import table from '../../../../../../data/map/disputed-borders.tsv?raw';

type Atlas = Topology<{ countries: GeometryCollection<{ name: string }>; land: GeometryCollection }>;
const world = atlas as unknown as Atlas;

const pairs = new Set(
  table
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => line.split('\t').slice(0, 2).sort().join('\t')),
);

const nameOf = (geometry: unknown): string => (geometry as { properties?: { name?: string } }).properties?.name ?? '';
const isDisputed = (a: unknown, b: unknown): boolean => pairs.has([nameOf(a), nameOf(b)].sort().join('\t'));

export const LAND = feature(world, world.objects.land);
export const BORDERS = mesh(world, world.objects.countries, (a, b) => a !== b && !isDisputed(a, b));
export const DISPUTED = mesh(world, world.objects.countries, (a, b) => a !== b && isDisputed(a, b));
