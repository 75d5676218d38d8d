// Feeds and channel exports: many reports in one input.
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { type Ingested, readInputs } from '../../src/ingest/index.ts';

const read = async (content: string): Promise<Ingested[]> => {
  const all: Ingested[] = [];
  for await (const found of readInputs(['-'], { stdin: Readable.from([Buffer.from(content)]) })) all.push(found);
  return all;
};
const reports = (found: Ingested[]) => found.map((f) => ('error' in f ? f.error.code : f.report));

describe('feeds', () => {
  it('RSS: full content before summary, entities and markup undone, dates in ISO', async () => {
    const rss = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Coast Wire</title><link>https://example.org/</link>
<item><title>Ships &amp; grain</title><link>https://example.org/1</link><guid>g1</guid><pubDate>Mon, 14 Mar 2016 10:00:00 GMT</pubDate><dc:creator>Anna Berg</dc:creator><description>Short.</description><content:encoded><![CDATA[<p>Ships left.</p><p>They <b>carried</b> grain.</p>]]></content:encoded></item>
<item><title>Nothing</title></item>
</channel></rss>`;
    const [first, second] = reports(await read(rss));
    expect(first).toMatchObject({
      id: 'g1',
      text: 'Ships left.\n\nThey carried grain.',
      title: 'Ships & grain',
      outlet: 'Coast Wire',
      author: 'Anna Berg',
      url: 'https://example.org/1',
      published: '2016-03-14T10:00:00Z',
    });
    expect(second).toBe('empty');
  });

  it('Atom and JSON Feed', async () => {
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Coast Wire</title><entry><id>urn:1</id><title>Ships</title><link href="https://example.org/1"/><published>2016-03-14T10:00:00Z</published><author><name>Anna</name></author><content type="html">&lt;p&gt;Ships left.&lt;/p&gt;</content></entry></feed>`;
    expect(reports(await read(atom))).toMatchObject([
      { id: 'urn:1', text: 'Ships left.', author: 'Anna', url: 'https://example.org/1', published: '2016-03-14T10:00:00Z' },
    ]);
    const json = JSON.stringify(
      {
        version: 'https://jsonfeed.org/version/1.1',
        title: 'Coast Wire',
        items: [{ id: '1', content_text: 'Ships left.', date_published: '2016-03-14T10:00:00Z' }],
      },
      null,
      2,
    );
    expect(reports(await read(json))).toMatchObject([{ id: '1', text: 'Ships left.', outlet: 'Coast Wire' }]);
  });
});

describe('Telegram exports', () => {
  it('messages with text, pieces joined, service messages left out', async () => {
    const json = JSON.stringify(
      {
        name: 'Port News',
        type: 'public_channel',
        id: 42,
        messages: [
          { id: 1, type: 'service', action: 'create_channel', text: '' },
          {
            id: 2,
            type: 'message',
            date: '2016-03-14T12:00:00',
            date_unixtime: '1457949600',
            from: 'Port News',
            text: ['Ships ', { type: 'bold', text: 'left' }, ' Odesa.'],
          },
          {
            id: 3,
            type: 'message',
            date: '2016-03-14T12:05:00',
            from: 'Port News',
            forwarded_from: 'Sea Watch',
            text: 'They carried grain.',
          },
          { id: 4, type: 'message', photo: 'a.jpg', text: '' },
        ],
      },
      null,
      1,
    );
    const found = reports(await read(json));
    expect(found).toHaveLength(2);
    expect(found[0]).toMatchObject({
      id: 'telegram:42/2',
      text: 'Ships left Odesa.',
      outlet: 'Port News',
      published: '2016-03-14T10:00:00Z',
    });
    expect(found[1]).toMatchObject({ author: 'Sea Watch', published: '2016-03-14T12:05:00' });
  });
});
