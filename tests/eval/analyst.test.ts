// The scorer of tests/analyst: nothing is found in an empty record, everything in one made from the expectation; and what must not be told is noticed.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Expected, type ExpectedEvent, scoreAnalyst } from '../../eval/analyst-score.ts';
import type { Actor, EventType, Reality, ReportRecord, Span } from '../../src/core/index.ts';

const folder = new URL('../analyst/', import.meta.url);
const names = readdirSync(folder)
  .filter((f) => f.endsWith('.expected.json'))
  .map((f) => f.replace('.expected.json', ''));
const load = (name: string): { text: string; expected: Expected } => ({
  text: readFileSync(new URL(`${name}.txt`, folder), 'utf8'),
  expected: JSON.parse(readFileSync(new URL(`${name}.expected.json`, folder), 'utf8')) as Expected,
});

const empty = (text: string): ReportRecord => ({
  schema: 'sitrep/1',
  reader: { version: '0', models: '' },
  report: { id: 'r', text, sha256: '0'.repeat(64) },
  sentences: [],
  mentions: [],
  actors: [],
  places: [],
  times: [],
  statements: [],
  events: [],
});
const at = (text: string, words: string): Span => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });

/** The record that an analyst would have written: every expected event in its first reading, every statement, place and time. */
const perfect = (text: string, expected: Expected): ReportRecord => {
  const r = empty(text);
  r.report.published = expected.published;
  const actor = (word: string): string => {
    const id = `a${r.actors.length + 1}`;
    r.actors.push({ id, name: word, kind: 'group', sectors: [], ...(/^[A-Z]{3}$/.test(word) && { country: word }) } as Actor);
    return id;
  };
  const statement = (speaker: string, content: Span): string => {
    const id = `s${r.statements.length + 1}`;
    r.statements.push({ id, source: [], cue: [], content: [content], speaker: actor(speaker), manner: 'indirect' });
    return id;
  };
  expected.events.forEach((x: ExpectedEvent, k) => {
    const trigger = at(text, x.near[0]!);
    const nowhere = { start: 0, end: 1 };
    const [type, reality] = x.as[0]!;
    const isOutlet = !x.saidBy || x.saidBy[0] === 'outlet';
    if (x.time) r.times.push({ id: `t${k}`, ...trigger, type: 'DATE', value: x.time });
    if (x.place) r.places.push({ id: `p${k}`, name: x.place, lat: 0, lon: 0 });
    r.events.push({
      id: `e${k}`,
      type: type as EventType,
      contexts: [],
      quad: 'verbal conflict',
      trigger,
      sentence: 0,
      actors: x.doer ? [{ actor: actor(x.doer[0]!), ...nowhere }] : [],
      recipients: x.to ? [{ actor: actor(x.to[0]!), ...nowhere }] : [],
      reality: reality === 'negated' ? 'actual' : (reality as Reality),
      negated: reality === 'negated',
      saidBy: isOutlet ? 'outlet' : 'statement',
      ...(!isOutlet && { statement: statement(x.saidBy![0]!, trigger) }),
      ...(x.mode && { mode: x.mode }),
      ...(x.time && { time: `t${k}` }),
      ...(x.place && { place: `p${k}` }),
      ...(x.condition && { condition: at(text, x.condition) }),
      ...(x.casualties && { casualties: [{ kind: x.casualties.kind as 'killed', min: x.casualties.min, ...trigger }] }),
      salience: 0.5,
      confidence: 0.5,
    });
  });
  for (const x of expected.statements) statement(x.speaker[0]!, at(text, x.content));
  expected.places.forEach((x, k) => {
    r.places.push({ id: `q${k}`, ...x });
    r.mentions.push({ id: `m${k}`, ...at(text, x.name), kind: 'location', form: 'name', place: `q${k}` });
  });
  expected.times.forEach((x, k) => {
    r.times.push({ id: `u${k}`, ...at(text, x.words), type: 'DATE', value: x.value });
  });
  return r;
};

test('six reports and sixty events or more are expected', () => {
  expect(names.length).toBeGreaterThanOrEqual(6);
  expect(names.reduce((n, name) => n + load(name).expected.events.length, 0)).toBeGreaterThanOrEqual(60);
});

test.each(names)('%s: an empty record finds nothing and tells nothing false', (name) => {
  const { text, expected } = load(name);
  const score = scoreAnalyst(empty(text), expected);
  expect(score.events.some((e) => e.found || e.whole)).toBe(false);
  expect(score.false).toEqual([]);
  expect(score.checks.some((c) => c.holds)).toBe(false);
});

test.each(names)('%s: the record made from the expectation is right in everything', (name) => {
  const { text, expected } = load(name);
  const score = scoreAnalyst(perfect(text, expected), expected);
  expect(score.events.filter((e) => !e.whole)).toEqual([]);
  expect(score.false).toEqual([]);
  expect(score.checks.filter((c) => !c.holds)).toEqual([]);
  for (const { right, n } of Object.values(score.details)) expect(right).toBe(n);
});

test.each(names)('%s: what must not be told is noticed where it is told', (name) => {
  const { text, expected } = load(name);
  const record = empty(text);
  const [shape] = perfect(text, expected).events;
  expected.never.forEach((f, k) => {
    const type = (f.types[0] === '*' ? 'ASSAULT' : f.types[0]) as EventType;
    record.events.push({
      ...shape!,
      id: `e${k}`,
      type,
      trigger: at(text, f.near),
      reality: 'actual',
      negated: false,
      saidBy: 'outlet',
    });
  });
  expect(scoreAnalyst(record, expected).false.length).toBe(expected.never.length);
});

test.each(names)('%s: another doer, another reality, or one event for two is not found', (name) => {
  const { text, expected } = load(name);
  const swapped = perfect(text, expected);
  for (const a of swapped.actors) {
    a.name = 'Nobody';
    delete a.country;
  }
  const named = expected.events.filter((x) => x.doer).length;
  expect(scoreAnalyst(swapped, expected).events.filter((e) => e.found).length).toBe(expected.events.length - named);
  const one = perfect(text, expected);
  one.events = one.events.slice(0, 1);
  expect(scoreAnalyst(one, expected).events.filter((e) => e.found).length).toBe(1);
});
