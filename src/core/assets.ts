// Where the files that ship with the package lie: `models/` and `data/` beside `src/` or `dist/`.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = new URL('../../', import.meta.url);

/** Absolute path of a file of the package, as in `assetPath('models/language/model.bin')`. */
export const assetPath = (name: string): string => fileURLToPath(new URL(name, ROOT));

/** Bytes of a file of the package. */
export const readAsset = (name: string): Buffer => readFileSync(assetPath(name));

/** A text file of the package. */
export const readTextAsset = (name: string): string => readFileSync(assetPath(name), 'utf8');

/** Rows of a tab-separated data file: comment lines (#) and empty ones are left out, the header row is not special. */
export const readTable = (name: string): string[][] =>
  readTextAsset(name)
    .split('\n')
    .filter((line) => line.trim() && !line.startsWith('#'))
    .map((line) => line.replace(/\r$/, '').split('\t'));
