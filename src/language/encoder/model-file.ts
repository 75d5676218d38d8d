// models/language/model.bin, or the file of a head → its header and tensors. Layout: uint32 header length, JSON header, tensors at multiples of 16 bytes.
// Nothing is copied but what is asked for as float32.

interface TensorEntry {
  type: 'f16' | 'f32' | 'i8' | 'u32';
  shape: number[];
  at: number;
}

export interface ModelHeader {
  format: number;
  config: { width: number; arc: number; rel: number; convs: number; recurs: number };
  tags: string[];
  feats: string[];
  rels: string[];
  tensors: Record<string, TensorEntry>;
}

/** Half precision to float32, by their bits; the few subnormal numbers by arithmetic. Weights are finite. */
const fromHalf = (halves: Uint16Array): Float32Array => {
  const out = new Float32Array(halves.length);
  const bits = new Uint32Array(out.buffer);
  for (let i = 0; i < halves.length; i += 1) {
    const h = halves[i]!;
    if (h & 0x7c00) bits[i] = ((h & 0x8000) << 16) | (((h & 0x7fff) << 13) + 0x38000000);
    else out[i] = (h & 0x8000 ? -1 : 1) * (h & 1023) * 2 ** -24;
  }
  return out;
};

export class ModelFile {
  readonly header: ModelHeader;
  readonly #bytes: ArrayBuffer;
  readonly #body: number;

  constructor(file: Uint8Array) {
    // Typed arrays need alignment that a pooled Buffer may not have.
    const aligned = file.byteOffset % 16 === 0;
    this.#bytes = (aligned ? file.buffer : file.slice().buffer) as ArrayBuffer;
    const offset = aligned ? file.byteOffset : 0;
    const size = new DataView(this.#bytes).getUint32(offset, true);
    this.header = JSON.parse(new TextDecoder().decode(new Uint8Array(this.#bytes, offset + 4, size))) as ModelHeader;
    this.#body = offset + 4 + size;
  }

  shape(name: string): number[] {
    return this.#entry(name).shape;
  }

  /** A float16 or float32 tensor as float32. */
  floats(name: string): Float32Array {
    const { type, at } = this.#entry(name);
    const length = this.#length(name);
    if (type === 'f32') return new Float32Array(this.#bytes, this.#body + at, length);
    return fromHalf(new Uint16Array(this.#bytes, this.#body + at, length));
  }

  int8(name: string): Int8Array {
    return new Int8Array(this.#bytes, this.#body + this.#entry(name).at, this.#length(name));
  }

  uint32(name: string): Uint32Array {
    return new Uint32Array(this.#bytes, this.#body + this.#entry(name).at, this.#length(name));
  }

  #entry(name: string): TensorEntry {
    const entry = this.header.tensors[name];
    if (!entry) throw new Error(`the model has no tensor ${name}`);
    return entry;
  }

  #length(name: string): number {
    return this.#entry(name).shape.reduce((a, b) => a * b, 1);
  }
}

/** Position of 32-bit keys, by open addressing: no strings are kept. */
export class KeyTable {
  readonly #slots: Int32Array;
  readonly #keys: Uint32Array;
  readonly #mask: number;

  constructor(keys: Uint32Array) {
    let size = 16;
    while (size < keys.length * 2) size *= 2;
    this.#mask = size - 1;
    this.#keys = keys;
    this.#slots = new Int32Array(size).fill(-1);
    for (let i = 0; i < keys.length; i += 1) {
      let at = keys[i]! & this.#mask;
      while (this.#slots[at]! >= 0) at = (at + 1) & this.#mask;
      this.#slots[at] = i;
    }
  }

  /** Index of a key, or -1. */
  find(key: number): number {
    for (let at = key & this.#mask; this.#slots[at]! >= 0; at = (at + 1) & this.#mask) {
      const i = this.#slots[at]!;
      if (this.#keys[i] === key) return i;
    }
    return -1;
  }
}
