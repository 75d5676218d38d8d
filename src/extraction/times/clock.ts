// Clock times: "7:15 p.m. EST", "11am", "05:30hrs", "0600 GMT", "noon", "4 in the morning" → clock and zone of a Cal.
import type { Cal } from './anchors.ts';
import type { Piece } from './pieces.ts';

const ZONES: Record<string, string> = {
  gmt: 'Z',
  utc: 'Z',
  z: 'Z',
  zulu: 'Z',
  bst: '+01',
  cet: '+01',
  cest: '+02',
  eet: '+02',
  eest: '+03',
  msk: '+03',
  ist: '+05:30',
  pkt: '+05',
  jst: '+09',
  est: '-05',
  edt: '-04',
  cst: '-06',
  cdt: '-05',
  mst: '-07',
  mdt: '-06',
  pst: '-08',
  pdt: '-07',
};

const word = (p: readonly Piece[], i: number): string => p[i]?.word ?? '';
const pad = (n: number): string => String(n).padStart(2, '0');

/** a.m. or p.m. after a number: index after it, and whether it is the afternoon. */
const halfAt = (p: readonly Piece[], i: number): { end: number; pm: boolean } | undefined => {
  const w = word(p, i);
  if (w === 'am' || w === 'pm') return { end: i + 1, pm: w === 'pm' };
  if ((w === 'a' || w === 'p') && word(p, i + 1) === '.' && word(p, i + 2) === 'm')
    return { end: word(p, i + 3) === '.' ? i + 4 : i + 3, pm: w === 'p' };
  return undefined;
};

const zoneAt = (p: readonly Piece[], i: number): { end: number; zone?: string } => {
  const w = word(p, i);
  if (ZONES[w] && (p[i]!.capital || w === 'z')) return { end: i + 1, zone: ZONES[w] };
  if (w === 'local' && word(p, i + 1) === 'time') return { end: i + 2 };
  if (w === '(' && ZONES[word(p, i + 1)] && word(p, i + 2) === ')') return { end: i + 3, zone: ZONES[word(p, i + 1)]! };
  return { end: i };
};

const clock = (
  end: number,
  hours: number,
  minutes: number | undefined,
  p: readonly Piece[],
): { end: number; cal: Cal } | undefined => {
  if (hours > 24 || (minutes ?? 0) > 59) return undefined;
  const after = zoneAt(p, end);
  return { end: after.end, cal: { clock: `${pad(hours)}:${pad(minutes ?? 0)}`, ...(after.zone && { zone: after.zone }) } };
};

/** The clock time that begins at piece `i`. */
export const clockAt = (p: readonly Piece[], i: number): { end: number; cal: Cal } | undefined => {
  const piece = p[i];
  if (!piece) return undefined;
  if (piece.is.clock) return clock(i + 1, Number(piece.is.clock.slice(0, 2)), 0, p); // noon, midnight
  const spoken = piece.is.number;
  if (!piece.digits && spoken === undefined) return undefined;
  if (piece.digits && piece.word.length > 4) return undefined;
  const n = piece.digits ? Number(piece.word) : spoken!;
  let j = i + 1;
  let minutes: number | undefined;
  const colon = word(p, j) === ':' || (word(p, j) === '.' && halfAt(p, j + 2) !== undefined);
  if (colon && p[j]!.glued && p[j + 1]?.digits && p[j + 1]!.glued && p[j + 1]!.word.length === 2) {
    minutes = Number(p[j + 1]!.word);
    j += 2;
    if (word(p, j) === ':' && p[j]!.glued && p[j + 1]?.digits && p[j + 1]!.word.length === 2) j += 2; // seconds
  }
  const half = n <= 12 && n > 0 ? halfAt(p, j) : undefined;
  if (half) return clock(half.end, half.pm ? (n % 12) + 12 : n % 12, minutes, p); // 7:15 p.m.
  if (minutes !== undefined && n < 25) {
    if (
      p[i - 1]?.word === ':' ||
      word(p, j) === ':' ||
      (word(p, i - 1) === '-' && p[i]!.glued && p[i - 2]?.digits && p[i - 3]?.word !== ':')
    )
      return undefined;
    return clock(/^(hrs?|hours)$/.test(word(p, j)) ? j + 1 : j, n, minutes, p); // 05:30hrs
  }
  if (piece.digits && piece.word.length === 4 && n % 100 < 60 && n <= 2400) {
    // 0600 GMT, 0600 hours
    const zone = zoneAt(p, j);
    if (zone.zone || /^(hrs?|hours)$/.test(word(p, j))) return clock(zone.zone ? j : j + 1, Math.floor(n / 100), n % 100, p);
    return undefined;
  }
  if (n >= 1 && n <= 12 && word(p, j) === 'o' && word(p, j + 1) === "'" && word(p, j + 2) === 'clock')
    return clock(j + 3, n, 0, p);
  // four in the morning
  if (
    n >= 1 &&
    n <= 12 &&
    word(p, j) === 'in' &&
    word(p, j + 1) === 'the' &&
    ['MO', 'AF', 'EV'].includes(p[j + 2]?.is.part ?? '') &&
    word(p, i - 1) === 'at'
  ) {
    return clock(j + 3, p[j + 2]!.is.part === 'MO' ? n % 12 : (n % 12) + 12, 0, p);
  }
  return undefined;
};
