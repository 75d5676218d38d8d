// Tellings of one story → who or what each says was behind a deed, in whatever words ("blamed the rebels for the fire", "it was a cable that started it"),
// and where two voices name others. An act that is told with its doer is such an account too, but only against one that says so outright: two acts of
// one day are a battle.

import { readTable } from '../core/index.ts';
import { type Account, isAsserted } from './accounts.ts';
import { kindredActs } from './acts.ts';
import { dayOf } from './claims.ts';
import { alikeContent, type Content, contentOf, namesIn, sharesPredicate } from './content.ts';
import type { PartyRef, Telling } from './telling.ts';

/** What one telling says was behind a deed. */
export interface Blame {
  account: Account;
  /** As it is told: "a defective cable". */
  who: string;
  whoContent: Content;
  parties: PartyRef[];
  /** Of whom it is said that it was not they: "not rebels". */
  not?: Content;
  deed: Content;
  deedWords: string;
  /** Said outright, not by telling the act with its doer. */
  outright: boolean;
}

const PARTS: Record<string, string> = {
  WHO: '(?<who>[\\p{L}\\p{N}][^,.;:“”"]{2,70}?)',
  DEED: '(?<deed>[\\p{L}\\p{N}][^.;:“”"]{2,90}?)',
  NOT: '(?<not>[\\p{L}][^,.;:“”"]{2,40}?)',
  SAYS: '(?:[^,.;]{3,40}, )?',
};
const END = '(?=[,.;:“”"]|$)';
interface Pattern {
  pattern: RegExp;
  cues: string[];
}
let patterns: Pattern[] | undefined;
const load = (): Pattern[] => {
  patterns ??= readTable('data/linking/blame.tsv').map(([pattern, , cues]) => ({
    pattern: new RegExp(`${pattern!.replace(/WHO|DEED|NOT|SAYS/g, (part) => PARTS[part]!)}${END}`, 'iu'),
    cues: cues!.split(';'),
  }));
  return patterns;
};

const LEAD = /^(?:the|an?|its|his|her|their|those|these|some|that)\s+/iu;
// "accused each other", "it was too early to say who was behind it": nobody is named.
const NOBODY =
  /^(?:it|there|that|this|time|what|who|whoever|here)(?!\p{L})|(?<!\p{L})(?:each other|one another|nobody|no one|unknown|unclear|to say|whether)(?!\p{L})/iu;
const SHOWN = 60; // characters of who is blamed

/** Who or what some words say was behind a deed, who it was not, and the deed; empty where it is not told. Undefined where nobody is named. */
export const blameIn = (words: string): { who: string; deed: string; not?: string } | undefined => {
  const lower = words.toLowerCase();
  for (const { pattern, cues } of load()) {
    if (!cues.some((cue) => lower.includes(cue))) continue;
    const found = pattern.exec(words)?.groups;
    if (found?.who && !NOBODY.test(found.who))
      return { who: found.who.replace(LEAD, '').trim(), deed: found.deed ?? '', ...(found.not && { not: found.not }) };
  }
  return undefined;
};

const known = new WeakMap<Telling, Omit<Blame, 'account'> | null>(); // a telling never changes, and is asked with each that joins its story

/** What an account says was behind a deed; undefined where it says nothing of it, or only what it denies. */
export const blameOf = (account: Account): Blame | undefined => {
  const { telling } = account;
  const before = known.get(telling);
  if (before !== undefined) return before === null ? undefined : { account, ...before };
  const found = readBlame(telling);
  known.set(telling, found ?? null);
  return found && { account, ...found };
};

const readBlame = (t: Telling): Omit<Blame, 'account'> | undefined => {
  if (t.stance === 'against' || t.reality === 'hypothetical' || t.reality === 'future') return undefined;
  const from = t.type === 'ACCUSE' && t.trigger !== undefined ? Math.max(0, t.words.indexOf(t.trigger)) : 0;
  const found = blameIn(t.words.slice(from)) ?? (from > 0 ? blameIn(t.words) : undefined);
  if (found)
    return {
      who: found.who.slice(0, SHOWN),
      whoContent: contentOf(found.who),
      parties: [...t.targets, ...t.doers].filter((p) => found.who.includes(p.name)),
      ...(found.not && { not: contentOf(found.not) }),
      deed: contentOf(found.deed),
      deedWords: found.deed,
      outright: true,
    };
  if (
    t.layer !== 'events' ||
    t.type !== 'ASSAULT' ||
    t.doers.length === 0 ||
    !isAsserted(t) ||
    t.doers.some((p) => p.id === t.voice.id)
  )
    return undefined;
  const who = t.doers.map((p) => p.name).join('; ');
  if (NOBODY.test(who)) return undefined;
  return { who, whoContent: contentOf(who), parties: t.doers, deed: t.content, deedWords: t.words, outright: false };
};

const meet = (a: readonly PartyRef[], b: readonly PartyRef[]): boolean =>
  a.some((x) =>
    b.some(
      (y) => x.id === y.id || (x.country !== undefined && x.country === y.country && !(x.side && y.side && x.side !== y.side)),
    ),
  );
/** "gunmen": who they were is what others may tell. */
const ANYONE =
  /^(?:\p{L}+ )?(?:gunm[ea]n|attackers?|assailants?|militants?|armed men|fighters?|suspects?|people|men|they|he|she|it|who|that|this|someone|somebody|others?)$/iu;
const others = (a: Blame, b: Blame): boolean =>
  !ANYONE.test(a.who) && !ANYONE.test(b.who) && alikeContent(a.whoContent, b.whoContent) === 0 && !meet(a.parties, b.parties);

const SAME_DEED = 0.3; // words of two deeds; set by hand on sentences that we wrote (tests/linking/disagreements.test.ts)
const DAYS = 10; // who was it is asked for longer than what was done
const OWN = 2; // stems of a deed that tell which it was; "the attack" may be any of its story
const near = (a: Account, b: Account, days: number): boolean => {
  const [x, y] = [dayOf(a.telling.published?.slice(0, 10)), dayOf(b.telling.published?.slice(0, 10))];
  return x === undefined || y === undefined || Math.abs(x - y) <= days;
};
const plain = (deed: Content): Content => {
  const names = new Set(namesIn(deed));
  return new Map([...deed].filter(([stem]) => !names.has(stem)));
};
/** Whether two accounts are of one deed: by its words, or by the kind of act where one tells no more than that. */
const oneDeed = (a: Blame, b: Blame): boolean => {
  const [x, y] = [plain(a.deed), plain(b.deed)];
  if (alikeContent(a.deed, b.deed) >= SAME_DEED && sharesPredicate(x, y)) return true;
  const [few, many] = x.size <= y.size ? [a, b] : [b, a];
  if (plain(few.deed).size > OWN) return false;
  if (plain(few.deed).size === 0) return few.outright && many.outright;
  return kindredActs(few.deed, { words: many.deedWords, content: many.deed }, true);
};

/** Pairs of accounts by two voices that name others as behind one deed, one of them at least outright; the earlier first. */
export const blamePairs = (accounts: readonly Account[]): [Blame, Blame][] => {
  const told = accounts.flatMap((a) => blameOf(a) ?? []);
  const outright = told.filter((b) => b.outright);
  if (!outright.length) return [];
  const at = new Map(told.map((b, i) => [b, i]));
  return outright.flatMap((x) =>
    told.flatMap((y): [Blame, Blame][] => {
      const [i, j] = [at.get(x)!, at.get(y)!];
      // Of two that are outright, once.
      if (i === j || (y.outright && j < i)) return [];
      const [a, b] = i < j ? [x, y] : [y, x];
      if (a.account.voice === b.account.voice || !near(a.account, b.account, DAYS) || !others(a, b)) return [];
      const refused = (p: Blame, q: Blame): boolean => p.not !== undefined && alikeContent(p.not, q.whoContent) > 0;
      return oneDeed(a, b) || refused(a, b) || refused(b, a) ? [[a, b]] : [];
    }),
  );
};

/** Accounts of one deed that name others as behind it, in order of the tellings: a group for each deed. */
export const blameGroups = (accounts: readonly Account[]): Blame[][] => {
  const groups: Set<Blame>[] = [];
  for (const [a, b] of blamePairs(accounts)) {
    const own = groups.filter((g) => g.has(a) || g.has(b));
    const [first, ...rest] = own;
    if (!first) groups.push(new Set([a, b]));
    else {
      for (const g of [new Set([a, b]), ...rest]) for (const x of g) first.add(x);
      for (const g of rest) groups.splice(groups.indexOf(g), 1);
    }
  }
  return groups.map((g) => [...g].sort((a, b) => (a.account.telling.order < b.account.telling.order ? -1 : 1)));
};
