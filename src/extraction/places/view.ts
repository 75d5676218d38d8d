// Tokens → the words as the search for names sees them: form, lower case, capitals, and how their sentence is written.
import type { Sentence, Token } from '../../core/index.ts';
import { runningForm } from '../../language/index.ts';

/** How a sentence is written: "normal", "title" (Most Words Like This), "upper" (ALL OF IT). */
export type CaseStyle = 'normal' | 'title' | 'upper';

export interface Word {
  readonly start: number;
  readonly end: number;
  readonly form: string;
  readonly lower: string;
  /** Starts with a capital, or is an article with a name ("al-Bab"). */
  readonly cap: boolean;
  /** Two letters or more, all of them capitals. */
  readonly upper: boolean;
  readonly letter: boolean;
  /** First and last+1 word of its sentence. */
  readonly first: number;
  readonly after: number;
  readonly style: CaseStyle;
  /** Part of speech, "X" where nobody tagged it. */
  readonly upos: string;
}

const CAP = /^["'“‘(]?\p{Lu}|^(?:al|el|ar|as|ash|an|at|ad|az|ez|ed|es)[-‐–]\p{Lu}/u;
const UPPER = /^[^\p{Ll}]*\p{Lu}[^\p{Ll}]*\p{Lu}[^\p{Ll}]*$/u;
const LETTER = /\p{L}/u;
const SMALL =
  /^(?:a|an|the|of|in|on|at|to|for|and|or|but|by|with|from|as|is|are|was|be|over|after|it|its|not|no|up|off|out|into)$/;

const styleOf = (words: readonly string[]): CaseStyle => {
  let [letters, upper, caps, counted] = [0, 0, 0, 0];
  for (const w of words) {
    if (w.length < 2 || !LETTER.test(w)) continue;
    letters += 1;
    if (UPPER.test(w)) upper += 1;
    if (SMALL.test(w)) continue;
    counted += 1;
    if (CAP.test(w)) caps += 1;
  }
  if (letters >= 3 && upper >= 0.8 * letters) return 'upper';
  // A headline doesn't end in a full stop; a short sentence full of names does.
  return counted >= 4 && caps >= 0.85 * counted && !/^[.!?]$/.test(words.at(-1)!) ? 'title' : 'normal';
};

/** The words of a document. Words of a multiword token share its span; the first of them stands for it. */
export const viewWords = (text: string, tokens: readonly Token[], sentences: readonly Sentence[]): Word[] => {
  const out: Word[] = [];
  for (const s of sentences) {
    const own: Token[] = [];
    for (let i = s.first; i < s.after; i += 1) {
      const t = tokens[i]!;
      if (own.length && t.start < own.at(-1)!.end) continue;
      own.push(t);
    }
    if (!own.length) continue;
    const forms = own.map((t) => runningForm(text, t));
    const style = styleOf(forms);
    const first = out.length;
    const after = first + own.length;
    own.forEach((t, k) => {
      const form = forms[k]!;
      out.push({
        start: t.start,
        end: t.end,
        form,
        lower: form.toLowerCase(),
        cap: CAP.test(form),
        upper: UPPER.test(form),
        letter: LETTER.test(form),
        first,
        after,
        style,
        upos: t.upos,
      });
    });
  }
  return out;
};
