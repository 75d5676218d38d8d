// sitrep desk: serves the dossier to a browser until it is stopped. Its address is the only line on standard output, printed once it answers.
import { type Command, InvalidArgumentError, Option } from 'commander';
import { ROLES, type Role } from '../desk/api/route.ts';
import { type DossierOptions, dossierOption, withStore } from './dossier.ts';
import { parseChoice } from './options.ts';
import { askPassword } from './secrets.ts';

interface DeskCommandOptions extends DossierOptions {
  port: number;
  host: string;
  name: string[];
  channel?: string;
  channelPort: number;
  channelHost: string;
  answers?: true;
}

const PORT = 4280;
const CHANNEL_PORT = 4281;

const parsePort = (text: string): number => {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535)
    throw new InvalidArgumentError('It must be a number from 0 (any free one) to 65535.');
  return port;
};

/** Resolves when somebody asks the process to end. */
const stopped = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });

const roleOption = (): Option =>
  new Option(
    '--role <role>',
    'what they may do: reader, analyst (correct, triage, add), editor (merge, release), admin (accounts)',
  )
    .argParser(parseChoice(ROLES))
    .default('analyst');

/** Who may use the desk: accounts of people, tokens of scripts. */
const registerAccounts = (desk: Command): void => {
  desk.enablePositionalOptions(); // --dossier after "users" is theirs
  const users = desk.command('users').description('accounts of people');
  users
    .command('add')
    .description('make an account, or change its role and password (asked for, or from standard input or SITREP_PASSWORD)')
    .argument('<name>')
    .addOption(roleOption())
    .addOption(dossierOption())
    .action(async (name: string, options: DossierOptions & { role: Role }) => {
      const { keepAccount } = await import('../desk/server/accounts.ts');
      const password = await askPassword();
      await withStore(options, (store) => keepAccount(store, name, options.role, password), true);
      console.log(`${name} may use the desk as ${options.role}`);
    });
  users
    .command('list')
    .description('who has an account')
    .addOption(dossierOption())
    .action((options: DossierOptions) =>
      withStore(options, async (store) => {
        for (const { name, role, made, disabled } of await store.accounts())
          console.log(`${name}  ${role}  since ${made.slice(0, 10)}${disabled ? `  shut since ${disabled.slice(0, 10)}` : ''}`);
      }),
    );
  users
    .command('remove')
    .description('remove an account; its sessions end')
    .argument('<name>')
    .addOption(dossierOption())
    .action((name: string, options: DossierOptions) =>
      withStore(options, async (store) => {
        if (!(await store.dropAccount(name))) throw new Error(`there is no account ${name}: sitrep desk users list shows them`);
        console.log(`${name} may no longer use the desk`);
      }),
    );
  const tokens = desk.command('tokens').description('tokens of scripts, sent as "Authorization: Bearer TOKEN"');
  tokens
    .command('add')
    .description('make a token; it is printed this once')
    .argument('<name>')
    .addOption(roleOption().default('reader'))
    .addOption(dossierOption())
    .action(async (name: string, options: DossierOptions & { role: Role }) => {
      const { keepToken } = await import('../desk/server/accounts.ts');
      console.log((await withStore(options, (store) => keepToken(store, name, options.role), true)).secret);
    });
  tokens
    .command('list')
    .description('which tokens there are')
    .addOption(dossierOption())
    .action((options: DossierOptions) =>
      withStore(options, async (store) => {
        for (const { number, name, role, made, used } of await store.tokens())
          console.log(
            `${number}  ${name}  ${role}  made ${made.slice(0, 10)}  ${used ? `used ${used.slice(0, 13)}h` : 'never used'}`,
          );
      }),
    );
  tokens
    .command('remove')
    .description('withdraw a token')
    .argument('<number>')
    .addOption(dossierOption())
    .action((number: string, options: DossierOptions) =>
      withStore(options, async (store) => {
        if (!(await store.dropToken(Number(number))))
          throw new Error(`there is no token ${number}: sitrep desk tokens list shows them`);
        console.log(`token ${number} is withdrawn`);
      }),
    );
};

export const register = (program: Command): void => {
  const desk = program
    .command('desk')
    .description('open the dossier in a browser: prints the address and serves it until stopped')
    .addOption(dossierOption())
    .addOption(new Option('--port <n>', 'where it listens; 0: any free port').argParser(parsePort).default(PORT))
    .option('--host <address>', 'which address of this computer it listens on', '127.0.0.1')
    .option(
      '--name <host>',
      'a further name under which it is reached; may be given again',
      (name, all: string[]) => [...all, name],
      [],
    )
    .option(
      '--channel <folder>',
      'serve this channel too, to anybody, at a port of its own; nothing of the desk can be reached there',
    )
    .addOption(new Option('--channel-port <n>', 'where').argParser(parsePort).default(CHANNEL_PORT))
    .option('--channel-host <address>', 'on which address of this computer', '127.0.0.1')
    .option('--answers', 'with --channel: readers may answer by a form (/answer), without an account; what they write is held')
    .action(async (options: DeskCommandOptions, command: Command) => {
      const { dossier, port, host, name, channel, channelPort, channelHost, answers } = options;
      if (answers && channel === undefined)
        command.error('sitrep desk: --answers is a form of the channel: name its folder with --channel', { exitCode: 2 });
      const { serveDesk } = await import('../desk/server/serve.ts');
      await withStore(
        options,
        async (store) => {
          const end = stopped();
          const desk = await serveDesk({
            store,
            dossier,
            port,
            host,
            names: name,
            checkAnswers: process.env.SITREP_DESK_CHECK === '1',
            onError: (error) => console.error(error),
          });
          const { serveChannel } = await import('../desk/server/channel/serve-channel.ts');
          const served =
            channel === undefined
              ? undefined
              : await serveChannel({
                  store,
                  folder: channel,
                  port: channelPort,
                  host: channelHost,
                  answers: answers ?? false,
                  onError: (error) => console.error(error),
                }).catch(async (error: unknown) => {
                  await desk.close();
                  throw error;
                });
          if (served)
            console.error(
              `sitrep: the channel is served at ${served.address}${answers ? `, its form at ${served.address}answer` : ''}`,
            );
          console.log(desk.address);
          await end;
          await served?.close();
          await desk.close();
        },
        true,
      );
    });
  registerAccounts(desk);
};
