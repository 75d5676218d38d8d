// The trained parts of the stage, loaded at the first use: heads of cues, roles towards a cue, and what was counted and tuned for them.
import { readTextAsset } from '../../core/index.ts';
import { type LinearModel, loadLinear } from '../../language/runtime/linear.ts';
import type { Transitions } from './role-tagger.ts';

/** What drafts are made with. */
export interface Finders {
  cues: LinearModel;
  roles: LinearModel;
  transitions: Transitions;
  /** A token heads a cue from this probability on. */
  threshold: number;
}

export interface StatementModels extends Finders {
  /** Whether a draft is right, and from which confidence on it is told. */
  judge: LinearModel;
  least: number;
}

/** What models/statements/tuned.json holds. */
export interface Tuned {
  transitions: number[][];
  threshold: number;
  least: number;
}

let loaded: StatementModels | undefined;

export const statementModels = (): StatementModels => {
  if (!loaded) {
    const tuned = JSON.parse(readTextAsset('models/statements/tuned.json')) as Tuned;
    loaded = {
      cues: loadLinear('models/statements/cues.bin'),
      roles: loadLinear('models/statements/roles.bin'),
      judge: loadLinear('models/statements/judge.bin'),
      ...tuned,
    };
  }
  return loaded;
};
