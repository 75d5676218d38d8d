// The page of an issue: its brief with every mark, note and answer, or what it corrects.
import { CHANNEL_WORDS, dayWords, MARK_WORDS, toldByWords } from '../../core/index.ts';
import { briefMap } from '../brief/map.ts';
import { Html, html } from './html.ts';
import { type ChannelHead, type Issue, issueFiles, type PublicNote, type PublicSentence } from './issue.ts';
import { type Frame, page, tellTime } from './page.ts';
import {
  isUnreviewed,
  marksOf,
  pageOf,
  type Standing,
  type StandingMark,
  sentencesOf,
  titleOf,
  wayTo,
  wholeMarks,
} from './standing.ts';

const DEPTH = 2;

const codeFor = (issue: Issue, n?: number): string => `${issue.brief!.code}${n === undefined ? '' : `.${n}`}`;

/** Link to the form, with the code in it; undefined where the channel has none. */
const formLink = (channel: ChannelHead, issue: Issue, n?: number): string | undefined => {
  const { form } = channel;
  if (form === undefined || !issue.brief) return undefined;
  const url = new URL(form);
  url.searchParams.set('to', codeFor(issue, n));
  return url.href;
};

/** Link by which a reader writes a mail; undefined where the channel names no address. */
const mailLink = (channel: ChannelHead, issue: Issue, n?: number): string | undefined => {
  const { answers } = channel;
  if (answers === undefined || !issue.brief) return undefined;
  const code = codeFor(issue, n);
  const subject = encodeURIComponent(`[${code}] ${issue.brief.title}`.slice(0, 120));
  return `mailto:${encodeURIComponent(answers).replace('%40', '@')}?subject=${subject}`;
};

/** Link by which a reader answers: the form, else a mail; as the channel has them now, not when the issue was signed. */
export const answerLink = (channel: ChannelHead, issue: Issue, n?: number): string | undefined =>
  formLink(channel, issue, n) ?? mailLink(channel, issue, n);

/** A mark in words, with the way to the issue that set it. */
export const markNote = (mark: StandingMark, depth: number): Html =>
  html`<span class="marknote"><strong>${MARK_WORDS[mark.kind]}</strong>, ${dayWords(mark.at)}: ${mark.note} <a href="${wayTo(pageOf(mark.by), depth)}">Issue ${mark.by}</a></span>`;

/** What stands at the head of everything that nobody reviewed, and of what was withdrawn or replaced as a whole. */
export const banners = (standing: Standing, depth: number): Html => {
  const { issue } = standing;
  const partial = new Set(standing.marks.filter((m) => m.sentences).flatMap((m) => m.sentences));
  return html`${isUnreviewed(issue) && html`<div class="banner" role="note"><p><strong>${CHANNEL_WORDS.unreviewed}</strong></p></div>\n`}${wholeMarks(
    standing,
  ).map(
    (mark) =>
      html`<div class="banner stop" role="note"><p><strong>${MARK_WORDS[mark.kind]}</strong>, ${dayWords(mark.at)}: ${mark.note} <a href="${wayTo(pageOf(mark.by), depth)}">Issue ${mark.by}</a></p></div>\n`,
  )}${partial.size > 0 && html`<div class="banner stop" role="note"><p><strong>Corrected since it was published:</strong> ${partial.size === 1 ? 'one sentence is' : `${partial.size} sentences are`} marked below. The issue as it was signed stays as it was.</p></div>\n`}`;
};

const sentenceItem = (standing: Standing, sentence: PublicSentence, channel: ChannelHead): Html => {
  const { issue } = standing;
  const marks = marksOf(standing, sentence.n);
  const gone = marks.some((m) => m.kind === 'withdrawn');
  const answers = standing.answers.filter((a) => a.sentence === sentence.n);
  const answer = answerLink(channel, issue, sentence.n);
  const { support } = sentence;
  const said = [
    sentence.state,
    support && support.outlets > 1 && `told by ${toldByWords(support)}`,
    sentence.edited === 'dropped' && CHANNEL_WORDS.evidenceDropped,
    sentence.edited === 'kept' && CHANNEL_WORDS.edited,
    sentence.confirmed && CHANNEL_WORDS.confirmed,
  ].filter((x) => typeof x === 'string');
  const more = [
    sentence.claim !== undefined && html`<a href="${wayTo('claims/', DEPTH)}#${sentence.claim}">where this is told</a>`,
    answer !== undefined && html`<a class="act" href="${answer}">answer or correct this</a>`,
    ...said.map((words) => html`${words}`),
  ].filter((x) => x !== false);
  return html`<li id="s${sentence.n}"><a class="n" href="#s${sentence.n}" aria-label="Sentence ${sentence.n}">${sentence.n}</a>
<span dir="auto"${gone && html` class="gone"`}>${sentence.text}</span>${sentence.notes.map((n) => html`<sup><a href="#note${n}" aria-label="Note ${n}">[${n}]</a></sup>`)}
${marks.map((m) => markNote(m, DEPTH))}${answers.map((a) => html`<div class="answer"><strong>A reader answers</strong> (${dayWords(a.received)}): <bdi>${a.text}</bdi></div>`)}${more.length > 0 && html`<span class="more">${more.map((m, i) => html`${i > 0 && ' · '}${m}`)}</span>`}
</li>
`;
};

/** Without the quotation marks that the words stand in already. */
const bare = (quote: string): string => quote.replace(/^[“"](?=[^“”"]*[”"]?$)|(?<=^[“"]?[^“”"]*)[”"]$/g, '');

const noteItem = (note: PublicNote): Html => {
  // Each in its own direction: an Arabic outlet doesn't turn the date behind it around.
  const own = note.title ?? (note.url === undefined ? undefined : new URL(note.url).host);
  const title = own === undefined ? undefined : html`<bdi>${own}</bdi>`;
  const link = note.url === undefined ? title : html`<a href="${note.url}" rel="noopener noreferrer">${title ?? note.url}</a>`;
  const from = [
    note.outlet !== undefined && html`<bdi>${note.outlet}</bdi>`,
    link,
    note.published !== undefined && dayWords(note.published),
  ].filter((x) => x !== false && x !== undefined);
  return html`<li id="note${note.number}">${note.quote === undefined ? 'Not quoted here, to keep quotations short.' : html`<q dir="auto">${bare(note.quote)}</q>`}${note.speaker !== undefined && html` (<bdi>${note.speaker}</bdi>)`}
<span class="from">${from.map((f, i) => html`${i > 0 && ', '}${f}`)}</span></li>
`;
};

/** Sentences that stand together under their group's words. */
const grouped = (sentences: readonly PublicSentence[]): { group?: string; own: PublicSentence[] }[] => {
  const groups: { group?: string; own: PublicSentence[] }[] = [];
  for (const s of sentences) {
    const last = groups.at(-1);
    if (last && last.group === s.group) last.own.push(s);
    else groups.push({ ...(s.group !== undefined && { group: s.group }), own: [s] });
  }
  return groups;
};

/** The places of the sentences that still stand, drawn; withdrawn ones are not. */
const mapOf = (standing: Standing): Html | false => {
  const places = sentencesOf(standing.issue)
    .filter((s) => marksOf(standing, s.n).every((m) => m.kind !== 'withdrawn'))
    .flatMap((s) => s.places ?? []);
  const map = wholeMarks(standing).some((m) => m.kind === 'withdrawn')
    ? undefined
    : briefMap([...new Map(places.map((p) => [`${p.lat} ${p.lon}`, p])).values()]);
  if (!map) return false;
  return html`<figure>
${new Html(map.svg)}
<figcaption>Places that the sentences name. A circle shows how uncertain the point is.${map.beyond.length > 0 && ` Not on this map: ${map.beyond.join(', ')}.`} Land and borders: Natural Earth.</figcaption>
</figure>
`;
};

const briefBody = (standing: Standing, channel: ChannelHead): Html => {
  const { issue } = standing;
  const brief = issue.brief!;
  const days = [brief.since, brief.until].filter((d) => d !== undefined).map((d) => dayWords(d));
  const [form, mail] = [formLink(channel, issue), mailLink(channel, issue)];
  const whole = standing.answers.filter((a) => a.sentence === undefined);
  return html`${banners(standing, DEPTH)}<h1>${brief.title}</h1>
<p class="meta">Issue ${issue.number} · published ${tellTime(issue.published)} · ${issue.reviewed ? CHANNEL_WORDS.reviewed : CHANNEL_WORDS.unreviewedShort}${days.length > 0 && html` · covers ${[...new Set(days)].join(' to ')}`}</p>
${mapOf(standing)}${brief.sections.map(
  ({ title, sentences }) => html`<h2>${title}</h2>
${grouped(sentences).map(
  ({ group, own }) => html`${group !== undefined && html`<h3>${group}</h3>\n`}<ol class="sentences">
${own.map((s) => sentenceItem(standing, s, channel))}</ol>
`,
)}`,
)}${brief.leftOut !== undefined && html`<p class="meta">${brief.leftOut === 1 ? 'One sentence was' : `${brief.leftOut} sentences were`} left out: they rest on what isn’t public, or wait for approval.</p>\n`}${whole.length > 0 && html`<h2>Readers answer</h2>\n${whole.map((a) => html`<div class="answer">${dayWords(a.received)}: ${a.text}</div>\n`)}`}<h2 id="notes">Notes</h2>
<div class="notes"><ol>
${brief.notes.map((n) => noteItem(n))}</ol></div>
<h2>Answer this brief</h2>
<p>Its code is <code>${brief.code}</code>; a sentence is <code>${brief.code}.${sentencesOf(issue)[0]?.n ?? 1}</code> and so on. ${form === undefined && mail === undefined && 'Name the code in what you write, so that it arrives at what it is about.'}${form !== undefined && html`<a href="${form}">Answer or correct it in a form</a>; no account is needed. `}${mail !== undefined && html`<a href="${mail}">Write to the channel</a>: the code stands in the subject, so that it arrives at what it is about.`}</p>
`;
};

const plainBody = (standing: Standing): Html => {
  const { issue } = standing;
  const list = (items: readonly Html[]): Html => html`<ul class="plain">${items.map((item) => html`<li>${item}</li>\n`)}</ul>`;
  const where = (number: number, n?: number): Html =>
    html`<a href="${wayTo(pageOf(number), DEPTH)}${n !== undefined && `#s${n}`}">issue ${number}${n !== undefined && `, sentence ${n}`}</a>`;
  return html`<h1>${titleOf(issue)}</h1>
<p class="meta">Issue ${issue.number} · published ${tellTime(issue.published)}</p>
${
  issue.marks !== undefined &&
  list(
    issue.marks.map(
      (m) =>
        html`<strong>${MARK_WORDS[m.kind]}</strong>: ${m.sentences ? m.sentences.map((n, i) => html`${i > 0 && ', '}${where(m.issue, n)}`) : where(m.issue)}. ${m.note}`,
    ),
  )
}${issue.answers !== undefined && list(issue.answers.map((a) => html`To ${where(a.issue, a.sentence)}: ${a.text}`))}${
  issue.kind === 'key' &&
  html`<p>From this issue on, the channel is signed by <code>${issue.key}</code>. The key before it has named it as its successor, in this issue.</p>`
}${issue.kind === 'settings' && html`<p>The channel is now called “${issue.channel.title}”${issue.channel.url !== undefined && html` and lies at ${issue.channel.url}`}.</p>`}
`;
};

/** The page of an issue as it stands today. */
export const issuePage = (standing: Standing, frame: Omit<Frame, 'depth' | 'title'>, last: number): Uint8Array => {
  const { issue } = standing;
  const files = issueFiles(issue.number);
  const to = (path: string): string => wayTo(path, DEPTH);
  const around = [
    issue.number > 1 && html`<a href="${to(pageOf(issue.number - 1))}" rel="prev">Issue ${issue.number - 1}</a>`,
    issue.number < last && html`<a href="${to(pageOf(issue.number + 1))}" rel="next">Issue ${issue.number + 1}</a>`,
    html`<a href="${to(files.issue)}">as signed</a>`,
    html`<a href="${to(files.sig)}">signature</a>`,
    ...(issue.brief ? [html`<a href="brief.md">Markdown</a>`, html`<a href="brief.json">JSON</a>`] : []),
  ].filter((x) => x !== false);
  return page(
    { ...frame, depth: DEPTH, title: titleOf(issue) },
    html`<article>
${issue.brief ? briefBody(standing, frame.channel) : plainBody(standing)}</article>
<p class="meta">${around.map((a, i) => html`${i > 0 && ' · '}${a}`)}</p>`,
  );
};
