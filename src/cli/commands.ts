// The commands, by name, in the order of the help. Each module exports `register(program)`.
import type { Command } from 'commander';

interface CommandModule {
  register(program: Command): void;
}

export const COMMANDS: Record<string, () => Promise<CommandModule>> = {
  read: () => import('./read.ts'),
  add: () => import('./add.ts'),
  follow: () => import('./follow.ts'),
  'import-events': () => import('./import-events.ts'),
  list: () => import('./list.ts'),
  changes: () => import('./changes.ts'),
  search: () => import('./search.ts'),
  export: () => import('./export.ts'),
  correct: () => import('./correct.ts'),
  merge: () => import('./merge.ts'),
  split: () => import('./split.ts'),
  undo: () => import('./undo.ts'),
  reread: () => import('./reread.ts'),
  check: () => import('./check.ts'),
  diff: () => import('./diff.ts'),
  received: () => import('./received.ts'),
  forget: () => import('./forget.ts'),
  desk: () => import('./desk.ts'),
  backup: () => import('./backup.ts'),
  restore: () => import('./restore.ts'),
  actor: () => import('./actor.ts'),
  place: () => import('./place.ts'),
  gazetteer: () => import('./gazetteer.ts'),
  when: () => import('./when.ts'),
  stories: () => import('./stories.ts'),
  brief: () => import('./brief.ts'),
  key: () => import('./key.ts'),
  publish: () => import('./publish.ts'),
  verify: () => import('./verify.ts'),
  answers: () => import('./answers.ts'),
  lint: () => import('./lint.ts'),
  ours: () => import('./ours.ts'),
  parse: () => import('./parse.ts'),
  explain: () => import('./explain.ts'),
  licences: () => import('./licences.ts'),
};
