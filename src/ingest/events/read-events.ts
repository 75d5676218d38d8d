// A table of events of somebody else's (CSV, tab-separated; gzip and ZIP are unpacked) and a mapping → events as they tell them, row by row.
// Method: csv-parse on bytes taken as Latin-1; a cell that is UTF-8 is then read as UTF-8, any other as windows-1252, for some data sets mix both.
import { createHash } from 'node:crypto';
import { pipeline, Readable } from 'node:stream';
import { parse } from 'csv-parse';
import type { ImportedEvent } from '../../core/index.ts';
import { InputError } from '../../core/index.ts';
import { decodeUtf8 } from '../decode.ts';
import { openFile, openStdin } from '../open.ts';
import { openZip, zipEntries } from '../zip.ts';
import { countryOf, dayOf } from './codes.ts';
import { columnsOf, type EventField, type EventMapping, type FieldSource } from './mapping.ts';

/** An event, or why a row is none. */
export type ForeignRow = ImportedEvent | InputError;

const windows1252 = new TextDecoder('windows-1252');
const decodeCell = (cell: string): string => {
  if (!/[\u0080-\u00ff]/.test(cell)) return cell;
  const bytes = Buffer.from(cell, 'latin1');
  return (decodeUtf8(bytes) ?? windows1252.decode(bytes)).replace(/\0/g, '');
};

const NUMBERS = new Set<EventField>(['lat', 'lon', 'score', 'fatalities']);
const inRange: Partial<Record<EventField, (n: number) => boolean>> = {
  lat: (n) => Math.abs(n) <= 90,
  lon: (n) => Math.abs(n) <= 180,
  fatalities: (n) => Number.isInteger(n) && n >= 0,
};

/** The value of a field in a row; undefined where the row says nothing that can be read. */
const fieldOf = (
  row: Readonly<Record<string, string>>,
  field: EventField,
  from: FieldSource,
  isNothing: (cell: string) => boolean,
): string | number | undefined => {
  const cellOf = (column: string): string | undefined => {
    const cell = row[column]?.trim();
    return cell === undefined || isNothing(cell) ? undefined : cell;
  };
  if ('value' in from) return from.value;
  if ('join' in from) {
    const cells = from.join.map(cellOf);
    return cells.every((c) => c === undefined) ? undefined : cells.map((c) => c ?? '').join(' ');
  }
  const cell = 'first' in from ? from.first.map(cellOf).find((c) => c !== undefined) : cellOf(from.column);
  if (cell === undefined) return undefined;
  if (field === 'date') return dayOf(cell, 'date' in from ? from.date : undefined);
  if ('country' in from && from.country) return countryOf(cell, from.country);
  if (!NUMBERS.has(field)) return cell;
  const n = Number(cell);
  return Number.isFinite(n) && (inRange[field]?.(n) ?? true) ? n : undefined;
};

const eventOf = (row: Record<string, string>, mapping: EventMapping): ImportedEvent | undefined => {
  const isNothing = (cell: string): boolean => cell === '' || mapping.nothing.includes(cell);
  const told: Record<string, string | number> = {};
  for (const [field, from] of Object.entries(mapping.fields) as [EventField, FieldSource][]) {
    const value = fieldOf(row, field, from, isNothing);
    if (value !== undefined) told[field] = value;
  }
  // Half a place is none.
  if (told.lat === undefined || told.lon === undefined) {
    delete told.lat;
    delete told.lon;
  }
  const id = mapping.fields.id ? told.id : createHash('sha256').update(JSON.stringify(row)).digest('hex').slice(0, 20);
  if (id === undefined) return undefined;
  const original = Object.fromEntries(Object.entries(row).filter(([, cell]) => !isNothing(cell)));
  return { ...told, source: mapping.source, id: String(id), original } as ImportedEvent;
};

/** What parts the cells, by the first line: the one of the usual three that occurs most. */
const delimiterOf = (line: string): string =>
  ['\t', ',', ';'].map((d) => [d, line.split(d).length] as const).sort((a, b) => b[1] - a[1])[0]![0];

/** Wide rows with long notes are some kilobytes. */
const LONGEST_ROW = 4_000_000;

async function* readTable(stream: AsyncIterable<Uint8Array>, input: string, mapping: EventMapping): AsyncGenerator<ForeignRow> {
  const chunks = stream[Symbol.asyncIterator]();
  const first = await chunks.next();
  if (first.done) throw new InputError('empty', `${input} is empty`, input);
  const delimiter = mapping.delimiter ?? delimiterOf(Buffer.from(first.value).toString('latin1').split('\n', 1)[0]!);
  const whole = (async function* () {
    yield first.value;
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
  })();
  const rows = pipeline(
    Readable.from(whole, { objectMode: false }),
    parse({
      delimiter,
      quote: mapping.quoted ? '"' : null,
      encoding: 'latin1',
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: LONGEST_ROW,
    }),
    () => {}, // what goes wrong is thrown where the rows are asked for
  );
  let columns = mapping.columns;
  let number = 0;
  for await (const cells of rows as AsyncIterable<string[]>) {
    number += 1;
    const row = cells.map(decodeCell);
    if (number === 1) row[0] = row[0]!.replace(/^\uFEFF/, '');
    if (!columns) {
      columns = row.map((name) => name.trim());
      const missing = columnsOf(mapping).filter((name) => !columns!.includes(name));
      if (missing.length)
        throw new InputError(
          'invalid-item',
          `${input} has no column ${missing.map((m) => `"${m}"`).join(', ')}; it has: ${columns.slice(0, 40).join(', ')}`,
          input,
        );
      continue;
    }
    // GDELT with a heading, as our own export writes it; what stands after its columns is kept.
    if (number === 1 && mapping.columns && row[0] === mapping.columns[0]) {
      columns = row;
      continue;
    }
    // Some files of POLECAT have one name too many in their heading, an empty one for a row number that is not there.
    if (columns.length === row.length + 1 && /^(?:unnamed: ?\d+)?$/i.test(columns[0]!)) columns = columns.slice(1);
    const where = `${input}, row ${number}`;
    if (row.length < columns.length || (columns === mapping.columns && row.length > columns.length)) {
      yield new InputError('invalid-item', `${where} has ${row.length} cells where ${columns.length} are needed`, where);
      continue;
    }
    const event = eventOf(Object.fromEntries(columns.map((name, i) => [name, row[i] ?? ''])), mapping);
    yield event ?? new InputError('invalid-item', `${where} has no id`, where);
  }
  if (number === 0) throw new InputError('empty', `${input} holds no rows`, input);
}

async function* readTables(file: string, mapping: EventMapping): AsyncGenerator<ForeignRow> {
  if (/\.zip$/i.test(file)) {
    const zip = await openZip(file, file);
    try {
      for await (const entry of zipEntries(zip))
        if (/\.(?:csv|tsv|txt|tab)$/i.test(entry.name)) yield* readTable(await entry.stream(), `${file}, ${entry.name}`, mapping);
    } finally {
      zip.close();
    }
    return;
  }
  const opened = file === '-' ? openStdin(process.stdin) : openFile(file);
  try {
    yield* readTable(opened.stream, opened.input, mapping);
  } finally {
    opened.close();
  }
}

/** Events of a file, or of standard input ("-"). Throws InputError where the file as a whole can't be read. */
export async function* readEvents(file: string, mapping: EventMapping): AsyncGenerator<ForeignRow> {
  try {
    yield* readTables(file, mapping);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError('unreadable', `${file} is no table that can be read (${(error as Error).message})`, file);
  }
}
