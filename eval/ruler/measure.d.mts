// Types of measure.mjs.
export interface Row {
  name: string;
  value: number;
  n: number;
  /** "higher", "lower", or "near n" for a count that should be n. */
  better: 'higher' | 'lower' | 'near n';
}

export interface Measured {
  name: string;
  records: number;
  seconds: number;
  /** sha256 of the input file, hex. */
  input: string;
  rows: Row[];
  faults: { kind: string; count: number; examples: string[] }[];
  errors: string[];
}

export interface MeasureOptions {
  cmd?: string;
  data: string;
  split?: string;
  limit?: number;
  timeout?: number;
  oracle?: 'perfect' | 'empty';
}

export const TASKS: readonly string[];
export function measureTask(name: string, options: MeasureOptions): Promise<Measured | undefined>;
