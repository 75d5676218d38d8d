// What tellings of one story say differently: how many, where, when, who did it. Side by side, each side with its words and who says so.
// Numbers: numbers.ts. Denials and blame: accounts.ts.
import { type Account, blamedAccounts, deniedAccounts, mirroredAccounts } from './accounts.ts';
import { blameGroups } from './blame.ts';
import { type Claim, dayOf, distanceKm, type StandingOf } from './claims.ts';
import { alikeContent } from './content.ts';
import { countsMeet } from './counts.ts';
import { numberDisagreements } from './numbers.ts';
import { type Disagreement, nameOf, type Side, sideOf } from './sides.ts';
import { namesOthers, type PartyRef, partiesMeet, type Telling } from './telling.ts';
import { voiceGroups } from './voices.ts';

const FAR_KM = 60; // places farther apart are two: within, one is named for the other ("near X")

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
  const found = numberDisagreements(tellings, standing, claimOf);
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
  const known = new Set(found.filter((d) => d.kind === 'doer').flatMap((d) => d.sides.map((s) => s.telling)));
  for (const group of blameGroups(accounts)) {
    // Who set fire and who is blamed for it: told above.
    if (group.some((b) => known.has(b.account.telling.id))) continue;
    const sides = new Map<string, Side>();
    for (const { account, who } of group) {
      const side = sideOf(account.telling, who);
      if (!sides.has(`${account.voice} ${who}`)) sides.set(`${account.voice} ${who}`, side);
    }
    const list = [...sides.values()];
    found.push({ id: nameOf('doer', list), kind: 'doer', sides: list });
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
