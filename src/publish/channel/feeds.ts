// A channel's feeds: RSS 2.0, Atom, JSON Feed 1.1. An item's id stays when the item is corrected; its title and text then say so. Without an address of the channel
// its links are relative to the feed.
import { generateAtomFeed, generateJsonFeed, generateRssFeed } from 'feedsmith';
import { CHANNEL_WORDS, MARK_WORDS } from '../../core/index.ts';
import { escapeHtml, html } from './html.ts';
import type { ChannelHead, Issue } from './issue.ts';
import { isUnreviewed, marksOf, pageOf, type Standing, titleOf, updatedAt, wholeMarks } from './standing.ts';

const MOST_ITEMS = 50; // the newest; the rest is on the site

interface Item {
  id: string;
  url: string;
  title: string;
  summary: string;
  html: string;
  published: string;
  updated: string;
  standing: Standing;
}

/** A channel's id as a URN: base64 of a fingerprint in letters that a URI may hold. */
const urn = (channel: ChannelHead, number?: number): string =>
  `urn:sitrep:${channel.id
    .replace(/^SHA256:/, '')
    .replaceAll('+', '-')
    .replaceAll('/', '_')}${number === undefined ? '' : `:${number}`}`;

const contentOf = (standing: Standing): string => {
  const { issue } = standing;
  const all = (issue.marks ?? []).map(
    (m) =>
      html`<li><strong>${MARK_WORDS[m.kind]}</strong>: issue ${m.issue}${m.sentences && `, sentence ${m.sentences.join(', ')}`}. ${m.note}</li>`,
  );
  const answers = (issue.answers ?? []).map(
    (a) => html`<li>To issue ${a.issue}${a.sentence !== undefined && `, sentence ${a.sentence}`}: ${a.text}</li>`,
  );
  if (!issue.brief)
    return html`${all.length + answers.length > 0 ? html`<ul>${all}${answers}</ul>` : html`<p>${titleOf(issue)}.</p>`}`.text;
  const { brief } = issue;
  return html`${isUnreviewed(issue) && html`<p><strong>${CHANNEL_WORDS.unreviewed}</strong></p>`}${wholeMarks(standing).map(
    (m) => html`<p><strong>${MARK_WORDS[m.kind]}</strong>: ${m.note}</p>`,
  )}${brief.sections.map(
    ({ title, sentences }) =>
      html`<h2>${title}</h2><ol>${sentences.map((s) => {
        const marks = marksOf(standing, s.n);
        const gone = marks.some((m) => m.kind === 'withdrawn');
        return html`<li value="${s.n}">${gone ? html`<del>${s.text}</del>` : s.text}${s.notes.map((n) => html` [${n}]`)}${marks.map((m) => html` <strong>${MARK_WORDS[m.kind]}</strong>: ${m.note}`)}</li>`;
      })}</ol>`,
  )}<h2>Notes</h2><ol>${brief.notes.map(
    (n) =>
      html`<li value="${n.number}">${n.quote !== undefined && html`<q>${n.quote}</q> `}${n.outlet}${n.title !== undefined && html`, ${n.url === undefined ? n.title : html`<a href="${n.url}">${n.title}</a>`}`}${n.published !== undefined && `, ${n.published.slice(0, 10)}`}</li>`,
  )}</ol>`.text;
};

const prefixOf = (standing: Standing): string => {
  const { issue, marks } = standing;
  const words = [
    isUnreviewed(issue) && CHANNEL_WORDS.unreviewedShort,
    ...new Set(wholeMarks(standing).map((m) => MARK_WORDS[m.kind])),
    marks.some((m) => m.sentences !== undefined) && 'corrected',
  ].filter((w) => w !== false);
  return words.length ? `[${words.join('; ')}] ` : '';
};

const itemOf = (standing: Standing, issues: readonly Issue[], base: string): Item => {
  const { issue } = standing;
  const first =
    issue.brief?.sections[0]?.sentences[0]?.text ?? issue.marks?.[0]?.note ?? issue.answers?.[0]?.text ?? titleOf(issue);
  const prefix = prefixOf(standing);
  return {
    id: urn(issue.channel, issue.number),
    url: `${base}${pageOf(issue.number)}`,
    title: `${prefix}${titleOf(issue)}`,
    summary: `${prefix}${first}`,
    html: contentOf(standing),
    published: issue.published,
    updated: updatedAt(standing, issues),
    standing,
  };
};

/** What programs can ask of an item: JSON Feed's extension `_sitrep`. */
const extensionOf = ({ standing }: Item): object => {
  const { issue, marks } = standing;
  return {
    issue: issue.number,
    kind: issue.kind,
    signed: `${pageOf(issue.number)}issue.json`,
    ...(issue.brief && {
      reviewed: issue.reviewed === true,
      code: issue.brief.code,
      sentences: issue.brief.sections.flatMap((s) =>
        s.sentences.map(({ n, text, notes, claim }) => ({
          n,
          section: s.kind,
          text,
          notes,
          ...(claim !== undefined && { claim }),
          ...(marksOf(standing, n).length > 0 && { marks: marksOf(standing, n).map((m) => m.kind) }),
        })),
      ),
    }),
    ...(marks.length > 0 && {
      marks: marks.map(({ kind, sentences, note, by }) => ({ kind, ...(sentences && { sentences }), note, by })),
    }),
  };
};

/** Files of the feeds, by path. */
export const feedFiles = (all: readonly Standing[], channel: ChannelHead): Map<string, string> => {
  const base = channel.url ?? '../';
  const issues = all.map((s) => s.issue);
  const items = [...all]
    .reverse()
    .slice(0, MOST_ITEMS)
    .map((s) => itemOf(s, issues, base));
  const updated =
    items
      .map((i) => i.updated)
      .sort()
      .at(-1) ?? '';
  const description = channel.description ?? 'Briefs on what is reported, with who says so.';
  const self = (name: string): string => (channel.url ? `${channel.url}feeds/${name}` : name);
  const note = `${CHANNEL_WORDS.unaltered[0]!.toUpperCase()}${CHANNEL_WORDS.unaltered.slice(1)} ${channel.id}, as sitrep verify can tell; ${CHANNEL_WORDS.notTrue}.`;
  const atom = generateAtomFeed({
    id: urn(channel),
    title: { value: channel.title, type: 'text' },
    subtitle: { value: description, type: 'text' },
    rights: { value: note, type: 'text' },
    updated: new Date(updated),
    links: [
      { href: self('atom.xml'), rel: 'self', type: 'application/atom+xml' },
      { href: base, rel: 'alternate', type: 'text/html' },
    ],
    authors: [{ name: channel.title }],
    generator: { text: 'Sitrep' },
    entries: items.map((i) => ({
      id: i.id,
      title: { value: i.title, type: 'text' },
      updated: new Date(i.updated),
      published: new Date(i.published),
      links: [{ href: i.url, rel: 'alternate', type: 'text/html' }],
      summary: { value: i.summary, type: 'text' },
      content: { value: i.html, type: 'html' },
    })),
  });
  const rss = generateRssFeed({
    title: channel.title,
    link: base,
    description,
    language: channel.language,
    copyright: note,
    lastBuildDate: new Date(updated),
    generator: 'Sitrep',
    ...(channel.url && { atom: { links: [{ href: self('rss.xml'), rel: 'self', type: 'application/rss+xml' }] } }),
    items: items.map((i) => ({
      title: i.title,
      link: i.url,
      guid: { value: i.id, isPermaLink: false },
      pubDate: new Date(i.published),
      description: escapeHtml(i.summary), // RSS reads HTML there; Atom and JSON Feed are told that it is text
      content: { encoded: i.html },
    })),
  });
  const json = generateJsonFeed({
    title: channel.title,
    home_page_url: base,
    ...(channel.url && { feed_url: self('feed.json') }),
    description,
    language: channel.language,
    authors: [{ name: channel.title }],
    _sitrep: { about: 'issues of a signed channel: sitrep verify', channel: channel.id, note },
    items: items.map((i) => ({
      id: i.id,
      url: i.url,
      title: i.title,
      summary: i.summary,
      content_html: i.html,
      date_published: new Date(i.published),
      date_modified: new Date(i.updated),
      _sitrep: extensionOf(i),
    })),
  } as Parameters<typeof generateJsonFeed>[0]);
  return new Map([
    ['feeds/atom.xml', `${atom.trimEnd()}\n`],
    ['feeds/rss.xml', `${rss.trimEnd()}\n`],
    ['feeds/feed.json', `${JSON.stringify(json, null, 1)}\n`],
  ]);
};
