// The trained parts of the stage, loaded at the first use: heads of cues, roles towards a cue, the judge, and what was tuned for them.
import { readAsset, readTextAsset } from '../../core/index.ts';
import { SequenceHead } from '../../language/index.ts';
import { type LinearModel, loadLinear } from '../../language/runtime/linear.ts';

/** What drafts are made with. */
export interface Finders {
  cues: SequenceHead;
  roles: SequenceHead;
  /** A token heads a cue from this probability on. */
  threshold: number;
}

export interface StatementModels extends Finders {
  /** Whether a draft is right. */
  judge: LinearModel;
  /** From which confidence on a draft is told, and from which one where half of its content or more is quoted. */
  least: number;
  leastQuoted: number;
}

/** What models/statements/tuned.json holds. */
export interface Tuned {
  threshold: number;
  least: number;
  leastQuoted: number;
}

let loaded: StatementModels | undefined;

export const statementModels = (): StatementModels => {
  if (!loaded) {
    const tuned = JSON.parse(readTextAsset('models/statements/tuned.json')) as Tuned;
    loaded = {
      cues: new SequenceHead(readAsset('models/statements/cues.bin')),
      roles: new SequenceHead(readAsset('models/statements/roles.bin')),
      judge: loadLinear('models/statements/judge.bin'),
      ...tuned,
    };
  }
  return loaded;
};
