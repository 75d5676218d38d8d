import fc from 'fast-check';
import { expect, test } from 'vitest';
import { resolveActor } from '../../src/knowledge/index.ts';

/** phrase, date, "country-or-body sectors kind" */
test.each([
  ['American warplanes', '2016-03-14', 'USA MIL group'],
  ['Kerry', '2016-03-14', 'USA GOV person'],
  ['John Kerry', '2018-06-01', 'USA ELI person'],
  ['Barack Obama', '2016-03-14', 'USA GOV person'],
  ['the Syrian president', '2016-03-14', 'SYR GOV person'],
  ['two Ukrainian police officers', undefined, 'UKR COP group'],
  ['Hamas leader', undefined, 'PSE REB person'],
  ['a former CIA official', undefined, 'USA ELI person'],
  ['Turkish-backed Syrian rebels', undefined, 'SYR REB group'],
  ['Russia’s ambassador to Poland', undefined, 'RUS GOV person'],
  ['UN special envoy Staffan de Mistura', '2016-03-14', 'UNO GOV person'],
  ['Kofi Annan', '2010-01-01', 'GHA ELI person'],
  ['ISIS', undefined, 'IMG REB organization'],
  ['the Kremlin', undefined, 'RUS GOV organization'],
  ['Japan', undefined, 'JPN  country'],
  ['Tehran', undefined, 'IRN GOV country'],
  ['university president', undefined, ' EDU person'],
  ['Soviet troops', '1985-01-01', 'SUN MIL group'],
])('%s (%s) is %s', (phrase, published, wanted) => {
  const a = resolveActor(phrase, published ? { published } : {});
  expect(`${a.country ?? a.body ?? ''} ${a.sectors.join('+')} ${a.kind}`).toBe(wanted);
});

test('what cannot be told stays unknown, with a reason', () => {
  const a = resolveActor('two men');
  expect(a.country).toBeUndefined();
  expect(a.sectors).toEqual([]);
  expect(a.unknown).toMatch(/country or sector/);
});

test('an acronym is no pronoun, whatever its case', () => {
  expect(resolveActor('who').body).toBeUndefined();
  expect(resolveActor('WHO').body).toBe('UNO');
});

test('the country of the report decides between parties of one name', () => {
  expect(resolveActor('PDF', { near: 'MMR' }).country).toBe('MMR');
});

test('any words can be asked for, and the answer is sound', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.lorem(),
        fc.constantFrom('', '...', 'of', ',', 'of of of', '’s', '-led'),
      ),
      fc.option(fc.string(), { nil: undefined }),
      (words, published) => {
        const a = resolveActor(words, published === undefined ? {} : { published });
        expect(['person', 'organization', 'group', 'country']).toContain(a.kind);
        for (const s of a.sectors) expect(s).toMatch(/^[A-Z]{3}$/);
        if (a.country !== undefined) expect(a.country).toMatch(/^[A-Z]{3}$/);
      },
    ),
    { numRuns: 300 },
  );
});
