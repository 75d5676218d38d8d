// Reports → which tell of one happening (story), and which are copies of one text (origin). Copies first; then one text an
// origin is compared by its words, nearness of publication counting for it; average link; last, twin happenings are parted.
// The result doesn't depend on the order of the reports. Needs no parse; it doesn't know what was said, only who tells of the same.
import { createHash } from 'node:crypto';
import { averageLink, groupsAfter } from './average-link.ts';
import { background } from './background.ts';
import { connectedParts } from './neighbours.ts';
import { findCopies } from './origins.ts';
import { splitTwins } from './twins.ts';
import { cosine, makeVectors, STORY_WEIGHING } from './vectors.ts';
import { wordsOf } from './words.ts';

/** What linking needs of a report. */
export interface LinkInput {
  id: string;
  text: string;
  title?: string;
  /** ISO 8601; what isn't a date is ignored. */
  published?: string;
}

export interface Link {
  id: string;
  /** The same for reports that tell of one happening. */
  story: string;
  /** The same for copies of one text. */
  origin: string;
}

const ALIKE = 0.18; // mean similarity of two groups' pairs at which they are joined: the best on ECB+ train
const NEAR = 0.4; // how much likelier two reports of the same day are to tell of one happening: picked on the dev part of Giveme5W1H, which has no train part
const NEAR_DAYS = 7; // that falls to 1/e at a week; far apart counts for nothing: dates of pages are often those of the last edit

const DAY = 86_400_000; // ms

interface Text {
  sha256: string;
  report: LinkInput;
  day: number | undefined;
  /** Indices into the input. */
  of: number[];
}

const dayOf = ({ published }: LinkInput): number | undefined => {
  const time = published === undefined ? Number.NaN : Date.parse(published);
  return Number.isNaN(time) ? undefined : time / DAY;
};

/** Earlier first; undated after dated; then by digest: an order that the order of arrival can't change. */
const byAge = (a: Text, b: Text): number => (a.day ?? Infinity) - (b.day ?? Infinity) || (a.sha256 < b.sha256 ? -1 : 1) || 0;

/** One entry a text, in the order of their digests; the same text twice is one (its earliest date and smallest title stand for it). */
const distinctTexts = (reports: readonly LinkInput[]): Text[] => {
  const texts = new Map<string, Text>();
  reports.forEach((report, i) => {
    const sha256 = createHash('sha256').update(report.text).digest('hex');
    const [known, day] = [texts.get(sha256), dayOf(report)];
    if (!known) texts.set(sha256, { sha256, report, day, of: [i] });
    else {
      known.of.push(i);
      if ((report.title ?? '') < (known.report.title ?? '')) known.report = report;
      if (day !== undefined && !(known.day! <= day)) known.day = day;
    }
  });
  return [...texts.values()].sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
};

const nameOf = (kind: 'story' | 'origin', texts: readonly Text[]): string =>
  `${kind}-${[...texts].sort(byAge)[0]!.sha256.slice(0, 16)}`;

/** Stories of texts that are no copies of each other, as lists of indices. */
const groupStories = (texts: readonly Text[]): number[][] => {
  const words = texts.map(({ report }) => wordsOf(report.title ? `${report.title}\n\n${report.text}` : report.text));
  const vectors = makeVectors(words, background(), STORY_WEIGHING);
  const similarity = (a: number, b: number): number => {
    const [x, y] = [texts[a]!.day, texts[b]!.day];
    const near = x === undefined || y === undefined ? 0 : Math.exp(-Math.abs(x - y) / NEAR_DAYS);
    return cosine(vectors[a]!, vectors[b]!) * (1 + NEAR * near);
  };
  return connectedParts(vectors, similarity, ALIKE, 1 + NEAR).flatMap((part) => {
    const joins = averageLink(part.length, (a, b) => similarity(part[a]!, part[b]!), ALIKE);
    return groupsAfter(part.length, joins).flatMap((group) => {
      const members = group.map((k) => part[k]!);
      return splitTwins(
        members.map((i) => words[i]!),
        background(),
      ).map((side) => side.map((k) => members[k]!));
    });
  });
};

/** Story and origin of each report, in the order of the input. Deterministic, and the same for any order. Never throws. */
export const linkReports = (reports: readonly LinkInput[]): Link[] => {
  const texts = distinctTexts(reports);
  const copies = findCopies(texts.map(({ report }) => wordsOf(report.text)));
  const links = new Array<Link>(reports.length);
  // The longest text of an origin stands for its copies: cut ones tell less.
  const heads = copies.map((group) =>
    group.reduce((best, i) => (texts[i]!.report.text.length > texts[best]!.report.text.length ? i : best)),
  );
  for (const story of groupStories(heads.map((i) => texts[i]!))) {
    const name = nameOf(
      'story',
      story.flatMap((k) => copies[k]!).map((i) => texts[i]!),
    );
    for (const k of story) {
      const members = copies[k]!.map((i) => texts[i]!);
      const origin = nameOf('origin', members);
      for (const text of members) for (const i of text.of) links[i] = { id: reports[i]!.id, story: name, origin };
    }
  }
  return links;
};
