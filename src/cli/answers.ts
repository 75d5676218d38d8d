// sitrep answers: what readers answer to a channel's briefs: imported, held, and released or dropped by a person. Released ones go out with the next publish.
import type { Command } from 'commander';
import { readAnswers } from '../answers-from.ts';
import { type AnswerRow, type AnswerState, DossierError } from '../store/index.ts';
import { type DossierOptions, dossierOption, withStore } from './dossier.ts';
import { parseChoice } from './options.ts';

const STATES = ['held', 'released', 'dropped'] as const;

const line = ({ seq, state, code, via, sender, received, text, publishedIn, issue }: AnswerRow): string =>
  `${seq}  ${state}${publishedIn === undefined ? '' : ` (issue ${publishedIn})`}  ${code}${issue === undefined ? ' (no issue has this code)' : ` → issue ${issue}`}  ${via}${sender === undefined ? '' : `, ${sender}`}${received === undefined ? '' : `, ${received.slice(0, 10)}`}\n   ${text.replace(/\s+/g, ' ').slice(0, 300)}`;

export const register = (program: Command): void => {
  const command = program
    .command('answers')
    .description('what readers answer to a channel’s briefs: held until a person releases it');
  command
    .command('import')
    .description('take answers in from mails (.eml) and Telegram exports, by the codes that they name')
    .argument('<file...>')
    .option('--private', 'of a Telegram export, private chats too')
    .option('--json', 'print JSON')
    .addOption(dossierOption())
    .action(async (files: string[], options: DossierOptions & { private?: true; json?: true }) =>
      withStore(options, async (store) => {
        const { answers, others, failed } = await readAnswers(files, { private: options.private ?? false });
        const counts = { ...(await store.putReaderAnswers(answers)), others, failed: failed.length };
        for (const { input, message } of failed) console.error(`sitrep: ${input}: ${message}`);
        if (options.json) console.log(JSON.stringify(counts));
        else
          console.log(
            `${counts.added} answers held, ${counts.unchanged} known already${counts.unlinked ? `, ${counts.unlinked} with a code that no issue has` : ''}; ${others} other messages`,
          );
        if (failed.length) process.exitCode = 1;
      }),
    );
  command
    .command('list')
    .description('print answers, with what they are about')
    .option('--state <state>', STATES.join(', '), parseChoice(STATES))
    .option('--json', 'print JSON Lines')
    .addOption(dossierOption())
    .action(async (options: DossierOptions & { state?: AnswerState; json?: true }) =>
      withStore(options, async (store) => {
        for (const row of await store.readerAnswers(options.state)) console.log(options.json ? JSON.stringify(row) : line(row));
      }),
    );
  const decide = (name: string, state: AnswerState, description: string): void => {
    command
      .command(name)
      .description(description)
      .argument('<number>', 'as sitrep answers list prints it')
      .option('--by <name>', 'who decides')
      .addOption(dossierOption())
      .action(async (number: string, options: DossierOptions & { by?: string }) =>
        withStore(options, async (store) => {
          const seq = /^\d{1,15}$/.test(number) ? Number(number) : -1;
          if (!(await store.decideReaderAnswer(seq, state, options.by)))
            throw new DossierError('missing', `there is no answer ${number}: sitrep answers list prints them`);
          console.log(`answer ${number} is ${state}`);
        }),
      );
  };
  decide('release', 'released', 'let an answer go out with the next publish, without its sender’s name');
  decide('hold', 'held', 'hold it back again');
  decide('drop', 'dropped', 'put it away');
};
