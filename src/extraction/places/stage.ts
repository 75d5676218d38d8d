// Placeholder: adds an empty layer.
import type { Stage } from '../../core/index.ts';

export const createPlaceStage = (): Stage<'sentences' | 'tokens' | 'toponyms' | 'mentions' | 'chains' | 'actors', 'places'> => ({
  name: 'places',
  version: 0,
  needs: ['sentences', 'tokens', 'toponyms', 'mentions', 'chains', 'actors'],
  adds: ['places'],
  run: () => ({ places: { list: [], of: new Map() } }),
});
