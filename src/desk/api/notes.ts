// Notes: colleagues' remarks on a report, a claim or a sentence, with replies and "done".
import { z } from 'zod';
import { route } from './route.ts';
import { Done } from './shapes.ts';

const Text = z.string().trim().min(1, 'a note says something').max(10_000);
const NumberParams = z.object({ number: z.coerce.number<number | string>().int().min(1) });

const About = z.union([
  z.object({ report: z.string().min(1), start: z.number().int().min(0), end: z.number().int().min(1) }),
  z.object({ report: z.string().min(1) }),
  z.object({ claim: z.string().min(1) }),
]);

const Reply = z.object({
  number: z.number(),
  text: z.string(),
  by: z.string().exactOptional(),
  made: z.string(),
  /** The one who asks may take it away. */
  mine: z.boolean(),
});

export const Note = Reply.extend({
  about: About,
  /** The words that it is about. */
  words: z.string().exactOptional(),
  /** They are no longer in the report. */
  wordsGone: z.literal(true).exactOptional(),
  done: z.object({ by: z.string().exactOptional(), at: z.string() }).exactOptional(),
  replies: z.array(Reply),
});
export type Note = z.infer<typeof Note>;

export const NOTES = {
  'notes.list': route({
    method: 'GET',
    path: '/api/notes',
    role: 'reader',
    says: 'Notes of a report, of a claim, or all, with their replies.',
    query: z.object({
      report: z.string().exactOptional(),
      claim: z.string().exactOptional(),
      open: z.literal('true').exactOptional(),
    }),
    answer: z.object({ notes: z.array(Note) }),
  }),
  'notes.add': route({
    method: 'POST',
    path: '/api/notes',
    role: 'analyst',
    says: 'Keeps a note on a report, some words of it, or a claim.',
    body: z.object({ about: About, text: Text }),
    answer: Note,
  }),
  'notes.reply': route({
    method: 'POST',
    path: '/api/notes/:number/replies',
    role: 'analyst',
    says: 'Replies to a note.',
    params: NumberParams,
    body: z.object({ text: Text }),
    answer: Note,
  }),
  'notes.done': route({
    method: 'PUT',
    path: '/api/notes/:number/done',
    role: 'analyst',
    says: 'Says that what a note asks for is done, or is not after all.',
    params: NumberParams,
    body: z.object({ done: z.boolean() }),
    answer: Note,
  }),
  'notes.remove': route({
    method: 'DELETE',
    path: '/api/notes/:number',
    role: 'analyst',
    says: 'Takes a note or a reply away: one’s own, an editor any.',
    params: NumberParams,
    answer: Done,
  }),
  'notes.restore': route({
    method: 'POST',
    path: '/api/notes/:number/restore',
    role: 'analyst',
    says: 'Brings a note or a reply back that was taken away.',
    params: NumberParams,
    answer: Done,
  }),
} as const;
