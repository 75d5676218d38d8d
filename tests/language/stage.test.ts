import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Part, Report } from '../../src/core/index.ts';
import { createLanguageStage, fromConllu, lemmaOf, splitSentences, Tree, toConllu, tokenize } from '../../src/language/index.ts';

const stage = createLanguageStage();
const reportOf = (text: string, layout: Part[] = []): Report => ({ id: 'r', sha256: '', text, layout });
const read = (text: string, layout?: Part[]) => stage.run({ report: reportOf(text, layout) });
const sentencesOf = (text: string, layout?: Part[]): string[] =>
  splitSentences(text, tokenize(text), layout).map((s) => text.slice(s.start, s.end));

describe('sentences', () => {
  test.each<[string, string[]]>([
    ['The army withdrew on Monday. Rebels took the town.', ['The army withdrew on Monday.', 'Rebels took the town.']],
    ['“We will not leave,” he said. “Never.”', ['“We will not leave,” he said.', '“Never.”']],
    ['Mr. Smith met Gen. Jones in the U.S. on Tuesday.', ['Mr. Smith met Gen. Jones in the U.S. on Tuesday.']],
    ['Talks failed\n\nThe two sides met in Geneva.', ['Talks failed', 'The two sides met in Geneva.']],
    ['They met in Geneva on\nMonday and will meet again.', ['They met in Geneva on\nMonday and will meet again.']],
    ['He left.She stayed.', ['He left.', 'She stayed.']],
    ['Who fired first? Nobody knows! It was dark.', ['Who fired first?', 'Nobody knows!', 'It was dark.']],
  ])('%s', (text, wanted) => {
    expect(sentencesOf(text)).toEqual(wanted);
  });

  test('a border of the layout ends one', () => {
    const text = 'Talks fail in Geneva\nBy a reporter';
    const layout: Part[] = [
      { start: 0, end: 20, role: 'title' },
      { start: 21, end: 34, role: 'byline' },
    ];
    expect(sentencesOf(text, layout)).toEqual(['Talks fail in Geneva', 'By a reporter']);
  });
});

describe('trees', () => {
  const text = 'Turkish warplanes bombed the town on Tuesday, the minister said.';
  const { tokens, sentences } = read(text);
  const tree = new Tree(text, tokens, sentences);
  const at = (word: string): number => tokens.findIndex((t) => text.slice(t.start, t.end) === word);

  test('who did what', () => {
    expect(tree.child(at('bombed'), 'nsubj')).toBe(at('warplanes'));
    expect(tree.child(at('bombed'), 'obj')).toBe(at('town'));
    expect(tree.child(at('said'), 'nsubj')).toBe(at('minister'));
    expect(tokens[at('bombed')]).toMatchObject({ upos: 'VERB', lemma: 'bomb' });
    expect(tree.feature(at('bombed'), 'Tense')).toBe('Past');
    expect(tokens[at('Turkish')]!.lemma).toBe('Turkish');
  });

  test('a dateline is read apart and hangs on the sentence', () => {
    const dated = read('MOSCOW, March 14 (Interfax) - Troops left the base.');
    expect(dated.sentences).toHaveLength(1);
    const words = dated.tokens.map((t) => 'MOSCOW, March 14 (Interfax) - Troops left the base.'.slice(t.start, t.end));
    const root = dated.tokens.findIndex((t) => t.head < 0);
    expect(words[root]).toBe('left');
    expect(dated.tokens[words.indexOf('Troops')]).toMatchObject({ head: root, deprel: 'nsubj' });
    expect(dated.tokens.filter((t) => t.head === root && t.deprel === 'parataxis')).toHaveLength(1);
  });

  test('CoNLL-U out and in keeps words, tags and trees', () => {
    const back = fromConllu(toConllu({ report: { text }, tokens, sentences }));
    expect(back.text).toBe(text);
    expect(back.sentences).toEqual(sentences);
    expect(back.tokens).toEqual(tokens);
  });

  test('words of a multiword token share its span', () => {
    const { text: made, tokens: list } = fromConllu(
      "1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n1\tdo\tdo\tAUX\t_\t_\t3\taux\t_\t_\n2\tn't\tnot\tPART\t_\t_\t3\tadvmod\t_\t_\n3\tgo\tgo\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No\n4\t.\t.\tPUNCT\t_\t_\t3\tpunct\t_\t_\n",
    );
    expect(made).toBe("don't go.");
    expect(list.map(({ start, end, form, head }) => [start, end, form, head])).toEqual([
      [0, 5, 'do', 2],
      [0, 5, "n't", 2],
      [6, 8, undefined, -1],
      [8, 9, undefined, 2],
    ]);
    expect(() => fromConllu('1\ttoo\tfew')).toThrow(/line 1/);
  });
});

test('lemmas', () => {
  const isWord = (w: string): boolean => ['provoke', 'bomb'].includes(w);
  expect(lemmaOf('withdrew', 'VERB', 'Mood=Ind|Tense=Past|VerbForm=Fin')).toBe('withdraw');
  expect(lemmaOf('overthrown', 'VERB', 'Tense=Past|VerbForm=Part')).toBe('overthrow');
  expect(lemmaOf('provoking', 'VERB', 'VerbForm=Ger', { isWord })).toBe('provoke');
  expect(lemmaOf('countries', 'NOUN', 'Number=Plur')).toBe('country');
  expect(lemmaOf('n’t', 'PART', 'Polarity=Neg')).toBe('not');
  expect(lemmaOf('Raqqa', 'PROPN', 'Number=Sing')).toBe('Raqqa');
});

describe('on any text', () => {
  const sound = (text: string): void => {
    const { tokens, sentences, encoding } = read(text);
    expect(encoding.vectors).toHaveLength(tokens.length * encoding.width);
    let next = 0;
    for (const [n, s] of sentences.entries()) {
      expect(s.first).toBe(next);
      expect(s.after).toBeGreaterThan(s.first);
      const own = tokens.slice(s.first, s.after);
      expect([s.start, s.end]).toEqual([own[0]!.start, own.at(-1)!.end]);
      expect(own.filter((t) => t.head === -1)).toHaveLength(1);
      expect(own.every((t) => t.sentence === n && (t.head === -1 || (t.head >= s.first && t.head < s.after)))).toBe(true);
      for (let i = s.first; i < s.after; i += 1) {
        let steps = 0;
        for (let at = i; at >= 0 && steps <= own.length; at = tokens[at]!.head) steps += 1;
        expect(steps).toBeLessThanOrEqual(own.length);
      }
      expect(own.every((t) => t.lemma !== '')).toBe(true);
      next = s.after;
    }
    expect(next).toBe(tokens.length);
  };

  test('every word has one sentence, every sentence one tree', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 120 }), sound), { numRuns: 60 });
    fc.assert(
      fc.property(
        fc
          .array(fc.constantFrom('The', 'U.S.', 'said', '.', '"', '\n\n', '(', '—', "n't", '$5', 'MOSCOW', '-', 'A.'), {
            maxLength: 60,
          })
          .map((w) => w.join(' ')),
        sound,
      ),
      { numRuns: 60 },
    );
  });

  test('a sentence without an end is cut', () => {
    sound('word '.repeat(2000));
    sound('—'.repeat(1000));
  });

  test('the same text gives the same layers', () => {
    const text = 'Kyiv said on Monday that 12 soldiers were killed. Moscow denied it.';
    expect(read(text)).toEqual(read(text));
  });
});
