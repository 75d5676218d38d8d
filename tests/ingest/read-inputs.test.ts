// Inputs of every kind go in, reports and errors come out in their order; nothing throws.
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Ingested, type IngestOptions, readInputs } from '../../src/ingest/index.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sitrep-ingest-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const readAll = async (inputs: string[], options?: IngestOptions): Promise<Ingested[]> => {
  const all: Ingested[] = [];
  for await (const found of readInputs(inputs, options)) all.push(found);
  return all;
};
/** "text:…" of a report, "error code" of an error. */
const brief = (found: Ingested): string => ('error' in found ? `error ${found.error.code}` : found.report.text);

describe('plain text', () => {
  it('is used as it is, but for a byte order mark', async () => {
    const path = put('a.txt', '\uFEFF  Two boats left Odesa.\r\n\r\nThey carried grain.  \n');
    const [found] = await readAll([path]);
    expect(found).toMatchObject({ report: { text: '  Two boats left Odesa.\r\n\r\nThey carried grain.  \n', language: 'en' } });
  });

  it('reads Windows-1252 where that is certain', async () => {
    const bytes = Buffer.concat([
      Buffer.from('The minister said he '),
      Buffer.from([0x93]),
      Buffer.from('won'),
      Buffer.from([0x92]),
      Buffer.from('t resign'),
      Buffer.from([0x94]),
      Buffer.from(' after the talks in the capital failed on Monday.'),
    ]);
    const [found] = await readAll([put('b.txt', bytes)]);
    expect(found && brief(found)).toBe('The minister said he “won’t resign” after the talks in the capital failed on Monday.');
  });

  it('reads UTF-16 by its mark', async () => {
    const [found] = await readAll([put('c.txt', Buffer.from('\uFEFFTalks went on in Geneva.', 'utf16le'))]);
    expect(found && brief(found)).toBe('Talks went on in Geneva.');
  });
});

describe('what can not be read', () => {
  it('is one error in its place, and the rest goes on', async () => {
    const good = put('good.txt', 'The bridge was closed on Sunday.');
    const inputs = [
      join(folder, 'missing.txt'),
      put('empty.txt', ''),
      put('blank.txt', ' \n\t\n'),
      put('pdf.txt', '%PDF-1.7\n'),
      put('zeros.txt', Buffer.from([65, 0, 66, 0, 1])),
      put(
        'broken.txt',
        Buffer.concat([
          Buffer.from('Caf\u00e9s, r\u00e9sum\u00e9s and na\u00efve '),
          Buffer.from([0xff]),
          Buffer.from(' bytes.'),
        ]),
      ),
      put('big.txt', 'a '.repeat(5_000_000)),
      put('login.html', '<html><body><form><p>Log in</p></form></body></html>'),
      good,
    ];
    const found = await readAll(inputs);
    expect(found.map(brief)).toEqual([
      'error not-found',
      'error empty',
      'error empty',
      'error binary',
      'error binary',
      'error encoding',
      'error too-large',
      'error no-article',
      'The bridge was closed on Sunday.',
    ]);
    for (const one of found) if ('error' in one) expect(one.error.message).toContain(one.error.input);
  });

  it.skipIf(process.getuid?.() === 0)('names a file without permission', async () => {
    const path = put('secret.txt', 'x');
    chmodSync(path, 0);
    expect((await readAll([path])).map(brief)).toEqual(['error unreadable']);
  });

  it('names an unknown format', async () => {
    expect((await readAll(['-'], { format: 'rtf' as never })).map(brief)).toEqual(['error unknown-format']);
  });
});

describe('jsonl', () => {
  const lines = (...items: unknown[]): string =>
    items.map((item) => (typeof item === 'string' ? item : JSON.stringify(item))).join('\n');

  it('takes the fields of the contract, `source` for `outlet`', async () => {
    const path = put(
      'a.jsonl',
      lines({
        id: '7/a',
        text: 'Ships left.',
        title: 'Ships leave',
        published: '2031-10-04T08:30:00+02:00',
        source: 'Coast Daily',
        url: 'https://example.org/1',
        author: 'Ana',
      }),
    );
    const [found] = await readAll([path]);
    expect(found).toMatchObject({
      report: {
        id: '7/a',
        text: 'Ships left.',
        title: 'Ships leave',
        published: '2031-10-04T08:30:00+02:00',
        outlet: 'Coast Daily',
        url: 'https://example.org/1',
        author: 'Ana',
      },
    });
  });

  it('gives one error for each bad line, with its number', async () => {
    const path = put(
      'b.jsonl',
      lines(
        { text: 'One.' },
        '{"text": "Two',
        '',
        { title: 'no text' },
        { text: 5 },
        { text: '' },
        '{"text":"half \\ud83d"}',
        'null',
        { id: 'z', text: 'Last.' },
      ),
    );
    const found = await readAll([path]);
    expect(found.map(brief)).toEqual([
      'One.',
      'error invalid-json',
      'error invalid-item',
      'error invalid-item',
      'error empty',
      'error lone-surrogate',
      'error invalid-item',
      'Last.',
    ]);
    expect(found.map((f) => f.input.replace(/.*, /, ''))).toEqual([
      'line 1',
      'line 2',
      'line 4',
      'line 5',
      'line 6',
      'line 7',
      'line 8',
      'line 9',
    ]);
    expect(found[3]).toMatchObject({ error: { message: expect.stringContaining('"text"') } });
  });

  it('keeps a report whose date is none, and says so', async () => {
    const [found] = await readAll([put('c.jsonl', lines({ text: 'Ships left.', published: 'last week' }))]);
    expect(found).toMatchObject({ report: { text: 'Ships left.' }, problems: [{ code: 'invalid-published' }] });
    expect(found && 'report' in found && found.report.published).toBeUndefined();
  });

  it('is read line by line from standard input, whatever the chunks', async () => {
    const bytes = Buffer.from(lines({ id: 'é', text: 'Café closed.' }, { text: 'Line\u2028separator.' }));
    const stdin = Readable.from([...bytes].map((b) => Buffer.from([b])));
    expect((await readAll(['-'], { format: 'jsonl', stdin })).map(brief)).toEqual(['Café closed.', 'Line\u2028separator.']);
  });

  it('does not hold the stream: the first report comes before the last line is written', async () => {
    let written = 0;
    const endless = async function* () {
      for (; written < 1000; written += 1)
        yield Buffer.from(`${JSON.stringify({ text: `Report ${written} ${'x'.repeat(1000)}` })}\n`);
    };
    const generator = readInputs(['-'], { format: 'jsonl', stdin: endless() });
    expect((await generator.next()).value).toMatchObject({ report: {} });
    expect(written).toBeLessThan(200);
    await generator.return(undefined);
  });

  it('gives an error for a line over the limit and reads on', async () => {
    const path = put('d.jsonl', `${JSON.stringify({ text: 'x'.repeat(10_100_000) })}\n{"text":"After."}\n`);
    expect((await readAll([path])).map(brief)).toEqual(['error too-large', 'After.']);
  });

  it('reads one item written over several lines, an array of items, and gzip', async () => {
    const one = put('one.json', JSON.stringify({ text: 'One.' }, null, 2));
    const many = put('many.json', JSON.stringify([{ text: 'A.' }, { no: 1 }, { text: 'B.' }], null, 1));
    const packed = put('packed.jsonl.gz', gzipSync('{"text":"P."}\n{"text":"Q."}\n'));
    expect((await readAll([one, many, packed])).map(brief)).toEqual(['One.', 'A.', 'error invalid-item', 'B.', 'P.', 'Q.']);
  });
});

describe('folders', () => {
  it('are read by name, whole trees, passing over what describes the folder', async () => {
    mkdirSync(join(folder, 'in', 'b'), { recursive: true });
    for (const [name, text] of [
      ['c.txt', 'C.'],
      ['a.txt', 'A.'],
      ['b/x', 'X.'],
      ['b/picture', '\x89PNG\r\n'],
      ['README.md', 'About.'],
      ['.hidden', 'H.'],
    ] as const)
      put(join('in', name), name === 'b/picture' ? Buffer.from(text, 'latin1') : text);
    symlinkSync('..', join(folder, 'in', 'b', 'loop'));
    expect((await readAll([join(folder, 'in')])).map(brief)).toEqual(['A.', 'error binary', 'X.', 'C.']);
  });

  it('say so when they are empty', async () => {
    mkdirSync(join(folder, 'none'));
    expect((await readAll([join(folder, 'none')])).map(brief)).toEqual(['error empty']);
  });
});
