// A tree → the same tree with its punctuation marks hung where Universal Dependencies wants them: marks in pairs on the head of what they enclose,
// the last mark on the root, others as high as they can without an arc crossing them, on the lower of the two sides (the rule of Udapi's
// ud.FixPunct, by which the treebanks were made). Arcs between words stay.

const OPEN = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['“', '”'],
  ['‘', '’'],
  ['«', '»'],
  ['"', '"'],
  ['``', "''"],
]);

/**
 * Changes `heads` (from 0 in the sentence, -1 for the root) in place. `marks[i]`: word i is punctuation that hangs as such
 * (relation "punct"); words that are not stay as they are.
 */
export const hangPunctuation = (heads: Int32Array, marks: readonly boolean[], forms: readonly string[]): void => {
  const n = heads.length;
  const free = (i: number): boolean => marks[i]! && heads[i]! >= 0;
  const root = heads.indexOf(-1);
  if (!marks.some((_, i) => free(i))) return;
  // Marks carry nothing: what hangs on one moves up.
  for (let i = 0; i < n; i += 1) {
    let h = heads[i]!;
    for (let steps = 0; h >= 0 && free(h) && steps < n; steps += 1) h = heads[h]!;
    if (h >= 0) heads[i] = h;
  }
  // First and last word of each subtree, marks left out.
  const from = new Int32Array(n);
  const to = new Int32Array(n);
  for (let i = 0; i < n; i += 1) from[i] = to[i] = i;
  for (let i = 0; i < n; i += 1) {
    if (free(i)) continue;
    for (let h = heads[i]!; h >= 0; h = heads[h]!) {
      if (from[h]! > i) from[h] = i;
      if (to[h]! < i) to[h] = i;
    }
  }
  const depth = (i: number): number => {
    let d = 0;
    for (let h = heads[i]!; h >= 0; h = heads[h]!) d += 1;
    return d;
  };
  const isBelow = (i: number, above: number): boolean => {
    for (let h = heads[i]!; h >= 0; h = heads[h]!) if (h === above) return true;
    return false;
  };
  const paired = new Int32Array(n).fill(-1);
  const stack: number[] = [];
  for (let i = 0; i < n; i += 1) {
    if (!free(i)) continue;
    const form = forms[i]!;
    const top = stack.findLastIndex((k) => OPEN.get(forms[k]!) === form);
    if (top >= 0) {
      paired[stack[top]!] = i;
      paired[i] = stack[top]!;
      stack.length = top;
    } else if (OPEN.has(form)) stack.push(i);
  }
  for (let i = 0; i < n; i += 1) {
    if (!free(i)) continue;
    const other = paired[i]!;
    if (other > i) {
      let best = -1;
      for (let k = i + 1; k < other; k += 1) {
        if (marks[k] || (heads[k]! > i && heads[k]! < other)) continue;
        if (best < 0 || depth(k) < depth(best)) best = k;
      }
      if (best >= 0) heads[i] = heads[other] = best;
      continue;
    }
    if (other >= 0) continue;
    let left = i - 1;
    while (left >= 0 && marks[left]) left -= 1;
    let right = i + 1;
    while (right < n && marks[right]) right += 1;
    if (right >= n) heads[i] = root;
    if (left < 0 && right < n) heads[i] = climb(right, (k) => heads[k]! > i && from[k]! > i, heads);
    if (right >= n || left < 0) continue;
    const l = climb(left, (k) => heads[k]! >= 0 && heads[k]! < i && to[k]! < i, heads);
    const r = climb(right, (k) => heads[k]! > i && from[k]! > i, heads);
    heads[i] = isBelow(l, r) ? l : r;
  }
};

/** Up the heads while it may go on. */
const climb = (i: number, may: (k: number) => boolean, heads: Int32Array): number => {
  let at = i;
  while (heads[at]! >= 0 && may(at)) at = heads[at]!;
  return at;
};
