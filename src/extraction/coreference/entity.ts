// What is known of one entity while the text is read: its units so far, names, head nouns, gender and number.
import type { FoundMention } from '../../core/index.ts';
import type { Gender } from '../../knowledge/index.ts';
import type { Unit } from './units.ts';

export interface Entity {
  units: Unit[];
  /** Kind of the first name, else of the first unit that is no pronoun. */
  kind: FoundMention['kind'];
  gender?: Gender;
  plural: boolean;
  /** Names as lists of words. */
  names: string[][];
  /** Names in lower case, for "the Observatory" of "Syrian Observatory for Human Rights". */
  nameWords: Set<string>;
  /** Lemmas of head nouns and of the nouns before names. */
  nouns: Set<string>;
  /** Its noun phrases as written, lower case. */
  phrases: Set<string>;
  /** What the knowledge calls it ("person: Vladimir Putin", "country: USA"). */
  canonical?: string;
  named: boolean;
  /** Its latest unit, and its latest one that is no pronoun. */
  last: Unit;
  lastFull?: Unit;
  /** Pronouns that took it up, one bit a class. */
  pronouns: number;
  /** Whose it is: the entity of "his" in "his wife". */
  possessor?: Entity;
}
