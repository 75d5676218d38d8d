// The filters that lists, search and saved searches share, as they stand in a query.
import { z } from 'zod';
import { Day } from './shapes.ts';

export const REALITIES = ['actual', 'future', 'hypothetical', 'historical'] as const;

const Name = z.string().min(1).max(300);
const Country = z.string().regex(/^[A-Z]{3}$/, 'a code of three capital letters, such as SYR');
const Type = z.string().regex(/^[A-Z]{3,12}$/, "an event's type, such as ASSAULT");

export const Circle = z.object({
  name: z.string().max(300).exactOptional(),
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
  km: z.number().positive().max(20_040),
});

/** "-19.3,-68.6,50": latitude, longitude, km around. */
export const Near = z
  .string()
  .regex(/^-?\d+(\.\d+)?,-?\d+(\.\d+)?,\d+(\.\d+)?$/, 'latitude, longitude and km: -19.3,-68.6,50')
  .transform((text) => {
    const [lat = 0, lon = 0, km = 0] = text.split(',').map(Number);
    return { lat, lon, km };
  })
  .pipe(Circle);

/** What narrows a list: all that is given must be met. */
export const FilterQuery = z.object({
  actor: Name.exactOptional(),
  speaker: Name.exactOptional(),
  country: Country.exactOptional(),
  type: Type.exactOptional(),
  reality: z.enum(REALITIES).exactOptional(),
  outlet: Name.exactOptional(),
  near: Near.exactOptional(),
  since: Day.exactOptional(),
  until: Day.exactOptional(),
});

/** Which reports a situation or saved search watches: of each kind at least one, all kinds together. */
export const Watch = z.object({
  words: z.string().max(1000).exactOptional(),
  actors: z.array(Name).max(50).exactOptional(),
  speakers: z.array(Name).max(50).exactOptional(),
  countries: z.array(Country).max(50).exactOptional(),
  places: z.array(Circle).max(50).exactOptional(),
  types: z.array(Type).max(16).exactOptional(),
  realities: z.array(z.enum(REALITIES)).max(4).exactOptional(),
  outlets: z.array(Name).max(50).exactOptional(),
  since: Day.exactOptional(),
  until: Day.exactOptional(),
});
export type Watch = z.infer<typeof Watch>;

export const News = z.object({
  reports: z.number(),
  latest: z.array(z.string()),
  looked: z.string().exactOptional(),
  at: z.string().exactOptional(),
});
