// The event stage on trees and mentions of any shape: it must not crash, and what it prints must keep the contract's rules.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { recordFaults, type Upos } from '../../src/core/index.ts';
import { numberOf } from '../../src/extraction/events/casualties.ts';
import { byRuleAlone, createEventStage } from '../../src/extraction/events/stage.ts';
import { makeReport } from '../../src/ingest/index.ts';
import { readLayers } from '../../src/reader.ts';
import { parsed } from './fixture.ts';

const WORDS = [
  'attacked',
  'attack',
  'talks',
  'agreed',
  'refused',
  'to',
  'Alba',
  'Borland',
  'killed',
  'will',
  'not',
  'said',
  'withdrawal',
  'if',
  '20',
  '“',
  '”',
  '?',
  'ordered',
  'émigré',
  '𝔘',
  'whether',
];
const UPOS: Upos[] = ['VERB', 'NOUN', 'PROPN', 'ADJ', 'AUX', 'ADP', 'PUNCT', 'NUM', 'X', 'PRON'];
const RELATIONS = [
  'nsubj',
  'obj',
  'obl',
  'nmod',
  'xcomp',
  'ccomp',
  'advcl',
  'acl',
  'acl:relcl',
  'conj',
  'case',
  'mark',
  'aux',
  'nsubj:pass',
  'compound',
  'det',
  'dep',
];

const word = fc.record({
  w: fc.constantFrom(...WORDS),
  u: fc.constantFrom(...UPOS),
  r: fc.constantFrom(...RELATIONS),
  h: fc.nat(40),
});
const sentence = fc.array(word, { minLength: 1, maxLength: 16 }).map((list) =>
  // Heads stand before their words, so that any draw is a tree.
  list
    .map(({ w, u, r, h }, i) => `${w}/${u}/${i === 0 ? 0 : (h % i) + 1}/${i === 0 ? 'root' : r}/${w.replace(/(?:ed|s)$/, '')}`)
    .join(' '),
);

it('keeps the contract on any tree', () => {
  fc.assert(
    fc.property(fc.array(sentence, { maxLength: 3 }), (sentences) => {
      const words = sentences.join(' ');
      const actors = Object.fromEntries(
        ['Alba', 'Borland', 'talks', '20'].filter((w) => words.includes(`${w}/`)).map((w) => [w, [w]]),
      );
      const doc = parsed(sentences, { actors, published: '2020-01-01' });
      const { events } = createEventStage({ judge: byRuleAlone }).run(doc);
      const mentions = doc.mentions.map(({ head: _h, confidence: _c, ...m }) => ({ ...m, actor: doc.actors.of.get(m.id)! }));
      const faults = recordFaults({
        schema: 'sitrep/1',
        reader: { version: '0', models: '' },
        report: doc.report,
        sentences: [...doc.sentences],
        mentions,
        actors: [...doc.actors.list],
        places: [],
        times: [],
        statements: [],
        events: [...events],
      });
      expect(faults).toEqual([]);
    }),
    { numRuns: 400 },
  );
});

it('reads numbers or says that it can’t', () => {
  expect(numberOf('1,200')).toBe(1200);
  expect(numberOf('twenty-five')).toBe(25);
  for (const word of ['__proto__', 'constructor', 'toString', 'constructor-constructor']) expect(numberOf(word)).toBeUndefined();
  fc.assert(
    fc.property(fc.string(), (s) => {
      const n = numberOf(s);
      expect(n === undefined || Number.isFinite(n)).toBe(true);
    }),
  );
});

it('“constructor” counts no casualties', () => {
  const doc = readLayers(
    makeReport({ text: 'The constructor told the two men that the wall would fall. Three constructors met five officials.' }),
  );
  for (const e of doc.events)
    for (const c of e.casualties ?? [])
      expect(['killed', 'injured', 'arrested', 'missing', 'displaced', 'abducted']).toContain(c.kind);
});
