// Spans of a source and the layers of mentions, chains and actors → the actor who speaks. A source is a phrase with titles and
// appositions; the actor of its head is taken, and where the head is a document or a voice ("a statement by the ministry"), the
// actor that it belongs to.
import type { Doc, FoundMention, Span } from '../../core/index.ts';
import { overlaps } from '../../core/index.ts';
import { givenNameGender } from '../../knowledge/index.ts';
import { BARE, type Draft } from './draft.ts';
import { antecedentOf, impliedSource, introducedBy } from './implied-source.ts';
import type { Reading } from './reading.ts';

type SpeakerDoc = Doc<'mentions' | 'chains' | 'actors'>;

/** Relations by which an actor hangs on the head of a source: "the ministry's statement", "a report of the UN", "Lavrov, the minister". */
const BELONGING = ['flat', 'appos', 'compound', 'nmod:poss', 'nmod', 'amod', 'conj', 'obl'];

/** Id of the actor, or undefined where the source names none that the register knows. */
export const speakerOf = (doc: SpeakerDoc, r: Reading, d: Draft): string | undefined => {
  const { source } = d;
  const implied =
    (source.length ? undefined : impliedSource(r, d.head)) ?? (d.by === BARE ? introducedBy(r, d.content[0]!) : undefined);
  if (implied !== undefined) return actorAt(doc, implied) ?? chainActor(doc, implied);
  for (const span of source) {
    const head = r.tree.headOf(span);
    if (head === undefined) continue;
    const antecedent = span.end === r.tokens[head]!.end ? antecedentOf(r, head) : undefined;
    if (antecedent !== undefined) {
      const meant = actorAt(doc, antecedent) ?? chainActor(doc, antecedent);
      if (meant !== undefined) return meant;
    }
    const found = namedBeside(doc, r, head, span) ?? actorAt(doc, head) ?? chainActor(doc, head);
    if (found !== undefined) return found;
    for (const relation of BELONGING)
      for (const k of r.tree.children(head, relation)) {
        if (!overlaps(r.tokens[k]!, span)) continue;
        const below = actorAt(doc, k) ?? chainActor(doc, k);
        if (below !== undefined) return below;
      }
    // Nothing hangs on the head as it should: the first mention in the span that is an actor, names first.
    const inside = doc.mentions.filter((m) => overlaps(m, span) && doc.actors.of.has(m.id));
    const first = inside.find((m) => m.form === 'name') ?? inside[0];
    if (first) return doc.actors.of.get(first.id);
    const alike = sameLastName(doc, r.text.slice(span.start, span.end));
    if (alike !== undefined) return alike;
  }
  return undefined;
};

/** LIND: We have asked … · a name in capitals that no mention was made of: the only person whose name ends with the same word. */
const sameLastName = (doc: SpeakerDoc, words: string): string | undefined => {
  if (!/^\p{Lu}/u.test(words) || words !== words.toUpperCase()) return undefined;
  const last = lastWord(words);
  const alike = doc.actors.list.filter((a) => a.kind === 'person' && lastWord(a.name) === last);
  return alike.length === 1 ? alike[0]!.id : undefined;
};

const lastWord = (words: string): string => words.trim().split(/\s+/).at(-1)!.toLowerCase();

/** Ministry spokesperson, Maria Lund: of a role and the name beside it, the name is who speaks. */
const namedBeside = (doc: SpeakerDoc, r: Reading, head: number, span: Span): string | undefined => {
  for (const k of r.tree.children(head, 'appos')) {
    if (!overlaps(r.tokens[k]!, span)) continue;
    const name = mentionsAt(doc, k).find((m) => m.form === 'name' && m.kind === 'person');
    const actor = name && (doc.actors.of.get(name.id) ?? chainActor(doc, k));
    if (actor !== undefined) return actor;
  }
  return undefined;
};

/** Who said something in the sentence before, as its subject. */
export interface LastSpeaker {
  source: readonly Span[];
  speaker?: string;
}

/**
 * The minister, Ana Roth, was quoted as saying … He is quoted as saying: of two tellings that follow each other the second one's "he" is
 * who spoke in the first, where that is a person and the subject there. Undefined where `source` is no such pronoun.
 */
export const speakerBefore = (
  doc: SpeakerDoc,
  r: Reading,
  source: readonly Span[],
  earlier: readonly LastSpeaker[],
): string | undefined => {
  const [only] = source;
  const word =
    only && source.length === 1 ? /^(he|she)$/i.exec(r.text.slice(only.start, only.end))?.[1]?.toLowerCase() : undefined;
  const head = word === undefined ? undefined : r.tree.headOf(only!);
  if (head === undefined || r.tree.relation(head) !== 'nsubj') return undefined;
  const sentence = r.tokens[head]!.sentence;
  for (const e of earlier) {
    const before = e.source.length === 1 ? r.tree.headOf(e.source[0]!) : undefined;
    if (e.speaker === undefined || before === undefined || r.tokens[before]!.sentence !== sentence - 1) continue;
    if (r.tree.relation(before) !== 'nsubj') continue;
    const actor = doc.actors.list.find((a) => a.id === e.speaker);
    if (actor?.kind !== 'person') continue;
    const gender = givenNameGender(actor.name.split(' ')[0]!);
    if (gender === undefined || gender === (word === 'he' ? 'm' : 'f')) return e.speaker;
  }
  return undefined;
};

/** Who says "I" outside quotation marks is whoever wrote the report: the actor of the byline, where it names one. */
export const authorOf = (doc: SpeakerDoc, r: Reading): string | undefined => {
  for (const m of doc.mentions) {
    if (m.form !== 'name' || m.kind !== 'person') continue;
    if (r.parts[r.partOf[m.head]!]?.role === 'byline') return doc.actors.of.get(m.id);
  }
  return undefined;
};

const mentionsAt = (doc: SpeakerDoc, token: number): FoundMention[] => doc.mentions.filter((m) => m.head === token);

const actorAt = (doc: SpeakerDoc, token: number): string | undefined => {
  for (const m of mentionsAt(doc, token)) {
    const actor = doc.actors.of.get(m.id);
    if (actor !== undefined) return actor;
  }
  return undefined;
};

/** The actor of any other mention in the same chain: "she" → Zakharova. */
const chainActor = (doc: SpeakerDoc, token: number): string | undefined => {
  const ids = new Set(mentionsAt(doc, token).map((m) => m.id));
  if (!ids.size) return undefined;
  for (const chain of doc.chains) {
    if (!chain.mentions.some((id) => ids.has(id))) continue;
    for (const id of chain.mentions) {
      const actor = doc.actors.of.get(id);
      if (actor !== undefined) return actor;
    }
  }
  return undefined;
};
