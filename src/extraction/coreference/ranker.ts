// A row of small integers for a candidate → its score: boosted regression trees, as training/coreference/boost.ts writes them.
import { gunzipSync } from 'node:zlib';
import { readAsset } from '../../core/index.ts';

/** Trees in one list of nodes: `feature` 255 marks a leaf. A row with row[feature] <= threshold goes on at the next node, else at `right`. */
export interface Trees {
  /** Index of the first node of each tree. */
  roots: readonly number[];
  feature: Uint8Array;
  threshold: Uint8Array;
  right: Uint16Array;
  value: Float32Array;
}

export const LEAF = 255;

/** Sum over the trees. */
export const scoreOf = ({ roots, feature, threshold, right, value }: Trees, row: Uint8Array): number => {
  let score = 0;
  for (let t = 0; t < roots.length; t += 1) {
    let at = roots[t]!;
    for (let f = feature[at]!; f !== LEAF; f = feature[at]!) at = row[f]! <= threshold[at]! ? at + 1 : right[at]!;
    score += value[at]!;
  }
  return score;
};

/** File layout: uint32 header length, header JSON ({"roots", "nodes"}), then value (float32), right (uint16), feature, threshold (uint8); gzipped. */
export const parseTrees = (file: Uint8Array): Trees => {
  const raw = gunzipSync(file);
  const size = raw.readUInt32LE(0);
  const { roots, nodes } = JSON.parse(raw.toString('utf8', 4, 4 + size)) as { roots: number[]; nodes: number };
  const bytes = new Uint8Array(raw.subarray(4 + size)).buffer;
  return {
    roots,
    value: new Float32Array(bytes, 0, nodes),
    right: new Uint16Array(bytes, nodes * 4, nodes),
    feature: new Uint8Array(bytes, nodes * 6, nodes),
    threshold: new Uint8Array(bytes, nodes * 7, nodes),
  };
};

/** A model that ships with the package. */
export const loadTrees = (asset: string): Trees => parseTrees(readAsset(asset));
