// Text → its parts, each with a role: title, byline, date, body, boilerplate. Also what the head of a text file tells of the
// report (title, date, author). Method: lines, joined where they are hard-wrapped, judged one by one; the head is read until
// the first paragraph that is body. The text is never changed: parts are spans of it.
import { type Part, type PartRole, type Span, trimmed } from '../core/index.ts';
import { isBoilerplate } from './boilerplate.ts';
import { type DateLine, readDateLine } from './dates.ts';
import { isSameTitle, looksLikeTitle, readByline } from './front.ts';
import { readParagraphs } from './paragraphs.ts';

/** What the head of a text says about the report. */
export interface Front {
  title?: string;
  published?: string;
  author?: string;
}

export interface Layout {
  parts: Part[];
  front: Front;
}

/** The head is looked for in this many paragraphs: banner, headline, subtitle, byline, two dates, share line, and some air. */
const HEAD = 10;
/** Bylines, dates, headlines and subtitles are shorter; paragraphs of news have 200 characters on average. */
const LONGEST_HEAD_LINE = 220;
/** Banners and closing lines stand in this many paragraphs at each end. */
const EDGE = 4;

/**
 * Parts of `text`: in order, not meeting, covering all but white space, and what its head says of the report.
 * `known.title` helps to recognise a headline that the text repeats.
 */
export const readLayout = (text: string, known: { title?: string } = {}): Layout => {
  const paragraphs = readParagraphs(text);
  const words = (s: Span): string => text.slice(s.start, s.end);
  const roles: PartRole[] = paragraphs.map((p, i) =>
    isBoilerplate(words(p), { edge: i < EDGE || i >= paragraphs.length - EDGE }) ? 'boilerplate' : 'body',
  );
  // A text that would be nothing but boilerplate is somebody's text after all.
  if (!roles.includes('body')) roles.fill('body');

  const front: Front = {};
  let dated: DateLine | undefined;
  let titled = false;
  let read = false;
  for (let i = 0; i < Math.min(HEAD, paragraphs.length - 1); i += 1) {
    if (roles[i] === 'boilerplate') continue;
    const line = words(paragraphs[i]!);
    // The head ends with the first real paragraph; a subtitle or a caption above the date does not end it.
    if (line.length > LONGEST_HEAD_LINE) break;
    const { role, date, author } = headRole(line, {
      mayBeTitle: !read && !titled,
      known: known.title,
      rest: text.slice(paragraphs[i]!.end),
    });
    if (!role) {
      read = true;
      continue;
    }
    roles[i] = role;
    if (role === 'title' && !titled) {
      titled = true;
      front.title = line.replace(/\s+/g, ' ');
    }
    if (date && (!dated || (dated.updated && !date.updated))) dated = date;
    if (author && !front.author) front.author = author;
  }
  // Reporters and editors are also named at the foot: "Reporting by Anna Berg; editing by Tom Reed".
  for (let i = paragraphs.length - 1; i > 0 && i >= paragraphs.length - EDGE; i -= 1)
    if (roles[i] === 'body' && readByline(words(paragraphs[i]!))) roles[i] = 'byline';
  // A head with nothing below it is the body.
  if (!roles.includes('body'))
    for (const [i, role] of roles.entries()) if (role === 'title' || role === 'byline') roles[i] = 'body';
  if (dated) front.published = dated.value;
  return { parts: paragraphs.map((p, i) => ({ ...p, role: roles[i]! })), front };
};

interface HeadLine {
  role?: PartRole;
  date?: DateLine;
  author?: string;
}

/** The role of one line of the head; none where the body begins. */
const headRole = (line: string, at: { mayBeTitle: boolean; known: string | undefined; rest: string }): HeadLine => {
  if (at.known !== undefined && isSameTitle(line, at.known)) return { role: 'title' };
  const date = readDateLine(line);
  if (date) return { role: 'date', date };
  const byline = readByline(line);
  if (byline) return { role: 'byline', ...byline };
  // "By Anna Berg | 14 March 2016", "Reuters, March 14, 2016"
  const pieces = line.split(/\s+[|·•–—-]\s+|\s{2,}/);
  const [last] = pieces.slice(-1);
  const lastDate = pieces.length > 1 ? readDateLine(last!) : undefined;
  if (lastDate) {
    const author = readByline(pieces[0]!)?.author;
    return { role: 'byline', date: lastDate, ...(author && { author }) };
  }
  // A headline has something below it that is longer than itself.
  if (at.mayBeTitle && looksLikeTitle(line) && at.rest.trim().length > line.length) return { role: 'title' };
  return {};
};

/** The span of a report's body parts, from the first to the last; undefined where it has none. */
export const bodySpan = (text: string, parts: readonly Part[]): Span | undefined => {
  const body = parts.filter((p) => p.role === 'body');
  return body.length ? trimmed(text, { start: body[0]!.start, end: body.at(-1)!.end }) : undefined;
};
