// sitrep merge: a person says that two actors, stories or claims are one. Logged, and taken back with sitrep undo.
import { type Command, Option } from 'commander';
import { type DecisionInput, DossierError, type Subject } from '../store/index.ts';
import { type DossierOptions, dossierOption, withStore } from './dossier.ts';

export interface DecideOptions extends DossierOptions {
  by?: string;
  why?: string;
  json?: true;
}

/** What an id is of, by its look: "story-…", "claim-…", "person:…"; a report's id stands for its story, an item's key for its claim. */
export const subjectOf = (id: string): Subject | undefined =>
  /^story-/.test(id)
    ? 'story'
    : /^claim-/.test(id)
      ? 'claim'
      : /^(?:person|organization|group|country):/.test(id)
        ? 'actor'
        : undefined;

/** Keeps one decision and prints it; wrong ids end with status 2. */
export const decideAndPrint = async (command: Command, input: DecisionInput, options: DecideOptions): Promise<void> =>
  withStore(options, async (store) => {
    try {
      const made = await store.decide({
        ...input,
        ...(options.by !== undefined && { by: options.by }),
        ...(options.why !== undefined && { why: options.why }),
      });
      console.log(
        options.json ? JSON.stringify(made) : `decision ${made.number}: ${made.op} ${[made.a, made.b ?? made.state].join(' ')}`,
      );
    } catch (error) {
      if (error instanceof DossierError && error.code === 'unsupported')
        command.error(`sitrep ${command.name()}: ${error.message}`, { exitCode: 2 });
      throw error;
    }
  });

export const addDecideOptions = (command: Command): Command =>
  command
    .addOption(dossierOption())
    .option('--by <name>', 'who says so')
    .option('--why <words>', 'the reason')
    .option('--json', 'print the decision');

/** --of: what two ids are of, where their look does not tell. */
export const ofOption = (): Option =>
  new Option('--of <what>', 'what the ids are of, where they do not tell').choices(['story', 'claim', 'actor']);

export const register = (program: Command): void => {
  const command = addDecideOptions(
    program
      .command('merge')
      .description('say that two actors, stories or claims are one; sitrep undo takes it back')
      .argument('<a>', 'the one that stays: an id that sitrep list actors, stories or claims --json prints')
      .argument('<b>', 'the one that goes into it'),
  ).addOption(ofOption());
  command.action(async (a: string, b: string, options: DecideOptions & { of?: Subject }) => {
    const subject = options.of ?? subjectOf(a) ?? subjectOf(b);
    if (!subject || (subjectOf(a) ?? subject) !== (subjectOf(b) ?? subject))
      command.error('sitrep merge: give two ids of one kind (story-…, claim-…, person:… and the like), or --of', { exitCode: 2 });
    await decideAndPrint(command, { subject: subject!, op: 'merge', a, b }, options);
  });
};
