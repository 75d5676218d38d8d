// sitrep undo: takes back what a person decided of groups (merge, split, the state of a follow-up). Corrections of items: sitrep correct --undo.
import { type Command, InvalidArgumentError } from 'commander';
import { type DossierOptions, dossierOption, withStore } from './dossier.ts';

const parseNumber = (text: string): number => {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('It must be the number of a decision.');
  return Number(text);
};

export const register = (program: Command): void => {
  program
    .command('undo')
    .description('take back a merge, a split or the state of a follow-up; the log keeps it')
    .argument('[number]', 'of the decision; the last one that holds, where none is named', parseNumber)
    .addOption(dossierOption())
    .option('--list', 'print all decisions instead, one JSON object a line')
    .option('--json', 'print the decision')
    .action(async (number: number | undefined, options: DossierOptions & { json?: true; list?: true }) =>
      withStore(options, async (store) => {
        if (options.list) {
          for (const decision of await store.decisions()) console.log(JSON.stringify(decision));
          return;
        }
        const undone = await store.undoDecision(number);
        if (!undone)
          throw new Error(
            number === undefined ? 'there is no decision to take back' : `there is no decision ${number} that holds`,
          );
        console.log(options.json ? JSON.stringify(undone) : `decision ${undone.number} was taken back`);
      }),
    );
};
