// What tellings of one story say differently: how many, where, when, who did it. Side by side, each side with its words and who says so.
// A later count by the same source is an update. Only counts for the same moment and scope disagree: the same kind of harm, the same people
// counted, told on the same day, by sources that do not stand in for each other.
import type { CasualtyKind, Span } from '../core/index.ts';
import { type Account, blamedAccounts, deniedAccounts, mirroredAccounts } from './accounts.ts';
import { tellOtherActs, thingOf } from './acts.ts';
import { type Claim, dayOf, distanceKm, type StandingOf } from './claims.ts';
import { alikeContent, namesIn, stemsOf } from './content.ts';
import { type Count, countsMeet, isAmount } from './counts.ts';
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

const OTHER_KM = 25; // the next town: another attack

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
  if (a.place && b.place && !isWide(a) && !isWide(b) && a.place.name !== b.place.name && distanceKm(a.place, b.place) > OTHER_KM)
    return false;
  const [x, y] = [dayOf(a.from), dayOf(b.from)];
  // The day on which a count was told is not the day of what it counts.
  const told = (t: Telling): boolean => t.from !== undefined && t.from === t.published?.slice(0, 10);
  return x === undefined || y === undefined || told(a) || told(b) || Math.abs(x - y) <= 1;
};

// Who comes to a march is told in many words.
const CROWD =
  /^(?:people|persons|protest(?:e|o)rs|demonstrators|marchers|participants|supporters|mourners|spectators|worshippers|followers)$/;
const whoOf = ({ kind, who }: Count): string => (kind === 'things' && CROWD.test(who) ? 'people' : thingOf(who));
// "350 men were freed" and "300 prisoners were freed": a word for anybody, held against the noun of others where the numbers are of one size.
const ANYBODY = /^(?:people|men|women|persons|members)$/;
const ONE_SIZE = 5;
const NAMED_DAYS = 3;
const LIKE_WORDS = 0.3; // of two tellings that count the same things
const NEAR = 400; // characters between two counts of one report that are held against each other

/** Whether two counts of things are of the same: told of one claim, or of one day in like words or one act; in one report side by side. */
const ofOneThing = (a: Told, b: Told, claimOf: (t: Telling) => string): boolean => {
  const [x, y] = [a.telling, b.telling];
  // "Sri Lanka released 69", "Pakistan released 68"
  if (x.report !== y.report && !partiesMeet(x.doers, y.doers) && x.doers.length > 0 && y.doers.length > 0) return false;
  // "3,000 workers struck" and "200 workers were dismissed", "Egypt sent 40 lorries" and "Jordan sent 25"
  if (x.report !== y.report && (tellOtherActs(x, y, a.count.who) || namesOthers(x, y))) return false;
  if (claimOf(x) === claimOf(y)) return true;
  if (x.report === y.report)
    return (
      Math.abs(a.count.start - b.count.start) <= NEAR && a.count.voice.kind === 'speaker' && b.count.voice.kind === 'speaker'
    );
  // Whoever puts a value on it means the one that the story is about.
  if (isAmount(a.count)) return a.count.voice.kind === 'speaker' && b.count.voice.kind === 'speaker';
  const alike = alikeContent(x.content, y.content) >= LIKE_WORDS;
  if (x.from === undefined || y.from === undefined) return alike;
  if (x.from === y.from) return alike || x.type === undefined || y.type === undefined || x.type === y.type;
  // The day that a sentence names may be that of a part of it: "of 80 that set out on Wednesday, 64 arrived".
  return alike && x.layer !== 'events' && y.layer !== 'events' && Math.abs(dayOf(x.from)! - dayOf(y.from)!) <= NAMED_DAYS;
};

/** `things`: counts of anything; else of people and what befell them. */
const numberDisagreements = (
  tellings: readonly Telling[],
  standing: StandingOf,
  things: boolean,
  claimOf: (t: Telling) => string,
): Disagreement[] => {
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
  const abducted = counted.some(({ count }) => count.kind === 'abducted');
  const groups = new Map<string, Told[]>();
  const seen = new Set<string>();
  counted.forEach(({ telling, count }, i) => {
    // Two events of one sentence tell its count twice.
    const place = `${telling.report} ${count.start}`;
    if (seen.has(place)) return;
    seen.add(place);
    // Who is held is called abducted by some, missing by others.
    const befell = count.kind === 'missing' && abducted ? 'abducted' : count.kind;
    const key = `${befell} ${whoOf(count)}`;
    groups.set(key, [
      ...(groups.get(key) ?? []),
      { telling, count, voice: voices[i]!, day: dayOf(telling.published?.slice(0, 10)) },
    ]);
  });
  const found: Disagreement[] = [];
  // "one man was wounded" and "four fishermen were wounded": all of them can't be fewer than some of them.
  const partOf = (a: Told, b: Told): boolean =>
    a.count.who === 'people' && b.count.who !== 'people' && a.count.max !== undefined && b.count.min > a.count.max;
  const anybody = [...groups].flatMap(([, list]) => list.filter((t) => ANYBODY.test(t.count.who)));
  if (things)
    for (const [key, group] of [...groups])
      if (!ANYBODY.test(group[0]!.count.who) && !isAmount(group[0]!.count) && anybody.length)
        groups.set(
          `${key} loose`,
          [...group, ...anybody].sort((a, b) => (a.telling.order < b.telling.order ? -1 : 1)),
        );
  const ofOneSize = (a: Told, b: Told): boolean =>
    ANYBODY.test(a.count.who) !== ANYBODY.test(b.count.who) &&
    Math.max(a.count.min, b.count.min) <= ONE_SIZE * Math.max(1, Math.min(a.count.min, b.count.min)) &&
    a.telling.report !== b.telling.report &&
    alikeContent(a.telling.content, b.telling.content) >= LIKE_WORDS;
  if (!things)
    for (const [key, group] of [...groups]) {
      if (!key.endsWith(' people')) continue;
      const others = [...groups].filter(([k]) => k !== key && k.split(' ')[0] === key.split(' ')[0]).flatMap(([, list]) => list);
      const parts = others.filter((b) => group.some((a) => partOf(a, b)));
      if (parts.length)
        groups.set(
          `${key} part`,
          [...group, ...parts].sort((a, b) => (a.telling.order < b.telling.order ? -1 : 1)),
        );
    }
  for (const [key, group] of groups) {
    const { kind } = group[0]!.count;
    const mixed = key.endsWith(' part');
    const loose = key.endsWith(' loose');
    const pairs: [Told, Told][] = [];
    group.forEach((a, i) => {
      for (const b of group.slice(i + 1)) {
        // What rules out most pairs of a story that runs for months comes first.
        const apart = Math.abs((a.day ?? 0) - (b.day ?? 0));
        if (a.voice === b.voice || apart > SAME_DAY || countsMeet(a.count, b.count)) continue;
        const [early, late] = (a.day ?? 0) <= (b.day ?? 0) ? [a, b] : [b, a];
        // A higher toll the next day is news; a lower one, or one of the same day, is another account.
        if (apart > 0 && late.count.min > (early.count.max ?? early.count.min) && !bothNamed(a, b)) continue;
        if (mixed && !partOf(a, b) && !partOf(b, a)) continue;
        if (loose && !ofOneSize(a, b)) continue;
        if (!ofOneHappening(a.telling, b.telling) || (things && !ofOneThing(a, b, claimOf))) continue;
        // A source that has told the other number itself since has taken it over, or had told it before: an update.
        const otherReport = (c: Told, own: Told): boolean => c.voice === own.voice && c.telling.report !== own.telling.report;
        const updated = group.some(
          (c) =>
            (otherReport(c, early) && sameCount(c.count, late.count)) ||
            (otherReport(c, late) && sameCount(c.count, early.count)),
        );
        if (updated) continue;
        pairs.push([early, late]);
      }
    });
    if (!pairs.length) continue;
    const sides = new Map<string, Side>();
    for (const pair of ofOneMoment(pairs))
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
  /** Places and times are told of what is no event, too; doers are not. */
  anyLayer = true,
): Side[] | undefined => {
  const told = claim.tellings.filter(
    (t) => t.stance === 'for' && !NOBODY.test(t.words) && (t.layer === 'events' || anyLayer) && sayOf(t) !== undefined,
  );
  const voices = voiceGroups(
    told.map(({ report, outlet, voice }) => ({ report, outlet, voice, origin: standing(report)?.origin ?? report })),
  );
  const apart = new Set<number>();
  told.forEach((a, i) => {
    for (let j = i + 1; j < told.length; j += 1)
      if (
        voices[i] !== voices[j] &&
        a.report !== told[j]!.report &&
        isOneAct(a, told[j]!) &&
        (!anyLayer || !namesOthers(a, told[j]!)) &&
        !agree(a, told[j]!)
      ) {
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
        (x.country !== undefined && x.country === y.country && !(x.side && y.side && x.side !== y.side)) ||
        x.country === undefined ||
        y.country === undefined,
    ),
  );

const BLAMED_FOR = /\s+(?:for|of|over)\s.*$/i; // "rebels for the fire"
/** "France expelled two Algerians", "Algeria expelled two French diplomats": each did it to the other. */
const isInReturn = (a: Telling, b: Telling): boolean =>
  [...a.doers, ...b.doers].every((p) => p.country !== undefined) &&
  !knownMeet(a.doers, b.doers) &&
  knownMeet(a.doers, b.targets) &&
  knownMeet(b.doers, a.targets);
const knownMeet = (a: readonly PartyRef[], b: readonly PartyRef[]): boolean =>
  a.some((x) => b.some((y) => x.id === y.id || (x.country !== undefined && x.country === y.country)));

const accountsOf = (tellings: readonly Telling[], standing: StandingOf, claimOf: (t: Telling) => string): Account[] => {
  const voices = voiceGroups(
    tellings.map(({ report, outlet, voice }) => ({ report, outlet, voice, origin: standing(report)?.origin ?? report })),
    false,
  );
  return tellings.map((telling, i) => ({ telling, voice: voices[i]!, claim: claimOf(telling) }));
};

/**
 * What the tellings of one story, and of those that share claims with it, say against each other whatever claims they are in: counts, denials, and who began. In order of the tellings.
 */
export const storyDisagreements = (
  tellings: readonly Telling[],
  standing: StandingOf,
  claimOf: (t: Telling) => string,
): Disagreement[] => {
  const accounts = accountsOf(tellings, standing, claimOf);
  const found = [false, true].flatMap((things) => numberDisagreements(tellings, standing, things, claimOf));
  for (const { told, denied } of deniedAccounts(accounts)) {
    if (!told.length) continue;
    const sides = [...told.map((a) => sideOf(a.telling, 'told')), ...denied.map((a) => sideOf(a.telling, 'denied'))];
    found.push({ id: nameOf('denied', sides), kind: 'denied', sides });
  }
  for (const { told, denied: blamed } of blamedAccounts(accounts)) {
    const sides = [
      ...told.map((a) => sideOf(a.telling, names(a.telling.doers))),
      ...blamed.map((a) => sideOf(a.telling, names(a.telling.targets).replace(BLAMED_FOR, ''))),
    ];
    found.push({ id: nameOf('doer', sides), kind: 'doer', sides });
  }
  const mirrored = mirroredAccounts(accounts);
  if (mirrored.length) {
    const list = [...new Set(mirrored.flat())].sort((a, b) => (a.telling.order < b.telling.order ? -1 : 1));
    const sides = new Map<string, Side>();
    for (const { telling, voice } of list)
      if (!sides.has(`${voice}`)) sides.set(`${voice}`, sideOf(telling, names(telling.doers)));
    found.push({ id: nameOf('doer', [...sides.values()]), kind: 'doer', sides: [...sides.values()] });
  }
  return found;
};

/** What the tellings of one claim say differently of one act: place, time, doer. */
export const claimDisagreements = (claim: Pick<Claim, 'tellings'>, standing: StandingOf): Disagreement[] => {
  if (claim.tellings.length < 2) return [];
  const found: Disagreement[] = [];
  const spoken = claim.tellings.every(
    (t) => t.type !== undefined && ['ACCUSE', 'REQUEST', 'REJECT', 'THREATEN', 'SUPPORT', 'AGREE'].includes(t.type),
  );
  if (spoken) return found; // who said a thing where is no matter of account
  const place = sidesBy(
    claim,
    standing,
    (t) => t.place?.name,
    (a, b) => a.place!.name === b.place!.name || distanceKm(a.place!, b.place!) <= FAR_KM || isWide(a) || isWide(b),
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
    (a, b) => partiesMeet(a.doers, b.doers) || isInReturn(a, b),
    false,
  );
  if (doer) found.push({ id: nameOf('doer', doer), kind: 'doer', sides: doer });
  return found;
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
  const claimOf = new Map(claims.flatMap((c) => c.tellings.map((t) => [t.id, c.tellings[0]!.id] as const)));
  for (const { tellings } of new Set([...groups.keys()].sort().map((x) => groups.get(x)!)))
    found.push(
      ...storyDisagreements(
        [...tellings.values()].sort((a, b) => (a.order < b.order ? -1 : 1)),
        standing,
        (t) => claimOf.get(t.id)!,
      ),
    );
  for (const claim of claims) found.push(...claimDisagreements(claim, standing));
  return found;
};

/** A country or region as a place says little: a town in it does not contradict it. */
const isWide = (t: Telling): boolean => t.place!.wide === true;
/** One day is told, not a month or "since May". */
const isDay = (t: Telling): boolean =>
  t.from !== undefined && dayOf(t.to)! - dayOf(t.from)! <= 1 && t.from !== t.published?.slice(0, 10); // the day of the telling is not that of the act

const ALIKE = 0.45; // words of two tellings of one act, beside place, time and doer, which they tell differently
const ALIKE_WORDS = 0.6; // where no act was read
const NOBODY = /^(?:neither|none|nobody|no one)(?!\p{L})/iu; // "Neither side has withdrawn" tells of no act that has a time
const isOneAct = (a: Telling, b: Telling): boolean => {
  if (a.type !== b.type || a.reality !== 'actual' || b.reality !== 'actual') return false;
  if (alikeContent(a.content, b.content) < (a.type === undefined ? ALIKE_WORDS : ALIKE)) return false;
  // Another place on another day is another act.
  const elsewhere =
    a.place && b.place && !isWide(a) && !isWide(b) && a.place.name !== b.place.name && distanceKm(a.place, b.place) > FAR_KM;
  // So is one that counts others: "arrested 20 in Nairobi", "arrested 45 in Mombasa".
  const counts = a.counts.some((x) => b.counts.some((y) => x.kind === y.kind && !countsMeet(x, y)));
  return !(elsewhere && (counts || (isDay(a) && isDay(b) && a.from !== b.from)));
};

// "Iran", "Iranian": one name; letters set by hand.
const SAME_LETTERS = 4;
const DATES =
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)d?a?y?$|^(?:januar|februar|march|april|may|june?|july?|august|septem|octo|novem|decem)/;

/** Names in the words of each that the other lacks, their places apart: "Greece and Turkey met", "Greece and Egypt met". */
const namesOthers = (a: Telling, b: Telling): boolean => {
  const heads = (stems: readonly string[]): Set<string> => new Set(stems.map((x) => x.slice(0, SAME_LETTERS)));
  const own = (t: Telling, other: Telling): boolean => {
    const known = heads([...other.content.keys(), ...stemsOf(t.place?.name ?? '')]);
    return namesIn(t.content).some((stem) => !DATES.test(stem) && !known.has(stem.slice(0, SAME_LETTERS)));
  };
  return own(a, b) && own(b, a);
};
