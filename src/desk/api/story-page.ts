// What a page of a story or a situation holds: all that is told, by whom, for and against; nothing on it says that something is so.
import { z } from 'zod';
import { Handling } from './shapes.ts';

/** A report of the page. `text` numbers the texts: reports with one number are copies. */
export const PageReport = z.object({
  id: z.string(),
  title: z.string().exactOptional(),
  outlet: z.string().exactOptional(),
  url: z.string().exactOptional(),
  published: z.string().exactOptional(),
  handling: Handling,
  story: z.string(),
  text: z.number(),
  /** It has the text of an earlier report of the page. */
  copyOf: z.string().exactOptional(),
});

export const PageTelling = z.object({
  report: z.string(),
  key: z.string(),
  layer: z.enum(['events', 'statements', 'sentences']),
  type: z.string().exactOptional(),
  doers: z.array(z.string()),
  targets: z.array(z.string()),
  /** Name of a place of the page. */
  place: z.string().exactOptional(),
  from: z.string().exactOptional(),
  to: z.string().exactOptional(),
  reality: z.string(),
  stance: z.enum(['for', 'against']),
  /** Who says it; absent where the outlet says it itself. */
  speaker: z.string().exactOptional(),
  words: z.string(),
  start: z.number(),
  stop: z.number(),
  confidence: z.number().exactOptional(),
  outlet: z.string().exactOptional(),
  published: z.string().exactOptional(),
});
export type PageTelling = z.infer<typeof PageTelling>;

export const PageClaim = z.object({
  id: z.string(),
  type: z.string().exactOptional(),
  words: z.string(),
  /** The day it tells of, else that of the first report. */
  day: z.string().exactOptional(),
  /** The day is that of the first report: no telling names another. */
  dayOfReport: z.boolean(),
  reports: z.number(),
  outlets: z.number(),
  texts: z.number(),
  voices: z.number(),
  independent: z.number(),
  /** Voices that deny it. */
  denials: z.number(),
  tellings: z.array(PageTelling),
});
export type PageClaim = z.infer<typeof PageClaim>;

export const PageSide = z.object({
  report: z.string(),
  key: z.string(),
  outlet: z.string().exactOptional(),
  voice: z.string().exactOptional(),
  value: z.string(),
  words: z.string(),
  start: z.number(),
  stop: z.number(),
  published: z.string().exactOptional(),
});

export const PageDisagreement = z.object({
  id: z.string(),
  kind: z.string(),
  of: z.string().exactOptional(),
  sides: z.array(PageSide),
});

export const PagePlace = z.object({
  /** The name, and a number where two places have it. */
  id: z.string(),
  name: z.string(),
  lat: z.number(),
  lon: z.number(),
  radiusKm: z.number().exactOptional(),
  country: z.string().exactOptional(),
  /** No telling names it in its own words: it was understood from the rest of the report. */
  elsewhere: z.boolean(),
  /** Ids of the claims that are told of it. */
  claims: z.array(z.string()),
});
export type PagePlace = z.infer<typeof PagePlace>;

export const PageStatement = z.object({
  report: z.string(),
  key: z.string(),
  speaker: z.string().exactOptional(),
  cue: z.string().exactOptional(),
  force: z.string().exactOptional(),
  negated: z.boolean(),
  content: z.string(),
  audience: z.string().exactOptional(),
  start: z.number(),
  stop: z.number(),
  outlet: z.string().exactOptional(),
  published: z.string().exactOptional(),
  /** Ids of the claims that it tells. */
  claims: z.array(z.string()),
  /** Type of the act that it speaks of. */
  topic: z.string().exactOptional(),
});
export type PageStatement = z.infer<typeof PageStatement>;

export const PageFollowUp = z.object({
  id: z.string(),
  kind: z.string(),
  words: z.string(),
  by: z.string().exactOptional(),
  to: z.string().exactOptional(),
  due: z.string().exactOptional(),
  condition: z.string().exactOptional(),
  from: z.string().exactOptional(),
  state: z.string(),
  tellings: z.array(z.object({ report: z.string(), key: z.string(), words: z.string() })),
  answers: z.array(
    z.object({
      report: z.string(),
      key: z.string(),
      outlet: z.string().exactOptional(),
      published: z.string().exactOptional(),
      words: z.string(),
      reasons: z.string(),
    }),
  ),
});
export type PageFollowUp = z.infer<typeof PageFollowUp>;

/** The page. Of very many reports the newest are shown, and it says so. */
export const StoryPage = z.object({
  outlets: z.number(),
  texts: z.number(),
  voices: z.number(),
  reports: z.array(PageReport),
  /** There are older reports than those shown. */
  more: z.boolean(),
  claims: z.array(PageClaim),
  disagreements: z.array(PageDisagreement),
  places: z.array(PagePlace),
  statements: z.array(PageStatement),
  followUps: z.array(PageFollowUp),
});
export type StoryPage = z.infer<typeof StoryPage>;
