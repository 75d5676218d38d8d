// What is asked across reports: stories, claims, disagreements, follow-ups, the register.
import {
  type MergeSuggestion,
  makeClaim,
  type RegisterActor,
  type Step,
  stateOf,
  suggestionKeys,
  traceClaim,
  type Voice,
  weigh,
  whyOne,
} from '../../linking/index.ts';
import type {
  ClaimRow,
  DisagreementRow,
  FollowUpRow,
  LinkedFilter,
  RegisterRow,
  StoryFilter,
  StoryRow,
  ToldRow,
} from '../linked.ts';
import type { Cell } from '../projection.ts';
import type { Filter } from '../store.ts';
import { heldIn, reportConditions } from './conditions.ts';
import type { Database } from './database.ts';
import { standingIn, tellingsOfClaim } from './link-claims.ts';
import { lookBacksOf } from './read-look-backs.ts';

const NO_LIMIT = -1; // SQLite's

type Present<T> = { [K in keyof T]?: NonNullable<T[K]> };
const present = <T extends object>(row: T): Present<T> =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as Present<T>;

const like = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

const where = (conditions: readonly [string, ...Cell[]][]): { sql: string; cells: Cell[] } => ({
  sql: conditions.length ? `WHERE ${conditions.map(([sql]) => `(${sql})`).join(' AND ')}` : '',
  cells: conditions.flatMap(([, ...cells]) => cells),
});

const dates = (from: string, to: string, { since, until }: Filter): [string, ...Cell[]][] => [
  ...(since === undefined ? [] : [[`${to} >= ?`, since] as [string, Cell]]),
  ...(until === undefined ? [] : [[`${from} <= ?`, `${until}\uffff`] as [string, Cell]]),
];

const STORY_ORDER = {
  first: 's.first IS NULL, s.first, s.id',
  last: 's.last IS NULL, s.last DESC, s.id',
  outlets: 's.outlets DESC, s.last IS NULL, s.last DESC, s.id',
  reports: 's.reports DESC, s.last IS NULL, s.last DESC, s.id',
} as const;

/** Stories that hold a report which the filter chooses. */
export function* listStories(db: Database, filter: StoryFilter): Generator<StoryRow> {
  const chosen = reportConditions(filter);
  const own: [string, ...Cell[]][] = filter.story === undefined ? [] : [['s.id = ?', storyOf(db, filter.story)]];
  const inner = `s.id IN (SELECT t.story FROM texts t JOIN reports r ON r.seq = t.report JOIN versions v ON v.seq = r.version ${chosen.sql})`;
  const { sql, cells } = where([...own, ...(chosen.sql ? [[inner, ...chosen.cells] as [string, ...Cell[]]] : [])]);
  const rows = db.all<{
    id: string;
    title: string | null;
    first: string | null;
    last: string | null;
    texts: number;
    outlets: number;
    claims: number;
    disagreements: number;
  }>(
    `SELECT s.id, s.title, s.first, s.last, s.texts, s.outlets,
       (SELECT count(*) FROM claims c WHERE c.story = s.id AND c.reports > 1) AS claims,
       (SELECT count(*) FROM disagreements d WHERE d.story = s.id) AS disagreements
     FROM stories s ${sql} ORDER BY ${STORY_ORDER[filter.sort ?? (filter.latest ? 'last' : 'first')]} LIMIT ? OFFSET ?`,
    ...cells,
    filter.limit ?? NO_LIMIT,
    filter.offset ?? 0,
  );
  for (const { id, title, first, last, texts, outlets, claims, disagreements } of rows) {
    const reports = db
      .all<{ id: string }>('SELECT r.id FROM texts t JOIN reports r ON r.seq = t.report WHERE t.story = ? ORDER BY t.sort', id)
      .map((r) => r.id);
    const lookBacks = filter.lookBacks ? lookBacksOf(db, id) : [];
    yield {
      story: id,
      ...present({ title, from: first, to: last }),
      reports,
      ...(lookBacks.length && { lookBacks }),
      texts,
      outlets,
      voices: voicesIn(db, id) || texts, // where nothing was understood that somebody tells, each text speaks for itself
      claims,
      disagreements,
    };
  }
}

const WEIGHED = 1000; // tellings of a story whose voices are told apart

/** How many voices speak in a story: ministry, minister and spokesman are one, and so are copies of one text. */
const voicesIn = (db: Database, story: string): number =>
  weigh(
    db
      .all<{ report: string; voice: string; origin: string }>(
        `SELECT r.id AS report, x.origin, json_extract(t.told, '$.voice') AS voice
         FROM texts x JOIN tellings t ON t.report = x.report JOIN reports r ON r.seq = x.report WHERE x.story = ? ORDER BY t.sort LIMIT ?`,
        story,
        WEIGHED,
      )
      .map(({ voice, report, origin }) => ({ report, origin, outlet: '', voice: JSON.parse(voice) as Voice })),
  ).voices;

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
          [`${column} IN (SELECT r.seq FROM reports r JOIN versions v ON v.seq = r.version ${rest.sql})`, ...rest.cells] as [
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
            like(filter.actor),
            like(filter.actor),
            like(filter.actor),
          ] as [string, ...Cell[]],
        ]),
    ...(filter.country === undefined ? [] : [[`${tells} t.told LIKE ?)`, `%"country":"${filter.country}"%`] as [string, Cell]]),
    ...(filter.speaker === undefined ? [] : [[`${tells} t.voice LIKE ? ESCAPE '\\')`, like(filter.speaker)] as [string, Cell]]),
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
    ...(filter.actor === undefined ? [] : [[`${has} s.voice LIKE ? ESCAPE '\\')`, like(filter.actor)] as [string, Cell]]),
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
    ...(filter.speaker === undefined ? [] : [["f.by_whom LIKE ? ESCAPE '\\'", like(filter.speaker)] as [string, Cell]]),
    ...within('t.report', filter, ['report', 'type', 'actor', 'country', 'speaker', 'minConfidence']).map(
      ([sql, ...cells]): [string, ...Cell[]] => [`f.id IN (SELECT t.followup FROM followup_tellings t WHERE ${sql})`, ...cells],
    ),
    ...(filter.actor === undefined
      ? []
      : [
          ["f.by_whom LIKE ? ESCAPE '\\' OR f.to_whom LIKE ? ESCAPE '\\'", like(filter.actor), like(filter.actor)] as [
            string,
            ...Cell[],
          ],
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

interface EntryRow {
  id: string;
  name: string;
  kind: string;
  country: string | null;
  body: string | null;
  sectors: string;
}

// All entries that are one actor: the entry itself and those that people merged into it.
const ENTRIES =
  'FROM register_entries e WHERE (e.entry = a.id OR e.entry IN (SELECT m.id FROM register_actors m WHERE m.merged_into = a.id))';

export function* listRegister(db: Database, filter: Filter): Generator<RegisterRow> {
  const named = `EXISTS (SELECT 1 FROM register_entries e JOIN reports r ON r.seq = e.report JOIN versions v ON v.seq = r.version
    WHERE (e.entry = a.id OR e.entry IN (SELECT m.id FROM register_actors m WHERE m.merged_into = a.id)) AND`;
  const { sql, cells } = where([
    ['a.merged_into IS NULL'],
    ...(filter.actor === undefined
      ? []
      : [
          [
            "a.name LIKE ? ESCAPE '\\' OR EXISTS (SELECT 1 FROM register_actors m WHERE m.merged_into = a.id AND m.name LIKE ? ESCAPE '\\')",
            like(filter.actor),
            like(filter.actor),
          ] as [string, ...Cell[]],
        ]),
    ...(filter.country === undefined
      ? []
      : [['a.country = ? OR a.body = ?', filter.country, filter.country] as [string, ...Cell[]]]),
    ...(filter.report === undefined ? [] : [[`${named} r.id = ?)`, filter.report] as [string, Cell]]),
    ...(filter.since === undefined ? [] : [[`${named} v.published >= ?)`, filter.since] as [string, Cell]]),
    ...(filter.until === undefined ? [] : [[`${named} v.published <= ?)`, `${filter.until}\uffff`] as [string, Cell]]),
    ...(filter.type === undefined
      ? []
      : [
          [
            `${named} EXISTS (SELECT 1 FROM event_parties p JOIN events x ON x.report = p.report AND x.key = p.event WHERE p.report = e.report AND p.actor = e.key AND x.type = ?))`,
            filter.type.toUpperCase(),
          ] as [string, Cell],
        ]),
  ]);
  const rows = db.all<EntryRow & { reports: number }>(
    `SELECT a.id, a.name, a.kind, a.country, a.body, a.sectors, (SELECT count(DISTINCT e.report) ${ENTRIES}) AS reports
     FROM register_actors a ${sql} ORDER BY reports DESC, a.name, a.id LIMIT ?`,
    ...cells,
    filter.limit ?? NO_LIMIT,
  );
  for (const { id, name, kind, country, body, sectors, reports } of rows) {
    const also = db
      .all<{ name: string }>('SELECT name FROM register_actors WHERE merged_into = ? ORDER BY name', id)
      .map((m) => m.name);
    const { events, statements } = db.get<{ events: number; statements: number }>(
      `SELECT coalesce(sum((SELECT count(DISTINCT p.event) FROM event_parties p WHERE p.report = e.report AND p.actor = e.key)), 0) AS events,
         coalesce(sum((SELECT count(*) FROM statements s WHERE s.report = e.report AND s.speaker = e.key)), 0) AS statements
       ${ENTRIES.replaceAll('a.id', '?')}`,
      id,
      id,
    )!;
    yield {
      id,
      name,
      kind,
      ...present({ country, body }),
      sectors: sectors.split(' ').filter(Boolean),
      ...(also.length && { also }),
      reports,
      events,
      statements,
    };
  }
}

const CROWD = 40; // entries under one key, as in linking/register.ts

/** Entries that might be one. Pairs that a person merged or split are left out. */
export const suggestMerges = (db: Database, limit: number): MergeSuggestion[] => {
  const entries = db
    .all<EntryRow & { reports: number }>(
      'SELECT a.*, (SELECT count(DISTINCT e.report) FROM register_entries e WHERE e.entry = a.id) AS reports FROM register_actors a WHERE a.merged_into IS NULL ORDER BY a.id',
    )
    .map(({ country, body, sectors, kind, ...rest }) => ({
      ...rest,
      kind: kind as RegisterActor['kind'],
      ...present({ country, body }),
      sectors: sectors.split(' ').filter(Boolean),
    }));
  const parted = new Set(
    db
      .all<{ a: string; b: string }>("SELECT a, b FROM decisions WHERE subject = 'actor' AND op = 'split' AND undone IS NULL")
      .map(({ a, b }) => [a, b].sort().join('\n')),
  );
  const byKey = new Map<string, typeof entries>();
  for (const entry of entries)
    for (const key of suggestionKeys(entry)) {
      const list = byKey.get(key);
      if (list) list.push(entry);
      else byKey.set(key, [entry]);
    }
  const found = new Map<string, MergeSuggestion & { weight: number }>();
  for (const group of byKey.values()) {
    if (group.length > CROWD) continue;
    group.forEach((a, i) => {
      for (const b of group.slice(i + 1)) {
        const reason = whyOne(a, b);
        if (reason && !parted.has([a.id, b.id].sort().join('\n')))
          found.set(`${a.id}\n${b.id}`, { a: a.id, b: b.id, reason, weight: a.reports + b.reports });
      }
    });
  }
  return [...found.values()]
    .sort((x, y) => y.weight - x.weight || (x.a + x.b < y.a + y.b ? -1 : 1))
    .slice(0, limit)
    .map(({ weight: _, ...s }) => s);
};
