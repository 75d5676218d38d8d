// Sentences, tokens, mentions → chains: mentions of one entity. Rules in order of the text: phrases on one head, apposition and copula,
// names, noun phrases, pronouns. "I" and "we" are chained within their quotation; whose they are is for the statements.
import type { Chain, FoundMention, Stage } from '../../core/index.ts';
import { foldName } from '../../knowledge/index.ts';
import { type Tree, treeOf } from '../../language/index.ts';
import { type Entity, genderOf, isPluralMention, quotations, type Seen } from './entity.ts';
import { canonicalOf, peopleOfCountry, sameName } from './names.ts';
import { resolveNominal } from './nominals.ts';
import { resolvePronoun } from './pronouns.ts';

const KINDS = new Set(['person', 'organization', 'location', 'nationality']);
const SPEAKER = /^(?:i|me|my|mine|myself)$/;
const SPEAKERS = /^(?:we|us|our|ours|ourselves)$/;
const ADDRESSEE = /^(?:you|your|yours|yourself|yourselves)$/;

export const createCoreferenceStage = (): Stage<'sentences' | 'tokens' | 'mentions', 'chains'> => ({
  name: 'chains',
  version: 1,
  needs: ['sentences', 'tokens', 'mentions'],
  adds: ['chains'],
  run: (doc) => {
    const tree = treeOf(doc);
    return { chains: chainsOf(tree, doc.mentions, doc.report.published) };
  },
});

const viewsOf = (tree: Tree, mentions: readonly FoundMention[]): Seen[] => {
  const quotes = quotations(tree.text);
  let at = 0;
  return mentions.map((mention) => {
    const [first, after] = tree.tokensIn(mention);
    const words: string[] = [];
    for (let k = first; k < after; k += 1) words.push(tree.word(k));
    while (at > 0 && quotes[at - 1]!.end > mention.start) at -= 1;
    while (at < quotes.length && quotes[at]!.end <= mention.start) at += 1;
    const quote = at < quotes.length && quotes[at]!.start <= mention.start ? at + 1 : 0;
    return {
      mention,
      head: mention.head,
      sentence: tree.token(mention.head).sentence,
      words,
      lower: words.map((w) => w.toLowerCase()),
      quote,
    };
  });
};

const chainsOf = (tree: Tree, mentions: readonly FoundMention[], published: string | undefined): Chain[] => {
  const views = viewsOf(tree, mentions);
  const of = new Map<FoundMention, Entity>();
  const entities: Entity[] = [];
  const byHead = new Map<number, Entity>();
  const byName = new Map<string, Entity[]>();
  const byCanonical = new Map<string, Entity>();
  const byVoice = new Map<string, Entity>();
  const before: { seen: Seen; entity: Entity }[] = [];

  const join = (seen: Seen, entity: Entity): void => {
    const { mention } = seen;
    entity.mentions.push(mention);
    of.set(mention, entity);
    if (mention.form !== 'pronoun' && !byHead.has(seen.head)) byHead.set(seen.head, entity);
    const gender = entity.gender ?? genderOf(tree, seen);
    if (gender) entity.gender = gender;
    if (mention.form === 'name') {
      if (!entity.named) entity.kind = mention.kind;
      entity.named = true;
      entity.names.push([...seen.words]);
      for (const w of seen.lower) {
        const key = foldName(w);
        const known = byName.get(key) ?? [];
        if (!known.includes(entity)) known.push(entity);
        byName.set(key, known);
      }
    } else if (mention.form === 'nominal') {
      entity.nouns.add(tree.lemma(seen.head));
      for (const k of tree.children(seen.head, 'nmod:desc', 'compound')) entity.nouns.add(tree.lemma(k));
    }
    before.push({ seen, entity });
  };
  const open = (seen: Seen, canonical?: string): Entity => {
    const entity: Entity = {
      mentions: [],
      kind: seen.mention.kind,
      plural: isPluralMention(tree, seen),
      names: [],
      nouns: new Set(),
      named: false,
      ...(canonical && { canonical }),
    };
    entities.push(entity);
    if (canonical) byCanonical.set(canonical, entity);
    join(seen, entity);
    return entity;
  };

  /** The entity of a phrase in apposition or of the subject of a copula. */
  const beside = (seen: Seen): Entity | undefined => {
    const { head } = seen;
    const t = tree.token(head);
    const kindFits = (e: Entity | undefined): Entity | undefined =>
      e && e.kind === seen.mention.kind && seen.mention.kind !== 'nationality' ? e : undefined;
    if ((t.deprel === 'appos' || t.deprel === 'nmod:desc') && t.head >= 0) return kindFits(byHead.get(t.head));
    for (const k of tree.children(head, 'appos', 'nmod:desc')) {
      const e = kindFits(byHead.get(k));
      if (e) return e;
    }
    // "the Foreign Minister of France, Luc Marchand, said": side by side between commas, whatever the tree makes of it.
    const [first, after] = tree.tokensIn(seen.mention);
    if (seen.mention.form === 'name' && seen.mention.kind === 'person' && first >= 2 && after < tree.tokens.length) {
      // The role's phrase ends before the comma, or the parser took the name into it.
      const ends = [tree.token(first - 2).end, seen.mention.end];
      const role = views.findLast(
        ({ mention: m }) =>
          m.form === 'nominal' && m.kind === 'person' && m.start < tree.token(first - 1).start && ends.includes(m.end),
      );
      if (role && tree.word(first - 1) === ',' && /^[,.;]$/.test(tree.word(after)) && !isPluralMention(tree, role)) {
        return kindFits(byHead.get(role.head));
      }
    }
    if (
      tree.children(head, 'cop').some((c) => tree.lemma(c) === 'be') &&
      !tree.children(head, 'advmod').some((c) => /^(?:not|n't|never)$/.test(tree.lemma(c)))
    ) {
      const subject = tree.child(head, 'nsubj');
      if (subject !== undefined && !tree.children(head, 'case').length) return kindFits(byHead.get(subject));
    }
    return undefined;
  };

  for (const seen of views) {
    const { mention, lower } = seen;
    if (!KINDS.has(mention.kind)) continue;
    if (mention.form === 'pronoun') {
      const word = lower[0]!;
      const voice = SPEAKER.test(word) ? 'I' : SPEAKERS.test(word) ? 'we' : ADDRESSEE.test(word) ? 'you' : undefined;
      if (voice) {
        const key = `${voice} ${seen.quote}`;
        const known = byVoice.get(key);
        if (known) join(seen, known);
        else byVoice.set(key, open(seen));
        continue;
      }
      const found = resolvePronoun(tree, seen, before);
      if (found) join(seen, found);
      else open(seen);
      continue;
    }
    const sameHead = byHead.get(seen.head);
    if (mention.form === 'name') {
      const canonical = canonicalOf(seen, published);
      const known = canonical ? byCanonical.get(canonical) : undefined;
      const candidates = new Set(lower.flatMap((w) => byName.get(foldName(w)) ?? []));
      // The latest bearer of a name is meant.
      const match =
        known ??
        [...candidates].reverse().find((e) => sameName(seen, e) && !(canonical && e.canonical && canonical !== e.canonical)) ??
        acronymMatch(seen, entities);
      const entity = match ?? (sameHead?.named ? undefined : sameHead);
      if (entity && sameHead && entity !== sameHead) merge(sameHead, entity);
      if (entity) {
        join(seen, entity);
        if (canonical && !entity.canonical) {
          entity.canonical = canonical;
          byCanonical.set(canonical, entity);
        }
      } else {
        const near = beside(seen);
        if (near && !near.named) join(seen, near);
        else open(seen, canonical);
      }
      continue;
    }
    if (sameHead) {
      join(seen, sameHead);
      continue;
    }
    const nation = peopleOfCountry(seen);
    if (nation) {
      const known = byCanonical.get(nation);
      if (known) join(seen, known);
      else open(seen, nation);
      continue;
    }
    // A phrase built on a name waits for the name, which comes next.
    const phraseOnName = mention.by === 'phrase on name';
    const found = beside(seen) ?? (phraseOnName ? undefined : resolveNominal(tree, seen, before));
    if (found) join(seen, found);
    else open(seen);
  }

  /** All of `from` goes to `into`. */
  function merge(from: Entity, into: Entity): void {
    for (const m of from.mentions) of.set(m, into);
    into.mentions.push(...from.mentions);
    if (!into.gender && from.gender) into.gender = from.gender;
    for (const n of from.nouns) into.nouns.add(n);
    from.mentions = [];
    for (const [head, e] of byHead) if (e === from) byHead.set(head, into);
    for (const b of before) if (b.entity === from) b.entity = into;
    entities.splice(entities.indexOf(from), 1);
  }

  const order = new Map(mentions.map((m, i) => [m, i]));
  return entities
    .filter((e) => e.mentions.length)
    .map((e) => [...new Set(e.mentions)].sort((a, b) => order.get(a)! - order.get(b)!))
    .sort((a, b) => order.get(a[0]!)! - order.get(b[0]!)!)
    .map((list) => ({ mentions: list.map((m) => m.id) }));
};

/** "SDF" after "Syrian Democratic Forces", or the other way round. */
const acronymMatch = (seen: Seen, entities: readonly Entity[]): Entity | undefined => {
  if (seen.mention.kind !== 'organization') return undefined;
  const short = seen.words.length === 1 && /^\p{Lu}{2,6}$/u.test(seen.words[0]!.replace(/\./g, ''));
  const initials = seen.words.filter((w) => /^\p{Lu}/u.test(w)).length;
  if (!short && initials < 2) return undefined;
  return entities.find((e) => e.kind === 'organization' && e.named && sameName(seen, e));
};
