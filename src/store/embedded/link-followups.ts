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
  repeatsOf,
  SAME_FOLLOW_UP,
  type Telling,
} from '../../linking/index.ts';
import type { Database } from './database.ts';
import { type Grove, loadTold, type Moves, type Planted, partsAround, plantRow, uprootRow } from './grove.ts';
import { laterTellings } from './link-claims.ts';
import { addTerms, dayNumber, findByTerms, removeTerms, termsOf, UNDATED } from './link-terms.ts';
import { Memory } from './memory.ts';

const TERMS = 8;
const WINDOW = 120; // days between two tellings of one follow-up
const AHEAD = 400; // days in which an answer is looked for: a year, and some
const LIKE = 0.2; // share of a follow-up's words, as in linking/answers.ts
const LOOKED_AT = 32;
const ANSWERS_LOOKED_AT = 64;
const KINDRED = 40; // stems of other words for the act, and for acts that fail it, by which an answer is looked for
const MOST = 50; // as in linking/answers.ts

interface Kept extends FollowUpTelling, Planted {
  seq: number;
}
type Plain = Omit<FollowUpTelling, 'content'> & { content: string };

const pack = ({ content, ...rest }: FollowUpTelling): string =>
  JSON.stringify({ ...rest, content: contentLine(content) } satisfies Plain);
const known = new Memory((told) => {
  const plain = JSON.parse(told) as Plain;
  return { ...plain, content: contentFrom(plain.content), sort: plain.order };
});
const unpack = (seq: number, told: string): Kept => ({ ...known.get(told), seq });

const load = (db: Database, numbers: readonly number[]): Map<number, Kept> => loadTold(db, 'followup_tellings', numbers, unpack);

const stemsFor = (f: FollowUpTelling): string[] => heaviest(f.content, TERMS);
/** What a follow-up is found by: its own words, and those in which its act may be told when it is done, or fails. */
const indexTerms = (f: FollowUpTelling): number[] => termsOf([...stemsFor(f), ...deedStems(f, KINDRED)]);

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
    addTerms(db, 'followup_terms', indexTerms(f), dayNumber(f.published), seq);
  }
  return regroup(db, touched, moves);
};

export const unlinkFollowUpTellings = (db: Database, report: number): Set<string> => {
  const rows = db.all<{ seq: number; told: string; followup: string }>(
    'SELECT seq, told, followup FROM followup_tellings WHERE report = ? ORDER BY seq',
    report,
  );
  const groups = new Set(rows.map((r) => r.followup));
  for (const { seq, told } of rows) {
    const f = unpack(seq, told);
    removeTerms(db, 'followup_terms', indexTerms(f), dayNumber(f.published), seq);
  }
  const touched = new Set<number>();
  for (const { seq } of rows) for (const n of uprootRow(db, FOLLOW_UPS, seq)) touched.add(n);
  for (const { seq } of rows) touched.delete(seq);
  for (const name of regroup(db, [...touched])) groups.add(name);
  return groups;
};

/** Earlier follow-ups that one of these later tellings might answer. */
export const followUpsBefore = (db: Database, tellings: readonly Telling[]): Set<string> => {
  const found = new Set<string>();
  for (const t of tellings) {
    const day = dayNumber(t.published);
    if (day === UNDATED) continue;
    const stems = termsOf(heaviest(t.content, TERMS + 4));
    const near = findByTerms(db, 'followup_terms', stems, { day, back: AHEAD, ahead: 0 }, LOOKED_AT);
    for (const row of db.all<{ seq: number; told: string; followup: string }>(
      'SELECT seq, told, followup FROM followup_tellings WHERE seq IN (SELECT value FROM json_each(?))',
      JSON.stringify(near),
    ))
      if (!found.has(row.followup)) {
        const f = unpack(row.seq, row.told);
        if (heldInMeaning(f.content, t) >= LIKE || answerTo({ ...f, tellings: [f] }, t, false) !== undefined)
          found.add(row.followup);
      }
  }
  return found;
};

/** A follow-up from its tellings, with its possible answers. */
const gather = (db: Database, id: string): FollowUp | undefined => {
  const tellings = db
    .all<{ seq: number; told: string }>('SELECT seq, told FROM followup_tellings WHERE followup = ? ORDER BY sort', id)
    .map(({ seq, told }) => unpack(seq, told));
  if (!tellings.length) return undefined;
  const followUp = makeFollowUp(tellings);
  const root = tellings[0]!;
  const own = stemsFor(root);
  const later = laterTellings(db, [...own, ...deedStems(root, KINDRED)], root.published, AHEAD, ANSWERS_LOOKED_AT);
  // Whether a report only says again what is waited for is asked of those alone that may answer.
  const likely = later.filter((t) => answerTo(followUp, t, false) !== undefined);
  const near = likely.length
    ? db
        .all<{ seq: number; told: string }>(
          'SELECT f.seq, f.told FROM reports r JOIN followup_tellings f ON f.report = r.seq WHERE r.id IN (SELECT value FROM json_each(?))',
          JSON.stringify([...new Set(likely.map((t) => t.report))]),
        )
        .map(({ seq, told }) => unpack(seq, told))
    : [];
  const repeats = repeatsOf(near);
  return { ...followUp, answers: bestAnswers(likely.flatMap((t) => answerTo(followUp, t, repeats(t, followUp.kind)) ?? [])) };
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
