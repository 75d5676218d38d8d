// Placeholder: adds an empty layer.
import type { Stage } from '../../core/index.ts';

export const createActorStage = (): Stage<'sentences' | 'tokens' | 'mentions' | 'chains', 'actors'> => ({
  name: 'actors',
  version: 0,
  needs: ['sentences', 'tokens', 'mentions', 'chains'],
  adds: ['actors'],
  run: () => ({ actors: { list: [], of: new Map() } }),
});
