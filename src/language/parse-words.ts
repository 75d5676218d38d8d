// The language room for its own sake: a text, or sentences that are cut already, → words with tags, lemmas and trees. What `sitrep parse` and
// `import … from 'sitrep/language'` use; the pipeline runs the stage.
import type { Part, Sentence, Token } from '../core/index.ts';
import { asWritten, recase } from './casing/recase.ts';
import { LONGEST } from './encoder/encoder.ts';
import { isCommonWord } from './model.ts';
import { readPieces, readText } from './stage.ts';

/** Trees over a text: spans are UTF-16 code units of it. */
export interface Parsed {
  text: string;
  sentences: Sentence[];
  tokens: Token[];
}

/**
 * Sentences, words, tags, features, lemmas and Universal Dependencies of an English text. Synchronous; the same text gives the same answer.
 * `layout`: stretches (a headline, a paragraph) whose borders always end a sentence.
 */
export const parseText = (text: string, layout: readonly Part[] = []): Parsed => {
  const { sentences, tokens } = readText({ text, layout });
  return { text, sentences, tokens: tokens.map((t) => asWritten(text, t)) };
};

/**
 * The same for words and sentences that somebody else has cut (a treebank's, say): the text is the words with a blank between. Sentences of more than 160 words are parsed in stretches of that length, each with a root of its own.
 * @throws RangeError where a sentence or a word is empty.
 */
export const parseWords = (cut: readonly (readonly string[])[]): Parsed => {
  const words: { start: number; end: number }[] = [];
  const sentences: Sentence[] = [];
  const parts: string[] = [];
  let at = 0;
  for (const forms of cut) {
    if (!forms.length || forms.some((f) => !f.trim()))
      throw new RangeError('a sentence without words, or a word without letters');
    const begin = words.length;
    for (const form of forms) {
      words.push({ start: at, end: at + form.length });
      parts.push(form);
      at += form.length + 1;
    }
    for (let first = begin; first < words.length; first += LONGEST) {
      const after = Math.min(words.length, first + LONGEST);
      sentences.push({ start: words[first]!.start, end: words[after - 1]!.end, first, after });
    }
  }
  const text = parts.join(' ');
  return {
    text,
    sentences,
    tokens: readPieces(text, words, sentences, recase(text, words, sentences, isCommonWord).forms).tokens.map((t) =>
      asWritten(text, t),
    ),
  };
};
