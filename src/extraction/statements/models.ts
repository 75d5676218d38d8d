// The trained parts of the stage, loaded at the first use: heads of cues, roles towards a cue, and what was counted and tuned for them.
import { readTextAsset } from '../../core/index.ts';
import { type LinearModel, loadLinear } from '../../language/runtime/linear.ts';
import type { Transitions } from './role-tagger.ts';

export interface StatementModels {
  cues: LinearModel;
  roles: LinearModel;
  transitions: Transitions;
  /** A token heads a cue from this probability on. */
  threshold: number;
}

/** What models/statements/tuned.json holds. */
export interface Tuned {
  transitions: number[][];
  threshold: number;
}

let loaded: StatementModels | undefined;

export const statementModels = (): StatementModels => {
  if (!loaded) {
    const tuned = JSON.parse(readTextAsset('models/statements/tuned.json')) as Tuned;
    loaded = { cues: loadLinear('models/statements/cues.bin'), roles: loadLinear('models/statements/roles.bin'), ...tuned };
  }
  return loaded;
};
