// Reports: the text as it was, what was read from it, what people corrected of it, its versions.
import { z } from 'zod';
import { route } from './route.ts';
import { Done, Handling, IdParams, limit, ReportCard } from './shapes.ts';

const Span = z.object({ start: z.number().int().min(0), end: z.number().int().min(1) });

/** A stretch of the text that an item stands on, and as what. */
const Mark = Span.extend({ part: z.enum(['words', 'trigger', 'doer', 'target', 'where', 'when', 'source', 'cue', 'content']) });

/** One line of what was understood: "doer", "Anna Berg". `key` leads to the item that it names. */
const Detail = z.object({
  name: z.string(),
  words: z.string(),
  key: z.string().exactOptional(),
  code: z.string().exactOptional(),
});

export const ItemLayer = z.enum(['mentions', 'actors', 'places', 'times', 'statements', 'events']);

/** Something that was read from the text. */
export const ReportItem = z.object({
  key: z.string(),
  layer: ItemLayer,
  /** What it is to a reader. */
  sort: z.enum(['who', 'where', 'when', 'thing', 'statement', 'event']),
  marks: z.array(Mark),
  /** A word or two that stand at the mark. */
  label: z.string(),
  /** What was understood, in plain words. */
  says: z.string(),
  details: z.array(Detail),
  /** Rule or model. */
  by: z.string().exactOptional(),
  confidence: z.number().exactOptional(),
  /** proposed: nobody has looked at it. */
  state: z.enum(['proposed', 'accepted', 'corrected', 'added']),
  corrections: z.array(z.number()),
  /** The fields that a person may set, as the store takes them; what it refers to by keys. */
  fields: z.record(z.string(), z.unknown()),
});
export type ReportItem = z.infer<typeof ReportItem>;

export const ReportActor = z.object({
  key: z.string(),
  name: z.string(),
  kind: z.string(),
  country: z.string().exactOptional(),
  body: z.string().exactOptional(),
  sectors: z.array(z.string()),
  /** Why country or sector could not be told. */
  unknown: z.string().exactOptional(),
  by: z.string().exactOptional(),
  /** Keys of its mentions. */
  mentions: z.array(z.string()),
  state: z.enum(['proposed', 'accepted', 'corrected', 'added']),
});
export type ReportActor = z.infer<typeof ReportActor>;

export const PlaceChoice = z.object({
  name: z.string(),
  lat: z.number(),
  lon: z.number(),
  radiusKm: z.number().exactOptional(),
  country: z.string().exactOptional(),
  admin1: z.string().exactOptional(),
  feature: z.string().exactOptional(),
  source: z.string().exactOptional(),
});
export type PlaceChoice = z.infer<typeof PlaceChoice>;

/** What a person did to an item of this report, as the list of changes shows it. */
export const Change = z.object({
  number: z.number(),
  key: z.string(),
  layer: ItemLayer,
  /** "corrected", "took away", … */
  did: z.string(),
  words: z.string(),
  /** "type: attacks → threatens". */
  what: z.array(z.string()),
  by: z.string().exactOptional(),
  why: z.string().exactOptional(),
  made: z.string(),
  undone: z.string().exactOptional(),
  /** The current reading has nothing that it speaks of. */
  lost: z.literal(true).exactOptional(),
  /** Number of the version that it was made on, where that is not the current one. */
  version: z.number().exactOptional(),
});
export type Change = z.infer<typeof Change>;

export const ReportPage = z.object({
  report: ReportCard.extend({ author: z.string().exactOptional(), language: z.string().exactOptional(), sha256: z.string() }),
  text: z.string(),
  problems: z.array(z.string()),
  sentences: z.array(Span),
  items: z.array(ReportItem),
  actors: z.array(ReportActor),
  places: z.array(PlaceChoice.extend({ key: z.string() })),
  changes: z.array(Change),
  versions: z.array(
    z.object({
      number: z.number(),
      added: z.string(),
      title: z.string().exactOptional(),
      readBy: z.string(),
      current: z.boolean(),
    }),
  ),
  /** Id of the story that it stands in. */
  story: z.string().exactOptional(),
});
export type ReportPage = z.infer<typeof ReportPage>;

/** What a person says of an item, or an item that they add. Which values a field takes is told where they are wrong. */
export const CorrectBody = z.union([
  z.object({
    key: z.string().min(1),
    verdict: z.union([
      z.object({ op: z.enum(['confirm', 'reject']) }),
      z.object({ op: z.literal('set'), fields: z.record(z.string(), z.unknown()) }),
      z.object({ op: z.literal('merge'), into: z.string() }),
      z.object({ op: z.literal('split'), mentions: z.array(z.string()).min(1) }),
    ]),
    why: z.string().max(2000).exactOptional(),
  }),
  z.object({
    add: z.enum(['mentions', 'times', 'statements', 'events']),
    item: z.record(z.string(), z.unknown()),
    why: z.string().max(2000).exactOptional(),
  }),
]);
export type CorrectBody = z.infer<typeof CorrectBody>;

const Number_ = z.object({ number: z.coerce.number<number | string>().int().min(1) });

export const REPORTS = {
  'reports.list': route({
    method: 'GET',
    path: '/api/reports',
    role: 'reader',
    says: 'Reports by day of publication, the newest first.',
    query: z.object({
      limit: limit(100, 1000),
      offset: z.coerce.number<number | string>().int().min(0).max(1_000_000).default(0),
    }),
    answer: z.object({ reports: z.array(ReportCard), more: z.boolean() }),
  }),
  'reports.show': route({
    method: 'GET',
    path: '/api/reports/:id',
    role: 'reader',
    says: 'A report: its text, what was read from it as people corrected it, its versions.',
    params: IdParams,
    answer: ReportPage,
  }),
  'reports.handle': route({
    method: 'PUT',
    path: '/api/reports/:id/handling',
    role: 'editor',
    says: 'Sets who may see a report beyond the dossier: what leaves it (briefs, channels, exports) heeds this. The answer is how it was before.',
    params: IdParams,
    body: z.object({ handling: Handling }),
    answer: z.object({ before: Handling }),
  }),
  'reports.differences': route({
    method: 'GET',
    path: '/api/reports/:id/differences',
    role: 'reader',
    says: 'What changed between two versions of a report, word by word.',
    params: IdParams,
    query: z.object({
      from: z.coerce.number<number | string>().int().min(1),
      to: z.coerce.number<number | string>().int().min(1),
    }),
    answer: z.object({
      fields: z.array(z.object({ field: z.string(), from: z.string().exactOptional(), to: z.string().exactOptional() })),
      differences: z.array(z.object({ op: z.enum(['same', 'out', 'in']), text: z.string() })),
    }),
  }),
  'reports.correct': route({
    method: 'POST',
    path: '/api/reports/:id/corrections',
    role: 'analyst',
    says: 'Keeps what a person says of an item, or an item that the machine missed; refused with the reason where the record would not hold.',
    params: IdParams,
    body: CorrectBody,
    answer: z.object({ number: z.number(), key: z.string(), words: z.string() }),
  }),
  'reports.undo': route({
    method: 'DELETE',
    path: '/api/corrections/:number',
    role: 'analyst',
    says: 'Takes a correction back; the log keeps it.',
    params: Number_,
    answer: Done,
  }),
  'reports.places': route({
    method: 'GET',
    path: '/api/places',
    role: 'reader',
    says: 'The places that a name may be, the likeliest first.',
    query: z.object({ name: z.string().min(1).max(200), near: z.string().max(200).exactOptional() }),
    answer: z.object({ places: z.array(PlaceChoice.extend({ confidence: z.number().exactOptional() })) }),
  }),
  'reports.when': route({
    method: 'GET',
    path: '/api/when',
    role: 'reader',
    says: 'What words or a TIMEX3 value say of a time, told from a day of publication.',
    query: z.object({ words: z.string().min(1).max(200), published: z.string().max(40).exactOptional() }),
    answer: z.object({
      time: z
        .object({
          type: z.string(),
          value: z.string().exactOptional(),
          from: z.string().exactOptional(),
          to: z.string().exactOptional(),
        })
        .exactOptional(),
    }),
  }),
  'reports.codes': route({
    method: 'GET',
    path: '/api/codes',
    role: 'reader',
    says: 'Modes of each type of event, contexts, countries: what a correction chooses from.',
    answer: z.object({
      modes: z.record(z.string(), z.array(z.string())),
      contexts: z.array(z.string()),
      countries: z.array(z.object({ code: z.string(), name: z.string() })),
    }),
  }),
  'actors.find': route({
    method: 'GET',
    path: '/api/actors',
    role: 'reader',
    says: 'Entries of the register of actors whose name holds some words, most named first; reports are counted up to 1000.',
    query: z.object({ name: z.string().min(1).max(200), limit: limit(20, 200) }),
    answer: z.object({
      actors: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          kind: z.string(),
          country: z.string().exactOptional(),
          also: z.array(z.string()).exactOptional(),
          reports: z.number(),
        }),
      ),
    }),
  }),
  'actors.merge': route({
    method: 'POST',
    path: '/api/actors/merges',
    role: 'editor',
    says: 'Says that two entries of the register are one.',
    body: z.object({ a: z.string().min(1), b: z.string().min(1), why: z.string().max(2000).exactOptional() }),
    answer: z.object({ number: z.number() }),
  }),
  'actors.split': route({
    method: 'POST',
    path: '/api/actors/splits',
    role: 'editor',
    says: 'Parts two entries of the register that were merged.',
    body: z.object({ a: z.string().min(1), b: z.string().min(1) }),
    answer: z.object({ number: z.number() }),
  }),
  'actors.undo': route({
    method: 'DELETE',
    path: '/api/actors/decisions/:number',
    role: 'editor',
    says: 'Takes a merge or split of the register back.',
    params: Number_,
    answer: Done,
  }),
} as const;
