// The pages that list: all issues, all claims with the briefs that tell them, all corrections.
import { CHANNEL_WORDS, dayWords, MARK_WORDS } from '../../core/index.ts';
import { type Html, html } from './html.ts';
import type { Issue, PublicSentence } from './issue.ts';
import { type Frame, page } from './page.ts';
import { isUnreviewed, marksOf, pageOf, type Standing, sentencesOf, titleOf, wayTo, wholeMarks } from './standing.ts';

type Shared = Omit<Frame, 'depth' | 'title' | 'at'>;

/** The first sentence that still stands. */
const firstWords = (standing: Standing): string | undefined =>
  sentencesOf(standing.issue).find((s) => marksOf(standing, s.n).every((m) => m.kind !== 'withdrawn'))?.text;

const chips = (standing: Standing): Html => {
  const { issue, marks } = standing;
  const partial = marks.some((m) => m.sentences !== undefined);
  return html`${isUnreviewed(issue) && html` <span class="chip warn">${CHANNEL_WORDS.unreviewedShort}</span>`}${[
    ...new Set(wholeMarks(standing).map((m) => m.kind)),
  ].map(
    (kind) => html` <span class="chip stop">${MARK_WORDS[kind]}</span>`,
  )}${partial && html` <span class="chip stop">corrected</span>`}`;
};

/** The front page: newest first. */
export const indexPage = (all: readonly Standing[], frame: Shared): Uint8Array => {
  const { channel } = frame;
  const items = [...all].reverse().map(
    (
      standing,
    ) => html`<li${!standing.issue.brief && html` class="minor"`}><span class="when">${dayWords(standing.issue.published)}</span>
<div><a class="title" href="${wayTo(pageOf(standing.issue.number), 0)}">${titleOf(standing.issue)}</a>${chips(standing)}
${standing.issue.brief !== undefined && html`<p>${firstWords(standing)}</p>`}</div></li>
`,
  );
  return page(
    { ...frame, depth: 0, title: channel.title, at: 'issues' },
    html`<h1>${channel.title}</h1>
<p class="lead">${channel.description ?? 'Briefs on what is reported: who says so stands with every sentence, and every sentence leads to the words it rests on.'}</p>
<ol class="issues" reversed>
${items}</ol>`,
  );
};

interface ToldClaim {
  code: string;
  told: { standing: Standing; sentence: PublicSentence }[];
}

/** Claims in the order in which they were last told, the newest first. */
export const claimsOf = (all: readonly Standing[]): ToldClaim[] => {
  const byCode = new Map<string, ToldClaim>();
  for (const standing of [...all].reverse())
    for (const sentence of sentencesOf(standing.issue)) {
      if (sentence.claim === undefined) continue;
      const claim = byCode.get(sentence.claim) ?? { code: sentence.claim, told: [] };
      claim.told.push({ standing, sentence });
      byCode.set(sentence.claim, claim);
    }
  return [...byCode.values()];
};

/** A claim is told by a brief; that it is so, nobody here says. */
export const claimsPage = (all: readonly Standing[], frame: Shared): Uint8Array => {
  const items = claimsOf(all).map(({ code, told }) => {
    const { standing, sentence } = told[0]!;
    const marks = marksOf(standing, sentence.n);
    return html`<li id="${code}"><span${marks.some((m) => m.kind === 'withdrawn') && html` class="gone"`}>${sentence.text}</span>${isUnreviewed(standing.issue) && html` <span class="chip warn">${CHANNEL_WORDS.unreviewedShort}</span>`}${marks.map((m) => html` <span class="chip stop">${MARK_WORDS[m.kind]}</span>`)}
<span class="more"><code>${code}</code> · told in ${told.map(
      (t, i) =>
        html`${i > 0 && ', '}<a href="${wayTo(pageOf(t.standing.issue.number), 1)}#s${t.sentence.n}">issue ${t.standing.issue.number}</a>`,
    )}</span></li>
`;
  });
  return page(
    { ...frame, depth: 1, title: 'Claims', at: 'claims' },
    html`<h1>Claims</h1>
<p class="lead">What reports claim, and the issues that tell it. A claim is what somebody says; it is not said here that it is so.</p>
${items.length > 0 ? html`<ul class="plain">\n${items}</ul>` : html`<p>No claims yet.</p>`}`,
  );
};

export const correctionsPage = (all: readonly Standing[], issues: readonly Issue[], frame: Shared): Uint8Array => {
  const titles = new Map(issues.map((i) => [i.number, titleOf(i)]));
  const items = all
    .flatMap((s) => s.marks)
    .sort((a, b) => b.by - a.by || a.issue - b.issue)
    .map(
      (
        mark,
      ) => html`<li><span class="chip stop">${MARK_WORDS[mark.kind]}</span> <a href="${wayTo(pageOf(mark.issue), 1)}${mark.sentences && `#s${mark.sentences[0]}`}">${titles.get(mark.issue)}</a>${mark.sentences && html`, sentence${mark.sentences.length > 1 && 's'} ${mark.sentences.join(', ')}`}
<span class="more">${dayWords(mark.at)} · ${mark.note} · <a href="${wayTo(pageOf(mark.by), 1)}">issue ${mark.by}</a></span></li>
`,
    );
  return page(
    { ...frame, depth: 1, title: 'Corrections', at: 'corrections' },
    html`<h1>Corrections</h1>
<p class="lead">What was withdrawn, corrected or replaced after it was published. Issues stay as they were signed; their pages carry the mark.</p>
${items.length > 0 ? html`<ul class="plain">\n${items}</ul>` : html`<p>None so far.</p>`}`,
  );
};
