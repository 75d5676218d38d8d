// What the browser gets: small, and nothing in it that belongs on the server.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';

const FOLDER = 'dist/desk/client';
const files = readdirSync(FOLDER, { recursive: true, withFileTypes: true })
  .filter((f) => f.isFile())
  .map((f) => join(f.parentPath, f.name));

it('is under 250 kB compressed, without the data of the map', () => {
  expect(existsSync(join(FOLDER, 'index.html'))).toBe(true);
  const isWorld = (f: string): boolean => /\/world-[\w-]+\.js$/.test(f); // land and borders, loaded when a map is opened
  expect(files.filter(isWorld)).toHaveLength(1);
  const sent = files.filter((f) => !isWorld(f));
  const size = sent.reduce((sum, f) => sum + gzipSync(readFileSync(f)).length, 0);
  expect(size).toBeLessThan(250_000);
});

it('holds no schema library, and asks for nothing elsewhere', () => {
  for (const file of files.filter((f) => /\.(?:js|css|html)$/.test(f))) {
    const text = readFileSync(file, 'utf8');
    expect([file, /ZodError|invalid_type/.test(text)]).toEqual([file, false]);
    expect([file, [...text.matchAll(/(?:src|href|url\(|import\()\s*=?["'(]*(https?:\/\/[^"')\s]+)/g)].map((m) => m[1])]).toEqual([
      file,
      [],
    ]);
  }
});
