// Small cases, counted by hand, of the ruler's less obvious measures; and gold as the answer, which must score 1 everywhere.
// @ts-nocheck: the ruler is plain JavaScript; it is measured here by what it does.
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { test } from 'vitest';

const ruler = async (file: string): Promise<any> => import(new URL(`../../eval/ruler/${file}`, import.meta.url).href);
const { bestAssignment, measures } = await ruler('clusters.mjs');
const { Faults, checked, emptyRecord } = await ruler('contract.mjs');
const { mainEvent, words } = await ruler('lib.mjs');
const { meetSides } = await ruler('parties.mjs');
const { default: coreference } = await ruler('tasks/coreference.mjs');
const { default: events } = await ruler('tasks/events.mjs');
const { default: statements } = await ruler('tasks/statements.mjs');

const near = (a, b) => assert.ok(Math.abs(a - b) < 1e-9, `${a} is not ${b}`);
const clusters = (s) =>
  s
    .split(' ')
    .filter(Boolean)
    .map((c) => [...c]);
const share = ([a, b]) => (b ? a / b : 0);
const scores = (gold, system) =>
  Object.fromEntries(
    Object.entries(measures(clusters(gold), clusters(system))).map(([m, { r, p }]) => [m, [share(r), share(p)]]),
  );

test('MUC, B-cubed and CEAF-e: the example of Pradhan et al. 2014', () => {
  const s = scores('abc defg', 'ab cd fghi');
  near(s.MUC[0], 2 / 5);
  near(s.MUC[1], 2 / 5);
  near(s['B-cubed'][0], (4 / 3 + 1 / 3 + 1 / 4 + 1) / 7);
  near(s['B-cubed'][1], (2 + 1 / 2 + 1 / 2 + 1) / 8);
  near(s['CEAF-e'][0], 1.3 / 2);
  near(s['CEAF-e'][1], 1.3 / 3);
});

test('one cluster for all, and one for each', () => {
  const all = scores('ab cd', 'abcd');
  assert.deepEqual(all.MUC, [1, 2 / 3]);
  assert.deepEqual(all['B-cubed'], [1, 1 / 2]);
  near(all['CEAF-e'][0], 4 / 6 / 2);
  const each = scores('ab cd', 'a b c d');
  assert.deepEqual(each.MUC, [0, 0]);
  assert.deepEqual(each['B-cubed'], [1 / 2, 1]);
  near(each['CEAF-e'][0], (2 * (2 / 3)) / 2);
  near(each['CEAF-e'][1], (2 * (2 / 3)) / 4);
});

test('singletons and mentions without a counterpart count', () => {
  const s = scores('ab c', 'ab x');
  assert.deepEqual(s.MUC, [1, 1]);
  near(s['B-cubed'][0], 2 / 3);
  near(s['B-cubed'][1], 2 / 3);
  near(s['CEAF-e'][0], 1 / 2);
});

test('the best assignment is not the greedy one', () => {
  near(
    bestAssignment([
      [0.9, 0.8],
      [0.8, 0.1],
    ]),
    1.6,
  );
  near(bestAssignment([[0.9], [0.95], [0.2]]), 0.95);
  for (let seed = 1; seed < 40; seed += 1) {
    const gains = Array.from({ length: 1 + (seed % 5) }, (_, i) =>
      Array.from({ length: 1 + (seed % 4) }, (_, k) => ((seed * 7919 + i * 104729 + k * 1299709) % 97) / 97),
    );
    const all = (i, used) =>
      i === gains.length
        ? 0
        : Math.max(all(i + 1, used), ...gains[i].map((g, k) => (used.includes(k) ? 0 : g + all(i + 1, [...used, k]))));
    near(bestAssignment(gains), all(0, []));
  }
});

const value = (task, pairs, name) => task.score(pairs, () => {}).find((m) => m.name === name).value;

test('coreference: spans, heads, clusters by actor or place, pronouns', () => {
  const text = 'President Anna Berg spoke. She left Oslo.';
  const gold = {
    genre: 'news',
    mentions: [
      [0, 19, 'person', 1, 'name', [10, 14]],
      [27, 30, 'person', 1, 'pronoun', [27, 30]],
      [36, 40, 'location', 2, 'name', [36, 40]],
    ],
  };
  const item = { id: 'x', text, gold };
  const pair = (mentions) => [{ item, gold, answer: { ...emptyRecord(item), mentions } }];
  const m = (start, end, more) => ({ start, end, kind: 'person', form: 'name', ...more });
  const short = pair([
    m(10, 19, { actor: 'a' }),
    m(27, 30, { actor: 'a', form: 'pronoun' }),
    m(36, 40, { kind: 'location', place: 'p' }),
  ]);
  near(value(coreference, short, 'mentions, exact span F1'), 2 / 3);
  near(value(coreference, short, 'mentions, by head F1'), 1);
  near(value(coreference, short, 'mean of the three, by head'), 1);
  near(value(coreference, short, 'pronouns resolved'), 1);
  const apart = pair([
    m(0, 19, { actor: 'a' }),
    m(27, 30, { actor: 'b', form: 'pronoun' }),
    m(36, 40, { kind: 'location', place: 'p' }),
  ]);
  near(value(coreference, apart, 'mentions, exact span F1'), 1);
  near(value(coreference, apart, 'MUC F1'), 0);
  near(value(coreference, apart, 'pronouns resolved'), 0);
  const lump = pair([m(0, 19, { actor: 'a' }), m(20, 25, { actor: 'a' }), m(27, 30, { actor: 'a', form: 'pronoun' })]);
  near(value(coreference, lump, 'pronouns resolved'), 1);
  near(value(coreference, lump, 'pronouns resolved, nearest antecedent'), 0);
});

test('parties: too little in common, and the pool of a reciprocal event', () => {
  const text = 'Anna Berg met the mayor of Oslo on Monday after a long and quiet journey.';
  const tokens = words(text);
  const [berg, name, mayor, whole] = [
    [0, 9],
    [5, 9],
    [14, 31],
    [0, text.length],
  ].map(([start, end]) => ({ start, end }));
  const sides = (e) => meetSides(tokens, e, [[0, 9]], [[14, 31]]).map((x) => Number(x.toFixed(2)));
  assert.deepEqual(sides({ actors: [name], recipients: [mayor] }), [0.5, 1]);
  assert.deepEqual(sides({ actors: [whole], recipients: [whole] }), [0, 0]);
  assert.deepEqual(sides({ actors: [berg, mayor], recipients: [] }), [1, 0]);
  assert.deepEqual(sides({ actors: [mayor, berg], recipients: [], reciprocal: true }), [1, 1]);
  assert.deepEqual(sides({ actors: [berg], recipients: [], reciprocal: true }), [1, 0]);
});

const faultsOf = (more) => {
  const item = { id: 'x', text: 'Anna Berg accused Oslo of delay, Ivo Lund said.' };
  const faults = new Faults();
  const record = {
    ...emptyRecord(item),
    actors: [
      { id: 'a', name: 'Anna Berg', kind: 'person', sectors: [] },
      { id: 'b', name: 'Oslo', kind: 'group', country: 'NOR', sectors: ['GOV'] },
    ],
    mentions: [
      { id: 'm1', start: 0, end: 9, kind: 'person', form: 'name', actor: 'a' },
      { id: 'm2', start: 18, end: 22, kind: 'location', form: 'name', actor: 'b' },
    ],
    ...more,
  };
  return [checked(record, item, faults), [...faults.kinds.keys()]];
};
const event = (more) => ({
  id: 'e',
  type: 'ACCUSE',
  quad: 'verbal conflict',
  trigger: { start: 10, end: 17 },
  saidBy: 'outlet',
  confidence: 1,
  actors: [{ actor: 'a', start: 0, end: 9 }],
  recipients: [{ actor: 'b', start: 18, end: 22 }],
  ...more,
});

test('contract: sound records have no faults', () => {
  const full = {
    reader: { version: '1.0.0', models: 'x' },
    problems: [{ code: 'a', message: 'b' }],
    statements: [{ id: 's', source: [], cue: [], content: [{ start: 0, end: 31 }], force: 'say', negated: false, speaker: 'a' }],
    events: [
      event({
        key: 'k',
        by: 'rule',
        salience: 0.5,
        reciprocal: false,
        saidBy: 'statement',
        statement: 's',
        condition: { start: 23, end: 31 },
        casualties: [{ kind: 'killed', min: 1, max: 2, start: 0, end: 4 }],
        placeFrom: { start: 18, end: 22 },
        timeFrom: { fallback: 'published' },
      }),
    ],
  };
  assert.deepEqual(faultsOf(full)[1], []);
});

test('contract: what breaks it', () => {
  const kinds = (more) => faultsOf({ events: [event(more)] })[1];
  const [record, same] = faultsOf({ events: [event({ recipients: [{ actor: 'a', start: 0, end: 9 }] })] });
  assert.deepEqual(same, ['one span or actor on both sides of an event (sides not scored)']);
  assert.deepEqual([record.events[0].actors, record.events[0].recipients], [[], []]);
  assert.deepEqual(kinds({ recipients: [{ actor: 'a', start: 0, end: 9 }], reciprocal: true }), []);
  assert.deepEqual(kinds({ actors: [{ actor: 'a', start: 0, end: 4 }] }), [
    'party that is no mention of its actor (events.actors)',
  ]);
  assert.deepEqual(kinds({ place: null }), ['null in place of nothing']);
  assert.deepEqual(kinds({ saidBy: 'statement' }), ['"statement" must stand exactly where saidBy is "statement" (events)']);
  assert.deepEqual(kinds({ saidBy: undefined }), ['unknown value (events.saidBy)']);
  assert.deepEqual(kinds({ salience: 2 }), ['wrong type (events.salience)']);
  assert.deepEqual(kinds({ casualties: [{ kind: 'killed', min: 3, max: 2, start: 0, end: 4 }] }), [
    'wrong count (events.casualties)',
  ]);
  assert.deepEqual(kinds({ placeFrom: { fallback: 'guess' } }), ['unknown value (events.placeFrom.fallback)']);
  const country = (code) =>
    faultsOf({
      actors: [
        { id: 'a', kind: 'country', country: code, sectors: [] },
        { id: 'b', kind: 'group', sectors: [] },
      ],
    })[1];
  for (const code of ['XKX', 'SUN', 'ZAR', 'SSD']) assert.deepEqual(country(code), []);
  for (const code of ['EUR', 'UNO', 'xyz', '']) assert.deepEqual(country(code), ['unknown value (actors.country)']);
});

test('the main event: salience, then confidence, then place in the text', () => {
  const e = (id, start, confidence, salience) => ({ id, trigger: { start }, confidence, salience });
  assert.equal(mainEvent({ events: [e('a', 0, 0.9), e('b', 5, 0.1, 0.2)] }).id, 'b');
  assert.equal(mainEvent({ events: [e('a', 5, 0.9, 0.2), e('b', 0, 0.9, 0.2)] }).id, 'b');
});

test('events: an announced withdrawal may be CONCEDE or RETREAT', () => {
  const item = { id: 'x', text: 'Putin ordered a withdrawal.' };
  const gold = { type: 'CONCEDE', actors: [], recipients: [] };
  const right = (type, reality) =>
    value(
      events,
      [{ item, gold, answer: { ...emptyRecord(item), events: [{ type, reality, actors: [], recipients: [] }] } }],
      'type, main event',
    );
  assert.deepEqual(
    [right('CONCEDE'), right('RETREAT', 'future'), right('RETREAT', 'hypothetical'), right('RETREAT', 'actual')],
    [1, 1, 1, 0],
  );
});

test('statements: what is nested in a right one is no error', () => {
  const text = 'Anna said that Ivo said that it rains. “We go,” she added.';
  const gold = {
    statements: [
      { source: [[0, 4]], cue: [[5, 9]], content: [[10, 37]] },
      { source: [], cue: [], content: [[39, 47]] },
    ],
  };
  const s = (id, start, end, more) => ({ id, source: [], cue: [], content: [{ start, end }], ...more });
  const item = { id: 'x', text };
  const of = (list, name) => value(statements, [{ item, gold, answer: { statements: list } }], name);
  const outer = s('s1', 10, 37);
  near(of([outer, s('s2', 29, 37, { via: 's1' })], 'content match P'), 1);
  near(of([outer, s('s2', 29, 37)], 'content match P'), 1 / 2);
  near(of([s('s1', 0, 57), s('s2', 29, 37, { via: 's1' })], 'content match P'), 0);
  near(of([s('s0', 0, 57), { ...outer, via: 's0' }], 'content match P'), 1 / 2);
  near(of([s('s3', 39, 47)], 'quotations, at least half quoted, found (R)'), 1);
  near(of([outer], 'quotations, at least half quoted, found (R)'), 0);
});

test('gold as the answer scores 1 in every task of the fixture', async () => {
  const { measureTask, TASKS } = await ruler('measure.mjs');
  for (const task of TASKS) {
    const { rows, faults } = await measureTask(task, {
      data: fileURLToPath(new URL('../../eval/fixture', import.meta.url)),
      oracle: 'perfect',
    });
    assert.equal(faults.length, 0, task);
    for (const r of rows) {
      if (r.better === 'higher' && !/macro|reciprocal|per sentence/.test(r.name)) assert.equal(r.value, 1, `${task}: ${r.name}`);
    }
  }
});
