// Any bytes under any name: readInputs gives reports or errors, never throws, and its reports hold what the contract asks.
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FORMATS, readInputs } from '../../src/ingest/index.ts';

describe('readInputs', () => {
  it('reads any bytes in any format', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.string({ unit: 'binary', maxLength: 200 }).map((s) => new Uint8Array(Buffer.from(s))),
      fc.json().map((s) => new Uint8Array(Buffer.from(`{"text":${s}}\n[${s}]\n{"messages":[${s}]}`))),
      fc
        .constantFrom('\x1f\x8b', 'WARC/1.0\r\n', '<rss>', '<html>', '%PDF', '\uFEFF', '[', '{"messages":[{}]}', '{"text":"a"')
        .map((s) => new Uint8Array(Buffer.from(s, 'latin1'))),
    );
    await fc.assert(
      fc.asyncProperty(bytes, fc.option(fc.constantFrom(...FORMATS), { nil: undefined }), async (input, format) => {
        let found = 0;
        for await (const one of readInputs(['-'], { stdin: Readable.from([input]), ...(format && { format }) })) {
          found += 1;
          if ('error' in one) {
            expect(one.error.message).toContain(one.error.input);
            expect(one.error.code).not.toBe('read-failed');
          } else {
            const { text, sha256 } = one.report;
            expect(sha256).toBe(createHash('sha256').update(text).digest('hex'));
            expect(text).toMatch(/\S/);
          }
        }
        expect(found).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });
});
