// Resolved mentions → places that the words around them tell: "outside Kirkuk", "near the Turkish border", "between Hama and Homs".
// Each is a place of its own with its own radius; the mentions keep theirs.
import type { FoundMention, Place, Span } from '../../core/index.ts';
import { openGazetteer } from '../../knowledge/index.ts';
import { borderAt, isLand, type Land } from './border.ts';
import { foundBy, placeConfidence } from './confidence.ts';
import { LEAST_LIKELY, type Resolved } from './resolve.ts';
import { type Vague, vagueAround, vagueBetween } from './vague.ts';

/** A mention with the entry that it stands for. */
type Located = Pick<FoundMention, 'id' | 'start' | 'end' | 'kind'>;

const LEADING = /^(?:the\s+)?(?:(?:far|extreme)\s+)?(?:(?:north|south)[- ]?(?:east|west)|north|south|east|west)ern\s+/i;
const TRAILING =
  /(?:['’]s)?\s+(?:(?:(?:north|south)[- ]?(?:east|west)|north|south|east|west)(?:ern)?\s+)?(?:countryside|outskirts|suburbs|hinterland)$/i;

/** The name inside a mention: "Aleppo" of "northern Aleppo countryside"; all of it where the gazetteer knows it ("Eastern Ghouta"). */
export const nameInside = (text: string, m: Span): Span => {
  const words = text.slice(m.start, m.end);
  if (openGazetteer().has(words)) return { start: m.start, end: m.end };
  const front = LEADING.exec(words)?.[0].length ?? 0;
  const back = TRAILING.exec(words)?.[0].length ?? 0;
  return front + back < words.length ? { start: m.start + front, end: m.end - back } : { start: m.start, end: m.end };
};

/** What the words around resolved mentions tell, by mention. */
export const placesAbout = (
  text: string,
  mentions: readonly Located[],
  resolved: ReadonlyMap<string, Resolved>,
): Map<string, { vague: Vague; base: Resolved; shared: boolean }> => {
  const sure = mentions
    .filter((m) => m.kind !== 'organization' && (resolved.get(m.id)?.confidence ?? 0) >= LEAST_LIKELY)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const entryOf = (m: Located) => resolved.get(m.id)!.ranked[0]!.entry;
  const lands: (Land & { id: string })[] = sure
    .filter((m) => isLand(entryOf(m)))
    .map((m) => ({ id: m.id, start: m.start, end: m.end, country: entryOf(m).country!, adjective: m.kind === 'nationality' }));
  const counts = new Map<string, number>();
  for (const m of sure) {
    const { country } = entryOf(m);
    if (country !== undefined) counts.set(country, (counts.get(country) ?? 0) + 1);
  }
  const out = new Map<string, { vague: Vague; base: Resolved; shared: boolean }>();
  lands.forEach((land, at) => {
    const vague = borderAt(text, lands, at, counts);
    if (vague) out.set(land.id, { vague, base: resolved.get(land.id)!, shared: true });
  });
  sure.forEach((m, i) => {
    if (m.kind !== 'location' || out.has(m.id)) return;
    const next = sure[i + 1];
    if (next && next.kind === 'location' && next.start >= m.end) {
      const both = vagueBetween(text, [
        { start: m.start, end: m.end, entry: entryOf(m) },
        { start: next.start, end: next.end, entry: entryOf(next) },
      ]);
      if (both) {
        for (const id of [m.id, next.id])
          out.set(id, { vague: both, base: resolved.get(m.id)!, shared: entryOf(m).country !== entryOf(next).country });
        return;
      }
    }
    const vague = vagueAround(text, nameInside(text, m), entryOf(m));
    if (vague) out.set(m.id, { vague, base: resolved.get(m.id)!, shared: false });
  });
  return out;
};

/** The record's place of it: named by the words themselves. */
export const vaguePlace = (id: string, text: string, found: { vague: Vague; base: Resolved; shared: boolean }): Place => {
  const { vague, base, shared } = found;
  const { country, source } = base.ranked[0]!.entry;
  return {
    id,
    name: text.slice(vague.start, vague.end).replace(/\s+/g, ' '),
    lat: vague.lat,
    lon: vague.lon,
    radiusKm: vague.radiusKm,
    ...(country !== undefined && !shared && { country }),
    source,
    confidence: Math.round(placeConfidence(foundBy(base), base.confidence) * 1000) / 1000,
    by: 'places:vague',
  };
};
