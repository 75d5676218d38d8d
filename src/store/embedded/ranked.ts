// A search's finds, best first, and the words around them. What several parts of one page ask (hits, facets) is ranked once; words around a find are
// made from the few texts that are shown, as the index of the whole dossier would look each of them up among all finds.
import { type Where, withVersions } from './conditions.ts';
import { Database } from './database.ts';

const RANKED = 201; // as many as facets count, and one that says whether there are more
const TITLE_WEIGHT = 4; // a word in the title tells what a report is about
const SNIPPET_WORDS = 24; // two lines of a terminal

/** A find: the report's number and its current version. */
export interface Ranked {
  seq: number;
  version: number;
}

/**
 * The question for the finds, best first; its cells are those of the condition, the match, a limit and an offset. CROSS keeps the order of the tables: what the
 * words find is looked through, never the whole index for each report that the filter chooses. "+" makes of a list of reports a question to each find: as
 * an index it would be walked from end to end for every one of them (more than a minute on 100,000 reports, for an actor of most).
 */
export const rankedSql = (sql: string): string =>
  `SELECT r.seq, r.version FROM search CROSS JOIN reports r ON r.version = search.rowid${withVersions(sql)}
    ${sql ? `${sql.replace(/\br\.seq IN \(/g, '+r.seq IN (')} AND` : 'WHERE'} search MATCH ? ORDER BY bm25(search, ${TITLE_WEIGHT}, 1), r.id LIMIT ? OFFSET ?`;

/** Reports that hold the words and meet the conditions, best first. */
export const rankReports = (db: Database, match: string, { sql, cells }: Where, limit: number, offset = 0): Ranked[] => {
  const asked = rankedSql(sql);
  const rank = (most: number, from: number): Ranked[] => db.all<Ranked>(asked, ...cells, match, most, from);
  if (limit + offset > RANKED) return rank(limit, offset);
  return db.once(JSON.stringify(['ranked', sql, cells, match]), () => rank(RANKED, 0)).slice(offset, offset + limit);
};

/** How many of the best are kept ready. */
export const MOST_RANKED = RANKED - 1;

let beside: Database | undefined;

/** A place for some texts, with the same words as the dossier's index. */
const besideIndex = (): Database => {
  if (!beside) {
    beside = new Database(':memory:');
    beside.exec("CREATE VIRTUAL TABLE shown USING fts5 (title, text, tokenize = 'porter unicode61 remove_diacritics 2')");
  }
  return beside;
};

/** Words around the finds in some current versions, by version; what was found stands between « and ». */
export const snippetsOf = (db: Database, match: string, versions: readonly number[]): Map<number, string> => {
  const index = besideIndex();
  index.run('DELETE FROM shown');
  for (const seq of versions) {
    const row = db.get<{ title: string | null; text: string }>('SELECT title, text FROM current_texts WHERE seq = ?', seq);
    if (row) index.run('INSERT INTO shown (rowid, title, text) VALUES (?, ?, ?)', seq, row.title, row.text);
  }
  const rows = index.all<{ seq: number; words: string }>(
    `SELECT rowid AS seq, snippet(shown, -1, '«', '»', '…', ${SNIPPET_WORDS}) AS words FROM shown WHERE shown MATCH ?`,
    match,
  );
  index.run('DELETE FROM shown'); // nothing of a report stays beside the dossier
  return new Map(rows.map((r) => [r.seq, r.words]));
};
