// sitrep verify: whether a channel is unaltered since it was signed. Needs no dossier, no key and no network (an address aside); says what it can't know.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { CHANNEL_WORDS } from '../core/index.ts';
import {
  addressFiles,
  channelRoot,
  folderFiles,
  nodeCrypto,
  type SingleVerified,
  type Verified,
  verifyChannel,
  verifySingle,
} from '../publish/channel/index.ts';

interface VerifyOptions {
  key?: string;
  head?: string;
  json?: true;
}

/** What people read: what holds, what isn't known, what is broken. */
const lines = ({ ok, last, channel, signer, known, newer, files, broken, notes }: Verified): string[] => {
  const out: string[] = [];
  if (ok && last) {
    out.push(
      `${channel?.title}: ${signer === 'pinned' ? `${CHANNEL_WORDS.unaltered} ${last.key}` : CHANNEL_WORDS.signerNotChecked}`,
    );
    if (signer !== 'pinned') out.push(`signed by ${last.key}: compare it with what you know from elsewhere (--key)`);
    out.push(`last issue ${last.number}, ${last.published}, ${last.issue}`);
    out.push(
      known === 'pinned'
        ? newer
          ? `the issue that you know is here, and ${newer} newer`
          : 'it is the issue that you know'
        : `${CHANNEL_WORDS.newerMayExist} (--head)`,
    );
    out.push(`${files} files looked at; ${CHANNEL_WORDS.notTrue}`);
  } else {
    out.push(`not as it was signed: ${broken.length} ${broken.length === 1 ? 'thing is' : 'things are'} broken`);
    for (const { file, message } of broken) out.push(`  ${file}: ${message}`);
  }
  return [...out, ...notes.map((n) => `note: ${n}`)];
};

const singleLines = ({ ok, key, number, message }: SingleVerified, pinned: boolean): string[] =>
  ok
    ? [
        pinned ? `issue ${number}: ${CHANNEL_WORDS.unaltered} ${key}` : `issue ${number}: ${CHANNEL_WORDS.signerNotChecked}`,
        ...(pinned ? [] : [`signed by ${key}: compare it with what you know from elsewhere (--key)`]),
        `its place in the channel was not checked, for the channel is not here; ${CHANNEL_WORDS.notTrue}`,
      ]
    : [`not as it was signed: ${message}`];

export const register = (program: Command): void => {
  const command = program
    .command('verify')
    .description('tell whether a channel is unaltered since it was signed; exit 1 and what is broken, by file, where it isn’t')
    .argument('<where>', 'a folder, a file of one, an issue with its signature beside it, or an address')
    .option('--key <fingerprint>', 'the signer’s key, from a source that you trust: SHA256:… or a public key')
    .option('--head <digest>', 'SHA-256 of an issue that you know: a copy that is older than it is found out')
    .option('--json', 'print JSON');
  command.action(async (where: string, { key, head, json }: VerifyOptions) => {
    if (head !== undefined && !/^[0-9a-f]{64}$/i.test(head.trim()))
      command.error('sitrep verify: --head is a SHA-256: 64 hexadecimal digits', { exitCode: 2 });
    if (key !== undefined && !/^(?:SHA256:[\w+/]{43}=?|ssh-ed25519 \S+.*)$/.test(key.trim()))
      command.error('sitrep verify: --key is a fingerprint (SHA256:…) or a public key (ssh-ed25519 …)', { exitCode: 2 });
    const pins = { ...(key !== undefined && { key }), ...(head !== undefined && { head }) };
    const finish = (value: { ok: boolean }, text: string[]): void => {
      console.log(json ? JSON.stringify(value) : text.join('\n'));
      if (!value.ok) process.exitCode = 1;
    };
    if (/^https?:\/\//.test(where)) {
      const verified = await verifyChannel(addressFiles(where), nodeCrypto, pins);
      finish(verified, lines(verified));
      return;
    }
    if (!existsSync(where)) throw new Error(`there is no ${where}`);
    const isFolder = statSync(where).isDirectory();
    const root = isFolder ? { root: where, path: undefined } : channelRoot(where);
    if (root) {
      const verified = await verifyChannel(folderFiles(root.root), nodeCrypto, pins);
      const own = root.path !== undefined && verified.broken.find((b) => b.file === root.path);
      finish(verified, [
        ...lines(verified),
        ...(root.path === undefined
          ? []
          : [own ? `${root.path} itself is broken: ${own.message}` : `${root.path} is part of this channel`]),
      ]);
      return;
    }
    const sig = `${where}.sig`;
    const single = await verifySingle(
      readFileSync(resolve(where)),
      existsSync(sig) ? readFileSync(sig) : undefined,
      nodeCrypto,
      key,
    );
    finish(single, singleLines(single, key !== undefined));
  });
};
