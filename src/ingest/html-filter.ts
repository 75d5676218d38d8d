// Paragraphs of what Readability takes for the article → those that are.
import type { Block } from './html-blocks.ts';

/** The paragraphs that belong to the story. */
export const keepStory = (blocks: readonly Block[]): Block[] => [...blocks];
