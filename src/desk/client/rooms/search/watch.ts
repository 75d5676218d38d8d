// The address of a search ⇄ what a saved search watches.
import type { Watch } from '../../../api/filters.ts';

/** What an address of the search room asks for. */
export const watchOf = (query: URLSearchParams): Watch => {
  const one = (name: string): string[] | undefined => (query.get(name) ? [query.get(name)!] : undefined);
  const near = query.get('near')?.split(',').map(Number);
  const place = query.get('place');
  return {
    ...(query.get('q') && { words: query.get('q')! }),
    ...(one('actor') && { actors: one('actor')! }),
    ...(one('speaker') && { speakers: one('speaker')! }),
    ...(one('country') && { countries: one('country')! }),
    ...(one('type') && { types: one('type')! }),
    ...(one('reality') && { realities: one('reality') as NonNullable<Watch['realities']> }),
    ...(one('outlet') && { outlets: one('outlet')! }),
    ...(near?.length === 3 && {
      places: [{ ...(place && { name: place }), lat: near[0]!, lon: near[1]!, km: near[2]! }],
    }),
    ...(query.get('since') && { since: query.get('since')! }),
    ...(query.get('until') && { until: query.get('until')! }),
  };
};

/** The address that shows what a saved search watches. Of several values of a kind it shows the first. */
export const queryOf = (w: Watch): Record<string, string | undefined> => {
  const circle = w.places?.[0];
  return {
    q: w.words,
    actor: w.actors?.[0],
    speaker: w.speakers?.[0],
    country: w.countries?.[0],
    type: w.types?.[0],
    reality: w.realities?.[0],
    outlet: w.outlets?.[0],
    ...(circle && { near: [circle.lat, circle.lon, circle.km].join(','), place: circle.name }),
    since: w.since,
    until: w.until,
  };
};
