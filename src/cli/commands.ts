// The commands, by name, in the order of the help. Each module exports `register(program)`.
import type { Command } from 'commander';

interface CommandModule {
  register(program: Command): void;
}

export const COMMANDS: Record<string, () => Promise<CommandModule>> = {
  read: () => import('./read.ts'),
  add: () => import('./add.ts'),
  list: () => import('./list.ts'),
  search: () => import('./search.ts'),
  correct: () => import('./correct.ts'),
  check: () => import('./check.ts'),
  forget: () => import('./forget.ts'),
  backup: () => import('./backup.ts'),
  restore: () => import('./restore.ts'),
  actor: () => import('./actor.ts'),
  place: () => import('./place.ts'),
  gazetteer: () => import('./gazetteer.ts'),
  when: () => import('./when.ts'),
  stories: () => import('./stories.ts'),
  lint: () => import('./lint.ts'),
  parse: () => import('./parse.ts'),
  explain: () => import('./explain.ts'),
  licences: () => import('./licences.ts'),
};
