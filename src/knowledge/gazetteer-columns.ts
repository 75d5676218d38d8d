// Columns of numbers and of names that grow to tens of millions of rows without copies: pages of fixed size. And a sort of row numbers in
// place. Arrays that double hold three times their contents while they grow, and the sort of the platform makes two copies.

type Numbers = Uint8Array | Uint16Array | Uint32Array | Int32Array;
const PAGE = 1 << 18;

/** Numbers that grow, in pages. */
export class Column<A extends Numbers> {
  readonly #pages: A[] = [];
  readonly #make: new (
    n: number,
  ) => A;
  length = 0;

  constructor(make: new (n: number) => A) {
    this.#make = make;
  }

  push(value: number): void {
    const at = this.length % PAGE;
    if (at === 0) this.#pages.push(new this.#make(PAGE));
    this.#pages[this.#pages.length - 1]![at] = value;
    this.length += 1;
  }

  at(i: number): number {
    return this.#pages[Math.floor(i / PAGE)]![i % PAGE]!;
  }
}

const BYTES = 1 << 24;

/** Strings as UTF-8, in pages; none crosses from one page to the next. */
export class Names {
  readonly #pages: Buffer[] = [];
  readonly #page = new Column(Uint8Array);
  readonly #from = new Column(Uint32Array);
  readonly #size = new Column(Uint16Array);
  #end = BYTES;

  push(name: string): void {
    if (this.#end + name.length * 3 > BYTES) {
      this.#pages.push(Buffer.allocUnsafeSlow(BYTES));
      this.#end = 0;
    }
    const size = this.#pages[this.#pages.length - 1]!.write(name, this.#end);
    this.#page.push(this.#pages.length - 1);
    this.#from.push(this.#end);
    this.#size.push(size);
    this.#end += size;
  }

  get length(): number {
    return this.#from.length;
  }

  size(i: number): number {
    return this.#size.at(i);
  }

  compare(a: number, b: number): number {
    const [from, other] = [this.#from.at(a), this.#from.at(b)];
    return this.#pages[this.#page.at(a)]!.compare(
      this.#pages[this.#page.at(b)]!,
      other,
      other + this.#size.at(b),
      from,
      from + this.#size.at(a),
    );
  }

  slice(i: number): Buffer {
    const from = this.#from.at(i);
    return this.#pages[this.#page.at(i)]!.subarray(from, from + this.#size.at(i));
  }
}

/** Sorts row numbers in place: no copies, and never slow for an unlucky order. Not stable: `compare` must tell all rows apart. */
export const sortInPlace = (list: Uint32Array, compare: (a: number, b: number) => number): void =>
  quick(list, 0, list.length, compare, 2 * Math.ceil(Math.log2(list.length + 1)));

const heap = (list: Uint32Array, compare: (a: number, b: number) => number): void => {
  const sift = (root: number, end: number): void => {
    const moved = list[root]!;
    let at = root;
    for (let child = 2 * at + 1; child < end; child = 2 * at + 1) {
      if (child + 1 < end && compare(list[child]!, list[child + 1]!) < 0) child += 1;
      if (compare(moved, list[child]!) >= 0) break;
      list[at] = list[child]!;
      at = child;
    }
    list[at] = moved;
  };
  for (let i = (list.length >> 1) - 1; i >= 0; i -= 1) sift(i, list.length);
  for (let end = list.length - 1; end > 0; end -= 1) {
    const x = list[0]!;
    list[0] = list[end]!;
    list[end] = x;
    sift(0, end);
  }
};

/** Quicksort with the middle of three; what recurses too deep is left to the heap. */
const quick = (list: Uint32Array, from: number, to: number, compare: (a: number, b: number) => number, depth: number): void => {
  let [lo, hi, left] = [from, to, depth];
  while (hi - lo > 12) {
    if (left === 0) {
      heap(list.subarray(lo, hi), compare);
      return;
    }
    left -= 1;
    const [a, b, c] = [list[lo]!, list[(lo + hi) >> 1]!, list[hi - 1]!];
    const pivot =
      compare(a, b) < 0 ? (compare(b, c) < 0 ? b : compare(a, c) < 0 ? c : a) : compare(a, c) < 0 ? a : compare(b, c) < 0 ? c : b;
    let [i, j] = [lo, hi - 1];
    while (i <= j) {
      while (compare(list[i]!, pivot) < 0) i += 1;
      while (compare(list[j]!, pivot) > 0) j -= 1;
      if (i <= j) {
        const x = list[i]!;
        list[i] = list[j]!;
        list[j] = x;
        i += 1;
        j -= 1;
      }
    }
    if (j + 1 - lo < hi - i) {
      quick(list, lo, j + 1, compare, left);
      lo = i;
    } else {
      quick(list, i, hi, compare, left);
      hi = j + 1;
    }
  }
  for (let i = lo + 1; i < hi; i += 1) {
    const x = list[i]!;
    let j = i;
    for (; j > lo && compare(list[j - 1]!, x) > 0; j -= 1) list[j] = list[j - 1]!;
    list[j] = x;
  }
};
