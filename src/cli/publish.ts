// sitrep publish: what a person released becomes issues of a signed channel in a folder, and messages where that is asked for. Again, it changes nothing.
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Command, Option } from 'commander';
import { type ChannelResult, publishFrom } from '../channel-from.ts';
import { assetPath, readAsset } from '../core/index.ts';
import { type Delivered, deliver, openKeyFile, readRotations, telegramChat } from '../publish/channel/index.ts';
import type { Store } from '../store/index.ts';
import { type DossierOptions, dossierOption, withStore } from './dossier.ts';
import { keyPassphrase } from './key.ts';
import { secretOf } from './secrets.ts';

interface PublishOptions extends DossierOptions {
  key: string;
  to: string;
  unreviewed?: true;
  title?: string;
  description?: string;
  url?: string;
  answers?: string;
  answersForm?: string;
  telegram?: string;
  telegramTokenFile?: string;
  telegramApi?: string;
  telegramUnsure: 'ask' | 'again' | 'skip';
  json?: true;
}

const SCRIPT = 'dist/channel-verify.js';

/** The script of the verify page, as the build makes it. */
const pageScript = (): Uint8Array => {
  if (!existsSync(assetPath(SCRIPT))) throw new Error('the verify page is not built: npm run build');
  return new Uint8Array(readAsset(SCRIPT));
};

const WHY = {
  notPublic: 'rest on reports that are not public',
  waiting: 'wait for approval (private persons, exact places)',
  decided: 'say kept, broken or answered, which nobody reviewed',
  corrected: 'rest on what was corrected since the release',
} as const;

/** What stays at home, and what to do about it. */
const tellLeftOut = ({ leftOut, notPublic, empty }: ChannelResult): void => {
  for (const [name, words] of Object.entries(WHY)) {
    const n = leftOut[name as keyof typeof WHY];
    if (n) console.error(`sitrep: ${n} ${n === 1 ? 'sentence was' : 'sentences were'} left out: they ${words}`);
  }
  if (notPublic.length)
    console.error(
      `sitrep: not public: ${notPublic.slice(0, 5).join(', ')}${notPublic.length > 5 ? `, and ${notPublic.length - 5} more` : ''} (sitrep correct REPORT --set handling=public, where they are)`,
    );
  for (const { title } of empty) console.error(`sitrep: nothing of “${title}” may go out`);
};

/** Brings the chat up to date; where it has got nothing yet, it begins with the last issue. */
const deliverTo = async (
  store: Store,
  { channel }: ChannelResult,
  options: PublishOptions,
  token: string,
): Promise<Delivered> => {
  const chat = options.telegram!;
  const { id, issues } = channel;
  return deliver(issues, {
    chat,
    api: telegramChat(token, options.telegramApi === undefined ? {} : { root: options.telegramApi }),
    outbox: {
      start: (first) => store.chatStart(id, chat, first),
      messages: () => store.outbox(id, chat),
      queue: (messages) => store.queueMessages(messages.map((m) => ({ channel: id, chat, ...m }))),
      change: (seq, change) => store.changeMessage(seq, change),
    },
    first: issues.length,
    now: () => new Date().toISOString(),
    wait: (seconds) => sleep(seconds * 1000),
    unsure: options.telegramUnsure,
  });
};

export const register = (program: Command): void => {
  const command = program
    .command('publish')
    .description('write or extend a channel: a signed static site with feeds, of the briefs that a person released')
    .requiredOption('--key <file>', 'the key that signs (sitrep key new makes one)')
    .requiredOption('--to <folder>', 'the channel’s folder, new or as it is')
    .addOption(dossierOption())
    .option('--unreviewed', 'also what is new and nobody reviewed, marked as read by a machine and checked by nobody')
    .option('--title <words>', 'what the channel is called; kept for later')
    .option('--description <words>', 'what it is about; kept for later')
    .option('--url <address>', 'where it will lie, for the feeds; kept for later')
    .option('--answers <mail>', 'where readers write to; kept for later')
    .option('--answers-form <address>', 'where the form for answers is (sitrep desk --channel --answers); kept for later')
    .option('--telegram <chat>', 'also to this chat (@name or number); the token of the bot: SITREP_TELEGRAM_TOKEN')
    .option('--telegram-token-file <file>', 'a file with the token of the bot, readable for its owner alone')
    .option('--telegram-api <address>', 'a Bot API server of your own')
    .addOption(
      new Option('--telegram-unsure <what>', 'a message that may be there or not, and can’t be looked for')
        .choices(['ask', 'again', 'skip'])
        .default('ask'),
    )
    .option('--json', 'print JSON');
  command.action(async (options: PublishOptions) => {
    const { title, description, answers } = options;
    const url = options.url?.replace(/\/?$/, '/');
    if (url !== undefined && !(URL.canParse(url) && /^https?:/.test(url)))
      command.error('sitrep publish: --url is an address of the web (https://…)', { exitCode: 2 });
    if (answers !== undefined && !/^[^\s@<>"]+@[^\s@<>"]+$/.test(answers))
      command.error('sitrep publish: --answers is a mail address', { exitCode: 2 });
    const form = options.answersForm;
    if (form !== undefined && !(URL.canParse(form) && /^https?:/.test(form)))
      command.error('sitrep publish: --answers-form is an address of the web (https://…/answer)', { exitCode: 2 });
    const key = await openKeyFile(options.key, keyPassphrase);
    await withStore(options, async (store) => {
      const token =
        options.telegram === undefined
          ? undefined
          : secretOf('SITREP_TELEGRAM_TOKEN', options.telegramTokenFile, 'the token of a Telegram bot');
      const result = await publishFrom(store, {
        folder: options.to,
        key,
        rotations: readRotations(options.key),
        settings: {
          ...(title !== undefined && { title }),
          ...(description !== undefined && { description }),
          ...(url !== undefined && { url }),
          ...(answers !== undefined && { answers }),
          ...(form !== undefined && { form: new URL(form).href }),
        },
        unreviewed: options.unreviewed ?? false,
        script: pageScript(),
        now: () => new Date().toISOString(),
        ...(options.telegram !== undefined && { before: (id, number) => store.chatStart(id, options.telegram!, number) }),
      });
      tellLeftOut(result);
      const delivered = token === undefined ? undefined : await deliverTo(store, result, options, token);
      const { channel, published, leftOut } = result;
      if (options.json)
        console.log(
          JSON.stringify({
            channel: channel.id,
            published,
            last: { number: channel.issues.length, issue: channel.digests.at(-1) },
            leftOut,
          }),
        );
      else {
        for (const { number, title: words } of published) console.log(`issue ${number}: ${words}`);
        if (!published.length && channel.issues.length)
          console.log(`nothing new: the channel is at issue ${channel.issues.length}`);
        else if (published.length) console.log(`last issue: ${channel.digests.at(-1)}`);
        if (delivered)
          console.log(
            `Telegram: ${delivered.sent} sent, ${delivered.edited} edited${delivered.found ? `, ${delivered.found} found there` : ''}`,
          );
      }
      for (const problem of delivered?.problems ?? []) console.error(`sitrep: Telegram: ${problem}`);
      if (delivered?.problems.length) process.exitCode = 1;
      if (!channel.issues.length || (!published.length && result.empty.length)) {
        process.exitCode = 1;
        if (!result.empty.length)
          console.error(
            options.unreviewed
              ? 'sitrep: there is nothing to publish: no public report came in (sitrep add, sitrep correct REPORT --set handling=public)'
              : 'sitrep: no brief was released. sitrep brief makes one, and sitrep brief release ID lets it out once a person has read it; --unreviewed publishes what nobody has checked, and says so',
          );
      }
    });
  });
};
