#!/usr/bin/env node
// The command line. Each command is a file of its own, loaded only when it is called.
import { Command, CommanderError } from 'commander';
import { COMMANDS } from './commands.ts';

const name = process.argv[2];
const program = new Command('sitrep')
  .description('Reads news reports and keeps a record that can be checked: who did what to whom, where, when, and who says so.')
  .enablePositionalOptions() // `brief list --dossier D`: the option is the list's
  .exitOverride()
  .showHelpAfterError('(see --help)');

// Only the called command is loaded; for help and typing errors, all of them.
const wanted = name !== undefined && name in COMMANDS ? [name] : Object.keys(COMMANDS);
for (const key of wanted) (await COMMANDS[key]!()).register(program);

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0); // the reader of our output has gone
  throw error;
});
try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else {
    console.error(`sitrep: ${error instanceof Error ? error.message : String(error)}`);
    if (process.env.SITREP_DEBUG && error instanceof Error) console.error(error.stack);
    process.exitCode = 1;
  }
}
