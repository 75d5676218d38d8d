// Report → tokens, sentences, tags, lemmas, dependency parse.
export { fromConllu, toConllu } from './conllu.ts';
export { lemmaOf } from './lemmas.ts';
export { languageModelDigest } from './model.ts';
export { type Parsed, parseText, parseWords } from './parse-words.ts';
export { splitSentences } from './sentences/split.ts';
export { createLanguageStage } from './stage.ts';
export { tokenize, type Word } from './tokens/tokenize.ts';
export { Tree, treeOf } from './tree.ts';
