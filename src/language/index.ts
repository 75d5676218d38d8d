// Report → tokens, sentences, tags, lemmas, dependency parse.
export { asWritten, runningForm } from './casing/recase.ts';
export { fromConllu, toConllu } from './conllu.ts';
export { marginals, type Scores, viterbi } from './heads/crf.ts';
export { idTable } from './heads/ids.ts';
export { LONGEST_SEQUENCE, type Projected, type Sequence, SequenceHead } from './heads/sequence-head.ts';
export { lemmaOf } from './lemmas.ts';
export { formVector, isCommonWord, languageModelDigest } from './model.ts';
export { type Parsed, parseText, parseWords } from './parse-words.ts';
export { splitSentences } from './sentences/split.ts';
export { createLanguageStage } from './stage.ts';
export { tokenize, type Word } from './tokens/tokenize.ts';
export { Tree, treeOf } from './tree.ts';
