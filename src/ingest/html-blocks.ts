// An element of a page → its paragraphs as a reader sees them: a new one at each block element, a line break at <br>,
// white space collapsed elsewhere. Each keeps what the paragraph classifier (html-filter.ts) asks about.

/** One paragraph of a page. */
export interface Block {
  text: string;
  /** Upper-case name of the nearest block element: "P", "H2", "LI", "FIGCAPTION". */
  tag: string;
  /** How many characters of the text stand in links. */
  linked: number;
  /** How many characters are bold or italic as a whole. */
  strong: number;
  /** Names, classes and ids of the elements around it, nearest first. */
  around: readonly string[];
  /** Classes and ids of the elements inside it. */
  inside: readonly string[];
}

/** The part of the DOM that is used. */
export interface DomNode {
  nodeType: number;
  nodeValue: string | null;
  childNodes: ArrayLike<DomNode>;
}
export interface DomElement extends DomNode {
  tagName: string;
  getAttribute(name: string): string | null;
}

const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR HTML LEGEND LI MAIN MENU NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL'.split(
    ' ',
  ),
);
const SILENT = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE IFRAME OBJECT EMBED SVG MATH BUTTON SELECT OPTION TEXTAREA INPUT CANVAS VIDEO AUDIO HEAD META LINK TITLE'.split(
    ' ',
  ),
);
/** Attribute that keeps the name of an element's parent, where the parent may get lost. */
export const AROUND = 'data-sitrep-around';

/** Name, class and id of an element, lower case: "div share-bar top". */
export const signOf = (el: DomElement): string =>
  `${el.tagName} ${el.getAttribute('class') ?? ''} ${el.getAttribute('id') ?? ''} ${el.getAttribute(AROUND) ?? ''}`
    .slice(0, 200)
    .toLowerCase();

/** Paragraphs of an element in order of the page; none is empty. Recursive: the tree must have been pruned (html-parse.ts). */
export const readBlocks = (root: DomElement): Block[] => {
  const blocks: Block[] = [];
  const around: string[] = [];
  const tags: string[] = [];
  let text = '';
  let linked = 0;
  let strong = 0;
  let inside: string[] = [];
  let links = 0;
  let bolds = 0;
  const flush = (): void => {
    const clean = text
      .replace(/[^\S\n\u00A0]+/g, ' ')
      .replace(/\u00A0/g, ' ')
      .replace(/ *\n */g, '\n')
      .trim();
    if (clean)
      // Two breaks part paragraphs; what is known of links is shared out by length.
      for (const [i, part] of clean.split(/\n{2,}/).entries())
        blocks.push({
          text: part,
          tag: tags.at(-1) ?? 'BODY',
          linked: Math.min(part.length, Math.round((linked * part.length) / clean.length)),
          strong: Math.min(part.length, Math.round((strong * part.length) / clean.length)),
          around: [...around].reverse(),
          inside: i === 0 ? inside : [],
        });
    text = '';
    linked = 0;
    strong = 0;
    inside = [];
  };
  const walk = (node: DomNode): void => {
    if (node.nodeType === 3) {
      const words = (node.nodeValue ?? '').replace(/\s+/g, (s) => (s.includes('\u00A0') && s.length === 1 ? s : ' '));
      text += words;
      if (links > 0) linked += words.trim().length;
      if (bolds > 0) strong += words.trim().length;
      return;
    }
    if (node.nodeType !== 1) return;
    const el = node as DomElement;
    const tag = el.tagName.toUpperCase();
    if (SILENT.has(tag)) return;
    if (tag === 'BR') {
      text += '\n';
      return;
    }
    const isBlock = BLOCKS.has(tag);
    const [isLink, isBold] = [tag === 'A', tag === 'B' || tag === 'STRONG' || tag === 'EM' || tag === 'I'];
    if (isBlock) {
      flush();
      tags.push(tag);
      around.push(signOf(el));
    } else inside.push(signOf(el));
    if (isLink) links += 1;
    if (isBold) bolds += 1;
    // linkedom makes a new list at each look.
    const children = el.childNodes;
    for (let i = 0; i < children.length; i += 1) walk(children[i]!);
    if (isLink) links -= 1;
    if (isBold) bolds -= 1;
    if (isBlock) {
      flush();
      tags.pop();
      around.pop();
    }
  };
  walk(root);
  flush();
  return blocks;
};
