// What stands around a noun → its country: whose it is ("its army"), what it hangs on, where it acts ("gathered in Minsk"), and what the report is
// about. Institutions ("the government", "police") take the country that the report is about, others only that of a place beside them.
import type { FoundMention } from '../../core/index.ts';
import { countryByCapital, countryByDemonym, countryByName, openGazetteer } from '../../knowledge/index.ts';
import type { Draft, Source } from './draft.ts';
import { isWhere } from './metonyms.ts';

/** Sectors whose people act abroad as well: where they are tells little of whose they are. */
const ABROAD = new Set(['GOV', 'MIL', 'LEG', 'SPY', 'BUS', 'JRN']);
/** Share of a report's country names that must be of one country for its institutions to be meant. */
const MOSTLY = 0.6; // chosen on reports of our own: at a half, "the government" of two countries at odds was guessed
/** The same for all others. */
const ONLY = 0.8;

interface Found {
  country?: string;
  body?: string;
  by: string;
}

export class Context {
  readonly #source: Source;
  /** Location and nationality names with their countries. */
  readonly #named: { mention: FoundMention; country: string; where: boolean }[] = [];
  readonly #countries = new Map<string, string | undefined>();
  /** The country that the report names most, if any. */
  readonly main: string | undefined;
  readonly #share: number;
  /** Share among the places that are named as where something is. */
  readonly #whereShare: number;

  constructor(source: Source) {
    this.#source = source;
    const { tree, words, year } = source;
    const counts = new Map<string, number>();
    const towns: FoundMention[] = [];
    for (const m of source.mentions) {
      if (m.form !== 'name' || (m.kind !== 'location' && m.kind !== 'nationality')) continue;
      const country = m.kind === 'location' ? countryByName(words(m), year) : countryByDemonym(words(m), year);
      if (!country) {
        if (m.kind === 'location') towns.push(m);
        continue;
      }
      this.#named.push({ mention: m, country: country.iso3, where: m.kind === 'location' && isWhere(tree, m.head) });
      counts.set(country.iso3, (counts.get(country.iso3) ?? 0) + 1);
    }
    this.main = best(counts)?.[0];
    for (const m of towns) {
      const country = this.countryOfPlace(words(m).replace(/\s+/g, ' '));
      if (!country) continue;
      this.#named.push({ mention: m, country, where: isWhere(tree, m.head) });
      counts.set(country, (counts.get(country) ?? 0) + 1);
    }
    this.main = best(counts)?.[0];
    this.#share = shareOf(counts, this.main);
    const where = new Map<string, number>();
    for (const n of this.#named) if (n.mention.kind === 'location') where.set(n.country, (where.get(n.country) ?? 0) + 1);
    this.#whereShare = Math.min(shareOf(where, this.main), this.#share);
  }

  /** The country in which a place of the name lies: that of the report, where one does, else that of the most important. */
  countryOfPlace(name: string): string | undefined {
    if (!this.#countries.has(name)) {
      const { year } = this.#source;
      const known = countryByName(name, year) ?? countryByCapital(name, year);
      const found = known ? [] : openGazetteer().lookup(name);
      const near = found.find((e) => e.country !== undefined && e.country === this.main);
      // A small town far from what the report is about is as likely a name that we don't know.
      const far = found.find((e) => e.country !== undefined && (e.class !== 'city' || e.population > 50_000));
      this.#countries.set(name, known?.iso3 ?? near?.country ?? far?.country);
    }
    return this.#countries.get(name);
  }

  /** Whose a noun is by its possessor: "its army", "Quintrel's supporters", "his country's forces". */
  ownerOf(draft: Draft, actorAt: (token: number) => Draft | undefined): Found | undefined {
    const { tree, mentions } = this.#source;
    for (const m of draft.mentions) {
      if (m.form !== 'nominal') continue;
      for (const k of tree.children(m.head, 'nmod:poss')) {
        // "Assad's Iranian allies" are Iran's.
        const [from, to] = [tree.token(k).end, tree.token(m.head).start];
        if (mentions.some((n) => n.kind === 'nationality' && n.start >= from && n.end <= to)) continue;
        const whose = actorAt(k);
        if (whose && whose !== draft && (whose.country || whose.body)) return { ...party(whose), by: `whose: ${whose.name}` };
      }
    }
    return undefined;
  }

  /** Country or body of a noun without one, and what told it. */
  of(draft: Draft, actorAt: (token: number) => Draft | undefined): Found | undefined {
    const { tree, words } = this.#source;
    const sector = draft.sectors[0];
    const owner = this.ownerOf(draft, actorAt);
    if (owner) return owner;
    for (const m of draft.mentions) {
      if (m.form !== 'nominal') continue;
      // "members of the union", "fishermen from Zanzibar"
      for (const k of tree.children(m.head, 'nmod')) {
        const preposition = tree.child(k, 'case');
        const relation = preposition === undefined ? '' : tree.lemma(preposition);
        const place = this.#named.find((n) => n.mention.head === k);
        if (!/^(?:of|from|for|in|within|at|near|by)$/.test(relation)) continue;
        const whose = actorAt(k);
        if (whose && whose !== draft && (whose.country || whose.body))
          return { ...party(whose), by: `${relation} ${whose.name}` };
        if (place) return { country: place.country, by: `${relation} ${words(place.mention)}` };
      }
    }
    const nominal = draft.nominal!;
    const abroad = ABROAD.has(sector ?? '');
    const { sentence } = tree.token(nominal.head);
    if (!abroad) {
      const clause = this.#inClause(nominal.head);
      if (clause) return { country: clause.country, by: `in ${words(clause.mention)}` };
      const here = this.#named.filter((n) => n.where && tree.token(n.mention.head).sentence === sentence);
      if (here.length && here.every((n) => n.country === here[0]!.country))
        return { country: here[0]!.country, by: `in ${words(here[0]!.mention)}` };
    }
    if (this.main === undefined) return undefined;
    const institution = isInstitution(this.#source, nominal, sector);
    if (institution ? this.#share >= MOSTLY : !abroad && this.#whereShare >= ONLY)
      return { country: this.main, by: `the report is about ${this.main}` };
    return undefined;
  }

  /** The place of the clause that a noun takes part in: "protesters gathered | in Minsk". */
  #inClause(head: number): { mention: FoundMention; country: string } | undefined {
    const { tree } = this.#source;
    let at = head;
    for (let i = 0; i < 4 && tree.token(at).head >= 0; i += 1) {
      at = tree.token(at).head;
      if (tree.token(at).upos !== 'VERB') continue;
      const below = new Set(tree.children(at, 'obl', 'nmod'));
      const found = this.#named.find((n) => n.where && below.has(n.mention.head));
      if (found) return found;
    }
    return undefined;
  }
}

const party = (d: Draft): { country?: string; body?: string } => (d.country ? { country: d.country } : { body: d.body! });

const best = (counts: ReadonlyMap<string, number>): [string, number] | undefined =>
  [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))[0];

const shareOf = (counts: ReadonlyMap<string, number>, key: string | undefined): number => {
  let all = 0;
  for (const n of counts.values()) all += n;
  return key === undefined || !all ? 0 : (counts.get(key) ?? 0) / all;
};

/** "the government", "police", "parliament": there is one in every country; "two officials" may be anybody's. */
const isInstitution = ({ tree, words }: Source, m: FoundMention, sector: string | undefined): boolean => {
  if (!/^(?:GOV|MIL|COP|LEG|JUD|SPY|OPP|PTY)$/.test(sector ?? '')) return false;
  if (tree.children(m.head, 'nummod').length) return false;
  const lemma = tree.lemma(m.head);
  if (/^(?:police|parliament|congress|authority|authorities|opposition)$/.test(lemma)) return true;
  if (
    /^(?:troop|soldier|force|official|diplomat|envoy|ambassador|delegation|country|leader|officer|team|unit|convoy)$/.test(lemma)
  )
    return false;
  return /^(?:the|this)\s/i.test(words(m)) && tree.feature(m.head, 'Number') !== 'Plur';
};
