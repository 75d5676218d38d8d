// Runs the program under test and pairs what it prints with what it was given.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MAX_RESTARTS = 20;

/** One run: lines in, parsed lines out. */
const once = (command, input, timeout) =>
  new Promise((resolve) => {
    const child = spawn('sh', ['-c', command], { detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
    const out = [];
    let stderr = '';
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {} // it has just ended
    }, timeout * 1000);
    child.stdout.on('data', (chunk) => out.push(chunk));
    child.stderr.on('data', (chunk) => (stderr = (stderr + chunk).slice(-2000)));
    child.stdin.on('error', () => {}); // the program may end before it has read everything
    child.stdin.end(input);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      const lines = Buffer.concat(out)
        .toString('utf8')
        .split('\n')
        .filter((l) => l.trim());
      resolve({ lines, code, signal, timedOut, stderr: stderr.trim() });
    });
  });

const parse = (line) => {
  try {
    const x = JSON.parse(line);
    return x && typeof x === 'object' ? x : undefined;
  } catch {
    return undefined;
  }
};

/** Why a run counts as a crash. Status 1 is allowed: it says that some report could not be read. */
const crashOf = (r, complete) => {
  if (r.timedOut) return 'timeout';
  return r.signal || r.code > 1 || (r.code === 1 && !complete) ? 'crash' : undefined;
};
const story = (r) => {
  const message = r.stderr.split('\n').find((l) => /^\s*(?:uncaught )?\w*(?:error|exception)\b/i.test(l)) ?? r.stderr.slice(-200);
  return `${r.signal ?? `exit status ${r.code}`}: ${message.slice(0, 200)}`;
};

/**
 * Feeds one line an item and returns one answer (or undefined) an item. Answers are paired by `idOf`
 * where it gives an id, else by position. After a crash the item that was due is counted and the run
 * goes on with the next one.
 */
export const runLines = async (command, items, { lineOf, idOf = () => undefined, faults, timeout }) => {
  const answers = new Array(items.length);
  const counted = new Set(); // items whose fault is counted already
  let begin = 0;
  for (let attempt = 0; begin < items.length; attempt += 1) {
    const batch = items.slice(begin);
    const result = await once(command, batch.map((x) => JSON.stringify(lineOf(x)) + '\n').join(''), timeout);
    const at = new Map(batch.map((x, i) => [x.id, begin + i]));
    let next = begin;
    for (const line of result.lines) {
      const answer = parse(line);
      const known = at.get(answer && idOf(answer));
      const i = known ?? next;
      const id = items[i]?.id;
      if (known < next) faults.add('record out of order', id);
      if (i >= items.length) faults.add('more lines than reports', command, line.slice(0, 100));
      else if (answers[i]) faults.add('record given twice', id);
      else if (!answer) faults.add('invalid JSON', id, line.slice(0, 100));
      else if (answer.error) faults.add('error record', id, JSON.stringify(answer.error).slice(0, 120));
      else answers[i] = answer;
      counted.add(i);
      next = Math.max(next, i + 1);
    }
    const crash = crashOf(result, next >= items.length);
    if (!crash) break;
    faults.add(
      crash,
      items[next]?.id ?? 'after the last record',
      crash === 'timeout' ? `no end after ${timeout} s` : story(result),
    );
    counted.add(next);
    begin = next + 1;
    // No use to go on where a run hangs, or where the command itself is at fault.
    if (crash === 'timeout' || attempt >= MAX_RESTARTS || (attempt >= 2 && !answers.some(Boolean))) break;
  }
  for (const [i, x] of items.entries()) if (!answers[i] && !counted.has(i)) faults.add('missing record', x.id);
  return answers;
};

/** Writes one file an item and hands them over in groups; a group that fails is tried file by file. */
export const runFiles = async (command, items, { contentOf, ending, faults, timeout }) => {
  const folder = mkdtempSync(join(tmpdir(), 'score-'));
  const answers = new Array(items.length);
  const take = (i, line) => {
    const answer = parse(line);
    if (!answer) faults.add('invalid JSON', items[i].id, line.slice(0, 100));
    else if (answer.error) faults.add('error record', items[i].id, JSON.stringify(answer.error).slice(0, 120));
    else answers[i] = answer;
  };
  try {
    const files = items.map((x, i) => {
      const file = join(folder, `${i}.${ending}`);
      writeFileSync(file, contentOf(x));
      return file;
    });
    for (let i = 0; i < files.length; i += 20) {
      const group = files.slice(i, i + 20);
      const result = await once(`${command} ${group.join(' ')}`, '', timeout);
      if (!crashOf(result, true) && result.lines.length === group.length) {
        for (const [k, line] of result.lines.entries()) take(i + k, line);
        continue;
      }
      for (const [k, file] of group.entries()) {
        const single = await once(`${command} ${file}`, '', timeout);
        const crash = crashOf(single, single.lines.length > 0);
        if (crash) faults.add(crash, items[i + k].id, story(single));
        else if (single.lines.length) take(i + k, single.lines[0]);
        else faults.add('missing record', items[i + k].id);
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return answers;
};
