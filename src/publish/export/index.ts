// The formats of `sitrep export`, by name.
import { acled } from './acled.ts';
import { gdelt } from './gdelt.ts';
import { annotations, geojson, schemaOrg } from './linked.ts';
import { polecat } from './polecat.ts';
import { csv, jsonl, parquet } from './tables.ts';
import type { Exporter } from './types.ts';

export type { Chosen, Exporter, ExportOptions, Tally } from './types.ts';

export const EXPORTS = {
  jsonl,
  csv,
  parquet,
  geojson,
  gdelt,
  polecat,
  acled,
  schemaorg: schemaOrg,
  annotations,
} as const satisfies Record<string, Exporter>;
export type ExportFormat = keyof typeof EXPORTS;
