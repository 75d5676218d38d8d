// A pipeline and texts → seconds in all and for each stage. Each stage is timed around its run; the record's making is timed as "record".
import type { AnyStage } from '../src/core/index.ts';
import { makeReport } from '../src/ingest/index.ts';
import type { ReadDoc } from '../src/pipeline.ts';
import { type BenchText, wordsIn } from './texts.ts';

export interface Reading {
  words: number;
  seconds: number;
  /** Processor time of all threads of the process: what the machine's other work doesn't touch. */
  cpuSeconds: number;
  stages: { name: string; seconds: number }[];
}

/** Reads all texts once to warm up (models load, code compiles; at most `WARM` of them), then once with the clock. */
const WARM = 20;

export const timeReading = (
  pipeline: { stages: readonly AnyStage[] },
  texts: readonly BenchText[],
  finish: (doc: ReadDoc) => string,
): Reading => {
  const seconds = new Map<string, number>([
    ['ingest', 0],
    ...pipeline.stages.map((s) => [s.name, 0] as [string, number]),
    ['record', 0],
  ]);
  const timed = <T>(name: string, run: () => T): T => {
    const began = performance.now();
    const out = run();
    seconds.set(name, seconds.get(name)! + (performance.now() - began) / 1000);
    return out;
  };
  const readAll = (list: readonly BenchText[]): void => {
    for (const t of list) {
      const report = timed('ingest', () => makeReport(t));
      let doc = { report } as Record<string, unknown>;
      for (const stage of pipeline.stages) doc = { ...doc, ...timed(stage.name, () => stage.run(doc as never)) };
      timed('record', () => finish(doc as unknown as ReadDoc));
    }
  };
  readAll(texts.slice(0, WARM));
  for (const name of seconds.keys()) seconds.set(name, 0);
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  readAll(texts);
  const used = process.cpuUsage(cpu);
  return {
    words: texts.reduce((n, t) => n + wordsIn(t.text), 0),
    seconds: (performance.now() - began) / 1000,
    cpuSeconds: (used.user + used.system) / 1e6,
    stages: [...seconds].map(([name, s]) => ({ name, seconds: s })),
  };
};
