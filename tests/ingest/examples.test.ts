// The sample reports, as a reader of the README meets them.
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Ingested, readInputs } from '../../src/ingest/index.ts';

describe('examples/', () => {
  it('are eighteen reports with title, date and English text, and no error', async () => {
    const all: Ingested[] = [];
    for await (const found of readInputs([fileURLToPath(new URL('../../examples', import.meta.url))])) all.push(found);
    expect(all.filter((f) => 'error' in f)).toEqual([]);
    expect(all).toHaveLength(18);
    for (const found of all) {
      if ('error' in found) continue;
      const { report } = found;
      expect(report.title, found.input).toMatch(/\w+ \w+/);
      expect(report.published, found.input).toMatch(/^2031-10-\d\d/);
      expect(report.language, found.input).toBe('en');
      expect(report.layout.filter((p) => p.role === 'body').length, found.input).toBeGreaterThan(1);
      // No line of the site's own is left in a body.
      for (const part of report.layout)
        if (part.role === 'body')
          expect(report.text.slice(part.start, part.end)).not.toMatch(
            /newsletter|Telegram|Share this|Read more|Photo:|Leave a reply/,
          );
    }
  });
});
