// One report → its events. In: all layers before. Out: events in order of the text.
// Method: words near the root first; each verb, adjective or noun may fill a frame and use up the words that belong to it; what remains gets its
// reality, its teller, PLOVER's type for what lies ahead, and is merged where one happening is told twice. `judge` may veto or retype (the model).

import { type Event, quadOf, type Span } from '../../core/index.ts';
import { ploverEntry } from '../../knowledge/plover.ts';
import { accusationCandidate } from './accusation.ts';
import { argumentsOf } from './arguments.ts';
import { type Teller, tellerOf } from './attribution.ts';
import type { Candidate, Lies } from './candidate.ts';
import { carryScenes } from './carry.ts';
import { casualtiesIn } from './casualties.ts';
import { eventContexts } from './contexts.ts';
import { demandCandidate } from './demand.ts';
import { embeddedIn } from './embedded.ts';
import { modeByMeans } from './means.ts';
import { menaceCandidate } from './menace.ts';
import { merged } from './merge.ts';
import { nounCandidate } from './nouns.ts';
import { partiesOf } from './parties.ts';
import { type Modality, modalityOf } from './reality.ts';
import { recast, speakerOf } from './recast.ts';
import { type Told, withoutRetellings } from './retold.ts';
import { type Belief, type RoleModel, withRoles } from './roles.ts';
import { actorWeights, salienceOf } from './salience.ts';
import { type EventDoc, Scene, type Someone } from './scene.ts';
import { verbCandidate } from './verbs.ts';
import { datelinePlace, whereAndWhen } from './where-when.ts';

/** A candidate with all that is known of it before it is judged. */
export interface Judged {
  candidate: Candidate;
  modality: Modality;
  teller: Teller;
  reality: Event['reality'];
  negated: boolean;
  /** What the model of roles thinks of its sides, where there is one. */
  belief?: Belief;
  confidence: number;
}

/** Says whether a candidate is an event, of which type and how surely, beside all candidates of the report; undefined: it is none. */
export type Judge = (
  scene: Scene,
  found: Omit<Judged, 'confidence'>,
  all: readonly Omit<Judged, 'confidence'>[],
) => Judged | undefined;

/** Sentences that may tell events: those of the title and the body. */
const readable = (scene: Scene): number[] => {
  const { tree, doc } = scene;
  const out: number[] = [];
  tree.sentences.forEach((s, i) => {
    const part = doc.report.layout.find((p) => p.start < s.end && s.start < p.end);
    if (!part || part.role === 'title' || part.role === 'body') out.push(i);
  });
  return out;
};

/** Candidates of a sentence, those nearest the root first. */
export const candidatesIn = (scene: Scene, sentence: number): Candidate[] => {
  const { tree } = scene;
  const { first, after } = tree.sentences[sentence]!;
  const depths: [number, number][] = [];
  for (let i = first; i < after; i += 1)
    if (['VERB', 'ADJ', 'NOUN'].includes(tree.token(i).upos)) depths.push([i, tree.ancestors(i).length]);
  depths.sort((a, b) => a[1] - b[1] || a[0] - b[0]);
  const used = new Set<number>();
  const out: Candidate[] = [];
  for (const [token] of depths) {
    if (used.has(token)) continue;
    const candidate =
      demandCandidate(scene, token, used) ??
      accusationCandidate(scene, token, used) ??
      menaceCandidate(scene, token) ??
      verbCandidate(scene, token, used) ??
      nounCandidate(scene, token);
    if (candidate && (hasParties(candidate) || standsAlone(candidate) || saysPronoun(scene, candidate)))
      out.push(candidate, ...embeddedIn(scene, candidate));
  }
  return out;
};

const hasParties = ({ actors, recipients }: Candidate): boolean => actors.length > 0 || recipients.length > 0;

const PRONOUNS = new Set(['it', 'they', 'we', 'he', 'she', 'i']);

/** Whether the doer is a pronoun that may yet be the speaker: "The guild said it would not end the strike". */
const saysPronoun = ({ tree }: Scene, { head, nominal }: Candidate): boolean => {
  if (nominal) return false;
  const { subj, passive } = argumentsOf(tree, head);
  return !passive && subj.some((k) => PRONOUNS.has(tree.lemma(k)));
};

/** Acts that are told without naming anybody: "Peace talks began in Geneva". */
const standsAlone = (candidate: Candidate): boolean =>
  !candidate.nominal && ['CONSULT', 'ASSAULT', 'PROTEST'].includes(candidate.type);

/** Reality and negation of what a speech act is about; where that act itself is only possible, so is the deed. */
const withinAct = ({ reality }: Modality, lies: Lies): Pick<Modality, 'reality' | 'negated'> => {
  if (lies === 'negated') return { reality: reality === 'actual' ? 'actual' : 'future', negated: true };
  return { reality: lies === 'hypothetical' || reality === 'hypothetical' ? 'hypothetical' : 'future', negated: false };
};

/** Everything but the judgement: candidates with reality, teller and PLOVER's type; their sides by the rules alone where no model of roles is given. */
export const findings = (scene: Scene, roles: RoleModel | undefined): Omit<Judged, 'confidence'>[] => {
  const out: Omit<Judged, 'confidence'>[] = [];
  for (const sentence of readable(scene)) {
    const list = candidatesIn(scene, sentence).map((candidate) => {
      const first = modalityOf(scene, candidate);
      const { within } = candidate;
      if (within) Object.assign(first, withinAct(first, within.lies));
      const teller = tellerOf(scene, candidate, first.hedged);
      if (!candidate.actors.length) candidate.actors = speakerAsDoer(scene, candidate, teller);
      candidate.actors = named(scene, candidate.actors, teller);
      candidate.recipients = named(scene, candidate.recipients, teller);
      const cast = within
        ? { candidate, modality: first }
        : candidate.uttered
          ? { candidate, modality: { ...first, reality: 'actual' as const, negated: false } }
          : recast(scene, candidate, first, teller);
      return {
        candidate: cast.candidate,
        modality: cast.modality,
        teller,
        reality: cast.modality.reality,
        negated: cast.modality.negated,
      };
    });
    out.push(
      ...merged(
        scene,
        list.filter((x) => !x.modality.open && (hasParties(x.candidate) || standsAlone(x.candidate))),
      ),
    );
  }
  return roles ? out.map((found) => withRoles(scene, found, roles)) : out;
};

/** "The port said it had signed": a pronoun that nobody resolved stands for the one who speaks. */
const speakerAsDoer = (scene: Scene, candidate: Candidate, teller: Teller): Someone[] => {
  if (candidate.nominal || candidate.noun === candidate.head) return [];
  const { subj, passive } = argumentsOf(scene.tree, candidate.head);
  if (passive || !subj.some((k) => PRONOUNS.has(scene.tree.lemma(k)))) return [];
  const speaker = speakerOf(scene, teller);
  const doers = speaker ? [speaker] : tellersAbove(scene, candidate.head);
  return doers.filter((s) => !candidate.recipients.some((r) => r.actor === s.actor));
};

/** The subject of the verb that a clause completes, where no statement was made of it. */
const tellersAbove = (scene: Scene, head: number): Someone[] => {
  const above = scene.tree.head(head);
  if (above === undefined || !['ccomp', 'parataxis'].includes(scene.tree.relation(head))) return [];
  return scene.tree.token(above).upos === 'VERB' ? partiesOf(scene, argumentsOf(scene.tree, above).subj).slice(0, 1) : [];
};

const WE = new Set(['we', 'i', 'us', 'me', 'our', 'my']);

/** A pronoun gives way to a name of the same actor before it in its sentence; "we" in a statement to the one who makes it. */
const named = (scene: Scene, list: readonly Someone[], teller: Teller): Someone[] =>
  list.map((s) => {
    if (s.mention.form !== 'pronoun') return scene.wording(s);
    const speaker = WE.has(scene.tree.lemma(s.mention.head)) ? speakerOf(scene, teller) : undefined;
    if (speaker && speaker.mention.form !== 'pronoun') return speaker;
    const name = scene.nameBefore(s);
    return name ? scene.wording(name) : s;
  });

const plain = ({ actor, start, end }: Someone): { actor: string; start: number; end: number } => ({ actor, start, end });

/** "House Speaker" of "House Speaker Paul Ryan": words of a longer phrase on the same side are nobody else. */
const isPartOf = (a: Someone, b: Someone): boolean => b.start <= a.start && a.end <= b.end && b.end - b.start > a.end - a.start;

/** The sides of an event as the contract wants them: nobody on both, each span once. */
const sides = (candidate: Candidate): { actors: Someone[]; recipients: Someone[] } => {
  const once = (a: Someone, i: number, all: readonly Someone[]): boolean =>
    all.findIndex((b) => b.actor === a.actor) === i && !all.some((b) => isPartOf(a, b));
  const actors = candidate.actors.filter(once);
  const recipients = candidate.recipients.filter(
    (r, i, all) => once(r, i, all) && !actors.some((a) => a.actor === r.actor || (a.start === r.start && a.end === r.end)),
  );
  return { actors, recipients };
};

/** A clause without the commas at its ends. */
const clauseSpan = (scene: Scene, head: number): Span => {
  const list = scene.tree.subtree(head);
  const isWord = (k: number): boolean => scene.tree.token(k).upos !== 'PUNCT';
  return scene.tree.spanOf(list.slice(Math.max(0, list.findIndex(isWord)), list.findLastIndex(isWord) + 1 || undefined));
};

const triggerSpan = (scene: Scene, candidate: Candidate): Span => {
  const span = scene.tree.spanOf(candidate.trigger);
  const size = candidate.trigger.length;
  // A trigger that stretches over half a sentence marks nothing: its head alone then.
  return size > 1 && Math.max(...candidate.trigger) - Math.min(...candidate.trigger) > 8
    ? scene.tree.spanOf([candidate.head])
    : span;
};

/** What is left of a speech act's confidence and salience for what it is about. */
const WITHIN = 0.9;

/** The events of a report. */
export const readEvents = (doc: EventDoc, judge: Judge, roles?: RoleModel): Event[] => {
  const scene = new Scene(doc);
  const weights = actorWeights(scene);
  const dateline = datelinePlace(scene);
  const list: Told[] = [];
  /** Heads of the events that stand, with how surely and how saliently. */
  const stands = new Map<number, { confidence: number; salience: number }>();
  const all = findings(scene, roles);
  for (const found of all) {
    // What a speech act is about stands with it, and is less sure and less salient.
    const act = found.candidate.within && stands.get(found.candidate.within.act);
    if (found.candidate.within && !act) continue;
    const verdict = judge(scene, found, all);
    if (!verdict) continue;
    const { candidate, reality, negated, teller, modality } = verdict;
    const confidence = Math.min(verdict.confidence, act ? WITHIN * act.confidence : 1);
    const salience = Math.min(
      salienceOf(scene, candidate, reality, negated, weights),
      act ? Math.round(1000 * WITHIN * act.salience) / 1000 : 1,
    );
    stands.set(candidate.head, { confidence, salience });
    const { actors, recipients } = sides(candidate);
    const sentence = scene.tree.token(candidate.head).sentence;
    const where = whereAndWhen(scene, candidate);
    if (where.place === undefined && dateline !== undefined)
      Object.assign(where, { place: dateline, placeFrom: { fallback: 'dateline' } });
    const { score, cameo, mode } = ploverEntry(candidate.type, modeByMeans(scene, candidate));
    const condition =
      candidate.condition ?? (modality.condition === undefined ? undefined : clauseSpan(scene, modality.condition));
    const statement = teller.statement?.id;
    const casualties =
      candidate.within === undefined &&
      (candidate.type === 'ASSAULT' || candidate.type === 'COERCE' || candidate.type === 'PROTEST')
        ? casualtiesIn(scene, sentence)
        : [];
    const reciprocal = candidate.reciprocal && actors.length > 1 && !recipients.length;
    const event: Event = {
      id: '',
      type: candidate.type,
      ...(mode !== undefined && { mode }),
      contexts: eventContexts(scene, candidate, mode),
      quad: quadOf(candidate.type),
      score,
      ...(cameo !== undefined && { cameo }),
      trigger: triggerSpan(scene, candidate),
      sentence,
      actors: actors.map(plain),
      recipients: recipients.map(plain),
      ...(reciprocal && { reciprocal }),
      ...where,
      reality,
      negated,
      ...(condition && { condition }),
      saidBy: teller.saidBy,
      ...(statement !== undefined && { statement }),
      ...(casualties.length && { casualties }),
      salience,
      confidence: Math.round(confidence * 1000) / 1000,
      by: candidate.by,
    };
    list.push({ event, candidate });
  }
  list.sort(({ event: a }, { event: b }) => a.trigger.start - b.trigger.start || a.trigger.end - b.trigger.end);
  const events = withoutRetellings(scene, list);
  return carryScenes(scene, events, doc.report.published !== undefined).map((e, i) => ({ ...e, id: `e${i + 1}` }));
};
