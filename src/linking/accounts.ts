// Tellings of one story → accounts that can't both be true: one asserts what another denies; each of two sides says that the other attacked.
// A denial is held against what it denies by its words, by who is accused, or by act and doer; the two need not be one claim, since a denial
// has other words than what it answers. Never against its own voice: who takes back what he said corrects himself.
import { dayOf } from './claims.ts';
import { alikeContent, sharesPredicate } from './content.ts';
import type { PartyRef, Telling } from './tellings.ts';

/** A telling with the number of its voice and the claim that it is in. */
export interface Account {
  telling: Telling;
  voice: number;
  claim: string;
}

export interface Opposed {
  /** Both in order; each voice once a side. */
  told: Account[];
  denied: Account[];
}

// Set by hand on sentences that we wrote (tests/linking/disagreements.test.ts).
const LEAST = 0.34;
const LEAST_OWN = 0.2;
const DAYS = 31; // between what is told and its denial
const SAME_ACT = 0.4; // type and doer alone; the words add to it
const ACCUSED = 1; // before all words that are the same: who is accused denies that it was he, not that it was
const POINTED = 2;
const ONE_DEED = 0.5; // words of two accusations of one deed
const ACT_DAYS = 3; // between two acts that are told as one

const AHEAD = /\b(?:will|would|shall|(?:is|are|was|were) to|promis\p{L}+|pledg\p{L}+|vow\p{L}*|offer\p{L}*|threaten\p{L}*)\b/iu;

const meet = (a: readonly PartyRef[], b: readonly PartyRef[]): boolean =>
  a.some((x) => b.some((y) => x.id === y.id || (x.country !== undefined && x.country === y.country)));
const speaks = (t: Telling, parties: readonly PartyRef[]): boolean =>
  parties.some((p) => p.id === t.voice.id || (p.country !== undefined && p.country === t.voice.country));
const apart = (a: string | undefined, b: string | undefined): number => {
  const [x, y] = [dayOf(a?.slice(0, 10)), dayOf(b?.slice(0, 10))];
  return x === undefined || y === undefined ? 0 : Math.abs(x - y);
};
const isDone = (t: Telling): boolean => t.reality !== 'hypothetical' && t.reality !== 'future';

/** Told as done, not as what lies ahead. */
const isAsserted = (t: Telling): boolean => isDone(t) && !AHEAD.test(t.words);

/** How surely one telling denies another; 0 where it does not. `asserted`: what it denies is told as done. */
const denies = (no: Telling, yes: Telling, asserted: () => boolean): number => {
  if (no.about === yes.id) return POINTED;
  if (apart(no.published, yes.published) > DAYS || !asserted()) return 0;
  if (
    yes.type === 'ACCUSE' &&
    speaks(no, yes.targets) &&
    (no.about !== undefined ||
      (meet(no.doers, yes.targets) && sharesPredicate(no.content, yes.content)) ||
      alikeContent(no.content, yes.content) >= LEAST_OWN)
  )
    return ACCUSED + alikeContent(no.content, yes.content);
  // What is told of another doer is not what is denied of this one.
  if (no.doers.length && yes.doers.length && !meet(no.doers, yes.doers)) return 0;
  const words = alikeContent(no.content, yes.content);
  const said = words > 0 && sharesPredicate(no.content, yes.content) ? words : 0;
  const act =
    no.type !== undefined && no.type === yes.type && meet(no.doers, yes.doers) && apart(no.published, yes.published) <= ACT_DAYS
      ? SAME_ACT + words / 2
      : 0;
  // Who denies is the one of whom it is told: fewer words need be the same.
  const own = said >= LEAST_OWN && speaks(no, [...yes.doers, ...yes.targets]) ? LEAST : 0;
  return Math.max(said, act, own);
};

const onceAVoice = (list: readonly Account[]): Account[] =>
  [...new Map([...list].reverse().map((a) => [a.voice, a])).values()].reverse();

/** What is denied in a story: a group for each claim that somebody else denies. In order of the tellings. */
export const deniedAccounts = (accounts: readonly Account[]): Opposed[] => {
  const told = accounts.filter((a) => a.telling.stance === 'for');
  const known = new Map<Account, boolean>(); // each is held against every denial
  const asserted = (a: Account): boolean => {
    const before = known.get(a);
    if (before !== undefined) return before;
    const now = isAsserted(a.telling);
    known.set(a, now);
    return now;
  };
  const groups = new Map<string, Opposed>();
  for (const no of accounts) {
    if (no.telling.stance !== 'against' || !isDone(no.telling)) continue;
    let best: { claim: string; how: number } | undefined;
    for (const yes of told) {
      if (yes.voice === no.voice) continue;
      const how = denies(no.telling, yes.telling, () => asserted(yes));
      if (how >= LEAST && how > (best?.how ?? 0)) best = { claim: yes.claim, how };
    }
    // Its own claim, where others assert it: the words were alike enough to join them.
    const claim =
      best?.claim ??
      (told.some((yes) => yes.claim === no.claim && yes.voice !== no.voice && asserted(yes)) ? no.claim : undefined);
    if (claim === undefined) continue;
    const group = groups.get(claim) ?? { told: [], denied: [] };
    group.denied.push(no);
    groups.set(claim, group);
  }
  return [...groups].map(([claim, { denied }]) => ({
    denied: onceAVoice([
      ...denied.filter((a) => a.telling.layer !== 'sentences'),
      ...denied.filter((a) => a.telling.layer === 'sentences'),
    ]),
    told: onceAVoice(
      told.filter(
        (yes) =>
          (yes.claim === claim || denied.some((no) => no.telling.about === yes.telling.id)) &&
          !denied.every((no) => no.voice === yes.voice),
      ),
    ),
  }));
};

// "fired first", "accused each other", "traded blame": who began is what the story is about; else two attacks of one day are a battle.
const WHO_BEGAN =
  /\b(?:first|each other|one another|trad(?:e|ed|ing) (?:accusations|blame)|both sides blame\w*|start(?:ed|ing)?|began|begun)\b/i;

const opposed = (a: readonly PartyRef[], b: readonly PartyRef[]): boolean =>
  a.some((x) =>
    b.some(
      (y) =>
        x.country !== undefined &&
        y.country !== undefined &&
        (x.country !== y.country || (x.side !== undefined && y.side !== undefined && x.side !== y.side)),
    ),
  );

/** Pairs of tellings in which each of two sides says that the other did it, on one day. */
export const mirroredAccounts = (accounts: readonly Account[]): [Account, Account][] => {
  const told = accounts.filter(
    ({ telling: t }) =>
      (t.type === 'ASSAULT' || t.type === 'ACCUSE') && t.stance === 'for' && t.reality === 'actual' && t.doers.length > 0,
  );
  const asked = told.some(({ telling: t }) => WHO_BEGAN.test(t.words));
  return told.flatMap((a, i) =>
    told.slice(i + 1).flatMap((b): [Account, Account][] => {
      const [x, y] = [a.telling, b.telling];
      if (a.voice === b.voice || x.type !== y.type || !opposed(x.doers, y.doers)) return [];
      if (apart(x.from ?? x.published, y.from ?? y.published) > 1) return [];
      const attacked = asked && x.type === 'ASSAULT' && speaks(x, y.doers) && speaks(y, x.doers);
      // "Ukraine blamed Russia for the shelling", "Russia blamed Ukraine for the shelling"
      const blamed =
        x.type === 'ACCUSE' &&
        meet(x.doers, y.targets) &&
        meet(y.doers, x.targets) &&
        alikeContent(x.content, y.content) >= ONE_DEED &&
        sharesPredicate(x.content, y.content);
      return attacked || blamed ? [[a, b]] : [];
    }),
  );
};
