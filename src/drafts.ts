// A draft → its reading, and the reports of a dossier that it may draw on. A small dossier is taken whole; of a large one the reports that a search
// for the words of each sentence finds, and those that tell of the same happenings.
import type { ReportRecord } from './core/index.ts';
import { makeReport } from './ingest/index.ts';
import { wordsIn } from './lint/index.ts';
import { readReport } from './reader.ts';
import { applyCorrections, type Store } from './store/index.ts';

/** Reports that a draft is held against at most: 1,000 words beside 100 reports take a second or two (docs/lint.md). */
const MOST_REPORTS = 150;
const HITS = 12; // reports that one sentence of a draft proposes
const SEARCHED = 14; // words of a sentence that are searched for, the longest first
const STORY = 40; // reports of a story beside those that were found

/** Reads a draft as lint needs it. `published`: the day of the draft, which "on Tuesday" in it is told from. */
export const readDraftText = (text: string, published?: string): ReportRecord => {
  const line = readReport(makeReport({ text, ...(published !== undefined && { published }) }), { layers: ['tokens'] });
  if ('error' in line) throw new Error(line.error.message);
  return line;
};

/** Ids of the reports of a dossier that a draft may draw on, the likeliest first. */
export const reportsFor = async (store: Store, draft: ReportRecord, most = MOST_REPORTS): Promise<string[]> => {
  const all: string[] = [];
  for await (const { id } of store.reports({ limit: most + 1 })) all.push(id);
  if (all.length <= most) return all;
  const found = new Map<string, number>();
  for (const sentence of draft.sentences) {
    const words = wordsIn(draft.report.text, sentence).filter((w) => !w.light || w.value !== undefined);
    const terms = [...new Set(words.map((w) => w.form))].sort((a, b) => b.length - a.length).slice(0, SEARCHED);
    if (!terms.length) continue;
    const any = terms.map((form) => ({ words: form.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [form], prefix: false }));
    for (const [i, { report }] of (await store.search({ all: [], none: [], any }, { limit: HITS })).entries())
      found.set(report.id, (found.get(report.id) ?? 0) + 1 / (i + 1));
  }
  const best = [...found].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([id]) => id);
  const chosen = new Set(best.slice(0, most - STORY));
  for (const id of best) {
    for await (const { reports } of store.stories({ report: id }))
      for (const other of reports) if (chosen.size < most) chosen.add(other);
    if (chosen.size >= most) break;
  }
  return [...chosen];
};

/** Records of reports as people corrected them. */
export const recordsOf = async (store: Store, ids: readonly string[]): Promise<ReportRecord[]> => {
  const corrections = await store.corrections();
  const records: ReportRecord[] = [];
  for (const id of ids) {
    const record = await store.record(id);
    if (record)
      records.push(
        applyCorrections(
          record,
          corrections.filter((c) => c.sha256 === record.report.sha256),
        ),
      );
  }
  return records;
};
