// A brief of the dossier → what of it may leave the house. Sentences that rest on reports that aren't public, or that wait for approval, stay at home and are counted;
// quotations are cut short; ids become codes, digests are salted, so that nothing internal can be recognised by who has the text.
import { createHash, createHmac } from 'node:crypto';
import type { Brief, BriefNote, BriefSentence, Handling } from '../../core/index.ts';
import { toHex } from './bytes.ts';
import { canonicalBytes } from './canonical.ts';
import type { PublicBrief, PublicNote, PublicPlace, PublicSentence } from './issue.ts';

/** A quotation is short: a sentence or two, in UTF-16 code units. */
const LONGEST_QUOTE = 300;
/** Of one report in one brief, all quotations together; what goes beyond it is linked, not quoted. */
const MOST_OF_A_REPORT = 1200;

export interface PublicOptions {
  /** The channel's secret, 32 bytes: codes and salts are made from it. */
  secret: Uint8Array;
  /** A person released it; else a machine alone has read it. */
  reviewed: boolean;
  /** What the dossier says of a report now; undefined where it was forgotten. */
  handling: (report: string) => Handling | undefined;
  /** Follow-ups that a person has decided (kept, broken, answered): they stay out of what nobody reviewed. */
  decided: ReadonlySet<string>;
}

/** What a public sentence stands for at home: never published. */
export interface SentenceOrigin {
  n: number;
  id: string;
  claim?: string;
  followUp?: string;
  item?: string;
  notes: { report: string; sha256: string; start: number; end: number; quote: string }[];
}

export interface LeftOut {
  /** Rest on a report that isn't public. */
  notPublic: number;
  /** Wait for approval: private persons, exact places. */
  waiting: number;
  /** Say kept, broken or answered, and nobody has reviewed them. */
  decided: number;
}

export interface MadePublic {
  brief: PublicBrief;
  origins: SentenceOrigin[];
  leftOut: LeftOut;
  /** Reports on which sentences rest that are not public. */
  notPublic: string[];
}

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'; // Crockford's: no I, L, O, U

/** Eight signs that only who has the secret can make: for a brief, "S-…"; for a claim, "C-…". */
export const codeOf = (secret: Uint8Array, kind: 'S' | 'C', id: string): string => {
  const mac = createHmac('sha256', secret).update(`${kind}|${id}`).digest();
  return `${kind}-${Array.from(mac.subarray(0, 8), (b) => ALPHABET[b & 31]).join('')}`;
};

/** The salt of a note's digest; shown to whoever must see that the evidence was there. */
export const saltOf = (secret: Uint8Array, code: string, note: BriefNote): Uint8Array =>
  createHmac('sha256', secret).update(`salt|${code}|${note.sha256}|${note.start}|${note.end}`).digest();

/** The salted digest of a note: what the report's text, the span and the words were. */
export const evidenceOf = (salt: Uint8Array, { sha256, start, end, quote }: BriefNote): string =>
  toHex(createHash('sha256').update(salt).update(canonicalBytes({ sha256, start, end, quote })).digest());

/** Cut at the end of a word, so that it stays a quotation. */
const cutQuote = (quote: string, most: number): { quote: string; cut?: true } => {
  if (quote.length <= most) return { quote };
  const space = quote.lastIndexOf(' ', most - 1);
  return { quote: `${quote.slice(0, space > most / 2 ? space : most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`, cut: true };
};

const httpUrl = (url: string | undefined): string | undefined => {
  if (!url || !URL.canParse(url)) return undefined;
  const { protocol, username, password } = new URL(url);
  return /^https?:$/.test(protocol) && !username && !password ? url : undefined;
};

const publicPlace = (exact: boolean): ((place: NonNullable<BriefSentence['places']>[number]) => PublicPlace) => {
  const round = (x: number): number => (exact ? Math.round(x * 1000) / 1000 : Math.round(x * 10) / 10); // a tenth of a degree: 11 km
  return ({ name, lat, lon, radiusKm, country, admin1 }) => ({
    name,
    lat: round(lat),
    lon: round(lon),
    ...(radiusKm !== undefined && { radiusKm }),
    ...(country !== undefined && { country }),
    ...(admin1 !== undefined && { admin1 }),
  });
};

const SAYS_DECIDED = /\b(?:kept|broken|broke|answered)\b/i;

/** Why a sentence stays at home; undefined where it may go out. */
const keptHome = (
  sentence: BriefSentence,
  notes: readonly BriefNote[],
  { reviewed, handling, decided }: PublicOptions,
): keyof LeftOut | undefined => {
  if (notes.some((n) => n.handling !== 'public' || handling(n.report) !== 'public')) return 'notPublic';
  if (sentence.needs?.length && !(reviewed && sentence.approved)) return 'waiting';
  if (!reviewed && sentence.followUp !== undefined && (decided.has(sentence.followUp) || SAYS_DECIDED.test(sentence.text)))
    return 'decided';
  return undefined;
};

/** The public form of a brief, and what its sentences stand for at home. */
export const makePublic = (brief: Brief, options: PublicOptions): MadePublic => {
  const { secret, reviewed } = options;
  const code = codeOf(secret, 'S', brief.id);
  const byNumber = new Map(brief.notes.map((note) => [note.number, note]));
  const leftOut: LeftOut = { notPublic: 0, waiting: 0, decided: 0 };
  const closed = new Set<string>();
  const origins: SentenceOrigin[] = [];
  const numbers = new Map<number, number>();
  const publish = (sentence: BriefSentence): PublicSentence | undefined => {
    if (sentence.out) return undefined;
    const notes = sentence.notes.map((n) => byNumber.get(n)).filter((n) => n !== undefined);
    const why = keptHome(sentence, notes, options);
    if (why) {
      leftOut[why] += 1;
      for (const n of notes) if (n.handling !== 'public' || options.handling(n.report) !== 'public') closed.add(n.report);
      return undefined;
    }
    for (const note of notes) if (!numbers.has(note.number)) numbers.set(note.number, numbers.size + 1);
    const n = origins.length + 1;
    origins.push({
      n,
      id: sentence.id,
      ...(sentence.claim !== undefined && { claim: sentence.claim }),
      ...(sentence.followUp !== undefined && { followUp: sentence.followUp }),
      ...(sentence.item !== undefined && { item: sentence.item }),
      notes: notes.map(({ report, sha256, start, end, quote }) => ({ report, sha256, start, end, quote })),
    });
    return {
      n,
      text: sentence.text,
      notes: notes.map((note) => numbers.get(note.number)!),
      ...(sentence.claim !== undefined && { claim: codeOf(secret, 'C', sentence.claim) }),
      ...(sentence.date !== undefined && { date: sentence.date }),
      ...(sentence.places?.length && { places: sentence.places.map(publicPlace(sentence.approved !== undefined)) }),
      ...(sentence.edited && { edited: sentence.edited.evidence }),
      ...(reviewed && sentence.confirmed && { confirmed: true as const }),
    };
  };
  const sections = brief.sections
    .map(({ kind, title, sentences }) => ({ kind, title, sentences: sentences.map(publish).filter((s) => s !== undefined) }))
    .filter(({ sentences }) => sentences.length > 0);
  const count = leftOut.notPublic + leftOut.waiting + leftOut.decided;
  return {
    brief: {
      code,
      title: brief.title,
      ...(brief.about !== undefined && { about: brief.about }),
      ...(brief.since !== undefined && { since: brief.since }),
      ...(brief.until !== undefined && { until: brief.until }),
      made: brief.made,
      ...(reviewed && brief.released && { released: brief.released.at }),
      reader: { version: brief.reader.version, models: brief.reader.models },
      sections,
      notes: publicNotes(brief, numbers, code, secret),
      ...(count > 0 && { leftOut: count }),
    },
    origins,
    leftOut,
    notPublic: [...closed].sort(),
  };
};

/** The notes that are used, numbered anew, quoted as far as is fair. */
const publicNotes = (brief: Brief, numbers: ReadonlyMap<number, number>, code: string, secret: Uint8Array): PublicNote[] => {
  const quoted = new Map<string, number>();
  return brief.notes
    .filter((note) => numbers.has(note.number))
    .sort((a, b) => numbers.get(a.number)! - numbers.get(b.number)!)
    .map((note) => {
      const short = cutQuote(note.quote, LONGEST_QUOTE);
      const so = (quoted.get(note.report) ?? 0) + short.quote.length;
      const room = so <= MOST_OF_A_REPORT;
      if (room) quoted.set(note.report, so);
      const url = httpUrl(note.url);
      return {
        number: numbers.get(note.number)!,
        ...(room && short),
        ...(note.outlet !== undefined && { outlet: note.outlet }),
        ...(note.title !== undefined && { title: note.title }),
        ...(url !== undefined && { url }),
        ...(note.published !== undefined && { published: note.published }),
        ...(note.speaker !== undefined && { speaker: note.speaker }),
        evidence: evidenceOf(saltOf(secret, code, note), note),
      };
    });
};
