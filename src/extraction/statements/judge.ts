// Drafts with their quotations → how probable it is that each one is a statement as told, by a third linear model that was trained on
// the drafts of articles the other two had not seen. This is the `confidence` of the record; the stage leaves unlikely ones out.
import { hashFeature, type LinearModel } from '../../language/runtime/linear.ts';
import { lexiconEntry } from './cue-features.ts';
import { type Draft, wordCount } from './draft.ts';
import { mannerOf } from './manner.ts';
import type { Reading } from './reading.ts';

export const JUDGE_LABELS = ['wrong', 'right'];

const log2 = (n: number): number => Math.min(6, Math.round(Math.log2(n + 1)));
/** Half steps of log odds. */
const odds = (p: number): number => {
  const q = Math.min(0.999, Math.max(0.001, p));
  return Math.round(2 * Math.log(q / (1 - q)));
};

/** Hashed features of a draft. */
export const draftFeatures = (r: Reading, d: Draft): number[] => {
  const { tree, tokens } = r;
  const out: number[] = [];
  const add = (f: string): void => {
    out.push(hashFeature(f));
  };
  const manner = mannerOf(r, d.content);
  const words = d.content.reduce((n, c) => n + wordCount(r.text, c), 0);
  const source = d.source.length ? (tree.headOf(d.source[0]!) ?? -1) : -1;
  const sourceKind = source < 0 ? '-' : tokens[source]!.upos;
  add(`p ${odds(d.pCue)}`);
  add(`r ${odds(d.pRoles)}`);
  add(`pr ${odds(d.pCue)} ${Math.round(odds(d.pRoles) / 2)}`);
  add(`m ${manner} ${Math.min(d.content.length, 3)}`);
  add(`w ${log2(words)} ${manner}`);
  add(`s ${sourceKind} ${Math.min(d.source.length, 2)}`);
  if (d.head >= 0) {
    const t = tokens[d.head]!;
    const entry = lexiconEntry(r, d.head);
    const force = entry ? `${entry.force}/${entry.kind}` : '-';
    add(`l ${tree.lemma(d.head)}`);
    add(`f ${force} ${t.upos}`);
    add(`fs ${force} ${sourceKind}`);
    add(`fw ${entry?.kind ?? '-'} ${log2(words)}`);
    add(`d ${t.deprel} ${t.upos} ${sourceKind}`);
    // What the content is to the cue: a clause, an object, a phrase.
    const c = tree.headOf(d.content[0]!);
    const h = c === undefined ? undefined : tree.head(c);
    const how = c === undefined ? '-' : h === d.head ? tokens[c]!.deprel : tree.isAncestor(d.head, c) ? 'below' : 'apart';
    add(`c ${how} ${entry?.kind ?? '-'}`);
    add(`cu ${how} ${c === undefined ? '-' : tokens[c]!.upos} ${t.upos}`);
    add(`cl ${how} ${tree.lemma(d.head)}`);
    add(`q ${r.quoteOf[d.head]! >= 0} ${manner}`);
    add(`t ${r.parts[r.partOf[d.head]!]?.role}`);
    const last = d.content.at(-1)!.end;
    add(
      `e ${/[\p{L}\p{N}]/u.test(r.text[last] ?? ' ') ? 'cut' : (r.text.slice(last).trimStart()[0] ?? '|').replace(/[\p{L}\p{N}]/u, 'w')}`,
    );
  }
  return out;
};

/** Drafts with the judge's confidence; those that a form of the page tells keep theirs. */
export const judgeDrafts = (r: Reading, drafts: readonly Draft[], judge: LinearModel): Draft[] =>
  drafts.map((d) => (d.head < 0 ? d : { ...d, confidence: judge.probabilities(draftFeatures(r, d))[1]! }));
