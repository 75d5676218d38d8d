// Expressions that refer to a time without naming one: "now", "recently", "in the past", "the latest quarter", "year-earlier",
// "Mondays", "overnight", "the weekend". A piece goes in, the expression that begins there comes out.
import type { Found } from './find.ts';
import { timeLexicon } from './lexicon.ts';
import type { Piece } from './pieces.ts';
import { tenseAt } from './tense.ts';

const word = (p: readonly Piece[], i: number): string => p[i]?.word ?? '';

/** Phrases of data/times/phrases.tsv. */
const phraseAt = (p: readonly Piece[], i: number): Found | undefined => {
  for (const { words, value } of timeLexicon().phrases.get(p[i]!.word) ?? []) {
    if (!words.every((w, k) => word(p, i + k) === w)) continue;
    if (value.before && !value.before.includes(word(p, i - 1))) continue;
    if (word(p, i + words.length) === '-') continue;
    // "in the past four years" is a length
    if (
      words.at(-1) === 'past' &&
      (p[i + words.length]?.is.unit ||
        p[i + words.length]?.is.units ||
        p[i + words.length]?.is.number !== undefined ||
        p[i + words.length]?.is.quantifier ||
        p[i + words.length]?.digits ||
        word(p, i + words.length) === 'century' ||
        word(p, i + words.length) === 'a')
    )
      continue;
    return {
      from: i,
      to: i + words.length,
      by: 'times.phrase',
      fixed: { type: value.type, ...(value.value && { value: value.value }) },
    };
  }
  return undefined;
};

/** The reference that begins at piece `i`. `history`: the text tells of the past, where "former" and "that time" date things. */
export const referenceAt = (p: readonly Piece[], i: number, history: boolean): Found | undefined => {
  const piece = p[i]!;
  const { is } = piece;
  const phrase = phraseAt(p, i);
  if (phrase) return phrase;
  const fixed = (to: number, type: 'DATE' | 'SET' | 'DURATION' | 'TIME', value: string, by: string): Found => ({
    from: i,
    to,
    by: `times.${by}`,
    fixed: { type, value },
  });
  if (is.ref && word(p, i + 1) !== '-') return fixed(i + 1, 'DATE', is.ref, 'reference');
  if (is.ref) return history ? fixed(i + 1, 'DATE', is.ref, 'reference') : undefined;
  if (is.refAdjective && !piece.capital) {
    const next = p[i + 1];
    // "the current year" is a year; "current" before a noun is a reference, "current" in a river is not told apart
    if (!next || !/^\p{L}/u.test(next.word) || next.is.unit || next.is.units) return undefined;
    if (is.refAdjective === 'FUTURE_REF' && (!history || word(p, i - 1) === 'the')) return undefined; // "future earnings" dates nothing in news
    return fixed(i + 1, 'DATE', is.refAdjective, 'reference');
  }
  // "will soon be signed", "expected shortly"; not "as soon as", "soon after"
  if (
    is.refFuture &&
    !/^(as|how|too|sooner)$/.test(word(p, i - 1)) &&
    !/^(as|after|before|afterward|afterwards|thereafter)$/.test(word(p, i + 1)) &&
    !history &&
    tenseAt(p, i, i + 1) === 'future'
  ) {
    return fixed(i + 1, 'DATE', is.refFuture, 'reference');
  }
  if (history && is.refHistory && !(word(p, i - 1) === 'the' && !/^\p{L}/u.test(word(p, i + 1))))
    return fixed(i + 1, 'DATE', is.refHistory, 'reference');
  // Mondays; on Monday and Tuesday nights; weekends
  if (is.many && is.weekday && piece.capital) return fixed(i + 1, 'SET', `XXXX-WXX-${is.weekday}`, 'set');
  if (is.weekday && piece.capital && p[i + 1]?.is.many && p[i + 1]!.is.part)
    return fixed(i + 2, 'SET', `XXXX-WXX-${is.weekday}T${p[i + 1]!.is.part}`, 'set');
  if (is.units === 'WE' && /^(on|at|during|,|and)$/.test(word(p, i - 1))) return fixed(i + 1, 'SET', 'XXXX-WXX-WE', 'set');
  if (is.every) {
    const next = p[i + 1];
    if (next?.is.weekday && next.capital) return fixed(i + 2, 'SET', `XXXX-WXX-${next.is.weekday}`, 'set');
    if (next?.is.month && next.capital) return fixed(i + 2, 'SET', `XXXX-${String(next.is.month).padStart(2, '0')}`, 'set');
    if (next?.is.season) return fixed(i + 2, 'SET', `XXXX-${next.is.season}`, 'set');
    if (next?.is.part && !next.is.many) return fixed(i + 2, 'SET', `XXXX-XX-XXT${next.is.part}`, 'set');
  }
  if (piece.word === 'overnight')
    return {
      from: i,
      to: i + 1,
      by: 'times.overnight',
      date: {
        end: i + 1,
        by: 'times.overnight',
        cal: { part: 'NI', rel: { unit: 'D', shift: tenseAt(p, i, i + 1) === 'future' ? 0 : -1 } },
      },
    };
  // year-end; the weekend; the latest quarter; the year-earlier period; year-ago results
  const j = piece.word === 'the' ? i + 1 : i;
  if (
    p[j]?.is.unit === 'Y' &&
    (word(p, j + 1) === '-' || word(p, j + 1) === 'end') &&
    (word(p, j + 2) === 'end' || word(p, j + 1) === 'end')
  ) {
    const to = word(p, j + 1) === 'end' ? j + 2 : j + 3;
    return {
      from: i,
      to,
      by: 'times.year-end',
      date: { end: to, by: 'times.year-end', cal: { month: 12, day: 31, rel: { unit: 'Y', shift: 0 } } },
    };
  }
  if (p[j]?.is.unit === 'Y' && word(p, j + 1) === '-' && /^(earlier|ago)$/.test(word(p, j + 2))) {
    let to = j + 3;
    const ordinal = p[to]?.is.ordinal;
    if (ordinal && ordinal <= 4 && word(p, to + 1) === 'quarter') {
      // the year-ago third quarter
      return {
        from: i,
        to: to + 2,
        by: 'times.year-earlier',
        date: { end: to + 2, by: 'times.year-earlier', cal: { quarter: ordinal, rel: { unit: 'Y', shift: -1 } } },
      };
    }
    if (/^(quarter|period)$/.test(word(p, to))) to += 1;
    else if (j !== i) return undefined;
    return { from: i, to, by: 'times.year-earlier', length: { kind: 'offset', n: 1, unit: 'Y', sign: -1, told: true } };
  }
  if (
    piece.word === 'the' &&
    /^(latest|comparable|corresponding|recent)$/.test(word(p, j)) &&
    /^(quarter|period)$/.test(word(p, j + 1))
  ) {
    const shift = word(p, j) === 'comparable' || word(p, j) === 'corresponding';
    return shift
      ? { from: i, to: j + 2, by: 'times.period', length: { kind: 'offset', n: 1, unit: 'Y', sign: -1, told: true } }
      : {
          from: i,
          to: j + 2,
          by: 'times.period',
          date: { end: j + 2, by: 'times.period', cal: { rel: { unit: 'Q', shift: 0, the: true } } },
        };
  }
  // "the year ended March 31" is a length
  if (piece.word === 'the') {
    const k = word(p, j) === 'fiscal' || word(p, j) === 'full' ? j + 1 : j;
    if (p[k]?.is.unit === 'Y' && /^(ended|ending)$/.test(word(p, k + 1))) return fixed(k + 1, 'DURATION', 'P1Y', 'year-ended');
    // the day after the battle; the weeks before the vote
    if (p[j]?.is.unit === 'D' && /^(after|before)$/.test(word(p, j + 1)))
      return {
        from: i,
        to: j + 1,
        by: 'times.day-after',
        date: {
          end: j + 1,
          by: 'times.day-after',
          cal: { rel: { unit: 'D', shift: word(p, j + 1) === 'after' ? 1 : -1, told: true } },
        },
      };
    if (
      p[j]?.is.units &&
      /^(D|W|M|Y)$/.test(p[j]!.is.units!) &&
      /^(after|before|since|leading|following|ahead)$/.test(word(p, j + 1))
    )
      return fixed(j + 1, 'DURATION', `PX${p[j]!.is.units}`, 'length');
  }
  // weekend
  if (piece.word === 'the' && p[j]?.is.unit === 'WE')
    return { from: i, to: j + 1, by: 'times.weekend', date: { end: j + 1, by: 'times.weekend', cal: { weekend: true } } };
  // in histories: at that time, during this period, at the same time
  if (history && /^(this|that|the)$/.test(piece.word)) {
    const k = word(p, i + 1) === 'same' ? i + 2 : i + 1;
    if (
      /^(time|period|era)$/.test(word(p, k)) &&
      (k > i + 1 || piece.word !== 'the' || word(p, i - 1) === 'at') &&
      /^(at|during|by|around|in|until|from|since|of|throughout|for)$/.test(word(p, i - 1))
    )
      return fixed(k + 1, 'DATE', 'PAST_REF', 'that-time');
  } else if (piece.word === 'that' && word(p, i + 1) === 'time' && /^(at|since|by|until|during)$/.test(word(p, i - 1)))
    return fixed(i + 2, 'DATE', 'PAST_REF', 'that-time');
  return undefined;
};
