// The counts of a story that two voices tell differently: how many died, came, were freed, what it cost. Which counts are of one number is learned
// (number-features.ts); what can't disagree (one voice, an update of its own, numbers that can both be true) is ruled out before.
import { tellOtherActs } from './acts.ts';
import { dayOf, distanceKm, type StandingOf } from './claims.ts';
import { type Count, countsMeet, isAmount, isPeople } from './counts.ts';
import { befell, numberFeatures, numberLikeness, whoIn } from './number-features.ts';
import { type Disagreement, nameOf, type Side, sideOf } from './sides.ts';
import { namesOthers, partiesMeet, type Telling, type ToldCount } from './telling.ts';
import { voiceGroups } from './voices.ts';

interface Told {
  telling: Telling;
  count: ToldCount;
  /** Number of the voice among those of the story. */
  voice: number;
  day: number | undefined;
}

export const countWords = ({ min, max, hedge, vague }: Count): string => {
  const n = max ?? min;
  return vague ? `${hedge ? `${hedge} ` : ''}${min} or more` : `${hedge ? `${hedge} ` : ''}${n}`;
};

const WEEKS = 14; // days: what is counted later than that has changed

/** Two counts of one story that two voices tell and that can't both be true of one number; the earlier first. An update by the same voice is none. */
export const countPairs = (tellings: readonly Telling[], standing: StandingOf): [Told, Told][] => {
  const seen = new Set<string>();
  const counted = tellings
    .filter((t) => t.reality !== 'hypothetical' && t.reality !== 'future')
    .flatMap((telling) => telling.counts.map((count) => ({ telling, count })))
    .filter(({ telling, count }) => {
      // Two events of one sentence tell its count twice.
      const place = `${telling.report} ${count.start}`;
      if (seen.has(place)) return false;
      seen.add(place);
      return true;
    });
  // Counts of a story are not of one claim: the outlet's own is not that of whoever else speaks in its text.
  const voices = voiceGroups(
    counted.map(({ telling: { report, outlet }, count: { voice } }) => ({
      report,
      outlet,
      voice,
      origin: standing(report)?.origin ?? report,
    })),
    false,
  );
  const told = counted.map(
    ({ telling, count }, i): Told => ({ telling, count, voice: voices[i]!, day: dayOf(telling.published?.slice(0, 10)) }),
  );
  // A source that has told the other number itself since has taken it over, or had told it before: an update.
  const updates = (own: Told, other: Told): boolean =>
    told.some(
      (c) =>
        c.voice === own.voice &&
        c.telling.report !== own.telling.report &&
        sameCount(c.count, other.count) &&
        mayBeOne(own.count, c.count),
    );
  return told.flatMap((a, i) =>
    told.slice(i + 1).flatMap((b): [Told, Told][] => {
      // What rules out most pairs of a story that runs for months comes first.
      if (a.voice === b.voice || Math.abs((a.day ?? 0) - (b.day ?? 0)) > WEEKS || !mayBeOne(a.count, b.count)) return [];
      if (countsMeet(a.count, b.count) || ruledOut(a, b) || updates(a, b) || updates(b, a)) return [];
      return [(a.day ?? 0) <= (b.day ?? 0) ? [a, b] : [b, a]];
    }),
  );
};

const OTHER_KM = 25; // the next town: another attack
const HARM_DAYS = 4; // a toll of another week is another's

/** What tells that two counts are of two happenings, or of the whole and a part, whatever else they have in common. */
const ruledOut = (a: Told, b: Told): boolean => {
  const [x, y] = [a.telling, b.telling];
  const harm = a.count.kind !== 'things' && b.count.kind !== 'things';
  if (harm && Math.abs((a.day ?? 0) - (b.day ?? 0)) > HARM_DAYS) return true;
  // "one man was wounded" and "four fishermen were wounded": some of them can be fewer than all, never more.
  if (harm && (whoIn(a.count) === 'people') !== (whoIn(b.count) === 'people')) {
    const [whole, part] = whoIn(a.count) === 'people' ? [a.count, b.count] : [b.count, a.count];
    if (whole.max === undefined || part.min <= whole.max) return true;
  }
  // "had begun with a figure of 31, now puts the dead at 55": one sentence knows both, unless each is somebody's.
  if (x.report === y.report)
    return (
      x.span.start < y.span.end &&
      y.span.start < x.span.end &&
      (a.count.voice.kind === 'outlet' || b.count.voice.kind === 'outlet')
    );
  const elsewhere =
    x.place &&
    y.place &&
    !x.place.wide &&
    !y.place.wide &&
    x.place.name !== y.place.name &&
    distanceKm(x.place, y.place) > OTHER_KM;
  // "arrested 20 in Nairobi", "arrested 45 in Mombasa"; "3,000 workers struck" and "200 workers were dismissed"
  const persons = isPeople(a.count) && isPeople(b.count);
  if (elsewhere || (!harm && !isAmount(a.count) && ((persons && tellOtherActs(x, y, a.count.who)) || namesOthers(x, y))))
    return true;
  // "Egypt sent 40 lorries" and "Jordan sent 25"
  return !harm && x.doers.length > 0 && y.doers.length > 0 && !partiesMeet(x.doers, y.doers);
};

/** Whether two counts may be of the same at all: of one harm, one thing, one amount, or of people in some words. */
const mayBeOne = (a: Count, b: Count): boolean => {
  if (isAmount(a) || isAmount(b)) return isAmount(a) && isAmount(b) && a.who.split(' ')[0] === b.who.split(' ')[0];
  if (isPeople(a) && isPeople(b)) return a.kind === 'things' || b.kind === 'things' || befell(a) === befell(b);
  return a.kind === b.kind && whoIn(a) === whoIn(b);
};

const daysApart = ([a, b]: readonly [Told, Told]): number => Math.abs((a.day ?? 0) - (b.day ?? 0));
/** Where the same voices also differ on one day, what one of them tells later is its update. */
const ofOneMoment = (pairs: readonly [Told, Told][]): [Told, Told][] => {
  const voices = ([a, b]: readonly [Told, Told]): string => [a.voice, b.voice].sort().join(' ');
  const nearest = new Map<string, number>();
  for (const pair of pairs)
    nearest.set(voices(pair), Math.min(nearest.get(voices(pair)) ?? Number.POSITIVE_INFINITY, daysApart(pair)));
  return pairs.filter((pair) => daysApart(pair) === nearest.get(voices(pair)));
};

const sameCount = (a: Count, b: Count): boolean => a.min === b.min && a.max === b.max;

const LEAST = 0.35; // likeness from which two counts are shown: where a dossier at a time is left out, precision .89 and recall .68 (training/numbers.ts)
const known = new WeakMap<ToldCount, WeakMap<ToldCount, number>>(); // neither ever changes; a story's are held against each other with each report that joins it

const likeness = (a: Told, b: Told, oneClaim: boolean): number => {
  const ofIt = known.get(a.count) ?? new WeakMap<ToldCount, number>();
  known.set(a.count, ofIt);
  const before = ofIt.get(b.count);
  // One claim may be two tomorrow: that alone is asked anew.
  if (before !== undefined && !oneClaim) return before;
  const found = numberLikeness(numberFeatures(a, b, oneClaim));
  if (!oneClaim) ofIt.set(b.count, found);
  return found;
};

/** Numbers that voices of one story tell differently, in order of the tellings. */
export const numberDisagreements = (
  tellings: readonly Telling[],
  standing: StandingOf,
  claimOf: (t: Telling) => string,
): Disagreement[] => {
  const pairs = countPairs(tellings, standing).filter(
    ([a, b]) => likeness(a, b, claimOf(a.telling) === claimOf(b.telling)) >= LEAST,
  );
  const parents = new Map<Told, Told>();
  const rootOf = (t: Told): Told => {
    const up = parents.get(t);
    return up === undefined ? t : rootOf(up);
  };
  const shown = ofOneMoment(pairs);
  for (const [a, b] of shown) {
    const [x, y] = [rootOf(a), rootOf(b)];
    if (x !== y) parents.set(y, x);
  }
  const groups = new Map<Told, [Told, Told][]>();
  for (const pair of shown) groups.set(rootOf(pair[0]), [...(groups.get(rootOf(pair[0])) ?? []), pair]);
  return [...groups.values()].map((group): Disagreement => {
    const sides = new Map<string, Side>();
    const told = [...new Set(group.flat())].sort((a, b) => (a.telling.order < b.telling.order ? -1 : 1));
    for (const { telling, count, voice } of told) {
      const key = `${voice} ${countWords(count)}`;
      if (!sides.has(key))
        sides.set(key, sideOf(telling, countWords(count), count.voice, [{ start: count.start, end: count.end }]));
    }
    const list = [...sides.values()];
    const kind = told.map((t) => t.count.kind).find((k) => k !== 'things') ?? 'things';
    return { id: nameOf('number', list, kind), kind: 'number', of: kind, sides: list };
  });
};
