// A word's form → keys of its rows in the embedding tables. Must stay the same as training/language/conllu.py.
import { hashFeature } from '../runtime/linear.ts';

/** Lower case, straight apostrophes. */
export const folded = (form: string): string => form.toLowerCase().replace(/[\u2018\u2019]/g, "'");

/** As `folded`, with every digit as 0. */
export const norm = (form: string): string => folded(form).replace(/[0-9]/g, '0');

/** Letters to X or x, digits to d, the rest as it is; runs cut to three: "Kyiv-based" → Xxxx-xxx. */
export const shape = (form: string): string => {
  let out = '';
  let last = '';
  let run = 0;
  let seen = 0;
  for (const c of form) {
    if (seen === 24) break;
    seen += 1;
    const k = c >= '0' && c <= '9' ? 'd' : c !== c.toLowerCase() ? 'X' : c !== c.toUpperCase() ? 'x' : c;
    run = k === last ? run + 1 : 1;
    last = k;
    if (run <= 3) out += k;
  }
  return out;
};

/** Hashes of prefixes, suffixes (in code points) and shape. */
export const formFeatures = (form: string): number[] => {
  const w = norm(form);
  const points = /[\ud800-\udfff]/.test(w) ? Array.from(w) : undefined;
  const first = (n: number): string => (points ? points.slice(0, n).join('') : w.slice(0, n));
  const last = (n: number): string => (points ? points.slice(-n).join('') : w.slice(-n));
  return [`p1${first(1)}`, `p3${first(3)}`, `s2${last(2)}`, `s3${last(3)}`, `s4${last(4)}`, `sh${shape(form)}`].map(hashFeature);
};
