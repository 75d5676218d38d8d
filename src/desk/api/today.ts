// Today: what is new since the last visit, and what a person does with it: read, follow, set aside.
import { z } from 'zod';
import { route } from './route.ts';
import { limit, StoryCard } from './shapes.ts';

/** Words of a report with who says them. */
export const QuoteShape = z.object({
  words: z.string(),
  report: z.string(),
  speaker: z.string().exactOptional(),
  outlet: z.string().exactOptional(),
  published: z.string().exactOptional(),
});

const Claim = QuoteShape.extend({
  id: z.string(),
  outlets: z.number(),
  texts: z.number(),
  voices: z.number(),
  /** Voices that deny it. */
  denials: z.number(),
});

const Marked = {
  id: z.string(),
  /** When something about it came in last. */
  changed: z.string(),
  read: z.boolean(),
  followed: z.boolean(),
  aside: z.boolean(),
};

/** One thing in Today. A room that brings a kind of its own adds it here and a source in server/rooms/today-sources.ts. */
export const NewsItem = z.discriminatedUnion('kind', [
  z.object({
    ...Marked,
    kind: z.literal('story'),
    story: StoryCard,
    newReports: z.number(),
    newClaims: z.number(),
    /** Those that most voices tell. */
    claims: z.array(Claim),
    disagreements: z.number(),
  }),
  z.object({
    ...Marked,
    kind: z.literal('answer'),
    /** What was promised, demanded, …: its kind, who, and the words. */
    followUp: z.object({
      kind: z.string(),
      words: z.string(),
      by: z.string().exactOptional(),
      to: z.string().exactOptional(),
      from: z.string().exactOptional(),
      due: z.string().exactOptional(),
      report: z.string(),
    }),
    state: z.string(),
    answer: QuoteShape,
    /** Further ones that may answer it. */
    more: z.number(),
    reasons: z.string(),
  }),
  z.object({
    ...Marked,
    kind: z.literal('disagreement'),
    about: z.string(),
    of: z.string().exactOptional(),
    story: z.string(),
    title: z.string().exactOptional(),
    sides: z.array(QuoteShape.extend({ value: z.string() })),
  }),
  z.object({
    ...Marked,
    kind: z.literal('alert'),
    /** What it is about, in a line. */
    head: z.string(),
    href: z.string(),
    quotes: z.array(QuoteShape),
  }),
]);
export type NewsItem = z.infer<typeof NewsItem>;

export const SHOWN = ['new', 'followed', 'aside', 'all'] as const;

export const TODAY = {
  'today.show': route({
    method: 'GET',
    path: '/api/today',
    role: 'reader',
    says: 'What is new and not read yet, the latest first; or what is followed, set aside, or all that came in lately.',
    query: z.object({ show: z.enum(SHOWN).default('new'), limit: limit(60, 300) }),
    answer: z.object({
      /** End of the last visit; absent at the first one. */
      since: z.string().exactOptional(),
      items: z.array(NewsItem),
      /** There is more than was asked for. */
      more: z.boolean(),
      /** How many there are of each, among what came in lately. */
      counts: z.object({ new: z.number(), followed: z.number(), aside: z.number() }),
    }),
  }),
  'today.mark': route({
    method: 'PUT',
    path: '/api/today/marks',
    role: 'reader',
    says: 'Marks one thing for who asks: read, followed, set aside; false takes a mark back. The answer is how it was before.',
    body: z.object({
      kind: z.enum(['story', 'answer', 'disagreement', 'alert']),
      id: z.string().min(1).max(500),
      read: z.boolean().exactOptional(),
      followed: z.boolean().exactOptional(),
      aside: z.boolean().exactOptional(),
    }),
    answer: z.object({ read: z.boolean(), followed: z.boolean(), aside: z.boolean() }),
  }),
} as const;
