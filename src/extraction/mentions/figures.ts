// Tokens → mentions of money, quantities and web addresses, by their form.
// Quantities are numbers that count or measure something; years, dates, ages after a name and numbers in names are left out.
import type { Tree } from '../../language/index.ts';
import type { FoundSpan } from './names.ts';

const CURRENCY = /^(?:US|A|C|HK|NZ)?\$$|^[€£¥₽₹₪₺]$/;
const CURRENCY_WORD =
  /^(?:dollars?|euros?|pounds?|rubles?|roubles?|yen|yuan|rupees?|francs?|liras?|dinars?|riyals?|rials?|shekels?|pesos?|won|USD|EUR|GBP|cents?)$/i;
const NUMBER =
  /^(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|trillion|dozen|dozens|hundreds|thousands|millions|billions|m|bn|mn|k)$/i;
const TIME_UNIT =
  /^(?:seconds?|minutes?|hours?|days?|nights?|weeks?|weekends?|months?|quarters?|years?|decades?|centur(?:y|ies)|am|pm|a\.m\.?|p\.m\.?|o'clock|january|february|march|april|may|june|july|august|september|october|november|december|jan\.?|feb\.?|mar\.?|apr\.?|jun\.?|jul\.?|aug\.?|sept?\.?|oct\.?|nov\.?|dec\.?|monday|tuesday|wednesday|thursday|friday|saturday|sunday|gmt|utc)$/i;
/** What a number measures with: "700 square miles", "7 km". */
const UNIT =
  /^(?:km|kms|kilomet(?:er|re)s?|met(?:er|re)s?|cm|centimet(?:er|re)s?|mm|miles?|yards?|feet|foot|ft|inch(?:es)?|acres?|hectares?|ha|kg|kgs|kilos?|kilograms?|grams?|tons?|tonnes?|pounds|lbs?|ounces?|lit(?:er|re)s?|gallons?|barrels?|megawatts?|mw|kilowatts?|kw|gigawatts?|gw|mph|kph|knots|degrees?|kilotons?|megatons?|bpd|m2|m3|km2|sq)$/i;
const PERCENT = /^(?:%|percent|per|pct)$/i;

/** Money, quantities, addresses; `taken` tells which tokens belong to names. */
export const findFigures = (tree: Tree, taken: (i: number) => boolean): FoundSpan[] => {
  const out: FoundSpan[] = [];
  const n = tree.tokens.length;
  for (let i = 0; i < n; i += 1) {
    const word = tree.word(i);
    if (word.length > 6 && /^(?:https?:\/\/|www\.)\S+$/i.test(word)) {
      out.push({ first: i, after: i + 1, kind: 'url', form: 'name', head: i, confidence: 0.99, by: 'address' });
      continue;
    }
    const sign = CURRENCY.test(word);
    if (!sign && !(NUMBER.test(word) && (tree.token(i).upos === 'NUM' || /^\d/.test(word) || tree.token(i).upos === 'X')))
      continue;
    if (taken(i)) continue;
    let after = sign ? i + 1 : i;
    const same = (k: number): boolean => k < n && tree.token(k).sentence === tree.token(i).sentence;
    // "6 , 602", "2 . 80": a number whose marks stand apart, as tokenised text has it; a comma of the sentence has no space before it.
    const isPart = (k: number): boolean =>
      k > i &&
      /^[.,]$/.test(tree.word(k)) &&
      tree.token(k - 1).end < tree.token(k).start &&
      /^\d{1,3}$/.test(tree.word(k - 1)) &&
      same(k + 1) &&
      (tree.word(k) === ',' ? /^\d{3}$/ : /^\d{1,2}$/).test(tree.word(k + 1));
    while (
      same(after) &&
      (NUMBER.test(tree.word(after)) ||
        isPart(after) ||
        (tree.word(after) === '-' && same(after + 1) && NUMBER.test(tree.word(after + 1))))
    )
      after += 1;
    if (after === i || (sign && after === i + 1)) continue;
    const next = same(after) ? tree.word(after) : '';
    const before = i > 0 && same(i - 1) ? tree.word(i - 1) : '';
    const head = after - 1;
    if (sign || CURRENCY_WORD.test(next)) {
      out.push({
        first: i,
        after: sign ? after : after + 1,
        kind: 'money',
        form: 'nominal',
        head,
        confidence: 0.95,
        by: 'money',
      });
    } else if (
      TIME_UNIT.test(next) ||
      TIME_UNIT.test(before) ||
      /^(?:1[5-9]|20)\d\d$/.test(word) ||
      /^[:/]$/.test(next) ||
      /^-?(?:year|month|day|week|hour)-/.test(next)
    ) {
      // a date, a clock time, a duration: the time stage's
    } else if (PERCENT.test(next)) {
      const end =
        /^per$/i.test(next) && same(after + 1) && /^cent$/i.test(tree.word(after + 1))
          ? after + 2
          : /^per$/i.test(next)
            ? after
            : after + 1;
      out.push({ first: i, after: end, kind: 'quantity', form: 'nominal', head, confidence: 0.9, by: 'percentage' });
    } else if (
      UNIT.test(next) ||
      (/^(?:square|cubic|nautical|metric)$/i.test(next) && same(after + 1) && UNIT.test(tree.word(after + 1)))
    ) {
      // "700 square miles", "7 km"
      const end = UNIT.test(next) ? after + 1 : after + 2;
      out.push({ first: i, after: end, kind: 'quantity', form: 'nominal', head, confidence: 0.85, by: 'measure' });
      after = end;
    } else if (/^nummod/.test(tree.token(head).deprel) || /^nummod/.test(tree.token(i).deprel)) {
      out.push({ first: i, after, kind: 'quantity', form: 'nominal', head, confidence: 0.7, by: 'count' });
    }
    i = after - 1;
  }
  return out;
};
