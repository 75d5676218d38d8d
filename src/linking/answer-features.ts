// A follow-up and a later telling → what speaks for and against the one answering the other, as numbers 0 to 1; and how likely that makes it, by weights
// that training/answers.ts learned on small dossiers (data/linking/answers.tsv). Needs nothing but the two.
import { readTable } from '../core/index.ts';
import { deedBy, deedTold, heldInMeaning, isAct } from './acts.ts';
import type { FollowUp } from './answers.ts';
import { alikeContent } from './content.ts';
import { type FollowUpWord, followUpWords } from './follow-up-words.ts';
import type { PartyRef, Telling } from './telling.ts';

export type Asked = Pick<FollowUp, 'kind' | 'by' | 'to' | 'due' | 'tellings'>;

const DAY = 86_400_000; // ms
const RAREST = 7; // about the weight of a word that no article of news at large has
const LEAD = 220; // characters in which a report tells what it is about
const YEARLY = Math.log1p(365);

const same = (a: readonly PartyRef[], b: readonly PartyRef[]): boolean => a.some((x) => b.some((y) => x.id === y.id));
const ofOneCountry = (a: readonly PartyRef[], b: readonly PartyRef[]): boolean =>
  a.some((x) => x.country !== undefined && b.some((y) => x.country === y.country));
/** Who was asked; "an independent inquiry" is what was asked for. */
export const addressed = (f: Asked): PartyRef[] => f.to.filter((p) => !isAct(p.name.split(' ').at(-1)!));

/** Who is to do it: who was asked, or who promised or threatened. */
export const askedOf = (f: Asked): PartyRef[] =>
  f.kind === 'pledge' || f.kind === 'threat' ? f.by : f.kind === 'demand' || f.kind === 'order' ? addressed(f).slice(0, 1) : [];

/** All countries of one side are told, all of the other, and none is the same. */
export const foreign = (a: readonly PartyRef[], b: readonly PartyRef[]): boolean => {
  const [x, y] = [a, b].map((list) => new Set(list.flatMap((p) => p.country ?? [])));
  return x!.size > 0 && y!.size > 0 && ![...x!].some((c) => y!.has(c));
};

const tested = new WeakMap<Telling, Map<FollowUpWord, boolean>>(); // a telling never changes, and is held against many follow-ups

/** Whether a telling has words of a kind. */
export const hasWords = (t: Telling, what: FollowUpWord): boolean => {
  const known = tested.get(t) ?? new Map<FollowUpWord, boolean>();
  tested.set(t, known);
  const before = known.get(what);
  if (before !== undefined) return before;
  const found = followUpWords(what).test(t.words);
  known.set(what, found);
  return found;
};

/** "rejected the offer", "missed its deadline": the follow-up is named, not told again. */
const isNamed = (f: Asked, t: Telling): boolean =>
  f.kind !== 'question' && (hasWords(t, `${f.kind} name`) || (f.due !== undefined && hasWords(t, 'deadline name')));

const bit = (x: boolean): number => (x ? 1 : 0);
const dayOf = (date: string): number => Date.parse(date.slice(0, 10)) / DAY;

/** The features by name. The follow-up has a telling, and both are dated. */
export const answerFeatures = (f: Asked, t: Telling): Record<string, number> => {
  const root = f.tellings[0]!;
  const deed = deedTold(root, t);
  const outcome = hasWords(t, 'outcome') || t.type === 'REJECT';
  const against = t.stance === 'against';
  const named = isNamed(f, t) && (outcome || against);
  const doer = askedOf(f);
  const parties = [...f.by, ...f.to];
  const voice: PartyRef = { id: t.voice.id, name: t.voice.name, ...(t.voice.country && { country: t.voice.country }) };
  const acting = [...t.doers, ...t.targets];
  // An offer is for those to take it up to whom it was made.
  const taking = f.kind === 'offer' ? f.to : doer;
  const waited = [...taking, ...f.by];
  const does = same(doer, t.doers);
  const doesCountry = !does && ofOneCountry(doer, t.doers);
  const party =
    same(parties, acting) || ofOneCountry(parties, acting) || same(parties, [voice]) || ofOneCountry(parties, [voice]);
  const by = t.trigger === undefined ? undefined : deedBy(root, t.trigger);
  const told = bit(deed.act !== undefined);
  // "Doctors in Kenya went on strike" speaks against answering what Nigeria's doctors threatened.
  const where = t.place?.country ? [{ id: '', name: '', country: t.place.country }] : [];
  const elsewhere =
    f.kind !== 'question' && foreign(f.kind === 'pledge' || f.kind === 'threat' ? parties : addressed(f), [...acting, ...where]);
  const others = foreign(doer, t.doers) && !same(doer, [voice]);
  const back =
    hasWords(t, `${f.kind === 'order' || f.kind === 'question' ? 'demand' : f.kind} back`) ||
    (f.due !== undefined && hasWords(t, 'deadline back'));
  const undone = hasWords(t, 'not done');
  const days = dayOf(t.published!) - dayOf(root.published!);
  return {
    'act, its word': bit(deed.act === 'same'),
    'act, another word': bit(deed.act === 'kindred'),
    'act, undone': bit(deed.undone),
    'further act': bit(deed.further),
    'act by the event': bit(by === 'done'),
    'undone by the event': bit(by === 'undone'),
    'act beside the event': bit(t.trigger !== undefined && by === undefined) * told,
    'event and objects': bit(by !== undefined) * deed.objects,
    'rarest word': deed.rarest / RAREST,
    objects: deed.objects,
    'words of the act': deed.stretch,
    'all words of the act': bit(deed.stretch > 0.9),
    names: deed.names,
    held: heldInMeaning(root.content, t),
    alike: alikeContent(root.content, t.content),
    outcome: bit(outcome),
    against: bit(against),
    'answer word': bit(hasWords(t, 'answer')),
    named: bit(named),
    'named by the asked': bit(named) * bit(same(taking, [...t.doers, voice]) || ofOneCountry(taking, [...t.doers, voice])),
    'named by others': bit(named && t.doers.length > 0 && !same(waited, t.doers) && !ofOneCountry(waited, t.doers)),
    'told back': bit(back),
    'told back and act': bit(back) * Math.max(told, deed.objects),
    'not done and act': bit(undone) * told,
    'not done and objects': bit(undone) * deed.stretch,
    elsewhere: bit(elsewhere),
    'others do it': bit(others),
    'asked does it': bit(does),
    'country of the asked does it': bit(doesCountry),
    'asked says it': bit(same(doer, [voice]) || ofOneCountry(doer, [voice])),
    'done to the asked': bit(same(doer, t.targets)),
    party: bit(party),
    'an act that was done': bit(t.layer === 'events' && t.reality === 'actual'),
    'no event': bit(t.layer !== 'events'),
    ahead: bit(t.reality === 'future'),
    'asks or accuses': bit(t.type === 'REQUEST' || t.type === 'ACCUSE' || t.type === 'THREATEN'),
    'own report': bit(t.report === root.report),
    'same day': bit(days === 0 && t.report !== root.report),
    later: Math.min(1, Math.log1p(Math.max(0, days)) / YEARLY),
    'at the time set': bit(f.due !== undefined && t.from !== undefined && Math.abs(dayOf(t.from) - dayOf(f.due.day)) <= 1),
    lead: bit(t.span.start < LEAD),
    question: bit(f.kind === 'question'),
    offer: bit(f.kind === 'offer'),
    threat: bit(f.kind === 'threat'),
    'act and objects': told * deed.stretch,
    'act and party': told * bit(party),
    'act and asked': told * bit(does || doesCountry),
    'act and names': told * deed.names,
    'act done': told * bit(t.layer === 'events' && t.reality === 'actual'),
    'undone by the asked': bit(by === 'undone') * bit(does),
    'undone and objects': bit(deed.undone) * deed.objects,
    'undone and party': bit(deed.undone) * bit(party),
    'outcome and objects': bit(outcome || against) * deed.objects,
    'outcome and party': bit(outcome) * bit(party),
    'outcome and act': bit(outcome || against) * told,
    'offer and outcome': bit(f.kind === 'offer') * bit(outcome),
  };
};

let weights: Map<string, number> | undefined;

/** How likely the telling answers, 0 to 1. */
export const answerLikeness = (features: Readonly<Record<string, number>>): number => {
  weights ??= new Map(readTable('data/linking/answers.tsv').map(([name, weight]) => [name!, Number(weight)]));
  let sum = weights.get('bias') ?? 0;
  for (const [name, x] of Object.entries(features)) sum += x * (weights.get(name) ?? 0);
  return 1 / (1 + Math.exp(-sum));
};
