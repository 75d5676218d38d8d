// sitrep check: verifies every span, digest, reference, row and index of a dossier. Exit status 1 and the list where something is wrong.
import type { Command } from 'commander';
import { type DossierOptions, dossierOption, withStore } from './dossier.ts';
import { oneLine } from './render/table.ts';

interface CheckOptions extends DossierOptions {
  json?: true;
  linked?: boolean;
}

export const register = (program: Command): void => {
  program
    .command('check')
    .description('verify the dossier: the file, the search index, every digest, span, reference and row')
    .addOption(dossierOption())
    .option(
      '--linked',
      'make stories, claims, disagreements, follow-ups and the register again and compare (small dossiers: always)',
    )
    .option('--no-linked', 'leave them out')
    .option('--json', 'print {"reports", "items", "faults": [{"code", "message", "report"?, "key"?}], "linked"?}')
    .action(async (options: CheckOptions) => {
      const checked = await withStore(options, (store) =>
        store.check(options.linked === undefined ? {} : { linked: options.linked }),
      );
      if (checked.faults.length) process.exitCode = 1;
      if (options.json) {
        console.log(JSON.stringify(checked));
        return;
      }
      for (const { code, message, report, key } of checked.faults)
        console.log(
          `${code}: ${report === undefined ? '' : `report ${oneLine(report)}: `}${message}${key === undefined ? '' : ` (${key})`}`,
        );
      const count = checked.faults.length;
      console.log(
        `${checked.reports} reports, ${checked.items} rows: ${count ? `${count} fault${count > 1 ? 's' : ''}` : 'all holds'}${checked.linked ? '' : '; what is known across reports was not made again (--linked)'}`,
      );
    });
};
