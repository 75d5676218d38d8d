// An issue → messages for a chat: Telegram's HTML, each within its limit, split between sentences. What is corrected later is shown by editing the same messages, so
// the split is made from the issue as it was signed, and leaves room.
import { CHANNEL_WORDS, MARK_WORDS } from '../../../core/index.ts';
import { escapeHtml } from '../html.ts';
import type { PublicSentence } from '../issue.ts';
import { isUnreviewed, marksOf, pageOf, type Standing, titleOf, wholeMarks } from '../standing.ts';

/** Most UTF-16 code units of a message, as the Bot API counts them: after tags and entities are read. */
export const MOST = 4096;
const ROOM = 500; // kept free for marks that come later

/** What the Bot API counts of a body. */
export const lengthOf = (body: string): number => body.replace(/<[^>]*>/g, '').replace(/&(?:lt|gt|amp|quot|#39);/g, '.').length;

export interface MessagePart {
  part: number;
  body: string;
  /** Numbers of the sentences in it. */
  sentences: number[];
}

const clip = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$|\s+\S*$/, '')}…`;

const sourceOf = (standing: Standing, sentence: PublicSentence): string => {
  const note = standing.issue.brief!.notes.find((n) => n.number === sentence.notes[0]);
  if (!note?.url) return '';
  return ` (<a href="${escapeHtml(note.url)}">${escapeHtml(clip(note.outlet ?? new URL(note.url).host, 80))}</a>)`;
};

/** `brief`: marks without their reasons. */
const sentenceText = (standing: Standing, sentence: PublicSentence, brief: boolean): string => {
  const marks = marksOf(standing, sentence.n);
  const text = escapeHtml(clip(sentence.text, MOST - ROOM - 700));
  const shown = marks.some((m) => m.kind === 'withdrawn') ? `<s>${text}</s>` : text;
  const told = marks.map((m) => ` <b>${MARK_WORDS[m.kind]}</b>${brief ? '' : `: ${escapeHtml(m.note)}`}`);
  const dropped = sentence.edited === 'dropped' ? ` <i>${escapeHtml(CHANNEL_WORDS.evidenceDropped)}</i>` : '';
  return `${sentence.n}. ${shown}${sourceOf(standing, sentence)}${dropped}${told.join('')}`;
};

const headOf = (standing: Standing, part: number, parts: number, brief: boolean): string => {
  const { issue } = standing;
  const lines: string[] = [];
  if (isUnreviewed(issue)) lines.push(`<b>${escapeHtml(CHANNEL_WORDS.unreviewed)}</b>`);
  for (const m of wholeMarks(standing)) lines.push(`<b>${MARK_WORDS[m.kind]}</b>${brief ? '' : `: ${escapeHtml(m.note)}`}`);
  lines.push(`<b>${escapeHtml(clip(titleOf(issue), 200))}</b>${parts > 1 ? ` (${part} of ${parts})` : ''}`);
  return lines.join('\n');
};

const footOf = ({ issue }: Standing): string => {
  const { url } = issue.channel;
  const link =
    url === undefined
      ? ''
      : `<a href="${escapeHtml(`${url}${pageOf(issue.number)}`)}">Issue ${issue.number}, with its notes</a>\n`;
  return issue.brief ? `${link}[${issue.brief.code}]` : link.trimEnd();
};

/** Sentences by message: as many as fit, in order. */
const partition = (standing: Standing): number[][] => {
  const parts: number[][] = [[]];
  const frame = (standing.issue.brief?.sections ?? []).reduce((n, s) => Math.max(n, s.title.length), 0) + 4;
  const base = lengthOf(headOf(standing, 99, 99, false)) + lengthOf(footOf(standing)) + 8;
  let length = base;
  for (const section of standing.issue.brief!.sections)
    for (const sentence of section.sentences) {
      const more = lengthOf(sentenceText(standing, sentence, false)) + 2 + frame;
      if (length + more > MOST - ROOM && parts.at(-1)!.length) {
        parts.push([]);
        length = base;
      }
      parts.at(-1)!.push(sentence.n);
      length += more;
    }
  return parts;
};

const bodyOf = (standing: Standing, numbers: readonly number[], part: number, parts: number, brief: boolean): string => {
  const blocks = [headOf(standing, part, parts, brief)];
  for (const { title, sentences } of standing.issue.brief!.sections) {
    const own = sentences.filter((s) => numbers.includes(s.n));
    if (own.length)
      blocks.push([`<b>${escapeHtml(clip(title, 120))}</b>`, ...own.map((s) => sentenceText(standing, s, brief))].join('\n'));
  }
  return [...blocks, footOf(standing)].filter(Boolean).join('\n\n');
};

/** What a correction, an answer or a change of key says. */
const plainParts = (standing: Standing): MessagePart[] => {
  const { issue } = standing;
  const lines = [
    ...(issue.marks ?? []).map(
      (m) =>
        `<b>${MARK_WORDS[m.kind]}</b>: issue ${m.issue}${m.sentences ? `, sentence ${m.sentences.join(', ')}` : ''}. ${escapeHtml(m.note)}`,
    ),
    ...(issue.answers ?? []).map(
      (a) =>
        `A reader answers to issue ${a.issue}${a.sentence === undefined ? '' : `, sentence ${a.sentence}`}: ${escapeHtml(a.text)}`,
    ),
  ];
  const parts: string[][] = [[]];
  let length = 0;
  for (const line of lines) {
    if (length + lengthOf(line) > MOST - ROOM && parts.at(-1)!.length) {
      parts.push([]);
      length = 0;
    }
    parts.at(-1)!.push(line);
    length += lengthOf(line) + 2;
  }
  return parts.map((own, i) => ({
    part: i + 1,
    body: [headOf(standing, i + 1, parts.length, false), ...own, footOf(standing)].filter(Boolean).join('\n\n'),
    sentences: [],
  }));
};

/** The messages of an issue as it stands today. */
export const messageParts = (standing: Standing): MessagePart[] => {
  if (!standing.issue.brief) return plainParts(standing);
  const parts = partition({ issue: standing.issue, marks: [], answers: [] });
  return parts.map((sentences, i) => {
    const whole = bodyOf(standing, sentences, i + 1, parts.length, false);
    const body = lengthOf(whole) <= MOST ? whole : bodyOf(standing, sentences, i + 1, parts.length, true);
    return { part: i + 1, body, sentences };
  });
};
