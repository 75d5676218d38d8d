// Following feeds: lists of them read, each asked politely. Not part of ingest's index, as it loads packages that reading files does not need.

export { type ListedFeed, readOpml } from '../opml.ts';
export { askFeed, type FeedAnswer, type FeedMemory, SHORTEST_MS } from './ask-feed.ts';
export { type Answer, Polite, type PoliteOptions } from './polite.ts';
