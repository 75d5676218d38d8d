// A report's follow-ups → their place in the forest of follow-ups, their rows, and the later tellings that may answer them.
import type { ReportRecord } from '../../core/index.ts';
import {
  alikeFollowUps,
  answerTo,
  bestAnswers,
  contentFrom,
  contentLine,
  deedStems,
  type FollowUp,
  type FollowUpTelling,
  followUpName,
  followUpsOf,
  heaviest,
  heldInMeaning,
  makeFollowUp,
  rarity,
  repeatsOf,
  SAME_FOLLOW_UP,
  type Telling,
} from '../../linking/index.ts';
import type { Database } from './database.ts';
import { type Grove, type Moves, type Planted, partsAround, plantRow, toldRows, uprootRow } from './grove.ts';
import { laterTellings } from './link-claims.ts';
import { addTerms, closest, dayNumber, entriesOf, findByTerms, removeTerms, termsOf, UNDATED } from './link-terms.ts';
import { Memory } from './memory.ts';

const TERMS = 8;
const WINDOW = 120; // days between two tellings of one follow-up
const AHEAD = 400; // days in which an answer is looked for: a year, and some
const LIKE = 0.2; // share of a follow-up's words, as in linking/answers.ts
const LOOKED_AT = 32;
const ANSWERS_LOOKED_AT = 32;
const ASKED_OF = 12; // earlier follow-ups that one telling is held against, those first with which it shares the rarest words
const KINDRED = 40; // stems of other words for the act, and for acts that fail it, by which an answer is looked for
const MOST = 50; // as in linking/answers.ts
const KEPT = 2000; // tellings of follow-ups that are kept unpacked, of some 2 KB each

interface Kept extends FollowUpTelling, Planted {
  seq: number;
}
type Plain = Omit<FollowUpTelling, 'content'> & { content: string };

const pack = ({ content, ...rest }: FollowUpTelling): string =>
  JSON.stringify({ ...rest, content: contentLine(content) } satisfies Plain);
const unpack = (seq: number, told: string): Kept => {
  const plain = JSON.parse(told) as Plain;
  return { ...plain, content: contentFrom(plain.content), sort: plain.order, seq };
};
const known = new Memory<Kept>(KEPT, (db, numbers) => toldRows(db, 'followup_tellings', numbers, unpack));
const load = (db: Database, numbers: readonly number[]): Map<number, Kept> => known.get(db, numbers);

const stemsFor = (f: FollowUpTelling): [string, number][] => heaviest(f.content, TERMS);
/** Stems in which a follow-up's act may be told when it is done, or fails, by their own rarity. */
const deedTerms = (f: FollowUpTelling): [string, number][] => deedStems(f, KINDRED).map((stem) => [stem, rarity(stem)]);
/** What a follow-up is found by: its own words, and those. */
const indexTerms = (f: FollowUpTelling): Iterable<number> => termsOf([...deedTerms(f), ...stemsFor(f)]).keys();

const FOLLOW_UPS: Grove<Kept> = {
  table: 'followup_tellings',
  id: 'seq',
  threshold: SAME_FOLLOW_UP,
  most: MOST,
  load,
  candidates: (db, item, number) =>
    findByTerms(
      db,
      'followup_terms',
      termsOf(stemsFor(item)),
      { day: dayNumber(item.published), back: WINDOW, ahead: WINDOW },
      LOOKED_AT,
      Math.min(2, item.content.size),
    ).filter((n) => n !== number),
  alike: (_db, a, b) => alikeFollowUps(a, b),
};

const regroup = (db: Database, touched: readonly number[], moves?: Moves): Set<string> => {
  const groups = new Set<string>();
  for (const part of partsAround(db, FOLLOW_UPS as never, touched, moves)) {
    const items = [...load(db, part).values()].sort((a, b) => (a.sort < b.sort ? -1 : 1));
    const name = followUpName(items[0]!);
    groups.add(name);
    for (const { seq } of items) {
      const before = db.get<{ followup: string }>('SELECT followup FROM followup_tellings WHERE seq = ?', seq)!.followup;
      if (before) groups.add(before);
      if (before !== name) db.run('UPDATE followup_tellings SET followup = ? WHERE seq = ?', name, seq);
    }
  }
  return groups;
};

/** Takes a report's follow-ups into their forest; returns the follow-ups that were touched. */
export const linkFollowUpTellings = (db: Database, report: number, record: ReportRecord): Set<string> => {
  const written = followUpsOf(record).map((f): [number, Kept] => {
    const seq = db.insert('followup_tellings', {
      report,
      key: f.key,
      kind: f.kind,
      name: followUpName(f),
      sort: f.order,
      words: f.words,
      start: f.span.start,
      stop: f.span.end,
      told: pack(f),
      held_by: null,
      likeness: null,
      followup: '',
    });
    return [seq, load(db, [seq]).get(seq)!];
  });
  const touched: number[] = [];
  const moves: Moves = new Map();
  for (const [seq, f] of written) {
    touched.push(...plantRow(db, FOLLOW_UPS, seq, f, true, moves));
    addTerms(db, 'followup_terms', [{ terms: indexTerms(f), day: dayNumber(f.published), number: seq }]);
  }
  return regroup(db, touched, moves);
};

export const unlinkFollowUpTellings = (db: Database, report: number): Set<string> => {
  const rows = db.all<{ seq: number; followup: string }>(
    'SELECT seq, followup FROM followup_tellings WHERE report = ? ORDER BY seq',
    report,
  );
  const groups = new Set(rows.map((r) => r.followup));
  const seqs = rows.map((row) => row.seq);
  for (const [seq, f] of load(db, seqs)) removeTerms(db, 'followup_terms', indexTerms(f), dayNumber(f.published), seq);
  const touched = new Set<number>();
  for (const { seq } of rows) for (const n of uprootRow(db, FOLLOW_UPS, seq)) touched.add(n);
  known.forget(db, seqs);
  for (const { seq } of rows) touched.delete(seq);
  for (const name of regroup(db, [...touched])) groups.add(name);
  return groups;
};

/** Earlier follow-ups that one of these later tellings, all of one report, may answer. */
export const followUpsBefore = (db: Database, tellings: readonly Telling[]): Set<string> => {
  const day = dayNumber(tellings[0]?.published);
  if (day === UNDATED) return new Set();
  const sought = tellings.map((t) => termsOf(heaviest(t.content, TERMS + 4)));
  // All of one day, so the index is asked once.
  const entries = entriesOf(db, 'followup_terms', new Set(sought.flatMap((terms) => [...terms.keys()])), {
    day,
    back: AHEAD,
    ahead: 0,
  });
  const near = new Set(
    tellings.flatMap((t, i) =>
      [...load(db, closest(entries, sought[i]!, ASKED_OF)).values()]
        .filter((f) => heldInMeaning(f.content, t) >= LIKE || answerTo({ ...f, tellings: [f] }, t, false) !== undefined)
        .map((f) => f.seq),
    ),
  );
  // Another telling of the report may be the answer: "declined the offer" repeats little of what was offered.
  return new Set(
    followUpsOfTellings(db, near)
      .filter(({ followUp }) => tellings.some((t) => answerTo(followUp, t, false) !== undefined))
      .map(({ id }) => id),
  );
};

/** The follow-ups that some of their tellings are of, without answers. */
const followUpsOfTellings = (db: Database, numbers: ReadonlySet<number>): { id: string; followUp: FollowUp }[] => {
  if (!numbers.size) return [];
  return db
    .all<{ id: string; list: string }>(
      `SELECT followup AS id, group_concat(seq) AS list FROM followup_tellings
       WHERE followup IN (SELECT followup FROM followup_tellings WHERE seq IN (SELECT value FROM json_each(?))) GROUP BY followup`,
      JSON.stringify([...numbers]),
    )
    .map(({ id, list }) => ({ id, followUp: makeFollowUp([...load(db, list.split(',').map(Number)).values()]) }));
};

/** A follow-up from its tellings, with its possible answers. */
const gather = (db: Database, id: string): FollowUp | undefined => {
  const numbers = db.all<{ seq: number }>('SELECT seq FROM followup_tellings WHERE followup = ?', id).map((row) => row.seq);
  if (!numbers.length) return undefined;
  const followUp = makeFollowUp([...load(db, numbers).values()]);
  const root = followUp.tellings[0]!;
  const own = stemsFor(root);
  const later = laterTellings(db, [...deedTerms(root), ...own], root.published, AHEAD, ANSWERS_LOOKED_AT);
  // Whether a report only says again what is waited for is asked of those alone that may answer.
  const likely = later.flatMap((telling) => {
    const answer = answerTo(followUp, telling, false);
    return answer ? [{ telling, answer }] : [];
  });
  const near = likely.length
    ? [
        ...load(
          db,
          db
            .all<{ seq: number }>(
              'SELECT f.seq FROM reports r JOIN followup_tellings f ON f.report = r.seq WHERE r.id IN (SELECT value FROM json_each(?))',
              JSON.stringify([...new Set(likely.map(({ answer }) => answer.report))]),
            )
            .map((row) => row.seq),
        ).values(),
      ]
    : [];
  const repeats = repeatsOf(near);
  const answers = likely.filter(({ telling }) => !repeats(telling, followUp.kind)).map(({ answer }) => answer);
  return { ...followUp, answers: bestAnswers(answers) };
};

const names = (list: readonly { name: string }[]): string | null => list.map((p) => p.name).join('; ') || null;

/** Writes a follow-up's row and its answers; takes them away where no telling is left. */
export const writeFollowUp = (db: Database, id: string): void => {
  const f = gather(db, id);
  db.run('DELETE FROM answers WHERE followup = ?', id);
  db.run('DELETE FROM followups WHERE id = ?', id);
  if (!f) return;
  // What people said of it holds, whatever telling it was named after then.
  const decided = f.tellings
    .flatMap((t) =>
      db.all<{ seq: number; state: string }>(
        "SELECT seq, state FROM decisions WHERE subject = 'followup' AND op = 'state' AND a = ? AND undone IS NULL",
        followUpName(t),
      ),
    )
    .sort((a, b) => b.seq - a.seq)[0];
  db.insert('followups', {
    id,
    kind: f.kind,
    words: f.words,
    by_whom: names(f.by),
    to_whom: names(f.to),
    due: f.due?.day ?? null,
    due_words: f.due?.words ?? null,
    condition: f.condition ?? null,
    first: f.tellings[0]!.published ?? null,
    reports: new Set(f.tellings.map((t) => t.report)).size,
    answers: f.answers.length,
    decided: decided?.state ?? null,
  });
  f.answers.forEach((a, position) => {
    db.insert('answers', {
      followup: id,
      position,
      report: a.report,
      key: a.telling.slice(a.report.length + 1),
      likeness: a.likeness,
      reasons: a.reasons.join('; '),
      outlet: a.outlet,
      published: a.published ?? null,
      words: a.words,
    });
  });
};
