// Pages in, text and metadata out; hostile markup gives an error or a text, never a crash.
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/core/index.ts';
import { readPage } from '../../src/ingest/html.ts';
import { readInputs } from '../../src/ingest/index.ts';

const read = (html: string | Uint8Array, url?: string) =>
  readPage(typeof html === 'string' ? Buffer.from(html) : html, { input: 'page.html', url });
const code = (html: string | Uint8Array): string => {
  try {
    return `text ${read(html).text.length > 0}`;
  } catch (error) {
    return error instanceof InputError ? error.code : `threw ${String(error)}`;
  }
};

const ONE =
  'The ships left the harbour of Odesa on Monday with forty thousand tonnes of grain, the port authority said, after a week of waiting.';
const TWO =
  'They are to reach Egypt within a week, if the weather stays calm and if nobody stops the crews on the way through the straits.';
const THREE =
  'The minister thanked the pilots, who had led the convoy around the mines, and said that more ships would follow in the course of the month.';
const page = (body: string, head = ''): string =>
  `<!doctype html><html><head><title>x</title>${head}</head><body>${body}</body></html>`;
const story = `<p>${ONE}</p><p>${TWO}</p><p>${THREE}</p>`;

describe('the text of a page', () => {
  it('is its paragraphs, parted by blank lines', () => {
    expect(read(page(`<article><h1>Ships leave</h1>${story}</article>`)).text).toBe([ONE, TWO, THREE].join('\n\n'));
  });

  it('keeps words apart at blocks and breaks, and together inside a line', () => {
    const { text } = read(
      page(
        `<article>${story}<p>Line one<br>line <b>tw</b>o of the <i>same</i>\n paragraph, which the editor broke by hand.</p><ul><li>First point of the minister.</li><li>Second point of his.</li></ul></article>`,
      ),
    );
    expect(text).toContain('Line one\nline two of the same paragraph, which');
    expect(text).toContain('First point of the minister.\n\nSecond point of his.');
  });

  it.each([
    ['a caption', '<figure><img src="a.jpg"><figcaption>A ship in the harbour on Monday</figcaption></figure>'],
    ['a credit', '<p>A ship in the harbour. (Photo: Anna Berg/Coast Wire)</p>'],
    ['a related link', '<p><a href="/x">Five things to know about the straits</a></p>'],
    ['a labelled link', '<p>Read more: <a href="/x">Five things to know about the straits</a></p>'],
    ['a share bar', '<div class="share-bar"><span>Share</span> <span>Tweet</span></div>'],
    ['a newsletter box', '<div class="newsletter-signup"><p>All the news from the sea, every morning.</p></div>'],
    ['an author note', '<p>Anna Berg can be reached at anna@example.org</p>'],
    ['a script', '<script>document.write("never run")</script>'],
  ])('leaves out %s', (_, html) => {
    expect(read(page(`<article><p>${ONE}</p><p>${TWO}</p>${html}<p>${THREE}</p></article>`)).text).toBe(
      [ONE, TWO, THREE].join('\n\n'),
    );
  });

  it('leaves out what stands above the dateline and below "Related stories"', () => {
    const html = `<article><p>Business</p><p>By Anna Berg</p><p>Published 10:02 AM EST Nov 19, 2031</p>${story}<h3>Related stories</h3><ul><li><a href="/1">Grain prices fall in Chicago</a></li></ul><h3>3 Comments</h3><p>I was there too.</p></article>`;
    expect(read(page(html)).text).toBe([ONE, TWO, THREE].join('\n\n'));
  });

  it('keeps links, short quotations and subheadings of the story', () => {
    const html = `<article><p>${ONE}</p><h2>A long wait</h2><p>“We are tired,” <a href="/c">the captain</a> said.</p><p>${TWO}</p><blockquote><p>Nobody will stop us.</p></blockquote><p>${THREE}</p></article>`;
    const { text } = read(page(html));
    for (const line of ['A long wait', '“We are tired,” the captain said.', 'Nobody will stop us.']) expect(text).toContain(line);
  });
});

describe('metadata', () => {
  const ld = (value: unknown): string => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
  const body = `<article><h1>Ships leave Odesa</h1>${story}</article>`;

  it('comes from JSON-LD first', () => {
    const head = `${ld({
      '@graph': [
        { '@type': 'WebSite', name: 'x' },
        {
          '@type': 'NewsArticle',
          headline: 'Ships leave &amp; return',
          datePublished: '2031-03-14T10:00:00+02:00',
          author: [{ name: 'Anna Berg' }, { name: 'Tom Reed' }],
          publisher: { name: 'Coast Wire' },
          inLanguage: 'en_GB',
        },
      ],
    })}<meta property="og:title" content="Other"><link rel="canonical" href="/a">`;
    expect(read(page(body, head), 'https://example.org/b')).toMatchObject({
      title: 'Ships leave & return',
      published: '2031-03-14T10:00:00+02:00',
      author: 'Anna Berg, Tom Reed',
      outlet: 'Coast Wire',
      language: 'en-GB',
      url: 'https://example.org/a',
    });
  });

  it('comes from OpenGraph and meta, without the name of the site', () => {
    const head =
      '<meta property="og:title" content="Ships leave Odesa | Coast Wire"><meta property="og:site_name" content="Coast Wire"><meta name="author" content="By Anna Berg"><meta property="article:published_time" content="2031-03-14">';
    expect(read(page(body, head))).toMatchObject({
      title: 'Ships leave Odesa',
      outlet: 'Coast Wire',
      author: 'Anna Berg',
      published: '2031-03-14',
    });
  });

  it('comes from <time>, then from the address', () => {
    expect(read(page(`<article><time datetime="2031-03-15T08:00Z">Today</time>${story}</article>`)).published).toBe(
      '2031-03-15T08:00Z',
    );
    expect(read(page(body), 'https://example.org/2031/03/16/ships').published).toBe('2031-03-16');
  });

  it('leaves out what is not said, and addresses in place of names', () => {
    const item = read(
      page(body, '<meta name="author" content="https://facebook.com/x"><meta property="og:url" content="javascript:alert(1)">'),
    );
    expect(item.author).toBeUndefined();
    expect(item.url).toBeUndefined();
    expect(item.published).toBeUndefined();
  });

  it('survives broken JSON-LD', () =>
    expect(read(page(body, '<script type="application/ld+json">{"@type": "NewsArticle",</script>')).text).toContain(ONE));
});

describe('the language of a page', () => {
  it('is that of its text, not that of its template; the page adds the region', async () => {
    const languageOf = async (html: string): Promise<string | undefined> => {
      for await (const found of readInputs(['-'], { format: 'html', stdin: Readable.from([html]) }))
        if ('report' in found) return found.report.language;
      return 'error';
    };
    const german =
      '<p>Die Schiffe haben am Montag den Hafen von Odesa verlassen, teilte die Hafenbehörde am Abend mit, nach einer Woche des Wartens.</p>';
    expect(await languageOf(`<html lang="en-GB"><body><article>${story}</article></body></html>`)).toBe('en-GB');
    expect(await languageOf(`<html lang="en"><body><article>${german.repeat(4)}</article></body></html>`)).toBe('de');
  });
});

describe('encodings', () => {
  it('are those that the page declares', () => {
    const html = page(`<article><p>Zür${'ich'}. ${ONE}</p><p>${TWO}</p><p>${THREE}</p></article>`, '<meta charset="iso-8859-1">');
    expect(read(Buffer.from(html, 'latin1')).text).toContain('Zürich');
  });
});

describe('pages that are none', () => {
  it.each([
    ['nothing', '', 'empty'],
    ['no words', page('<div></div>'), 'no-article'],
    ['a login', page('<form><input name="user"><button>Log in</button></form>'), 'no-article'],
    ['no body', '<html><head><title>x</title></head></html>', 'no-article'],
  ])('%s', (_, html, expected) => expect(code(html)).toBe(expected));

  it('a picture, as bytes', () => expect(code(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))).toBe('binary'));

  it('text without any markup of a page', () => expect(read(story).text).toContain(ONE));

  it.each([
    ['nested 100,000 deep', `${'<div>'.repeat(100_000)}${story}`],
    ['nested in inline elements', `${'<b><i>'.repeat(20_000)}${story}`],
    ['with an attribute of 5 MB', `<p class="${'x '.repeat(2_500_000)}">${story}</p>`],
    ['of 150,000 elements', '<p>x</p>'.repeat(150_000)],
    ['of 19,000 elements', '<p>x</p>'.repeat(19_000)],
    ['of unclosed comments', `<!--${'<!--'.repeat(10_000)}${story}`],
    ['of unclosed tags', `${'<a href="'.repeat(900)}${story}`],
    ['with a million brackets', '<'.repeat(1_000_000)],
    ['with zeros in it', page(story.replace('grain', 'gra\u0001in'))],
  ])(
    'a page %s gives a text or an error',
    (_, html) => {
      const started = performance.now();
      expect(code(html)).toMatch(/^text true$|^no-article$|^empty$/);
      expect(performance.now() - started).toBeLessThan(60_000);
    },
    60_000,
  );

  it('any soup of tags gives a text or an error', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<p>',
        '</p>',
        '<div class="article">',
        '</div>',
        '<html>',
        '<body>',
        '</body>',
        '<table><td>',
        '<!--',
        '-->',
        '<![CDATA[',
        '<svg><p>',
        '<a href=x>',
        '<br>',
        '&#0;',
        '&amp',
        '<script>',
        '</script>',
        '<meta charset=',
        '<base href="//">',
        '<template>',
        '<frameset>',
        '<title>',
        ONE,
        TWO,
      ),
      fc.string({ unit: 'binary', maxLength: 20 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        expect(code(pieces.join(''))).toMatch(/^(?:text true|no-article|empty|binary)$/);
      }),
      { numRuns: 150 },
    );
  });
});
