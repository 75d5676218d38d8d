// sitrep read as a user calls it: what it prints, where, and with which exit status.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultsOf } from '../contract/validate.ts';
import { sitrep } from './run.ts';

let folder: string;
const file = (name: string, content: string | Buffer): string => {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
};
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sitrep-read-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const REPORT = `Envoy Denies That Talks Failed

March 14, 2016

GENEVA — Foreign Minister Anna Berg said on Monday that government troops would withdraw from the border town of Tartus by Friday.

“We never shelled the harbour,” she told reporters. “We will sign the agreement.”

Rebels attacked a convoy near Palmyra on Sunday, killing at least 12 soldiers.
`;

describe('for people', () => {
  test('a table that says who says so, and no colour codes off a terminal', () => {
    const { out, err, status } = sitrep(['read', file('envoy.txt', REPORT)]);
    expect(status).toBe(0);
    expect(err).toBe('');
    expect(out).toContain('Envoy Denies That Talks Failed');
    expect(out).toContain('2016-03-14');
    expect(out).toContain('Who did what');
    expect(out).toContain('who says so');
    expect(out).toMatch(/Anna Berg[^\n]*: .*We never shelled the harbour/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: looks for colour codes
    expect(out).not.toMatch(/\u001b/);
  });

  test('control characters of a stranger never reach the terminal', () => {
    const { out } = sitrep(['read', '-'], {
      input: 'Anna \u001b[2J\u0007Berg said on Monday that \u202eoslo\u202c had fallen.\n',
    });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: looks for control characters
    expect(out).not.toMatch(/[\u001b\u0007\u202e]/);
  });
});

describe('for programs', () => {
  test('--json: one sound record a report, in the order of the input; bad lines are errors in their place', () => {
    const input = [
      '{"id":"b","text":"Anna Berg left Oslo on Tuesday.","published":"2016-03-14"}',
      '{"id":"x", "text":',
      '{"id":"a","text":"Rebels shelled Palmyra, the ministry said."}',
      '{"id":"n"}',
    ].join('\n');
    const { lines, status } = sitrep(['read', '--format', 'jsonl', '--json', '-'], { input });
    expect(status).toBe(1);
    expect(lines.map((l) => l.report?.id ?? l.error.code)).toEqual(['b', 'invalid-json', 'a', 'invalid-item']);
    for (const line of lines) expect(faultsOf(line)).toEqual([]);
    expect(lines[1].error.input).toContain('line 2');
    expect(lines[0].times.map((t: { value: string }) => t.value)).toContain('2016-03-08');
  });

  test('the same input gives the same bytes', () => {
    const path = file('same.txt', REPORT);
    expect(sitrep(['read', '--json', path]).out).toBe(sitrep(['read', '--json', path]).out);
  });

  test('--layers tokens adds trees, --layers why the makers; without them neither stands there', () => {
    const path = file('layers.txt', REPORT);
    const [plain] = sitrep(['read', '--json', path]).lines;
    const [full] = sitrep(['read', '--json', '--layers', 'tokens,why', path]).lines;
    expect(plain.tokens).toBeUndefined();
    expect(JSON.stringify(plain)).not.toContain('"by"');
    expect(full.tokens.length).toBeGreaterThan(30);
    for (const m of full.mentions) expect(m.by).toBeTruthy();
  });

  test('--only prints the named parts alone', () => {
    const [line] = sitrep(['read', '--json', '--only', 'report,times', file('only.txt', REPORT)]).lines;
    expect(Object.keys(line)).toEqual(['report', 'times']);
  });

  test('--flat: CSV with a header and evidence; JSON rows with --json', () => {
    const path = file('flat.txt', REPORT);
    const { out } = sitrep(['read', '--flat', 'statements', path]);
    const [header, ...rows] = out.trim().split('\n');
    expect(header).toMatch(/^key,report,published,/);
    expect(rows.length).toBeGreaterThan(0);
    const json = sitrep(['read', '--flat', 'events', '--json', path]).lines;
    expect(json.length).toBeGreaterThan(0);
    for (const row of json) {
      expect(row.evidence).toContain(row.trigger);
      expect(REPORT.slice(row.start, row.end)).toBe(row.trigger);
    }
  });

  test('--min-confidence 1 leaves out what is less than certain', () => {
    const [line] = sitrep(['read', '--json', '--min-confidence', '1', file('min.txt', REPORT)]).lines;
    for (const e of line.events) expect(e.confidence).toBe(1);
  });

  test('a folder: all its files, in order of name', () => {
    file('many/b.txt', 'Anna Berg left Oslo on Tuesday. She went home by train.');
    file('many/a.txt', 'Ivo Lund came to Oslo on Monday. He came by ship.');
    const { lines, status } = sitrep(['read', '--json', join(folder, 'many')]);
    expect(status).toBe(0);
    expect(lines.map((l) => l.report.text.slice(0, 4))).toEqual(['Ivo ', 'Anna']);
  });
});

describe('bad input: one clear error each, the rest goes on, exit status 1', () => {
  const good = () => file('bad/good.txt', 'Anna Berg left Oslo on Tuesday. She went home by train.');
  const cases: [string, string, () => string][] = [
    ['a file that is not there', 'not-found', () => join(folder, 'nowhere.txt')],
    ['an empty file', 'empty', () => file('bad/empty.txt', ' \n')],
    [
      'a binary file',
      'binary',
      () => file('bad/picture.txt', Buffer.from([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 1])),
    ],
    [
      'a page without an article',
      'no-article',
      () =>
        file('bad/menu.html', '<!doctype html><html><body><nav><a href="/">Home</a> <a href="/b">Sports</a></nav></body></html>'),
    ],
    ['a text of more than 10 MB', 'too-large', () => file('bad/large.txt', 'Anna Berg left Oslo. '.repeat(600_000))],
  ];
  test.each(cases)('%s', (_, code, make) => {
    const path = make();
    const { lines, status } = sitrep(['read', '--json', path, good()]);
    expect(status).toBe(1);
    expect(lines).toHaveLength(2);
    expect(lines[0].error.code).toBe(code);
    expect(lines[0].error.input).toContain(path.split('/').at(-1));
    expect(lines[1].report.text).toContain('Anna Berg');
    const human = sitrep(['read', path]);
    expect(human.status).toBe(1);
    expect(human.out).toBe('');
    expect(human.err.trim().split('\n')).toHaveLength(1);
    expect(human.err).toContain(path.split('/').at(-1));
  });

  test('wrong arguments end with status 2 and say what would be right', () => {
    for (const args of [
      ['read', '--layers', 'trees'],
      ['read', '--flat', 'claims'],
      ['read', '--min-confidence', '7'],
      ['read', '--nonsense'],
      ['reed'],
    ]) {
      const { status, err, out } = sitrep([...args, 'x.txt']);
      expect(status, args.join(' ')).toBe(2);
      expect(err.length).toBeGreaterThan(10);
      expect(out).toBe('');
    }
  });

  test('every command takes --help', () => {
    const { out, status } = sitrep(['--help']);
    expect(status).toBe(0);
    for (const name of ['read', 'explain', 'actor', 'place', 'when', 'stories', 'add', 'list', 'search', 'check', 'licences'])
      expect(out).toContain(name);
    expect(sitrep(['read', '--help']).status).toBe(0);
  });
});

test('explain shows each layer and what made each item', () => {
  const { out, status } = sitrep([
    'explain',
    'On Tuesday Anna Berg denied that troops had shelled Palmyra.',
    '--published',
    '2016-03-14',
  ]);
  expect(status).toBe(0);
  for (const layer of ['Trees', 'Mentions', 'Actors', 'Places', 'Times', 'Statements', 'Events']) expect(out).toContain(layer);
  expect(out).toContain('2016-03-08');
});
