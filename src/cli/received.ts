// sitrep received: the bytes that a report came in, and how: when, from where, with which headers and digest.
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type DossierOptions, dossierOption, withStore } from './dossier.ts';
import { Output } from './output.ts';
import { oneLine } from './render/table.ts';

interface ReceivedOptions extends DossierOptions {
  raw?: number;
  json?: true;
}

export const register = (program: Command): void => {
  program
    .command('received')
    .description('tell how each version of a report came in, and give its bytes as received')
    .argument('<report>', 'the id of the report, as sitrep list reports --json prints it')
    .addOption(dossierOption())
    .addOption(
      new Option('--raw <n>', 'write the bytes that version n came in, as they were (gzip unpacked)').argParser((text) => {
        if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('It must be the number of a version, from 1 on.');
        return Number(text);
      }),
    )
    .option('--json', 'one JSON object a version')
    .action(async (id: string, options: ReceivedOptions) => {
      await withStore(options, async (store) => {
        const receipts = await store.receipts(id);
        if (!receipts.length) throw new Error(`nothing is kept of how "${id}" came in, or there is no such report`);
        const out = new Output();
        if (options.raw !== undefined) {
          const receipt = receipts.find((r) => r.version === options.raw);
          if (!receipt?.bytes) throw new Error(`the bytes of version ${options.raw} are not kept`);
          process.stdout.write(receipt.bytes);
          return;
        }
        for (const { bytes, ...receipt } of receipts) {
          const size = bytes?.length;
          if (options.json) {
            await out.write(`${JSON.stringify({ ...receipt, ...(size !== undefined && { size }) })}\n`);
            continue;
          }
          const about = [receipt.url, receipt.mediaType, size === undefined ? 'bytes erased' : `${size} bytes`].filter(
            (x) => x !== undefined,
          );
          await out.write(
            `version ${receipt.version}: ${receipt.received}, ${about.map(oneLine).join(', ')}\n  sha256 ${receipt.sha256}\n`,
          );
          for (const [name, value] of Object.entries(receipt.headers ?? {}))
            await out.write(`  ${oneLine(name)}: ${oneLine(value)}\n`);
        }
      });
    });
};
