// A unit and an entity before it → a row of small integers for the ranker: how far, how prominent, what agrees, how often, which
// quotation, which words are shared. Rows of the answer "nobody before" are of the same width and hold what the candidates are like.
import { countryByName, nounKinds } from '../../knowledge/index.ts';
import type { Entity } from './entity.ts';
import type { State } from './link.ts';
import { PRONOUN_BITS, type PronounClass, type Unit } from './units.ts';

/** Width of a row. Values are below 64. */
export const WIDTH = 60;

const KIND: Record<string, number> = { person: 0, organization: 1, location: 2, nationality: 3 };
const FORM = { name: 0, nominal: 1, pronoun: 2 } as const;
const CLASS: Record<PronounClass, number> = { he: 1, she: 1, it: 2, they: 3, I: 4, we: 5, you: 6 };
const NOUN_KIND: Record<string, number> = {
  person: 1,
  group: 2,
  organization: 3,
  location: 4,
  weapon: 5,
  vehicle: 6,
  platform: 7,
  document: 8,
};

const upTo = (n: number, most: number): number => Math.min(Math.max(n, 0), most);

/** Gender of the entity against the pronoun's: 0 other, 1 unknown, 2 same. */
export const genderFit = (unit: Unit, entity: Entity): number =>
  unit.gender === undefined || entity.gender === undefined ? 1 : unit.gender === entity.gender ? 2 : 0;

/** Whether one stands in the phrase of the other, or both are arguments of one verb. */
export const clash = (unit: Unit, other: Unit): number => {
  if (unit.sentence !== other.sentence) return 0;
  if (unit.head >= other.first && unit.head < other.after) return 1;
  if (other.head >= unit.first && other.head < unit.after) return 2;
  if (unit.governor === other.governor && unit.governor >= 0) return 3;
  return unit.governor === other.head ? 4 : 0;
};

/** How the quotations of two units lie to each other. */
export const quotes = (a: Unit, b: Unit): number => (a.quote === b.quote ? (a.quote ? 1 : 0) : a.quote ? (b.quote ? 4 : 2) : 3);

/** What all answers to one question share: what is asked for, and how many agree. */
export interface Question {
  unit: Unit;
  state: State;
  candidates: readonly Entity[];
  /** Candidates that agree in gender and number or kind. */
  fitting: number;
}

const fits = (unit: Unit, entity: Entity): boolean => {
  const { pronoun } = unit;
  if (!pronoun) return entity.kind === unit.main.kind && entity.plural === unit.plural;
  if ((entity.pronouns & PRONOUN_BITS[pronoun]) !== 0) return true;
  if (pronoun === 'he' || pronoun === 'she') return entity.kind === 'person' && !entity.plural && genderFit(unit, entity) > 0;
  if (pronoun === 'they') return entity.plural;
  return entity.kind !== 'person' && !entity.plural;
};

export const ask = (unit: Unit, state: State, candidates: readonly Entity[]): Question => {
  let fitting = 0;
  for (const e of candidates) if (fits(unit, e)) fitting += 1;
  return { unit, state, candidates, fitting };
};

/** What the unit itself is: columns 1 to 12 of every row. */
const fillUnit = (row: Uint8Array, { unit, candidates, fitting }: Question): void => {
  row[1] = unit.pronoun ? CLASS[unit.pronoun] : 0;
  row[2] = unit.role;
  row[3] = unit.determiner;
  row[4] = unit.plural ? 1 : 0;
  row[5] = KIND[unit.main.kind]!;
  row[6] = upTo(fitting, 15);
  row[7] = upTo(candidates.length, 31);
  row[8] = unit.quote ? 1 : 0;
  row[9] = upTo(unit.modifiers.size, 3);
  row[10] = upTo(unit.sentence, 20);
  row[11] = unit.pronoun ? 0 : (NOUN_KIND[nounKinds(unit.lemma)[0] ?? ''] ?? 0);
  row[12] = unit.pronoun && /sel(?:f|ves)$/.test(unit.lower[0]!) ? 1 : 0;
};

/** Row of the answer "nobody before". */
export const fillNew = (row: Uint8Array, question: Question): void => {
  row.fill(0);
  fillUnit(row, question);
  const { unit, state, candidates } = question;
  const { tree } = state;
  let near = 0;
  let sameNoun = 0;
  let phrase = 0;
  const words = unit.pronoun ? '' : unit.lower.join(' ');
  for (const e of candidates) {
    if (unit.sentence - e.last.sentence < 2 && fits(unit, e)) near += 1;
    if (!unit.pronoun) {
      if (e.nouns.has(unit.lemma)) sameNoun += 1;
      if (e.phrases.has(words)) phrase += 1;
    }
  }
  row[13] = upTo(near, 7);
  row[14] = upTo(sameNoun, 3);
  row[15] = upTo(phrase, 3);
  row[16] = tree.child(unit.head, 'acl') === undefined ? 0 : 1;
  row[17] = tree.child(unit.head, 'nmod') === undefined ? 0 : 1;
  row[18] = tree.child(unit.head, 'amod') === undefined ? 0 : 1;
  row[19] = tree.child(unit.head, 'compound') === undefined ? 0 : 1;
};

/** Row of a candidate; `rank` counts the candidates mentioned since, `better` those of them that fit. */
export const fillPair = (row: Uint8Array, question: Question, entity: Entity, rank: number, better: number): void => {
  row.fill(0);
  fillUnit(row, question);
  const { unit, state } = question;
  const { tree } = state;
  const { last } = entity;
  const full = entity.lastFull;
  row[0] = 1;
  row[20] = upTo(unit.sentence - last.sentence, 30);
  row[21] = full ? upTo(unit.sentence - full.sentence, 30) : 31;
  row[22] = upTo(rank, 31);
  row[23] = upTo(better, 15);
  row[24] = last.pronoun ? (last.pronoun === unit.pronoun ? 3 : 2) : FORM[last.main.form];
  row[25] = KIND[entity.kind]!;
  row[26] = entity.plural ? 1 : 0;
  row[27] = entity.named ? 1 : 0;
  row[28] = genderFit(unit, entity);
  row[29] = clash(unit, last);
  row[30] = quotes(unit, last);
  row[31] = upTo(unit.paragraph - last.paragraph, 20);
  row[32] = last.role;
  row[33] = upTo(entity.units.length, 31);
  row[34] = full ? (full.main.form === 'name' ? 7 : full.determiner) : 8;
  row[35] = unit.pronoun
    ? (entity.pronouns & PRONOUN_BITS[unit.pronoun]) !== 0
      ? 2
      : entity.pronouns
        ? 1
        : 0
    : entity.pronouns
      ? 1
      : 0;
  row[36] = last.governor === unit.governor ? 1 : 0;
  row[37] = unit.sentence === last.sentence ? upTo(unit.head - last.head, 40) : 41;
  row[38] = upTo(entity.units[0]!.sentence, 20);
  let lately = 0;
  let subject = 0;
  let quoted = 0;
  for (let k = entity.units.length - 1; k >= 0; k -= 1) {
    const u = entity.units[k]!;
    const d = unit.sentence - u.sentence;
    if (d > 3) break;
    lately += 1;
    if (u.role === 1 || u.role === 2) subject |= d === 0 ? 1 : d === 1 ? 2 : 4;
    if (u.quote === unit.quote) quoted = 1;
  }
  row[39] = upTo(lately, 15);
  row[40] = subject;
  row[41] = full ? (full.plural ? 2 : 1) : 0;
  row[42] = full ? full.role : 11;
  row[43] = full && tree.child(full.head, 'conj') !== undefined ? 1 : 0;
  row[44] = last.frameHash === unit.frameHash && unit.frameHash ? 1 : 0;
  row[45] = full && !full.pronoun ? (NOUN_KIND[nounKinds(full.lemma)[0] ?? ''] ?? 0) : 9;
  row[46] = quoted;
  row[47] = last.role === unit.role ? 1 : 0;
  row[48] = entity.gender === undefined ? 0 : 1;
  if (unit.pronoun) return;

  // A noun phrase: what its words share with those of the entity.
  const { lemma, modifiers } = unit;
  let mine = 0;
  for (const m of modifiers) if (!(full?.modifiers.has(m) || entity.nameWords.has(m))) mine += 1;
  let theirs = 0;
  if (full) for (const m of full.modifiers) if (!modifiers.has(m)) theirs += 1;
  row[49] = entity.nouns.has(lemma) ? 1 : 0;
  row[50] = entity.phrases.has(unit.lower.join(' ')) ? 1 : 0;
  row[51] = entity.nameWords.has(lemma) ? 1 : 0;
  row[52] = upTo(mine, 4);
  row[53] = upTo(theirs, 4);
  row[54] = entity.plural === unit.plural ? 1 : 0;
  row[55] = entity.kind === unit.main.kind ? 1 : 0;
  const owner = tree.child(unit.head, 'nmod:poss');
  const possessor = owner === undefined ? undefined : state.byHead.get(owner);
  row[56] =
    possessor === undefined ? 0 : possessor === entity ? 1 : entity.possessor === possessor ? 2 : entity.possessor ? 3 : 4;
  row[57] = entity.named && entity.kind === 'location' && countryByName(entity.names[0]!.join(' ')) ? 1 : 0;
  row[58] = full && full.lemma === lemma ? 1 : 0;
  row[59] = row[49] + row[50] * 2 + row[51] * 4;
};

/** Whether a candidate agrees, for counting who stands nearer. */
export const agrees = fits;
