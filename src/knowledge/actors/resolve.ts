// A phrase for someone who acts → name, country, body, sectors, kind; or the reason why they can't be told.
// Names come first (people by office and date, bodies, groups, countries); then the phrase is taken apart: who its head noun is
// (agents), and which country or organization the rest names. What stands before "of", "in", "to" wins over what stands after.
import type { ActorKind } from '../../core/index.ts';
import { countryByCapital, countryByDemonym, countryByName } from '../countries.ts';
import { openGazetteer } from '../gazetteer.ts';
import { givenNameGender, titleGender } from '../nouns.ts';
import { type Piece, readPieces } from './pieces.ts';
import { actorKey, agents, type NamedGroup, namedGroups, type Office, people, WEAK_AGENTS } from './tables.ts';

export interface ResolveOptions {
  /** ISO 8601 date; decides who holds an office. Without it the latest known fact counts. */
  published?: string;
  /** ISO 3166-1 alpha-3: where the report is about; decides between organizations of one name. */
  near?: string;
  /** The phrase is known to be a person's name. */
  person?: boolean;
}

export interface ResolvedActor {
  /** Canonical, where the phrase names someone known. */
  name?: string;
  kind: ActorKind;
  country?: string;
  body?: string;
  sectors: string[];
  /** Why country or sector could not be told. */
  unknown?: string;
  /** Which facts decided. */
  by: string;
}

const LEFT_OFFICE = new Set(['GOV', 'LEG', 'MIL', 'JUD', 'SPY', 'COP']);

/** Sectors of a person at a date: of the office held then; of former ones ELI. */
export const sectorsAt = (
  offices: readonly Office[],
  date: string | undefined,
): { office?: Office; sectors: readonly string[]; why: string } => {
  const at = date?.slice(0, 7);
  const started = offices.filter((o) => at === undefined || o.from <= at);
  // A year without a month lasts to its end.
  const active = started.filter(
    (o) => o.to === undefined || (at !== undefined && at <= (o.to.length === 4 ? `${o.to}-12` : o.to)),
  );
  const latest = (list: readonly Office[]): Office | undefined => [...list].sort((a, b) => a.from.localeCompare(b.from)).at(-1);
  const now = latest(active);
  if (now) return { office: now, sectors: now.sectors, why: `${now.office} since ${now.from}` };
  const last = latest(started);
  if (last)
    return {
      office: last,
      sectors: LEFT_OFFICE.has(last.sectors[0] ?? '') ? ['ELI'] : last.sectors,
      why: `${last.office} until ${last.to}`,
    };
  return { sectors: [], why: `before the first known office` };
};

const inTime = (group: NamedGroup, date: string | undefined): boolean => {
  const year = date?.slice(0, 4) ?? '9999';
  return (group.from ?? '0') <= year && year <= (group.to ?? '9999');
};

/** The organization of a name: that of its time, near where the report is about. */
export const pickGroup = (found: readonly NamedGroup[], { published, near }: ResolveOptions): NamedGroup => {
  const inIts = found.filter((g) => inTime(g, published));
  const pool = inIts.length ? inIts : found;
  return pool.find((g) => near !== undefined && g.country === near) ?? pool[0]!;
};

/** Bearers of a last name, where all who could be meant are of one country; the one in office first. */
const byLastName = (word: string, options: ResolveOptions): readonly Office[] | undefined => {
  const { byLast, canonical } = people();
  const names = [...(byLast.get(word) ?? [])].map((n) => canonical.get(n)!);
  if (names.length <= 1) return names[0];
  const active = names.filter((offices) => {
    const { office, sectors } = sectorsAt(offices, options.published);
    return office !== undefined && sectors[0] !== 'ELI';
  });
  if (active.length === 1) return active[0];
  const leaders = (active.length ? active : names).filter((offices) =>
    offices.some((o) => /^(?:president|prime minister|chancellor|king|supreme leader)\b/.test(o.office)),
  );
  return leaders.length === 1 ? leaders[0] : undefined;
};

/** The offices of a named person; titles before the name are skipped. */
export const findPerson = (words: readonly string[], options: ResolveOptions): readonly Office[] | undefined => {
  const { byName } = people();
  for (let first = 0; first < words.length; first += 1) {
    const key = actorKey(words.slice(first).join(' '));
    const found = byName.get(key);
    if (found) {
      const names = new Set(found.map((o) => o.name));
      if (names.size === 1) return found;
      // "George Bush": the one in office, else the later one.
      const at = [...names].map((n) => found.filter((o) => o.name === n));
      return (
        at.find((list) => sectorsAt(list, options.published).sectors[0] !== 'ELI' && sectorsAt(list, options.published).office) ??
        at[0]
      );
    }
    if (titleGender(words[first]!.toLowerCase()) === undefined && !countryByDemonym(words[first]!)) break;
  }
  const last = words.at(-1)!;
  const before = words.slice(0, -1);
  if (!before.every((w) => titleGender(w.toLowerCase()) !== undefined || countryByDemonym(w) || /^(?:the|former|ex)$/i.test(w)))
    return undefined;
  return /^\p{Lu}/u.test(last) ? byLastName(actorKey(last), options) : undefined;
};

/** A known person at a date: the country or body of the office held then; afterwards their own country, where it is known. */
const personAt = (offices: readonly Office[], published: string | undefined): ResolvedActor => {
  const { office, sectors, why } = sectorsAt(offices, published);
  const of = office && (sectors[0] !== 'ELI' || office.country) ? office : (offices.find((o) => o.country) ?? offices[0]!);
  const past = of.body !== undefined && sectors[0] === 'ELI';
  const country = past ? of.home : of.country;
  return {
    name: offices[0]!.name,
    kind: 'person',
    ...(country && { country }),
    ...(of.body && !past && { body: of.body }),
    sectors: [...sectors],
    ...(!sectors.length && { unknown: why }),
    by: `offices: ${offices[0]!.name}, ${why}`,
  };
};

const FORMER = /^(?:former|ex|ex-\S+|retired|ousted|deposed|disgraced|onetime|one-time|then-former)$/i;

/** What a phrase tells; never throws. */
export const resolveActor = (phrase: string, options: ResolveOptions = {}): ResolvedActor => {
  const text = phrase
    .replace(/\s+/g, ' ')
    .replace(/^[\s"“”‘’'([]+|[\s"“”)\],.;:!?]+$/g, '')
    .slice(0, 300);
  const words = text.split(' ').filter(Boolean);
  if (!words.some((w) => /[\p{L}\p{N}]/u.test(w))) return { kind: 'group', sectors: [], unknown: 'no words', by: 'nothing' };
  const year = options.published ? Number(options.published.slice(0, 4)) : undefined;
  const whole = text.replace(/^the /i, '');
  const fromGroup = (g: NamedGroup): ResolvedActor => ({
    name: g.name,
    kind: g.kind,
    ...(g.country && { country: g.country }),
    ...(g.body && { body: g.body }),
    sectors: [...g.sectors],
    ...(g.kind === 'group' && !g.country && { unknown: 'a people of several countries' }),
    by: `${g.table}: ${g.name}`,
  });
  // Names as they stand.
  if (!options.person) {
    const country = countryByName(whole, year);
    if (country)
      return { name: country.name, kind: 'country', country: country.iso3, sectors: [], by: `countries: ${country.name}` };
    const groups = namedGroups().get(actorKey(whole));
    if (groups) return fromGroup(pickGroup(groups, options));
  }
  const offices = findPerson(words[0]!.toLowerCase() === 'the' ? words.slice(1) : words, options);
  if (offices) {
    return personAt(offices, options.published);
  }
  if (!options.person) {
    const capital = countryByCapital(whole, year);
    if (capital)
      return { name: capital.name, kind: 'country', country: capital.iso3, sectors: ['GOV'], by: `capital of ${capital.name}` };
  }
  return resolveParts(text, options, year);
};

const resolveParts = (text: string, options: ResolveOptions, year: number | undefined): ResolvedActor => {
  const pieces = readPieces(text);
  const reasons: string[] = [];
  let country: string | undefined;
  let body: string | undefined;
  let named: NamedGroup | undefined;
  let person: ResolvedActor | undefined;
  let agent: { key: string; sectors: readonly string[] } | undefined;
  let former = false;
  let plural = false;
  let placed: string | undefined;
  const take = (piece: Piece, main: boolean): void => {
    for (const e of piece.entities) {
      if (e.type === 'country' || e.type === 'demonym' || e.type === 'capital') {
        if (e.backing && !main) continue;
        const found =
          e.type === 'country'
            ? countryByName(e.text, year)
            : e.type === 'demonym'
              ? countryByDemonym(e.text, year)
              : countryByCapital(e.text, year);
        if (found && country === undefined && !e.backing) {
          country = found.iso3;
          reasons.push(`${e.type} ${e.text}`);
        } else if (found && e.backing) placed ??= found.iso3;
      } else if (e.type === 'group') {
        const group = pickGroup(namedGroups().get(e.key)!, options);
        if (group.table === 'peoples') {
          if (country === undefined && group.country) placed ??= group.country;
          named ??= group;
        } else if (!named || named.table === 'peoples') named = group;
        reasons.push(`${group.table} ${group.name}`);
      }
    }
    if (main || !agent || agents().get(agent.key)![0] === 'UNK' || (WEAK_AGENTS.has(agent.key) && !named)) {
      // "group of thieves", "president of the … League": the weak head takes the sector of what it heads.
      if (
        piece.agent &&
        (!agent || !/^(?:GOV|UNK|PTY)$/.test(agents().get(piece.agent)![0] ?? 'UNK') || agents().get(agent.key)![0] === 'UNK')
      ) {
        agent = { key: piece.agent, sectors: agents().get(piece.agent)! };
        plural = piece.plural;
        reasons.push(`agent ${piece.agent}`);
      }
    }
    if (main && piece.words.some((w) => FORMER.test(w))) former = true;
  };
  pieces.forEach((piece, i) => {
    // A name in apposition: "Harry Tseng, Taiwan's deputy foreign minister".
    if (!person && piece.proper.length) {
      const offices = findPerson(piece.proper, options);
      if (offices) {
        person = personAt(offices, options.published);
      }
    }
    take(piece, i === 0 || piece.apposed);
  });
  if (person) return person;
  if (named?.country && country === undefined) country = named.country;
  if (named?.body && country === undefined) body = named.body;
  country ??= placed;
  const weak = agent !== undefined && WEAK_AGENTS.has(agent.key);
  let sectors: readonly string[] = agent?.sectors ?? [];
  if (
    named &&
    named.sectors.length &&
    (!agent || weak || sectors[0] === 'UNK' || sectors.length === 0) &&
    named.table !== 'peoples'
  )
    sectors = named.sectors;
  else if (named && (!sectors.length || sectors[0] === 'UNK') && named.table === 'peoples') sectors = named.sectors;
  if (former && (LEFT_OFFICE.has(sectors[0] ?? '') || sectors[0] === 'PTY')) sectors = ['ELI'];
  if (sectors[0] === 'UNK') sectors = [];
  if (country === undefined && body === undefined) {
    const place = placeCountry(pieces);
    if (place) {
      country = place.country;
      reasons.push(`place ${place.name}`);
    }
  }
  const properName = pieces[0]?.proper ?? [];
  const looksPerson =
    options.person === true || (properName.length > 1 && givenNameGender(properName[0]!) !== undefined && !agent && !named);
  const single = agent !== undefined && !plural && pieces[0]!.agent !== undefined;
  const kind: ActorKind =
    looksPerson || (single && (pieces[0]!.person || isPersonNoun(agent!.key)))
      ? 'person'
      : single && !isPersonNoun(agent!.key)
        ? 'organization'
        : 'group';
  const missing = [country === undefined && body === undefined ? 'country' : '', sectors.length ? '' : 'sector'].filter(Boolean);
  return {
    kind,
    ...(country !== undefined && { country }),
    ...(country === undefined && body !== undefined && { body }),
    sectors: [...sectors],
    ...(missing.length && { unknown: `nothing in “${text}” tells ${missing.join(' or ')}` }),
    by: reasons.join(', ') || 'nothing known',
  };
};

const ORGANIZATION_END =
  /(?:ment|tion|ry|cy|party|parliament|congress|senate|assembly|court|council|committee|police|army|navy|force|forces|media|press|company|firm|group|union|church|university|school|college|hospital|house|office|bank|agency|service|junta|cabinet|opposition|military|militia|gang|cartel|team|delegation|embassy|movement|society|league|association|community|public|crowd|insurgency|resistance|coalition|regime|state|country|nation|treasury|guard|intelligence|judiciary|prosecution|jury|board|campaign|newspaper|magazine|television|radio|website|industry|business|mafia|caliphate|network|cell|brigade|battalion|unit|fleet|family|tribe|minority|population|charity|foundation|mission|command|kremlin|pentagon)$/;

/** Whether a noun is someone rather than a body of people: "minister", not "ministry". */
const isPersonNoun = (phrase: string): boolean => !ORGANIZATION_END.test(phrase);

/** Cities and regions: "Shanghai authorities". Only large ones, by their own name, where nothing else told the country. */
const placeCountry = (pieces: readonly Piece[]): { name: string; country: string } | undefined => {
  for (const piece of pieces) {
    if (piece.agent === undefined && piece.words.length > 2) continue; // a person's name, rather
    for (let size = Math.min(3, piece.words.length); size > 0; size -= 1) {
      for (let i = 0; i + size <= piece.words.length; i += 1) {
        const words = piece.words.slice(i, i + size);
        if (!words.every((w) => /^\p{Lu}/u.test(w)) || (words.length === 1 && words[0]!.length < 4)) continue;
        const name = words.join(' ');
        const best = openGazetteer().lookup(name)[0];
        // A quarter of a million people: below that a surname is likelier than the town.
        if (best?.country && best.population > 250_000) return { name, country: best.country };
      }
    }
  }
  return undefined;
};
