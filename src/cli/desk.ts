// sitrep desk: serves the dossier to a browser until it is stopped. Its address is the only line on standard output, printed once it answers.
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type DossierOptions, dossierOption, withStore } from './dossier.ts';

interface DeskCommandOptions extends DossierOptions {
  port: number;
  host: string;
  name: string[];
}

const PORT = 4280;

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

export const register = (program: Command): void => {
  program
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
    .action(async (options: DeskCommandOptions) => {
      const { serveDesk } = await import('../desk/server/serve.ts');
      const { dossier, port, host, name } = options;
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
          console.log(desk.address);
          await end;
          await desk.close();
        },
        true,
      );
    });
};
