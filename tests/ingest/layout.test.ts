// Texts in, roles of their paragraphs out.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBoilerplate } from '../../src/ingest/boilerplate.ts';
import { makeReport, readLayout } from '../../src/ingest/index.ts';

/** "title Ships leave" for each part. */
const roles = (text: string, known?: { title?: string }): string[] =>
  readLayout(text, known).parts.map((p) => `${p.role} ${text.slice(p.start, p.end).replace(/\s+/g, ' ').slice(0, 30)}`);

const BODY =
  'The ships left the harbour of Odesa on Monday morning with forty thousand tonnes of grain, the port authority said.';
const MORE = 'They are to reach Egypt within a week if the weather stays calm and the crews are not stopped on the way.';

describe('readLayout', () => {
  it('reads banner, title, date, body and closing line of a site', () => {
    const text = readFileSync(new URL('../fixtures/first-light.txt', import.meta.url), 'utf8');
    const { parts, front } = readLayout(text);
    expect(parts.slice(0, 4).map((p) => p.role)).toEqual(['boilerplate', 'title', 'date', 'body']);
    expect(parts.at(-1)?.role).toBe('boilerplate');
    expect(new Set(parts.slice(3, -1).map((p) => p.role))).toEqual(new Set(['body']));
    expect(front).toEqual({
      title: 'Diop Orders Pullout Of Troops From Guinea-Bissau & Offers Help To E.C.O.W.A.S.',
      published: '2031-09-15',
    });
  });

  it('reads a head whose lines follow each other', () => {
    const text = `Ships leave Odesa again\nBy Anna Berg and TOM REED, Coast Wire\nPublished: Mon 14 March 2016 10:30 GMT\n\n${BODY}\n\n${MORE}`;
    expect(roles(text).map((r) => r.split(' ')[0])).toEqual(['title', 'byline', 'date', 'body', 'body']);
    expect(readLayout(text).front).toEqual({
      title: 'Ships leave Odesa again',
      author: 'Anna Berg and TOM REED',
      published: '2016-03-14T10:30Z',
    });
  });

  it('takes the date of publication, not that of an update', () => {
    const text = `Ships leave Odesa again\n\nUpdated: 16 March 2016\n\nPublished: 14 March 2016\n\n${BODY}`;
    expect(readLayout(text).front.published).toBe('2016-03-14');
  });

  it('finds the date below a subtitle, which stays body', () => {
    const text = `Ships leave Odesa again\n\nForty thousand tonnes of grain are bound for Egypt\n\n14 March 2016\n\n${BODY}`;
    expect(roles(text).map((r) => r.split(' ')[0])).toEqual(['title', 'body', 'date', 'body']);
  });

  it('leaves a date in the running text alone', () => {
    expect(roles(`${BODY}\n\n14 March 2016 was a cold day in Odesa.\n\n${MORE}`).map((r) => r.split(' ')[0])).toEqual([
      'body',
      'body',
      'body',
    ]);
  });

  it('knows the headline that an item repeats, full stop or not', () => {
    expect(roles(`ships leave Odesa.\n\n${BODY}`, { title: 'Ships Leave Odesa' })[0]).toBe('title ships leave Odesa.');
  });

  it('takes no lone sentence, no dateline and no list of one for a title', () => {
    expect(roles('Ships leave Odesa')).toEqual(['body Ships leave Odesa']);
    expect(roles(`ODESA, Ukraine (Coast Wire) -\n\n${BODY}`)[0]).toMatch(/^body/);
  });

  it('joins hard-wrapped lines and parts paragraphs that are one line each', () => {
    const wrapped =
      'The ships left the harbour of Odesa on Monday morning with\nforty thousand tonnes of grain, the port authority said, and\nthey are to reach Egypt within a week.\nThe crews were cheered by hundreds of people on the pier of\nthe old harbour.';
    expect(roles(wrapped)).toHaveLength(2);
    expect(roles(`${BODY}\n${MORE}\n${BODY}`)).toHaveLength(3);
  });

  it('calls everything body where nothing would be left', () => {
    expect(roles('Subscribe to our newsletter!')).toEqual(['body Subscribe to our newsletter!']);
    expect(roles('By Anna Berg\n\nRead more')[0]).toBe('body By Anna Berg');
  });

  it('covers all but white space with parts that do not meet, for any text', () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom(
        '',
        '\r',
        '  ',
        'By Anna Berg',
        'March 14, 2016',
        'Advertisement',
        BODY,
        'Ships leave Odesa',
        '***',
        '2016',
      ),
    );
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 14 }).map((l) => l.join('\n')),
        (text) => {
          let end = 0;
          for (const part of readLayout(text).parts) {
            expect(part.start).toBeGreaterThanOrEqual(end);
            expect(part.end).toBeGreaterThan(part.start);
            expect(text.slice(end, part.start)).toMatch(/^\s*$/);
            expect(text.slice(part.start, part.end).trim()).toBe(text.slice(part.start, part.end));
            end = part.end;
          }
          expect(text.slice(end)).toMatch(/^\s*$/);
        },
      ),
    );
  });
});

describe('isBoilerplate', () => {
  const edge = { edge: true };
  it.each([
    'Join our verified Telegram channel and never miss a story!',
    'Follow us on X, Facebook and Instagram.',
    'Sign up for our weekly newsletter',
    'ADVERTISEMENT',
    'Read more: Ten ships that never came back',
    'Share this article',
    '© 2031 Coast Wire. All rights reserved.',
    'Copyright 2031 Coast Wire',
    'Is this the end of the blockade? Tell us in the comments below!',
    'This material may not be published, broadcast, rewritten or redistributed.',
    '* * *',
  ])('finds %s', (line) => expect(isBoilerplate(line, edge)).toBe(true));

  it.each([
    'Join the army or leave the country, the general told them.',
    '“Follow us on Telegram,” the group wrote, “and you will see the hostages.”',
    'The ministry announced on its Telegram channel that the port is closed.',
    'Related companies in Cyprus were searched by the police.',
    'Subscribers of the newspaper were arrested in Minsk.',
    'Copyright law was tightened by the parliament in March, over the protests of the opposition, which walked out of the hall before the vote and did not return until the late evening of the same day, when the session was closed by the speaker.',
    '1917',
    'Share prices fell in Moscow after the announcement.',
    'Follow-up talks are planned for May.',
    'He asked readers to send his email to the police.',
  ])('leaves %s', (line) => expect(isBoilerplate(line, edge)).toBe(false));
});

describe('makeReport', () => {
  it('takes title and date from the text only where it is told to, and never over what is known', () => {
    const text = `Ships leave Odesa again\n\n14 March 2016\n\n${BODY}`;
    expect(makeReport({ text }).title).toBeUndefined();
    expect(makeReport({ text }, { readFront: true })).toMatchObject({
      title: 'Ships leave Odesa again',
      published: '2016-03-14',
    });
    expect(makeReport({ text, published: '2016-03-15' }, { readFront: true }).published).toBe('2016-03-15');
  });

  it('uses the digest of the text as id where none is given', () => {
    const report = makeReport({ text: 'Ships left.' });
    expect(report.id).toBe(report.sha256);
    expect(report.sha256).toBe('ef995a084e3ec00122b8b7d977837fa4450c54b2de9cd2c2bee1c00c1d1d003e');
  });
});
