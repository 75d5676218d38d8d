// Readers' answers: what readers of a channel wrote, at the sentence and the claim that it is about; held until a person accepts or rejects it.
import { z } from 'zod';
import { route } from './route.ts';

const State = z.enum(['held', 'released', 'dropped']);

const Answer = z.object({
  number: z.number(),
  state: State,
  /** The code that it names, "S-…" with ".n" where it is about a sentence. */
  code: z.string(),
  via: z.enum(['mail', 'telegram', 'form']),
  /** Never published. */
  sender: z.string().exactOptional(),
  received: z.string(),
  text: z.string(),
  decidedBy: z.string().exactOptional(),
  /** The issue that published it. */
  publishedIn: z.number().exactOptional(),
  /** What it is about, as far as that is known here. */
  issue: z.number().exactOptional(),
  brief: z.object({ id: z.string(), title: z.string() }).exactOptional(),
  /** The sentence: its id in the brief, its number in the issue, its words. */
  sentence: z.object({ id: z.string(), n: z.number(), text: z.string().exactOptional() }).exactOptional(),
  claim: z.object({ id: z.string(), words: z.string(), story: z.string() }).exactOptional(),
});
export type ReaderAnswer = z.infer<typeof Answer>;

export const ANSWERS = {
  'answers.list': route({
    method: 'GET',
    path: '/api/answers',
    role: 'analyst',
    says: 'What readers of a channel answered, with what it is about; the newest first.',
    query: z.object({
      state: z.enum(['held', 'released', 'dropped', 'all']).default('held'),
      brief: z.string().max(100).exactOptional(),
    }),
    answer: z.object({
      answers: z.array(Answer),
      /** How many there are of each. */
      counts: z.object({ held: z.number(), released: z.number(), dropped: z.number() }),
    }),
  }),
  'answers.decide': route({
    method: 'PUT',
    path: '/api/answers/:number',
    role: 'editor',
    says: 'Accepts an answer (released: it goes out with the next publish, without its sender), rejects it (dropped), or holds it again. The answer is how it stood before.',
    params: z.object({ number: z.coerce.number<number | string>().int().min(1) }),
    body: z.object({ state: State }),
    answer: z.object({ before: State }),
  }),
} as const;
