/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
// The script of a channel's verify page, run in the reader's browser: verifies the copy that the page belongs to, or a folder that the reader picks.
import { CHANNEL_WORDS } from '../../core/words.ts';
import { type ChannelFiles, type Verified, verifyChannel } from './verify.ts';
import { webCrypto } from './web-crypto.ts';

const root = new URL('..', document.baseURI);
const element = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;
const [form, pick, picker, result] = [
  element<HTMLFormElement>('tool'),
  element('pick'),
  element<HTMLInputElement>('folder'),
  element('result'),
];

/** The copy around this page. */
const here: ChannelFiles = {
  async read(path) {
    const answer = await fetch(new URL(path, root), { cache: 'no-store' });
    if ([403, 404, 410].includes(answer.status)) return undefined;
    if (!answer.ok) throw new Error(`${path}: the server answered ${answer.status}`);
    return new Uint8Array(await answer.arrayBuffer());
  },
};

/** A folder on the reader's computer; its own name comes first in every path. */
const picked = (list: FileList): ChannelFiles => {
  const files = new Map([...list].map((file) => [file.webkitRelativePath.split('/').slice(1).join('/'), file]));
  return {
    async read(path) {
      const file = files.get(path);
      return file && new Uint8Array(await file.arrayBuffer());
    },
    list: async () => [...files.keys()].filter((path) => !path.startsWith('.git/')).sort(),
  };
};

const add = (parent: HTMLElement, name: string, text: string, className?: string): HTMLElement => {
  const child = parent.appendChild(document.createElement(name));
  child.textContent = text;
  if (className) child.className = className;
  return child;
};

const show = (verified: Verified): void => {
  const box = document.createElement('div');
  box.className = `verdict ${verified.ok ? 'good' : 'bad'}`;
  const { last, channel, broken, signer, known, newer } = verified;
  if (verified.ok && last) {
    add(
      box,
      'p',
      `${channel?.title}: ${signer === 'pinned' ? `${CHANNEL_WORDS.unaltered} ${last.key}` : CHANNEL_WORDS.signerNotChecked}`,
      'says',
    );
    if (signer !== 'pinned') add(box, 'p', `It is signed by ${last.key}. Compare this with a source that you trust.`);
    add(
      box,
      'p',
      known === 'pinned'
        ? `The issue that you know is here${newer ? `, and ${newer} newer` : ', and it is the last'}.`
        : `Last issue here: ${last.number}, ${last.published}, digest ${last.issue}. ${CHANNEL_WORDS.newerMayExist}.`,
    );
    add(box, 'p', `${verified.files} files looked at; ${CHANNEL_WORDS.notTrue}.`);
  } else {
    add(box, 'p', 'This copy is not as it was signed.', 'says');
    const list = box.appendChild(document.createElement('ul'));
    for (const { file, message } of broken) {
      const item = list.appendChild(document.createElement('li'));
      add(item, 'code', file);
      item.append(`: ${message}`);
    }
  }
  for (const note of verified.notes) add(box, 'p', note);
  result.replaceChildren(box);
};

const value = (id: string): string | undefined => element<HTMLInputElement>(id).value.trim() || undefined;

const run = async (files: ChannelFiles): Promise<void> => {
  result.textContent = 'Reading …';
  const [key, head] = [value('key'), value('head')];
  try {
    show(await verifyChannel(files, webCrypto(), { ...(key !== undefined && { key }), ...(head !== undefined && { head }) }));
  } catch (error) {
    const box = document.createElement('div');
    box.className = 'verdict bad';
    add(box, 'p', 'The files could not be read.', 'says');
    const fromDisk = location.protocol === 'file:';
    add(
      box,
      'p',
      fromDisk
        ? 'A page opened from a disk may not read the files beside it: pick the folder instead.'
        : String((error as Error).message),
    );
    result.replaceChildren(box);
  }
};

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void run(here);
});
pick.addEventListener('click', () => picker.click());
picker.addEventListener('change', () => {
  if (picker.files?.length) void run(picked(picker.files));
});
