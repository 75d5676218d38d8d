// Mentions and chains → actors: one entry for everyone who takes part, with country, body and sectors, and which mention is whose.
// Chains become drafts, by their main mention; those that are one are joined; then nouns get the country that what stands around them tells.
import type { Actor, ActorLinks, Chain, FoundMention, Stage } from '../../core/index.ts';
import { countryByDemonym, countryByName } from '../../knowledge/index.ts';
import { type Tree, treeOf } from '../../language/index.ts';
import { armsOf } from './arms.ts';
import { Context } from './context.ts';
import type { Draft, Source } from './draft.ts';
import { draftOfParty } from './parties.ts';
import { draftsOfPlace } from './places.ts';

export const createActorStage = (): Stage<'sentences' | 'tokens' | 'mentions' | 'chains', 'actors'> => ({
  name: 'actors',
  version: 2,
  needs: ['sentences', 'tokens', 'mentions', 'chains'],
  adds: ['actors'],
  run: (doc) => ({ actors: actorsOf(treeOf(doc), doc.mentions, doc.chains, doc.report.published) }),
});

const actorsOf = (
  tree: Tree,
  mentions: readonly FoundMention[],
  chains: readonly Chain[],
  published: string | undefined,
): ActorLinks => {
  const byId = new Map(mentions.map((m) => [m.id, m]));
  const words = (m: FoundMention): string => tree.text.slice(m.start, m.end);
  const year = published === undefined ? undefined : Number(published.slice(0, 4));
  const context = new Context({ tree, mentions, words, options: {}, year });
  const near = mainCountry(mentions, words);
  const source: Source = {
    tree,
    mentions,
    words,
    options: { ...(published !== undefined && { published }), ...(near !== undefined && { near }) },
    year,
  };
  const drafts: Draft[] = [];
  const byKey = new Map<string, Draft>();
  const add = (draft: Draft): void => {
    const known = draft.key === undefined ? undefined : byKey.get(draft.key);
    if (known) {
      known.mentions.push(...draft.mentions);
      return;
    }
    drafts.push(draft);
    if (draft.key !== undefined) byKey.set(draft.key, draft);
  };
  for (const list of groupsOf(mentions, chains, byId)) {
    const names = list.filter((m) => m.form === 'name').sort((a, b) => b.end - b.start - (a.end - a.start));
    const nominals = list.filter((m) => m.form === 'nominal');
    const main = names[0] ?? nominals[0] ?? list[0];
    if (!main) continue;
    if (main.kind === 'person' || main.kind === 'organization') {
      const draft = draftOfParty(source, list, main, names, nominals);
      if (draft) add(draft);
    } else if (main.kind === 'location' || main.kind === 'nationality') {
      for (const draft of draftsOfPlace(source, context, list, names, nominals)) add(draft);
    }
  }
  for (const draft of armsOf(source)) add(draft);
  return numbered(settleCountries(joinCounted(drafts, tree), byKey, context), mentions);
};

const CHAINED = new Set(['person', 'organization', 'location', 'nationality']);

/** The mentions of each chain; what is in none stands with those on its head word. */
const groupsOf = (
  mentions: readonly FoundMention[],
  chains: readonly Chain[],
  byId: ReadonlyMap<string, FoundMention>,
): FoundMention[][] => {
  const out = chains.map((c) => c.mentions.map((id) => byId.get(id)!).filter(Boolean));
  const chained = new Set(chains.flatMap((c) => c.mentions));
  const byHead = new Map<number, FoundMention[]>();
  for (const m of mentions) {
    if (chained.has(m.id) || !CHAINED.has(m.kind)) continue;
    const known = byHead.get(m.head);
    if (known) known.push(m);
    else byHead.set(m.head, [m]);
  }
  return [...out, ...byHead.values()];
};

const COUNTING =
  /^(?:dozen|hundred|thousand|million|score|number|group|handful|couple|pair|crowd|lot|majority|bunch|series|pack|gang|team)s?$/;

/** "dozens of | protesters" are those protesters: the longer phrase goes to the actor of the shorter one. */
const joinCounted = (drafts: Draft[], tree: Tree): Draft[] => {
  const byHead = new Map<number, Draft>();
  for (const d of drafts) for (const m of d.mentions) if (!byHead.has(m.head)) byHead.set(m.head, d);
  const gone = new Set<Draft>();
  for (const d of drafts) {
    if (!d.nominal || d.mentions.length > 1 || !COUNTING.test(tree.lemma(d.nominal.head))) continue;
    const of = tree.children(d.nominal.head, 'nmod').find((k) => tree.children(k, 'case').some((c) => tree.lemma(c) === 'of'));
    const counted = of === undefined ? undefined : byHead.get(of);
    if (!counted?.nominal || counted === d || gone.has(counted) || counted.nominal.end > d.nominal.end) continue;
    counted.mentions.push(...d.mentions);
    gone.add(d);
  }
  return drafts.filter((d) => !gone.has(d));
};

/** Nouns without a country get the one that what stands around them tells; "his country" becomes that country. */
const settleCountries = (drafts: readonly Draft[], byKey: ReadonlyMap<string, Draft>, context: Context): Draft[] => {
  const byHead = new Map<number, Draft>();
  for (const d of drafts) for (const m of d.mentions) if (!byHead.has(m.head)) byHead.set(m.head, d);
  const actorAt = (token: number): Draft | undefined => byHead.get(token);
  const gone = new Set<Draft>();
  // States first: "his country's forces" are of whatever "his country" is.
  for (const draft of [...drafts].sort((a, b) => Number(b.kind === 'country') - Number(a.kind === 'country'))) {
    if (!draft.nominal) continue;
    const known = draft.country !== undefined || draft.body !== undefined;
    const state = draft.kind === 'country';
    const found = known || state ? context.ownerOf(draft, actorAt) : context.of(draft, actorAt);
    if (!found || (known && (found.country ?? found.body) === (draft.country ?? draft.body))) continue;
    delete draft.country;
    delete draft.body;
    if (found.country) draft.country = found.country;
    else if (found.body) draft.body = found.body;
    draft.by = `${draft.by}; ${found.by}`;
    if (draft.sectors.length || state) delete draft.unknown;
    else draft.unknown = `nothing said of “${draft.name}” tells sector`;
    const same = state ? byKey.get(`country ${draft.country}`) : undefined;
    if (same) {
      same.mentions.push(...draft.mentions);
      gone.add(draft);
    }
  }
  return drafts.filter((d) => !gone.has(d));
};

/** In order of their first mention, with ids. */
const numbered = (drafts: Draft[], mentions: readonly FoundMention[]): ActorLinks => {
  const of = new Map<string, string>();
  const order = new Map(mentions.map((m, i) => [m, i]));
  const first = (d: Draft): number => Math.min(...d.mentions.map((m) => order.get(m)!));
  const list = drafts
    .map((d) => ({ d, at: first(d) }))
    .sort((a, b) => a.at - b.at)
    .map(({ d: { mentions: own, key: _key, nominal: _nominal, ...actor } }, i): Actor => {
      const id = `a${i + 1}`;
      for (const m of own) of.set(m.id, id);
      return { id, ...actor };
    });
  return { list, of };
};

/** The country that the report names most, by name or adjective. */
const mainCountry = (mentions: readonly FoundMention[], words: (m: FoundMention) => string): string | undefined => {
  const counts = new Map<string, number>();
  for (const m of mentions) {
    if (m.form !== 'name') continue;
    const code =
      m.kind === 'location'
        ? countryByName(words(m))?.iso3
        : m.kind === 'nationality'
          ? countryByDemonym(words(m))?.iso3
          : undefined;
    if (code) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))[0]?.[0];
};
