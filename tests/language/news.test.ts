// How news is written: datelines, wire capitals, headlines, lists, quotations, abbreviations, addresses, emoji, other scripts.
// A case: a text, and its sentences parted by "¦" ("⏎" is a line break).
import { describe, expect, test } from 'vitest';
import { makeReport } from '../../src/ingest/index.ts';
import { parseText, parseWords } from '../../src/language/index.ts';

const show = (text: string): string => {
  const { layout } = makeReport({ text });
  return parseText(text, layout)
    .sentences.map((s) => text.slice(s.start, s.end).replaceAll('\n', '⏎'))
    .join(' ¦ ');
};

describe('sentences of news', () => {
  test.each<[what: string, cut: string]>([
    ['a quotation opens a sentence', 'Troops left the base. ¦ “We won’t go back,” he said. ¦ “Never again.”'],
    ['a quotation over sentences', '“The talks failed. ¦ We tried everything. ¦ Nobody listened,” the envoy said.'],
    ['a question before its speaker', '“Why?” he asked. ¦ “Because,” she said, “they came.”'],
    ['straight marks', 'He called it "a disaster." ¦ Others disagreed. ¦ "It is over." ¦ The minister left.'],
    ['single marks', "'We will stay,' he said. ¦ 'No one can make us leave.'"],
    ['a dateline', 'ISLAMABAD, Pakistan — At least 12 people were killed on Monday. ¦ Police said two were children.'],
    ['a wire in capitals', 'RUSSIA SAYS IT WILL PULL OUT TROOPS FROM THE NORTH. ¦ UKRAINE DENIES ANY DEAL WAS MADE.'],
    ['a short alarm', 'URGENT: PM RESIGNS'],
    [
      'abbreviations',
      'Gen. Smith of the U.S. Army met Lt. Col. Ivanov on Feb. 3 in Washington, D.C. ¦ He left at 5 p.m. ¦ It rained.',
    ],
    ['numbers', 'Inflation hit 7.5% in Q3. ¦ Oil rose to $83.20 a barrel. ¦ No. 10 said nothing. ¦ No. ¦ He would not.'],
    ['a list with bullets', 'Key points:⏎• Two soldiers killed⏎• Talks to resume on Monday'.replaceAll('⏎', ' ¦ ')],
    ['a numbered list', '1. Release all prisoners. ¦ 2. Withdraw all forces. ¦ 3. Hold talks.'],
    ['addresses', 'Read more at https://t.me/channel/123 and www.example.org/a_b?c=d. ¦ Follow @army_press for updates!'],
    ['other scripts', 'The group, known in Arabic as جبهة النصرة, claimed the attack. ¦ Its leader, Абу Умар, was killed.'],
    ['no space after the stop', 'The ministry denied it.¦The army said nothing.¦Officials declined to comment.'],
    ['a line break within', 'The convoy was hit on the road⏎between the two towns late on⏎Sunday. ¦ Nobody was hurt.'],
  ])('%s', (_, cut) => {
    const lines = _.includes('list');
    const text = cut
      .replaceAll(' ¦ ', lines ? '\n' : ' ')
      .replaceAll('¦', '')
      .replaceAll('⏎', '\n');
    expect(show(text)).toBe(cut.replace(/(?<! )¦/g, ' ¦ '));
  });
});

/** "word/HEAD/relation" of the words asked for. */
const arcs = (text: string, ...words: string[]): string[] => {
  const { tokens } = parseText(text, makeReport({ text }).layout);
  const form = (i: number): string => text.slice(tokens[i]!.start, tokens[i]!.end);
  return words.map((w) => {
    const i = tokens.findIndex((_, k) => form(k) === w);
    return `${w}/${tokens[i]!.head < 0 ? 'ROOT' : form(tokens[i]!.head)}/${tokens[i]!.deprel}`;
  });
};

describe('trees of news', () => {
  test('a wire in capitals', () => {
    expect(arcs('GUNMEN ATTACKED A CONVOY IN THE NORTH ON TUESDAY.', 'GUNMEN', 'CONVOY', 'TUESDAY')).toEqual([
      'GUNMEN/ATTACKED/nsubj',
      'CONVOY/ATTACKED/obj',
      'TUESDAY/ATTACKED/obl',
    ]);
  });
  test('a headline', () => {
    expect(arcs('Rebels Attack Army Convoy in Northern Province', 'Rebels', 'Convoy')).toEqual([
      'Rebels/Attack/nsubj',
      'Convoy/Attack/obj',
    ]);
  });
  test('who says it after a quotation', () => {
    expect(arcs('“We will not leave the city,” the commander said.', 'commander', 'leave', 'city')).toEqual([
      'commander/said/nsubj',
      'leave/said/ccomp',
      'city/leave/obj',
    ]);
  });
  test('a passive with its doer', () => {
    expect(arcs('The village was shelled by government forces on Friday.', 'village', 'forces')).toEqual([
      'village/shelled/nsubj:pass',
      'forces/shelled/obl:agent',
    ]);
  });
});

test('words that are cut already stay as they are', () => {
  const { text, tokens, sentences } = parseWords([
    ['Troops', 'left', 'the', 'U.S.-led', 'base', '.'],
    ['Nobody', 'knows', 'why', '.'],
  ]);
  expect(text).toBe('Troops left the U.S.-led base . Nobody knows why .');
  expect(sentences.map((s) => text.slice(s.start, s.end))).toEqual(['Troops left the U.S.-led base .', 'Nobody knows why .']);
  expect(tokens[0]).toMatchObject({ head: 1, deprel: 'nsubj', upos: 'NOUN' });
  expect(() => parseWords([['a', ' ']])).toThrow(RangeError);
  expect(parseWords([])).toEqual({ text: '', sentences: [], tokens: [] });
  expect(parseWords([Array.from({ length: 400 }, () => 'word')]).sentences).toHaveLength(3);
});
