// sitrep import-events: rows of the field's data sets (all invented), with the traps that they are known for.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/index.ts';
import { sitrep } from '../cli/run.ts';
import { zip } from '../ingest/archives.ts';
import { READER, tellRecord } from './records.ts';

const folder = mkdtempSync(join(tmpdir(), 'sitrep-imports-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string): string => join(folder, name);
let n = 0;
/** Imports bytes as a file of this name into a dossier of its own. */
const take = (mapping: string, name: string, bytes: string | Buffer) => {
  n += 1;
  const env = { SITREP_DOSSIER: at(`${n}.db`) };
  writeFileSync(at(name), bytes);
  const { out, err, status } = sitrep(['import-events', '--json', '--mapping', mapping, at(name)], { env });
  return { counts: out && JSON.parse(out), err, status, env, rows: sitrep(['list', 'imported', '--json'], { env }).lines };
};
const table = (separator: string, ...rows: (readonly string[])[]): string => rows.map((r) => `${r.join(separator)}\n`).join('');
const columnsOf = (mapping: string): string[] =>
  JSON.parse(readFileSync(new URL(`../../data/imports/${mapping}.json`, import.meta.url), 'utf8')).columns;
const rowOf = (columns: readonly string[], cells: Record<string, string>): string[] => columns.map((c) => cells[c] ?? '');

const GDELT = columnsOf('gdelt');
const GDELT_ROW = {
  GLOBALEVENTID: '77',
  SQLDATE: '20310504',
  Actor1Name: 'VELL "ARMY',
  Actor1CountryCode: 'NOR',
  EventCode: '190',
  GoldsteinScale: '-10.0',
  ActionGeo_FullName: 'Orsa',
  ActionGeo_CountryCode: 'UP',
  ActionGeo_Lat: '60.5',
  ActionGeo_Long: '5',
  SOURCEURL: 'https://a.example',
};
const ICEWS =
  'Event ID,Event Date,Source Name,Source Sectors,Source Country,Event Text,CAMEO Code,Intensity,Target Name,Target Sectors,Target Country,Story ID,Sentence Number,Publisher,City,District,Province,Country,Latitude,Longitude'.split(
    ',',
  );
const POLECAT =
  'Event ID,Event Date,Event Type,Event Mode,Intensity,Quad Code,Contexts,Actor Name,Actor Country,Actor COW,Primary Actor Sector,Actor Sectors,Actor Title,Actor Name Raw,Wikipedia Actor ID,Recipient Name,Recipient Country,Recipient COW,Primary Recipient Sector,Recipient Sectors,Recipient Title,Recipient Name Raw,Wikipedia Recipient ID,Placename,City,District,Province,Country,Latitude,Longitude,GeoNames ID,Raw Placename,Feature Type,Source,Publication Date,Story People,Story Organizations,Story Locations,Language,Version'.split(
    ',',
  );

describe('sitrep import-events', { timeout: 120_000 }, () => {
  it('GDELT: no heading, countries of places in FIPS, quotation marks are plain; a row of another width is told', () => {
    const { counts, rows, err, status } = take(
      'gdelt',
      'export.CSV.zip',
      zip({ '20310504.export.CSV': table('\t', rowOf(GDELT, GDELT_ROW), ['78', '20310504']), 'readme.md': 'x' }).subarray(
        0,
      ) as Buffer,
    );
    // GDELT's own archives hold one file in capitals
    expect(counts).toEqual({ added: 1, updated: 0, unchanged: 0, failed: 1 });
    expect(rows[0]).toMatchObject({
      source: 'gdelt',
      id: '77',
      date: '2031-05-04',
      type: '190',
      actor: 'VELL "ARMY',
      actorCountry: 'NOR',
      country: 'UKR',
      lat: 60.5,
      lon: 5,
      score: -10,
      place: 'Orsa',
      url: 'https://a.example',
    });
    expect(rows[0].original.Actor1Name).toBe('VELL "ARMY');
    expect([status, err]).toEqual([1, expect.stringContaining('row 2 has 2 cells where 61 are needed')]);
  });

  it('POLECAT: “None” is nothing, cells of two encodings, a stray name in the heading', () => {
    const row = rowOf(POLECAT, {
      'Event ID': 'p1',
      'Event Date': '2031-05-04',
      'Event Type': 'ASSAULT',
      'Actor Name': 'Mäki',
      'Recipient Name': 'None',
      'Recipient Name Raw': 'the crowd',
      Latitude: 'None',
      Longitude: 'None',
      Country: 'NOR',
    });
    const bytes = Buffer.concat([
      Buffer.from(`\t${table('\t', POLECAT)}`),
      Buffer.from(table('\t', row), 'latin1'),
      Buffer.from(table('\t', rowOf(POLECAT, { 'Event ID': 'p2', 'Actor Name': 'Žižka', 'Event Date': '2031-05-05' }))),
    ]);
    const { counts, rows } = take('polecat', 'polecat.txt.gz', gzipSync(bytes));
    expect(counts).toMatchObject({ added: 2, failed: 0 });
    expect(rows[0]).toMatchObject({ actor: 'Mäki', recipient: 'the crowd', country: 'NOR' });
    expect(rows[0]).not.toHaveProperty('lat');
    expect(rows[1].actor).toBe('Žižka');
  });

  it('ICEWS: an event is known by its id and day, countries are names', () => {
    const cells = {
      'Event ID': '9',
      'Event Date': '2031-05-04',
      'Source Name': 'Police (Orsa)',
      'Source Country': 'Syria',
      'CAMEO Code': '173',
      Country: 'Ivory Coast',
      Latitude: '5.3',
      Longitude: '-4.0',
    };
    const text = table('\t', ICEWS, rowOf(ICEWS, cells), rowOf(ICEWS, { ...cells, 'Event Date': '2031-05-05' }));
    const { counts, rows } = take('icews', 'events.tab', text);
    expect(counts).toMatchObject({ added: 2 });
    expect(rows.map((r) => r.id)).toEqual(['9 2031-05-04', '9 2031-05-05']);
    expect(rows[0]).toMatchObject({ actorCountry: 'SYR', country: 'CIV', place: 'Ivory Coast' });
  });

  it('ACLED: notes with commas and line breaks, dates in words, semicolons; what changed is replaced', () => {
    const head = [
      'event_id_cnty',
      'event_date',
      'event_type',
      'sub_event_type',
      'actor1',
      'actor2',
      'country',
      'location',
      'latitude',
      'longitude',
      'source',
      'notes',
      'fatalities',
    ];
    const row = (killed: string): string[] => [
      'NOR1',
      '04 May 2031',
      'Battles',
      'Armed clash',
      'Rebels',
      '',
      'Norway',
      'Orsa',
      '60.5',
      '5.2',
      'Sound Courier',
      '"At dawn, rebels\nattacked; ""nobody"" fled."',
      killed,
    ];
    const { counts, rows, env } = take('acled', 'acled.csv', `\ufeff${table(';', head, row('3'))}`);
    expect(counts).toMatchObject({ added: 1 });
    expect(rows[0]).toMatchObject({
      date: '2031-05-04',
      fatalities: 3,
      country: 'NOR',
      words: 'At dawn, rebels\nattacked; "nobody" fled.',
    });
    writeFileSync(at('acled.csv'), table(',', head, row('4')));
    expect(JSON.parse(sitrep(['import-events', '--json', '--mapping', 'acled', at('acled.csv')], { env }).out)).toEqual({
      added: 0,
      updated: 1,
      unchanged: 0,
      failed: 0,
    });
    expect(sitrep(['list', 'imported'], { env }).out).toMatch(/2031-05-04 +Battles: Armed clash +Rebels → – +Orsa +4 /);
    expect(sitrep(['list', 'imported', '--country', 'SWE'], { env }).out).toBe('nothing found\n');
    expect(sitrep(['list', 'events', '--json'], { env }).out).toBe('');
  });

  it('any table by a mapping of one’s own', () => {
    const mapping = at('mine.json');
    writeFileSync(
      mapping,
      JSON.stringify({
        source: 'diary',
        fields: {
          date: { column: 'day', date: 'DD/MM/YYYY' },
          type: { value: 'strike' },
          actor: 'who',
          country: { column: 'where', country: 'iso2' },
          lat: 'lat',
          lon: 'lon',
        },
      }),
    );
    const { rows, counts } = take(
      mapping,
      'diary.csv',
      'day,who,where,lat,lon\n3/5/2031,Dockers,no,95,5\n31/02/2031,Miners,xx,60,5\n',
    );
    expect(counts).toMatchObject({ added: 2 });
    expect(rows[0]).toEqual({
      source: 'diary',
      id: expect.stringMatching(/^[0-9a-f]{20}$/),
      date: '2031-05-03',
      type: 'strike',
      actor: 'Dockers',
      country: 'NOR',
      original: { day: '3/5/2031', who: 'Dockers', where: 'no', lat: '95', lon: '5' },
    });
    expect(rows[1]).not.toHaveProperty('date');
    expect(rows[1]).not.toHaveProperty('country');
  });

  it('what sitrep exports as GDELT can be imported again', async () => {
    const dossier = at('ours.db');
    const store = await openStore(dossier, { create: true });
    await store.put(
      tellRecord({ doer: 'Berg', verb: 'met', target: 'Koral', place: 'Orsa' }, { id: 'one', published: '2031-05-04' }),
      READER,
    );
    await store.close();
    const env = { SITREP_DOSSIER: dossier };
    const { rows } = take('gdelt', 'own.tsv', sitrep(['export', '--format', 'gdelt'], { env }).out);
    expect(rows[0]).toMatchObject({
      actor: 'BERG',
      recipient: 'KORAL',
      country: 'NOR',
      date: '2031-05-04',
      original: { sitrep_report: 'one', words: 'met' },
    });
  });

  it.each([
    ['nothing', 'a\n1\n', /there is no mapping nothing/],
    ['acled', 'a,b\n1,2\n', /no column "event_id_cnty".*it has: a, b/],
    ['acled', '', /is empty/],
    ['{"source":"x","fields":{"colour":"a"}}', 'a\n', /there is no field "colour"/],
    ['{"source":"x","fields":{"date":{"column":"a","date":"soon"}}}', 'a\n', /"date" must be a column/],
  ])('%s: a wrong mapping or file is told', (mapping, text, words) => {
    const name = mapping.startsWith('{') ? at('wrong.json') : mapping;
    if (name !== mapping) writeFileSync(name, mapping);
    expect(take(name, 'x.csv', text)).toMatchObject({ status: 1, err: expect.stringMatching(words) });
  });
});
