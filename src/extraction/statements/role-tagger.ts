// Heads of cues → the role of each token of the cue's sentence: source, cue, content or none. Method: a head on the shared encoder reads
// the sentence with the cue in mind and scores it as a whole (a CRF), so that roles come in runs; the best sequence is taken.
import { marginals, type SequenceHead, viterbi } from '../../language/index.ts';
import { projectTokens } from './cue-finder.ts';
import type { Reading } from './reading.ts';
import { roleIds } from './role-features.ts';

export const ROLES = ['none', 'source', 'cue', 'content'] as const;
export type Role = 0 | 1 | 2 | 3;
export const [NONE, SOURCE, CUE, CONTENT] = [0, 1, 2, 3] as const;

export interface TaggedRoles {
  /** Token that `roles` begins with: the first of the sentence. */
  first: number;
  roles: Uint8Array;
  /** Mean probability of the roles taken, over tokens that have one. */
  p: number;
}

/** Makes the tagger of a document. */
export const roleTagger = (r: Reading, model: SequenceHead): ((cues: readonly number[]) => TaggedRoles[]) => {
  let projected: ReturnType<typeof projectTokens> | undefined;
  return (cues) => {
    if (!cues.length) return [];
    projected ??= projectTokens(r, model);
    const windows = cues.map((query) => {
      const { first, after } = windowOf(r, query);
      return { first, after, ids: roleIds(r, query, first, after), query };
    });
    const data = model.scores(projected, windows);
    const { transitions } = model.groups[0]!;
    let from = 0;
    return windows.map(({ first, after, query }) => {
      const count = after - first;
      // The head of the cue is a cue.
      for (let k = 0; k < ROLES.length; k += 1) if (k !== CUE) data[from + (query - first) * ROLES.length + k] = IMPOSSIBLE;
      const scores = { data, from, stride: ROLES.length, count, labels: ROLES.length };
      from += count * ROLES.length;
      const roles = viterbi(scores, transitions);
      const p = marginals(scores, transitions);
      let sum = 0;
      let n = 0;
      roles.forEach((role, i) => {
        if (role === NONE || first + i === query) return;
        sum += p[i * ROLES.length + role]!;
        n += 1;
      });
      return { first, roles, p: n ? sum / n : 0 };
    });
  };
};

const IMPOSSIBLE = -1e4;

/** The tokens that may have a role: the sentence of the cue. */
export const windowOf = (r: Reading, cue: number): { first: number; after: number } => r.sentences[r.tokens[cue]!.sentence]!;
