// An issue's brief as Markdown, with its marks; words of others are escaped.
import { CHANNEL_WORDS, MARK_WORDS } from '../../core/index.ts';
import { markdownWords as plain } from '../markdown-words.ts';
import { tellTime } from './page.ts';
import { isUnreviewed, marksOf, type Standing, wholeMarks } from './standing.ts';

export const markdownBrief = (standing: Standing): string => {
  const { issue } = standing;
  const brief = issue.brief!;
  const lines: string[] = [];
  if (isUnreviewed(issue)) lines.push(`> **${CHANNEL_WORDS.unreviewed}**`, '');
  for (const m of wholeMarks(standing)) lines.push(`> **${MARK_WORDS[m.kind]}** (issue ${m.by}): ${plain(m.note)}`, '');
  lines.push(
    `# ${plain(brief.title)}`,
    '',
    `${plain(issue.channel.title)}, issue ${issue.number}, ${tellTime(issue.published)} · ${brief.code}`,
    '',
  );
  for (const { title, sentences } of brief.sections) {
    lines.push(`## ${plain(title)}`, '');
    for (const s of sentences) {
      const marks = marksOf(standing, s.n);
      const text = marks.some((m) => m.kind === 'withdrawn') ? `~~${plain(s.text)}~~` : plain(s.text);
      lines.push(`${s.n}. ${text}${s.notes.map((n) => `[^${n}]`).join('')}`);
      if (s.edited === 'dropped') lines.push(`   (${CHANNEL_WORDS.evidenceDropped})`);
      for (const m of marks) lines.push(`   **${MARK_WORDS[m.kind]}** (issue ${m.by}): ${plain(m.note)}`);
    }
    lines.push('');
  }
  for (const n of brief.notes) {
    const from = [n.outlet && plain(n.outlet), n.title && plain(n.title), n.published, n.url && `<${n.url}>`]
      .filter(Boolean)
      .join(', ');
    lines.push(
      `[^${n.number}]: ${n.quote === undefined ? '' : `“${plain(n.quote)}” `}${n.speaker === undefined ? '' : `(${plain(n.speaker)}) `}${from}`,
    );
  }
  return `${lines.join('\n')}\n`;
};
