// Possible events that verbs tell, alone or with the noun that they bring about ("launched an attack").
// In: a verb, its arguments, the frames. Out: candidates, and which words they use up. Knows nothing of tense or of who says so.
import type { EventType } from '../../core/index.ts';
import {
  isOfClass,
  type LightVerb,
  lightVerbs,
  type NounFrame,
  operatorOf,
  type Slots,
  type VerbFrame,
} from '../../knowledge/frames.ts';
import { type Arguments, argumentsOf, obliques } from './arguments.ts';
import type { Candidate } from './candidate.ts';
import { type About, aboutOf, modeOf } from './complement.ts';
import { hostsOf, hostsOfNoun } from './hosts.ts';
import { actorBefore, recipientAfter } from './linear.ts';
import { frameOf, isForceNoun, nounFrameAt, nounLemma, slotOf, usesObject } from './match.ts';
import { isOwn, namesBefore, ownersOf, partiesOf } from './parties.ts';
import type { Scene, Someone } from './scene.ts';

/** Acts whose clause is told through them: "refused to leave" is no leaving. */
const SPEECH_ACTS: ReadonlySet<EventType> = new Set([
  'AGREE',
  'REJECT',
  'REQUEST',
  'THREATEN',
  'ACCUSE',
  'CONCEDE',
  'AID',
  'COERCE',
  'CONSULT',
  'SUPPORT',
  'RETREAT',
]);
const RECIPROCAL_TYPES: ReadonlySet<EventType> = new Set(['AGREE', 'CONSULT', 'SUPPORT', 'COOPERATE', 'REJECT', 'SANCTION']);
const TWO_SIDED = new Set([
  'clash',
  'fight',
  'battle',
  'skirmish',
  'exchange',
  'trade',
  'fire',
  'confrontation',
  'war',
  'fighting',
  'conflict',
  'hostility',
  'combat',
]);
/** Where no slot of the frame names the other side. */
const FALLBACK = ['with', 'against', 'to', 'on', 'from', 'for', 'of', 'at', 'into'];
const PLACE_TARGET: ReadonlySet<EventType> = new Set([
  'ASSAULT',
  'COERCE',
  'MOBILIZE',
  'AID',
  'PROTEST',
  'SANCTION',
  'RETREAT',
  'CONCEDE',
  'COOPERATE',
]);

/** Slots whose nouns a demand or refusal uses up. */
const PREPOSITIONS = new Set(['for', 'of', 'on']);

const union = (a: readonly Someone[], b: readonly Someone[]): Someone[] => [
  ...a,
  ...b.filter((x) => !a.some((y) => y.actor === x.actor)),
];

/** The first slot that names someone. */
const fill = (slots: Slots, of: (slot: string) => readonly Someone[]): Someone[] => {
  for (const group of slots) {
    let found: Someone[] = [];
    for (const slot of group) found = union(found, of(slot));
    if (found.length) return found;
  }
  return [];
};

/** The parties of an event noun, by its own frame. */
export const nounParties = (scene: Scene, token: number, frame: NounFrame): { actors: Someone[]; recipients: Someone[] } => {
  const { tree } = scene;
  const attributes = obliques(tree, token, 'nmod', 'obl');
  const agents = tree.children(token, 'acl').flatMap((k) => obliques(tree, k, 'obl').get('by') ?? []);
  const possessors = tree.children(token, 'nmod:poss');
  const named = (slot: string): readonly Someone[] => {
    if (slot === 'poss') return possessors.length ? partiesOf(scene, possessors) : namesBefore(scene, token);
    if (slot === 'owner') return partiesOf(scene, possessors);
    if (slot === 'name') return namesBefore(scene, token);
    if (slot === 'by' && agents.length) return partiesOf(scene, agents);
    return partiesOf(scene, attributes.get(slot) ?? []);
  };
  const below = (k: number, slot: string): readonly number[] => obliques(tree, k, 'nmod').get(slot) ?? [];
  // "an attack by rebels | on the army", "the withdrawal of troops | from the valley": the other side, hung on the noun before it
  const hung = (slot: string): readonly Someone[] =>
    slot === 'of'
      ? []
      : partiesOf(
          scene,
          [...attributes.values()].flat().flatMap((k) => below(k, slot)),
        );
  // "an attack on a village | by raiders", hung on the village
  const byOthers = (slot: string): readonly Someone[] => (slot === 'by' && !named(slot).length ? hung(slot) : named(slot));
  const actors = fill(frame.actor, byOthers);
  const moved = frame.type === 'MOBILIZE' || frame.mode === 'withdraw';
  // "a withdrawal of his country's forces": what is moved is nobody's target.
  const recipients = fill(frame.recipient, (slot) =>
    (named(slot).length ? named(slot) : hung(slot)).filter((r) => !moved || !isForceNoun(scene, r.mention.head)),
  ).filter((r) => !actors.some((a) => a.actor === r.actor));
  // "Lima bombs island", where the parser took the verb of a headline for a noun
  if (!recipients.length) recipients.push(...without(partiesOf(scene, tree.children(token, 'obj')), actors));
  return { actors, recipients: recipients.length ? recipients : hostsOfNoun(scene, frame, attributes) };
};

const lightEffect = (light: LightVerb, noun: NounFrame): { type: EventType; mode?: string } => {
  const as = (type: EventType, mode?: string) => ({ type, ...(mode && { mode }) });
  switch (light.effect) {
    case 'end':
      return noun.type === 'ASSAULT' || noun.type === 'MOBILIZE' ? as('RETREAT', 'ceasefire') : as('CONCEDE');
    case 'cut':
      return as('SANCTION', 'discontinue');
    case 'refuse':
      return as('REJECT', modeOf('REJECT', { ...noun, subjects: [], recipients: [] }));
    case 'want':
      return as('REQUEST', modeOf('REQUEST', { ...noun, subjects: [], recipients: [] }));
    case 'threaten':
      return as('THREATEN', modeOf('THREATEN', { ...noun, subjects: [], recipients: [] }));
    case 'offer':
      return as('AGREE');
    case 'like':
      return as('SUPPORT');
    case 'dislike':
      return as('ACCUSE', 'disapprove');
    case 'allow':
      return as('CONCEDE');
    default:
      return as(noun.type, noun.mode);
  }
};

/** "an agreement | to implement the truce": it says what is agreed, wherever the parser hung it. */
const commitsTo = (scene: Scene, verb: number, noun: number): boolean =>
  [...scene.tree.children(noun, 'acl'), ...scene.tree.children(verb, 'advcl', 'xcomp')].some(
    (c) => c > noun && scene.tree.children(c, 'mark').some((m) => scene.tree.lemma(m) === 'to'),
  );

/** "launched an attack", "held talks", "ordered a withdrawal". */
const fromLightVerb = (scene: Scene, verb: number, args: Arguments, used: Set<number>): Candidate | undefined => {
  const lights = lightVerbs(scene.tree.lemma(verb));
  if (!lights.length) return undefined;
  for (const noun of args.obj) {
    const frame = nounFrameAt(scene, noun);
    const light = frame && lights.find((l) => !l.types || l.types.has(frame.type));
    if (!frame || !light) continue;
    const own = nounParties(scene, noun, frame);
    const subjects = partiesOf(scene, args.subj);
    const undergoes = light.effect === 'undergo';
    const actors = undergoes
      ? union(own.actors, partiesOf(scene, args.obl.get('from') ?? []))
      : subjects.length
        ? subjects
        : args.passive
          ? own.actors
          : subjects;
    let recipients = undergoes ? subjects : own.recipients;
    if (!undergoes && !recipients.length) recipients = fill(frame.recipient, (s) => partiesOf(scene, args.obl.get(s) ?? []));
    if (!recipients.length && !undergoes)
      recipients = fill([['iobj'], ...FALLBACK.map((p) => [p])], (s) =>
        partiesOf(scene, s === 'iobj' ? args.iobj : slotOf(scene, args, verb, s)),
      );
    if (!undergoes && !recipients.length && actors !== own.actors)
      recipients = own.actors.filter((a) => !isOwn(scene, a) && !isForceNoun(scene, a.mention.head));
    if (!undergoes && !recipients.length && !args.passive)
      recipients = recipientAfter(scene, [verb, noun], frame.recipient, actors);
    if (!recipients.length && !undergoes) recipients = hostsOf(scene, verb, args, frame);
    used.add(noun);
    return {
      head: verb,
      trigger: [verb, noun],
      ...lightEffect(light, frame),
      by: `${light.id} ${frame.id}`,
      actors,
      recipients: without(recipients, actors),
      reciprocal: false,
      noun,
      about: noun,
      nominal: false,
      ...(light.effect === 'order' && { ahead: true }),
      ...(frame.type === 'AGREE' && light.effect === 'do' && commitsTo(scene, verb, noun) && { firm: true }),
    };
  }
  return undefined;
};

const without = (list: readonly Someone[], others: readonly Someone[]): Someone[] =>
  list.filter((x) => !others.some((y) => y.actor === x.actor));

const recipientsOf = (
  scene: Scene,
  verb: number,
  args: Arguments,
  frame: VerbFrame,
  about: () => About | undefined,
  actors: readonly Someone[],
  fallback: boolean,
): Someone[] => {
  const bySlot = (slot: string): readonly Someone[] => {
    if (slot === 'clause') return without(about()?.recipients ?? [], actors);
    if (slot === 'csubj') return without(about()?.subjects ?? [], actors);
    return without(partiesOf(scene, slotOf(scene, args, verb, slot)), actors);
  };
  const found = fill(frame.recipient, bySlot);
  if (found.length || !frame.recipient.length || !fallback) return found;
  const prepositions = frame.type && PLACE_TARGET.has(frame.type) ? [...FALLBACK, 'in', 'near'] : FALLBACK;
  return fill([...(usesObject(frame) ? [] : [['obj']]), ['iobj'], ...prepositions.map((p) => [p])], bySlot);
};

/** Where no slot names anybody: who is named within the object, "gave | the guild permission", "a policy of parting | families from their children". */
const deeper = (scene: Scene, args: Arguments, actors: readonly Someone[]): Someone[] => {
  const { tree } = scene;
  const fits = (list: readonly Someone[]): Someone[] =>
    without(list, actors).filter((s) => !isOwn(scene, s) && s.mention.form !== 'pronoun' && !isForceNoun(scene, s.mention.head));
  for (const o of args.obj) {
    const before = fits(namesBefore(scene, o));
    if (before.length) return before;
    let level = [o];
    for (let depth = 0; depth < 3 && level.length; depth += 1) {
      level = level.flatMap((k) =>
        tree.children(k, 'nmod', 'acl', 'obj', 'obl', 'conj').filter((c) => tree.token(c).deprel !== 'acl:relcl'),
      );
      const found = fits(level.flatMap((k) => (tree.token(k).upos === 'VERB' ? [] : partiesOf(scene, [k], false))));
      if (found.length) return found.slice(0, 1);
    }
  }
  return [];
};

/** Whose deed a participle is where its own noun names nobody: "published a report | accusing the army". */
const actorsAbove = (scene: Scene, verb: number): Someone[] => {
  const { tree } = scene;
  let below = verb;
  for (let at = tree.head(verb), step = 0; at !== undefined && step < 3; step += 1) {
    const { deprel } = tree.token(below);
    if (!['acl', 'advcl', 'xcomp', 'obj', 'obl', 'conj', 'nmod'].includes(deprel)) return [];
    if (tree.token(at).upos === 'VERB') {
      const args = argumentsOf(tree, at);
      const found = args.passive ? [] : partiesOf(scene, args.subj);
      if (found.length) return found;
    }
    below = at;
    at = tree.head(at);
  }
  return [];
};

/** Verbs whose subject may hold both sides: "the leaders of Alba and Borland met". */
const TOGETHER = new Set('meet agree talk negotiate sign hold discuss confer reach exchange trade cooperate ally'.split(' '));

/** The sides that a subject names together: "troops from | Alba and Borland". */
const membersOf = (scene: Scene, subjects: readonly number[]): Someone[] => {
  for (const s of subjects) {
    const attributes = obliques(scene.tree, s, 'nmod');
    for (const p of ['from', 'of', 'between']) {
      const list = attributes.get(p) ?? [];
      const found = partiesOf(scene, list, false);
      if (list.length === 1 && found.length > 1) return found;
    }
  }
  return [];
};

/** A verb that fills a frame. */
const fromFrame = (
  scene: Scene,
  verb: number,
  args: Arguments,
  frame: VerbFrame,
  particle: number | undefined,
  used: Set<number>,
): Candidate | undefined => {
  if (!frame.type) return undefined;
  const { tree } = scene;
  const nounObject = args.obj.find((o) => nounFrameAt(scene, o));
  const aboutToken = args.clauses[0] ?? nounObject;
  let told: About | undefined;
  const slot = (name: string): readonly Someone[] => partiesOf(scene, slotOf(scene, args, verb, name));
  const about = (): About | undefined => {
    told ??= aboutToken === undefined ? undefined : aboutOf(scene, aboutToken, 0, fill(frame.actor, slot));
    return told;
  };
  const actors = fill(frame.actor, slot);
  if (!actors.length && !args.passive && frame.actor.some((g) => g[0] === 'subj')) {
    actors.push(...actorsAbove(scene, verb));
    if (!actors.length && !args.subj.length) actors.push(...actorBefore(scene, verb));
  }
  if (actors.length === 1 && (TWO_SIDED.has(tree.lemma(verb)) || TOGETHER.has(tree.lemma(verb)))) {
    const members = membersOf(scene, args.subj);
    if (members.length > 1) actors.splice(0, 1, ...members);
  }
  const twoSided = RECIPROCAL_TYPES.has(frame.type)
    ? frame.recipient.some((g) => g.includes('with') || g.includes('between'))
    : TWO_SIDED.has(tree.lemma(verb));
  // "France and Spain reached a deal on the border": two doers need no other side.
  let recipients = recipientsOf(scene, verb, args, frame, about, actors, !(twoSided && actors.length > 1));
  // "A Taliban attack on a base killed 20 troops": the base was attacked as well.
  const deed = args.subj.find((s) => nounFrameAt(scene, s)?.type === frame.type);
  if (deed !== undefined && !frame.actor.some((g) => g[0] !== 'subj')) {
    const own = nounParties(scene, deed, nounFrameAt(scene, deed)!);
    if (own.actors.length) actors.splice(0, actors.length, ...own.actors);
    else if (own.recipients.length && actors.every((a) => own.recipients.some((r) => r.actor === a.actor))) actors.length = 0;
    recipients = union(without(recipients, actors), without(own.recipients, actors));
    used.add(deed);
  }
  const kind = nounObject === undefined ? undefined : nounFrameAt(scene, nounObject);
  const mode = frame.mode === '*' ? modeOf(frame.type, about()) : kind?.type === frame.type && kind.mode ? kind.mode : frame.mode;
  const objectUsed = usesObject(frame) ? args.obj.filter((o) => nounFrameAt(scene, o) || true) : [];
  for (const o of objectUsed) used.add(o);
  if (nounObject !== undefined && nounFrameAt(scene, nounObject)?.alone !== 'yes') used.add(nounObject);
  if (SPEECH_ACTS.has(frame.type)) {
    for (const c of args.clauses) useClause(scene, c, used);
    // "accused the guild | of hiding it": a clause that the parser hung on the object
    for (const o of args.obj)
      for (const c of tree.children(o, 'acl')) if (tree.child(c, 'mark') !== undefined) useClause(scene, c, used);
  }
  // "called | for the release of the nurse": the release is what is called for
  if (frame.type === 'REQUEST' || frame.type === 'REJECT')
    for (const test of frame.tests)
      if (!test.negated && test.words && PREPOSITIONS.has(test.slot))
        for (const k of slotOf(scene, args, verb, test.slot)) used.add(k);
  const trigger = [verb];
  if (particle !== undefined) trigger.push(particle);
  if (usesObject(frame)) trigger.push(...args.obj.slice(0, 1));
  if (!recipients.length && frame.recipient.length && !args.passive && !(twoSided && actors.length > 1))
    recipients = recipientAfter(scene, trigger, frame.recipient, actors);
  if (!recipients.length && frame.recipient.length && !twoSided) recipients = deeper(scene, args, actors);
  if (!recipients.length && !(twoSided && actors.length > 1))
    recipients = hostsOf(scene, verb, args, { ...frame, ...(mode && { mode }) });
  // "France and Spain held exercises", "joint exercises": together, and not against somebody.
  const joint =
    frame.type === 'MOBILIZE' &&
    args.obj.some(
      (o) =>
        isOfClass('exercise', nounLemma(scene, o)) &&
        (actors.length > 1 || tree.children(o, 'amod').some((k) => tree.lemma(k) === 'joint')),
    );
  if (joint) {
    return {
      head: verb,
      trigger: [verb, ...args.obj.slice(0, 1)],
      type: 'COOPERATE',
      by: `${frame.id} joint`,
      actors,
      recipients: actors.length > 1 ? [] : recipients,
      reciprocal: actors.length > 1,
      nominal: false,
    };
  }
  const direct = recipients.length && !isFromClause(recipients, told);
  const reciprocal = twoSided && actors.length > 1 && !direct;
  return {
    head: verb,
    trigger,
    type: frame.type,
    ...(mode && { mode }),
    by: frame.id,
    actors,
    recipients: reciprocal ? [] : recipients,
    reciprocal,
    nominal: false,
    ...(aboutToken !== undefined && { about: aboutToken }),
    ...(objectUsed[0] !== undefined && { noun: objectUsed[0] }),
  };
};

const isFromClause = (recipients: readonly Someone[], about: About | undefined): boolean =>
  recipients.every((r) => about?.recipients.includes(r));

/** The verbs of a clause that is told through another word. */
export const useClause = (scene: Scene, clause: number, used: Set<number>): void => {
  const { tree } = scene;
  used.add(clause);
  for (const k of tree.children(clause, 'conj', 'xcomp')) if (tree.token(k).upos === 'VERB') useClause(scene, k, used);
  for (const o of tree.children(clause, 'obj')) used.add(o);
};

/** "is ready to coordinate", "unwilling to leave". */
const fromAdjective = (scene: Scene, token: number, used: Set<number>): Candidate | undefined => {
  const { tree } = scene;
  const effect = operatorOf(tree.lemma(token));
  if (effect !== 'AGREE' && effect !== 'REJECT') return undefined;
  const clause = tree.children(token, 'xcomp', 'ccomp', 'advcl').find((k) => tree.token(k).upos === 'VERB');
  if (clause === undefined) return undefined;
  const args = argumentsOf(tree, token);
  const actors = partiesOf(scene, args.subj);
  const about = aboutOf(scene, clause, 0, actors);
  useClause(scene, clause, used);
  const recipients = without(about.recipients, actors);
  return {
    head: token,
    trigger: [token],
    type: effect,
    by: `operators:${effect}`,
    actors,
    recipients,
    reciprocal: false,
    about: clause,
    nominal: false,
  };
};

/** The possible event of a verb or adjective; marks the words that it uses up. */
export const verbCandidate = (scene: Scene, token: number, used: Set<number>): Candidate | undefined => {
  const { upos } = scene.tree.token(token);
  if (upos === 'ADJ') return fromAdjective(scene, token, used);
  if (upos !== 'VERB') return undefined;
  const args = argumentsOf(scene.tree, token);
  const match = frameOf(scene, token, args);
  if (match && (usesObject(match.frame) || match.frame.tests.length > 1))
    return fromFrame(scene, token, args, match.frame, match.particle, used);
  const light =
    match?.frame.type === 'REJECT' || match?.frame.type === 'SUPPORT' || match?.frame.type === 'ACCUSE'
      ? undefined
      : fromLightVerb(scene, token, args, used);
  if (light) return light;
  if (match) return fromFrame(scene, token, args, match.frame, match.particle, used);
  return fromAdjective(scene, token, used);
};

export { ownersOf };
