// A dossier and the same one made again from its records, corrections and decisions → where what is known across reports differs. Rows are told by
// the ids of reports and by names, never by numbers, which follow the order of arrival.
import type { Fault } from '../store.ts';
import type { Database } from './database.ts';

const REPORT = 'JOIN reports r ON r.seq = x.report';

/** Each kind of row: what a person calls it, and its cells; the first cell names it, `report` tells whose it is. */
const LINKED: readonly { what: string; sql: string }[] = [
  { what: 'text', sql: `SELECT r.id AS report, x.name, x.day, x.length, x.origin, x.made_story, x.story FROM texts x ${REPORT}` },
  { what: 'story', sql: 'SELECT * FROM stories' },
  {
    what: 'telling',
    sql: `SELECT x.key, r.id AS report, x.layer, x.name, x.type, x.mode, x.stance, x.reality, x.voice, x.words, x.start, x.stop, x.from_date, x.to_date,
      x.place, x.doers, x.targets, x.counts, x.told, x.made_claim, x.claim FROM tellings x ${REPORT}`,
  },
  { what: 'claim', sql: 'SELECT * FROM claims' },
  { what: 'disagreement', sql: 'SELECT * FROM disagreements' },
  { what: 'side of a disagreement', sql: 'SELECT * FROM disagreement_sides' },
  {
    what: 'telling of a follow-up',
    sql: `SELECT x.key, r.id AS report, x.kind, x.name, x.words, x.start, x.stop, x.told, x.followup FROM followup_tellings x ${REPORT}`,
  },
  { what: 'follow-up', sql: 'SELECT * FROM followups' },
  { what: 'answer', sql: 'SELECT * FROM answers' },
  { what: 'actor of the register', sql: 'SELECT id, name, kind, country, body, sectors, merged_into FROM register_actors' },
  { what: 'entry of the register', sql: `SELECT x.entry, r.id AS report, x.key FROM register_entries x ${REPORT}` },
];

const SHOWN = 20; // faults of one kind: beyond, a number

/** What a dossier holds that the one made again does not, and the other way round. */
export const linkedFaults = (kept: Database, made: Database): Fault[] =>
  LINKED.flatMap(({ what, sql }) => {
    const rows = (db: Database): Map<string, Record<string, unknown>> =>
      new Map(db.all<Record<string, unknown>>(sql).map((row) => [JSON.stringify(row), row]));
    const [mine, theirs] = [rows(kept), rows(made)];
    const faults: Fault[] = [];
    const say = (row: Record<string, unknown>, how: string): void => {
      const { report } = row;
      const [name] = Object.values(row);
      faults.push({
        code: 'linked',
        message: `the ${what} ${String(name)} ${how}`,
        ...(typeof report === 'string' && { report }),
      });
    };
    for (const [text, row] of mine) if (!theirs.has(text)) say(row, 'is not the one that its records and decisions make');
    for (const [text, row] of theirs) if (!mine.has(text)) say(row, 'is lacking, as its records and decisions make it');
    const more = faults.length - SHOWN;
    return more > 0
      ? [...faults.slice(0, SHOWN), { code: 'linked', message: `and ${more} more rows of the kind ${what}` }]
      : faults;
  });
