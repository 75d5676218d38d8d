// Who can be meant: the entities mentioned before a unit, the latest first, as far back as its kind reaches.
import type { Entity } from './entity.ts';
import type { State } from './link.ts';
import type { Unit } from './units.ts';

/** Sentences and entities that a pronoun, a noun phrase, and "I" reach back. */
const REACH = { pronoun: [8, 24], nominal: [40, 48], voice: [200, 24] } as const;

export type Task = keyof typeof REACH;

export const taskOf = (unit: Unit): Task =>
  unit.pronoun === undefined
    ? 'nominal'
    : unit.pronoun === 'I' || unit.pronoun === 'we' || unit.pronoun === 'you'
      ? 'voice'
      : 'pronoun';

const SPOKEN = 16 | 32 | 64;

/** Whether an entity is out of the question. */
const excluded = (task: Task, unit: Unit, entity: Entity): boolean => {
  if (entity.kind === 'nationality') return true;
  if (task === 'pronoun') {
    if (unit.gender && (entity.gender ? entity.gender !== unit.gender : false)) return true;
    if (unit.gender && entity.kind !== 'person' && entity.lastFull) return true;
    if (unit.pronoun === 'it' && entity.kind === 'person') return true;
    return (entity.pronouns & SPOKEN) !== 0 && !entity.lastFull;
  }
  if (task === 'voice') return entity.kind === 'location' && entity.named;
  if (!entity.lastFull) return true;
  // "the city" takes up a name or another noun near by; "rebel fighters", without article, only what shares a word with it.
  if (entity.nouns.has(unit.lemma) || entity.nameWords.has(unit.lemma)) return false;
  return unit.determiner === 0 || unit.determiner === 5 || unit.sentence - entity.last.sentence > 4;
};

/** Candidates for a unit, the latest first. */
export const candidatesFor = (unit: Unit, { recent }: State): Entity[] => {
  const task = taskOf(unit);
  const [sentences, most] = REACH[task];
  const out: Entity[] = [];
  // "a minister" is somebody new.
  if (task === 'nominal' && unit.determiner === 3) return out;
  for (let k = recent.length - 1; k >= 0 && out.length < most; k -= 1) {
    const entity = recent[k]!;
    if (unit.sentence - entity.last.sentence > sentences) break;
    if (!excluded(task, unit, entity)) out.push(entity);
  }
  return out;
};
