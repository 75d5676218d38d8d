// Word documents, mails, PDF text layers, web archive collections, lists of feeds: recognised by content, read to their text.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { type Ingested, readInputs } from '../../src/ingest/index.ts';
import { readOpml } from '../../src/ingest/opml.ts';
import { docx, pdf, zip } from './archives.ts';

const folder = mkdtempSync(join(tmpdir(), 'sitrep-documents-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = async (bytes: Buffer | string): Promise<Ingested[]> => {
  const all: Ingested[] = [];
  for await (const found of readInputs(['-'], { stdin: Readable.from([Buffer.from(bytes as string)]) })) all.push(found);
  return all;
};
const only = async (bytes: Buffer | string) => {
  const [found, ...more] = await read(bytes);
  expect(more).toEqual([]);
  return 'error' in found! ? { code: found.error.code, message: found.error.message } : { ...found!, ...found!.report };
};

describe('Word documents', () => {
  it('give their paragraphs, and the front of the text its title and date', async () => {
    const bytes = docx([
      'Ferry runs aground',
      'By Mira Holt',
      '4 May 2031',
      'A ferry ran aground off Vell on Tuesday, the coast guard said.',
      'Nobody was hurt.',
    ]);
    expect(await only(bytes)).toMatchObject({
      title: 'Ferry runs aground',
      author: 'Mira Holt',
      published: '2031-05-04',
      text: 'Ferry runs aground\n\nBy Mira Holt\n\n4 May 2031\n\nA ferry ran aground off Vell on Tuesday, the coast guard said.\n\nNobody was hurt.',
      received: { bytes, scope: 'report' },
    });
  });
  it('that are other office files, broken or empty say so', async () => {
    expect(await only(zip({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<x/>' }))).toMatchObject({
      code: 'unreadable',
    });
    expect(await only(docx(['A ferry ran aground.']).subarray(0, 300))).toMatchObject({ code: 'unreadable' });
    expect(await only(docx(['']))).toMatchObject({ code: 'empty' });
  });
  it('other archives are no reports', async () =>
    expect(await only(zip({ 'a.txt': 'A ferry ran aground.' }))).toMatchObject({ code: 'binary' }));
});

const MAIL = `Received: from relay.example\r
From: =?utf-8?q?Mira_H=C3=B6lt?= <mira@relay.example>\r
To: desk@paper.example\r
Subject: Ferry\r
 aground\r
Message-ID: <m1@relay.example>\r
Date: Sun, 04 May 2031 10:00:00 +0200\r
MIME-Version: 1.0\r
Content-Type: multipart/mixed; boundary=xx\r
\r
--xx\r
Content-Type: text/html; charset=utf-8\r
Content-Transfer-Encoding: quoted-printable\r
\r
<p>A ferry ran aground off Vell=2E</p><p>N=C3=B6body was hurt.</p>\r
--xx\r
Content-Type: application/pdf; name=list.pdf\r
Content-Disposition: attachment; filename=list.pdf\r
\r
x\r
--xx--\r
`;

describe('mails', () => {
  it('give text, subject, sender and date, and name what was not read', async () => {
    const found = await only(MAIL);
    expect(found).toMatchObject({
      id: 'mail:<m1@relay.example>',
      title: 'Ferry aground',
      author: 'Mira Hölt',
      published: '2031-05-04T10:00:00+02:00',
      text: 'A ferry ran aground off Vell.\n\nNöbody was hurt.',
      problems: [{ code: 'attachments', message: expect.stringContaining('list.pdf') }],
    });
    expect(JSON.stringify((found as { report: object }).report)).not.toContain('mira@');
  });
  it('a report with lines like a head of a mail is no mail', async () =>
    expect(await only('From: Vell\nTo: Orsa\nDistance: 40 km\n\nThe ferry left on Tuesday.')).toMatchObject({
      text: expect.stringContaining('Distance'),
    }));
});

describe('PDF', () => {
  it('gives paragraphs; parted words are joined, running heads and page numbers left out', async () => {
    const page = (n: number, lines: [string, number][]): [string, number][] => [
      [`The Sound Courier - page ${n}`, 680],
      ...lines,
      [`${n}`, 20],
    ];
    const bytes = pdf([
      page(1, [
        ['A ferry ran aground off Vell, the coast guard of the govern-', 600],
        ['ment said. A long-term plan is needed.', 588],
        ['Nobody was hurt in the accident, which', 550],
      ]),
      page(2, [
        ['was the second since May. The long-', 600],
        ['term plan was put off.', 588],
      ]),
      page(3, [['The minister did not answer.', 600]]),
    ]);
    expect(await only(bytes)).toMatchObject({
      text: 'A ferry ran aground off Vell, the coast guard of the government said. A long-term plan is needed.\n\nNobody was hurt in the accident, which was the second since May. The long-term plan was put off.\n\nThe minister did not answer.',
    });
  });
  it('set with double spacing, and a heading that ends a page, keep their paragraphs', async () => {
    const bytes = pdf([
      [
        ['The minister of the interior said on Monday that the ferry had been', 600],
        ['inspected in March, and that nothing had been found then by the men', 576],
        ['who looked at it.', 552],
        ['Nobody else was asked at the time, he added, as far as he knew of it', 510],
        ['today.', 486],
        ['Part one', 462],
      ],
      [['Questions were put to the company on Friday.', 600]],
    ]);
    expect(((await only(bytes)) as { text: string }).text.split('\n\n')).toEqual([
      'The minister of the interior said on Monday that the ferry had been inspected in March, and that nothing had been found then by the men who looked at it.',
      'Nobody else was asked at the time, he added, as far as he knew of it today. Part one',
      'Questions were put to the company on Friday.',
    ]);
  });
  it('without a text layer, or broken, says what to do', async () => {
    expect(await only(pdf([[]]))).toMatchObject({ code: 'empty', message: expect.stringContaining('text recognition') });
    expect(await only('%PDF-1.4\nnothing')).toMatchObject({ code: 'unreadable' });
  });
});

const STORY =
  '<p>The ships left the harbour of Odesa on Monday with forty thousand tonnes of grain, the port authority said.</p>';
const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nETag: "e1"\r\n\r\n<html><head><title>Ships</title></head><body><article>${STORY.repeat(4)}</article></body></html>`;
const warc = (url: string): Buffer =>
  Buffer.from(
    `WARC/1.1\r\nWARC-Type: response\r\nWARC-Date: 2031-05-04T10:00:00Z\r\nWARC-Target-URI: ${url}\r\nContent-Type: application/http\r\nContent-Length: ${http.length}\r\n\r\n${http}\r\n\r\n`,
  );

describe('WACZ', () => {
  const files = {
    'datapackage.json': '{}',
    'archive/a.warc.gz': gzipSync(warc('https://example.org/a')),
    'archive/pictures.warc': Buffer.from('WARC/1.1\r\nWARC-Type: warcinfo\r\nContent-Length: 2\r\n\r\nxx\r\n\r\n'),
    'archive/b.warc': warc('https://example.org/b'),
    'pages/pages.jsonl': '{}',
  };
  it('gives the pages of all its archives, with when and how they were received', async () => {
    const found = await read(zip(files));
    expect(found.map((f) => ('error' in f ? f.error.code : f.report.url))).toEqual([
      'https://example.org/a',
      'https://example.org/b',
    ]);
    expect((found[0] as { received: object }).received).toMatchObject({
      at: '2031-05-04T10:00:00Z',
      headers: { etag: '"e1"' },
      bytes: Buffer.from(http),
    });
  });
  it('is read from its file', async () => {
    writeFileSync(join(folder, 'x.wacz'), zip(files));
    const urls: unknown[] = [];
    for await (const found of readInputs([join(folder, 'x.wacz')])) urls.push('report' in found && found.report.url);
    expect(urls).toEqual(['https://example.org/a', 'https://example.org/b']);
  });
  it('without pages, or broken, says so', async () => {
    expect(await only(zip({ 'datapackage.json': '{}' }))).toMatchObject({ code: 'empty' });
    expect(await only(zip({ 'archive/a.warc.gz': Buffer.from('no gzip') }))).toMatchObject({ code: 'unreadable' });
  });
});

describe('OPML', () => {
  const OPML =
    '<?xml version="1.0"?><opml version="2.0"><body><outline text="North"><outline text="Sound Courier" type="rss" xmlUrl="https://courier.example/rss"/><outline text="again" xmlUrl="https://courier.example/rss"/></outline><outline text="bad" xmlUrl="file:///etc/passwd"/></body></opml>';
  it('lists its feeds, each once, and only addresses of the web', () =>
    expect(readOpml(Buffer.from(OPML), 'x')).toEqual([{ url: 'https://courier.example/rss', title: 'Sound Courier' }]));
  it('holds no reports: add and read say what does', async () =>
    expect(await only(OPML)).toMatchObject({ code: 'unknown-format', message: expect.stringContaining('sitrep follow') }));
});
