// Every phrase of the table phrases.tsv: country or body, sectors, kind.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { resolveActor } from '../../src/knowledge/index.ts';

const rows = readFileSync(new URL('phrases.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line && !line.startsWith('#'))
  .map((line) => line.split('\t'));

test('the table has rows', () => expect(rows.length).toBeGreaterThan(90));

test.each(rows)('%s (%s) is %s %s %s', (phrase, published, whose, sectors, kind) => {
  const a = resolveActor(phrase!, published ? { published } : {});
  expect(`${a.country ?? a.body ?? '-'} ${a.sectors.join('+') || '-'} ${a.kind}`).toBe(`${whose} ${sectors} ${kind}`);
  if (whose === '-' || sectors === '-') expect(a.kind === 'country' || a.unknown !== undefined).toBe(true);
});

test('the answer says which row and rule decided each part', () => {
  const { by } = resolveActor('a former Peruvian minister');
  expect(by).toContain('country PER by demonym “Peruvian”');
  expect(by).toContain('agents “minister”');
  expect(by).toContain('as a former one');
});

test('supporters of someone are not that person', () => {
  expect(resolveActor('supporters of Donald Trump', { published: '2020-10-01' })).toMatchObject({
    country: 'USA',
    sectors: ['CVL'],
    kind: 'group',
  });
});

test('a name after a given name is that of a person', () => {
  expect(resolveActor('Simon Ford', { person: true }).country).toBeUndefined();
});
