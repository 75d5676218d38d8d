// Who does it and to whom, as a model sees it that was taught by sentences whose doer and target are known. In: a finding with the parties that the rules
// gave it. Out: the same with a side filled that was empty, or changed where the model is much surer of somebody else. Model: models/events/roles.bin
// (training/events/roles.ts). The rules' own choice is among what it goes by.
import { contains } from '../../core/index.ts';
import type { Tree } from '../../language/index.ts';
import { hashFeature, type LinearModel, loadLinear } from '../../language/runtime/linear.ts';
import { argumentsOf, prepositions, withConjuncts } from './arguments.ts';
import { particleOf } from './match.ts';
import type { Judged } from './read-events.ts';
import type { Scene, Someone } from './scene.ts';

type Finding = Omit<Judged, 'confidence'>;

/** What somebody of the sentence is to an event; the labels of models/events/roles.bin. */
export const ROLES = ['neither', 'doer', 'target'] as const;

/** A model of roles and how sure it must be. */
export interface RoleModel {
  model: LinearModel;
  bounds: RoleBounds;
}

/** Probabilities, 0 to 1, from which the model's word counts. */
export interface RoleBounds {
  /** To fill an empty side. */
  fill: [doer: number, target: number];
  /** By how much somebody must be likelier than whom the rules chose. */
  change: [doer: number, target: number];
}

/** Steps up and down of a path beyond which it is only far. */
const STEPS = 6;

const step = (tree: Tree, at: number): string => {
  const relation = tree.relation(at);
  const preposition = relation === 'obl' || relation === 'nmod' ? prepositions(tree, at)[0] : undefined;
  return preposition === undefined ? tree.token(at).deprel : `${relation}:${preposition}`;
};

/** The way through the tree from a party to the trigger: relations up to what both hang on, then those down. */
const wayBetween = (tree: Tree, party: number, trigger: number): string => {
  const above = [trigger, ...tree.ancestors(trigger)];
  const out: string[] = [];
  for (let at: number | undefined = party; at !== undefined; at = tree.head(at)) {
    const meeting = above.indexOf(at);
    if (meeting >= 0) {
      for (let k = meeting - 1; k >= 0; k -= 1) out.push(`<${tree.relation(above[k]!)}`);
      return out.length > STEPS ? 'far' : out.join(' ') || 'self';
    }
    out.push(step(tree, at));
  }
  return 'apart';
};

/** Those whom a sentence names, each by the mention that says best who it is. */
export const peopleOf = (scene: Scene, sentence: number): Someone[] => {
  const { first, after } = scene.tree.sentences[sentence]!;
  const out: Someone[] = [];
  for (let t = first; t < after; t += 1) {
    const someone = scene.at(t);
    if (someone) out.push(someone);
  }
  return out;
};

const bucket = (n: number): string => (n < 3 ? String(n) : n < 6 ? '3+' : n < 12 ? '6+' : '12+');

const slotOf = (scene: Scene, head: number, token: number): string => {
  const args = argumentsOf(scene.tree, head);
  const holds = (list: readonly number[]): boolean => list.some((k) => withConjuncts(scene.tree, k).includes(token));
  if (holds(args.subj)) return 'subj';
  if (holds(args.obj)) return 'obj';
  if (holds(args.iobj)) return 'iobj';
  for (const [preposition, list] of args.obl) if (holds(list)) return preposition;
  return '-';
};

/** What the model goes by, for one of the sentence and one event. */
export const roleFeatures = (
  scene: Scene,
  { candidate, teller, reality }: Finding,
  who: Someone,
  people: readonly Someone[],
): number[] => {
  const { tree } = scene;
  const { head, type, nominal } = candidate;
  const out: number[] = [];
  const add = (feature: string): void => {
    out.push(hashFeature(`role ${feature}`));
  };
  const at = who.mention.head;
  const lemma = tree.lemma(head);
  const particle = particleOf(scene, head);
  const key = particle === undefined ? lemma : `${lemma}_${tree.lemma(particle)}`;
  const is = (list: readonly Someone[]): string =>
    list.some((s) => s.start === who.start && s.end === who.end)
      ? 'this'
      : list.some((s) => s.actor === who.actor)
        ? 'same'
        : list.length
          ? 'other'
          : 'none';
  const chosen = `${is(candidate.actors)} ${is(candidate.recipients)}`;
  const way = wayBetween(tree, at, head);
  const slot = slotOf(scene, head, at);
  const order = at < head ? 'before' : 'after';
  const actor = scene.actor(who.actor);
  const kind = `${actor?.kind ?? '?'} ${actor?.sectors[0] ?? '-'}`;
  const own = `${tree.token(at).deprel} ${prepositions(tree, at)[0] ?? '-'}`;
  const above = tree.head(at);
  add(`chosen ${chosen}`);
  add(`chosen ${chosen} ${type}`);
  add(`chosen ${chosen} ${who.mention.form}`);
  add(`chosen ${chosen} ${slot}`);
  add(`chosen ${chosen} ${way}`);
  add(`chosen ${chosen} ${kind}`);
  add(`chosen ${chosen} ${nominal} ${order}`);
  add(`chosen ${chosen} by ${candidate.by.replace(/ .*/, '')}`);
  add(`way ${way}`);
  add(`way ${way} ${type}`);
  add(`way ${way} ${nominal} ${order}`);
  add(`slot ${slot} ${type}`);
  add(`slot ${slot} ${key}`);
  add(`own ${own} ${order}`);
  add(`own ${own} ${type}`);
  add(`own ${own} ${key}`);
  if (above !== undefined) {
    add(`up ${tree.lemma(above)} ${own}`);
    add(`up ${tree.lemma(above)} ${type} ${order}`);
  }
  add(`kind ${kind}`);
  add(`kind ${kind} ${type} ${order}`);
  add(`form ${who.mention.form} ${order} ${type}`);
  add(`country ${actor?.country !== undefined} ${who.mention.kind} ${order}`);
  if (who.mention.form === 'nominal') add(`noun ${tree.lemma(at)} ${order}`);
  const rank = people.filter((p) => p.mention.head < at && p.actor !== who.actor).length;
  add(`rank ${bucket(rank)} ${order} ${type}`);
  const between = people.filter((p) => {
    const k = p.mention.head;
    return p.actor !== who.actor && ((k > at && k < head) || (k < at && k > head));
  }).length;
  add(`between ${bucket(between)} ${order}`);
  add(`between ${bucket(between)} ${order} ${type}`);
  add(`far ${bucket(Math.abs(at - head))} ${order}`);
  const speaks = teller.statement?.source.some((span) => contains(span, who)) ?? false;
  add(`speaks ${speaks} ${teller.saidBy} ${type}`);
  add(`speaks ${speaks} ${candidate.actors.length > 0} ${reality}`);
  add(`inner ${people.some((p) => p !== who && contains(p, who))} ${order}`);
  const [begins] = tree.tokensIn(who);
  const before = begins > tree.sentences[tree.token(at).sentence]!.first ? tree.lemma(begins - 1) : '^';
  add(`before ${before} ${order}`);
  add(`before ${before} ${type} ${order}`);
  return out;
};

interface Likely {
  who: Someone;
  doer: number;
  target: number;
}

/** How likely each of the sentence is the doer and the target. */
export const likelyRoles = (scene: Scene, found: Finding, model: LinearModel): Likely[] => {
  const people = peopleOf(scene, scene.tree.token(found.candidate.head).sentence);
  return people.map((who) => {
    const p = model.probabilities(roleFeatures(scene, found, who, people));
    return { who, doer: p[1]!, target: p[2]! };
  });
};

/** Whether somebody is only named to say who a party is: "a | Paris | man", "the | Tulsa | officer". */
const isOfTheirs = (tree: Tree, who: Someone, party: Someone): boolean =>
  contains(party, who) || (tree.head(who.mention.head) === party.mention.head && tree.relation(who.mention.head) !== 'conj');

/** One side: as it was; the likeliest where it is empty or they are much likelier than those who stand there. */
const sideOf = (
  tree: Tree,
  now: readonly Someone[],
  other: readonly Someone[],
  likely: readonly { who: Someone; p: number }[],
  [fill, change]: [fill: number, change: number],
): readonly Someone[] => {
  const best = likely
    .filter(({ who }) => ![...now, ...other].some((s) => s.actor === who.actor || isOfTheirs(tree, who, s)))
    .reduce<{ who: Someone; p: number } | undefined>((a, b) => (a === undefined || b.p > a.p ? b : a), undefined);
  if (!now.length) return best && best.p >= fill ? [best.who] : now;
  const believed = now.map((s) => {
    const here = likely.filter(({ who }) => who.actor === s.actor);
    // Who stands in another sentence is not the model's to judge.
    return here.length ? Math.max(...here.map(({ p }) => p)) : 1;
  });
  return best && best.p - Math.max(...believed) >= change ? [best.who] : now;
};

/** How far a model of roles believes what a finding tells of its sides, 0 to 1 each. */
export interface Belief {
  /** Of the least believed of the doers that its sentence names; 0.5 where there is none. */
  doers: number;
  targets: number;
  /** How likely the likeliest of those is who are left out. */
  doerLeft: number;
  targetLeft: number;
}

const beliefIn = (
  likely: readonly Likely[],
  actors: readonly Someone[],
  recipients: readonly Someone[],
  reciprocal: boolean,
): Belief => {
  const isIn = (list: readonly Someone[], { who }: Likely): boolean => list.some((s) => s.actor === who.actor);
  const of = (list: readonly Someone[], value: (l: Likely) => number): number => {
    const each = list.flatMap((s) => {
      const here = likely.filter(({ who }) => who.actor === s.actor);
      return here.length ? [Math.max(...here.map(value))] : [];
    });
    return each.length ? Math.min(...each) : 0.5;
  };
  const out = likely.filter((l) => !isIn(actors, l) && !isIn(recipients, l));
  // Of equals each is as much doer as target.
  return {
    doers: of(actors, (l) => (reciprocal ? l.doer + l.target : l.doer)),
    targets: of(recipients, (l) => l.target),
    doerLeft: Math.max(0, ...out.map((l) => l.doer)),
    targetLeft: Math.max(0, ...out.map((l) => l.target)),
  };
};

/** A finding with the sides that the model would have, and how far it believes them. Sides of events between equals and what a speech act is about stay as they are. */
export const withRoles = (scene: Scene, found: Finding, { model, bounds }: RoleModel): Finding => {
  const { candidate } = found;
  const likely = likelyRoles(scene, found, model);
  const believed = (now: Finding): Finding => {
    const { actors, recipients, reciprocal } = now.candidate;
    return { ...now, belief: beliefIn(likely, actors, recipients, reciprocal) };
  };
  if (candidate.reciprocal || candidate.within) return believed(found);
  const of = (k: 0 | 1): [number, number] => [bounds.fill[k], bounds.change[k]];
  const actors = sideOf(
    scene.tree,
    candidate.actors,
    candidate.recipients,
    likely.map(({ who, doer }) => ({ who, p: doer })),
    of(0),
  );
  const recipients = sideOf(
    scene.tree,
    candidate.recipients,
    actors,
    likely.map(({ who, target }) => ({ who, p: target })),
    of(1),
  );
  if (actors === candidate.actors && recipients === candidate.recipients) return believed(found);
  return believed({ ...found, candidate: { ...candidate, actors: [...actors], recipients: [...recipients] } });
};

/**
 * How sure the model must be. By five folds (training/events/roles.ts): with lower bounds a few more pairs are met, and sides of whole articles that a judge found
 * right are changed more often.
 */
export const ROLE_BOUNDS: RoleBounds = { fill: [0.5, 0.4], change: [0.4, 0.4] };

let shipped: RoleModel | undefined;

/** The model that ships with the package. */
export const shippedRoles = (): RoleModel => {
  shipped ??= { model: loadLinear('models/events/roles.bin'), bounds: ROLE_BOUNDS };
  return shipped;
};
