// Report → tokens, sentences, tags, lemmas, dependency parse.
export { createLanguageStage } from './stage.ts';
export { Tree, treeOf } from './tree.ts';
