// A report's tellings → their place in the forest of tellings, and the claims of the parts they touch.

import type { ReportRecord } from '../../core/index.ts';
import {
  alikeTellings,
  type Claim,
  claimName,
  claimsOfTree,
  contentFrom,
  contentLine,
  heaviest,
  MOST_TELLINGS,
  makeClaim,
  SAME,
  type Standing,
  type StandingOf,
  type Telling,
  tellingsOf,
  type Voice,
  weigh,
} from '../../linking/index.ts';
import type { Database } from './database.ts';
import { type Grove, type Moves, type Planted, partsAround, plantRow, toldRows, uprootRow } from './grove.ts';
import {
  addTerms,
  closest,
  dayNumber,
  type Entries,
  entriesOf,
  findByTerms,
  removeTerms,
  termsOf,
  UNDATED,
  type Weighed,
} from './link-terms.ts';
import { Memory } from './memory.ts';

const TERMS = 12; // heaviest stems of a telling that the index knows it by
const SHARED = 2; // of them that a candidate shares
const WINDOW = 120; // days: what is told again later than that is found by looking back, not by likeness of words
const LOOKED_AT = 32;
const KEPT = 6000; // tellings that are kept unpacked, of some 3 KB each

export interface KeptTelling extends Telling, Planted {
  seq: number;
}

/** What JSON can't hold as it is. */
type Plain = Omit<Telling, 'content' | 'core'> & { content: string; core: string };

const pack = ({ content, core, ...rest }: Telling): string =>
  JSON.stringify({ ...rest, content: contentLine(content), core: contentLine(core) } satisfies Plain);

const unpack = (seq: number, told: string): KeptTelling => {
  const plain = JSON.parse(told) as Plain;
  return { ...plain, content: contentFrom(plain.content), core: contentFrom(plain.core), sort: plain.order, seq };
};

const known = new Memory<KeptTelling>(KEPT, (db, numbers) => toldRows(db, 'tellings', numbers, unpack));
const load = (db: Database, numbers: readonly number[]): Map<number, KeptTelling> => known.get(db, numbers);

/** Tellings in their order. */
const loadSorted = (db: Database, numbers: readonly number[]): KeptTelling[] =>
  [...load(db, numbers).values()].sort((a, b) => (a.sort < b.sort ? -1 : 1));

const indexTerms = (t: Telling): Weighed => termsOf(heaviest(t.content, TERMS));

const windowOf = (published: string | undefined) => ({ day: dayNumber(published), back: WINDOW, ahead: WINDOW });

/** The forest of tellings. `entries`: what the index gave for all that is to be planted, where it was asked for already. */
const tellingsGrove = (entries?: Entries): Grove<KeptTelling> => ({
  table: 'tellings',
  id: 'seq',
  threshold: SAME,
  most: MOST_TELLINGS,
  load,
  candidates(db, item, number) {
    const terms = indexTerms(item);
    const few = Math.min(SHARED, item.content.size);
    const near = entries ?? entriesOf(db, 'telling_terms', terms.keys(), windowOf(item.published));
    const found = closest(near, terms, LOOKED_AT, few);
    // What a denial points to, which stands before it in its report, whatever their words.
    const pointed =
      item.about === undefined
        ? []
        : db.all<{ n: number }>(
            'SELECT t.seq AS n FROM tellings t JOIN tellings x ON x.report = t.report WHERE x.seq = ? AND t.key = ?',
            number,
            item.about.slice(item.report.length + 1),
          );
    return [...new Set([...found, ...pointed.map((x) => x.n)])].filter((n) => n !== number);
  },
  alike: (_db, a, b) => alikeTellings(a, b),
});
const TELLINGS = tellingsGrove();

/** Story and origin of a report, by its id; each is asked for once, those of `reports` in one question. */
export const standingIn = (db: Database, reports: Iterable<string> = []): ((report: string) => Standing | undefined) => {
  const known = new Map<string, Standing | undefined>(
    db
      .all<Standing & { id: string }>(
        'SELECT r.id, t.story, t.origin FROM reports r JOIN texts t ON t.report = r.seq WHERE r.id IN (SELECT value FROM json_each(?))',
        JSON.stringify([...reports]),
      )
      .map(({ id, story, origin }) => [id, { story, origin }]),
  );
  return (report) => {
    if (!known.has(report))
      known.set(
        report,
        db.get<Standing>('SELECT t.story, t.origin FROM reports r JOIN texts t ON t.report = r.seq WHERE r.id = ?', report),
      );
    return known.get(report);
  };
};

/** Groups the parts around the touched tellings anew; returns the claims that were or are theirs. */
const regroup = (db: Database, touched: readonly number[], moves?: Moves): Set<string> => {
  const claims = new Set<string>();
  const parts = partsAround(db, TELLINGS as never, touched, moves);
  const numbers = JSON.stringify(parts.flat());
  const before = new Map(
    db
      .all<{ seq: number; made_claim: string; claim: string }>(
        'SELECT seq, made_claim, claim FROM tellings WHERE seq IN (SELECT value FROM json_each(?))',
        numbers,
      )
      .map((row) => [row.seq, row]),
  );
  const renamed: [number, string][] = [];
  const hungAnew = new Set(touched);
  for (const part of parts) {
    const items = [...load(db, part).values()];
    for (const group of claimsOfTree(items)) {
      const name = claimName(items[group[0]!]!);
      // Of a large tree most claims stay as they were.
      if (group.some((i) => hungAnew.has(items[i]!.seq) || before.get(items[i]!.seq)!.made_claim !== name)) claims.add(name);
      for (const i of group) {
        const { seq } = items[i]!;
        const { made_claim, claim } = before.get(seq)!;
        if (made_claim === name) continue;
        if (made_claim) claims.add(made_claim);
        if (claim) claims.add(claim);
        renamed.push([seq, name]);
      }
    }
  }
  if (renamed.length)
    db.run(
      'UPDATE tellings SET made_claim = j.value ->> 1 FROM json_each(?) j WHERE seq = j.value ->> 0',
      JSON.stringify(renamed),
    );
  return claims;
};

const names = (list: readonly { name: string }[]): string | null => list.map((p) => p.name).join('; ') || null;

/** Takes a report's tellings into their forest; returns the claims that were touched. */
export const linkTellings = (db: Database, report: number, record: ReportRecord): Set<string> => {
  const touched: number[] = [];
  db.insertAll(
    'tellings',
    tellingsOf(record).map((t) => ({
      report,
      key: t.key,
      layer: t.layer,
      name: claimName(t),
      sort: t.order,
      type: t.type ?? null,
      mode: t.mode ?? null,
      stance: t.stance,
      reality: t.reality,
      voice: t.voice.name,
      words: t.words,
      start: t.span.start,
      stop: t.span.end,
      from_date: t.from ?? null,
      to_date: t.to ?? null,
      place: t.place?.name ?? null,
      doers: names(t.doers),
      targets: names(t.targets),
      counts: t.counts.length,
      told: pack(t),
      held_by: null,
      likeness: null,
      made_claim: '',
      claim: '',
    })),
  );
  // As they will be read again: words that SQLite can't keep are the same in both.
  const seqs = db.all<{ seq: number }>('SELECT seq FROM tellings WHERE report = ? ORDER BY seq', report).map((row) => row.seq);
  const written = [...load(db, seqs).values()].sort((a, b) => a.seq - b.seq);
  const terms = written.map(indexTerms);
  addTerms(
    db,
    'telling_terms',
    written.map(({ seq, published }, i) => ({ terms: terms[i]!.keys(), day: dayNumber(published), number: seq })),
  );
  // All of one day, so the index is asked once.
  const near = entriesOf(db, 'telling_terms', new Set(terms.flatMap((t) => [...t.keys()])), windowOf(record.report.published));
  const grove = tellingsGrove(near);
  const moves: Moves = new Map();
  for (const telling of written) touched.push(...plantRow(db, grove, telling.seq, telling, true, moves));
  return regroup(db, touched, moves);
};

/** Takes a report's tellings out of their forest. */
export const unlinkTellings = (db: Database, report: number): Set<string> => {
  const rows = db.all<{ seq: number; claim: string; made_claim: string }>(
    'SELECT seq, claim, made_claim FROM tellings WHERE report = ? ORDER BY seq',
    report,
  );
  const claims = new Set(rows.flatMap((r) => [r.claim, r.made_claim]));
  const seqs = rows.map((row) => row.seq);
  for (const [seq, telling] of load(db, seqs))
    removeTerms(db, 'telling_terms', indexTerms(telling).keys(), dayNumber(telling.published), seq);
  const touched = new Set<number>();
  for (const { seq } of rows) for (const n of uprootRow(db, TELLINGS, seq)) touched.add(n);
  known.forget(db, seqs);
  voicesOfReports.forget(db, [report]);
  for (const { seq } of rows) touched.delete(seq);
  for (const name of regroup(db, [...touched])) claims.add(name);
  return claims;
};

/** A line of numbers, as `group_concat` gives it: it costs less than a row for each. */
interface Listed {
  list: string | null;
}
const numbersIn = (rows: readonly Listed[]): number[] => rows.flatMap(({ list }) => (list ? list.split(',').map(Number) : []));

/** The tellings of a claim, as people have it. */
export const tellingsOfClaim = (db: Database, claim: string): KeptTelling[] =>
  loadSorted(db, numbersIn(db.all<Listed>('SELECT group_concat(seq) AS list FROM tellings WHERE claim = ?', claim)));

/** Tellings of a report. */
export const tellingsOfReport = (db: Database, report: number): KeptTelling[] =>
  loadSorted(db, numbersIn(db.all<Listed>('SELECT group_concat(seq) AS list FROM tellings WHERE report = ?', report)));

/** A telling with the claim that it is in, as people have it. */
export type ClaimedTelling = KeptTelling & { claim: string };

/** Tellings of a story that may be told otherwise elsewhere in it: those that count, accuse or attack; where somebody denies, all of them. */
export const opposableTellings = (db: Database, story: string, limit: number): ClaimedTelling[] => {
  const denied = db.get(
    "SELECT 1 AS x FROM texts y JOIN tellings u ON u.report = y.report WHERE y.story = ? AND u.stance = 'against' LIMIT 1",
    story,
  );
  const rows = db.all<{ seq: number; claim: string }>(
    `SELECT t.seq, t.claim FROM texts x JOIN tellings t ON t.report = x.report
     WHERE x.story = ? ${denied ? '' : "AND (t.counts > 0 OR t.type IN ('ASSAULT', 'ACCUSE'))"} ORDER BY t.sort LIMIT ?`,
    story,
    limit,
  );
  const tellings = load(
    db,
    rows.map((row) => row.seq),
  );
  return rows.map(({ seq, claim }) => ({ ...tellings.get(seq)!, claim }));
};

const WEIGHED = 250; // reports of a story whose voices are told apart

const SPEAKING = 4000; // reports whose voices are kept
/** Who speaks in a report, each voice once, in order; of the tellings of a large story nothing else is asked. */
const voicesOfReports = new Memory<Voice[]>(SPEAKING, (db, numbers) =>
  db
    .all<{ report: number; list: string }>(
      `SELECT t.report, json_group_array(json_extract(t.told, '$.voice')) AS list FROM (SELECT report, told FROM tellings
       WHERE report IN (SELECT value FROM json_each(?)) ORDER BY sort) t GROUP BY t.report`,
      JSON.stringify(numbers),
    )
    .map(({ report, list }) => [
      report,
      [...new Set((JSON.parse(list) as (string | Voice)[]).map((v) => (typeof v === 'string' ? v : JSON.stringify(v))))].map(
        (v) => JSON.parse(v) as Voice,
      ),
    ]),
);

/** How many voices speak in a story: ministry, minister and spokesman are one, and so are copies of one text. */
export const voicesIn = (db: Database, story: string): number => {
  const rows = db.all<{ report: number; id: string; origin: string }>(
    'SELECT x.report, r.id, x.origin FROM texts x JOIN reports r ON r.seq = x.report WHERE x.story = ? ORDER BY x.sort LIMIT ?',
    story,
    WEIGHED,
  );
  const voices = voicesOfReports.get(
    db,
    rows.map((row) => row.report),
  );
  return weigh(
    rows.flatMap(({ report, id, origin }) =>
      (voices.get(report) ?? []).map((voice) => ({ report: id, origin, outlet: '', voice })),
    ),
  ).voices;
};

/** Other stories whose counting tellings stand in one claim with those of this one. */
export const storiesSharingClaims = (db: Database, story: string): string[] =>
  db
    .all<{ x: string }>(
      `SELECT DISTINCT y.story AS x FROM texts s JOIN tellings t ON t.report = s.report AND t.counts > 0
       JOIN tellings u ON u.claim = t.claim AND u.counts > 0 JOIN texts y ON y.report = u.report WHERE s.story = ? AND y.story <> ? ORDER BY x LIMIT 8`,
      story,
      story,
    )
    .map((r) => r.x);

/** The tellings of some claims as people have them, by claim, in their order. */
export const tellingsByClaim = (db: Database, ids: Iterable<string>): Map<string, KeptTelling[]> => {
  const told = new Map<string, KeptTelling[]>();
  const rows = db.all<Listed & { claim: string }>(
    'SELECT claim, group_concat(seq) AS list FROM tellings WHERE claim IN (SELECT value FROM json_each(?)) GROUP BY claim',
    JSON.stringify([...ids]),
  );
  const all = load(db, numbersIn(rows));
  for (const row of rows)
    told.set(
      row.claim,
      numbersIn([row])
        .map((seq) => all.get(seq)!)
        .sort((a, b) => (a.sort < b.sort ? -1 : 1)),
    );
  return told;
};

/** Writes the rows of some claims from their tellings, and gives the claims; those that no telling is left of lose theirs. */
export const writeClaims = (
  db: Database,
  ids: Iterable<string>,
  told: ReadonlyMap<string, KeptTelling[]>,
  standing: StandingOf,
): Claim[] => {
  const list = JSON.stringify([...ids]);
  db.run('DELETE FROM claims WHERE id IN (SELECT value FROM json_each(?))', list);
  const made = [...told].map(([id, tellings]) => ({ id, tellings, claim: makeClaim(tellings, standing) }));
  db.insertAll(
    'claims',
    made.map(({ id, tellings, claim }) => {
      const dates = tellings.flatMap((t) => t.published ?? []).sort();
      return {
        id,
        type: claim.type ?? null,
        words: claim.words,
        first: dates[0] ?? null,
        last: dates.at(-1) ?? null,
        reports: claim.weight.reports,
        outlets: claim.weight.outlets,
        texts: claim.weight.texts,
        voices: claim.weight.voices,
        independent: claim.weight.independent,
        denials: claim.against?.voices ?? 0,
        story: standing(tellings[0]!.report)?.story ?? '',
      };
    }),
  );
  return made.map(({ claim }) => claim);
};

/** Later tellings that share words with something said on a day. */
export const laterTellings = (
  db: Database,
  stems: Iterable<readonly [string, number]>,
  published: string | undefined,
  ahead: number,
  limit: number,
): KeptTelling[] => {
  const day = dayNumber(published);
  if (day === UNDATED) return [];
  return [...load(db, findByTerms(db, 'telling_terms', termsOf(stems), { day, back: 0, ahead }, limit)).values()];
};
