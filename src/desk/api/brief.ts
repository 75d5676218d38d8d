// Brief: the situation report being written: composed, edited with its evidence beside each sentence, released by a person.
import { z } from 'zod';
import { Download, route } from './route.ts';
import { Day, Done, Handling } from './shapes.ts';

const Signed = z.object({ by: z.string(), at: z.string() });
const Flag = z.object({ kind: z.enum(['number', 'name', 'negation', 'quotation']), words: z.string() });
const Sentence = z.object({
  id: z.string(),
  text: z.string(),
  notes: z.array(z.number()),
  /** What stands small behind it: how many tell it, how it stands, what it waits for. */
  remarks: z.array(z.string()),
  /** With its attribution, to be copied. */
  copy: z.string(),
  group: z.string().exactOptional(),
  plain: z.string().exactOptional(),
  claim: z.string().exactOptional(),
  edited: z
    .object({ by: z.string(), at: z.string(), evidence: z.enum(['kept', 'dropped']), flags: z.array(Flag).exactOptional() })
    .exactOptional(),
  confirmed: Signed.exactOptional(),
  waits: z.literal(true).exactOptional(),
  out: z.literal(true).exactOptional(),
});
export type BriefLine = z.infer<typeof Sentence>;

const Note = z.object({
  number: z.number(),
  report: z.string(),
  start: z.number(),
  end: z.number(),
  quote: z.string(),
  outlet: z.string().exactOptional(),
  title: z.string().exactOptional(),
  url: z.string().exactOptional(),
  published: z.string().exactOptional(),
  speaker: z.string().exactOptional(),
  handling: Handling,
  corrected: z.string().exactOptional(),
  became: z.enum(['forgotten', 'words gone', 'words stand', 'rejected', 'corrected']).exactOptional(),
});
export type BriefNoteCard = z.infer<typeof Note>;

export const BriefPage = z.object({
  id: z.string(),
  title: z.string(),
  about: z.string().exactOptional(),
  since: z.string().exactOptional(),
  until: z.string().exactOptional(),
  made: z.string(),
  status: z.string(),
  released: Signed.exactOptional(),
  sections: z.array(z.object({ kind: z.string(), title: z.string(), sentences: z.array(Sentence) })),
  notes: z.array(Note),
  /** Sentences that keep it from being released, and why. */
  unsettled: z.array(z.object({ sentence: z.string(), why: z.enum(['flagged', 'corrected']) })),
});
export type BriefPage = z.infer<typeof BriefPage>;

const Row = z.object({
  id: z.string(),
  title: z.string(),
  about: z.string().exactOptional(),
  since: z.string().exactOptional(),
  until: z.string().exactOptional(),
  made: z.string(),
  sentences: z.number(),
  waiting: z.number(),
  flagged: z.number(),
  touched: z.number(),
  released: Signed.exactOptional(),
  draft: z.boolean(),
});

const Params = z.object({ id: z.string().min(1).max(100) });
const Text = z.string().trim().min(1).max(2000);
const Id = z.string().min(1).max(40);
export const Change = z.discriminatedUnion('op', [
  z.object({ op: z.literal('retitle'), title: z.string().trim().min(1).max(200) }),
  z.object({ op: z.literal('edit'), sentence: Id, text: Text, evidence: z.enum(['kept', 'dropped']) }),
  z.object({ op: z.literal('confirm'), sentence: Id, plain: z.literal(true).exactOptional() }),
  z.object({ op: z.literal('approve'), sentence: Id }),
  z.object({ op: z.literal('leave-out'), sentence: Id }),
  z.object({ op: z.literal('take-in'), sentence: Id }),
  z.object({ op: z.literal('move'), sentence: Id, before: Id.exactOptional() }),
  z.object({ op: z.literal('add'), text: Text, notes: z.array(z.number().int().min(1)).exactOptional() }),
]);

export type BriefEdit = z.infer<typeof Change>;

const Finding = z.object({
  id: z.string(),
  level: z.enum(['error', 'warning', 'note']),
  words: z.string(),
  start: z.number(),
  end: z.number(),
  reason: z.string(),
  advice: z.string().exactOptional(),
  evidence: z.array(
    z.object({ report: z.string(), start: z.number(), end: z.number(), words: z.string(), outlet: z.string().exactOptional() }),
  ),
  /** A quotation word by word: in both, in the draft alone, in the report alone. */
  diff: z.array(z.object({ op: z.enum(['same', 'draft', 'report']), words: z.string() })).exactOptional(),
});

export const BRIEF = {
  'brief.list': route({
    method: 'GET',
    path: '/api/briefs',
    role: 'reader',
    says: 'Drafts and released briefs, newest first.',
    answer: z.object({ briefs: z.array(Row) }),
  }),
  'brief.compose': route({
    method: 'POST',
    path: '/api/briefs',
    role: 'analyst',
    says: 'Composes a brief from the dossier and keeps it as a draft.',
    body: z.object({
      about: z.string().trim().min(1).max(200).exactOptional(),
      since: Day.exactOptional(),
      until: Day.exactOptional(),
    }),
    answer: BriefPage,
    perMinute: 20,
  }),
  'brief.show': route({
    method: 'GET',
    path: '/api/briefs/:id',
    role: 'reader',
    says: 'A brief as it is now, with its evidence.',
    params: Params,
    answer: BriefPage,
  }),
  'brief.change': route({
    method: 'POST',
    path: '/api/briefs/:id/changes',
    role: 'analyst',
    says: 'Changes a brief: a sentence edited, confirmed, approved, left out, taken in, moved or added; another title. Confirming and approving are for editors.',
    params: Params,
    body: z.object({ change: Change }),
    answer: BriefPage,
  }),
  'brief.undo': route({
    method: 'DELETE',
    path: '/api/briefs/:id/changes',
    role: 'analyst',
    says: 'Takes the last change back.',
    params: Params,
    answer: BriefPage,
  }),
  'brief.release': route({
    method: 'POST',
    path: '/api/briefs/:id/release',
    role: 'editor',
    says: 'Lets a brief out: channels take up what was released.',
    params: Params,
    answer: BriefPage,
  }),
  'brief.discard': route({
    method: 'DELETE',
    path: '/api/briefs/:id',
    role: 'analyst',
    says: 'Erases a draft that was never released.',
    params: Params,
    answer: Done,
  }),
  'brief.export': route({
    method: 'GET',
    path: '/api/briefs/:id/export',
    role: 'reader',
    says: 'A brief as Markdown, HTML or JSON; `outside`: only what may leave the house.',
    params: Params,
    query: z.object({ format: z.enum(['md', 'html', 'json']), outside: z.literal('true').exactOptional() }),
    answer: Download,
    download: true,
  }),
  'brief.pdf': route({
    method: 'GET',
    path: '/api/briefs/:id/pdf',
    role: 'reader',
    says: 'A brief as PDF, printed by the browser of the computer that the desk runs on; `outside`: only what may leave the house.',
    params: Params,
    query: z.object({ outside: z.literal('true').exactOptional() }),
    answer: Download,
    download: true,
    perMinute: 10,
  }),
  'brief.lint': route({
    method: 'POST',
    path: '/api/lint',
    role: 'analyst',
    says: 'Holds a text against the reports of the dossier, as sitrep lint does.',
    body: z.object({ text: z.string().trim().min(1).max(60_000) }),
    answer: z.object({ reports: z.number(), findings: z.array(Finding) }),
    perMinute: 20,
  }),
} as const;
