// Words of a text → sentences. A gap between words is looked at where a sentence may end there (a stop, a closing mark, a line break);
// blank lines and borders of layout parts always end one. What has no end within LONGEST words is cut.
import type { Part, Sentence } from '../../core/index.ts';
import { LONGEST } from '../encoder/encoder.ts';
import type { Word } from '../tokens/tokenize.ts';
import { abbreviationKinds } from '../tokens/tokenize.ts';

/** Where a sentence that is too long is best cut: after a semicolon, else a comma, else anywhere. */
const cutPoint = (text: string, words: readonly Word[], first: number): number => {
  for (const mark of [/[;:.!?]$/, /[,–—]$/]) {
    for (let i = first + LONGEST - 1; i > first + LONGEST / 2; i -= 1)
      if (mark.test(text.slice(words[i]!.start, words[i]!.end))) return i + 1;
  }
  return first + LONGEST;
};

/** Whether a sentence ends after word `i`. */
const endsAfter = (text: string, words: readonly Word[], i: number): boolean => {
  const gap = text.slice(words[i]!.end, words[i + 1]!.start);
  if (/\n\s*\n/.test(gap)) return true;
  let k = i;
  while (k > 0 && /^["'”’)\]]$/.test(text.slice(words[k]!.start, words[k]!.end))) k -= 1;
  const last = text.slice(words[k]!.start, words[k]!.end);
  const next = text.slice(words[i + 1]!.start, words[i + 1]!.end);
  if (/^[.!?…]+$/.test(last)) return /^[\p{Lu}\p{N}"“‘'([*•–—-]/u.test(next) && gap !== '';
  if (last.endsWith('.') && gap !== '') {
    const kind = abbreviationKinds().get(last.slice(0, -1).toLowerCase());
    return (
      kind !== 'title' &&
      !/^\p{Lu}\.$/u.test(last) &&
      /^(?:The|A|An|In|On|He|She|It|They|But|And|This|That|We|I|His|Her)$/.test(next)
    );
  }
  return false;
};

/** Sentences in order; every word lies in one. `layout`: borders that always end a sentence. */
export const splitSentences = (text: string, words: readonly Word[], layout: readonly Part[] = []): Sentence[] => {
  const out: Sentence[] = [];
  const borders = new Set<number>();
  let part = 0;
  for (let i = 1; i < words.length; i += 1) {
    const before = part;
    while (part < layout.length && layout[part]!.end <= words[i]!.start) part += 1;
    if (part !== before) borders.add(i);
  }
  let first = 0;
  const close = (after: number): void => {
    while (after - first > LONGEST) {
      const at = cutPoint(text, words, first);
      out.push({ start: words[first]!.start, end: words[at - 1]!.end, first, after: at });
      first = at;
    }
    if (after > first) out.push({ start: words[first]!.start, end: words[after - 1]!.end, first, after });
    first = after;
  };
  for (let i = 0; i + 1 < words.length; i += 1) if (borders.has(i + 1) || endsAfter(text, words, i)) close(i + 1);
  close(words.length);
  return out;
};
