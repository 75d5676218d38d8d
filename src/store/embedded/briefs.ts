// The embedded dossier's side of briefs (see ../briefs.ts): kept whole, changed by a log of changes, marked by what became of their reports since.
import type { Brief, BriefNote, Handling, Signed, Span } from '../../core/index.ts';
import { changeBrief, unsettled } from '../brief-changes.ts';
import type { BriefChange, BriefRow, BriefStore, TouchedBrief } from '../briefs.ts';
import type { Correction } from '../corrections.ts';
import { DossierError } from '../errors.ts';
import type { Fault } from '../store.ts';
import type { Database } from './database.ts';
import { currentReading, readRecord } from './read-record.ts';

interface Kept {
  seq: number;
  id: string;
  composed: string;
}

const STRICTNESS: Handling[] = ['public', 'internal', 'restricted'];
const FORGOTTEN = 'the report was forgotten';
/** What became of a note, in words and as programs ask it. */
type Fate = Required<Pick<BriefNote, 'corrected' | 'became'>>;
const GONE: Fate = { corrected: FORGOTTEN, became: 'forgotten' };

const keptBrief = (db: Database, id: string): Kept | undefined => {
  const exact = db.get<Kept>('SELECT seq, id, composed FROM briefs WHERE id = ?', id);
  if (exact) return exact;
  const like = db.all<Kept>(
    "SELECT seq, id, composed FROM briefs WHERE id LIKE ? ESCAPE '\\' LIMIT 2",
    `%${id.replace(/[\\%_]/g, '\\$&')}%`,
  );
  return id.length >= 4 && like.length === 1 ? like[0] : undefined;
};

const needBrief = (db: Database, id: string): Kept => {
  const kept = keptBrief(db, id);
  if (!kept) throw new DossierError('missing', `there is no brief ${id}: sitrep brief list tells which there are`);
  return kept;
};

interface ChangeRow {
  seq: number;
  change: string;
  said_by: string;
  made: string;
  undone: string | null;
}
const changesOf = (db: Database, brief: number): ChangeRow[] =>
  db.all<ChangeRow & Record<string, never>>(
    'SELECT seq, change, said_by, made, undone FROM brief_changes WHERE brief = ? ORDER BY seq',
    brief,
  );
interface ReleaseRow {
  seq: number;
  changes: number;
  released: string;
  said_by: string;
  made: string;
}
const lastRelease = (db: Database, brief: number): ReleaseRow | undefined =>
  db.get<ReleaseRow & Record<string, never>>(
    'SELECT seq, changes, released, said_by, made FROM brief_releases WHERE brief = ? ORDER BY seq DESC LIMIT 1',
    brief,
  );

/** What became of a note's report; undefined where nothing did. Handling is the stricter of what it was and what it is. */
const noteNow = (db: Database, note: BriefNote, made: string): BriefNote => {
  const report = db.get<{ seq: number; handling: Handling; sha256: string }>(
    'SELECT r.seq, r.handling, v.sha256 FROM reports r JOIN versions v ON v.seq = r.version WHERE r.id = ?',
    note.report,
  );
  if (!report) return { ...note, ...GONE };
  const handling = STRICTNESS[Math.max(STRICTNESS.indexOf(note.handling), STRICTNESS.indexOf(report.handling))]!;
  const fate = report.sha256 === note.sha256 ? correctedThere(db, report.seq, note, made) : editedSince(db, report.seq, note);
  return { ...note, ...fate, handling };
};

const textOf = (db: Database, report: number): string =>
  db.get<{ text: string }>('SELECT v.text FROM reports r JOIN versions v ON v.seq = r.version WHERE r.seq = ?', report)!.text;

/** The outlet edited the report: do the words still stand in it? */
const editedSince = (db: Database, report: number, note: BriefNote): Fate => {
  const still = textOf(db, report).replace(/\s+/g, ' ').includes(note.quote.replace(/\s+/g, ' '));
  return still
    ? { corrected: 'the report was edited; these words still stand in it', became: 'words stand' }
    : { corrected: 'the report was edited, and these words no longer stand in it', became: 'words gone' };
};

/** A person corrected what was read from these words after the brief was made. */
const correctedThere = (db: Database, report: number, note: BriefNote, made: string): Fate | undefined => {
  const rows = db.all<{ key: string; layer: string; verdict: string; said_by: string | null }>(
    'SELECT key, layer, verdict, said_by FROM corrections WHERE sha256 = ? AND made > ? AND undone IS NULL ORDER BY seq',
    note.sha256,
    made,
  );
  if (!rows.length) return undefined;
  const reading = currentReading(db, report);
  const record = reading && readRecord(reading);
  if (!record) return undefined;
  const meets = (s: Span): boolean => s.start < note.end && note.start < s.end;
  for (const { key, layer, verdict, said_by } of rows.reverse()) {
    const { op } = JSON.parse(verdict) as Correction['verdict'];
    if (op === 'confirm') continue;
    const spans: Span[] =
      layer === 'events'
        ? record.events.filter((e) => e.key === key).map((e) => e.trigger)
        : layer === 'statements'
          ? record.statements.filter((s) => s.key === key).flatMap((s) => [...s.source, ...s.cue, ...s.content])
          : layer === 'actors'
            ? record.mentions.filter((m) => record.actors.some((a) => a.key === key && a.id === m.actor))
            : (record.mentions as (Span & { key?: string })[]).concat(record.times).filter((x) => x.key === key);
    const became = op === 'reject' ? 'rejected' : 'corrected';
    if (spans.some(meets))
      return { corrected: `what was read there was ${became}${said_by === null ? '' : ` by ${said_by}`}`, became };
  }
  return undefined;
};

const marked = (db: Database, brief: Brief): Brief => ({ ...brief, notes: brief.notes.map((n) => noteNow(db, n, brief.made)) });

/** The brief as it is now: composed, changed; released where nothing was changed since. */
const current = (db: Database, kept: Kept): Brief => {
  let brief = JSON.parse(kept.composed) as Brief;
  const rows = changesOf(db, kept.seq).filter((c) => c.undone === null);
  for (const { change, said_by, made } of rows)
    brief = changeBrief(brief, JSON.parse(change) as BriefChange, { by: said_by, at: made });
  const release = lastRelease(db, kept.seq);
  if (release && release.changes === (rows.at(-1)?.seq ?? 0))
    brief = { ...brief, released: { by: release.said_by, at: release.made } };
  return marked(db, brief);
};

const lastReleased = (db: Database, kept: Kept): Brief | undefined => {
  const release = lastRelease(db, kept.seq);
  return release && marked(db, JSON.parse(release.released) as Brief);
};

const rowOf = (db: Database, kept: Kept): BriefRow => {
  const brief = current(db, kept);
  const release = lastRelease(db, kept.seq);
  const standing = brief.sections.flatMap((s) => s.sentences).filter((s) => !s.out);
  const open = unsettled(brief);
  const { id, title, about, since, until, made } = brief;
  return {
    id,
    title,
    ...(about !== undefined && { about }),
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
    made,
    sentences: standing.length,
    waiting: standing.filter((s) => s.needs?.length && !s.approved).length,
    flagged: open.filter((x) => x.why === 'flagged').length,
    touched: brief.notes.filter((n) => n.corrected !== undefined).length,
    ...(release && { released: { by: release.said_by, at: release.made } }),
    draft: brief.released === undefined,
  };
};

const change = (db: Database, id: string, asked: BriefChange, signed: Signed): Brief =>
  db.transaction(() => {
    const kept = needBrief(db, id);
    changeBrief(current(db, kept), asked, signed); // throws where it can't be made
    db.insert('brief_changes', {
      brief: kept.seq,
      change: JSON.stringify(asked),
      said_by: signed.by,
      made: signed.at,
      undone: null,
    });
    return current(db, kept);
  });

const release = (db: Database, id: string, by: string, at: string): Brief =>
  db.transaction(() => {
    const kept = needBrief(db, id);
    const brief = current(db, kept);
    const open = unsettled(brief);
    if (open.length)
      throw new DossierError(
        'unsupported',
        `${open.length} ${open.length === 1 ? 'sentence waits' : 'sentences wait'} for an editor (${open.map((x) => `${x.sentence.id}: ${x.why}`).join(', ')}): edit, leave out or confirm ${open.length === 1 ? 'it' : 'them'} first`,
      );
    if (!brief.sections.some((s) => s.sentences.some((x) => !x.out)))
      throw new DossierError('unsupported', 'nothing stands in this brief');
    const out: Brief = { ...brief, released: { by, at } };
    const changes =
      changesOf(db, kept.seq)
        .filter((c) => c.undone === null)
        .at(-1)?.seq ?? 0;
    db.insert('brief_releases', { brief: kept.seq, changes, released: JSON.stringify(out), said_by: by, made: at });
    return out;
  });

const touched = (db: Database): TouchedBrief[] =>
  db.all<Kept & Record<string, never>>('SELECT seq, id, composed FROM briefs ORDER BY seq').flatMap((kept) => {
    const brief = lastReleased(db, kept) ?? current(db, kept);
    const notes = brief.notes.flatMap(({ number, report, corrected }) =>
      corrected === undefined ? [] : [{ number, report, corrected }],
    );
    if (!notes.length) return [];
    const numbers = new Set(notes.map((n) => n.number));
    const sentences = brief.sections.flatMap((s) => s.sentences).filter((s) => !s.out && s.notes.some((n) => numbers.has(n)));
    const { id, title, released } = brief;
    return [{ id, title, ...(released && { released }), notes, sentences: sentences.map((s) => s.id) }];
  });

/** A report was forgotten: no word of it stays in a brief, in what was changed of it or in what was released. Before the report is deleted. */
export const forgetInBriefs = (db: Database, report: string): void => {
  for (const { seq, composed } of db.all<Kept & Record<string, never>>(
    'SELECT b.seq, b.id, b.composed FROM briefs b JOIN brief_reports r ON r.brief = b.seq WHERE r.report = ?',
    report,
  )) {
    const gone = new Set<string>();
    const without = (json: string): string => {
      const brief = JSON.parse(json) as Brief;
      const titles = brief.notes.flatMap((n) => (n.report === report && n.title !== undefined ? [n.title] : []));
      const numbers = new Set(brief.notes.filter((n) => n.report === report).map((n) => n.number));
      const notes = brief.notes.map((n): BriefNote => {
        if (n.report !== report) return n;
        const { number, sha256, start, end, handling } = n;
        return { number, report, sha256, start, end, quote: '', handling, ...GONE };
      });
      const sections = brief.sections.map((section) => ({
        ...section,
        sentences: section.sentences.map((s) => {
          // Its own words are the first note's; a sentence that only counts the report among others keeps its words.
          if (!s.notes.length || !numbers.has(s.notes[0]!)) {
            const { group, ...rest } = s;
            const named = group !== undefined && titles.some((t) => group.includes(t));
            return { ...rest, ...(group !== undefined && !named && { group }), notes: s.notes.filter((n) => !numbers.has(n)) };
          }
          gone.add(s.id);
          const { id, date } = s;
          return { id, text: `(${FORGOTTEN})`, notes: [s.notes[0]!], ...(date !== undefined && { date }), out: true as const };
        }),
      }));
      return JSON.stringify({ ...brief, sections, notes } satisfies Brief);
    };
    db.run('UPDATE briefs SET composed = ? WHERE seq = ?', without(composed), seq);
    for (const r of db.all<{ seq: number; released: string }>('SELECT seq, released FROM brief_releases WHERE brief = ?', seq))
      db.run('UPDATE brief_releases SET released = ? WHERE seq = ?', without(r.released), r.seq);
    for (const c of changesOf(db, seq)) {
      const told = JSON.parse(c.change) as BriefChange;
      if ('sentence' in told && gone.has(told.sentence)) db.run('DELETE FROM brief_changes WHERE seq = ?', c.seq);
    }
    db.run('DELETE FROM brief_reports WHERE brief = ? AND report = ?', seq, report);
  }
};

/** Notes whose words are not those of their report. */
export const briefFaults = (db: Database): Fault[] =>
  db.all<Kept & Record<string, never>>('SELECT seq, id, composed FROM briefs ORDER BY seq').flatMap((kept) => {
    const brief = JSON.parse(kept.composed) as Brief;
    return brief.notes.flatMap((n): Fault[] => {
      const version = db.get<{ text: string }>('SELECT text FROM versions WHERE sha256 = ? LIMIT 1', n.sha256);
      if (
        !version ||
        n.became === 'forgotten' ||
        version.text.slice(n.start, n.end) === n.quote ||
        /\0|\p{Surrogate}/u.test(n.quote)
      )
        return [];
      return [{ code: 'brief', message: `note ${n.number} of brief ${kept.id} does not quote its report`, report: n.report }];
    });
  });

/** The methods of a dossier that keep briefs. */
export const briefsOf = (db: Database, now: () => string): BriefStore => ({
  async putBrief(brief, by) {
    db.transaction(() => {
      if (db.get('SELECT 1 AS found FROM briefs WHERE id = ?', brief.id))
        throw new DossierError('exists', `there is a brief ${brief.id} already`);
      const seq = db.insert('briefs', {
        id: brief.id,
        made: brief.made,
        composed: JSON.stringify(brief),
        kept_by: by ?? null,
        kept: now(),
      });
      for (const report of new Set(brief.notes.map((n) => n.report))) db.insert('brief_reports', { brief: seq, report });
    });
  },
  briefs: async () =>
    db
      .all<Kept & Record<string, never>>('SELECT seq, id, composed FROM briefs ORDER BY made DESC, seq DESC')
      .map((kept) => rowOf(db, kept)),
  async brief(id) {
    const kept = keptBrief(db, id);
    return kept && current(db, kept);
  },
  async releasedBrief(id) {
    const kept = keptBrief(db, id);
    return kept && lastReleased(db, kept);
  },
  changeBrief: async (id, asked, by) => change(db, id, asked, { by, at: now() }),
  undoBriefChange: async (id) =>
    db.transaction(() => {
      const kept = needBrief(db, id);
      const last = changesOf(db, kept.seq)
        .filter((c) => c.undone === null)
        .at(-1);
      if (!last || last.seq <= (lastRelease(db, kept.seq)?.changes ?? 0)) return undefined;
      db.run('UPDATE brief_changes SET undone = ? WHERE seq = ?', now(), last.seq);
      return current(db, kept);
    }),
  releaseBrief: async (id, by) => release(db, id, by, now()),
  async briefHistory(id) {
    const kept = needBrief(db, id);
    const head = db.get<{ kept_by: string | null; kept: string }>('SELECT kept_by, kept FROM briefs WHERE seq = ?', kept.seq)!;
    const changes = changesOf(db, kept.seq).map(({ change: c, said_by, made, undone }) => ({
      what: 'changed' as const,
      by: said_by,
      at: made,
      change: JSON.parse(c) as BriefChange,
      ...(undone !== null && { undone }),
    }));
    const releases = db
      .all<ReleaseRow & Record<string, never>>(
        'SELECT seq, changes, released, said_by, made FROM brief_releases WHERE brief = ? ORDER BY seq',
        kept.seq,
      )
      .map(({ said_by, made }) => ({ what: 'released' as const, by: said_by, at: made }));
    const first = { what: 'composed' as const, ...(head.kept_by !== null && { by: head.kept_by }), at: head.kept };
    // Stable: what happened at one moment stays in this order.
    const rest = [...changes, ...releases].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
    return [first, ...rest].map((row, i) => ({ number: i + 1, ...row }));
  },
  async discardBrief(id) {
    return db.transaction(() => {
      const kept = keptBrief(db, id);
      if (!kept) return false;
      if (lastRelease(db, kept.seq))
        throw new DossierError('unsupported', `the brief ${kept.id} was released: what was let out stays`);
      return db.run('DELETE FROM briefs WHERE seq = ?', kept.seq).changes > 0;
    });
  },
  briefsTouched: async () => touched(db),
});
