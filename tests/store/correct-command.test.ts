// sitrep correct and sitrep export --format corrections as real processes: every way of correcting, refusals with their reasons, restricted words.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/index.ts';
import { sitrep } from '../cli/run.ts';
import { orsaRecord } from './correction-cases.ts';
import { READER } from './records.ts';

const folder = mkdtempSync(join(tmpdir(), 'sitrep-correct-'));
const dossier = join(folder, 'd.db');
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const run = (...args: string[]) => sitrep([...args, '--dossier', dossier]);
const correct = (...args: string[]) => {
  const { lines, err, status } = run('correct', ...args, '--json');
  expect({ err, status }).toEqual({ err: '', status: 0 });
  return lines[0];
};

describe('sitrep correct', () => {
  beforeAll(async () => {
    const store = await openStore(dossier, { create: true });
    await store.put(orsaRecord(), READER);
    await store.close();
  });

  it('sets places by name, by number and by coordinates, times by words, actors by name', () => {
    expect(correct('pOrsa', '--set', 'place=Oslo').person).toMatchObject({ name: 'Oslo', country: 'NOR' });
    expect(correct('pOrsa', '--set', 'place=60.5,5.5 Orsa pier').person).toMatchObject({
      name: 'Orsa pier',
      lat: 60.5,
      lon: 5.5,
    });
    expect(correct('tMonday', '--set', 'value=last Monday').person).toMatchObject({ value: '2031-04-28', from: '2031-04-28' });
    expect(correct('sVell', '--set', 'speaker=organization:The ministry|NOR|GOV', 'force=').person).toMatchObject({
      speaker: { name: 'The ministry', country: 'NOR', sectors: ['GOV'] },
    });
    expect(correct('eClose', '--set', 'actors=mBerg2', 'contexts=military,legal', 'negated=true', '--by', 'Ana')).toMatchObject({
      by: 'Ana',
      person: { actors: [{ words: 'Berg' }], contexts: ['military', 'legal'], negated: true },
    });
  });

  it('adds what was missed on words of the text, merges and splits, and takes back', () => {
    const event = correct(
      'orsa',
      '--add',
      'event',
      '--words',
      'fired',
      '--set',
      'type=ASSAULT',
      'actors=mKoral2',
      'negated=true',
    );
    expect(event).toMatchObject({ words: 'fired', layer: 'events', person: { negated: true, saidBy: 'outlet' } });
    const place = correct('orsa', '--add', 'place', '--words', 'port', '--set', 'place=60.5,5.5 Harbour');
    expect(place.person).toMatchObject({ place: { name: 'Harbour' } });
    expect(
      correct('orsa', '--add', 'statement', '--words', 'Nobody fired', '--set', 'speaker=aBerg', 'manner=direct').person,
    ).toMatchObject({
      speaker: { name: 'Anna Berg' },
    });
    expect(correct('aVell', '--merge', 'aKoral').verdict).toEqual({ op: 'merge', into: 'aKoral' });
    expect(correct('aVell', '--undo').undone).toMatch(/^\d{4}/);
    expect(correct('aBerg', '--split', 'mBerg2').verdict).toEqual({ op: 'split', mentions: ['mBerg2'] });
    expect(run('list', 'events', '--json').lines.map((e) => e.key)).toContain(event.key);
    expect(run('check').status).toBe(0);
  });

  it.each([
    [['eMet', '--set', 'recipients=mBerg'], /doer and target/],
    [['eMet', '--set', 'place=Xyzzyville'], /the gazetteer has no place Xyzzyville/],
    [['tMonday', '--set', 'value=soonish'], /"soonish" is no time/],
    [['orsa', '--add', 'event', '--words', 'no such words', '--set', 'type=AID'], /does not stand in the report/],
    [['orsa', '--add', 'event', '--words', 'fired'], /this is no item of events/],
    [['eMet', '--set', 'type=WAR'], /"WAR" is no value for "type"/],
    [['eMet', '--set', 'type'], /give one of/],
    [['eMet', '--reject', '--confirm'], /give one of/],
  ])('refuses %j with status 2 and the reason', (args, why) => {
    const { err, out, status } = run('correct', ...args);
    expect(err).toMatch(why);
    expect([out, status]).toEqual(['', 2]);
  });

  it('exports what people corrected to train on; of restricted reports no word', () => {
    const { lines, status } = run('export', '--format', 'corrections');
    expect(status).toBe(0);
    const set = lines.find((l) => l.key === 'eClose');
    expect(set).toMatchObject({
      report: orsaRecord().report.sha256,
      handling: 'internal',
      layer: 'events',
      op: 'set',
      by: 'Ana',
      spans: [{ words: 'close' }],
      machine: { negated: false, actors: [{ words: 'Koral' }] },
      person: { negated: true, actors: [{ words: 'Berg' }] },
    });
    const { start, end } = set.spans[0];
    expect(set.around.text.slice(start - set.around.start, end - set.around.start)).toBe('close');
    expect(lines.find((l) => l.op === 'add')).not.toHaveProperty('machine');
    expect(lines.some((l) => l.op === 'merge')).toBe(false); // taken back
    expect(lines.find((l) => l.op === 'split')).toMatchObject({
      machine: { mentions: [{ words: 'Anna Berg' }, { words: 'Berg' }] },
      person: { mentions: [{ words: 'Anna Berg' }] },
    });
    expect(run('export', '--format', 'corrections').out).toBe(run('export', '--format', 'corrections').out);

    run('correct', 'orsa', '--set', 'handling=restricted');
    const guarded = run('export', '--format', 'corrections').out.replace(/"key":"\w+"/g, '');
    expect(guarded.split('\n').filter(Boolean)).toHaveLength(lines.length);
    for (const word of ['Berg', 'Koral', 'Vell', 'close', 'fired', 'Harbour', 'ministry']) expect(guarded).not.toContain(word);
    expect(guarded).toContain('"type":"COERCE"');
  });
});
