// A cue's head and the tokens of its sentence → ids of features for each token's role towards that cue: source, cue, content or none.
// The main one is the path through the tree from the cue to the token. Used by the trainer and by the tagger alike.
import { idTable } from '../../language/index.ts';
import { lexiconEntry } from './cue-features.ts';
import type { Reading } from './reading.ts';

/** Steps of a path that are told apart; what lies deeper shares its features. */
const LONGEST_PATH = 5;

interface Way {
  /** "<conj>nsubj": up by conj, down by nsubj. */
  path: string;
  steps: number;
  /** Where the path leaves the spine of the cue: the child of the cue (or of an ancestor) whose subtree holds the token. */
  branch: number;
  branchName: string;
}

/** The features, each with a table of so many rows in the model. */
export const ROLE_TABLES = [
  { name: 'branchForce', rows: 4096 },
  { name: 'branchMark', rows: 4096 },
  { name: 'branchLemma', rows: 4096 },
  { name: 'branchQuote', rows: 4096 },
  { name: 'path', rows: 4096 },
  { name: 'distance', rows: 256 },
  { name: 'quote', rows: 1024 },
  { name: 'tag', rows: 1024 },
  { name: 'frame', rows: 1024 },
  { name: 'lemma', rows: 4096 },
] as const;

const idOf = ROLE_TABLES.map((t) => idTable(t.rows));

/** Where each token hangs, seen from the cue. */
const waysFrom = (r: Reading, cue: number, first: number, after: number): (Way | undefined)[] => {
  const { tree, tokens } = r;
  const ways: (Way | undefined)[] = new Array(after - first);
  const spread = (at: number, way: Way): void => {
    if (at < first || at >= after || ways[at - first]) return;
    ways[at - first] = way;
    for (const k of tree.children(at)) {
      const rel = tokens[k]!.deprel;
      const steps = way.steps + 1;
      const top = way.branch < 0;
      spread(k, {
        path: steps > LONGEST_PATH ? (way.path.endsWith('*') ? way.path : `${way.path}*`) : `${way.path}>${rel}`,
        steps,
        branch: top ? k : way.branch,
        branchName: top ? `${way.branchName}>${rel}${k < cue ? '-' : '+'}` : way.branchName,
      });
    }
  };
  // The ancestors are placed first, so that each subtree hangs on the nearest one.
  let at: number | undefined = cue;
  let path = '';
  const spine: [number, Way][] = [];
  for (let up = 0; at !== undefined && at >= first && at < after && up < 12; up += 1) {
    spine.push([at, { path: up > 3 ? '<<<' : path, steps: Math.min(up, 4), branch: -1, branchName: up > 3 ? '<<<' : path }]);
    path += `<${tokens[at]!.deprel}`;
    at = tree.head(at);
  }
  const onSpine = new Set(spine.map(([k]) => k));
  for (const [k, way] of spine) ways[k - first] = way;
  for (const [k, way] of spine)
    for (const c of tree.children(k))
      if (!onSpine.has(c)) {
        const rel = tokens[c]!.deprel;
        spread(c, {
          path: `${way.path}>${rel}`,
          steps: way.steps + 1,
          branch: c,
          branchName: `${way.path}>${rel}${c < cue ? '-' : '+'}`,
        });
      }

  return ways;
};

/** Ids of the tokens `[first, after)`, a row of ROLE_TABLES each. Other cues are no feature: in PolNeAR they never nest, in news they do. */
export const roleIds = (r: Reading, cue: number, first: number, after: number): Uint16Array => {
  const { tree, tokens, words, quoteOf } = r;
  const ways = waysFrom(r, cue, first, after);
  const lemma = tree.lemma(cue);
  const { upos } = tokens[cue]!;
  const entry = lexiconEntry(r, cue);
  const force = entry?.force ?? '-';
  const kind = entry?.kind ?? '-';
  const hasComplement = tree.children(cue, 'ccomp', 'parataxis').length > 0 ? 'cc' : tree.child(cue, 'xcomp') ? 'xc' : '-';
  const passive = tree.child(cue, 'nsubj:pass') !== undefined || tree.child(cue, 'aux:pass') !== undefined;
  const frame = `${upos} ${tokens[cue]!.deprel} ${tree.child(cue, 'nsubj') !== undefined} ${hasComplement} ${passive}`;
  const cueQuote = quoteOf[cue]!;
  // Whether words in quotation marks stand before or after the cue: “We go on,” he said · He said “we go on”.
  let quotedBefore = 0;
  let quotedAfter = 0;
  for (let i = first; i < after; i += 1)
    if (quoteOf[i]! >= 0 && quoteOf[i] !== cueQuote) {
      if (i < cue) quotedBefore += 1;
      else quotedAfter += 1;
    }
  const marks = `${quotedBefore > 3 ? 'B' : quotedBefore ? 'b' : ''}${quotedAfter > 3 ? 'A' : quotedAfter ? 'a' : ''}`;
  const out = new Uint16Array((after - first) * ROLE_TABLES.length);
  // Marks between the cue and a token, counted outwards.
  const commas = new Int32Array(after - first);
  const count = (from: number, to: number, step: number): void => {
    let n = 0;
    for (let i = from; i !== to; i += step) {
      commas[i - first] = Math.min(n, 4);
      if (words[i] === ',' || words[i] === ';' || words[i] === ':' || words[i] === '—' || words[i] === '-') n += 1;
    }
  };
  count(cue + 1, after, 1);
  count(cue - 1, first - 1, -1);

  let n = 0;
  for (let i = first; i < after; i += 1) {
    const way = ways[i - first] ?? LOST;
    const t = tokens[i]!;
    const side = i === cue ? '=' : i < cue ? '<' : '>';
    const d = Math.abs(i - cue);
    const distance = d < 5 ? d : d < 8 ? 6 : d < 15 ? 10 : d < 30 ? 20 : 40;
    const branch = way.branchName;
    const mark = way.branch < 0 ? undefined : tree.child(way.branch, 'mark', 'case');
    const q = quoteOf[i]!;
    const quote = q < 0 ? (cueQuote < 0 ? '-' : 'out') : q === cueQuote ? 'same' : 'in';
    const count = commas[i - first]!;
    const values = [
      `${branch} ${force} ${upos}`,
      `${branch} ${mark === undefined ? '' : words[mark]} ${kind}`,
      `${branch} ${lemma}`,
      `${branch} ${quote} ${count}`,
      `${way.path} ${quote}`,
      `${side} ${distance} ${count}`,
      `${quote} ${side} ${marks} ${i === first} ${i === after - 1}`,
      `${t.upos} ${t.deprel}`,
      `${frame} ${kind}`,
      lemma,
    ];
    for (let k = 0; k < values.length; k += 1) out[n++] = idOf[k]!(values[k]!);
  }
  return out;
};

/** A token that no path leads to: the tree of the sentence is cut. */
const LOST: Way = { path: '?', steps: 9, branch: -1, branchName: '?' };
