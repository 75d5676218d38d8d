// A brief → one HTML file that needs nothing else: print style, map as SVG, a content security policy that names its own style and script by digest.
// Whatever strangers wrote is escaped; only http and https addresses become links.
import { createHash } from 'node:crypto';
import { type Brief, type BriefNote, type BriefSection, type BriefSentence, cleanText, dayWords } from '../../core/index.ts';
import { briefMap } from './map.ts';
import { outlineOf, quoted, remarksOf } from './outline.ts';
import { withAttribution } from './outside.ts';
import { briefStyle, SCRIPT } from './style.ts';

export interface HtmlOptions {
  /** Buttons that copy a sentence with its attribution (default: yes). */
  copy?: boolean;
}

const escaped = (s: string): string =>
  cleanText(s).replace(/[&<>"']/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c]!);
const digestOf = (s: string): string => `'sha256-${createHash('sha256').update(s).digest('base64')}'`;
const webUrl = (url: string | undefined): string | undefined =>
  url !== undefined && /^https?:\/\/[^\s]+$/i.test(url) ? url : undefined;

/** The policy of such a page: nothing from anywhere. */
export const briefPolicy = (copy: boolean): string =>
  `default-src 'none'; font-src data:; style-src ${digestOf(briefStyle())};${copy ? ` script-src ${digestOf(SCRIPT)};` : ''} base-uri 'none'; form-action 'none'`;

const references = (numbers: readonly number[]): string =>
  numbers.length ? `<sup>${numbers.map((n) => `<a href="#note-${n}" aria-label="note ${n}">${n}</a>`).join(' ')}</sup>` : '';

const remarksHtml = (brief: Brief, s: BriefSentence): string => {
  const remarks = remarksOf(brief, s);
  if (!remarks.length) return '';
  const told = remarks.map((r) =>
    r === s.state
      ? `<b>${escaped(r)}</b>`
      : /^(?:look again|waits)/.test(r) || brief.notes.some((n) => n.corrected === r)
        ? `<span class="look">${escaped(r)}</span>`
        : escaped(r),
  );
  return ` <span class="remarks">${told.join(' · ')}</span>`;
};

const sentenceHtml = (brief: Brief, s: BriefSentence, copy: boolean): string => {
  const button = copy
    ? ` <button type="button" class="copy" hidden data-copy="${escaped(withAttribution(brief, s))}">Copy with attribution</button>`
    : '';
  const answer = s.state === 'possible answer' ? ' class="answer"' : '';
  return `<li id="${escaped(s.id)}"${answer}>${escaped(s.text)}${references(s.notes)}${remarksHtml(brief, s)}${button}</li>`;
};

const sectionHtml = (
  brief: Brief,
  section: BriefSection,
  groups: { group?: string; sentences: BriefSentence[] }[],
  copy: boolean,
): string => {
  const kind = section.kind === 'disagreements' ? 'sentences sides' : 'sentences';
  const parts = groups.map(
    ({ group, sentences }) =>
      `${group === undefined ? '' : `<h3>${escaped(group)}</h3>\n`}<ul class="${kind}">\n${sentences.map((s) => sentenceHtml(brief, s, copy)).join('\n')}\n</ul>`,
  );
  return `<section class="${section.kind}">\n<h2>${escaped(section.title)}</h2>\n${parts.join('\n')}\n</section>`;
};

const noteHtml = (n: BriefNote): string => {
  const url = webUrl(n.url);
  const title = n.title === undefined ? undefined : `“${escaped(n.title)}”`;
  const linked = url === undefined ? title : `<a href="${escaped(url)}" rel="noreferrer">${title ?? escaped(url)}</a>`;
  const where = [
    n.outlet === undefined ? undefined : escaped(n.outlet),
    linked,
    n.published === undefined ? undefined : `<time datetime="${escaped(n.published)}">${dayWords(n.published)}</time>`,
  ].filter((x) => x !== undefined);
  const more = [
    ...(n.speaker === undefined ? [] : [`who says it: ${escaped(n.speaker)}`]),
    ...(n.handling === 'public' ? [] : [n.handling]),
    ...(n.corrected === undefined ? [] : [`<span class="corrected">${escaped(n.corrected)}</span>`]),
  ];
  const quote = n.quote ? `${escaped(quoted(n.quote))} ` : '';
  return `<li id="note-${n.number}"><span class="number">${n.number}</span><span>${quote}<span class="where">${[where.join(', ') || 'a report without title, outlet or date', ...more].join(' · ')}</span></span></li>`;
};

/** The page. The same brief gives the same bytes. */
export const briefHtml = (brief: Brief, { copy = true }: HtmlOptions = {}): string => {
  const { covers, counts, status, sections, timeline, places } = outlineOf(brief);
  const map = briefMap(places);
  const line = timeline.map(
    ({ day, note, words }) =>
      `<li><time datetime="${escaped(day)}">${dayWords(day)}</time><span>${escaped(note.outlet ?? 'A report')}: ${escaped(quoted(words))}${references([note.number])}</span></li>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(briefPolicy(copy))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escaped(brief.title)}${covers === undefined ? '' : `, ${covers}`}</title>
<style>${briefStyle()}</style>
</head>
<body class="${brief.released ? 'released' : 'draft'}">
<header>
<h1>${escaped(brief.title)}</h1>
<p class="covers">${[covers, counts].filter(Boolean).join(' · ')}</p>
<p class="status">${escaped(status)}</p>
</header>
<main>
${sections.map(({ section, groups }, i) => `${sectionHtml(brief, section, groups, copy)}${i === 0 && map ? `\n<figure>\n${map.svg}\n<figcaption>Places that the sentences name. A circle shows how uncertain the point is.${map.beyond.length ? ` Not on this map: ${escaped(map.beyond.join(', '))}.` : ''} Land and borders: Natural Earth.</figcaption>\n</figure>` : ''}`).join('\n')}
${line.length > 1 ? `<section class="time">\n<h2>Timeline</h2>\n<ol class="timeline">\n${line.join('\n')}\n</ol>\n</section>` : ''}
${brief.notes.length ? `<section class="evidence">\n<h2>Notes</h2>\n<ol class="notes">\n${brief.notes.map(noteHtml).join('\n')}\n</ol>\n</section>` : ''}
</main>
<footer>
<p>Composed ${brief.made.slice(0, 16).replace('T', ' ')} UTC by Sitrep ${escaped(brief.reader.version)} (models ${escaped(brief.reader.models)}). Each sentence is made from the words that its note quotes; who says so stands with it. That it is reported does not say that it is true.</p>
</footer>${copy ? `\n<script>${SCRIPT}</script>` : ''}
</body>
</html>
`;
};
