// A report came, changed or goes → all that is known across reports is brought up to date: stories, claims, disagreements, follow-ups, register.
// Part of the transaction that keeps the report. What people decided is put on top of what the machine groups.
import type { ReportRecord } from '../../core/index.ts';
import {
  type Claim,
  claimDisagreements,
  type Disagreement,
  mergeEntries,
  type RegisterActor,
  registerActor,
  type StandingOf,
  storyDisagreements,
} from '../../linking/index.ts';
import type { Decision, DecisionInput } from '../decisions.ts';
import { type Database, storable } from './database.ts';
import { addDecision, applyGroupDecisions, mergedEntries, settleActors, undoDecision } from './decisions.ts';
import {
  type ClaimedTelling,
  linkTellings,
  opposableTellings,
  standingIn,
  storiesSharingClaims,
  tellingsByClaim,
  tellingsOfReport,
  unlinkTellings,
  voicesIn,
  writeClaims,
} from './link-claims.ts';
import { followUpsBefore, linkFollowUpTellings, unlinkFollowUpTellings, writeFollowUp } from './link-followups.ts';
import { linkText, type TouchedStories, unlinkText } from './link-texts.ts';

const OPPOSED = 200; // tellings of one story that are held against each other
const JOINED = 6; // stories that share claims, whose tellings are held against each other

/** What a change touched; its rows are written at the end. */
interface Touched {
  claims: Set<string>;
  followUps: Set<string>;
  reports: Set<number>;
  stories: Set<string>;
}

const nothing = (): Touched => ({
  claims: new Set(),
  followUps: new Set(),
  reports: new Set(),
  stories: new Set(),
});
const add = <T>(to: Set<T>, from: Iterable<T>): void => {
  for (const x of from) to.add(x);
};
const addStories = (to: Touched, { reports, stories }: TouchedStories): void => {
  add(to.reports, reports);
  add(to.stories, stories);
};

const writeStory = (db: Database, id: string): void => {
  db.run('DELETE FROM stories WHERE id = ?', id);
  const row = db.get<{ first: string | null; last: string | null; reports: number; texts: number; outlets: number }>(
    `SELECT min(v.published) AS first, max(v.published) AS last, count(*) AS reports, count(DISTINCT t.origin) AS texts,
       count(DISTINCT coalesce(v.outlet, v.address, r.id)) AS outlets
     FROM texts t JOIN reports r ON r.seq = t.report JOIN versions v ON v.seq = r.version WHERE t.story = ?`,
    id,
  )!;
  if (!row.reports) return;
  const titled = db.get<{ title: string }>(
    'SELECT v.title FROM texts t JOIN reports r ON r.seq = t.report JOIN versions v ON v.seq = r.version WHERE t.story = ? AND v.title IS NOT NULL ORDER BY t.sort LIMIT 1',
    id,
  );
  db.insert('stories', { id, title: titled?.title ?? null, ...row, voices: voicesIn(db, id) });
};

const insertDisagreement = (db: Database, { id, kind, of, sides }: Disagreement, story: string, claim: string): void => {
  db.run('DELETE FROM disagreements WHERE id = ?', id);
  db.insert('disagreements', { id, story, claim, kind, of_whom: of ?? null });
  sides.forEach(({ report, telling, outlet, voice, value, words, published, evidence }, position) => {
    db.insert('disagreement_sides', {
      disagreement: id,
      position,
      report,
      key: telling.slice(report.length + 1),
      outlet,
      voice,
      value,
      words,
      start: Math.min(...evidence.map((e) => e.start)),
      stop: Math.max(...evidence.map((e) => e.end)),
      published: published ?? null,
    });
  });
};

/** What the tellings of one claim say differently; what stood there before is gone already. */
const writeClaimDisagreements = (db: Database, claim: Claim, story: string, standing: StandingOf): void => {
  for (const d of claimDisagreements(claim, standing)) insertDisagreement(db, d, story, claim.id);
};

/** Accounts against each other in some stories and in those that share claims with them: counts of people, denials, who began. */
const writeStoryDisagreements = (db: Database, from: Iterable<string>, standing: StandingOf): void => {
  const done = new Set<string>();
  for (const first of from) {
    if (done.has(first)) continue;
    const stories = new Set([first]);
    const tellings = new Map<string, ClaimedTelling>();
    for (const story of stories) {
      for (const t of opposableTellings(db, story, OPPOSED)) tellings.set(t.id, t);
      if (stories.size < JOINED) for (const other of storiesSharingClaims(db, story)) stories.add(other);
    }
    for (const story of stories) {
      done.add(story);
      db.run("DELETE FROM disagreements WHERE story = ? AND claim = ''", story);
    }
    const list = [...tellings.values()].sort((a, b) => (a.sort < b.sort ? -1 : 1));
    db.run(
      "DELETE FROM disagreements WHERE claim = '' AND id IN (SELECT s.disagreement FROM json_each(?) j JOIN disagreement_sides s ON s.report = j.value ->> 0 AND s.key = j.value ->> 1)",
      JSON.stringify(list.map((t) => [t.report, t.key])),
    );
    if (list.length < 2) continue;
    const name = [...stories].sort()[0]!;
    const claims = new Map(list.map((t) => [t.id, t.claim]));
    for (const d of storyDisagreements(list, standing, (t) => claims.get(t.id)!)) insertDisagreement(db, d, name, '');
  }
};

// "We", "them", "who": actors of one report that nobody knows elsewhere.
const PRONOUN =
  /^(?:i|we|us|you|he|him|she|her|it|they|them|who|whom|which|that|those|these|this|both|some|others?|many|one|ones|everyone|everybody|nobody|anyone|all)(?: of (?:them|us|you))?$/i;

const writeRegister = (db: Database, report: number, record: ReportRecord): void => {
  const keys = new Map<string, string>();
  const told = new Map<string, RegisterActor>();
  for (const actor of record.actors) {
    if (PRONOUN.test(actor.name)) continue;
    const made = registerActor(actor);
    const entry = { ...made, id: storable(made.id) }; // as it will be found again
    keys.set(actor.key ?? actor.id, entry.id);
    const same = told.get(entry.id);
    told.set(entry.id, same ? mergeEntries(same, entry) : entry);
  }
  if (!told.size) return;
  db.insertAll(
    'register_entries',
    [...keys].map(([key, entry]) => ({ report, key, entry })),
  );
  const known = new Map(
    db
      .all<EntryRow>(
        'SELECT id, name, kind, country, body, sectors FROM register_actors WHERE id IN (SELECT value FROM json_each(?))',
        JSON.stringify([...told.keys()]),
      )
      .map((row) => [row.id, row]),
  );
  const fresh = [...told.values()].filter((entry) => !known.has(entry.id));
  const merged = fresh.length ? mergedEntries(db) : new Map<string, string>();
  db.insertAll(
    'register_actors',
    fresh.map((entry) => ({ ...entryRow(entry), merged_into: merged.get(entry.id) ?? null })),
  );
  for (const row of known.values()) updateEntry(db, row, told.get(row.id)!);
};

interface EntryRow {
  id: string;
  name: string;
  kind: RegisterActor['kind'];
  country: string | null;
  body: string | null;
  sectors: string;
}

const entryRow = ({ id, name, kind, country, body, sectors }: RegisterActor) => ({
  id,
  name,
  kind,
  country: country ?? null,
  body: body ?? null,
  sectors: [...sectors].sort().join(' '),
});

/** Adds to an entry what a report tells of it. */
const updateEntry = (db: Database, known: EntryRow, entry: RegisterActor): void => {
  const { id, name, kind, country, body, sectors } = known;
  const before: RegisterActor = {
    id,
    name,
    kind,
    sectors: sectors.split(' ').filter(Boolean),
    ...(country !== null && { country }),
    ...(body !== null && { body }),
  };
  const row = entryRow(mergeEntries(entry, before));
  if (name !== row.name || sectors !== row.sectors || country !== row.country || body !== row.body)
    db.run(
      'UPDATE register_actors SET name = ?, country = ?, body = ?, sectors = ? WHERE id = ?',
      row.name,
      row.country,
      row.body,
      row.sectors,
      id,
    );
};

/** Entries that no report names any more. */
const sweepRegister = (db: Database, entries: readonly string[]): void => {
  for (const entry of entries)
    if (!db.get('SELECT 1 AS x FROM register_entries WHERE entry = ? LIMIT 1', entry))
      db.run('DELETE FROM register_actors WHERE id = ?', entry);
};

/** Writes the rows of all that was touched. */
const settle = (db: Database, touched: Touched): void => {
  applyGroupDecisions(db, touched);
  // Claims of reports whose origin or story changed are weighed anew.
  for (const report of touched.reports) {
    for (const { claim } of db.all<{ claim: string }>('SELECT DISTINCT claim FROM tellings WHERE report = ?', report))
      touched.claims.add(claim);
    const story = db.get<{ story: string }>('SELECT story FROM texts WHERE report = ?', report)?.story;
    if (story) touched.stories.add(story);
  }
  // Who denies whom, and which stories count together, is a matter of claims.
  const opposed = new Set(touched.stories);
  for (const { story } of db.all<{ story: string }>(
    'SELECT DISTINCT x.story FROM tellings t JOIN texts x ON x.report = t.report WHERE t.claim IN (SELECT value FROM json_each(?))',
    JSON.stringify([...touched.claims]),
  ))
    opposed.add(story);
  const told = tellingsByClaim(db, touched.claims);
  const standing = standingIn(db, new Set([...told.values()].flatMap((list) => list.map((t) => t.report))));
  const claims = writeClaims(db, touched.claims, told, standing);
  db.run('DELETE FROM disagreements WHERE claim IN (SELECT value FROM json_each(?))', JSON.stringify([...touched.claims]));
  for (const claim of claims) writeClaimDisagreements(db, claim, standing(claim.tellings[0]!.report)?.story ?? '', standing);
  for (const story of touched.stories) writeStory(db, story);
  writeStoryDisagreements(db, [...opposed].sort(), standing);
  for (const id of touched.followUps) writeFollowUp(db, id);
};

/** Takes a report's current, corrected record into what is known across reports. */
export const linkReport = (db: Database, report: number, record: ReportRecord): void => {
  const touched = unlinked(db, report);
  addStories(touched, linkText(db, report));
  writeRegister(db, report, record);
  add(touched.claims, linkTellings(db, report, record));
  add(touched.followUps, linkFollowUpTellings(db, report, record));
  add(touched.followUps, followUpsBefore(db, tellingsOfReport(db, report)));
  touched.reports.add(report);
  settle(db, touched);
};

const unlinked = (db: Database, report: number): Touched => {
  const touched = nothing();
  const linked = db.get<{ text: string; published: string | null }>(
    'SELECT v.text, v.published FROM texts t JOIN versions v ON v.seq = t.version WHERE t.report = ?',
    report,
  );
  if (linked) {
    addStories(touched, unlinkText(db, report, linked.text, linked.published));
    const answered = db.all<{ followup: string }>(
      'SELECT a.followup FROM answers a JOIN reports r ON r.id = a.report WHERE r.seq = ?',
      report,
    );
    add(
      touched.followUps,
      answered.map((a) => a.followup),
    );
    add(touched.claims, unlinkTellings(db, report));
    add(touched.followUps, unlinkFollowUpTellings(db, report));
    const entries = db.all<{ entry: string }>('SELECT entry FROM register_entries WHERE report = ?', report).map((e) => e.entry);
    db.run('DELETE FROM register_entries WHERE report = ?', report);
    sweepRegister(db, entries);
  }
  return touched;
};

/** Takes a report out of what is known across reports, before it is forgotten. */
export const unlinkReport = (db: Database, report: number): void => settle(db, unlinked(db, report));

/** Keeps what a person decides of groups and brings the rows up to date. */
export const decide = (db: Database, input: DecisionInput, now: string): Decision =>
  db.transaction(() => {
    const decision = addDecision(db, input, now);
    resettle(db, decision);
    return decision;
  });

/** Takes a decision back; the last one where none is named. Undefined where there is none. */
export const undoDecided = (db: Database, number: number | undefined, now: string): Decision | undefined =>
  db.transaction(() => {
    const decision = undoDecision(db, number, now);
    if (decision) resettle(db, decision);
    return decision;
  });

const resettle = (db: Database, { subject, a, b }: Decision): void => {
  if (subject === 'actor') {
    settleActors(db);
    return;
  }
  const touched = nothing();
  const items = [a, ...(b === undefined ? [] : [b])];
  if (subject === 'followup') {
    for (const name of items)
      for (const { x } of db.all<{ x: string }>(
        'SELECT followup AS x FROM followup_tellings WHERE name = ? OR followup = ?',
        name,
        name,
      ))
        touched.followUps.add(x);
  } else {
    const groups = subject === 'story' ? touched.stories : touched.claims;
    const [table, made, final] = subject === 'story' ? ['texts', 'made_story', 'story'] : ['tellings', 'made_claim', 'claim'];
    for (const name of items)
      for (const { x, y } of db.all<{ x: string; y: string }>(
        `SELECT ${made} AS x, ${final} AS y FROM ${table} WHERE name = ? OR ${final} = ? OR ${made} = ?`,
        name,
        name,
        name,
      )) {
        groups.add(x);
        groups.add(y);
      }
    if (subject === 'story')
      for (const story of groups)
        for (const { report } of db.all<{ report: number }>(
          'SELECT report FROM texts WHERE made_story = ? OR story = ?',
          story,
          story,
        ))
          touched.reports.add(report);
  }
  settle(db, touched);
};
