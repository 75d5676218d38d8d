// A report in the structure of the one that started it all, in our own words (tests/fixtures/first-light.md says what a careful
// analyst takes from it): at least eight of its ten events, no false one, and all else.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Event, EventType, ReportRecord, Span } from '../../src/core/index.ts';
import { sitrep } from '../cli/run.ts';
import { faultsOf } from '../contract/validate.ts';

const FILE = new URL('../fixtures/first-light.txt', import.meta.url);
const text = readFileSync(FILE, 'utf8');
const NEAR = 160; // code units: an event's trigger stands this close to the words that tell it
let record: ReportRecord;

beforeAll(() => {
  const { lines, status, err } = sitrep(['read', '--json', FILE.pathname]);
  expect(err).toBe('');
  expect(status).toBe(0);
  [record] = lines;
});

const at = (words: string): Span => {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`not in the text: ${words}`);
  return { start, end: start + words.length };
};
const meets = (a: Span, b: Span, slack = 0) => a.start < b.end + slack && a.end > b.start - slack;
const UTTERED: readonly EventType[] = ['AGREE', 'SUPPORT', 'REQUEST', 'THREATEN', 'ACCUSE', 'REJECT', 'CONSULT'];
const done = (e: Event) => !e.negated && (e.reality === 'actual' || e.reality === 'historical');
const ahead = (e: Event) => !e.negated && (e.reality === 'future' || e.reality === 'hypothetical');
const fitting = (e: Event) => (UTTERED.includes(e.type) ? done(e) : ahead(e));
const by = (country: string) => (e: Event) =>
  e.actors.some((p) => record.actors.find((a) => a.id === p.actor)?.country === country);
const found = (types: EventType[], passages: string[], ...tests: ((e: Event) => boolean)[]) =>
  record.events.filter(
    (e) =>
      types.includes(e.type) &&
      passages.some((p) => meets(e.trigger, at(p), NEAR)) &&
      (tests.length ? tests : [fitting]).every((t) => t(e)),
  );

describe('events', () => {
  const wanted: Record<string, () => Event[]> = {
    'pullout ordered': () =>
      found(['RETREAT', 'CONCEDE'], ['ordered a pullout'], by('SEN'), (e) => e.type === 'CONCEDE' || ahead(e)),
    'talks open': () => found(['CONSULT'], ['talks between the parties']),
    'ceasefire agreed': () =>
      found(
        ['AGREE', 'RETREAT', 'COOPERATE'],
        ['agreed to carry out the ceasefire'],
        (e) => done(e) || (e.type !== 'AGREE' && ahead(e)),
      ),
    'ready to cooperate': () =>
      found(['AGREE', 'SUPPORT', 'COOPERATE'], ['ready to cooperate', 'prepared to share our maps'], by('SEN'), fitting),
    'sharing of tasks': () => found(['AGREE', 'REQUEST', 'COOPERATE'], ['French proposed'], by('FRA'), fitting),
    'undermining alleged': () => found(['ACCUSE'], ['trying to “undermine”'], by('SEN'), fitting),
    'second road': () =>
      found(
        ['THREATEN'],
        ['a drawer full of'],
        fitting,
        (e) => e.condition !== undefined && meets(e.condition, at('does not take place')),
      ),
    criticism: () => found(['ACCUSE', 'REJECT'], ['met with sharp criticism'], by('SEN'), fitting),
    'a seat for the Balanta': () =>
      found(['REQUEST'], ['stressed the importance', 'should sit in this group'], by('SEN'), fitting),
    'aims doubted': () => found(['ACCUSE'], ['hinting that they cared more']),
  };
  test('at least eight of the ten', () => {
    const missed = Object.entries(wanted)
      .filter(([, find]) => !find().length)
      .map(([name]) => name);
    expect(missed.length, `missed: ${missed.join(', ')}`).toBeLessThanOrEqual(2);
  });

  const told = (types: EventType[], passage: string) =>
    record.events.filter((e) => types.includes(e.type) && meets(e.trigger, at(passage)) && done(e));
  test('an open question, a feared fall and hoped-for liberations did not happen', () => {
    expect(told(['ASSAULT'], 'Senegalese raids on the mutineers')).toEqual([]);
    expect(told(['RETREAT', 'ASSAULT'], 'has escaped its fall')).toEqual([]);
    expect(told(['ASSAULT', 'RETREAT'], 'to free the mutineers')).toEqual([]);
  });

  test('banner and last line carry none', () => {
    for (const p of ['Follow our brand new Coastline Dispatch', 'Tell us what you think'])
      expect(record.events.filter((e) => meets(e.trigger, at(p)))).toEqual([]);
  });
});

test('published, read from the line under the title', () => {
  expect(record.report.published).toBe('2031-09-15');
  expect(record.report.title).toContain('Diop Orders Pullout');
});

test.each([
  ['Diatta', 'We are prepared to share our maps'],
  ['Diatta', 'I give away no secret'],
  ['Sarr', 'by reading every paragraph'],
  ['Sarr', 'In spite of the stories'],
  ['Sarr', 'We believe that the Balanta delegates'],
])('%s says: %s', (name, words) => {
  const speakers = record.statements
    .filter((s) => s.content.some((c) => meets(c, at(words))))
    .map((s) => record.actors.find((a) => a.id === s.speaker)?.name ?? '');
  expect(
    speakers.some((s) => s.includes(name)),
    speakers.join(),
  ).toBe(true);
});

test.each([
  ['Accra', 5.56, -0.2],
  ['Bafata', 12.17, -14.66],
  ['Gabu', 12.28, -14.22],
])('%s lies at %f, %f', (name, lat, lon) => {
  const places = record.mentions
    .filter((m) => text.slice(m.start, m.end).includes(name))
    .map((m) => record.places.find((p) => p.id === m.place));
  expect(places.some((p) => p && Math.abs(p.lat - lat) < 0.6 && Math.abs(p.lon - lon) < 0.6)).toBe(true);
});

test('relative dates', () => {
  const value = (words: string) => record.times.find((t) => meets(t, at(words)))?.value;
  expect(value('Tuesday')).toBe('2031-09-16');
  expect(value('August 23rd')).toBe('2031-08-23');
});

test('the record is sound', () => expect(faultsOf(record)).toEqual([]));
