// Paragraphs of what Readability takes for the article → those that are the story. Method: rules on one paragraph (links, the
// names of the elements around it, wording), then the head above the dateline and the tail from "Related stories" on are cut.
// Each removal has a reason (`judgeStory`). A rule that would take much of the page is not believed.
import { isBoilerplate } from './boilerplate.ts';
import { isSameTitle, readByline } from './front.ts';
import type { Block } from './html-blocks.ts';
import { isContact, isCreditLine, isDateNote, isEndLabel, isShareLine, isTailLabel } from './page-lines.ts';

/** Why a paragraph is not the story's. */
export type Reason =
  | 'links'
  | 'caption'
  | 'furniture'
  | 'title'
  | 'date'
  | 'byline'
  | 'boilerplate'
  | 'credit'
  | 'contact'
  | 'label'
  | 'head'
  | 'tail';

export interface Judged {
  block: Block;
  dropped?: Reason;
}

// Names that sites give to what stands around a story, as words in classes and ids ("c-related-list", "wpCaption").
const CAPTION =
  /(?:^|[\s_-])(?:fig(?:ure|caption)|(?:\w*-)?captions?|wp-caption-text|wp-caption|credits?|photo-credit|image-credit|media-credit|photographer|lightbox|slideshow|gallery)(?:$|[\s_-])/;
const FURNITURE =
  /(?:^|[\s_-])(?:aside|nav|footer|form|related|recirc\w*|promo\w*|newsletter\w*|shar(?:e|ing)[_-]?(?:bar|tools|buttons?|links?|icons?|box|this)?|social|breadcrumbs?|bylines?|timestamp|dateline|tags?|taglist|comments?|disqus|adverts?|advertisement|sponsor\w*|trending|outbrain|taboola|readmore|read-more|more-from|most-read|mostread|popular|recommended|recommendations|subscribe|subscription|signup|sign-up|paywall|author-bio|authorbio|author-box|author-info|about-author|bio|toolbar|print|cookie|disclaimer|copyright|pagination|pager|post-meta|entry-meta|article-meta|meta-data|metadata|see-also|inline-links?)(?:$|[\s_-])/;
/** A name that holds more of the page than this is the article's own container, whatever it is called. */
const MOST_OF_PAGE = 0.3;
/** If less than this is left, the rules misread the page, and all of it is kept. */
const LEAST_LEFT = 0.35;
/** The dateline ends the head; it stands in the first paragraphs and has little above it. */
const HEAD_BLOCKS = 10;
const HEAD_CHARACTERS = 600;

const ENDS = /[.!?…:;,]["”’»)\]]*$/;

/** Whether a block stands in an element with such a name; names that hold much of the page do not count. */
const matcher = (blocks: readonly Block[], names: RegExp): ((block: Block) => boolean) => {
  const total = blocks.reduce((n, b) => n + b.text.length, 0);
  const size = new Map<string, number>();
  for (const block of blocks)
    for (const sign of new Set(block.around)) if (names.test(sign)) size.set(sign, (size.get(sign) ?? 0) + block.text.length);
  return (block) => block.around.some((sign) => (size.get(sign) ?? Number.POSITIVE_INFINITY) <= MOST_OF_PAGE * total);
};

const isEdge = (i: number, n: number): boolean => i < 4 || i >= n - 6;

/** Why one paragraph, taken by itself, is no part of the story. */
const reasonFor = (
  block: Block,
  at: { index: number; edge: boolean; late: boolean; titles: readonly string[] },
): Reason | undefined => {
  const { text, tag, linked } = block;
  const words = text.split(/\s+/).length;
  if (at.index < 6 && at.titles.some((title) => isSameTitle(text, title))) return 'title';
  if (
    at.index < 3 &&
    (tag === 'H1' ||
      (tag === 'H2' && (/headline|title/.test(block.around[0] ?? '') || at.titles.some((title) => title.startsWith(text)))))
  )
    return 'title';
  // "4:14 p.m." further down parts the entries of a live report.
  if ((at.index < HEAD_BLOCKS || at.edge) && isDateNote(text)) return 'date';
  // A line that is nothing but a link, and no sentence: "Five things to know about the summit"
  const isCell = /^T[DH]$/.test(tag);
  const isQuoted = block.around.some((sign) => sign.startsWith('blockquote'));
  const isAddress = /^\S*(?:https?:|www\.)\S+$/.test(text);
  if (linked >= 0.85 * text.length && !(ENDS.test(text) && words > 12) && !isCell && !isQuoted && !isAddress) return 'links';
  // Several links with a few words between them: menus, lists of topics.
  if (linked >= 0.6 * text.length && words <= 30 && !ENDS.test(text) && !isCell && !isQuoted && !isAddress) return 'links';
  if (isShareLine(text)) return 'furniture';
  if (isCreditLine(text)) return 'credit';
  if (at.edge && readByline(text)) return 'byline';
  if (isBoilerplate(text, { edge: at.edge })) return 'boilerplate';
  if (at.late && isContact(text)) return 'contact';
  return undefined;
};

/** Each paragraph with the reason why it is dropped, if it is. `titles` are the page's headlines. */
export const judgeStory = (blocks: readonly Block[], titles: readonly string[] = []): Judged[] => {
  const inCaption = matcher(blocks, CAPTION);
  const inFurniture = matcher(blocks, FURNITURE);
  const total = blocks.reduce((n, b) => n + b.text.length, 0);
  const judged: Judged[] = [];
  let above = 0;
  for (const [i, block] of blocks.entries()) {
    const reason =
      (inCaption(block) && 'caption') ||
      (inFurniture(block) && 'furniture') ||
      reasonFor(block, { index: i, edge: isEdge(i, blocks.length), late: i >= blocks.length - 8, titles });
    // A breadcrumb glued to the headline: "Home › World › Talks fail in Geneva"
    const crumb =
      i < 3 && titles.some((t) => t.length > 12 && block.text.length < 2 * t.length + 40 && block.text.endsWith(t)) && 'title';
    const why = reason || crumb || undefined;
    judged.push({ block, ...(why && { dropped: why }) });
    above += block.text.length;
  }
  cutHead(judged);
  cutTail(judged, total);
  const left = judged.reduce((n, j) => n + (j.dropped ? 0 : j.block.text.length), 0);
  return left < LEAST_LEFT * total && above > 0 ? blocks.map((block) => ({ block })) : judged;
};

/** What stands above the dateline (section, subtitle, picture) goes with it. */
const cutHead = (judged: Judged[]): void => {
  let characters = 0;
  let end = -1;
  for (let i = 0; i < Math.min(HEAD_BLOCKS, judged.length); i += 1) {
    const { block, dropped } = judged[i]!;
    if (dropped === 'date' || dropped === 'byline') end = i;
    if (!dropped) characters += block.text.length;
    if (characters > HEAD_CHARACTERS || (!dropped && block.text.length > 320)) break;
  }
  const rest = judged.slice(end + 1).reduce((n, j) => n + (j.dropped ? 0 : j.block.text.length), 0);
  if (rest < 3 * judged.slice(0, end + 1).reduce((n, j) => n + (j.dropped ? 0 : j.block.text.length), 0)) return;
  for (let i = 0; i < end; i += 1) judged[i]!.dropped ??= 'head';
  // Lone words between the head and the first sentence: a section's name, "Opinion Columnist".
  for (let i = end + 1; i < judged.length; i += 1) {
    const j = judged[i]!;
    if (j.dropped) continue;
    if (
      j.block.text.length > 40 ||
      j.block.text.split(/\s+/).length > 4 ||
      ENDS.test(j.block.text) ||
      /^(?:H[1-6]|LI|T[DH])$/.test(j.block.tag)
    )
      break;
    j.dropped = 'head';
  }
};

/** From a label such as "Related stories" in the second half on, and labels with their lists anywhere. */
const cutTail = (judged: Judged[], total: number): void => {
  let read = 0;
  for (let i = 0; i < judged.length; i += 1) {
    const { block, dropped } = judged[i]!;
    if (isTailLabel(block.text)) {
      const after = judged.slice(i + 1).reduce((n, j) => n + (j.dropped ? 0 : j.block.text.length), 0);
      const sentences = judged
        .slice(i + 1)
        .filter((j) => !j.dropped && ENDS.test(j.block.text) && j.block.text.split(/\s+/).length > 12).length;
      const isEnd = read > 0.5 * total && after < 0.3 * total && (sentences <= 2 || isEndLabel(block.text));
      judged[i]!.dropped ??= 'label';
      if (isEnd) {
        for (let k = i + 1; k < judged.length; k += 1) judged[k]!.dropped ??= 'tail';
        return;
      }
      for (
        let k = i + 1;
        k < judged.length && (judged[k]!.dropped || judged[k]!.block.linked > 0.5 * judged[k]!.block.text.length);
        k += 1
      )
        judged[k]!.dropped ??= 'links';
    }
    if (!dropped) read += block.text.length;
  }
  // A heading with nothing below it.
  for (let i = judged.length - 1; i >= 0; i -= 1) {
    const j = judged[i]!;
    if (j.dropped) continue;
    if (
      !/^H[1-6]$/.test(j.block.tag) &&
      !(j.block.text.length < 60 && j.block.strong >= 0.9 * j.block.text.length && !ENDS.test(j.block.text))
    )
      break;
    j.dropped = 'tail';
  }
};

/** The paragraphs that belong to the story. */
export const keepStory = (blocks: readonly Block[], titles: readonly string[] = []): Block[] =>
  judgeStory(blocks, titles).flatMap((j) => (j.dropped ? [] : [j.block]));
