// The map: land, borders (disputed ones dashed), places as clusters with their circles of doubt. Every place and cluster is reachable by Tab; + and −
// and the arrows move it; the table beside it holds the same.
import { geoCircle, geoMercator, geoPath } from 'd3-geo';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { PagePlace } from '../../../../api/story-page.ts';
import { Button } from '../../../parts/button.tsx';
import { type Cluster, clusterDots } from './clusters.ts';
import type { MapProps } from './map-part.tsx';
import { BORDERS, DISPUTED, LAND } from './world.ts';

const [WIDTH, HEIGHT] = [420, 320];
const NEAR = 20; // pixels between two places that are one cluster
const KM_A_DEGREE = 111.2;
const WIDE_KM = 250; // such areas don't decide what is in sight
const LEAST_KM = 120; // around a single place
const MOST_CIRCLE_KM = 3000; // beyond, a circle says nothing on this map

interface View {
  lat: number;
  lon: number;
  /** Degrees of longitude in sight. */
  width: number;
}

const IN_SIGHT = 0.85; // of what is told
const far = (p: PagePlace, lat: number, lon: number): number => Math.hypot(p.lat - lat, p.lon - lon);

/** The middle of some places, each as often as claims are told of it. */
const middle = (places: readonly PagePlace[], of: (p: PagePlace) => number): number => {
  const values = places.flatMap((p) => p.claims.map(() => of(p))).sort((a, b) => a - b);
  return values[values.length >> 1] ?? 0;
};

/** What shows most places that are points rather than areas. */
const viewOf = (places: readonly PagePlace[]): View => {
  const points = places.filter((p) => (p.radiusKm ?? 0) <= WIDE_KM);
  const all = points.length ? points : places;
  if (!all.length) return { lat: 20, lon: 10, width: 300 };
  // The places where most is told are in sight; those far off are reached by zooming out.
  const [middleLat, middleLon] = [middle(all, (p) => p.lat), middle(all, (p) => p.lon)];
  const near = [...all].sort((a, b) => far(a, middleLat, middleLon) - far(b, middleLat, middleLon));
  const total = all.reduce((n, p) => n + p.claims.length, 0);
  let seen = 0;
  const list = near.filter((p) => {
    const shown = seen < total * IN_SIGHT;
    seen += p.claims.length;
    return shown;
  });
  const [lats, lons] = [list.map((p) => p.lat), list.map((p) => p.lon)];
  const [south, north, west, east] = [Math.min(...lats), Math.max(...lats), Math.min(...lons), Math.max(...lons)];
  const lat = (south + north) / 2;
  const least = LEAST_KM / KM_A_DEGREE;
  const high = (Math.max(north - south, least) * (WIDTH / HEIGHT)) / Math.max(0.3, Math.cos((lat * Math.PI) / 180));
  return { lat, lon: (west + east) / 2, width: Math.min(330, Math.max(east - west, high, least) * 1.35) };
};

const wordsOf = ({ items }: Cluster<PagePlace>): string => {
  const claims = new Set(items.flatMap((p) => p.claims)).size;
  const names = items
    .slice(0, 3)
    .map((p) => p.id)
    .join(', ');
  return `${names}${items.length > 3 ? ` and ${items.length - 3} more` : ''}: ${claims} ${claims === 1 ? 'claim' : 'claims'}`;
};

export const StoryMap = ({ places: latest, chosen, toggle }: MapProps) => {
  // Land and borders take long to project: what a key or click changes elsewhere is painted first, the map after it.
  const [places, setPlaces] = useState(latest);
  useEffect(() => setPlaces(latest), [latest]);
  const fit = useMemo(() => viewOf(places), [places.map((p) => p.id).join('\n')]);
  const [moved, setMoved] = useState<View>();
  const view = moved ?? fit;
  const projection = useMemo(
    () =>
      geoMercator()
        .center([view.lon, Math.max(-80, Math.min(80, view.lat))])
        .scale(WIDTH / ((view.width * Math.PI) / 180))
        .translate([WIDTH / 2, HEIGHT / 2])
        .clipExtent([
          [-10, -10],
          [WIDTH + 10, HEIGHT + 10],
        ]),
    [view.lat, view.lon, view.width],
  );
  const { land, borders, disputed } = useMemo(() => {
    const path = geoPath(projection);
    return { land: path(LAND) ?? '', borders: path(BORDERS) ?? '', disputed: path(DISPUTED) ?? '' };
  }, [projection]);
  const { circles, clusters } = useMemo(() => {
    const path = geoPath(projection);
    const dots = [...places]
      .sort((a, b) => b.claims.length - a.claims.length)
      .flatMap((item) => {
        const at = projection([item.lon, item.lat]);
        return at && at[0] > 0 && at[0] < WIDTH && at[1] > 0 && at[1] < HEIGHT ? [{ x: at[0], y: at[1], item }] : [];
      });
    const round = places.flatMap((p) =>
      p.radiusKm !== undefined && p.radiusKm > 0 && p.radiusKm < MOST_CIRCLE_KM
        ? [
            {
              id: p.id,
              d:
                path(
                  geoCircle()
                    .center([p.lon, p.lat])
                    .radius(p.radiusKm / KM_A_DEGREE)(),
                ) ?? '',
              elsewhere: p.elsewhere,
            },
          ]
        : [],
    );
    return { circles: round, clusters: clusterDots(dots, NEAR) };
  }, [projection, places]);
  const zoom = (by: number, to: Pick<View, 'lat' | 'lon'> = view): void =>
    setMoved({ lat: to.lat, lon: to.lon, width: Math.min(330, Math.max(0.4, view.width * by)) });
  const shift = (x: number, y: number): void =>
    setMoved({
      ...view,
      lon: view.lon + x * view.width * 0.25,
      lat: Math.max(-80, Math.min(80, view.lat + y * view.width * 0.15)),
    });
  const choose = ({ items }: Cluster<PagePlace>): void => {
    const [first] = items;
    const apart = items.some((p) => p.lat !== first!.lat || p.lon !== first!.lon);
    if (items.length === 1 || !apart) for (const p of items) toggle(p.id);
    else zoom(0.35, first!);
  };
  return (
    <div class="map">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="group"
        aria-label="Map of the places; arrows move it, plus and minus zoom"
        onKeyDown={(event) => {
          const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
          if (step) shift(step[0]!, step[1]!);
          else if (event.key === '+' || event.key === '=') zoom(0.6);
          else if (event.key === '-') zoom(1.6);
          else return;
          event.preventDefault();
        }}
      >
        <rect class="sea" width={WIDTH} height={HEIGHT} />
        <path class="land" d={land} />
        <path class="border" d={borders} />
        <path class="border disputed" d={disputed} />
        {circles.map(({ id, d, elsewhere }) => (
          <path key={id} class={`doubt${elsewhere ? ' elsewhere' : ''}${chosen.includes(id) ? ' on' : ''}`} d={d} />
        ))}
        {clusters.map((c) => {
          const words = wordsOf(c);
          const claims = new Set(c.items.flatMap((p) => p.claims)).size;
          const radius = Math.min(16, 6 + Math.sqrt(claims) * 2);
          const on = c.items.some((p) => chosen.includes(p.id));
          const elsewhere = c.items.every((p) => p.elsewhere);
          return (
            // What is written on the map is no part of the button: it would be read out before its name.
            <g key={c.items.map((p) => p.id).join()} class={`dot${on ? ' on' : ''}${elsewhere ? ' elsewhere' : ''}`}>
              <g
                role="button"
                tabIndex={0}
                aria-label={words}
                aria-pressed={on}
                onClick={() => choose(c)}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter' && event.key !== ' ') return;
                  event.preventDefault();
                  choose(c);
                }}
              >
                <title>{words}</title>
                <circle cx={c.x} cy={c.y} r={radius} />
              </g>
              <g aria-hidden="true">
                <text x={c.x} y={c.y}>
                  {claims}
                </text>
                <text class="name" x={c.x} y={c.y + radius + 10}>
                  {c.items.length === 1 ? c.items[0]!.name : `${c.items[0]!.name} +${c.items.length - 1}`}
                </text>
              </g>
            </g>
          );
        })}
      </svg>
      <div class="map-tools">
        <Button quiet label="Zoom in" onClick={() => zoom(0.6)}>
          +
        </Button>
        <Button quiet label="Zoom out" onClick={() => zoom(1.6)}>
          −
        </Button>
        <Button quiet onClick={() => setMoved(undefined)}>
          Fit
        </Button>
        <span class="note">Circles: how uncertain a place is. Dashed: disputed borders.</span>
      </div>
    </div>
  );
};
