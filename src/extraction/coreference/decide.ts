// A unit and the entities before it → whom it takes up: the model of its task scores each candidate and the answer "nobody before".
// Third-person pronouns by a linear ranker that knows words; noun phrases and "I", "we", "you" by boosted trees.
import { candidatesFor, type Task, taskOf } from './candidates.ts';
import type { Entity } from './entity.ts';
import { agrees, ask, fillNew, fillPair, WIDTH } from './features.ts';
import { Hashed, hashNew, hashPair, sumOf, type Weights } from './hashed.ts';
import type { Decide, State } from './link.ts';
import { scoreOf, type Trees } from './ranker.ts';
import type { Unit } from './units.ts';

export interface Models {
  pronoun: Weights;
  nominal: Trees;
  voice: Trees;
}

/** What is added to the score of "nobody before"; from what was tried on five folds of GUM's train part (see the card). */
export type Tilt = Record<Task, number>;
const TILT: Tilt = { pronoun: -1, nominal: -0.5, voice: -0.4 };

/** Shows each answer to a pronoun as hashed features; "nobody before" comes first, as -1. */
export const hashedAnswers = (
  unit: Unit,
  state: State,
  candidates: readonly Entity[],
  see: (hashed: Hashed, at: number) => void,
): void => {
  const hashed = new Hashed();
  const question = ask(unit, state, candidates);
  hashNew(hashed, question);
  see(hashed, -1);
  for (let k = 0; k < candidates.length; k += 1) {
    hashPair(hashed, question, candidates[k]!, k);
    see(hashed, k);
  }
};

/** Shows each answer to a noun phrase or to "I", "we", "you" as a row of numbers; "nobody before" comes first, as -1. */
export const rowAnswers = (
  unit: Unit,
  state: State,
  candidates: readonly Entity[],
  see: (row: Uint8Array, at: number) => void,
): void => {
  const row = new Uint8Array(WIDTH);
  const question = ask(unit, state, candidates);
  fillNew(row, question);
  see(row, -1);
  let better = 0;
  for (let k = 0; k < candidates.length; k += 1) {
    fillPair(row, question, candidates[k]!, k, better);
    see(row, k);
    if (agrees(unit, candidates[k]!)) better += 1;
  }
};

/** Asks the models. The nearer one wins where two score the same. */
export const decideBy =
  (models: Models, tilt: Tilt = TILT): Decide =>
  (unit, state) => {
    const candidates = candidatesFor(unit, state);
    if (!candidates.length) return undefined;
    const task = taskOf(unit);
    let top = Number.NEGATIVE_INFINITY;
    let best: Entity | undefined;
    const hear = (score: number, at: number): void => {
      const tilted = at < 0 ? score + tilt[task] : score;
      if (tilted <= top) return;
      top = tilted;
      best = candidates[at];
    };
    if (task === 'pronoun') hashedAnswers(unit, state, candidates, (hashed, at) => hear(sumOf(models.pronoun, hashed), at));
    else rowAnswers(unit, state, candidates, (row, at) => hear(scoreOf(models[task], row), at));
    return best;
  };
