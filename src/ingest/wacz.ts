// A web archive collection (WACZ: a ZIP with WARC files in archive/) → the pages in it, as from a WARC file. Signatures and indexes are not
// looked at.
import { createGunzip } from 'node:zlib';
import { InputError } from '../core/index.ts';
import type { FoundOrError } from './read-inputs.ts';
import { readWarc } from './warc.ts';
import { openZip, zipEntries } from './zip.ts';

/** Items of a collection, from its file (entry by entry) or its bytes. Throws InputError `unreadable`, `empty`. */
export async function* readWacz(source: string | Uint8Array, { input }: { input: string }): AsyncGenerator<FoundOrError> {
  const zip = await openZip(source, input);
  let found = 0;
  try {
    for await (const entry of zipEntries(zip)) {
      if (!/^archive\/.*\.warc(?:\.gz)?$/i.test(entry.name)) continue;
      const where = `${input}, ${entry.name}`;
      const packed = await entry.stream();
      let stream = packed;
      if (/\.gz$/i.test(entry.name)) {
        const gunzip = createGunzip();
        packed.on('error', (error) => gunzip.destroy(error));
        stream = packed.pipe(gunzip);
      }
      try {
        for await (const item of readWarc(stream, { input: where })) {
          found += 1;
          yield item;
        }
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        if (error.code === 'empty') continue; // one of its archives may hold pictures alone
        found += 1;
        yield error;
      } finally {
        packed.destroy();
        stream.destroy();
      }
    }
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError('unreadable', `${input} is damaged (${(error as Error).message}): get it again`, input);
  } finally {
    zip.close();
  }
  if (found === 0) throw new InputError('empty', `${input} holds no web pages`, input);
}
