// What tellings of one story say differently: how many, where, when, who did it. Side by side, each side with its words and who says so.
// A later count by the same source is an update. Only counts for the same moment and scope disagree: the same kind of harm, the same people
// counted, told on the same day, by sources that do not stand in for each other.
import type { CasualtyKind, Span } from '../core/index.ts';
import { type Claim, dayOf, distanceKm, type StandingOf } from './claims.ts';
import { alikeContent } from './content.ts';
import { type Count, countsMeet } from './counts.ts';
import type { PartyRef, Telling, ToldCount } from './tellings.ts';
import { voiceGroups } from './voices.ts';

export type DisagreementKind = 'number' | 'place' | 'time' | 'doer' | 'denied';

export interface Side {
  report: string;
  telling: string;
  outlet: string;
  /** Who says so. */
  voice: string;
  published?: string;
  /** "at least 7", "Colchane", "2031-10-05", "Chilean army". */
  value: string;
  /** The words that tell it. */
  words: string;
  /** Where the value stands. */
  evidence: Span[];
}

export interface Disagreement {
  id: string;
  kind: DisagreementKind;
  /** Of numbers: of whom. */
  of?: CasualtyKind | 'things';
  sides: Side[];
}

interface Told {
  telling: Telling;
  count: ToldCount;
  /** Number of the voice among those of the story. */
  voice: number;
  day: number | undefined;
}

const SAME_DAY = 1; // days between two counts of one moment; news of one evening is dated the next morning
const FAR_KM = 60; // places farther apart are two: within, one is named for the other ("near X")

export const countWords = ({ min, max, hedge, vague }: Count): string => {
  const n = max ?? min;
  return vague ? `${hedge ? `${hedge} ` : ''}${min} or more` : `${hedge ? `${hedge} ` : ''}${n}`;
};

const sideOf = (t: Telling, value: string, voice = t.voice, evidence: readonly Span[] = t.evidence): Side => ({
  report: t.report,
  telling: t.id,
  outlet: t.outlet,
  voice: voice.name,
  ...(t.published && { published: t.published }),
  value,
  words: t.words,
  evidence: [...evidence],
});

/** Whether two counts may be of one happening: no place or day speaks against it. */
const ofOneHappening = (a: Telling, b: Telling): boolean => {
  if (a.place && b.place && distanceKm(a.place, b.place) > FAR_KM) return false;
  const [x, y] = [dayOf(a.from), dayOf(b.from)];
  // The day on which a count was told is not the day of what it counts.
  const told = (t: Telling): boolean => t.from !== undefined && t.from === t.published?.slice(0, 10);
  return x === undefined || y === undefined || told(a) || told(b) || Math.abs(x - y) <= 1;
};

/** `things`: counts of anything, which can be held against each other only within one claim; else of people and what befell them. */
const numberDisagreements = (tellings: readonly Telling[], standing: StandingOf, things: boolean): Disagreement[] => {
  const counted = tellings
    .filter((t) => t.reality !== 'hypothetical' && t.reality !== 'future')
    .flatMap((telling) => telling.counts.filter((c) => (c.kind === 'things') === things).map((count) => ({ telling, count })));
  const voices = voiceGroups(
    counted.map(({ telling: { report, outlet }, count: { voice } }) => ({
      report,
      outlet,
      voice,
      origin: standing(report)?.origin ?? report,
    })),
  );
  const groups = new Map<string, Told[]>();
  const seen = new Set<string>();
  counted.forEach(({ telling, count }, i) => {
    // Two events of one sentence tell its count twice.
    const place = `${telling.report} ${count.start}`;
    if (seen.has(place)) return;
    seen.add(place);
    const key = `${count.kind} ${count.who}`;
    groups.set(key, [
      ...(groups.get(key) ?? []),
      { telling, count, voice: voices[i]!, day: dayOf(telling.published?.slice(0, 10)) },
    ]);
  });
  const found: Disagreement[] = [];
  for (const group of groups.values()) {
    const { kind } = group[0]!.count;
    const pairs: [Told, Told][] = [];
    group.forEach((a, i) => {
      for (const b of group.slice(i + 1)) {
        if (a.voice === b.voice || countsMeet(a.count, b.count) || !ofOneHappening(a.telling, b.telling)) continue;
        const [early, late] = (a.day ?? 0) <= (b.day ?? 0) ? [a, b] : [b, a];
        const apart = Math.abs((a.day ?? 0) - (b.day ?? 0));
        // A source that has told the other number itself since has taken it over, or had told it before: an update.
        const otherReport = (c: Told, own: Told): boolean => c.voice === own.voice && c.telling.report !== own.telling.report;
        const updated = group.some(
          (c) =>
            (otherReport(c, early) && sameCount(c.count, late.count)) ||
            (otherReport(c, late) && sameCount(c.count, early.count)),
        );
        if (updated) continue;
        // A higher toll the next day is news; a lower one, or one of the same day, is another account.
        if (apart > SAME_DAY) continue;
        if (apart > 0 && late.count.min > (early.count.max ?? early.count.min) && !bothNamed(a, b)) continue;
        pairs.push([early, late]);
      }
    });
    if (!pairs.length) continue;
    const sides = new Map<string, Side>();
    for (const pair of pairs)
      for (const { telling, count, voice } of pair) {
        const key = `${voice} ${countWords(count)}`;
        if (!sides.has(key))
          sides.set(key, sideOf(telling, countWords(count), count.voice, [{ start: count.start, end: count.end }]));
      }
    const list = [...sides.values()];
    found.push({ id: nameOf('number', list, kind), kind: 'number', of: kind, sides: list });
  }
  return found;
};

const sameCount = (a: Count, b: Count): boolean => a.min === b.min && a.max === b.max;
/** Two speakers of two countries, or two institutions: neither reads from the other's paper. */
const bothNamed = (a: Told, b: Told): boolean => {
  const [x, y] = [a.count.voice, b.count.voice];
  if (x.kind === 'outlet' || y.kind === 'outlet') return false;
  return (
    (x.country !== undefined && y.country !== undefined && x.country !== y.country) ||
    (!x.id.startsWith('unnamed:') &&
      !y.id.startsWith('unnamed:') &&
      (x.institution ?? x.id) !== (y.institution ?? y.id) &&
      x.country !== y.country)
  );
};

const nameOf = (kind: DisagreementKind, sides: readonly Side[], of = ''): string =>
  `${kind}${of ? `-${of}` : ''} ${sides.map((s) => s.telling).sort()[0]}`;

const names = (list: readonly PartyRef[]): string => list.map((p) => p.name).join('; ');

/** Sides of a claim's tellings by a value of theirs; undefined where all agree or only one voice tells it. */
const sidesBy = (
  claim: Pick<Claim, 'tellings'>,
  standing: StandingOf,
  sayOf: (t: Telling) => string | undefined,
  agree: (a: Telling, b: Telling) => boolean,
): Side[] | undefined => {
  const told = claim.tellings.filter((t) => t.stance === 'for' && t.layer === 'events' && sayOf(t) !== undefined);
  const voices = voiceGroups(
    told.map(({ report, outlet, voice }) => ({ report, outlet, voice, origin: standing(report)?.origin ?? report })),
  );
  const apart = new Set<number>();
  told.forEach((a, i) => {
    for (let j = i + 1; j < told.length; j += 1)
      if (voices[i] !== voices[j] && a.report !== told[j]!.report && isOneAct(a, told[j]!) && !agree(a, told[j]!)) {
        apart.add(i);
        apart.add(j);
      }
  });
  if (!apart.size) return undefined;
  const sides = new Map<string, Side>();
  for (const i of [...apart].sort((a, b) => a - b)) {
    const side = sideOf(told[i]!, sayOf(told[i]!)!);
    if (!sides.has(`${voices[i]} ${side.value}`)) sides.set(`${voices[i]} ${side.value}`, side);
  }
  return [...sides.values()];
};

const partiesMeet = (a: readonly PartyRef[], b: readonly PartyRef[]): boolean =>
  a.some((x) =>
    b.some(
      (y) =>
        x.id === y.id ||
        (x.country !== undefined && x.country === y.country) ||
        x.country === undefined ||
        y.country === undefined,
    ),
  );

/** One asserts what another denies. Each voice stands on its side once. */
const deniedIn = (claim: Pick<Claim, 'tellings'>, standing: StandingOf): Disagreement[] => {
  const voices = voiceGroups(
    claim.tellings.map(({ report, outlet, voice }) => ({ report, outlet, voice, origin: standing(report)?.origin ?? report })),
  );
  const sides = new Map<string, Side>();
  claim.tellings.forEach((t, i) => {
    const key = `${t.stance} ${voices[i]}`;
    if (!sides.has(key)) sides.set(key, sideOf(t, t.stance === 'for' ? 'told' : 'denied'));
  });
  const list = [...sides.values()];
  if (!list.some((x) => x.value === 'told') || !list.some((x) => x.value === 'denied')) return [];
  return [{ id: nameOf('denied', list), kind: 'denied', sides: list }];
};

/** All that the claims of one story tell differently. */
export const findDisagreements = (claims: readonly Pick<Claim, 'tellings'>[], standing: StandingOf): Disagreement[] => {
  const found: Disagreement[] = [];
  // Counts of people are held against each other within a story, and with those of its claims' tellings that stories have parted.
  const groups = new Map<string, { stories: Set<string>; tellings: Map<string, Telling> }>();
  for (const claim of claims) {
    const stories = claim.tellings.map((t) => standing(t.report)?.story ?? t.report);
    const joined = [...new Set(stories.map((x) => groups.get(x)).filter((g) => g !== undefined))];
    const all = {
      stories: new Set([...stories, ...joined.flatMap((g) => [...g.stories])]),
      tellings: new Map(joined.flatMap((g) => [...g.tellings])),
    };
    for (const t of claim.tellings) all.tellings.set(t.id, t);
    for (const x of all.stories) groups.set(x, all);
  }
  for (const { tellings } of new Set([...groups.keys()].sort().map((x) => groups.get(x)!)))
    found.push(
      ...numberDisagreements(
        [...tellings.values()].sort((a, b) => (a.order < b.order ? -1 : 1)),
        standing,
        false,
      ),
    );
  for (const claim of claims)
    if (claim.tellings.length > 1)
      found.push(...numberDisagreements(claim.tellings, standing, true), ...deniedIn(claim, standing));
  for (const claim of claims) {
    const done = claim.tellings.every(
      (t) => t.type !== undefined && ['ACCUSE', 'REQUEST', 'REJECT', 'THREATEN', 'SUPPORT', 'AGREE'].includes(t.type),
    );
    if (done) continue; // who said a thing where is no matter of account
    const place = sidesBy(
      claim,
      standing,
      (t) => t.place?.name,
      (a, b) => distanceKm(a.place!, b.place!) <= FAR_KM || isWide(a) || isWide(b),
    );
    if (place) found.push({ id: nameOf('place', place), kind: 'place', sides: place });
    const time = sidesBy(
      claim,
      standing,
      (t) => (isDay(t) ? t.from : undefined),
      (a, b) => Math.abs(dayOf(a.from)! - dayOf(b.from)!) < 1,
    );
    if (time) found.push({ id: nameOf('time', time), kind: 'time', sides: time });
    const doer = sidesBy(
      claim,
      standing,
      (t) => names(t.doers) || undefined,
      (a, b) => partiesMeet(a.doers, b.doers),
    );
    if (doer) found.push({ id: nameOf('doer', doer), kind: 'doer', sides: doer });
  }
  return found;
};

/** A country or region as a place says little: a town in it does not contradict it. */
const isWide = (t: Telling): boolean => t.place!.wide === true;
/** One day is told, not a month or "since May". */
const isDay = (t: Telling): boolean =>
  t.from !== undefined && dayOf(t.to)! - dayOf(t.from)! <= 1 && t.from !== t.published?.slice(0, 10); // the day of the telling is not that of the act

const ALIKE = 0.45; // words of two tellings of one act, beside place, time and doer, which they tell differently
const isOneAct = (a: Telling, b: Telling): boolean =>
  a.type === b.type && a.reality === 'actual' && b.reality === 'actual' && alikeContent(a.content, b.content) >= ALIKE;
