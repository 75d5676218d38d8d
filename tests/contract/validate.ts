// A record against schema/record.json and the contract's other rules.
import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import { type OutputLine, recordFaults } from '../../src/core/index.ts';

let validate: ValidateFunction | undefined;

/** What is wrong with one line of output; empty for a sound one. */
export const faultsOf = (line: OutputLine): string[] => {
  if (!validate) {
    const ajv = new Ajv({ allErrors: true, strict: false });
    validate = ajv.compile(JSON.parse(readFileSync(new URL('../../schema/record.json', import.meta.url), 'utf8')));
  }
  const plain = JSON.parse(JSON.stringify(line)) as OutputLine;
  const schema = validate(plain) ? [] : (validate.errors ?? []).map((e) => `${e.instancePath} ${e.message}`);
  const nulls = JSON.stringify(plain, (key, value) => (value === null ? `NULL at ${key}` : value)).match(/NULL at \w+/g) ?? [];
  return [...schema, ...nulls, ...('error' in plain ? [] : recordFaults(plain))];
};
