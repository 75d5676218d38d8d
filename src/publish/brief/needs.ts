// Words that a brief takes over → why they wait for a person's approval before they are published: persons without an office, places
// finer than the second administrative level; and the places for the map. What one report knows of a name holds for all of the brief: an office that is
// told in one counts in all, and a village is one even where a sentence's mention of it was not recognised.
import type { BriefNeed, BriefPlace, Place, ReportRecord, Span } from '../../core/index.ts';
import { mentionsIn, type View } from './view.ts';

/** Sectors of PLOVER in which a named person acts for a power: states, parties, armed groups, bodies of states. A trade (fisherman, nurse, journalist) is no office, and
 * who heads a union or a company can't be told apart from who works there: those wait too. */
const OFFICES = new Set('GOV MIL COP JUD LEG SPY PTY OPP PRM REB IMG ISM ELI IGO UNO EUR'.split(' '));
// GeoNames features down to the second administrative level: countries, states, districts and their seats; regions, waters and mountains.
const COARSE =
  /^(?:PCL\w*|ADM[12]H?|ADMD|TERR|ZN|PRSH|PPLC|PPLG|PPLCH|PPLA2?|RGN\w*|CONT|AREA|CST|SEA|OCN|GULF|STRT|BAY|LK|STM|CHN|ISL\w*|PEN|MTS|MT|DSRT|VAL|PLAT|PLN|UPLD|CAPE)$/;
const NEAR_KM = 15; // a place without a feature ("near Colchane") that is known more exactly than this is a site

const isFine = ({ feature, radiusKm = 0 }: Place): boolean =>
  feature === undefined ? radiusKm < NEAR_KM : !COARSE.test(feature);

/** What the reports of a brief know of names. */
export interface KnownNames {
  /** Persons, and whether any report gives them an office. */
  persons: ReadonlyMap<string, boolean>;
  /** Places finer than the second administrative level. */
  fine: ReadonlySet<string>;
}

const WHOLE_NAME = /^\p{Lu}\S+(?: \S+)+$/u; // "Silvia Tapia", not "Tapia": one word alone is too often another's

export const namesIn = (records: readonly ReportRecord[]): KnownNames => {
  const persons = new Map<string, boolean>();
  const fine = new Set<string>();
  for (const { actors, places, mentions, report } of records) {
    const towns = new Set(places.map((p) => p.name));
    const named = new Map(actors.map((a) => [a.id, a]));
    for (const m of mentions) {
      if (m.kind !== 'person' || m.form !== 'name') continue;
      const name = report.text.slice(m.start, m.end).replace(/\s+/g, ' ');
      if (towns.has(name)) continue; // a town that was taken for a person
      const actor = m.actor === undefined ? undefined : named.get(m.actor);
      const office = actor !== undefined && (actor.body !== undefined || actor.sectors.some((x) => OFFICES.has(x)));
      persons.set(name, (persons.get(name) ?? false) || office);
    }
    for (const p of places) if (isFine(p)) fine.add(p.name);
  }
  return { persons, fine };
};

const holds = (words: string, name: string): boolean => {
  for (let at = words.indexOf(name); at >= 0; at = words.indexOf(name, at + 1))
    if (
      !/[\p{L}\p{N}]/u.test(words.slice(at - 1, at)) &&
      !/[\p{L}\p{N}]/u.test(words.slice(at + name.length, at + name.length + 1))
    )
      return true;
  return false;
};

/** Why words that stand in no report's text wait: a title, a heading. */
export const needsOfWords = (given: string, { persons, fine }: KnownNames): BriefNeed[] => {
  const words = given.replace(/\s+/g, ' ');
  const isPrivate = [...persons].some(([name, office]) => !office && WHOLE_NAME.test(name) && holds(words, name));
  const isExact = [...fine].some((name) => holds(words, name));
  return [...(isPrivate ? (['private person'] as const) : []), ...(isExact ? (['exact place'] as const) : [])];
};

/** Why the words of these spans wait. `beside`: what stands with them (the speaker, the sentence that was made): persons are looked for there; a place is not, for
 * outlets are called after places (“The Meridian”). */
export const needsOf = (view: View, spans: readonly Span[], known: KnownNames, beside: readonly string[] = []): BriefNeed[] => {
  const { persons, fine } = known;
  const words = spans.map((s) => view.text.slice(s.start, s.end).replace(/\s+/g, ' ')).join('\n');
  const alsoPrivate = beside.some((b) => needsOfWords(b, known).includes('private person'));
  const isPrivate =
    spans.some((s) =>
      mentionsIn(view, s).some(
        (m) =>
          m.kind === 'person' && m.form === 'name' && persons.get(view.text.slice(m.start, m.end).replace(/\s+/g, ' ')) === false,
      ),
    ) || [...persons].some(([name, office]) => !office && WHOLE_NAME.test(name) && holds(words, name));
  const isExact = placesIn(view, spans).some(isFine) || [...fine].some((name) => holds(words, name));
  return [...(isPrivate || alsoPrivate ? (['private person'] as const) : []), ...(isExact ? (['exact place'] as const) : [])];
};

/** Places that the words name, each once. */
const placesIn = (view: View, spans: readonly Span[]): Place[] => {
  const ids = new Set(spans.flatMap((s) => mentionsIn(view, s)).map((m) => m.place));
  return view.record.places.filter((p) => ids.has(p.id));
};

const LEAST = 0.6; // confidence of a place on the map: below, every other one is elsewhere
const WIDE_KM = 400; // a country as a whole is no point

/** Places for the map: those that are resolved well enough and are no whole countries. */
export const briefPlaces = (view: View, spans: readonly Span[]): BriefPlace[] =>
  placesIn(view, spans)
    .filter(
      (p) =>
        (p.confidence ?? 1) >= LEAST &&
        (p.radiusKm ?? 0) < WIDE_KM &&
        p.feature !== undefined &&
        !/^(?:PCL|CONT|OCN|SEA)/.test(p.feature),
    )
    .map(({ name, lat, lon, radiusKm, country, admin1 }) => ({
      name,
      lat,
      lon,
      ...(radiusKm !== undefined && { radiusKm }),
      ...(country !== undefined && { country }),
      ...(admin1 !== undefined && { admin1 }),
    }));
