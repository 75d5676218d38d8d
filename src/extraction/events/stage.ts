// Placeholder: adds an empty layer.
import type { Stage } from '../../core/index.ts';

export const createEventStage = (): Stage<'sentences' | 'tokens' | 'encoding' | 'mentions' | 'chains' | 'actors' | 'places' | 'times' | 'statements', 'events'> => ({
  name: 'events',
  version: 0,
  needs: ['sentences', 'tokens', 'encoding', 'mentions', 'chains', 'actors', 'places', 'times', 'statements'],
  adds: ['events'],
  run: () => ({ events: [] }),
});
