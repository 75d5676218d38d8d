// What is asked across reports: stories, claims, disagreements, follow-ups. The register of actors: read-register.ts.
import { makeClaim, type Step, stateOf, traceClaim } from '../../linking/index.ts';
import type { ClaimRow, DisagreementRow, FollowUpRow, LinkedFilter, StoryFilter, StoryRow, ToldRow } from '../linked.ts';
import type { Cell } from '../projection.ts';
import type { Filter } from '../store.ts';
import { heldIn, isBroad, reportConditions, where, withVersions } from './conditions.ts';
import type { Database } from './database.ts';
import { standingIn, tellingsOfClaim, voicesIn } from './link-claims.ts';
import { lookBacksOf } from './read-look-backs.ts';
import { NO_LIMIT, present } from './rows.ts';
import { containing } from './watch-conditions.ts';

/** What overlaps the days that a filter asks for. */
const dates = (from: string, to: string, { since, until }: Filter): [string, ...Cell[]][] => [
  ...(since === undefined ? [] : [[`${to} >= ?`, since] as [string, Cell]]),
  ...(until === undefined ? [] : [[`${from} <= ?`, `${until}\uffff`] as [string, Cell]]),
];

const STORY_ORDER = {
  first: 's.first NULLS LAST, s.id',
  last: 's.last DESC, s.id', // undated last: SQLite holds nothing for the least
  outlets: 's.outlets DESC, s.last DESC, s.id',
  reports: 's.reports DESC, s.last DESC, s.id',
} as const;

/** Stories that hold a report which the filter chooses. */
export function* listStories(db: Database, filter: StoryFilter): Generator<StoryRow> {
  const order = filter.sort ?? (filter.latest ? 'last' : 'first');
  // In order of days an index leads through the stories; else all that are chosen are sorted.
  const walk = filter.story === undefined && (order === 'last' || order === 'first') && isBroad(db, filter);
  const chosen = reportConditions(filter, walk || filter.story !== undefined || filter.report !== undefined);
  const versions = withVersions(chosen.sql);
  const own: [string, ...Cell[]][] = filter.story === undefined ? [] : [['s.id = ?', storyOf(db, filter.story)]];
  const inner = walk
    ? `EXISTS (SELECT 1 FROM texts t JOIN reports r ON r.seq = t.report${versions} ${chosen.sql} AND t.story = s.id)`
    : `s.id IN (SELECT t.story FROM texts t JOIN reports r ON r.seq = t.report${versions} ${chosen.sql})`;
  const { sql, cells } = where([...own, ...(chosen.sql ? [[inner, ...chosen.cells] as [string, ...Cell[]]] : [])]);
  const rows = db.all<{
    id: string;
    title: string | null;
    first: string | null;
    last: string | null;
    size: number;
    texts: number;
    outlets: number;
    voices: number | null;
    claims: number;
    disagreements: number;
  }>(
    `SELECT s.id, s.title, s.first, s.last, s.reports AS size, s.texts, s.outlets, s.voices,
       (SELECT count(*) FROM claims c WHERE c.story = s.id AND c.reports > 1) AS claims,
       (SELECT count(*) FROM disagreements d WHERE d.story = s.id) AS disagreements
     FROM stories s${walk ? ` INDEXED BY stories_${order}` : ''} ${sql} ORDER BY ${STORY_ORDER[order]} LIMIT ? OFFSET ?`,
    ...cells,
    filter.limit ?? NO_LIMIT,
    filter.offset ?? 0,
  );
  for (const { id, title, first, last, size, texts, outlets, voices, claims, disagreements } of rows) {
    const reports = filter.counted
      ? []
      : db
          .all<{ id: string }>(
            'SELECT r.id FROM texts t JOIN reports r ON r.seq = t.report WHERE t.story = ? ORDER BY t.sort',
            id,
          )
          .map((r) => r.id);
    const lookBacks = filter.lookBacks ? lookBacksOf(db, id) : [];
    yield {
      story: id,
      ...present({ title, from: first, to: last }),
      reports,
      size,
      ...(lookBacks.length && { lookBacks }),
      texts,
      outlets,
      voices: (voices ?? voicesIn(db, id)) || texts, // where nothing was understood that somebody tells, each text speaks for itself
      claims,
      disagreements,
    };
  }
}

/** The story that an id leads to: an old one to where its text stands now. */
export const storyOf = (db: Database, given: string): string =>
  db.get<{ x: string }>('SELECT id AS x FROM stories WHERE id = ?', given)?.x ??
  db.get<{ x: string }>('SELECT story AS x FROM texts WHERE name = ? ORDER BY sort LIMIT 1', given)?.x ??
  given;

/** Numbers of some reports, by their ids. */
const SOME = 'SELECT r.seq FROM json_each(?) j JOIN reports r ON r.id = j.value';

/** What a filter says of reports, as a condition on a column that holds a report's number. */
const within = (column: string, filter: LinkedFilter, own: readonly (keyof Filter)[]): [string, ...Cell[]][] => {
  const rest = heldIn(Object.fromEntries(Object.entries(filter).filter(([name]) => !own.includes(name as keyof Filter))));
  return [
    ...(filter.reports === undefined ? [] : [[`${column} IN (${SOME})`, JSON.stringify(filter.reports)] as [string, Cell]]),
    ...(rest
      ? [
          [`${column} IN (SELECT r.seq FROM reports r${withVersions(rest.sql)} ${rest.sql})`, ...rest.cells] as [
            string,
            ...Cell[],
          ],
        ]
      : []),
  ];
};

const claimOf = (db: Database, given: string): string =>
  db.get<{ x: string }>('SELECT id AS x FROM claims WHERE id = ?', given)?.x ??
  db.get<{ x: string }>('SELECT claim AS x FROM tellings WHERE name = ? OR key = ? ORDER BY sort LIMIT 1', given, given)?.x ??
  given;

const told = (db: Database, claim: string): ToldRow[] =>
  db
    .all<{
      report: string;
      key: string;
      outlet: string | null;
      published: string | null;
      voice: string;
      stance: 'for' | 'against';
      reality: string;
      words: string;
    }>(
      `SELECT r.id AS report, t.key, v.outlet, v.published, t.voice, t.stance, t.reality, t.words
       FROM tellings t JOIN reports r ON r.seq = t.report JOIN versions v ON v.seq = r.version WHERE t.claim = ? ORDER BY t.sort`,
      claim,
    )
    .map(({ outlet, published, ...rest }) => ({ ...rest, ...present({ outlet, published }) }) as ToldRow);

export function* listClaims(db: Database, filter: LinkedFilter): Generator<ClaimRow> {
  const tells = 'EXISTS (SELECT 1 FROM tellings t WHERE t.claim = c.id AND';
  const { sql, cells } = where([
    ...(filter.all || filter.id !== undefined ? [] : [['c.reports > 1'] as [string]]),
    ...(filter.id === undefined ? [] : [['c.id = ?', claimOf(db, filter.id)] as [string, Cell]]),
    ...(filter.story === undefined ? [] : [['c.story = ?', storyOf(db, filter.story)] as [string, Cell]]),
    ...(filter.type === undefined ? [] : [[`${tells} t.type = ?)`, filter.type.toUpperCase()] as [string, Cell]]),
    ...(filter.report === undefined
      ? []
      : [[`${tells} t.report = (SELECT seq FROM reports WHERE id = ?))`, filter.report] as [string, Cell]]),
    ...(filter.actor === undefined
      ? []
      : [
          [
            `${tells} (t.voice LIKE ? ESCAPE '\\' OR t.doers LIKE ? ESCAPE '\\' OR t.targets LIKE ? ESCAPE '\\'))`,
            containing(filter.actor),
            containing(filter.actor),
            containing(filter.actor),
          ] as [string, ...Cell[]],
        ]),
    ...(filter.country === undefined ? [] : [[`${tells} t.told LIKE ?)`, `%"country":"${filter.country}"%`] as [string, Cell]]),
    ...(filter.speaker === undefined
      ? []
      : [[`${tells} t.voice LIKE ? ESCAPE '\\')`, containing(filter.speaker)] as [string, Cell]]),
    ...(filter.reality === undefined ? [] : [[`${tells} t.reality = ?)`, filter.reality] as [string, Cell]]),
    ...within('t.report', filter, ['report', 'type', 'actor', 'country', 'speaker', 'reality', 'minConfidence']).map(
      ([sql, ...cells]): [string, ...Cell[]] => [`c.id IN (SELECT t.claim FROM tellings t WHERE ${sql})`, ...cells],
    ),
    ...dates('c.first', 'c.last', filter),
  ]);
  const rows = db.all<{
    id: string;
    type: string | null;
    words: string;
    first: string | null;
    last: string | null;
    reports: number;
    outlets: number;
    texts: number;
    voices: number;
    independent: number;
    denials: number;
    story: string;
  }>(`SELECT c.* FROM claims c ${sql} ORDER BY c.first IS NULL, c.first, c.id LIMIT ?`, ...cells, filter.limit ?? NO_LIMIT);
  for (const { id, type, words, first, last, ...rest } of rows) {
    const { type: kind, first: from, last: to } = present({ type, first, last });
    yield { id, ...(kind && { type: kind }), words, ...(from && { from }), ...(to && { to }), ...rest, tellings: told(db, id) };
  }
}

export const traceOf = (db: Database, given: string): Step[] | undefined => {
  const tellings = tellingsOfClaim(db, claimOf(db, given));
  if (!tellings.length) return undefined;
  const standing = standingIn(db);
  return traceClaim(makeClaim(tellings, standing), standing);
};

export function* listDisagreements(db: Database, filter: LinkedFilter): Generator<DisagreementRow> {
  const has = 'EXISTS (SELECT 1 FROM disagreement_sides s WHERE s.disagreement = d.id AND';
  const { sql, cells } = where([
    ...(filter.id === undefined ? [] : [['d.id = ?', filter.id] as [string, Cell]]),
    ...(filter.story === undefined ? [] : [['d.story = ?', storyOf(db, filter.story)] as [string, Cell]]),
    ...within('r.seq', filter, ['report', 'actor']).map(([sql, ...cells]): [string, ...Cell[]] => [
      `d.id IN (SELECT s.disagreement FROM reports r JOIN disagreement_sides s ON s.report = r.id WHERE ${sql})`,
      ...cells,
    ]),
    ...(filter.report === undefined ? [] : [[`${has} s.report = ?)`, filter.report] as [string, Cell]]),
    ...(filter.actor === undefined ? [] : [[`${has} s.voice LIKE ? ESCAPE '\\')`, containing(filter.actor)] as [string, Cell]]),
    ...(filter.since === undefined ? [] : [[`${has} s.published >= ?)`, filter.since] as [string, Cell]]),
    ...(filter.until === undefined ? [] : [[`${has} s.published <= ?)`, `${filter.until}\uffff`] as [string, Cell]]),
  ]);
  for (const { id, story, kind, of_whom } of db.all<{ id: string; story: string; kind: string; of_whom: string | null }>(
    `SELECT d.* FROM disagreements d ${sql} ORDER BY d.story, d.id LIMIT ?`,
    ...cells,
    filter.limit ?? NO_LIMIT,
  )) {
    const sides = db
      .all<{
        report: string;
        key: string;
        outlet: string;
        voice: string;
        value: string;
        words: string;
        start: number;
        stop: number;
        published: string | null;
      }>(
        'SELECT report, key, outlet, voice, value, words, start, stop, published FROM disagreement_sides WHERE disagreement = ? ORDER BY position',
        id,
      )
      .map(({ published, ...side }) => ({ ...side, ...(published !== null && { published }) }));
    yield { id, story, kind, ...(of_whom !== null && { of: of_whom }), sides };
  }
}

interface FollowUpListRow {
  id: string;
  kind: string;
  words: string;
  by_whom: string | null;
  to_whom: string | null;
  due: string | null;
  due_words: string | null;
  condition: string | null;
  first: string | null;
  answers: number;
  decided: string | null;
}

const followUpOf = (db: Database, given: string): string =>
  db.get<{ x: string }>('SELECT id AS x FROM followups WHERE id = ?', given)?.x ??
  db.get<{ x: string }>('SELECT followup AS x FROM followup_tellings WHERE name = ? ORDER BY sort LIMIT 1', given)?.x ??
  given;

export function* listFollowUps(db: Database, filter: LinkedFilter, today: string): Generator<FollowUpRow> {
  const tells = 'EXISTS (SELECT 1 FROM followup_tellings t JOIN reports r ON r.seq = t.report WHERE t.followup = f.id AND';
  const { sql, cells } = where([
    ...(filter.id === undefined ? [] : [['f.id = ?', followUpOf(db, filter.id)] as [string, Cell]]),
    ...(filter.type === undefined ? [] : [['f.kind = ?', filter.type.toLowerCase()] as [string, Cell]]),
    ...(filter.report === undefined ? [] : [[`${tells} r.id = ?)`, filter.report] as [string, Cell]]),
    ...(filter.story === undefined
      ? []
      : [
          [
            'f.id IN (SELECT t.followup FROM texts x JOIN followup_tellings t ON t.report = x.report WHERE x.story = ?)',
            storyOf(db, filter.story),
          ] as [string, Cell],
        ]),
    ...(filter.speaker === undefined ? [] : [["f.by_whom LIKE ? ESCAPE '\\'", containing(filter.speaker)] as [string, Cell]]),
    ...within('t.report', filter, ['report', 'type', 'actor', 'country', 'speaker', 'minConfidence']).map(
      ([sql, ...cells]): [string, ...Cell[]] => [`f.id IN (SELECT t.followup FROM followup_tellings t WHERE ${sql})`, ...cells],
    ),
    ...(filter.actor === undefined
      ? []
      : [
          [
            "f.by_whom LIKE ? ESCAPE '\\' OR f.to_whom LIKE ? ESCAPE '\\'",
            containing(filter.actor),
            containing(filter.actor),
          ] as [string, ...Cell[]],
        ]),
    ...(filter.country === undefined ? [] : [[`${tells} t.told LIKE ?)`, `%"country":"${filter.country}"%`] as [string, Cell]]),
    ...dates('f.first', 'f.first', filter),
  ]);
  const rows = db.all<FollowUpListRow>(`SELECT f.* FROM followups f ${sql} ORDER BY f.first IS NULL, f.first, f.id`, ...cells);
  let left = filter.limit ?? Number.POSITIVE_INFINITY;
  for (const { id, kind, words, answers: _, decided, ...rest } of rows) {
    if (left <= 0) return;
    const { by_whom: by, to_whom: to, due, due_words: dueWords, condition, first: from } = present(rest);
    const answers = db
      .all<{
        report: string;
        key: string;
        outlet: string;
        published: string | null;
        words: string;
        likeness: number;
        reasons: string;
      }>('SELECT report, key, outlet, published, words, likeness, reasons FROM answers WHERE followup = ? ORDER BY position', id)
      .map(({ published, ...a }) => ({ ...a, ...(published !== null && { published }) }));
    const state = stateOf(
      { answers: answers as never, ...(due && { due: { day: due, words: dueWords ?? '' } }) },
      (decided ?? undefined) as never,
      today,
    );
    if (filter.state !== undefined && filter.state !== state) continue;
    left -= 1;
    const tellings = db.all<FollowUpRow['tellings'][number]>(
      'SELECT r.id AS report, t.key, t.kind, t.words FROM followup_tellings t JOIN reports r ON r.seq = t.report WHERE t.followup = ? ORDER BY t.sort',
      id,
    );
    const reports = [...new Set(tellings.map((t) => t.report))];
    yield {
      id,
      kind,
      words,
      ...(by && { by }),
      ...(to && { to }),
      ...(due && { due }),
      ...(dueWords && { dueWords }),
      ...(condition && { condition }),
      ...(from && { from }),
      reports,
      tellings,
      state,
      answers,
    };
  }
}
