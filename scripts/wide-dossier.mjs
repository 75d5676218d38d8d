// A small dossier → one of many reports, to see what pages cost on it: rows of each report again and again under other ids, on other days, with other names of
// people and places a little apart. Rows alone: no record is made again, so it serves for measuring what is asked, not what is linked or checked.
//   node scripts/wide-dossier.mjs FROM.db TO.db [reports]
import { copyFileSync, rmSync } from 'node:fs';
import Driver from 'libsql';

const [from, to, wanted = '100000'] = process.argv.slice(2);
if (!to) {
  console.error('usage: wide-dossier.mjs FROM.db TO.db [reports]');
  process.exit(2);
}
for (const end of ['', '-wal', '-shm']) rmSync(to + end, { force: true });
copyFileSync(from, to);
const db = new Driver(to);
db.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -400000');
const all = (sql, ...cells) => db.prepare(sql).all(cells);
const columnsOf = (table) => all(`PRAGMA table_info(${table})`).map((c) => c.name);
const base = all('SELECT max(seq) AS n FROM reports')[0].n;
const versions = all('SELECT max(seq) AS n FROM versions')[0].n;
const readings = all('SELECT max(seq) AS n FROM readings')[0].n;
const tellings = all('SELECT max(seq) AS n FROM tellings')[0].n;
const followUps = all('SELECT coalesce(max(seq), 0) AS n FROM followup_tellings')[0].n;
const copies = Math.ceil(Number(wanted) / base) - 1;

// What a column of a copy holds instead; n is the copy's number. Names of people change in every copy, those of countries and bodies in none.
const day = (c) => `CASE WHEN ${c} IS NULL THEN NULL ELSE date(${c}, '+' || (:n % 3000) || ' days') END`;
const other = (c) => `CASE WHEN ${c} IS NULL THEN NULL ELSE ${c} || '~' || :n END`;
const number = (c, step) => `${c} + :n * ${step}`;
const CHANGES = {
  reports: {
    seq: number('seq', base),
    id: other('id'),
    version: number('version', versions),
    reading: number('reading', readings),
  },
  versions: {
    seq: number('seq', versions),
    report: number('report', base),
    published: day('published'),
    added: `strftime('%Y-%m-%dT%H:%M:%fZ', added, '-' || (${copies} + 1 - :n) || ' minutes')`,
    address: other('address'),
    text: `replace(text, 'Quiroga', 'Quiroga' || char(97 + :n % 26) || char(97 + (:n / 26) % 26) || char(97 + (:n / 676) % 26))`,
  },
  readings: { seq: number('seq', readings), version: number('version', versions), record: `''` },
  actors: {
    report: number('report', base),
    name: `CASE WHEN kind = 'person' THEN name || ' ' || char(65 + :n % 26) || (:n / 26) ELSE name END`,
  },
  places: {
    report: number('report', base),
    lat: 'max(-89, min(89, lat + (:n % 200) * 0.3 - 30))',
    lon: 'max(-179, min(179, lon + (:n % 331) * 0.4 - 66))',
  },
  statements: {
    report: number('report', base),
    speaker_name: `CASE WHEN speaker_name IS NULL THEN NULL WHEN :n % 3 THEN speaker_name || ' ' || char(65 + :n % 26) || (:n / 26) ELSE speaker_name END`,
    date: day('date'),
  },
  events: { report: number('report', base), date: day('date') },
  event_parties: { report: number('report', base) },
  texts: {
    report: number('report', base),
    version: number('version', versions),
    sort: `sort || :n`,
    held_by: number('held_by', base),
    origin: other('origin'),
    made_story: other('made_story'),
    story: other('story'),
    name: other('name'),
  },
  stories: { id: other('id'), first: day('first'), last: day('last') },
  tellings: {
    seq: number('seq', tellings),
    report: number('report', base),
    name: other('name'),
    sort: 'sort || :n',
    held_by: number('held_by', tellings),
    made_claim: other('made_claim'),
    claim: other('claim'),
  },
  claims: { id: other('id'), story: other('story'), first: day('first'), last: day('last') },
  disagreements: { id: other('id'), story: other('story'), claim: `CASE claim WHEN '' THEN '' ELSE claim || '~' || :n END` },
  disagreement_sides: { disagreement: other('disagreement'), report: other('report') },
  followup_tellings: {
    seq: number('seq', followUps),
    report: number('report', base),
    name: other('name'),
    held_by: number('held_by', followUps),
    followup: other('followup'),
  },
  followups: { id: other('id'), first: day('first'), due: day('due') },
  answers: { followup: other('followup'), report: other('report') },
  register_entries: {
    report: number('report', base),
    entry: `CASE WHEN entry LIKE 'person:%' THEN entry || '~' || :n ELSE entry END`,
  },
};
const fill = Object.entries(CHANGES).map(([table, changes]) => {
  const columns = columnsOf(table);
  const keyed = { disagreements: '1', stories: '1' };
  const own =
    columns.includes('report') && !['disagreement_sides', 'answers'].includes(table)
      ? `report <= ${base}`
      : columns.includes('seq')
        ? `seq <= ${{ versions, readings, reports: base }[table] ?? base}`
        : keyed[table]
          ? '1'
          : '1';
  const source = columns.includes('report') || columns.includes('seq') ? `(SELECT * FROM first_${table})` : `first_${table}`;
  db.exec(`CREATE TEMP TABLE first_${table} AS SELECT * FROM ${table} WHERE ${own}`);
  return db.prepare(
    `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${columns.map((c) => changes[c] ?? c).join(', ')} FROM ${source}`,
  );
});
db.exec(`CREATE TEMP TABLE people AS SELECT * FROM register_actors WHERE kind = 'person'`);
const people = db.prepare(
  `INSERT INTO register_actors (id, name, kind, country, body, sectors, merged_into) SELECT id || '~' || :n, name || ' ' || char(65 + :n % 26) || (:n / 26), kind, country, body, sectors, NULL FROM people`,
);
const began = performance.now();
for (let n = 1; n <= copies; n += 1) {
  if (n % 100 === 1) db.exec('BEGIN');
  for (const statement of fill) statement.run({ n });
  people.run({ n });
  if (n % 100 === 0 || n === copies) db.exec('COMMIT');
  if (n % 1000 === 0) console.error(`${n * base} reports, ${Math.round((performance.now() - began) / 1000)} s`);
}
db.exec(`INSERT INTO search (search) VALUES ('rebuild')`);
db.exec('PRAGMA journal_mode = WAL');
db.exec('ANALYZE');
console.log(`${(copies + 1) * base} reports`);
db.close();
