// Scores of a sequence's labels, and of a label after another → the best sequence (Viterbi) and each label's probability (forwards and
// backwards). Plain functions over rows of scores; with transitions of zero they are the best label and softmax of each row.

/** Rows of scores: `count` rows of `labels` numbers from `from` on, `stride` apart. */
export interface Scores {
  data: Float32Array;
  from: number;
  stride: number;
  count: number;
  labels: number;
}

/** `transitions[j * labels + k]`: label k after label j; -Infinity where it can't be. Best labels, one a row. */
export const viterbi = ({ data, from, stride, count, labels: n }: Scores, transitions: ArrayLike<number>): Uint8Array => {
  const out = new Uint8Array(count);
  if (!count) return out;
  const back = new Uint8Array(count * n);
  let scores = Float64Array.from(data.subarray(from, from + n));
  let next = new Float64Array(n);
  for (let i = 1; i < count; i += 1) {
    for (let k = 0; k < n; k += 1) {
      let best = Number.NEGATIVE_INFINITY;
      for (let j = 0; j < n; j += 1) {
        const s = scores[j]! + transitions[j * n + k]!;
        if (s > best) {
          best = s;
          back[i * n + k] = j;
        }
      }
      next[k] = best + data[from + i * stride + k]!;
    }
    [scores, next] = [next, scores];
  }
  let at = 0;
  for (let k = 1; k < n; k += 1) if (scores[k]! > scores[at]!) at = k;
  for (let i = count - 1; i >= 0; i -= 1) {
    out[i] = at;
    at = back[i * n + at]!;
  }
  return out;
};

const logSum = (x: Float64Array): number => {
  let max = Number.NEGATIVE_INFINITY;
  for (const v of x) if (v > max) max = v;
  if (max === Number.NEGATIVE_INFINITY) return max;
  let sum = 0;
  for (const v of x) sum += Math.exp(v - max);
  return max + Math.log(sum);
};

/** Probability of each label in each row, over all sequences: count × labels. */
export const marginals = ({ data, from, stride, count, labels: n }: Scores, transitions: ArrayLike<number>): Float32Array => {
  const forward = new Float64Array(count * n);
  const backward = new Float64Array(count * n);
  const sum = new Float64Array(n);
  for (let i = 0; i < count; i += 1) {
    for (let k = 0; k < n; k += 1) {
      const here = data[from + i * stride + k]!;
      if (i === 0) forward[k] = here;
      else {
        for (let j = 0; j < n; j += 1) sum[j] = forward[(i - 1) * n + j]! + transitions[j * n + k]!;
        forward[i * n + k] = here + logSum(sum);
      }
    }
  }
  for (let i = count - 2; i >= 0; i -= 1) {
    for (let j = 0; j < n; j += 1) {
      for (let k = 0; k < n; k += 1)
        sum[k] = transitions[j * n + k]! + data[from + (i + 1) * stride + k]! + backward[(i + 1) * n + k]!;
      backward[i * n + j] = logSum(sum);
    }
  }
  const out = new Float32Array(count * n);
  for (let i = 0; i < count; i += 1) {
    for (let k = 0; k < n; k += 1) sum[k] = forward[i * n + k]! + backward[i * n + k]!;
    const total = logSum(sum);
    for (let k = 0; k < n; k += 1) out[i * n + k] = Math.exp(sum[k]! - total);
  }
  return out;
};
