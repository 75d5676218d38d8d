// A mapping (data/imports/README.md tells its format) → checked, so that a wrong one is told before a row is read.
import { existsSync, readFileSync } from 'node:fs';
import { assetPath, InputError } from '../../core/index.ts';

export const EVENT_FIELDS = [
  'id',
  'date',
  'type',
  'mode',
  'actor',
  'actorCountry',
  'recipient',
  'recipientCountry',
  'place',
  'country',
  'lat',
  'lon',
  'score',
  'fatalities',
  'outlet',
  'url',
  'words',
] as const;
export type EventField = (typeof EVENT_FIELDS)[number];

export const DATE_ORDERS = ['YYYYMMDD', 'DD/MM/YYYY', 'MM/DD/YYYY'] as const;
export const COUNTRY_CODES = ['fips', 'iso2', 'name'] as const;

export type FieldSource =
  | { column: string; date?: (typeof DATE_ORDERS)[number]; country?: (typeof COUNTRY_CODES)[number] }
  | { join: string[] }
  | { first: string[] }
  | { value: string };

export interface EventMapping {
  source: string;
  delimiter?: string;
  quoted: boolean;
  columns?: string[];
  nothing: string[];
  fields: Partial<Record<EventField, FieldSource>>;
}

const isText = (x: unknown): x is string => typeof x === 'string' && x !== '';
const isTexts = (x: unknown): x is string[] => Array.isArray(x) && x.every((y) => typeof y === 'string');

/** Names of the mappings that ship. */
export const MAPPINGS = ['gdelt', 'polecat', 'icews', 'acled'] as const;

const fieldSource = (value: unknown): FieldSource | undefined => {
  if (isText(value)) return { column: value };
  if (typeof value !== 'object' || value === null) return undefined;
  const { column, join, first, value: fixed, date, country, ...more } = value as Record<string, unknown>;
  if (Object.keys(more).length) return undefined;
  if (isTexts(join) && join.length) return { join };
  if (isTexts(first) && first.length) return { first };
  if (isText(fixed)) return { value: fixed };
  const among = <T extends string>(known: readonly T[], x: unknown): x is T | undefined =>
    x === undefined || known.includes(x as T);
  if (!isText(column) || !among(DATE_ORDERS, date) || !among(COUNTRY_CODES, country)) return undefined;
  return { column, ...(date && { date }), ...(country && { country }) };
};

/** The mapping of this name, or of this file. Throws InputError `not-found`, `invalid-json`, `invalid-item`. */
export const readMapping = (nameOrFile: string): EventMapping => {
  const shipped = (MAPPINGS as readonly string[]).includes(nameOrFile);
  const file = shipped ? assetPath(`data/imports/${nameOrFile}.json`) : nameOrFile;
  if (!existsSync(file))
    throw new InputError(
      'not-found',
      `there is no mapping ${nameOrFile}: name a file, or one of ${MAPPINGS.join(', ')}`,
      nameOrFile,
    );
  let value: Record<string, unknown>;
  try {
    value = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  } catch (error) {
    throw new InputError('invalid-json', `the mapping ${nameOrFile} is no JSON (${(error as Error).message})`, nameOrFile);
  }
  const wrong = (what: string): InputError => new InputError('invalid-item', `the mapping ${nameOrFile}: ${what}`, nameOrFile);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong('it must be an object');
  const { source, delimiter, quoted = true, columns, nothing = [], fields } = value;
  if (!isText(source)) throw wrong('"source" must name the data set');
  if (delimiter !== undefined && !(isText(delimiter) && delimiter.length === 1)) throw wrong('"delimiter" must be one character');
  if (typeof quoted !== 'boolean') throw wrong('"quoted" must be true or false');
  if (columns !== undefined && !isTexts(columns)) throw wrong('"columns" must be a list of names');
  if (!isTexts(nothing)) throw wrong('"nothing" must be a list of cells');
  if (typeof fields !== 'object' || fields === null) throw wrong('"fields" must tell which column is which field');
  const sources: EventMapping['fields'] = {};
  for (const [field, told] of Object.entries(fields)) {
    if (!(EVENT_FIELDS as readonly string[]).includes(field))
      throw wrong(`there is no field "${field}"; there are: ${EVENT_FIELDS.join(', ')}`);
    const from = fieldSource(told);
    if (!from) throw wrong(`"${field}" must be a column, or an object with column, join, first or value`);
    sources[field as EventField] = from;
  }
  if (!sources.date && !sources.type && !sources.actor) throw wrong('at least one of date, type and actor is needed');
  return { source, quoted, nothing, fields: sources, ...(delimiter !== undefined && { delimiter }), ...(columns && { columns }) };
};

/** Columns that a mapping asks for. */
export const columnsOf = ({ fields }: EventMapping): string[] => [
  ...new Set(
    Object.values(fields).flatMap((from) =>
      'column' in from ? [from.column] : 'join' in from ? from.join : 'first' in from ? from.first : [],
    ),
  ),
];
