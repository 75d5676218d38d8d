// The commands, by name, in the order of the help. Each module exports `register(program)`.
import type { Command } from 'commander';

interface CommandModule {
  register(program: Command): void;
}

export const COMMANDS: Record<string, () => Promise<CommandModule>> = {
  read: () => import('./read.ts'),
  stories: () => import('./stories.ts'),
  explain: () => import('./explain.ts'),
  licences: () => import('./licences.ts'),
};
