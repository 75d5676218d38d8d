// One document as the event rules see it: its tree, and who is meant by a word.
// In: sentences, tokens, mentions, actors, places. Out: `Scene`, look-ups by token; built once a document. No rules here.
import type { Actor, Doc, FoundMention, Party } from '../../core/index.ts';
import { type Tree, treeOf } from '../../language/index.ts';

export type EventDoc = Doc<
  'sentences' | 'tokens' | 'encoding' | 'mentions' | 'chains' | 'actors' | 'places' | 'times' | 'statements' | 'doubts'
>;

/** A mention of someone of the register, as a party of an event would have it. */
export interface Someone extends Party {
  mention: FoundMention;
}

/** Tokens of a party's phrase at most: a name with its title. */
const PHRASE = 9;

export class Scene {
  readonly doc: EventDoc;
  readonly tree: Tree;
  readonly #actors: ReadonlyMap<string, Actor>;
  /** Head token → mentions with an actor, the shortest first. */
  readonly #byHead = new Map<number, Someone[]>();
  /** Token → mentions with an actor that cover it, the shortest first. */
  readonly #covering = new Map<number, Someone[]>();
  /** Tokens of dates and clock times. */
  readonly #times = new Set<number>();
  /** Head tokens of mentions of any kind. */
  readonly #heads = new Map<number, FoundMention>();

  constructor(doc: EventDoc) {
    this.doc = doc;
    this.tree = treeOf(doc);
    this.#actors = new Map(doc.actors.list.map((a) => [a.id, a]));
    for (const time of doc.times) {
      const [first, after] = this.tree.tokensIn(time);
      if (time.type === 'DATE' || time.type === 'TIME') for (let t = first; t < after; t += 1) this.#times.add(t);
    }
    const mentions = [...doc.mentions].sort((a, b) => a.end - a.start - (b.end - b.start));
    for (const mention of mentions) {
      if (!this.#heads.has(mention.head)) this.#heads.set(mention.head, mention);
      const actor = doc.actors.of.get(mention.id) ?? this.#asParty(mention);
      if (actor === undefined || isDateline(doc.report.text, mention)) continue;
      const someone = { actor, start: mention.start, end: mention.end, mention };
      append(this.#byHead, mention.head, someone);
      const [first, after] = this.tree.tokensIn(mention);
      for (let t = first; t < after; t += 1) append(this.#covering, t, someone);
    }
  }

  /**
   * The id under which a place name of no actor takes part: where it does or undergoes something rather than being where that is done ("Puntland
   * rejected", "talks with Puntland"). hosts.ts makes an actor of it where an event names it.
   */
  #asParty(mention: FoundMention): string | undefined {
    if (mention.kind !== 'location' || mention.form !== 'name' || !takesPart(this.tree, mention.head)) return undefined;
    const id = this.doc.places.of.get(mention.id);
    const known = this.doc.places.list.some((p) => p.id === id && p.country !== undefined);
    return HOST + (known ? id : this.doc.report.text.slice(mention.start, mention.end));
  }

  /** The mention of someone that this token heads: the longest that reads as one phrase ("the Danish envoy to Lima" is cut to its noun). */
  at(token: number): Someone | undefined {
    const list = this.#byHead.get(token);
    if (!list) return undefined;
    return list.findLast((s) => this.#isCompact(s)) ?? list[0];
  }

  #isCompact({ mention }: Someone): boolean {
    const [first, after] = this.tree.tokensIn(mention);
    if (after - first > PHRASE) return false;
    for (let t = first; t < after; t += 1) {
      const { upos } = this.tree.token(t);
      if ((upos === 'ADP' && this.tree.lemma(t) !== 'of') || upos === 'VERB') return false;
    }
    return true;
  }

  /** Whether a token stands in a date or clock time. */
  isTime(token: number): boolean {
    return this.#times.has(token);
  }

  /** The shortest mention of someone that covers a token. */
  over(token: number): Someone | undefined {
    return this.#covering.get(token)?.[0];
  }

  /** The mention of any kind that a token heads. */
  mentionAt(token: number): FoundMention | undefined {
    return this.#heads.get(token);
  }

  /**
   * The mention that says best who someone is: of those of the same actor that lie around or within, the longest that reads as one phrase
   * ("Erdogan" of "President Erdogan"; "the guards" of "the guards for talks on the border").
   */
  wording(someone: Someone): Someone {
    const within = (a: Someone, b: Someone): boolean => a.start <= b.start && b.end <= a.end;
    let best: Someone | undefined;
    const [first, after] = this.tree.tokensIn(someone.mention);
    for (let t = first; t < after; t += 1) {
      for (const s of this.#covering.get(t) ?? []) {
        if (s.actor !== someone.actor || s.mention.form === 'pronoun' || !this.#isCompact(s)) continue;
        if (!within(s, someone) && !within(someone, s)) continue;
        if (!best || s.end - s.start > best.end - best.start) best = s;
      }
    }
    return best ?? someone;
  }

  /** The nearest name or noun of the same actor before a pronoun in its sentence. */
  nameBefore(pronoun: Someone): Someone | undefined {
    const { sentence } = this.tree.token(pronoun.mention.head);
    const { first } = this.tree.sentences[sentence]!;
    for (let t = pronoun.mention.head - 1; t >= first; t -= 1) {
      const found = this.at(t);
      if (found && found.actor === pronoun.actor && found.mention.form !== 'pronoun') return found;
    }
    return undefined;
  }

  actor(id: string): Actor | undefined {
    return this.#actors.get(id);
  }
}

/** Before the ids of places that take part. */
export const HOST = 'host:';

const WHERE = new Set([
  'in',
  'at',
  'near',
  'on',
  'into',
  'across',
  'inside',
  'outside',
  'around',
  'through',
  'within',
  'along',
  'over',
]);

/** Whether a name stands where those stand who do something or to whom it is done: as subject, object, possessor, or with a preposition of no place. */
const takesPart = (tree: Tree, token: number): boolean => {
  let at = token;
  for (let step = 0; step < 4 && tree.relation(at) === 'conj'; step += 1) at = tree.head(at) ?? at;
  const before = tree.children(at, 'case').map((k) => tree.lemma(k));
  const head = tree.head(at);
  if (head === undefined) return false;
  switch (tree.relation(at)) {
    case 'nsubj':
    case 'obj':
    case 'iobj':
    case 'nmod:poss':
      return !before.some((p) => WHERE.has(p));
    case 'obl':
    case 'nmod':
      return before.length > 0 && !before.some((p) => WHERE.has(p) || p === 'to');
    default:
      return false;
  }
};

/** "KABUL -- The army …": the place of a dateline acts in nothing. */
const isDateline = (text: string, mention: FoundMention): boolean => {
  const before = text.slice(Math.max(0, mention.start - 2), mention.start);
  if (before && !/[\n.]\s*$/.test(before)) return false;
  const words = text.slice(mention.start, mention.end);
  return words === words.toUpperCase() && /^[^.!?\n]{0,40}?\s(?:--|—|–|-)\s/.test(text.slice(mention.end, mention.end + 48));
};

const append = <K, V>(map: Map<K, V[]>, key: K, value: V): void => {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
};
