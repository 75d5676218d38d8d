// A brief of the dossier → what of it may leave the house. Sentences that rest on reports that aren't public, or that wait for approval, stay at home and are counted;
// quotations are cut short; ids become codes, digests are salted, so that nothing internal can be recognised by who has the text.
import { createHash, createHmac } from 'node:crypto';
import {
  type Brief,
  type BriefNote,
  type BriefSentence,
  cleanLine,
  cleanText,
  type Handling,
  wholePairs,
} from '../../core/index.ts';
import { toHex } from './bytes.ts';
import { canonicalBytes } from './canonical.ts';
import type { PublicBrief, PublicNote, PublicPlace, PublicSentence } from './issue.ts';
import { markOf } from './marks.ts';

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
}

/** What a public sentence stands for at home: never published. */
export interface SentenceOrigin {
  n: number;
  id: string;
  claim?: string;
  followUp?: string;
  item?: string;
  notes: { report: string; start: number; end: number }[];
}

export interface LeftOut {
  /** Rest on a report that isn't public. */
  notPublic: number;
  /** Wait for approval: private persons, exact places. */
  waiting: number;
  /** Say kept, broken or answered, and nobody has reviewed them. */
  decided: number;
  /** Something that they rest on was corrected or withdrawn after the release. */
  corrected: number;
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
  toHex(
    createHash('sha256')
      .update(salt)
      .update(canonicalBytes({ sha256, start, end, quote: wholePairs(quote) }))
      .digest(),
  );

/** Cut at the end of a word, so that it stays a quotation. */
const cutQuote = (quote: string, most: number): { quote: string; cut?: true } => {
  if (quote.length <= most) return { quote };
  const space = quote.lastIndexOf(' ', most - 1);
  return { quote: `${quote.slice(0, space > most / 2 ? space : most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`, cut: true };
};

const COARSE_KM = 8; // from the middle of a tenth of a degree to its corner

const httpUrl = (url: string | undefined): string | undefined => {
  if (!url || !URL.canParse(url)) return undefined;
  const { protocol, username, password, href } = new URL(url);
  return /^https?:$/.test(protocol) && !username && !password ? href : undefined; // as written by the parser: no space, quote or bracket is left in it
};

const publicPlace = (exact: boolean): ((place: NonNullable<BriefSentence['places']>[number]) => PublicPlace) => {
  const round = (x: number): number => (exact ? Math.round(x * 1000) / 1000 : Math.round(x * 10) / 10); // a tenth of a degree: 11 km
  return ({ name, lat, lon, radiusKm, country, admin1 }) => ({
    name,
    lat: round(lat),
    lon: round(lon),
    // A point that was made coarse is at least so uncertain.
    ...(radiusKm !== undefined && { radiusKm: exact ? radiusKm : Math.max(radiusKm, COARSE_KM) }),
    ...(country !== undefined && { country }),
    ...(admin1 !== undefined && { admin1 }),
  });
};

/** How a follow-up stands once a person has decided it; the words, where the state isn't told. */
const DECIDED = /^(?:kept|broken|answered)$/;
const SAYS_DECIDED = /\b(?:kept|broken|broke|answered)\b/i;

/** A note that stands beside a sentence and names what the sentence does not: it waits, and the sentence goes out without it. */
const waits = ({ needs }: BriefNote, sentence: BriefSentence, reviewed: boolean): boolean =>
  needs !== undefined && needs.length > 0 && !(reviewed && sentence.approved);

const isClosed = (note: BriefNote, handling: PublicOptions['handling']): boolean =>
  note.handling !== 'public' || handling(note.report) !== 'public';

/** Why a sentence stays at home; undefined where it may go out. */
const keptHome = (
  sentence: BriefSentence,
  notes: readonly BriefNote[],
  { reviewed, handling }: PublicOptions,
): keyof LeftOut | undefined => {
  const closed = notes.map((n) => isClosed(n, handling));
  // A composed sentence is made from its first note, and the others tell it alike; an editor's own words may come from any.
  if (sentence.edited ? closed.includes(true) : closed[0]) return 'notPublic';
  if (sentence.needs?.length && !(reviewed && sentence.approved)) return 'waiting';
  const wait = notes.map((n) => waits(n, sentence, reviewed));
  if (sentence.edited ? wait.includes(true) : wait[0]) return 'waiting';
  if (!reviewed && sentence.followUp !== undefined && (DECIDED.test(sentence.state ?? '') || SAYS_DECIDED.test(sentence.text)))
    return 'decided';
  if (!sentence.confirmed && notes.some((n, i) => !closed[i] && markOf(n) !== undefined)) return 'corrected';
  return undefined;
};

/** The same with every string in it cleaned: nothing that is published hides or turns around letters. */
const cleaned = <T>(value: T): T =>
  (typeof value === 'string'
    ? cleanText(value)
    : Array.isArray(value)
      ? value.map(cleaned)
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, cleaned(one)]))
        : value) as T;

/** The public form of a brief, and what its sentences stand for at home. */
export const makePublic = (brief: Brief, options: PublicOptions): MadePublic => {
  const { secret, reviewed } = options;
  const code = codeOf(secret, 'S', `${brief.id}|${brief.released?.at ?? brief.made}`);
  const byNumber = new Map(brief.notes.map((note) => [note.number, note]));
  const leftOut: LeftOut = { notPublic: 0, waiting: 0, decided: 0, corrected: 0 };
  const closed = new Set<string>();
  const origins: SentenceOrigin[] = [];
  const numbers = new Map<number, number>();
  /** Notes of sentences that somebody approved: their reports' titles may be told whole. */
  const approved = new Set<number>();
  const publish = (sentence: BriefSentence): PublicSentence | undefined => {
    if (sentence.out) return undefined;
    const all = sentence.notes.map((n) => byNumber.get(n)).filter((n) => n !== undefined);
    const why = keptHome(sentence, all, options);
    if (why) {
      leftOut[why] += 1;
      for (const n of all) if (isClosed(n, options.handling)) closed.add(n.report);
      return undefined;
    }
    const notes = all.filter((n) => !isClosed(n, options.handling) && !waits(n, sentence, reviewed));
    if (reviewed && sentence.approved) for (const { number } of notes) approved.add(number);
    for (const note of notes) if (!numbers.has(note.number)) numbers.set(note.number, numbers.size + 1);
    const n = origins.length + 1;
    origins.push({
      n,
      id: sentence.id,
      ...(sentence.claim !== undefined && { claim: sentence.claim }),
      ...(sentence.followUp !== undefined && { followUp: sentence.followUp }),
      ...(sentence.item !== undefined && { item: sentence.item }),
      notes: notes.map(({ report, start, end }) => ({ report, start, end })),
    });
    return {
      n,
      text: sentence.text,
      notes: notes.map((note) => numbers.get(note.number)!),
      ...(sentence.claim !== undefined && { claim: codeOf(secret, 'C', sentence.claim) }),
      ...(sentence.date !== undefined && { date: sentence.date }),
      ...(sentence.places?.length && { places: sentence.places.map(publicPlace(sentence.approved !== undefined)) }),
      ...(sentence.group !== undefined && { group: sentence.group }),
      ...(sentence.state !== undefined && { state: sentence.state }),
      ...(sentence.support && notes.length === all.length && { support: sentence.support }),
      ...(sentence.edited && { edited: sentence.edited.evidence }),
      ...(reviewed && sentence.confirmed && { confirmed: true as const }),
    };
  };
  const sections = brief.sections
    .map(({ kind, title, sentences }) => ({ kind, title, sentences: sentences.map(publish).filter((s) => s !== undefined) }))
    .filter(({ sentences }) => sentences.length > 0);
  const count = Object.values(leftOut).reduce((sum, n) => sum + n, 0);
  return {
    brief: cleaned({
      code,
      title: cleanLine(brief.title) || code,
      ...(brief.since !== undefined && { since: brief.since }),
      ...(brief.until !== undefined && { until: brief.until }),
      made: brief.made,
      ...(reviewed && brief.released && { released: brief.released.at }),
      reader: { version: brief.reader.version, models: brief.reader.models },
      sections,
      notes: publicNotes(brief, numbers, approved, code, secret),
      ...(count > 0 && { leftOut: count }),
    }),
    origins,
    leftOut,
    notPublic: [...closed].sort(),
  };
};

/** The notes that are used, numbered anew, quoted as far as is fair. */
const publicNotes = (
  brief: Brief,
  numbers: ReadonlyMap<number, number>,
  approved: ReadonlySet<number>,
  code: string,
  secret: Uint8Array,
): PublicNote[] => {
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
        ...(note.title !== undefined && (!note.titleNeeds?.length || approved.has(note.number)) && { title: note.title }),
        ...(url !== undefined && { url }),
        ...(note.published !== undefined && { published: note.published }),
        ...(note.speaker !== undefined && { speaker: note.speaker }),
        evidence: evidenceOf(saltOf(secret, code, note), note),
      };
    });
};
