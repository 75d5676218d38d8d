// Markup → a document tree, tamed first: Readability and our walks take time that grows with the square of depth and more, so
// what no page of news has (thousands of levels, megabytes in an attribute) is cut before they see it. No scripts are run.
import { parseHTML } from 'linkedom';

/**
 * More elements than an article's page has: the largest of 83 news pages has 1,500, live tickers some 10,000. Readability
 * takes about 4 s for 20,000 (measured on one core of a server).
 */
const MAX_ELEMENTS = 20_000;
/** Deepest element that is kept: the deepest of 83 news pages lies at 50; Readability takes 3 s for a depth of 300. */
const DEEPEST = 150;
/** A page whose tags nest deeper in the source is not even parsed. Unclosed <font> and the like add up to tens, not hundreds. */
const DEEPEST_SOURCE = 1_000;
/** Longer attribute values are pictures written out (data:) or attacks; none is read. */
const LONGEST_ATTRIBUTE = 10_000;

const LONG_ATTRIBUTE = new RegExp(
  `(\\s[\\w:-]{1,40}\\s{0,5}=\\s{0,5})(?:"[^"<>]{${LONGEST_ATTRIBUTE},}"|'[^'<>]{${LONGEST_ATTRIBUTE},}')`,
  'g',
);
/** "<" that opens no tag. */
const STRAY_BRACKETS = /<(?![a-z/!?])/gi;
/** The parser makes a node of each entity and stray bracket, and more than these take it minutes. */
const MAX_PIECES = 100_000;

interface Tree {
  firstElementChild: Tree | null;
  nextElementSibling: Tree | null;
  parentElement: Tree | null;
  textContent: string | null;
}

/** Empties the elements that lie too deep. Without recursion: the tree may be deeper than the stack. */
const prune = (root: Tree): void => {
  let depth = 0;
  let at: Tree | null = root;
  while (at) {
    if (depth >= DEEPEST) at.textContent = '';
    let next: Tree | null = at.firstElementChild;
    if (next) depth += 1;
    else {
      let up: Tree = at;
      while (!up.nextElementSibling && up !== root && up.parentElement) {
        up = up.parentElement;
        depth -= 1;
      }
      if (up === root) return;
      next = up.nextElementSibling;
    }
    at = next;
  }
};

const TAGS = /<(\/?)([a-z][a-z0-9]*)/gi;
/** Elements that have no end tag, or that the next one of them ends. */
const NOT_NESTING =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|dt|dd|tr|td|th|thead|tbody|option)$/i;

/** How many elements the source has, and how deep they nest at most. */
const measure = (html: string): { elements: number; depth: number } => {
  let [elements, depth, deepest] = [0, 0, 0];
  for (const [, close, name] of html.matchAll(TAGS)) {
    if (!close) elements += 1;
    if (NOT_NESTING.test(name!)) continue;
    depth = Math.max(0, depth + (close ? -1 : 1));
    deepest = Math.max(deepest, depth);
  }
  return { elements, depth: deepest };
};

/** The document of a page or of a fragment of one. Throws RangeError for markup that is no page of people's making. */
export const parsePage = (html: string): ReturnType<typeof parseHTML>['document'] => {
  const tame = html
    .replace(/<+(?=<)/g, '')
    .replace(STRAY_BRACKETS, '&lt;')
    .replace(LONG_ATTRIBUTE, '$1""');
  const { elements, depth } = measure(tame);
  const pieces = tame.match(/&/g)?.length ?? 0;
  if (elements > MAX_ELEMENTS) throw new RangeError(`it has ${elements} elements, more than ${MAX_ELEMENTS}`);
  if (depth > DEEPEST_SOURCE) throw new RangeError(`its elements nest ${depth} deep`);
  if (pieces > MAX_PIECES) throw new RangeError(`it has ${pieces} entities`);
  // Without <body>, linkedom builds no body at all.
  const { document } = parseHTML(/<body[\s>]/i.test(tame) ? tame : `<!doctype html><html><body>${tame}</body></html>`);
  if (document.documentElement) prune(document.documentElement as unknown as Tree);
  return document;
};
