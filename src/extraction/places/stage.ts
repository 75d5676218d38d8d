// mentions → places: names of locations and nationalities become points on the map, one entry a place, with how sure it is.
// A metonym ("Moscow said") keeps its place; that it acts is for the actors. Nouns ("the city") get none: they are in its chain.
import type { FoundMention, Place, Span, Stage, Toponym } from '../../core/index.ts';
import { placesAbout, vaguePlace } from './about.ts';
import { foundBy, LEAST_CONFIDENCE, placeConfidence } from './confidence.ts';
import { resolvePlaces, toPlace } from './resolve.ts';
import { placeWords } from './words.ts';

/**
 * The mentions that may have a place: nationalities, names of locations, and names of bodies, which may begin with a place's ("Raqqa
 * Media Center"). "Naval facility": a name of the gazetteer that the words around it make no place is none, whoever marked it.
 */
export const locatedMentions = (
  text: string,
  mentions: readonly FoundMention[],
  toponyms: readonly Toponym[],
): FoundMention[] => {
  const { common, never } = placeWords();
  const noPlace = (m: FoundMention): boolean => {
    const word = text.slice(m.start, m.end).toLowerCase();
    return (
      (common.has(word) || never.has(word)) && !toponyms.some((t) => t.start < m.end && m.start < t.end && t.confidence >= 0.3)
    );
  };
  return mentions.filter(
    (m) =>
      m.kind === 'nationality' || (m.form === 'name' && ((m.kind === 'location' && !noPlace(m)) || m.kind === 'organization')),
  );
};

/** The stage that resolves mentions of places. */
export const createPlaceStage = (): Stage<'sentences' | 'tokens' | 'toponyms' | 'mentions' | 'chains' | 'actors', 'places'> => ({
  name: 'places',
  version: 3,
  needs: ['sentences', 'tokens', 'toponyms', 'mentions', 'chains', 'actors'],
  adds: ['places'],
  run: ({ report, mentions, toponyms }) => {
    const located = locatedMentions(report.text, mentions, toponyms);
    const resolved = resolvePlaces(report.text, located);
    const list: Place[] = [];
    const ids = new Map<string, number>();
    const of = new Map<string, string>();
    for (const m of located) {
      const told = resolved.get(m.id)!;
      const { ranked, within, besideKm } = told;
      const found = foundBy(told);
      const confidence = placeConfidence(found, told.confidence);
      const best = ranked[0];
      if (!best) continue;
      if (confidence < LEAST_CONFIDENCE) continue;
      const name = within ? report.text.slice(m.start, m.end).replace(/\s+/g, ' ') : undefined;
      const key = `${best.entry.index} ${name ?? ''}`;
      let at = ids.get(key);
      if (at === undefined) {
        at = list.length;
        ids.set(key, at);
        list.push(toPlace(`p${at + 1}`, best.entry, confidence, `places:${found}`, name, besideKm));
      } else if (confidence > list[at]!.confidence!)
        list[at] = { ...list[at]!, confidence: Math.round(confidence * 1000) / 1000 };
      of.set(m.id, list[at]!.id);
    }
    const about = new Map<string, Span & { place: string }>();
    const spans = new Map<string, string>();
    for (const [id, found] of placesAbout(report.text, located, resolved)) {
      const { start, end } = found.vague;
      let place = spans.get(`${start} ${end}`);
      if (place === undefined) {
        place = `p${list.length + 1}`;
        spans.set(`${start} ${end}`, place);
        list.push(vaguePlace(place, report.text, found));
      }
      about.set(id, { start, end, place });
    }
    return { places: { list, of, ...(about.size && { about }) } };
  },
});
