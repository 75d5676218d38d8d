// eval/floors.json: per task and row the figure last measured, its floor, what it was measured on and with which models.
// A floor only rises. A figure below it is refused: the run fails, says which, and the task's old entry stays as it was.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { isGuarded, TOLERANCE } from './goals.ts';
import type { Measured } from './ruler/measure.mjs';

export interface Figure {
  value: number;
  n: number;
  better: 'higher' | 'lower' | 'near n';
  /** Absent where the row is not guarded. */
  floor?: number;
}

export interface TaskFigures {
  /** sha256 of the input file. */
  input: string;
  /** Digest of models and data that made the figures. */
  models: string;
  records: number;
  rows: Record<string, Figure>;
}

export type Floors = Record<string, TaskFigures>;

export const readFloors = (file: string): Floors => (existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Floors) : {});

/** Writes with sorted tasks, so that the same figures give the same bytes. */
export const writeFloors = (file: string, floors: Floors, order: readonly string[]): void => {
  const sorted = Object.fromEntries(order.filter((t) => floors[t]).map((t) => [t, floors[t]!]));
  writeFileSync(file, `${JSON.stringify(sorted, null, 1)}\n`);
};

const round = (x: number): number => Math.round(x * 1e4) / 1e4;

/** What a new measurement of a task says against the entry before: the new entry, or why it is refused. */
export const raise = (
  before: TaskFigures | undefined,
  measured: Measured,
  models: string,
): { entry: TaskFigures; refused: string[] } => {
  const refused: string[] = [];
  const sameInput = before === undefined || before.input === measured.input;
  if (!sameInput)
    refused.push(
      `${measured.name}: the input file is another one than the floors were measured on (sha256 ${measured.input.slice(0, 12)}…, was ${before.input.slice(0, 12)}…)`,
    );
  const rows: Record<string, Figure> = {};
  for (const row of measured.rows) {
    const value = round(row.value);
    const old = before?.rows[row.name]?.floor;
    if (old !== undefined && value < old - TOLERANCE)
      refused.push(`${measured.name}: ${row.name} is ${value.toFixed(4)}, below its floor of ${old.toFixed(4)}`);
    rows[row.name] = { value, n: row.n, better: row.better, ...(isGuarded(row) && { floor: Math.max(value, old ?? 0) }) };
  }
  for (const [name, figure] of Object.entries(before?.rows ?? {})) {
    if (figure.floor !== undefined && !rows[name]) refused.push(`${measured.name}: ${name} is not measured any more`);
  }
  for (const f of measured.faults) refused.push(`${measured.name}: ${f.count} × ${f.kind} (${f.examples[0] ?? ''})`);
  return { entry: { input: measured.input, models, records: measured.records, rows }, refused };
};
