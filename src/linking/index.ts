// Many reports → what they share.
export { type Link, type LinkInput, linkReports } from './stories.ts';
