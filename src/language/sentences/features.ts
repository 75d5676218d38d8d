// A gap between two words → hashed features that tell whether a sentence ends there; shared by the splitter and its training.
// Only gaps where a sentence may end are looked at: after a mark, or before a capital, a digit or a mark, with white space between.
import { norm, shape } from '../encoder/features.ts';
import { hashFeature } from '../runtime/linear.ts';
import { abbreviationKinds, type Word } from '../tokens/tokenize.ts';

const CLOSING = /^["'”’»)\]}*]+$/;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const LOWER = /^\p{Ll}/u;
const BLANK_LINE = /\n[^\S\n]*\r?\n/;

/** Words of a text as the features see them, each worked out once. */
export class Gaps {
  readonly text: string;
  readonly words: readonly Word[];
  /** For each word: norm, and shape. */
  readonly #norms: string[] = [];
  readonly #shapes: string[] = [];
  /** Whether a double quotation or bracket opened in this paragraph is still open after the word. */
  readonly #open: Uint8Array;
  /** First word of the paragraph of a word, and the one after its last. */
  readonly #from: Int32Array;
  readonly #to: Int32Array;

  constructor(text: string, words: readonly Word[]) {
    this.text = text;
    this.words = words;
    const n = words.length;
    this.#open = new Uint8Array(n);
    this.#from = new Int32Array(n);
    this.#to = new Int32Array(n);
    let from = 0;
    let quote = 0;
    let bracket = 0;
    for (let i = 0; i < n; i += 1) {
      const { start, end } = words[i]!;
      const form = text.slice(start, end);
      this.#norms.push(norm(form).slice(0, 14));
      this.#shapes.push(shape(form));
      if (i > from && this.isBlankLine(i - 1)) {
        this.#to.fill(i, from, i);
        from = i;
        quote = 0;
        bracket = 0;
      }
      if (form === '"') quote = 1 - quote;
      else if (form === '“') quote = 1;
      else if (form === '”') quote = 0;
      else if (form === '(' || form === '[') bracket = 1;
      else if (form === ')' || form === ']') bracket = 0;
      this.#open[i] = quote + 2 * bracket;
      this.#from[i] = from;
    }
    this.#to.fill(n, from, n);
  }

  /** Whether a blank line parts word `i` from the next. */
  isBlankLine(i: number): boolean {
    const from = this.words[i]!.end;
    const to = this.words[i + 1]!.start;
    return to - from > 1 && BLANK_LINE.test(this.text.slice(from, to));
  }

  /** Whether a sentence may end after word `i` (which is not the last). */
  isCandidate(i: number): boolean {
    const { end } = this.words[i]!;
    const { start } = this.words[i + 1]!;
    const last = this.text[end - 1]!;
    if (start === end)
      return (
        (last === '.' || last === '!' || last === '?' || last === '”' || last === '"') &&
        /^\p{Lu}/u.test(this.text.slice(start, start + 2))
      );
    const lower = LOWER.test(this.text.slice(start, start + 2));
    // “Who fired?” he asked.
    if (lower && /["”’»]/.test(last)) return false;
    return !LETTER_OR_DIGIT.test(last) || !lower;
  }

  /** Features of the gap after word `i`; `first` is the first word of the sentence so far. */
  features(i: number, first: number): number[] {
    const word = (k: number): string => this.#norms[k] ?? '';
    const form = (k: number): string => this.#shapes[k] ?? '';
    const [from, to] = [this.#from[i]!, this.#to[i]!];
    const at = (k: number): string => (k >= from && k < to ? word(k) : '¶');
    // The mark that may end a sentence, behind closing quotation marks and brackets.
    let m = i;
    while (m > first && m > i - 3 && CLOSING.test(word(m))) m -= 1;
    const mark = word(m);
    const closers = i > m ? word(m + 1) : '';
    const before = at(m - 1);
    const next = at(i + 1);
    const nextShape = form(i + 1);
    const initial = nextShape[0] ?? '';
    const kind = mark.endsWith('.') && mark.length > 1 ? (abbreviationKinds().get(mark.slice(0, -1)) ?? 'dotted') : '';
    const gap =
      this.words[i + 1]!.start === this.words[i]!.end
        ? 'none'
        : this.text.slice(this.words[i]!.end, this.words[i + 1]!.start).includes('\n')
          ? 'line'
          : 'space';
    const stop = /^[.!?…]+$/.test(mark) ? mark[0]! : LETTER_OR_DIGIT.test(mark) ? (kind ? 'abbr' : 'word') : mark;
    const open = this.#open[i]!;
    const long = Math.min(7, Math.floor(Math.log2(i - first + 1) * 1.5));
    const left = Math.min(6, Math.floor(Math.log2(to - i)));
    const s = `${stop}${closers}`;
    const list = [
      `m ${mark} ${closers}`,
      `s ${s}`,
      `n ${next}`,
      `S ${nextShape}`,
      `sn ${stop} ${next}`,
      `sS ${s} ${nextShape}`,
      `msS ${mark} ${initial}`,
      `b ${before} ${stop}`,
      `bS ${before} ${stop} ${initial}`,
      `bs ${form(m - 1)} ${s} ${initial}`,
      `nn ${next} ${at(i + 2)}`,
      `nS ${initial} ${form(i + 2)} ${stop}`,
      `k ${kind} ${nextShape}`,
      `kn ${kind} ${next}`,
      `g ${gap} ${stop} ${initial}`,
      `o ${open} ${s} ${initial}`,
      `l ${long} ${stop}`,
      `L ${long} ${stop} ${initial}`,
      `r ${left} ${stop}`,
      `e ${this.#endsWithStop(to - 1)} ${stop} ${initial}`,
      `f ${at(first)} ${long}`,
      `bm ${before} ${mark} ${next}`,
      `p ${at(m - 2)} ${before} ${stop}`,
      `q ${i - first < 3 ? form(first) : ''} ${i - first < 3 ? mark : ''} ${initial}`,
    ];
    return list.map(hashFeature);
  }

  #endsWithStop(k: number): string {
    const w = this.#norms[k] ?? '';
    return /[.!?…"”):]$/.test(w) ? w : 'none';
  }
}
