// The last few thousand things that were unpacked, by the text that they were unpacked from: neighbours are asked for again and again.

const MOST = 4000; // of some 2 KB each

export class Memory<T> {
  readonly #make: (packed: string) => T;
  readonly #known = new Map<string, T>();

  constructor(make: (packed: string) => T) {
    this.#make = make;
  }

  get(packed: string): T {
    const known = this.#known.get(packed);
    if (known !== undefined) return known;
    const made = this.#make(packed);
    if (this.#known.size >= MOST) this.#known.delete(this.#known.keys().next().value!);
    this.#known.set(packed, made);
    return made;
  }
}
