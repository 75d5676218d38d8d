// Our own items in the corpora's format (eval/fixture/TASK/dev.jsonl) and the values they must reach (eval/fixture/floors.json).
// They prove that every task still runs end to end; they are too few to measure anything.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { measureTask } from './ruler/measure.mjs';

const FOLDER = fileURLToPath(new URL('./fixture', import.meta.url));

/** Faults of the fixture: rows below their value, contract faults, rows that are gone. */
export const checkFixture = async (cmd: string, say: (line: string) => void): Promise<string[]> => {
  const wanted = JSON.parse(readFileSync(`${FOLDER}/floors.json`, 'utf8')) as Record<string, Record<string, number>>;
  const faults: string[] = [];
  for (const [task, rows] of Object.entries(wanted)) {
    const result = await measureTask(task, { cmd, data: FOLDER, timeout: 120 });
    if (!result) {
      faults.push(`fixture: no eval/fixture/${task}/dev.jsonl`);
      continue;
    }
    for (const f of result.faults) faults.push(`fixture ${task}: ${f.count} × ${f.kind}: ${f.examples.join(' · ')}`);
    for (const [name, least] of Object.entries(rows)) {
      const row = result.rows.find((r) => r.name === name);
      if (!row) faults.push(`fixture ${task}: ${name} is not measured`);
      else if (!(row.value >= least))
        faults.push(`fixture ${task}: ${name} is ${row.value.toFixed(3)}, must be ${least} or more`);
      say(`fixture ${task}: ${name} ${row?.value.toFixed(3) ?? 'missing'} (${least} or more)`);
    }
  }
  return faults;
};
