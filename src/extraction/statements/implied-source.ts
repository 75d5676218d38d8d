// A cue whose source is a relative pronoun or not told beside it → the token that names the source: what the relative clause hangs on, or the
// subject that the verb shares with the verbs above it. Rules on the tree; who that is as an actor is for speaker.ts.
import type { Span } from '../../core/index.ts';
import type { Reading } from './reading.ts';

/** A verb's subject stands at most so many verbs above it. */
const DEEPEST = 4;

/** Laura, | who spoke of …: the noun that the pronoun stands for. Undefined where `token` is no relative pronoun. */
export const antecedentOf = (r: Reading, token: number): number | undefined => {
  if (!/^(?:who|whom|which|that|whose)$/.test(r.words[token]!) || r.tokens[token]!.upos === 'DET') return undefined;
  let at: number | undefined = token;
  for (let n = 0; at !== undefined && n <= DEEPEST; n += 1) {
    if (r.tokens[at]!.deprel.startsWith('acl')) return r.tree.head(at);
    at = r.tree.head(at);
  }
  return undefined;
};

/**
 * The minister left early, | saying …: a cue without a source shares the subject of the verb that it hangs on. Not where the cue is a noun
 * or passive ("was accused of …": the subject is not who says it).
 */
export const impliedSource = (r: Reading, head: number): number | undefined => {
  const { tree, tokens } = r;
  let at = head;
  if (at < 0 || tokens[at]!.upos !== 'VERB' || isPassive(r, at)) return undefined;
  for (let n = 0; n <= DEEPEST; n += 1) {
    const subject = tree.child(at, 'nsubj');
    if (subject !== undefined) return antecedentOf(r, subject) ?? subject;
    const up = tree.head(at);
    if (up === undefined) return undefined;
    const relation = tree.relation(at);
    // a statement | saying …, the men | shouting …
    if (relation === 'acl') return up;
    if (relation === 'xcomp') {
      // urged the rebels | to promise …
      const object = tree.child(up, 'obj', 'iobj');
      if (object !== undefined) return object;
    } else if (relation !== 'conj' && relation !== 'advcl' && relation !== 'parataxis') return undefined;
    if (isPassive(r, up)) return undefined;
    at = up;
  }
  return undefined;
};

const isPassive = ({ tree, tokens }: Reading, verb: number): boolean =>
  tree.children(verb).some((k) => tokens[k]!.deprel === 'nsubj:pass' || tokens[k]!.deprel === 'aux:pass');

/** She was clear. | “We will stay.”: the subject of the sentence that stands before a quotation in its paragraph, or ends the one before. */
export const introducedBy = (r: Reading, quotation: Span): number | undefined => {
  const [first] = r.tree.tokensIn(quotation);
  const own = r.tokens[first]?.sentence;
  if (own === undefined || own === 0) return undefined;
  const before = r.sentences[own - 1]!;
  if (before.first >= before.after || r.partOf[first]! - r.partOf[before.first]! > 1) return undefined;
  for (let i = before.first; i < before.after; i += 1)
    if (r.tokens[i]!.deprel === 'nsubj' && r.quoteOf[i]! < 0) {
      const verb = r.tree.head(i);
      if (verb !== undefined && r.tree.relation(verb) === 'root') return i;
    }
  return undefined;
};
