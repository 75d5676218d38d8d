// data/gazetteer/words.tsv and the names of people → sets of words, read at the first question.
import { readTable } from '../../core/index.ts';
import { foldPlaceName } from '../../knowledge/index.ts';

export interface PlaceWords {
  readonly common: ReadonlySet<string>;
  readonly never: ReadonlySet<string>;
  readonly public: ReadonlySet<string>;
  readonly personal: ReadonlySet<string>;
  readonly facility: ReadonlySet<string>;
  readonly water: ReadonlySet<string>;
  readonly land: ReadonlySet<string>;
  readonly admin: ReadonlySet<string>;
  readonly first: ReadonlySet<string>;
  readonly of: ReadonlySet<string>;
  readonly numbered: ReadonlySet<string>;
  readonly office: ReadonlySet<string>;
  readonly body: ReadonlySet<string>;
  readonly bodyof: ReadonlySet<string>;
  /** Given names, folded. */
  readonly given: ReadonlySet<string>;
  /** Titles that stand before a name of a person, in lower case. */
  readonly titles: ReadonlySet<string>;
}

let words: PlaceWords | undefined;

const people = (file: string): string[] => readTable(file).flatMap((row) => (row[1] ?? '').split(';'));

/** The words that the search for place names knows. */
export const placeWords = (): PlaceWords => {
  if (words) return words;
  const of = new Map<string, Set<string>>();
  for (const [name = '', list = ''] of readTable('data/gazetteer/words.tsv')) {
    const set = of.get(name) ?? new Set<string>();
    for (const w of list.split(' ')) if (w) set.add(w.replace(/_/g, ' '));
    of.set(name, set);
  }
  const get = (name: string): ReadonlySet<string> => of.get(name) ?? new Set();
  words = {
    common: get('common'),
    never: get('never'),
    public: get('public'),
    personal: get('personal'),
    facility: get('facility'),
    water: get('water'),
    land: get('land'),
    admin: get('admin'),
    first: get('first'),
    of: get('of'),
    numbered: get('numbered'),
    office: get('office'),
    body: get('body'),
    bodyof: get('bodyof'),
    given: new Set(people('data/mentions/given-names.tsv').map(foldPlaceName)),
    titles: new Set(people('data/mentions/titles.tsv').map((t) => t.toLowerCase())),
  };
  return words;
};
