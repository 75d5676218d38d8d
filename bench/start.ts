// The real command line on one report: seconds to the first output and the most memory that the process held (its own resourceUsage).
import { spawn } from 'node:child_process';
import { commandLine } from '../eval/cli.ts';

export interface Start {
  seconds: number;
  megabytes: number;
  /** Whether dist/ was run, as users do. */
  built: boolean;
}

const RUNS = 5;
const MARK = 'most-memory-kb:';
/** Loaded before the command line; prints the peak at its end. */
const WATCH = `data:text/javascript,process.on('exit',()=>process.stderr.write('${MARK}'+process.resourceUsage().maxRSS+'\\n'))`;

const once = (args: readonly string[]): Promise<{ seconds: number; megabytes: number }> =>
  new Promise((resolve, reject) => {
    const began = performance.now();
    let first: number | undefined;
    let err = '';
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.on('data', () => {
      first ??= (performance.now() - began) / 1000;
    });
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.on('close', (status) => {
      const peak = new RegExp(`${MARK}(\\d+)`).exec(err);
      if (status !== 0 || first === undefined || !peak)
        reject(new Error(`The command line failed (${status}): ${err.slice(0, 500)}`));
      else resolve({ seconds: first, megabytes: Number(peak[1]) / 1000 });
    });
  });

const median = (xs: readonly number[]): number => [...xs].sort((a, b) => a - b)[xs.length >> 1]!;

/** Five runs; the medians. */
export const timeStart = async (file: string): Promise<Start> => {
  const { built, args } = commandLine();
  const runs = [];
  for (let i = 0; i < RUNS; i += 1) runs.push(await once(['--import', WATCH, ...args, 'read', '--json', file]));
  return { seconds: median(runs.map((r) => r.seconds)), megabytes: median(runs.map((r) => r.megabytes)), built };
};
