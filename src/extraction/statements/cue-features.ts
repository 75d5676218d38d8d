// A token of a reading → hashed features that tell whether it heads a cue ("said", "according", "claim", the colon of a headline).
// Used by the trainer and by the finder alike, so that both see the same.

import { type CueEntry, cueEntry, cueOf } from '../../knowledge/index.ts';
import { hashFeature } from '../../language/runtime/linear.ts';
import type { Reading } from './reading.ts';

/** Raise when the features change: the model's file carries it in its name of labels. */
const CAN_HEAD = new Set(['VERB', 'NOUN', 'ADJ', 'ADP', 'ADV', 'AUX', 'PROPN', 'SCONJ', 'X', 'PART', 'DET', 'PRON']);

/** Whether a token may head a cue at all: words, and colons. */
export const mayHeadCue = ({ tokens, words }: Reading, i: number): boolean => CAN_HEAD.has(tokens[i]!.upos) || words[i] === ':';

/** The lexicon's entry for a token, with the particle or preposition that follows it first: "call for" before "call". */
export const lexiconEntry = ({ tree, tokens, words }: Reading, i: number): CueEntry | undefined => {
  const { upos } = tokens[i]!;
  const lemma = tree.lemma(i);
  const pos = upos === 'NOUN' || upos === 'PROPN' ? 'n' : upos === 'ADJ' ? 'a' : upos === 'VERB' || upos === 'AUX' ? 'v' : 'p';
  const next = words[i + 1];
  const phrase = next ? cueEntry(`${lemma} ${next}`, pos) : undefined;
  if (phrase) return phrase;
  for (const k of tree.children(i, 'compound')) {
    const withParticle = k > i ? cueEntry(`${lemma} ${words[k]}`, pos) : undefined;
    if (withParticle) return withParticle;
  }
  return cueOf(lemma, upos);
};

/** "he", "they": who stands as a subject, coarsely. */
const subjectKind = (r: Reading, k: number): string => {
  const { upos } = r.tokens[k]!;
  return upos === 'PRON' ? r.words[k]! : upos;
};

export const cueFeatures = (r: Reading, i: number): number[] => {
  const { tree, tokens, words, sentences, quoteOf } = r;
  const t = tokens[i]!;
  const out: number[] = [];
  const add = (f: string): void => {
    out.push(hashFeature(f));
  };
  const lemma = tree.lemma(i);
  const { upos } = t;
  const sentence = sentences[t.sentence]!;
  const word = (k: number): string => (k >= sentence.first && k < sentence.after ? words[k]! : '|');
  const entry = lexiconEntry(r, i);
  const force = entry ? `${entry.force}/${entry.kind}` : '-';
  const rel = t.deprel;
  add(`l ${lemma}`);
  add(`w ${words[i]}`);
  add(`lu ${lemma} ${upos}`);
  add(`u ${upos} ${rel}`);
  add(`lr ${lemma} ${rel}`);
  add(`f ${force}`);
  add(`fu ${force} ${upos} ${rel}`);
  add(`s ${words[i]!.slice(-3)} ${upos}`);
  add(`l+ ${lemma} ${word(i + 1)}`);
  add(`l++ ${lemma} ${word(i + 1)} ${word(i + 2)}`);
  add(`l- ${word(i - 1)} ${lemma}`);
  add(`n1 ${word(i + 1)}`);
  add(`p1 ${word(i - 1)}`);
  add(`n2 ${word(i + 2)}`);
  add(`p2 ${word(i - 2)}`);
  add(`un ${tokens[i - 1]?.upos} ${upos} ${tokens[i + 1]?.upos}`);

  // Quotation marks around it.
  const q = quoteOf[i]!;
  const before = i > sentence.first ? quoteOf[i - 1]! : -1;
  const after = i + 1 < sentence.after ? quoteOf[i + 1]! : -1;
  let near = 'none';
  for (let d = 1; d <= 6 && near === 'none'; d += 1) {
    if (i + d < sentence.after && quoteOf[i + d]! >= 0 && quoteOf[i + d] !== q) near = `r${d > 3 ? 'far' : d}`;
    else if (i - d >= sentence.first && quoteOf[i - d]! >= 0 && quoteOf[i - d] !== q) near = `l${d > 3 ? 'far' : d}`;
  }
  add(`q ${q >= 0} ${before >= 0} ${after >= 0}`);
  add(`qn ${q >= 0} ${near}`);
  add(`qf ${force} ${q >= 0} ${near}`);
  if (quoteOf[sentence.first]! >= 0) add(`qs ${force}`);

  // What hangs below it.
  let subject = '-';
  let complement = '-';
  for (const k of tree.children(i)) {
    const c = tokens[k]!;
    const r1 = c.deprel;
    const side = k < i ? '<' : '>';
    add(`c ${r1}${side}`);
    add(`cu ${upos} ${r1} ${c.upos}`);
    add(`cf ${force} ${r1}${side}`);
    const base = tree.relation(k);
    if (base === 'nsubj') subject = subjectKind(r, k);
    else if (base === 'ccomp' || base === 'xcomp' || base === 'parataxis' || base === 'acl' || base === 'advcl') {
      const mark = tree.child(k, 'mark');
      complement = `${r1}${side}${mark === undefined ? '' : words[mark]}`;
      add(`cc ${complement}`);
      add(`lc ${lemma} ${complement}`);
    } else if (base === 'mark' || base === 'case' || base === 'aux' || base === 'advmod' || base === 'det' || base === 'cop')
      add(`m ${r1} ${words[k]}`);
    else if (base === 'obl' || base === 'nmod' || base === 'obj') {
      const preposition = tree.child(k, 'case');
      add(`o ${force} ${base} ${preposition === undefined ? '' : words[preposition]}`);
      add(`ol ${lemma} ${base} ${preposition === undefined ? '' : words[preposition]}`);
      add(`oh ${tree.lemma(k)} ${base}`);
    }
    if (base === 'nsubj') {
      add(`sl ${tree.lemma(k)}`);
      add(`sn ${lemma} ${subject}`);
    }
  }
  add(`sc ${upos} ${subject} ${complement}`);
  add(`fsc ${force} ${subject !== '-'} ${complement}`);

  // What it hangs on.
  const h = tree.head(i);
  if (h === undefined) add(`h root ${upos} ${force}`);
  else {
    const above = lexiconEntry(r, h);
    add(`h ${rel} ${tree.lemma(h)}`);
    add(`hf ${rel} ${above?.force ?? '-'} ${force}`);
    add(`hu ${rel} ${tokens[h]!.upos} ${h < i}`);
  }
  const role = r.parts[r.partOf[i]!]?.role ?? '-';
  if (role === 'title') add(`title ${force} ${upos}`);
  return out;
};
