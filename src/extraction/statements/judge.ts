// Drafts with their quotations → how probable it is that each one is a statement as told, by a third linear model that was trained on
// the drafts of articles the other two had not seen. This is the `confidence` of the record; the stage leaves unlikely ones out.
import { overlap, type Span } from '../../core/index.ts';
import { hashFeature, type LinearModel } from '../../language/runtime/linear.ts';
import { lexiconEntry } from './cue-features.ts';
import type { CueReading } from './cue-finder.ts';
import { BARE, type Draft, wordCount } from './draft.ts';
import { mannerOf } from './manner.ts';
import type { Reading } from './reading.ts';
import { CONTENT, CUE, ROLES, SOURCE } from './role-tagger.ts';

export const JUDGE_LABELS = ['wrong', 'right'];

const log2 = (n: number): number => Math.min(6, Math.round(Math.log2(n + 1)));
/** Half steps of log odds. */
const odds = (p: number): number => {
  const q = Math.min(0.999, Math.max(0.001, p));
  return Math.round(2 * Math.log(q / (1 - q)));
};

/** Hashed features of a draft among others; `reading`: what the finder of cues saw. */
export const draftFeatures = (r: Reading, d: Draft, reading: CueReading, others: readonly Draft[]): number[] => {
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
  // What the finder, which reads whole paragraphs and asks about no cue, takes the words for.
  const content = meanRole(r, reading, d.content, CONTENT);
  add(`pc ${odds(content)} ${manner}`);
  add(`ps ${d.source.length ? odds(meanRole(r, reading, d.source, SOURCE)) : '-'}`);
  add(`pq ${d.cue.length ? odds(meanRole(r, reading, d.cue, CUE)) : '-'} ${Math.round(odds(content) / 2)}`);
  add(`pe ${edges(r, reading, d.content)} ${manner}`);
  // Surer drafts that claim the same words.
  const own = d.pCue * d.pRoles;
  const last = d.content.at(-1)!.end;
  let most = 0;
  for (const o of others)
    if (o !== d && o.pCue * o.pRoles > own && o.content[0]!.start < last && d.content[0]!.start < o.content.at(-1)!.end)
      most = Math.max(most, claimed(d, o));
  add(`o ${Math.round(most * 4)} ${manner}`);
  if (d.by === BARE) {
    const q = d.content[0]!;
    const [first] = tree.tokensIn(q);
    const part = r.parts[r.partOf[first] ?? 0];
    const before = part === undefined ? '' : r.text.slice(part.start, q.start).trimEnd();
    const after = part === undefined ? '' : r.text.slice(q.end, part.end).trim();
    const within = r.text.slice(q.start + 1, q.end - 1);
    add(
      `b ${before === '' ? 'opens' : (before.at(-1) ?? '').replace(/[\p{L}\p{N}]/u, 'w')} ${after === '' ? 'closes' : after[0]!.replace(/[\p{L}\p{N}]/u, 'w')}`,
    );
    add(`bi ${/^\p{Lu}/u.test(within)} ${(within.at(-1) ?? '').replace(/[\p{L}\p{N}]/u, 'w')} ${log2(words)}`);
    add(`bh ${part?.role}`);
  }
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
    add(
      `e ${/[\p{L}\p{N}]/u.test(r.text[last] ?? ' ') ? 'cut' : (r.text.slice(last).trimStart()[0] ?? '|').replace(/[\p{L}\p{N}]/u, 'w')}`,
    );
  }
  return out;
};

/** Whether a draft's confidence is the judge's; those that a form of the page tells keep theirs. */
export const isJudged = (d: Draft): boolean => d.head >= 0 || d.by === BARE;

/** Drafts with the judge's confidence. */
export const judgeDrafts = (r: Reading, drafts: readonly Draft[], judge: LinearModel, reading: CueReading): Draft[] =>
  drafts.map((d) => (isJudged(d) ? { ...d, confidence: judge.probabilities(draftFeatures(r, d, reading, drafts))[1]! } : d));

/** Mean probability of a role over the tokens of some spans. */
const meanRole = (r: Reading, { roles }: CueReading, spans: readonly Span[], role: number): number => {
  let sum = 0;
  let n = 0;
  for (const s of spans) {
    const [a, b] = r.tree.tokensIn(s);
    for (let i = a; i < b; i += 1) sum += roles[i * ROLES.length + role]!;
    n += b - a;
  }
  return n ? sum / n : 0;
};

/** Whether the finder, too, sees a border at the ends of the first and last content: the words outside are none, those inside are some. */
const edges = (r: Reading, { roles }: CueReading, content: readonly Span[]): string => {
  const [first] = r.tree.tokensIn(content[0]!);
  const [, after] = r.tree.tokensIn(content.at(-1)!);
  const p = (i: number): number => (i < 0 || i >= r.tokens.length ? 0 : Math.round(roles[i * ROLES.length + CONTENT]! * 3));
  return `${p(first - 1)}${p(first)} ${p(after - 1)}${p(after)}`;
};

/** Share of a draft's content that another draft has as well. */
const claimed = (d: Draft, other: Draft): number => {
  let all = 0;
  let both = 0;
  for (const c of d.content) {
    all += c.end - c.start;
    for (const o of other.content) both += overlap(c, o);
  }
  return both / Math.max(1, all);
};
