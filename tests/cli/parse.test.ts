// sitrep parse: text in, CoNLL-U out; CoNLL-U in keeps its words; bad input is named.
import { expect, test } from 'vitest';
import { fromConllu } from '../../src/language/index.ts';
import { sitrep } from './run.ts';

const TEXT = 'The army withdrew on Monday. Rebels took the town.';

test('CoNLL-U of a text', () => {
  const { out, status } = sitrep(['parse', '-'], { input: TEXT });
  expect(status).toBe(0);
  const { text, tokens, sentences } = fromConllu(out);
  expect(text).toBe(TEXT);
  expect(sentences).toHaveLength(2);
  const word = (w: string) => tokens.find((t) => text.slice(t.start, t.end) === w)!;
  expect(word('army')).toMatchObject({ deprel: 'nsubj', upos: 'NOUN', head: tokens.indexOf(word('withdrew')) });
  expect(word('withdrew').lemma).toBe('withdraw');
});

test('trees for people', () => {
  const { out } = sitrep(['parse', '--tree', '-'], { input: TEXT });
  expect(out).toContain('withdrew  VERB root (withdraw)');
  expect(out).toMatch(/^├ army {2}NOUN nsubj/m);
});

test('words of a treebank are kept', () => {
  const gold =
    '1\tRebels\t_\tX\t_\t_\t0\troot\t_\t_\n2\ttook\t_\tX\t_\t_\t1\tdep\t_\t_\n3\tthe\t_\tX\t_\t_\t1\tdep\t_\t_\n4\tnew-town\t_\tX\t_\t_\t1\tdep\t_\tSpaceAfter=No\n5\t.\t_\tX\t_\t_\t1\tdep\t_\t_\n\n';
  const { out, status } = sitrep(['parse', '--conllu', '-'], { input: gold });
  expect(status).toBe(0);
  const rows = out
    .split('\n')
    .filter((l) => /^\d/.test(l))
    .map((l) => l.split('\t'));
  expect(rows.map((r) => r[1])).toEqual(['Rebels', 'took', 'the', 'new-town', '.']);
  expect(rows[1]!.slice(6, 8)).toEqual(['0', 'root']);
  expect(rows[0]!.slice(6, 8)).toEqual(['2', 'nsubj']);
});

test('what is no CoNLL-U is named, with its line', () => {
  const { err, status } = sitrep(['parse', '--conllu', '-'], { input: 'no tree at all\n' });
  expect(status).toBe(1);
  expect(err).toMatch(/standard input: line 1/);
});
