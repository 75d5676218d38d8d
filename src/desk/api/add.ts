// Add: reports in, by paste, file, address or feed; jobs that can be watched, cancelled and taken back.
import { z } from 'zod';
import { route } from './route.ts';
import { Done, Handling, IdParams } from './shapes.ts';

const Became = z.object({
  input: z.string(),
  /** Absent where it could not be read. */
  id: z.string().exactOptional(),
  title: z.string().exactOptional(),
  outlet: z.string().exactOptional(),
  became: z.enum(['added', 'updated', 'unchanged', 'forgotten', 'failed', 'removed']),
});

export const JobShape = z.object({
  id: z.string(),
  kind: z.enum(['text', 'files', 'addresses', 'feeds', 'undo']),
  title: z.string(),
  by: z.string(),
  made: z.string(),
  ended: z.string().exactOptional(),
  state: z.enum(['waiting', 'running', 'done', 'cancelled', 'failed', 'undone']),
  /** Somebody asked it to end. */
  cancelling: z.boolean().exactOptional(),
  /** Why it failed or was cancelled. */
  why: z.string().exactOptional(),
  /** What is being read now. */
  at: z.string().exactOptional(),
  done: z.number(),
  total: z.number().exactOptional(),
  counts: z.object({
    added: z.number(),
    updated: z.number(),
    unchanged: z.number(),
    forgotten: z.number(),
    failed: z.number(),
    removed: z.number(),
  }),
  /** What became of each report; lists of jobs name the first 100. */
  reports: z.array(Became),
  /** What was left out or went wrong, and why. */
  dropped: z.array(z.object({ input: z.string(), message: z.string() })),
});
export type Job = z.infer<typeof JobShape>;

const Line = z.string().trim().min(1).max(2000);
const Address = z
  .string()
  .trim()
  .max(4000)
  .refine((text) => /^https?:\/\//i.test(text) && URL.canParse(text), 'an address begins with http:// or https://');
const Batch = z.string().regex(/^[\w-]{1,64}$/);

export const ADD = {
  'add.show': route({
    method: 'GET',
    path: '/api/add',
    role: 'reader',
    says: 'What was added lately, and which feeds are followed.',
    answer: z.object({
      jobs: z.array(JobShape),
      feeds: z.array(
        z.object({
          url: z.string(),
          title: z.string().exactOptional(),
          asked: z.string().exactOptional(),
          status: z.number().exactOptional(),
          failures: z.number(),
          notBefore: z.string().exactOptional(),
        }),
      ),
    }),
  }),
  'add.text': route({
    method: 'POST',
    path: '/api/add/text',
    role: 'analyst',
    says: 'Takes in a text. What is not told of it (title, date) is looked for in its first lines.',
    body: z.object({
      text: z.string().min(1).max(2_000_000),
      title: Line.exactOptional(),
      outlet: Line.exactOptional(),
      author: Line.exactOptional(),
      url: Address.exactOptional(),
      published: z
        .string()
        .regex(
          /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/,
          'a day (2016-03-14) or time (2016-03-14T10:00Z)',
        )
        .refine((text) => !Number.isNaN(Date.parse(text)), 'a day of the calendar')
        .exactOptional(),
      handling: Handling.default('internal'),
    }),
    answer: JobShape,
  }),
  'add.file': route({
    method: 'POST',
    path: '/api/add/file',
    role: 'analyst',
    says: 'Brings one file of a batch; add.files then takes the batch in.',
    upload: true,
    query: z.object({ batch: Batch, name: z.string().min(1).max(500) }),
    answer: Done,
  }),
  'add.files': route({
    method: 'POST',
    path: '/api/add/files',
    role: 'analyst',
    says: 'Takes in the files of a batch.',
    body: z.object({ batch: Batch, handling: Handling.default('internal') }),
    answer: JobShape,
  }),
  'add.addresses': route({
    method: 'POST',
    path: '/api/add/addresses',
    role: 'analyst',
    says: 'Takes in pages of the web by their addresses.',
    body: z.object({ urls: z.array(Address).min(1).max(200), handling: Handling.default('public') }),
    answer: JobShape,
  }),
  'add.feeds': route({
    method: 'POST',
    path: '/api/add/feeds',
    role: 'analyst',
    says: 'Asks feeds once, politely, and remembers them; without addresses, all that are followed.',
    body: z.object({ urls: z.array(Address).max(200).default([]), pages: z.boolean().default(false) }),
    answer: JobShape,
  }),
  'add.unfollow': route({
    method: 'DELETE',
    path: '/api/add/feeds',
    role: 'analyst',
    says: 'A feed is no longer followed; its reports stay.',
    query: z.object({ url: z.string().min(1).max(4000) }),
    answer: Done,
  }),
  'add.cancel': route({
    method: 'POST',
    path: '/api/add/jobs/:id/cancel',
    role: 'analyst',
    says: 'Ends a job before its next report; what it took in stays.',
    params: IdParams,
    answer: Done,
  }),
  'add.undo': route({
    method: 'POST',
    path: '/api/add/jobs/:id/undo',
    role: 'analyst',
    says: 'Takes out again what a job added; it may come in again. New versions of reports that were there stay.',
    params: IdParams,
    answer: JobShape,
  }),
} as const;
