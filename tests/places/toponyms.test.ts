import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { read } from './read.ts';

describe('names of places in a text', () => {
  it.each([
    ['Shelling was heard near Deir ez-Zor and in al-Hasakah on Friday.', ['Deir ez-Zor', 'al-Hasakah']],
    ['The convoy left Latakia for the port of Tartus.', ['Latakia', 'Tartus']],
    ['He was arrested in Springfield, Calif. Police said so.', ['Springfield', 'Calif.']],
    ['Planes took off from the base in Hemeimeem.', ['Hemeimeem']],
    ['KABUL, Afghanistan (AP) - Two bombs went off.', ['KABUL', 'Afghanistan']],
    ['Police closed Maple Street and Highway 12 after the crash.', ['Maple Street', 'Highway 12']],
    ['They fled the town of Kafr Dusk at night.', ['Kafr Dusk']],
    ['Fishing on Lake Perrine and the Otter River is banned.', ['Lake Perrine', 'Otter River']],
    ['The U.S. and the UK signed it.', ['U.S.', 'UK']],
    ['The Glasgow Police Department sent officers.', ['Glasgow']],
  ])('%s', (text, names) => expect(read(text).found).toEqual(names));

  it.each([
    ['Paris Hilton smiled.', 'Paris'],
    ['Mr. Jordan said that he would sue. Jordan was tired.', 'Jordan'],
    ['Reading is good for children. Of course it is.', 'Reading'],
    ['The Boston Globe reported it.', 'Boston'],
    ['She studied at the University of Reading.', 'Reading'],
    ['Give us time, he said. Us too.', 'Us'],
    ['In March they left.', 'March'],
    ['Nice weather was forecast.', 'Nice'],
  ])('%s (no place: %s)', (text, name) => expect(read(text).found).not.toContain(name));

  it('gives every candidate a probability, a span that fits and the rule that made it', () => {
    const text = 'Rebels in Homs, Syria, met John Paris near Mobile.';
    for (const t of read(text).toponyms) {
      expect(t.confidence).toBeGreaterThan(0);
      expect(t.confidence).toBeLessThanOrEqual(1);
      expect(text.slice(t.start, t.end)).toMatch(/^\p{Lu}/u);
      expect(t.by).toMatch(/^toponyms:/);
    }
  });

  it('reads any text, and its spans are in order and apart', () => {
    const words = fc.constantFrom(
      'Homs',
      'in',
      'Paris',
      'New',
      'York',
      ',',
      'St.',
      'the',
      'The',
      'Lake',
      'of',
      '(',
      'al-Bab',
      'U.S.',
      '-',
      '’s',
      '12',
      '😀',
      'İ',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(words, { maxLength: 30 }).map((w) => w.join(' ')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        let end = 0;
        for (const t of read(text).toponyms) {
          expect(t.start).toBeGreaterThanOrEqual(end);
          expect(t.end).toBeGreaterThan(t.start);
          end = t.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
