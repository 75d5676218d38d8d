// What words tell of how surely an event is read rightly: the trigger, the way from it to its parties, what stands beside it.
// In: a finding, the verdict on its type, the findings of its sentence. Out: features as strings, hashed for the model of models/events/right.bin.
// Used by the trainer and by the judge alike. The numbers beside them: confidence.ts.
import { firmnessOf } from '../../knowledge/firmness.ts';
import type { Tree } from '../../language/index.ts';
import { argumentsOf, prepositions } from './arguments.ts';
import { isQuoted } from './attribution.ts';
import type { Verdict } from './judge.ts';
import { particleOf } from './match.ts';
import type { Judged } from './read-events.ts';
import type { Scene, Someone } from './scene.ts';

type Finding = Omit<Judged, 'confidence'>;

const OWN = new Set(['his', 'her', 'their', 'its', 'my', 'our', 'your']);
/** Steps of a path beyond which it is only far. */
const STEPS = 4;

/** The relations from a word up to another: "obj", "obl:by", "conj nsubj"; "far" where one isn't below the other. */
const pathTo = (tree: Tree, from: number, to: number): string => {
  const out: string[] = [];
  for (let at: number | undefined = from; at !== undefined && out.length < STEPS; at = tree.head(at)) {
    if (at === to) return out.join(' ') || 'self';
    const relation = tree.relation(at);
    const preposition = relation === 'obl' || relation === 'nmod' ? prepositions(tree, at)[0] : undefined;
    out.push(preposition === undefined ? tree.token(at).deprel : `${relation}:${preposition}`);
  }
  return tree.isAncestor(from, to) ? 'above' : 'far';
};

const bucket = (n: number): string => (n < 3 ? String(n) : n < 6 ? '3+' : n < 12 ? '6+' : '12+');

/** What is said of a party: how it hangs on the trigger, what it is, how it is worded. */
const partyWords = (scene: Scene, side: string, list: readonly Someone[], head: number, type: string): string[] => {
  const { tree } = scene;
  if (!list.length) return [`${side} none`, `${side} none ${type}`];
  const first = list[0]!;
  const actor = scene.actor(first.actor);
  const kind = `${actor?.kind ?? '?'} ${actor?.sectors[0] ?? '-'}`;
  const path = pathTo(tree, first.mention.head, head);
  const noun = tree.lemma(first.mention.head);
  return [
    `${side} path ${path}`,
    `${side} path ${path} ${type}`,
    `${side} kind ${kind}`,
    `${side} kind ${kind} ${type}`,
    `${side} form ${first.mention.form} ${list.length > 1}`,
    `${side} noun ${first.mention.form === 'name' ? '-' : noun}`,
    `${side} doubled ${list.some((a) => list.some((b) => a !== b && ((a.start <= b.start && b.end <= a.end) || Math.abs(b.start - a.end) < 2)))}`,
    `${side} host ${first.actor.startsWith('host:')}`,
    `${side} size ${bucket(tree.tokensIn(first)[1] - tree.tokensIn(first)[0])}`,
    `${side} lower ${/^\p{Ll}/u.test(scene.doc.report.text.slice(first.start, first.end))} ${actor?.country !== undefined}`,
  ];
};

/** The features of a finding as the verdict would have it; `others`: the findings of the report, among them those of its sentence. */
export const confidenceWords = (scene: Scene, found: Finding, verdict: Verdict, others: readonly Finding[]): string[] => {
  const { candidate, modality, reality, negated, teller } = found;
  const { tree, doc } = scene;
  const { head, actors, recipients } = candidate;
  const { type } = verdict;
  const own = candidate.type === type ? 'same' : `${candidate.type}`;
  const lemma = tree.lemma(head);
  const particle = particleOf(scene, head);
  const key = particle === undefined ? lemma : `${lemma}_${tree.lemma(particle)}`;
  const noun = candidate.noun !== undefined && candidate.noun !== head ? tree.lemma(candidate.noun) : '-';
  const firm =
    firmnessOf(type, candidate.nominal ? [`/${key}`] : noun === '-' ? [key, lemma] : [`+${noun}`, key, lemma]) ?? 'none';
  const rule = candidate.by.replace(/ model$/, '');
  const args = argumentsOf(tree, head);
  const { sentence, upos } = tree.token(head);
  const span = tree.sentences[sentence]!;
  const title = doc.report.layout.some((p) => p.role === 'title' && p.start < span.end && span.start < p.end);
  const beside = others.filter((o) => o !== found && !o.candidate.within && tree.token(o.candidate.head).sentence === sentence);
  const out = [
    `firm ${firm}`,
    `firm ${firm} ${type}`,
    `firm ${firm} ${own === 'same'}`,
    `firm ${firm} ${actors.length > 0} ${recipients.length > 0}`,
    `k ${key} ${upos}`,
    `kt ${key} ${type}`,
    `kn ${key} ${noun}`,
    `kf ${key} ${own}`,
    `n ${noun} ${type}`,
    `by ${rule}`,
    `byt ${rule} ${type}`,
    `rule ${rule.replace(/:.*/, '')} ${type}`,
    `mode ${type} ${candidate.mode ?? '-'}`,
    `own ${own} ${type}`,
    `upos ${upos} ${type}`,
    `mod ${modality.modal ?? '-'} ${reality} ${negated}`,
    `modt ${reality} ${negated} ${type}`,
    `said ${teller.saidBy} ${teller.statement?.force ?? '-'} ${type}`,
    `quoted ${isQuoted(doc.report.text, tree.token(head))} ${teller.saidBy}`,
    `title ${title} ${type}`,
    `beside ${Math.min(4, beside.length)}`,
    `alike ${beside.some((o) => o.candidate.type === candidate.type)}`,
    `rel ${tree.relation(head)} ${type}`,
    `relu ${tree.token(head).deprel} ${upos}`,
    ...partyWords(scene, 'd', actors, head, type),
    ...partyWords(scene, 'r', recipients, head, type),
  ];
  const above = tree.head(head);
  if (above !== undefined) out.push(`up ${tree.lemma(above)}`, `upr ${tree.lemma(above)} ${tree.relation(head)}`);
  for (const k of args.obj) {
    const someone = scene.at(k) ?? scene.over(k);
    const taken = someone && recipients.some((r) => r.actor === someone.actor);
    out.push(
      `ob ${tree.token(k).upos === 'PROPN' ? '-' : tree.lemma(k)}`,
      `kob ${lemma} ${tree.lemma(k)}`,
      `obs ${someone ? (taken ? 'taken' : 'left') : 'thing'} ${type}`,
      `obk ${scene.mentionAt(k)?.kind ?? '-'} ${type}`,
    );
    for (const c of tree.children(k)) if (OWN.has(tree.word(c).toLowerCase())) out.push(`own object ${type}`);
  }
  if (!args.obj.length) out.push(`no object ${type}`, `no object ${key}`);
  for (const k of args.subj) {
    const someone = scene.at(k) ?? scene.over(k);
    out.push(`sb ${someone ? 'someone' : 'thing'} ${actors.length > 0} ${type}`);
    if (tree.token(k).upos !== 'PROPN') out.push(`sub ${tree.lemma(k)}`);
  }
  for (const [preposition, list] of args.obl) {
    out.push(`p ${preposition} ${type}`, `kp ${lemma} ${preposition}`);
    for (const k of list)
      if (scene.at(k) && !recipients.some((r) => r.mention.head === k)) out.push(`left ${preposition} ${type}`);
  }
  for (const c of args.clauses) {
    const mark = tree.child(c, 'mark');
    const opened = mark === undefined ? '-' : tree.lemma(mark);
    out.push(`c ${opened} ${type}`, `kc ${key} ${opened}`, `cl ${tree.lemma(c)}`);
  }
  for (const k of tree.children(head, 'advmod')) out.push(`adv ${tree.lemma(k)}`);
  const left = scene.doc.mentions.filter(
    (m) =>
      m.start >= span.start &&
      m.end <= span.end &&
      m.form === 'name' &&
      doc.actors.of.has(m.id) &&
      ![...actors, ...recipients].some((s) => s.actor === doc.actors.of.get(m.id)),
  ).length;
  out.push(`names left ${Math.min(3, left)}`, `names left ${Math.min(3, left)} ${recipients.length > 0}`);
  for (let i = Math.max(span.first, head - 2); i < Math.min(span.after, head + 5); i += 1)
    if (i !== head && !['PUNCT', 'PROPN', 'DET', 'NUM'].includes(tree.token(i).upos)) out.push(`w ${tree.lemma(i)}`);
  return out;
};
