// Small records made by hand, so that the store is tested without the pipeline: "Berg met Koral in Orsa." and the like.
import { createHash } from 'node:crypto';
import type { ReportHead, ReportRecord, Span } from '../../src/core/index.ts';
import type { Reader } from '../../src/store/index.ts';

export const READER: Reader = {
  version: '0.1.0',
  models: 'abcd',
  stages: { mentions: 1, actors: 2, places: 1, times: 1, statements: 3, events: 4 },
};

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Where the n-th occurrence of some words stands. */
const find = (text: string, words: string): Span => {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`"${words}" does not stand in "${text}"`);
  return { start, end: start + words.length };
};

/** A record of a text without any items. */
export const emptyRecord = (head: Partial<ReportHead> & { text: string }): ReportRecord => {
  const sha256 = digest(head.text);
  const { text, id = sha256, ...rest } = head;
  return {
    schema: 'sitrep/1',
    reader: { version: READER.version, models: READER.models },
    report: { id, text, sha256, ...rest },
    sentences: text.trim() ? [{ start: 0, end: text.length }] : [],
    mentions: [],
    actors: [],
    places: [],
    times: [],
    statements: [],
    events: [],
  };
};

export interface Told {
  doer: string;
  verb: string;
  target: string;
  place?: string;
  type?: ReportRecord['events'][number]['type'];
  confidence?: number;
  country?: string;
}

/** A record of "DOER VERB TARGET in PLACE, SPEAKER said." with one event and one statement. */
export const tellRecord = (
  { doer, verb, target, place, type = 'CONSULT', confidence = 0.8, country = 'NOR' }: Told,
  head: Partial<ReportHead> = {},
): ReportRecord => {
  const text = `${doer} ${verb} ${target}${place ? ` in ${place}` : ''}, Ina Vell said.`;
  const record = emptyRecord({ text, ...head });
  const key = (layer: string, n: number): string => digest(`${record.report.sha256} ${layer} ${n}`).slice(0, 20);
  const [a, b, s] = [find(text, doer), find(text, target), find(text, 'Ina Vell')];
  return {
    ...record,
    mentions: [
      { id: 'm1', key: key('mentions', 1), ...a, kind: 'person', form: 'name', actor: 'a1', by: 'rule:test' },
      { id: 'm2', key: key('mentions', 2), ...b, kind: 'person', form: 'name', actor: 'a2' },
      { id: 'm3', key: key('mentions', 3), ...s, kind: 'person', form: 'name', actor: 'a3' },
    ],
    actors: [
      { id: 'a1', key: key('actors', 1), name: doer, kind: 'person', country, sectors: ['GOV'] },
      { id: 'a2', key: key('actors', 2), name: target, kind: 'person', sectors: [] },
      { id: 'a3', key: key('actors', 3), name: 'Ina Vell', kind: 'person', sectors: ['MED'] },
    ],
    places: place
      ? [{ id: 'p1', key: key('places', 1), name: place, lat: 60.1, lon: 5.25, country: 'NOR', confidence: 0.9 }]
      : [],
    times: [],
    statements: [
      {
        id: 's1',
        key: key('statements', 1),
        source: [s],
        cue: [find(text, 'said')],
        content: [{ start: 0, end: text.indexOf(', Ina') }],
        speaker: 'a3',
        manner: 'indirect',
        force: 'say',
      },
    ],
    events: [
      {
        id: 'e1',
        key: key('events', 1),
        type,
        contexts: ['diplomatic'],
        quad: 'verbal cooperation',
        score: 1,
        trigger: find(text, verb),
        sentence: 0,
        actors: [{ actor: 'a1', ...a }],
        recipients: [{ actor: 'a2', ...b }],
        ...(place && { place: 'p1' }),
        reality: 'actual',
        negated: false,
        saidBy: 'statement',
        statement: 's1',
        salience: 1,
        confidence,
      },
    ],
  };
};
