// Placeholder: adds an empty layer.
import type { Stage } from '../../core/index.ts';

export const createMentionStage = (): Stage<'sentences' | 'tokens' | 'encoding' | 'toponyms', 'mentions'> => ({
  name: 'mentions',
  version: 0,
  needs: ['sentences', 'tokens', 'encoding', 'toponyms'],
  adds: ['mentions'],
  run: () => ({ mentions: [] }),
});
