// Two counts of one story, told by two voices, that can't both be true of one number → what speaks for and against their counting the same, as numbers 0 to
// 1; and how likely that makes a disagreement, by weights that training/numbers.ts learned on small dossiers (data/linking/numbers.tsv). Needs nothing but the two.
import { readTable } from '../core/index.ts';
import { heldInMeaning, kindredActs, tellOtherActs, thingOf } from './acts.ts';
import { dayOf } from './claims.ts';
import { alikeContent } from './content.ts';
import { type Count, isAmount, isPeople } from './counts.ts';

import { namesOthers, type PartyRef, type Telling, type ToldCount } from './telling.ts';

/** A count with the telling that it stands in. */
export interface CountTold {
  telling: Telling;
  count: ToldCount;
}

const NEAR = 400; // characters between two counts of one report that are held against each other
const LEAD = 300; // characters in which a report tells what it is about
const LARGE = Math.log(20); // numbers farther apart are of two orders

const bit = (x: boolean): number => (x ? 1 : 0);
const share = (a: readonly PartyRef[], b: readonly PartyRef[]): boolean =>
  a.some((x) => b.some((y) => x.id === y.id || (x.country !== undefined && x.country === y.country)));

/** What befell those who are counted: who is held is called abducted by some, arrested or missing by others. */
export const befell = ({ kind }: Count): string => (HELD.has(kind) ? 'held' : kind);

const HELD: ReadonlySet<string> = new Set(['abducted', 'arrested', 'missing']); // "taken away in minibuses" and "detained"

/** Who is counted, by one name for those who go by several: anybody is "people". */
export const whoIn = (c: Count): string => (isPeople(c) && ANYBODY.test(c.who) ? 'people' : thingOf(c.who));
const ANYBODY = /^(?:people|persons?|men|women|members|others|individuals|victims|homeless|patients?|cases|souls)$/;

const isNamed = (c: ToldCount): boolean => c.voice.kind !== 'outlet';

/** The features by name; `a` is not later than `b`. `oneClaim`: both are in one claim. */
export const numberFeatures = (a: CountTold, b: CountTold, oneClaim: boolean): Record<string, number> => {
  const [x, y] = [a.telling, b.telling];
  const apart = Math.abs((dayOf(x.published?.slice(0, 10)) ?? 0) - (dayOf(y.published?.slice(0, 10)) ?? 0));
  const [m, n] = [a.count.max ?? a.count.min, b.count.max ?? b.count.min];
  const higher = n > m;
  const one = x.report === y.report;
  const side = one && Math.abs(a.count.start - b.count.start) <= NEAR;
  const people = isPeople(a.count) && isPeople(b.count);
  const harm = a.count.kind !== 'things' && b.count.kind !== 'things';
  const sameKind = a.count.kind === b.count.kind;
  const inHands = harm && !sameKind && befell(a.count) === befell(b.count);
  const sameWho = whoIn(a.count) === whoIn(b.count);
  const onePeople = people && (whoIn(a.count) === 'people' || whoIn(b.count) === 'people');
  const alike = alikeContent(x.content, y.content);
  const held = Math.max(heldInMeaning(x.content, y), heldInMeaning(y.content, x));
  const told = (t: Telling): boolean => t.from !== undefined && t.from === t.published?.slice(0, 10);
  const [p, q] = [dayOf(x.from), dayOf(y.from)];
  const dated = p !== undefined && q !== undefined && !told(x) && !told(y);
  const size = Math.abs(Math.log(Math.max(1, n) / Math.max(1, m))) / LARGE;
  const both = isNamed(a.count) && isNamed(b.count);
  const amounts = isAmount(a.count) && isAmount(b.count);
  const kindred = kindredActs(x.content, y, true) || kindredActs(y.content, x, true);
  const exact = (c: Count): boolean => c.max !== undefined && !c.vague && c.hedge === undefined;
  return {
    'same harm': bit(harm && sameKind),
    'other harm': bit(harm && !sameKind && !inHands),
    'held, in other words': bit(inHands),
    'harm and things': bit((a.count.kind === 'things') !== (b.count.kind === 'things')),
    'harm and people': bit((a.count.kind === 'things') !== (b.count.kind === 'things') && people),
    'same who': bit(sameWho),
    'same harm and who': bit(harm && sameKind && sameWho),
    'same harm, one of anybody': bit(harm && sameKind && onePeople),
    'same things': bit(!harm && sameKind && sameWho && !amounts),
    'things and anybody': bit(!harm && sameKind && onePeople && !sameWho),
    'same amount': bit(amounts && sameWho),
    'things, one act': bit(!harm && kindred),
    'things of anybody, no act in common': bit(!harm && people && !kindred),
    'people, not the same': bit(people && !sameWho && !onePeople),
    alike,
    held,
    'alike and same who': alike * bit(sameWho),
    'held and same who': held * bit(sameWho),
    'alike and anybody': alike * bit(onePeople && !sameWho),
    'one claim': bit(oneClaim),
    'same type': bit(x.type !== undefined && x.type === y.type),
    'other names': bit(namesOthers(x, y)),
    'other acts': bit(!harm && tellOtherActs(x, y, a.count.who)),
    'same party': bit(share([...x.doers, ...x.targets], [...y.doers, ...y.targets])),
    'same place': bit(x.place !== undefined && x.place.name === y.place?.name),
    'same time': bit(dated && Math.abs(p! - q!) <= 1),
    'other time': bit(dated && Math.abs(p! - q!) > 1),
    'same day': bit(apart === 0 && !one),
    'next day': bit(apart === 1),
    'days apart': bit(apart > 1),
    'a week apart': bit(apart > 5),
    'later and higher': bit(apart > 0 && higher),
    'later and lower': bit(apart > 0 && !higher),
    'later and higher harm': bit(apart > 0 && higher && harm),
    'days apart and higher': bit(apart > 1 && higher),
    'one report': bit(one),
    'side by side': bit(side),
    'side by side, both named': bit(side && both),
    'one report, not both named': bit(one && !both),
    'side by side, both named, people': bit(side && both && people),
    'both named, people': bit(both && people),
    'both named': bit(both),
    'one named': bit(isNamed(a.count) !== isNamed(b.count)),
    size: Math.min(1, size),
    'other order': bit(size > 1 && !amounts),
    small: bit(Math.min(m, n) <= 2),
    'both exact': bit(exact(a.count) && exact(b.count)),
    vague: bit(a.count.vague === true || b.count.vague === true),
    lead: bit(a.count.start < LEAD && b.count.start < LEAD),
    'late in both': bit(a.count.start >= LEAD && b.count.start >= LEAD),
  };
};

let weights: Map<string, number> | undefined;

/** How likely two counts disagree, 0 to 1. */
export const numberLikeness = (features: Readonly<Record<string, number>>): number => {
  weights ??= new Map(readTable('data/linking/numbers.tsv').map(([name, weight]) => [name!, Number(weight)]));
  let sum = weights.get('bias') ?? 0;
  for (const [name, x] of Object.entries(features)) sum += x * (weights.get(name) ?? 0);
  return 1 / (1 + Math.exp(-sum));
};
