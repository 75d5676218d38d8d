// A pronoun and an entity before it → hashed features of a linear ranker, words among them: which nouns and verbs go with which pronoun.
// Values are small integers or hashes of words, mixed into one hash with the number of their template; no strings are built.
import { gunzipSync } from 'node:zlib';
import { readAsset } from '../../core/index.ts';
import type { Entity } from './entity.ts';
import { agrees, clash, genderFit, type Question, quotes } from './features.ts';
import type { Unit } from './units.ts';

/** A list of hashes that is used again and again. */
export class Hashed {
  readonly hashes = new Uint32Array(64);
  size = 0;

  add(template: number, a: number, b = 0, c = 0): void {
    let h = Math.imul(template + 1, 0x9e3779b1) ^ a;
    h = Math.imul(h ^ (h >>> 15), 0x85ebca6b) ^ b;
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35) ^ c;
    h = Math.imul(h ^ (h >>> 16), 0x2c1b3c6d);
    this.hashes[this.size] = (h ^ (h >>> 15)) >>> 0;
    this.size += 1;
  }
}

/** 0 1 2 3 4–5 6–9 10– */
const far = (n: number): number => (n < 4 ? n : n < 6 ? 4 : n < 10 ? 5 : 6);
/** 1 2 3–4 5–8 9– */
const many = (n: number): number => (n < 3 ? n : n < 5 ? 3 : n < 9 ? 4 : 5);
const KIND: Record<string, number> = { person: 0, organization: 1, location: 2, nationality: 3 };
const FORM = { name: 0, nominal: 1, pronoun: 2 } as const;
const WHAT: Record<string, number> = { he: 0, she: 1, it: 2, they: 3 };

const whatOf = (unit: Unit): number => WHAT[unit.pronoun ?? ''] ?? 4;

/** Features of somebody mentioned before; `rank` counts the entities mentioned since. */
export const hashPair = (out: Hashed, { unit, state }: Question, entity: Entity, rank: number): void => {
  out.size = 0;
  const { last } = entity;
  const full = entity.lastFull;
  const what = whatOf(unit);
  const dl = far(unit.sentence - last.sentence);
  const df = full ? far(unit.sentence - full.sentence) : 7;
  const role = unit.role;
  const count = many(entity.units.length);
  const kind = KIND[entity.kind]! * 2 + (entity.plural ? 1 : 0);
  const form = last.pronoun ? 2 + (last.pronoun === unit.pronoun ? 1 : 0) : FORM[last.main.form];
  const fullForm = full ? FORM[full.main.form] * 8 + full.determiner : 31;
  const paragraph = Math.min(3, unit.paragraph - last.paragraph);
  const named = entity.named ? 1 : 0;
  const near = unit.sentence !== last.sentence ? 7 : Math.min(6, Math.max(0, unit.head - last.head));
  out.add(0, what, dl);
  out.add(1, what, df);
  out.add(2, what, far(rank));
  out.add(3, what, form, dl);
  out.add(4, what, kind, named);
  out.add(5, what, genderFit(unit, entity), entity.kind === 'person' && !entity.plural ? 1 : 0);
  out.add(6, what, clash(unit, last), role);
  out.add(7, what, quotes(unit, last), paragraph);
  out.add(8, what, last.role, dl);
  out.add(9, what, last.role * 16 + role, form);
  out.add(10, what, count, dl);
  out.add(11, what, fullForm, df);
  out.add(12, what, entity.pronouns);
  out.add(13, what, rank === 0 ? 1 : 0, last.role * 8 + dl);
  out.add(14, what, last.governor === unit.governor ? 1 : 0, near);
  out.add(15, what, entity.units[0]!.sentence < 2 ? 1 : 0, count);
  out.add(16, what, kind * 2 + named, dl * 8 + far(rank));
  out.add(17, what, paragraph, dl);
  let lately = 0;
  let subject = 0;
  for (let k = entity.units.length - 1; k >= 0; k -= 1) {
    const u = entity.units[k]!;
    const d = unit.sentence - u.sentence;
    if (d > 2) break;
    lately += 1;
    if ((u.role === 1 || u.role === 2) && d < 2) subject |= d === 0 ? 1 : 2;
  }
  out.add(18, what, Math.min(4, lately), role);
  out.add(19, what, subject, role);
  if (full) {
    out.add(20, what, full.lemmaHash);
    out.add(21, what, full.plural ? 1 : 0, full.role);
    out.add(22, what, unit.frameHash, kind);
    out.add(23, unit.frameHash, full.lemmaHash);
    out.add(24, what, state.tree.child(full.head, 'conj') === undefined ? 0 : 1, full.plural ? 1 : 0);
  }
  if (last.frameHash === unit.frameHash && unit.frameHash) out.add(25, what, form);
};

/** Features of the answer "nobody before". */
export const hashNew = (out: Hashed, { unit, candidates }: Question): void => {
  out.size = 0;
  const what = whatOf(unit);
  let fitting = 0;
  let near = 0;
  for (const e of candidates) {
    if (!agrees(unit, e)) continue;
    fitting += 1;
    if (unit.sentence - e.last.sentence < 2) near += 1;
  }
  out.add(80, what);
  out.add(81, what, unit.role);
  out.add(82, what, many(fitting), Math.min(2, near));
  out.add(83, what, Math.min(3, candidates.length));
  out.add(84, what, unit.frameHash);
  out.add(85, what, unit.quote ? 1 : 0, unit.role);
  out.add(86, what, far(unit.sentence));
};

/** A linear ranker: int8 weights with one scale. */
export interface Weights {
  bits: number;
  scale: number;
  rows: Int8Array;
}

export const sumOf = ({ bits, scale, rows }: Weights, { hashes, size }: Hashed): number => {
  const mask = 2 ** bits - 1;
  let sum = 0;
  for (let f = 0; f < size; f += 1) sum += rows[hashes[f]! & mask]!;
  return sum * scale;
};

/** File layout: uint32 header length, header JSON ({"bits", "scale"}), int8 weights; gzipped. */
export const loadWeights = (asset: string): Weights => {
  const raw = gunzipSync(readAsset(asset));
  const size = raw.readUInt32LE(0);
  const header = JSON.parse(raw.toString('utf8', 4, 4 + size)) as { bits: number; scale: number };
  return { ...header, rows: new Int8Array(raw.buffer, raw.byteOffset + 4 + size, 2 ** header.bits) };
};
