// Files, chosen or dropped anywhere on the page; sent one by one, then taken in together.
import { useState } from 'preact/hooks';
import { call } from '../../call.ts';
import { say, sayError } from '../../toasts.tsx';
import { HandlingField, type HandlingName } from './handling-field.tsx';

/** Sends files and has them taken in as one job. */
export const sendFiles = async (files: readonly File[], handling: HandlingName): Promise<void> => {
  if (!files.length) return;
  const batch = Array.from(crypto.getRandomValues(new Uint8Array(16)), (n) => n.toString(16).padStart(2, '0')).join('');
  for (const file of files) await call('add.file', { query: { batch, name: file.name }, body: file });
  await call('add.files', { body: { batch, handling } });
  say(files.length === 1 ? `${files[0]!.name} is being read` : `${files.length} files are being read`);
};

export const FileForm = () => {
  const [handling, setHandling] = useState<HandlingName>('internal');
  return (
    <div class="add-stack">
      <HandlingField value={handling} onInput={setHandling} />
      <label class="drop">
        <strong>Drop files anywhere on this page, or choose them</strong>
        <span>
          Text, web pages, JSON Lines, feeds, Telegram exports, web archives (WARC, WACZ), Word documents, PDF with a text layer,
          e-mails.
        </span>
        <input
          type="file"
          multiple
          onChange={(event) => {
            const field = event.currentTarget;
            sendFiles([...(field.files ?? [])], handling).then(() => {
              field.value = '';
            }, sayError);
          }}
        />
      </label>
    </div>
  );
};
