// Words of the language that several rooms read alike: numbers and months. Looked up in lower case; maps, so that "constructor" is no number.

const ONES =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** "one" to "nineteen", and the tens: "seven" → 7, "forty" → 40. */
export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map([
  ...ONES.map((word, i): [string, number] => [word, i + 1]),
  ...TENS.map((word, i): [string, number] => [word, 10 * (i + 2)]),
]);

/** What such a number is taken times: "two hundred", "a dozen". */
export const SCALE_WORDS: ReadonlyMap<string, number> = new Map([
  ['dozen', 12],
  ['hundred', 100],
  ['thousand', 1000],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
]);

/** The months in lower case, January first. */
export const MONTHS: readonly string[] =
  'january february march april may june july august september october november december'.split(' ');
