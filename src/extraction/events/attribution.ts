// Who says that it happened: the outlet, a statement, or nobody who can be told.
// In: a trigger, the statements, the text. Out: saidBy and the innermost statement whose content holds the trigger.
// The cue of a statement ("accused", "vowed") is told by whoever tells the statement, not by its speaker.
import { contains, overlaps, type SaidBy, type Span, type Statement } from '../../core/index.ts';
import { cueOf } from '../../knowledge/index.ts';
import type { Candidate } from './candidate.ts';
import type { Scene } from './scene.ts';

export interface Teller {
  saidBy: SaidBy;
  statement?: Statement;
}

const size = (s: Span): number => s.end - s.start;

/** The statement whose content holds a span most closely; those whose cue is the span itself are left out. */
export const statementOver = (scene: Scene, span: Span): Statement | undefined => {
  let best: Statement | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const s of scene.doc.statements) {
    if (s.cue.some((c) => overlaps(c, span))) continue;
    for (const c of s.content) {
      if (contains(c, span) && size(c) < least) {
        best = s;
        least = size(c);
      }
    }
  }
  return best;
};

const OPEN = '“«„';
const CLOSE = '”»';

/** Whether a place in the text stands inside quotation marks, counted within its paragraph. */
export const isQuoted = (text: string, span: Span): boolean => {
  const start = Math.max(0, text.lastIndexOf('\n', span.start - 1) + 1);
  let depth = 0;
  let straight = 0;
  for (let i = start; i < span.start; i += 1) {
    const c = text[i]!;
    if (OPEN.includes(c)) depth += 1;
    else if (CLOSE.includes(c)) depth = Math.max(0, depth - 1);
    else if (c === '"') straight += 1;
  }
  return depth > 0 || straight % 2 === 1;
};

/** Who asserts a candidate. */
export const tellerOf = (scene: Scene, candidate: Candidate, hedged: boolean): Teller => {
  const head = scene.tree.token(candidate.head);
  const statement = statementOver(scene, head);
  if (statement) return { saidBy: 'statement', statement };
  const unclear =
    hedged ||
    scene.doc.doubts.some((d) => contains(d, head)) ||
    isQuoted(scene.doc.report.text, head) ||
    underCue(scene, candidate.head) ||
    accordingTo(scene, candidate.head);
  return { saidBy: unclear ? 'unclear' : 'outlet' };
};

/** Kinds of cues whose clause is somebody's word: a wish ("wants to attack") is told by the outlet. */
const WORDS = new Set(['speech', 'text', 'thought', 'evidence']);
/** Clauses that are what was said where they begin with "that": the claim that …, complained that … */
const CLAUSES = new Set(['acl', 'advcl']);

/** "Rebels claimed they had taken the port": a clause below a cue, or above a "he said", which no content covers. */
const underCue = (scene: Scene, token: number): boolean => {
  const { tree } = scene;
  const isCue = (k: number): boolean => {
    const { upos } = tree.token(k);
    const entry = cueOf(tree.lemma(k), upos);
    return entry !== undefined && WORDS.has(entry.kind);
  };
  let at = token;
  for (let steps = 0; steps < DEEPEST; steps += 1) {
    // Two soldiers were killed, the army said.
    if (tree.children(at, 'parataxis').some((k) => isCue(k) && tree.child(k, 'nsubj') !== undefined)) return true;
    const head = tree.head(at);
    if (head === undefined) return false;
    const relation = tree.relation(at);
    // They spoke after the attack: only a clause that is what was said.
    const that = tree.children(at, 'mark').some((m) => tree.lemma(m) === 'that');
    if ((relation === 'ccomp' || (CLAUSES.has(relation) && that)) && isCue(head)) return true;
    at = head;
  }
  return false;
};

/** Steps upwards in a tree: clauses nest no deeper. */
const DEEPEST = 12;

/** "According to …" in a sentence that no statement was made of. */
const accordingTo = (scene: Scene, token: number): boolean => {
  const sentence = scene.tree.sentences[scene.tree.token(token).sentence];
  if (!sentence) return false;
  if (scene.doc.statements.some((s) => s.content.some((c) => overlaps(c, sentence)))) return false;
  return /\baccording to\b/i.test(scene.doc.report.text.slice(sentence.start, sentence.end));
};
