// sitrep split: a person takes a report out of its story, a telling out of its claim, or parts two actors that were merged. Logged; sitrep undo.
import type { Command } from 'commander';
import type { Subject } from '../store/index.ts';
import { addDecideOptions, type DecideOptions, decideAndPrint, ofOption, subjectOf } from './merge.ts';

export const register = (program: Command): void => {
  const command = addDecideOptions(
    program
      .command('split')
      .description('take a report out of its story, a telling out of its claim, or part actors that were merged')
      .argument('<group>', 'id of the story, claim or actor')
      .argument('<item>', 'what is to leave it: a report’s id, an item’s key, an actor’s entry'),
  ).addOption(ofOption());
  command.action(async (group: string, item: string, options: DecideOptions & { of?: Subject }) => {
    const subject = options.of ?? subjectOf(group);
    if (!subject) command.error('sitrep split: give the id of a story, claim or actor first, or --of', { exitCode: 2 });
    await decideAndPrint(command, { subject: subject!, op: 'split', a: group, b: item }, options);
  });
};
