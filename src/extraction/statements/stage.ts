// Placeholder: adds an empty layer.
import type { Stage } from '../../core/index.ts';

export const createStatementStage = (): Stage<'sentences' | 'tokens' | 'encoding' | 'mentions' | 'chains' | 'actors' | 'places' | 'times', 'statements'> => ({
  name: 'statements',
  version: 0,
  needs: ['sentences', 'tokens', 'encoding', 'mentions', 'chains', 'actors', 'places', 'times'],
  adds: ['statements'],
  run: () => ({ statements: [] }),
});
