// A phrase that is no known name → country, body and sectors of its parts. Its head noun tells the sector (data/actors/agents.tsv), names and
// adjectives in it the country. In this order: what is named before "of", "in", "to"; who runs or leads it ("Houthi-run ministry"); what
// is named after; the people it is of; a place in it; who stands behind it ("Iran-backed militia").
import type { ActorKind } from '../../core/index.ts';
import { countryByCapital, countryByDemonym, countryByName } from '../countries.ts';
import { givenNameGender } from '../nouns.ts';
import type { ResolvedActor, ResolveOptions } from './answer.ts';
import { pickGroup } from './groups.ts';
import { findPerson, LEFT_OFFICE, personAt } from './offices.ts';
import { agentBefore, type Entity, type Piece, readPieces } from './pieces.ts';
import { placeCountry } from './place.ts';
import { agents, type NamedGroup, namedGroups, WEAK_AGENTS } from './tables.ts';

const FORMER = /^(?:former|ex|ex-\S+|retired|ousted|deposed|disgraced|onetime|one-time|erstwhile|then-former|late)$/i;
const FUTURE = /^(?:incoming|future|designate|elect|would-be)$|-(?:elect|designate)$/i;
const FAMILY =
  /^(?:wife|husband|widow|son|daughter|brother|sister|father|mother|nephew|niece|cousin|uncle|aunt|grandson|granddaughter|family|relative|relatives|son-in-law|brother-in-law)$/;
const STATE = /^(?:republic|state|country|nation|territory)$/;

interface Side {
  country?: string;
  body?: string;
  why: string;
  /** Word that cut its piece off. */
  after?: string;
}

/** Country or body that a name in the phrase stands for. */
const sideOf = (e: Entity, options: ResolveOptions, year: number | undefined): Side | undefined => {
  if (e.type === 'group') {
    const group = pickGroup(namedGroups().get(e.key)!, options);
    if (!group.country && !group.body) return undefined;
    return {
      ...(group.country ? { country: group.country } : { body: group.body! }),
      why: `${group.table} “${group.name}”`,
    };
  }
  if (e.type === 'leader') {
    const offices = findPerson([e.text], options);
    const country = offices && personAt(offices, options.published).country;
    return country === undefined ? undefined : { country, why: `offices “${offices![0]!.name}”` };
  }
  const found =
    e.type === 'country'
      ? countryByName(e.text, year)
      : e.type === 'demonym'
        ? countryByDemonym(e.text, year)
        : countryByCapital(e.text, year);
  return found && { country: found.iso3, why: `${e.type} “${e.text}”` };
};

/** All that the pieces say, before it is weighed. */
interface Heard {
  /** Named before a preposition. */
  own?: Side;
  /** Named after one. */
  later?: Side;
  owner?: Side;
  backer?: Side;
  people?: NamedGroup;
  group?: NamedGroup;
  groupIsMain: boolean;
}

const listen = (pieces: readonly Piece[], options: ResolveOptions, year: number | undefined): Heard => {
  const heard: Heard = { groupIsMain: false };
  // A country in the phrase decides between parties of one name: "Venezuelan National Assembly".
  const first = pieces
    .flatMap((p) => p.entities)
    .find((e) => !e.beside && e.type !== 'group' && e.type !== 'leader' && sideOf(e, options, year));
  const near = (first && sideOf(first, options, year)?.country) ?? options.near;
  const inPhrase: ResolveOptions = near === undefined ? options : { ...options, near };
  pieces.forEach((piece, i) => {
    const main = i === 0 || piece.apposed;
    for (const e of piece.entities) {
      const side = sideOf(e, inPhrase, year);
      if (e.beside) {
        const foeOfState = e.beside === 'foe' && (e.type === 'country' || e.type === 'demonym' || e.type === 'capital');
        if (!side || foeOfState) continue;
        if (e.beside === 'owner' && main) heard.owner ??= side;
        else heard.backer ??= side;
      } else if (e.type === 'group') {
        const group = pickGroup(namedGroups().get(e.key)!, inPhrase);
        if (group.table === 'peoples') heard.people ??= group;
        else if (!heard.group) {
          heard.group = group;
          heard.groupIsMain = main;
        }
      } else if (side) {
        if (main) heard.own ??= side;
        else heard.later ??= { ...side, ...(piece.after && { after: piece.after }) };
      }
    }
  });
  return heard;
};

/** Country or body, and what told it. */
const whoseIs = (heard: Heard, pieces: readonly Piece[], whose: ResolvedActor | undefined): Side | undefined => {
  if (heard.own) return heard.own;
  const { group, people } = heard;
  const ofGroup: Side | undefined =
    group && (group.country || group.body)
      ? { ...(group.country ? { country: group.country } : { body: group.body! }), why: `${group.table} “${group.name}”` }
      : undefined;
  // "Hamas leader in Lebanon" is of Hamas; "the Socialist Party of Chile" of Chile.
  if (ofGroup && heard.groupIsMain && !(group!.country && heard.later?.after === 'of')) return ofGroup;
  if (whose && (whose.country || whose.body))
    return { ...(whose.country ? { country: whose.country } : { body: whose.body! }), why: whose.by };
  if (heard.owner) return heard.owner;
  if (heard.later) return heard.later;
  if (ofGroup) return ofGroup;
  if (people?.country) return { country: people.country, why: `peoples “${people.name}”` };
  const place = placeCountry(pieces);
  if (place) return { country: place.country, why: `gazetteer “${place.name}”` };
  return heard.backer && { ...heard.backer, why: `${heard.backer.why}, which stands behind it` };
};

/** The head noun that tells the sector. */
const headOf = (pieces: readonly Piece[], heard: Heard): { key: string; piece: Piece } | undefined => {
  const table = agents();
  let head: { key: string; piece: Piece } | undefined;
  pieces.forEach((piece, i) => {
    const main = i === 0 || piece.apposed;
    const sector = head && table.get(head.key)![0];
    const open = !head || sector === 'UNK' || (WEAK_AGENTS.has(head.key) && !heard.group);
    if (!piece.agent || !(main || open)) return;
    // "group of thieves", "president of the … League": the weak head takes the sector of what it heads.
    const tells = !/^(?:GOV|UNK|PTY)$/.test(table.get(piece.agent)![0] ?? 'UNK');
    if (!head || tells || sector === 'UNK') head = { key: piece.agent, piece };
  });
  return head;
};

/** A person known by name, and whether the phrase is that person or only has to do with one ("Trump supporters"). */
const personIn = (pieces: readonly Piece[], options: ResolveOptions): { person: ResolvedActor; is: boolean } | undefined => {
  for (const [i, piece] of pieces.entries()) {
    const { proper } = piece;
    if (!proper.length) continue;
    for (let from = 0; from < Math.max(1, proper.length - 1); from += 1) {
      const offices = findPerson(proper.slice(from), options);
      if (!offices) continue;
      const before = !piece.possessive && (piece.agentAt < 0 || piece.agentAt < piece.properAt + from);
      // "Minister of Defence | Ashton Carter": more than the name stands after "of"
      const is = before && (i === 0 || piece.apposed || from > 0);
      return { person: personAt(offices, options.published), is };
    }
  }
  return undefined;
};

/** What the parts of a phrase tell of who that is. */
export const resolveParts = (text: string, options: ResolveOptions, year: number | undefined): ResolvedActor => {
  const pieces = readPieces(text);
  const found = personIn(pieces, options);
  if (found?.is) return found.person;
  const heard = listen(pieces, options, year);
  const head = headOf(pieces, heard);
  const main = pieces[0]!;
  const former = main.words.some((w) => FORMER.test(w));
  const gone = former ? formerState(pieces, heard, head?.key, year) : undefined;
  if (gone) return gone;
  const side = whoseIs(heard, pieces, found?.person);
  const reasons = side ? [`${side.country ? 'country' : 'body'} ${side.country ?? side.body} by ${side.why}`] : [];
  let sectors: readonly string[] = head ? agents().get(head.key)! : [];
  if (head) reasons.push(`sector ${sectors.join('+') || 'none'} by agents “${head.key}”`);
  const use = (codes: readonly string[], why: string): void => {
    sectors = codes;
    reasons.push(`sector ${codes.join('+') || 'none'} ${why}`);
  };
  const { group, people } = heard;
  const open = !head || sectors[0] === 'UNK' || !sectors.length;
  if (group?.sectors.length && group.sectors[0] !== 'PRE' && (open || WEAK_AGENTS.has(head!.key)))
    use(group.sectors, `by ${group.table} “${group.name}”`);
  else if (people?.sectors.length && open) use(people.sectors, `by peoples “${people.name}”`);
  // "Hong Kong's chief executive" governs.
  if (head?.key === 'chief executive' && /^(?:HKG|MAC)$/.test(side?.country ?? '') && !group)
    use(['GOV'], 'as head of the territory');
  if (FAMILY.test(head?.key ?? '') && ofOfficial(pieces, head!.piece, found?.person)) use(['ELI'], 'as family of an official');
  const office = LEFT_OFFICE.has(sectors[0] ?? '');
  if (former && (office || (sectors[0] === 'PTY' && isPersonNoun(head?.key ?? '')))) use(['ELI'], 'as a former one');
  const future = main.words.some((w) => FUTURE.test(w)) && (office || !head);
  if (future) use([], 'before the office begins');
  const disputed = (people ?? group)?.sectors.includes('PRE') && sectors.length && !sectors.includes('PRE');
  if (disputed) use([...sectors, 'PRE'], 'of a state that few recognize');
  if (sectors[0] === 'UNK') sectors = [];
  const missing = [side ? '' : 'country', sectors.length ? '' : 'sector'].filter(Boolean);
  const kind = future && !head ? 'person' : kindOf(pieces, heard, head, options);
  return {
    kind,
    ...(side?.country !== undefined && { country: side.country }),
    ...(side?.country === undefined && side?.body !== undefined && { body: side.body }),
    sectors: [...sectors],
    ...(missing.length && {
      unknown: future && side ? `“${text}” is not in office yet` : `nothing in “${text}” tells ${missing.join(' or ')}`,
    }),
    by: reasons.join('; ') || 'nothing known',
  };
};

/** "the former Yugoslavia" is that state; "a former Soviet republic" one of those that came of it, and nobody says which. */
const formerState = (
  pieces: readonly Piece[],
  heard: Heard,
  head: string | undefined,
  year: number | undefined,
): ResolvedActor | undefined => {
  const [main] = pieces;
  if (pieces.length > 1 || heard.group || !heard.own?.country || main!.entities.length !== 1) return undefined;
  const [entity] = main!.entities;
  const state = countryByName(entity!.text, year);
  if (!head && state && main!.words.length <= entity!.text.split(' ').length + 2)
    return { name: state.name, kind: 'country', country: state.iso3, sectors: [], by: `countries: ${state.name}` };
  if (!head || !STATE.test(head) || entity!.type !== 'demonym' || !/^(?:SUN|YUG)$/.test(heard.own.country)) return undefined;
  return {
    kind: main!.plural ? 'group' : 'country',
    sectors: [],
    unknown: `nothing tells which of the states that came of ${heard.own.country} is meant`,
    by: `${heard.own.why}; agents “${head}”`,
  };
};

/** Whether family is that of one who holds or held an office: PLOVER counts them as elites. */
const ofOfficial = (pieces: readonly Piece[], own: Piece, person: ResolvedActor | undefined): boolean => {
  if (person) return LEFT_OFFICE.has(person.sectors[0] ?? '') || person.sectors[0] === 'ELI';
  const others = [agentBefore(own), ...pieces.filter((p) => p !== own).map((p) => p.agent)];
  return others.some((a) => a !== undefined && /^(?:GOV|ELI)$/.test(agents().get(a)![0] ?? '') && isPersonNoun(a));
};

const kindOf = (
  pieces: readonly Piece[],
  heard: Heard,
  head: { key: string; piece: Piece } | undefined,
  options: ResolveOptions,
): ActorKind => {
  const proper = pieces[0]?.proper ?? [];
  const named = proper.length > 1 && givenNameGender(proper[0]!) !== undefined && !head && !heard.group;
  if (options.person || named) return 'person';
  const single = head !== undefined && !head.piece.plural && pieces[0]!.agent !== undefined;
  if (!single) return 'group';
  return pieces[0]!.person || isPersonNoun(head.key) ? 'person' : 'organization';
};

const ORGANIZATION_END =
  /(?:ment|tion|ry|cy|party|parliament|congress|senate|assembly|court|council|committee|commission|police|army|navy|force|forces|media|press|company|firm|group|union|church|university|school|college|hospital|house|office|bank|agency|service|junta|cabinet|opposition|military|militia|gang|cartel|team|delegation|embassy|movement|society|league|association|community|public|crowd|insurgency|resistance|coalition|alliance|bloc|regime|state|country|nation|republic|treasury|guard|intelligence|judiciary|prosecution|jury|board|campaign|newspaper|magazine|television|radio|website|industry|business|mafia|caliphate|network|cell|brigade|battalion|unit|fleet|family|tribe|clan|minority|population|charity|foundation|mission|command|kremlin|pentagon|front|wing|branch|squad|patrol|convoy|troop|institute|federation|chamber|tribunal|watchdog|lobby|cult|sect|syndicate|warplane|jet|drone|helicopter|aircraft|tank|warship|missile|palace|monarchy|presidency|premiership|faction|think tank|refugee camp)$/;

/** Whether a noun is someone rather than a body of people: "minister", not "ministry". */
const isPersonNoun = (phrase: string): boolean => !ORGANIZATION_END.test(phrase);
