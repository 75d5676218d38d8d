// Training examples of a head → a folder of flat arrays that training/heads/train.py reads. The vectors and ids are made by the code
// that makes them at run time, so both see the same. Tokens of all documents are numbered through.
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { formVector } from '../../src/language/index.ts';

/** A group of labels; `crf`: whole sequences are scored, with transitions; `weight`: of its loss. */
export interface DumpGroup {
  name: string;
  labels: readonly string[];
  loss?: 'crf' | 'tokens';
  weight?: number;
}

/** A sequence to learn from: as `Sequence` of the runtime, with a label a token and group. */
export interface DumpSequence {
  /** Tokens of the document last added, `[first, after)`. */
  first: number;
  after: number;
  ids: ArrayLike<number>;
  query?: number;
  /** Token after token, a label a group; IGNORED for none. */
  labels: ArrayLike<number>;
  /** The same with weights; 1 where left out. */
  weights?: ArrayLike<number>;
  /** Part of the data that it belongs to: train.py leaves out the parts that it is told to. 0 where not given. */
  part?: number;
}

export const IGNORED = 255;
const NONE = 0xffffffff;

export class HeadDump {
  readonly #folder: string;
  readonly #tables: readonly { name: string; rows: number }[];
  readonly #groups: readonly DumpGroup[];
  readonly #query: boolean;
  readonly #files: Record<string, number> = {};
  readonly #forms = new Map<string, number>();
  #vector = 0;
  #tokens = 0;
  #document = 0;
  #rows = 0;
  #sequences = 0;

  constructor(
    folder: string,
    options: { tables: readonly { name: string; rows: number }[]; groups: readonly DumpGroup[]; query?: boolean },
  ) {
    mkdirSync(folder, { recursive: true });
    this.#folder = folder;
    this.#tables = options.tables;
    this.#groups = options.groups;
    this.#query = options.query ?? false;
    for (const name of ['vectors.f32', 'forms.f32', 'form.u32', 'sequences.u32', 'ids.u16', 'labels.u8', 'weights.f32'])
      this.#files[name] = openSync(join(folder, name), 'w');
  }

  /** Begins a document: what `encoding` holds, and the forms of its tokens. Sequences that follow count its tokens from 0. */
  document(encoding: { width: number; vectors: Float32Array }, forms: readonly string[]): void {
    this.#vector = encoding.width;
    this.#document = this.#tokens;
    this.#tokens += forms.length;
    this.#write('vectors.f32', encoding.vectors.subarray(0, forms.length * encoding.width));
    const ids = Uint32Array.from(forms, (form) => {
      let id = this.#forms.get(form);
      if (id === undefined) {
        id = this.#forms.size;
        this.#forms.set(form, id);
        this.#write('forms.f32', formVector(form));
      }
      return id;
    });
    this.#write('form.u32', ids);
  }

  sequence({ first, after, ids, query, labels, weights, part }: DumpSequence): void {
    const n = after - first;
    const at = query === undefined ? NONE : this.#document + query;
    this.#write('sequences.u32', Uint32Array.of(this.#document + first, this.#rows, n, at, part ?? 0));
    const check = (list: ArrayLike<number>, width: number): void => {
      if (list.length !== n * width) throw new RangeError(`${list.length} values for ${n} tokens`);
    };
    check(ids, this.#tables.length);
    check(labels, this.#groups.length);
    this.#write('ids.u16', Uint16Array.from(ids));
    this.#write('labels.u8', Uint8Array.from(labels));
    this.#write('weights.f32', weights ? Float32Array.from(weights) : new Float32Array(labels.length).fill(1));
    this.#rows += n;
    this.#sequences += 1;
  }

  /** Writes what is left, and says how much it is. */
  close(): { tokens: number; sequences: number; rows: number } {
    const { tables, groups, query, vector } = {
      tables: this.#tables,
      groups: this.#groups,
      query: this.#query,
      vector: this.#vector,
    };
    writeFileSync(join(this.#folder, 'meta.json'), JSON.stringify({ vector, query, tables, groups }));
    for (const file of Object.values(this.#files)) closeSync(file);
    return { tokens: this.#tokens, sequences: this.#sequences, rows: this.#rows };
  }

  #write(name: string, data: Float32Array | Uint32Array | Uint16Array | Uint8Array): void {
    writeSync(this.#files[name]!, new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  }
}
