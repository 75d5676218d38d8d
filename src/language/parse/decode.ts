// Scores of arcs → a tree with one root: the best head of each word, and where these make no tree, Chu and Liu's and Edmonds' algorithm.
// Scores are row-major, one row a word; column 0 is the root, column h the word h (from 1). All heads here count like that.

/** Words that lie on some cycle of `heads`, by cycle; empty for a tree. */
const findCycle = (heads: Int32Array, n: number): number[] | undefined => {
  const state = new Uint8Array(n + 1); // 0 unseen, 1 on this walk, 2 done
  for (let i = 1; i <= n; i += 1) {
    let at = i;
    const path: number[] = [];
    while (at > 0 && state[at] === 0) {
      state[at] = 1;
      path.push(at);
      at = heads[at]!;
    }
    if (at > 0 && state[at] === 1) return path.slice(path.indexOf(at));
    for (const p of path) state[p] = 2;
  }
  return undefined;
};

/** Maximum spanning arborescence by contracting cycles. `w[d * size + h]`: score of head h for node d; node 0 is the root. */
const arborescence = (w: Float64Array, size: number): Int32Array => {
  const heads = new Int32Array(size);
  for (let d = 1; d < size; d += 1) {
    let best = Number.NEGATIVE_INFINITY;
    for (let h = 0; h < size; h += 1) {
      if (h !== d && w[d * size + h]! > best) {
        best = w[d * size + h]!;
        heads[d] = h;
      }
    }
  }
  const cycle = findCycle(heads, size - 1);
  if (!cycle) return heads;
  const inCycle = new Uint8Array(size);
  for (const c of cycle) inCycle[c] = 1;
  const rest: number[] = [];
  for (let i = 0; i < size; i += 1) if (!inCycle[i]) rest.push(i);
  const small = rest.length + 1; // the last node stands for the cycle
  const v = new Float64Array(small * small).fill(Number.NEGATIVE_INFINITY);
  const enter = new Int32Array(small);
  const leave = new Int32Array(small);
  for (let a = 0; a < rest.length; a += 1) {
    for (let b = 0; b < rest.length; b += 1) v[a * small + b] = w[rest[a]! * size + rest[b]!]!;
    for (const c of cycle) {
      const into = w[c * size + rest[a]!]! - w[c * size + heads[c]!]!;
      if (into > v[(small - 1) * small + a]!) {
        v[(small - 1) * small + a] = into;
        enter[a] = c;
      }
      const out = w[rest[a]! * size + c]!;
      if (out > v[a * small + small - 1]!) {
        v[a * small + small - 1] = out;
        leave[a] = c;
      }
    }
  }
  const part = arborescence(v, small);
  const from = part[small - 1]!;
  heads[enter[from]!] = rest[from]!;
  for (let a = 1; a < rest.length; a += 1) heads[rest[a]!] = part[a] === small - 1 ? leave[a]! : rest[part[a]!]!;
  return heads;
};

/** Heads of the `n` words of a sentence, index from 1 (0 is the root; index 0 of the answer is unused); exactly one word hangs on the root. */
export const decodeTree = (scores: Float32Array, n: number, stride: number): Int32Array => {
  const heads = new Int32Array(n + 1);
  let roots = 0;
  for (let d = 1; d <= n; d += 1) {
    const row = (d - 1) * stride;
    let best = Number.NEGATIVE_INFINITY;
    for (let h = 0; h <= n; h += 1) {
      if (h !== d && scores[row + h]! > best) {
        best = scores[row + h]!;
        heads[d] = h;
      }
    }
    if (heads[d] === 0) roots += 1;
  }
  if (roots === 1 && !findCycle(heads, n)) return heads;
  // The word that gains most by being the root is the only one that may.
  let root = 1;
  let gain = Number.NEGATIVE_INFINITY;
  for (let d = 1; d <= n; d += 1) {
    const row = (d - 1) * stride;
    let other = Number.NEGATIVE_INFINITY;
    for (let h = 1; h <= n; h += 1) if (h !== d && scores[row + h]! > other) other = scores[row + h]!;
    if (scores[row]! - other > gain) {
      gain = scores[row]! - other;
      root = d;
    }
  }
  const size = n + 1;
  const w = new Float64Array(size * size);
  for (let d = 1; d <= n; d += 1) {
    for (let h = 0; h <= n; h += 1) w[d * size + h] = scores[(d - 1) * stride + h]! - (h === 0 && d !== root ? 1e9 : 0);
  }
  return arborescence(w, size);
};
