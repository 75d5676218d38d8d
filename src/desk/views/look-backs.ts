// Reports of a story → sentences in them that point to earlier coverage ("as we reported on October 9"), and the reports they may mean.
import { type Earlier, earlierOf, linkLookBacks, lookBackCues } from '../../linking/index.ts';
import type { PlacedReport, Store } from '../../store/index.ts';

const PAGE = 200; // reports, as on the page of the story
const OTHERS = 60; // earlier reports of the same outlet that are looked through beside the story's own
/** Without one of these words no sentence looks back; cheaper to ask than to read a whole record. */
const MAY = 'report* told wrote covered noted published revealed story article';

export interface PageLookBack {
  report: string;
  words: string;
  to: Pick<PlacedReport, 'id' | 'title' | 'outlet' | 'published'>[];
}

const shortOf = ({ id, title, outlet, published }: PlacedReport): PageLookBack['to'][number] => ({
  id,
  ...(title !== undefined && { title }),
  ...(outlet !== undefined && { outlet }),
  ...(published !== undefined && { published }),
});

const words = MAY.split(' ');
const mayLookBack = (text: string): boolean => words.some((w) => text.includes(w.replace('*', '')));

/** Looks back in a story's reports. */
export const findLookBacks = async (store: Store, story: string): Promise<PageLookBack[]> => {
  const reports = (await store.placedReports({ story, limit: PAGE })).reverse();
  const known = new Map(reports.map((r) => [r.id, r]));
  const texts = new Map<string, Earlier>();
  const records = new Map<string, NonNullable<Awaited<ReturnType<Store['record']>>>>();
  for (const { id } of reports) {
    const record = await store.record(id);
    if (!record) continue;
    records.set(id, record);
    texts.set(id, earlierOf(record.report));
  }
  const found: PageLookBack[] = [];
  for (const [id, record] of records) {
    if (!mayLookBack(record.report.text)) continue;
    const cues = lookBackCues(record);
    if (!cues.length) continue;
    const others = new Map(texts);
    for (const { own, from, to } of cues) {
      // "We reported in February" may be of another story.
      if (!own || from === undefined || record.report.outlet === undefined) continue;
      const until = to === from ? from : to;
      for (const r of await store.placedReports({
        outlet: record.report.outlet,
        since: from,
        ...(until !== undefined && { until }),
        limit: OTHERS,
      })) {
        if (others.has(r.id)) continue;
        const other = await store.record(r.id);
        if (other) others.set(r.id, earlierOf(other.report));
        known.set(r.id, r);
      }
    }
    for (const back of linkLookBacks(record, [...others.values()]))
      found.push({
        report: id,
        words: back.words,
        to: back.to.flatMap((to) => (known.has(to) ? [shortOf(known.get(to)!)] : [])),
      });
  }
  return found;
};
