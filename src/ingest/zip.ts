// A ZIP archive, entry by entry (yauzl): what DOCX and WACZ are made of. Nothing is unpacked to disk, and what unpacks to more than a bound is
// given up, as an archive of a few kilobytes can hold gigabytes of zeros.
import type { Readable } from 'node:stream';
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from 'yauzl';
import { InputError } from '../core/index.ts';
import { inMegabytes } from './limits.ts';

const OPTIONS = { lazyEntries: true, validateEntrySizes: true, autoClose: false } as const;

export interface ZipEntry {
  name: string;
  stream(): Promise<Readable>;
}

/** Opens an archive by the path of its file, or from its bytes. Throws InputError `unreadable`. */
export const openZip = async (source: string | Uint8Array, input: string): Promise<ZipFile> => {
  try {
    return typeof source === 'string'
      ? await openPromise(source, OPTIONS)
      : await fromBufferPromise(Buffer.from(source.buffer, source.byteOffset, source.length), OPTIONS);
  } catch (error) {
    throw new InputError(
      'unreadable',
      `${input} is no ZIP archive, or damaged (${(error as Error).message}): get it again`,
      input,
    );
  }
};

/** The files in an archive, in its order. */
export async function* zipEntries(zip: ZipFile): AsyncGenerator<ZipEntry> {
  for await (const entry of zip.eachEntry() as AsyncIterable<Entry>) {
    if (entry.fileName.endsWith('/')) continue;
    yield { name: entry.fileName, stream: () => zip.openReadStreamPromise(entry) };
  }
}

/** Throws InputError `too-large` where an archive unpacks to more than so many bytes, `unreadable` where it can't be unpacked. */
export const checkUnpacked = async (bytes: Uint8Array, input: string, maxBytes: number): Promise<void> => {
  const zip = await openZip(bytes, input);
  let length = 0;
  try {
    for await (const entry of zipEntries(zip))
      for await (const chunk of await entry.stream()) {
        length += (chunk as Uint8Array).length;
        if (length > maxBytes) throw new InputError('too-large', `${input} unpacks to more than ${inMegabytes(maxBytes)}`, input);
      }
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError('unreadable', `${input} is damaged (${(error as Error).message}): get it again`, input);
  } finally {
    zip.close();
  }
};
