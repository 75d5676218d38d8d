// A search → reports with the words around each find, the claims in them that speak of it, their stories, and what it can be narrowed to.
import { LIKELY_CONFIDENCE } from '../../core/index.ts';
import { countryName } from '../../linking/index.ts';
import { type Filter, parseQuery, type SearchQuery, type Store, type TellingRow } from '../../store/index.ts';
import type { Answer } from '../api/index.ts';

const CLAIMS = 8; // beside the reports
const STORIES = 6;

type Results = Answer<'search'>;

/** « and » around the finds → parts. */
export const snippetParts = (snippet: string): { text: string; found: boolean }[] =>
  snippet
    .split(/(«[^«»]*»)/)
    .filter(Boolean)
    .map((part) => (/^«.*»$/s.test(part) ? { text: part.slice(1, -1), found: true } : { text: part, found: false }));

const ENDINGS = 3; // letters that another form of a word may have more or less
const LEAST = 4; // letters that are its own

/** Whether some words hold every word that must be there, in one form or another. */
const speaksOf = (text: string, { all }: SearchQuery): boolean => {
  const there = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return all.every((term) =>
    term.words.every((word) => {
      const beginning = word.toLowerCase().slice(0, Math.max(Math.min(LEAST, word.length), word.length - ENDINGS));
      return there.some((w) => w.startsWith(beginning));
    }),
  );
};

const has = (list: readonly string[], part: string): boolean => list.some((x) => x.toLowerCase().includes(part.toLowerCase()));

/** Whether a telling is what a filter asks for. */
const meets = (t: TellingRow, f: Filter): boolean =>
  (t.layer !== 'events' || (t.confidence ?? 1) >= LIKELY_CONFIDENCE) &&
  (f.type === undefined || t.type === f.type) &&
  (f.reality === undefined || t.reality === f.reality) &&
  (f.actor === undefined || has([...t.doers, ...t.targets, t.voice.name], f.actor)) &&
  (f.speaker === undefined || (t.voice.kind === 'speaker' && has([t.voice.name], f.speaker))) &&
  (f.outlet === undefined || t.outlet === f.outlet);

const claimsAbout = (tellings: readonly TellingRow[], query: SearchQuery, filter: Filter, storyOf: Map<string, string>) => {
  const byClaim = new Map<string, TellingRow[]>();
  for (const t of tellings) byClaim.set(t.claim, [...(byClaim.get(t.claim) ?? []), t]);
  return [...byClaim]
    .flatMap(([id, list]) => {
      const t = list.find((x) => meets(x, filter) && speaksOf(`${x.words} ${x.doers.join(' ')} ${x.targets.join(' ')}`, query));
      return t ? [{ id, t, reports: new Set(list.map((x) => x.report)).size }] : [];
    })
    .sort((a, b) => b.reports - a.reports || Number(b.t.layer === 'events') - Number(a.t.layer === 'events'))
    .slice(0, CLAIMS)
    .map(({ id, t }): Results['claims'][number] => {
      const story = storyOf.get(t.report);
      return {
        id,
        ...(story !== undefined && { story }),
        ...(t.type !== undefined && { type: t.type }),
        words: t.words,
        ...(t.voice.kind === 'speaker' && { speaker: t.voice.name }),
        ...(t.outlet !== undefined && { outlet: t.outlet }),
        ...(t.published !== undefined && { published: t.published }),
        reality: t.reality,
        stance: t.stance,
        report: t.report,
      };
    });
};

/** What a search finds. Without words, the newest reports that the filter chooses. */
export const searchDossier = async (
  store: Store,
  words: string,
  filter: Filter,
  { limit, offset }: { limit: number; offset: number },
): Promise<Results> => {
  const query = parseQuery(words);
  const asked = { ...filter, minConfidence: LIKELY_CONFIDENCE };
  const some = { ...asked, limit: limit + 1, offset };
  const worded = query.all.length > 0;
  const hits = worded ? await store.search(query, some) : [];
  const placed = worded
    ? await store.placedReports({ reports: hits.map((h) => h.report.id), limit: limit + 1 })
    : await store.placedReports(some);
  const byId = new Map(placed.map((r) => [r.id, r]));
  const snippets = new Map(hits.map((h) => [h.report.id, h.snippet]));
  const ids = (worded ? hits.map((h) => h.report.id) : placed.map((r) => r.id)).slice(0, limit);
  const storyOf = new Map(placed.map((r) => [r.id, r.story]));
  const counts = new Map<string, number>();
  for (const id of ids) {
    const story = storyOf.get(id);
    if (story !== undefined) counts.set(story, (counts.get(story) ?? 0) + 1);
  }
  const stories: Results['stories'] = [];
  for (const [id, reports] of [...counts].sort((a, b) => b[1] - a[1]).slice(0, STORIES)) {
    const title = placed.find((r) => r.story === id)?.storyTitle;
    stories.push({ id, ...(title !== undefined && { title }), reports });
  }
  const facets = await store.facets(worded ? query : undefined, asked);
  return {
    reports: ids.flatMap((id) => {
      const report = byId.get(id);
      if (!report) return [];
      const { title, outlet, published, story, handling } = report;
      return [
        {
          id,
          ...(title !== undefined && { title }),
          ...(outlet !== undefined && { outlet }),
          ...(published !== undefined && { published }),
          story,
          handling,
          snippet: snippetParts(snippets.get(id) ?? ''),
        },
      ];
    }),
    more: (worded ? hits : placed).length > limit,
    claims: offset ? [] : claimsAbout(await store.tellings(ids), query, filter, storyOf),
    stories,
    facets: { ...facets, countries: facets.countries.map((c) => ({ ...c, name: countryName(c.value) })) },
  };
};
