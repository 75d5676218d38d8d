// The brief: composed, rendered, told outside.
export { type BriefInput, composeBrief } from './compose.ts';
export type { Parse } from './grammar.ts';
export { briefHtml, briefPolicy, type HtmlOptions } from './html.ts';
export { type BriefMap, briefMap } from './map.ts';
export { briefMarkdown } from './markdown.ts';
export { type Outline, outlineOf, remarksOf } from './outline.ts';
export { creditOf, forInside, forOutside, notesOf, type Withheld, withAttribution, withheldBecause } from './outside.ts';
export { findBrowser, PdfError, printPdf } from './pdf.ts';
export type { BriefReport } from './view.ts';
