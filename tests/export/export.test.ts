// sitrep export on a dossier of small records made by hand: each format is read again, and leads back to the words.
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReportRecord } from '../../src/core/index.ts';
import { flatColumns } from '../../src/publish/index.ts';
import { openStore } from '../../src/store/index.ts';
import { sitrep } from '../cli/run.ts';
import { READER, tellRecord } from '../store/records.ts';

const folder = mkdtempSync(join(tmpdir(), 'sitrep-export-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string): string => join(folder, name);
const env = { SITREP_DOSSIER: at('d.db') };
const run = (...args: string[]) => sitrep(['export', '--format', ...args], { env });
const document = (...args: string[]) => {
  run(...args, '--out', at('document.json'));
  return JSON.parse(readFileSync(at('document.json'), 'utf8'));
};

// 😀 takes two code units and one code point: Web Annotations count the latter.
const MEETING = tellRecord(
  { doer: '😀 Berg', verb: 'met', target: 'Koral', place: 'Orsa' },
  { id: 'one', published: '2031-05-04', outlet: '=HYPERLINK("x")', url: 'https://news.example/1' },
);
const RAID: ReportRecord = (() => {
  const record = tellRecord(
    { doer: 'Rebels', verb: 'bombed', target: 'Vell Town', place: 'Sund', type: 'ASSAULT' },
    { id: 'two', published: '2031-05-05' },
  );
  const event = { ...record.events[0]!, mode: 'explosives', quad: 'material conflict' as const, score: -9, cameo: '183' };
  const place = { ...record.places[0]!, country: 'UKR', lat: -33.5, feature: 'PPL', source: 'geonames:42' };
  return { ...record, events: [event], places: [place] };
})();
const DENIED: ReportRecord = (() => {
  const record = tellRecord(
    { doer: 'Holt', verb: 'met', target: 'Berg', place: 'Orsa' },
    { id: 'three', published: '2031-05-06' },
  );
  const [event] = record.events;
  const [statement] = record.statements;
  return { ...record, events: [{ ...event!, negated: true }], statements: [{ ...statement!, manner: 'direct' }] };
})();

const tsv = (text: string): string[][] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));
const cellsOf = (text: string): Record<string, string>[] => {
  const [head, ...rows] = tsv(text);
  return rows.map((row) => Object.fromEntries(head!.map((h, i) => [h, row[i]!])));
};

describe('sitrep export', { timeout: 120_000 }, () => {
  beforeAll(async () => {
    const store = await openStore(env.SITREP_DOSSIER, { create: true });
    for (const record of [MEETING, RAID, DENIED]) await store.put(record, READER);
    await store.correct({ key: RAID.statements[0]!.key!, verdict: { op: 'reject' } });
    await store.close();
  });

  it('jsonl is the records as corrected, and the filters choose reports', () => {
    const { lines, err } = run('jsonl');
    expect(lines).toEqual(
      [
        MEETING,
        { ...RAID, statements: [], events: [{ ...RAID.events[0], saidBy: 'unclear', statement: undefined }] },
        DENIED,
      ].map((r) => JSON.parse(JSON.stringify(r))),
    );
    expect(err).toBe('sitrep: 3 exported\n');
    expect(run('jsonl', '--since', '2031-05-06').lines.map((r) => r.report.id)).toEqual(['three']);
  });

  it('csv has columns of one’s own, in their order and under their headings', () => {
    const { out } = run('csv', '--columns', 'report,actor=doer,recipient,lat,start,trigger');
    expect(out).toBe(
      'report,doer,recipient,lat,start,trigger\none,😀 Berg,Koral,60.1,8,met\ntwo,Rebels,Vell Town,-33.5,7,bombed\nthree,Holt,Berg,60.1,5,met\n',
    );
    expect(run('csv').out.split('\n')[0]).toBe(flatColumns('events').join(','));
    expect(run('csv', '--layer', 'statements', '--columns', 'report,speaker').out).toBe(
      'report,speaker\none,Ina Vell\nthree,Ina Vell\n',
    );
  });

  it('csv and tab-separated cells can’t be formulas', () => {
    expect(run('csv', '--columns', 'outlet', '--report', 'one').out).toBe('outlet\n"\'=HYPERLINK(""x"")"\n');
    expect(cellsOf(run('polecat', '--report', 'one').out)[0]!.Source).toBe('\'=HYPERLINK("x")');
  });

  it('geojson gives each placed event with the words it was read from', () => {
    const { type, features } = document('geojson');
    expect(type).toBe('FeatureCollection');
    expect(features.map((f: { geometry: { coordinates: number[] } }) => f.geometry.coordinates)).toEqual([
      [5.25, 60.1],
      [5.25, -33.5],
      [5.25, 60.1],
    ]);
    for (const [i, record] of [MEETING, RAID, DENIED].entries()) {
      const { start, end, words, report, negated } = features[i].properties;
      expect(record.report.text.slice(start, end)).toBe(words);
      expect(report.id).toBe(record.report.id);
      expect(negated).toBe(record === DENIED);
    }
  });

  it('gdelt has the 61 columns, places in FIPS, and nothing that was denied', () => {
    const { out, err } = run('gdelt');
    const rows = cellsOf(out);
    expect(rows.map((r) => r.sitrep_report)).toEqual(['one', 'two']);
    expect(err).toBe('sitrep: 2 exported, 1 left out (denied or not done)\n');
    expect(rows[1]).toMatchObject({
      GLOBALEVENTID: String(Number.parseInt(RAID.events[0]!.key!.slice(0, 13), 16)),
      SQLDATE: '20310505',
      Actor1Name: 'REBELS',
      Actor1CountryCode: 'NOR',
      EventCode: '183',
      EventRootCode: '18',
      QuadClass: '4',
      ActionGeo_CountryCode: 'UP',
      ActionGeo_Lat: '-33.5',
      ActionGeo_FeatureID: '42',
      SOURCEURL: 'urn:sitrep:report:two',
      words: 'bombed',
    });
    const bare = tsv(run('gdelt', '--bare').out);
    expect(bare.map((row) => row.length)).toEqual([61, 61]);
    expect(bare[0]![60]).toBe('https://news.example/1');
  });

  it('polecat has the 40 columns and says None where nothing is known', () => {
    const rows = tsv(run('polecat', '--bare').out);
    expect(new Set(rows.map((r) => r.length))).toEqual(new Set([40]));
    expect(cellsOf(run('polecat').out)[1]).toMatchObject({
      'Event Type': 'ASSAULT',
      'Event Mode': 'explosives',
      'Quad Code': 'MATERIAL CONFLICT',
      'Actor COW': 'None',
      City: 'Sund',
      'GeoNames ID': '42',
      sitrep_report: 'two',
    });
  });

  it('acled has the 31 columns, for events that ACLED has a type for', () => {
    const { out, err } = run('acled', '--bare');
    const [head, row, end] = out.split('\n');
    expect(head!.split(',')).toHaveLength(31);
    expect(row).toMatch(
      /^[0-9a-f]{20},2031-05-05,2031,\d,Political violence,Explosions\/Remote violence,Remote explosive\/landmine\/IED,Rebels,/,
    );
    expect(end).toBe('');
    expect(err).toMatch(/1 exported.*1 left out \(of a type that ACLED does not have\)/);
  });

  it('schema.org tells reported speech as claims and direct speech as quotations', () => {
    const graph = document('schemaorg')['@graph'];
    expect(graph.map((n: Record<string, string>) => n['@type'])).toEqual(['NewsArticle', 'Claim', 'NewsArticle', 'Quotation']);
    expect(graph[1]).toMatchObject({
      text: '😀 Berg met Koral in Orsa',
      author: { '@type': 'Person', name: 'Ina Vell' },
      appearance: { '@id': 'https://news.example/1' },
    });
    expect(graph[3].spokenByCharacter.name).toBe('Ina Vell');
  });

  it('annotations quote the words, and count in code points', () => {
    const { items } = document('annotations', '--report', 'one');
    expect(items).toHaveLength(2);
    const [quote, position] = items[1].target[0].selector;
    expect(quote).toEqual({
      type: 'TextQuoteSelector',
      prefix: '😀 Berg ',
      exact: 'met',
      suffix: ' Koral in Orsa, Ina Vell said.',
    });
    expect([...MEETING.report.text].slice(position.start, position.end).join('')).toBe('met');
    expect(items[1].target[0].source).toBe('https://news.example/1');
  });

  it('parquet holds the rows of csv, with numbers as numbers', async () => {
    expect(run('parquet', '--out', at('rows.parquet'), '--columns', 'report,actor=doer,lat,start,negated')).toMatchObject({
      status: 0,
      out: '',
    });
    const bytes = readFileSync(at('rows.parquet'));
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
    expect(await parquetReadObjects({ file })).toEqual([
      { report: 'one', doer: '😀 Berg', lat: 60.1, start: 8, negated: false },
      { report: 'two', doer: 'Rebels', lat: -33.5, start: 7, negated: false },
      { report: 'three', doer: 'Holt', lat: 60.1, start: 5, negated: true },
    ]);
  });

  it.each(['jsonl', 'csv', 'parquet', 'geojson', 'gdelt', 'polecat', 'acled', 'schemaorg', 'annotations'])(
    '%s: the same dossier gives the same bytes, in a file that is its owner’s',
    (format) => {
      run(format, '--out', at('a'));
      run(format, '--out', at('b'));
      expect(readFileSync(at('a')).equals(readFileSync(at('b')))).toBe(true);
      expect(statSync(at('a')).mode & 0o777).toBe(0o600);
    },
  );

  it.each([
    [['csv', '--columns', 'actor,colour'], 2, /no column "colour"/],
    [['gdelt', '--columns', 'actor'], 2, /--columns goes with/],
    [['xml'], 2, /There are: jsonl/],
    [['csv', '--out', at('no/folder.csv')], 1, /ENOENT/],
  ])('%j ends with status %i and says why', (args, status, words) => {
    expect(run(...args)).toMatchObject({ status, err: expect.stringMatching(words), out: '' });
  });
});
