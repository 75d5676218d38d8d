// Placeholder: adds an empty layer.
import type { Stage } from '../../core/index.ts';

export const createCoreferenceStage = (): Stage<'sentences' | 'tokens' | 'mentions', 'chains'> => ({
  name: 'chains',
  version: 0,
  needs: ['sentences', 'tokens', 'mentions'],
  adds: ['chains'],
  run: () => ({ chains: [] }),
});
