// A zip archive → one of its files as a stream, without unpacking it to disk: the central directory is read, then the entry is inflated.
// Stored and deflated entries, with or without zip64; no encryption.
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';

/** The largest file of the archive whose name matches. Throws where there is none. */
export const openZipEntry = async (file: string, name: RegExp): Promise<Readable> => {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const read = async (at: number, length: number): Promise<Buffer> =>
      (await handle.read(Buffer.alloc(length), 0, length, at)).buffer as Buffer;
    const from = Math.max(0, size - 66_000);
    const tail = await read(from, size - from);
    const end = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
    if (end < 0) throw new Error(`${file}: not a zip archive`);
    let [length, at] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
    const far = tail.lastIndexOf(Buffer.from('PK\x06\x06', 'latin1'));
    if (far >= 0 && at === 0xffffffff)
      [length, at] = [Number(tail.readBigUInt64LE(far + 40)), Number(tail.readBigUInt64LE(far + 48))];
    const directory = await read(at, length);
    let best: { method: number; packed: number; full: number; at: number } | undefined;
    for (let p = 0; p + 46 <= directory.length; ) {
      const [n, extra, comment] = [28, 30, 32].map((o) => directory.readUInt16LE(p + o)) as [number, number, number];
      const entry = directory.toString('utf8', p + 46, p + 46 + n);
      let [packed, full, start] = [20, 24, 42].map((o) => directory.readUInt32LE(p + o)) as [number, number, number];
      // zip64: the values that don't fit stand in an extra field, in this order.
      for (let q = p + 46 + n; q + 4 <= p + 46 + n + extra; q += 4 + directory.readUInt16LE(q + 2)) {
        if (directory.readUInt16LE(q) !== 1) continue;
        let v = q + 4;
        const next = (): number => {
          v += 8;
          return Number(directory.readBigUInt64LE(v - 8));
        };
        if (full === 0xffffffff) full = next();
        if (packed === 0xffffffff) packed = next();
        if (start === 0xffffffff) start = next();
      }
      if (name.test(entry) && full > (best?.full ?? -1))
        best = { method: directory.readUInt16LE(p + 10), packed, full, at: start };
      p += 46 + n + extra + comment;
    }
    if (!best || (best.method !== 0 && best.method !== 8)) throw new Error(`${file}: no readable file in it matches ${name}`);
    const head = await read(best.at, 30);
    const begin = best.at + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
    const raw = createReadStream(file, { start: begin, end: begin + best.packed - 1 });
    if (best.method === 0) return raw;
    const inflate = createInflateRaw();
    raw.on('error', (error) => inflate.destroy(error));
    return raw.pipe(inflate);
  } finally {
    await handle.close();
  }
};
