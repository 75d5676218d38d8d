// The language model of the package: loaded when the first report is read, shared by all stages.
import { createHash } from 'node:crypto';
import { readAsset } from '../core/index.ts';
import { Encoder } from './encoder/encoder.ts';

const FILES = [
  'models/language/model.bin',
  'models/language/lemmas.tsv',
  'models/language/sentences.bin',
  'models/language/casing.bin',
];

let encoder: Encoder | undefined;
let digest: string | undefined;

export const languageModel = (): Encoder => {
  encoder ??= new Encoder(readAsset(FILES[0]!));
  return encoder;
};

/** The first layer of a form (a token as it is written): what heads see beside the encoder's vector. Must not be changed. */
export const formVector = (form: string): Float32Array => languageModel().embed(form);

/** Whether a form, in lower case, is among the most frequent words of news and web texts. */
export const isCommonWord = (form: string): boolean => languageModel().knows(form);

/** SHA-256, hex, of all bytes that decide what the language stage says. */
export const languageModelDigest = (): string => {
  if (digest === undefined) {
    const hash = createHash('sha256');
    for (const file of FILES) hash.update(readAsset(file));
    digest = hash.digest('hex');
  }
  return digest;
};
