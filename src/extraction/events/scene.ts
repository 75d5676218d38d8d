// One document as the event rules see it: its tree, and who is meant by a word.
// In: sentences, tokens, mentions, actors, places. Out: `Scene`, look-ups by token; built once a document. No rules here.
import type { Actor, Doc, FoundMention, Party } from '../../core/index.ts';
import { type Tree, treeOf } from '../../language/index.ts';

export type EventDoc = Doc<
  'sentences' | 'tokens' | 'encoding' | 'mentions' | 'chains' | 'actors' | 'places' | 'times' | 'statements'
>;

/** A mention of someone of the register, as a party of an event would have it. */
export interface Someone extends Party {
  mention: FoundMention;
}

export class Scene {
  readonly doc: EventDoc;
  readonly tree: Tree;
  readonly #actors: ReadonlyMap<string, Actor>;
  /** Head token → mentions with an actor, the shortest first. */
  readonly #byHead = new Map<number, Someone[]>();
  /** Token → mentions with an actor that cover it, the shortest first. */
  readonly #covering = new Map<number, Someone[]>();
  /** Head tokens of mentions of any kind. */
  readonly #heads = new Map<number, FoundMention>();

  constructor(doc: EventDoc) {
    this.doc = doc;
    this.tree = treeOf(doc);
    this.#actors = new Map(doc.actors.list.map((a) => [a.id, a]));
    const mentions = [...doc.mentions].sort((a, b) => a.end - a.start - (b.end - b.start));
    for (const mention of mentions) {
      if (!this.#heads.has(mention.head)) this.#heads.set(mention.head, mention);
      const actor = doc.actors.of.get(mention.id);
      if (actor === undefined) continue;
      const someone = { actor, start: mention.start, end: mention.end, mention };
      append(this.#byHead, mention.head, someone);
      const [first, after] = this.tree.tokensIn(mention);
      for (let t = first; t < after; t += 1) append(this.#covering, t, someone);
    }
  }

  /** The mention of someone that this token heads: the longest name or noun phrase without what follows it, as readers would cut it. */
  at(token: number): Someone | undefined {
    const list = this.#byHead.get(token);
    return list?.[list.length - 1];
  }

  /** The shortest mention of someone that covers a token. */
  over(token: number): Someone | undefined {
    return this.#covering.get(token)?.[0];
  }

  /** The mention of any kind that a token heads. */
  mentionAt(token: number): FoundMention | undefined {
    return this.#heads.get(token);
  }

  actor(id: string): Actor | undefined {
    return this.#actors.get(id);
  }
}

const append = <K, V>(map: Map<K, V[]>, key: K, value: V): void => {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
};
