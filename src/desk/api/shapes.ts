// Shapes that several rooms share: parameters, lists in a query, what is told of stories and reports.
import { z } from 'zod';

/** Many values of one name in a query: ?type=ASSAULT&type=AID. */
export const many = <S extends z.ZodType<string, string>>(one: S) =>
  z.union([one.transform((value) => [value]), z.array(one)]).exactOptional();

/** How many rows, at most `most`. */
export const limit = (usual: number, most: number) => z.coerce.number<number | string>().int().min(1).max(most).default(usual);

/** A day, month or year. */
export const Day = z
  .string()
  .regex(/^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/, 'a day (2016-03-14), month or year');

export const IdParams = z.object({ id: z.string().min(1).max(2000) });

export const Handling = z.enum(['public', 'internal', 'restricted']);

/** Nothing to tell but that it is done. */
export const Done = z.object({ done: z.literal(true) });

/** A story as lists show it: how many tell of one happening, never that it is so. */
export const StoryCard = z.object({
  id: z.string(),
  title: z.string().exactOptional(),
  from: z.string().exactOptional(),
  to: z.string().exactOptional(),
  reports: z.number(),
  outlets: z.number(),
  texts: z.number(),
  voices: z.number(),
});
export type StoryCard = z.infer<typeof StoryCard>;

/** A report as lists show it. */
export const ReportCard = z.object({
  id: z.string(),
  title: z.string().exactOptional(),
  outlet: z.string().exactOptional(),
  published: z.string().exactOptional(),
  url: z.string().exactOptional(),
  added: z.string(),
  versions: z.number(),
  events: z.number(),
  statements: z.number(),
  handling: Handling,
});
export type ReportCard = z.infer<typeof ReportCard>;
