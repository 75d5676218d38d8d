// sitrep gazetteer build on small files in the shape of a GeoNames dump; rows are invented in that shape, but for some that our tables know.
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { sitrep } from './run.ts';

const row = (id: number, name: string, lat: number, lon: number, code: string, country: string, people: number): string =>
  [id, name, name, '', lat, lon, code[0], code, country, '', '01', '', '', '', people, '', '', '', '2020-01-01'].join('\t');
const folder = mkdtempSync(join(tmpdir(), 'sitrep-'));
const file = (name: string): string => join(folder, name);
const PLACES = [
  row(11, 'Zorvanabad', 35.1, 45.2, 'PPL', 'IQ', 12000),
  row(12, 'Zorvanabad', 33.5, 36.5, 'PPL', 'SY', 90000),
  row(13, 'Governorate One', 33.4, 36.4, 'ADM1', 'SY', 500000),
  row(14, 'Little Farm', 33.4, 36.4, 'FRM', 'SY', 0),
  row(172955, 'Ar Raqqah', 35.95, 39.01, 'PPLA', 'SY', 177636),
  row(15, 'Ar Raqqah', 32.9, 36.6, 'PPL', 'SY', 300),
  row(163843, 'Syria', 35, 38, 'PCLI', 'SY', 16906283),
  'a broken row',
].join('\n');
const ALTERNATES = ['1\t12\ten\tQuelmistan\t1\t\t\t', '2\t12\tru\tЗорван\t\t\t\t', '3\t99\ten\tNowhere\t\t\t\t'].join('\n');

/** A zip archive with a readme and one large file, as the dump comes. */
const zip = (name: string, content: string): Buffer => {
  const files = [
    { name: 'readme.txt', data: Buffer.from('about'), packed: Buffer.from('about'), method: 0 },
    { name, data: Buffer.from(content), packed: deflateRawSync(Buffer.from(content)), method: 8 },
  ];
  const [parts, directory]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const f of files) {
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(f.method, 8);
    head.writeUInt32LE(crc32(f.data), 14);
    head.writeUInt32LE(f.packed.length, 18);
    head.writeUInt32LE(f.data.length, 22);
    head.writeUInt16LE(f.name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(20, 4);
    central.writeUInt16LE(20, 6);
    head.copy(central, 8, 6, 28);
    central.writeUInt16LE(f.name.length, 28);
    central.writeUInt32LE(at, 42);
    parts.push(head, Buffer.from(f.name), f.packed);
    directory.push(central, Buffer.from(f.name));
    at += 30 + f.name.length + f.packed.length;
  }
  const size = directory.reduce((s, b) => s + b.length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, ...directory, end]);
};

it.each(['txt', 'zip'])('makes a gazetteer of a .%s that the reader then uses', (ending) => {
  const [dump, alternates, out] = [file(`allCountries.${ending}`), file(`alternateNamesV2.${ending}`), file(`${ending}.bin`)];
  writeFileSync(dump, ending === 'zip' ? zip('allCountries.txt', PLACES) : PLACES);
  writeFileSync(alternates, ending === 'zip' ? zip('alternateNamesV2.txt', ALTERNATES) : ALTERNATES);
  const made = sitrep(['gazetteer', 'build', dump, '--alternates', alternates, '--out', out, '--json']);
  expect([made.status, made.lines[0].rows, made.lines[0].skipped]).toEqual([0, 8, 2]);
  // The six of the dump, and ours.
  expect(made.lines[0].places).toBeGreaterThan(1000);
  const env = { SITREP_GAZETTEER: out };
  const queries = ['Zorvanabad', 'Quelmistan', 'Little Farm', 'Raqqa', 'Hmeimim', 'Raqqeh', 'Syrian Arab Republic'];
  const answers = sitrep(['place', '--jsonl'], { env, input: queries.map((text) => JSON.stringify({ text })).join('\n') }).lines;
  const [byName, byAlternate, farm, raqqa, base, spelt, land] = answers.map((a) => a.candidates);
  expect(byName.map((c: { country: string }) => c.country).sort()).toEqual(['IRQ', 'SYR']);
  expect(byAlternate[0]).toMatchObject({ country: 'SYR', admin1: 'Governorate One', source: 'geonames:12' });
  expect(farm).toEqual([]);
  // Our spellings stand for the place of the dump, the larger of two; our own sites are there as well.
  expect(raqqa[0]).toMatchObject({ name: 'Raqqa', source: 'geonames:172955' });
  expect(spelt[0]).toMatchObject({ source: 'geonames:172955' });
  expect(base[0]).toMatchObject({ feature: 'AIRB', country: 'SYR' });
  expect(land[0]).toMatchObject({ source: 'geonames:163843', radiusKm: 220 });
});

it('makes the same bytes again', () => {
  const dump = file('allCountries.txt');
  const [a, b] = ['a.bin', 'b.bin'].map((name) => {
    sitrep(['gazetteer', 'build', dump, '--out', file(name)]);
    return file(name);
  });
  expect(sitrep(['place', 'Raqqa', '--json'], { env: { SITREP_GAZETTEER: a! } }).out).toBe(
    sitrep(['place', 'Raqqa', '--json'], { env: { SITREP_GAZETTEER: b! } }).out,
  );
});

it('says what is wrong with a file that is no dump, and leaves none behind', () => {
  const dump = file('wrong.txt');
  writeFileSync(dump, 'name,lat,lon\nHoms,34.7,36.7\n');
  const made = sitrep(['gazetteer', 'build', dump, '--out', file('none.bin')]);
  expect(made.status).toBe(1);
  expect(made.err).toContain('no usable rows');
  expect(existsSync(file('none.bin')) || existsSync(file('none.bin.part'))).toBe(false);
});
