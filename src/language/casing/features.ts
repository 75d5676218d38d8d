// Words of a headline → ids of features that tell whether each would have a capital in running text.
import { countryByDemonym, countryByName, givenNameGender, openGazetteer } from '../../knowledge/index.ts';
import { hashFeature } from '../runtime/linear.ts';
import { SMALL, type Style } from './headlines.ts';

/** How often the other sentences of the document have a word small, and with a capital where no sentence begins. */
export interface Seen {
  small: ReadonlyMap<string, number>;
  capital: ReadonlyMap<string, number>;
}

/** How large the largest place of this name is: 0 none, 1 any, 2 a town, 3 a city. */
const placeSize = (lower: string): number => {
  let most = -1;
  for (const entry of openGazetteer().lookup(lower)) most = Math.max(most, entry.population);
  return most < 0 ? 0 : most >= 200_000 ? 3 : most >= 20_000 ? 2 : 1;
};

const bucket = (n: number | undefined): number => Math.min(n ?? 0, 2);

/** A letter for what the document shows of a word, and one for what the tables of the package know. */
const evidence = (lower: string, seen: Seen, knows: (word: string) => boolean): [string, string] => [
  `${bucket(seen.small.get(lower))}${bucket(seen.capital.get(lower))}`,
  `${SMALL.has(lower) ? 's' : ''}${knows(lower) ? 'k' : ''}${countryByName(lower) ? 'c' : ''}${countryByDemonym(lower) ? 'd' : ''}${givenNameGender(lower) ? 'g' : ''}${placeSize(lower) || ''}`,
];

/**
 * Feature hashes of each word. `forms`: the words of one sentence as written. Nothing looks at the capitals of the headline itself, but at
 * those within a word ("McCain", "NATO" in title case).
 */
export const casingFeatures = (
  forms: readonly string[],
  style: Style,
  seen: Seen,
  knows: (word: string) => boolean,
): Uint32Array[] => {
  const lowers = forms.map((f) => f.toLowerCase());
  const told = lowers.map((w) => evidence(w, seen, knows));
  const at = (i: number): string => lowers[i] ?? (i < 0 ? '^' : '$');
  const body = (i: number): string => told[i]?.[0] ?? '';
  const known = (i: number): string => told[i]?.[1] ?? '^';
  return forms.map((form, i) => {
    const w = lowers[i]!;
    const shape = /\d/.test(w) ? '9' : /[-‐–]/.test(w) ? '-' : /[.’']/.test(w) ? '.' : '';
    const inner = style === 'title' && /.\p{Lu}/u.test(form) ? 'I' : '';
    return Uint32Array.from(
      [
        `w=${w}`,
        `2=${w.slice(-2)}`,
        `3=${w.slice(-3)}`,
        `4=${w.slice(-4)}`,
        `p=${w.slice(0, 3)}`,
        `b=${body(i)}`,
        `bk=${body(i)}|${known(i)}`,
        `k=${known(i)}|${shape}${inner}|${Math.min(w.length, 8)}`,
        `i=${i === 0}`,
        `-w=${at(i - 1)}`,
        `+w=${at(i + 1)}`,
        `-ww=${at(i - 1)}|${w}`,
        `w+w=${w}|${at(i + 1)}`,
        `-b=${body(i - 1)}|${body(i)}`,
        `+b=${body(i)}|${body(i + 1)}`,
        `-k=${known(i - 1)}|${known(i)}`,
        `+k=${known(i)}|${known(i + 1)}`,
        `-3=${at(i - 1).slice(-3)}|${w.slice(-3)}`,
        `+3=${w.slice(-3)}|${at(i + 1).slice(-3)}`,
        `3b=${w.slice(-3)}|${body(i)}`,
        ...(style === 'capitals' ? [`C=${w}`, `C3=${w.length}|${known(i)}|${body(i)}`, `Cs=${shape}`] : []),
      ].map(hashFeature),
    );
  });
};
