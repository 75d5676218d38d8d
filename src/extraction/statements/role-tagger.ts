// A cue's head → the role of each token of its sentence: source, cue, content or none. Method: a linear model gives each token
// its probabilities, and the best sequence under the transitions counted in training is taken (Viterbi), so that roles come in runs.
import type { LinearModel } from '../../language/runtime/linear.ts';
import type { Reading } from './reading.ts';
import { roleFeatures } from './role-features.ts';

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

/** Log odds of a role after another, against its share: from counts of the training part, rounded (training/statements/train.ts prints them). */
export type Transitions = readonly (readonly number[])[];

export const tagRoles = (reading: Reading, model: LinearModel, transitions: Transitions, cue: number): TaggedRoles => {
  const { first, after } = reading.sentences[reading.tokens[cue]!.sentence]!;
  const features = roleFeatures(reading, cue, first, after);
  const size = after - first;
  const n = ROLES.length;
  const logs: Float32Array[] = features.map((f, i) => {
    const p = model.probabilities(f);
    if (first + i === cue) p.fill(0).fill(1, CUE, CUE + 1);
    return p.map((x) => Math.log(Math.max(x, 1e-7)));
  });
  const from = new Uint8Array(size * n);
  let scores = logs[0]!;
  for (let i = 1; i < size; i += 1) {
    const next = new Float32Array(n);
    for (let k = 0; k < n; k += 1) {
      let best = Number.NEGATIVE_INFINITY;
      for (let j = 0; j < n; j += 1) {
        const s = scores[j]! + transitions[j]![k]!;
        if (s > best) {
          best = s;
          from[i * n + k] = j;
        }
      }
      next[k] = best + logs[i]![k]!;
    }
    scores = next;
  }
  const roles = new Uint8Array(size);
  let at = 0;
  for (let k = 1; k < n; k += 1) if (scores[k]! > scores[at]!) at = k;
  for (let i = size - 1; i >= 0; i -= 1) {
    roles[i] = at;
    at = from[i * n + at]!;
  }
  let sum = 0;
  let count = 0;
  roles.forEach((role, i) => {
    if (role === NONE || first + i === cue) return;
    sum += Math.exp(logs[i]![role]!);
    count += 1;
  });
  return { first, roles, p: count ? sum / count : 0 };
};
