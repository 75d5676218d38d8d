// Whatever is written: lint never throws, and every span is one of the text that it names.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftFormat, readDraft } from '../../src/ingest/index.ts';
import { indexSources, lintDraft } from '../../src/lint/index.ts';
import { lintText, readText } from './read.ts';

const word = fc.constantFrom(
  'Ada',
  'Korin',
  'said',
  'will',
  'not',
  '"',
  '“',
  '”',
  '.',
  ',',
  '\n',
  '16',
  'at least',
  'Tuesday',
  '2016',
  'accused',
  'denied',
  '…',
  '[',
  ']',
  'constructor',
  'Élan',
  '🙂',
  '48,000',
  'million',
  'confirmed',
  '<b>',
  '**',
  '&amp;',
  'harbour',
  'closed',
);
const text = fc
  .oneof(
    fc.array(word, { minLength: 1, maxLength: 40 }).map((w) => w.join(' ')),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }),
  )
  .map((t) => `${t}a`.replace(/\p{Surrogate}/gu, ''));

describe('lint, any draft beside any reports', () => {
  it('never throws, and its spans are valid', () => {
    fc.assert(
      fc.property(text, fc.array(text, { minLength: 1, maxLength: 3 }), (draft, reports) => {
        const sources = reports.map((t, i) => readText({ id: String(i), text: t }));
        for (const f of lintDraft(readText({ text: draft }, ['tokens']), indexSources(sources))) {
          expect(draft.slice(f.span.start, f.span.end)).toBe(f.words);
          expect(f.words.length).toBeGreaterThan(0);
          for (const e of f.evidence)
            expect(sources.find((s) => s.report.id === e.report)!.report.text.slice(e.start, e.end)).toBe(e.words);
          if (f.fix?.span) expect(f.fix.span.end).toBeGreaterThan(f.fix.span.start);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('a draft in any format has places in its file', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.constantFrom('a.md', 'a.html', 'a.txt'),
        (content, name) => {
          const draft = readDraft(content, draftFormat(name, content));
          for (let i = 0; i < draft.text.length; i += 1) {
            const at = draft.toFile(i);
            expect(at).toBeGreaterThanOrEqual(0);
            expect(at).toBeLessThanOrEqual(content.length);
          }
        },
      ),
    );
  });

  it('words of Markdown and HTML lead back to where they stand', () => {
    for (const [name, content] of [
      ['a.md', '# Title\n\nThe **harbour** at [Lendava](https://example.org) is closed.\n\n- one *Korin* &amp; two\n'],
      ['a.html', '<h1>Title</h1><p>The <b>harbour</b> at\n Lendava &amp; more is closed, Korin says.</p><script>no()</script>'],
    ] as const) {
      const draft = readDraft(content, draftFormat(name, content));
      for (const w of ['harbour', 'Lendava', 'Korin', 'closed']) {
        const at = draft.text.indexOf(w);
        expect(at).toBeGreaterThanOrEqual(0);
        expect(content.slice(draft.toFile(at), draft.toFile(at) + w.length)).toBe(w);
      }
      expect(draft.text).not.toContain('no()');
      expect(draft.text).not.toContain('**');
    }
  });

  it('an empty report list finds no support and does not throw', () => {
    expect(lintText('The harbour at Lendava is closed since the storm of May.', ['x']).map((f) => f.id)).toContain(
      'support-none',
    );
  });
});
