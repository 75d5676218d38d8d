// Texts in, language tags out.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clearLanguage, detectLanguage, isReadable } from '../../src/ingest/index.ts';

describe('detectLanguage', () => {
  it.each([
    ['The minister said on Monday that talks would go on after the summit.', 'en'],
    ['He is in the house', 'en'],
    ['Il ministro ha detto che i colloqui riprenderanno lunedì.', 'it'],
    ['Die Regierung hat am Montag den Rückzug der Truppen angekündigt.', 'de'],
    ['De minister is in Genève en was op de top van de EU.', 'nl'],
    ['El presidente ordenó la retirada de las tropas.', 'es'],
    ['Министр заявил, что переговоры завершились в понедельник.', 'ru'],
    ['Міністр заявив, що переговори завершилися в понеділок.', 'uk'],
    ['قال الوزير إن المحادثات ستستأنف يوم الاثنين', 'ar'],
  ])('%s is %s', async (text, tag) => expect(await detectLanguage(text)).toBe(tag));

  it.each(['12:30', 'Trump Paris', '', '…', 'Lula to win in Brazil'])('does not guess at %j', async (text) =>
    expect(await detectLanguage(text)).toBeUndefined(),
  );

  it('agrees with the quick check, and never throws', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string({ unit: 'binary' }), fc.lorem()), async (text) => {
        const tag = await detectLanguage(text);
        if (tag !== undefined) expect(tag).toMatch(/^[a-z]{2,3}(-|$)/);
        if (clearLanguage(text) !== undefined) expect(tag).toBe(clearLanguage(text));
      }),
    );
  });
});

describe('isReadable', () => {
  it('takes English, and undecided text in Latin letters', () => {
    expect(isReadable({ text: 'Ships left.', language: 'en-GB' })).toBe(true);
    expect(isReadable({ text: 'Syria talks fail' })).toBe(true);
    expect(isReadable({ text: 'Удар', language: 'ru' })).toBe(false);
    expect(isReadable({ text: 'Удар' })).toBe(false);
  });
});
