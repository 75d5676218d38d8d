// Placeholder: adds an empty layer.
import type { Stage } from '../../core/index.ts';

export const createToponymStage = (): Stage<'sentences' | 'tokens', 'toponyms'> => ({
  name: 'toponyms',
  version: 0,
  needs: ['sentences', 'tokens'],
  adds: ['toponyms'],
  run: () => ({ toponyms: [] }),
});
