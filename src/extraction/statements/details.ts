// A nested draft and the layers of the document → the statement of the record: speaker, force, manner, negation, and, where the
// sentence tells them, when, where and to whom it was said. What is not told stays absent.
import { contains, type Doc, overlaps, type Statement } from '../../core/index.ts';
import { lexiconEntry } from './cue-features.ts';
import { mannerOf } from './manner.ts';
import type { Reading } from './reading.ts';
import type { Nested } from './resolve.ts';
import { speakerOf } from './speaker.ts';

export type StatementDoc = Doc<'sentences' | 'tokens' | 'mentions' | 'chains' | 'actors' | 'places' | 'times'>;

/** The statement, without id and via. */
export const describe = (doc: StatementDoc, r: Reading, d: Nested): Omit<Statement, 'id' | 'via'> => {
  const speaker = speakerOf(doc, r, d);
  const act = actOf(r, d);
  const force = forceOf(r, act);
  const nobody = isNobody(r, act);
  const said = timeOf(doc, r, d);
  const at = placeOf(doc, r, d);
  const audience = audienceOf(doc, r, d);
  return {
    source: d.source,
    cue: d.cue,
    content: d.content,
    ...(speaker !== undefined && !nobody && { speaker }),
    manner: mannerOf(r, d.content),
    ...(force !== undefined && { force }),
    ...((nobody || isNegated(r, act)) && { negated: true }),
    ...(said !== undefined && { said }),
    ...(at !== undefined && { at }),
    ...(audience !== undefined && audience !== speaker && { audience }),
    confidence: Math.round(Math.min(1, Math.max(0, d.confidence)) * 1000) / 1000,
    by: d.by,
  };
};

/** The word of the cue that tells the act: refused to | say, declined to | confirm. */
const actOf = (r: Reading, d: Nested): number => {
  if (d.head < 0 || !DECLINING.has(r.tree.lemma(d.head))) return d.head;
  const act = r.tree.child(d.head, 'xcomp');
  return act !== undefined && lexiconEntry(r, act) && d.cue.some((c) => overlaps(c, r.tokens[act]!)) ? act : d.head;
};

/** No official has confirmed … · Nobody says … · Neither side admitted …: who does not say it is no speaker. */
const isNobody = (r: Reading, head: number): boolean => {
  const subject = head < 0 ? undefined : r.tree.child(head, 'nsubj');
  if (subject === undefined) return false;
  return NOBODY.has(r.words[subject]!) || r.tree.children(subject, 'det', 'cc').some((k) => NOBODY.has(r.words[k]!));
};

const NOBODY = new Set(['no', 'nobody', 'none', 'neither']);

/** What the cue does, by the lexicon; a cue that it does not know, a colon or a bare quotation says. */
export const forceOf = (r: Reading, head: number): string | undefined => {
  if (head < 0) return 'say';
  const { upos } = r.tokens[head]!;
  const entry = lexiconEntry(r, head);
  // “was quoted as saying”, “refused to say”: the lexicon's entry of the head is the act.
  if (entry) return entry.force;
  return r.words[head] === ':' || upos === 'ADP' || upos === 'SCONJ' ? 'say' : undefined;
};

const NEGATIONS = new Set(['not', "n't", 'n’t', 'never', 'neither', 'nor', 'hardly', 'no']);
const DECLINING = new Set(['decline', 'refuse', 'fail', 'neglect']);

/** The minister did not say … · She never claimed … · He declined to say … · no statement that … */
export const isNegated = (r: Reading, head: number): boolean => {
  if (head < 0) return false;
  const { tree } = r;
  if (tree.children(head, 'advmod', 'det', 'cc').some((k) => NEGATIONS.has(r.words[k]!) || NEGATIONS.has(tree.lemma(k))))
    return true;
  const above = tree.head(head);
  if (above === undefined || tree.relation(head) !== 'xcomp') return false;
  return DECLINING.has(tree.lemma(above));
};

/** Words below the cue that belong to no role: where time, place and audience stand. */
const isFree = (r: Reading, d: Nested, k: number): boolean => {
  const t = r.tokens[k]!;
  return !d.content.some((c) => overlaps(c, t)) && !d.source.some((s) => overlaps(s, t));
};

const dependents = (r: Reading, d: Nested, ...relations: string[]): number[] =>
  d.head < 0 ? [] : r.tree.children(d.head, ...relations).filter((k) => isFree(r, d, k));

/** He said on Monday that … · In a speech on Monday, he said … */
const timeOf = (doc: StatementDoc, r: Reading, d: Nested): string | undefined => {
  const groups = dependents(r, d, 'obl', 'advmod', 'nmod').flatMap((k) => [k, ...r.tree.children(k, 'nmod')]);
  for (const k of groups) {
    if (!isFree(r, d, k)) continue;
    const time = doc.times.find((t) => t.type !== 'DURATION' && t.type !== 'SET' && contains(t, r.tokens[k]!));
    if (time) return time.id;
  }
  return undefined;
};

const PLACES = new Set(['in', 'at', 'from', 'inside', 'outside', 'near']);

/** She said in Geneva … · told reporters in Moscow · told reporters in a Moscow briefing */
const placeOf = (doc: StatementDoc, r: Reading, d: Nested): string | undefined => {
  const { tree } = r;
  const groups = dependents(r, d, 'obl', 'obj', 'iobj').flatMap((k) => [k, ...tree.children(k, 'nmod')]);
  for (const k of groups) {
    const preposition = tree.child(k, 'case');
    if (preposition === undefined || !PLACES.has(r.words[preposition]!)) continue;
    for (const i of [k, ...tree.children(k, 'compound', 'amod', 'nmod', 'flat')]) {
      if (!isFree(r, d, i)) continue;
      const mention = doc.mentions.find((m) => m.head === i && doc.places.of.has(m.id));
      if (mention) return doc.places.of.get(mention.id);
    }
  }
  return undefined;
};

const TELLING = new Set(['tell', 'inform', 'assure', 'warn', 'remind', 'ask', 'notify', 'brief', 'urge', 'advise', 'reassure']);

/** Nouns of what one addresses to somebody, beside those of the lexicon of cues. */
const MESSAGES = new Set([
  'letter',
  'message',
  'memo',
  'memorandum',
  'email',
  'e-mail',
  'note',
  'speech',
  'address',
  'testimony',
  'statement',
  'remark',
  'report',
  'text',
  'cable',
  'petition',
  'submission',
  'telegram',
  'presentation',
  'filing',
]);

/** He told the senators that … · She said to Kerry … */
const audienceOf = (doc: StatementDoc, r: Reading, d: Nested): string | undefined => {
  if (d.head < 0) return undefined;
  const { tree } = r;
  const told = TELLING.has(tree.lemma(d.head)) ? dependents(r, d, 'obj', 'iobj') : dependents(r, d, 'iobj');
  const isTo = (k: number): boolean => tree.children(k, 'case').some((c) => r.words[c] === 'to');
  const obliques = dependents(r, d, 'obl');
  // In a letter to the Security Council, he wrote …
  const texts = obliques
    .filter((k) => MESSAGES.has(tree.lemma(k)) || lexiconEntry(r, k) !== undefined)
    .flatMap((k) => tree.children(k, 'nmod').filter((n) => isTo(n) && isFree(r, d, n)));
  for (const k of [...told, ...obliques.filter(isTo), ...texts]) {
    const mention = doc.mentions.find((m) => m.head === k && doc.actors.of.has(m.id));
    if (mention) return doc.actors.of.get(mention.id);
  }
  return undefined;
};
