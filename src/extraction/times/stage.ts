// Placeholder: adds an empty layer.
import type { Stage } from '../../core/index.ts';

export const createTimeStage = (): Stage<'sentences' | 'tokens', 'times'> => ({
  name: 'times',
  version: 0,
  needs: ['sentences', 'tokens'],
  adds: ['times'],
  run: () => ({ times: [] }),
});
