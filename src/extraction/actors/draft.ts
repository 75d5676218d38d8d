// What the parts of the actor stage share: an actor in the making, and the words of its mentions.
import type { Actor, FoundMention } from '../../core/index.ts';
import type { ResolveOptions } from '../../knowledge/index.ts';
import type { Tree } from '../../language/index.ts';

/** An actor in the making, with the mentions that are its. */
export interface Draft extends Omit<Actor, 'id'> {
  mentions: FoundMention[];
  /** Those with the same key are one. */
  key?: string;
  /** Words for a group or a role ("rebels", "the minister"): its country may be told by what stands around it. */
  nominal?: FoundMention;
}

/** What the drafts are made from. */
export interface Source {
  tree: Tree;
  mentions: readonly FoundMention[];
  words: (m: FoundMention) => string;
  options: ResolveOptions;
  year: number | undefined;
}

/** A phrase without its determiner and possessive ending. */
export const bare = (phrase: string): string =>
  phrase
    .replace(/^(?:the|a|an|some|its|his|her|their|our|my|this|that|these|those)\s+/i, '')
    .replace(/\s+/g, ' ')
    .replace(/['’]s?$/, '');
