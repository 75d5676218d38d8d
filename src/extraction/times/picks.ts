// One of a kind, picked by a word: "last May", "next Tuesday", "this summer", "the previous April", "last night", "last Thanksgiving".
import type { Cal } from './anchors.ts';
import { monthAt, monthDate, weekdayAt } from './days.ts';
import { holidayAt } from './holidays.ts';
import type { Unit } from './lexicon.ts';
import type { Piece } from './pieces.ts';
import { TOLD_WORDS, UNIT_SHIFT } from './units.ts';

const word = (p: readonly Piece[], i: number): string => p[i]?.word ?? '';

/** "last May", "next Tuesday", "this summer", "the previous April", "this morning", "last night", "that afternoon". */
export const pickAt = (p: readonly Piece[], i: number): { end: number; cal: Cal } | undefined => {
  const j = word(p, i) === 'the' ? i + 1 : i;
  const w = word(p, j);
  let shift = UNIT_SHIFT[w];
  if (shift === undefined && w === 'past') shift = -1;
  if (shift === undefined) return undefined;
  let k = j + 1;
  if (w === 'this' && /^(past|last|coming)$/.test(word(p, k))) {
    shift = word(p, k) === 'coming' ? 1 : -1;
    k += 1;
  }
  if (w === 'that' && word(p, k) === 'same') k += 1;
  const pick = shift as -1 | 0 | 1;
  const told = TOLD_WORDS.has(w) || (j !== i && w === 'next');
  const edge = p[k]?.is.edge && word(p, k) !== 'middle' ? (word(p, k + 1) === '-' ? k + 2 : k + 1) : k;
  const weekday = weekdayAt(p, k);
  if (weekday) {
    if (word(p, weekday.end) === ',' || word(p, weekday.end) === 'the') {
      // "this coming Sunday, March eighth"
      const date = monthDate(p, word(p, weekday.end) === ',' ? weekday.end + 1 : weekday.end);
      if (date?.cal.day) return date;
    }
    return { end: weekday.end, cal: { weekday: weekday.weekday, ...(w !== 'that' && w !== 'same' && { pick }) } };
  }
  const month = monthAt(p, edge);
  if (month) {
    const date = monthDate(p, edge); // last Oct. 23
    return { end: date!.end, cal: { ...date!.cal, ...(date!.cal.year === undefined && !date!.cal.rel && { pick }) } };
  }
  if (p[edge]?.is.season && !p[edge]!.is.many)
    return { end: edge + 1, cal: { season: p[edge]!.is.season!, ...(told && pick === 0 ? {} : { pick }) } };
  const holiday = holidayAt(p, k);
  if (holiday)
    return { end: holiday.end, cal: { rel: { unit: 'Y', shift: pick } }, holiday: holiday.rule } as { end: number; cal: Cal };
  const part = p[edge]?.is.part;
  if (part && !p[edge]!.is.many && p[edge]!.word !== 'dawn') {
    // "last night" is the night before; "this morning" today's; "that morning", "the next morning" of the day told
    const base = told ? { rel: { unit: 'D' as Unit, shift: pick, told: true } } : { rel: { unit: 'D' as Unit, shift: pick } };
    return { end: edge + 1, cal: { part, ...base } };
  }
  return undefined;
};
