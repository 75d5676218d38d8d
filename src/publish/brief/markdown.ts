// A brief → Markdown: sections, sentences with the numbers of their notes, the notes with their quotations below. Words of reports are escaped.
import { type Brief, dayWords } from '../../core/index.ts';
import { markdownWords as escaped } from '../markdown-words.ts';
import { outlineOf, quoted, remarksOf } from './outline.ts';

const webUrl = (url: string | undefined): string | undefined =>
  url !== undefined && /^https?:\/\/[^\s<>()]+$/i.test(url) ? url : undefined;

export const briefMarkdown = (brief: Brief, options: { ids?: boolean } = {}): string => {
  const { covers, counts, status, sections, timeline } = outlineOf(brief);
  const lines: string[] = [
    `# ${escaped(brief.title)}`,
    '',
    ...(covers === undefined ? [] : [`**${covers}** · ${counts}`, '']),
    `*${escaped(status)}*`,
    '',
  ];
  for (const { section, groups } of sections) {
    lines.push(`## ${escaped(section.title)}`, '');
    for (const { group, sentences } of groups) {
      if (group !== undefined) lines.push(`### ${escaped(group)}`, '');
      for (const s of sentences) {
        const remarks = remarksOf(brief, s);
        const notes = s.notes.map((n) => `[^${n}]`).join('');
        lines.push(
          `- ${escaped(s.text)}${notes}${remarks.length ? ` *(${remarks.map(escaped).join('; ')})*` : ''}${options.ids ? ` \`${s.id}\`` : ''}`,
        );
      }
      lines.push('');
    }
  }
  if (timeline.length > 1) {
    lines.push('## Timeline', '');
    for (const { day, note, words } of timeline)
      lines.push(`- ${dayWords(day)}: ${escaped(note.outlet ?? 'a report')}: ${escaped(quoted(words))}[^${note.number}]`);
    lines.push('');
  }
  if (brief.notes.length) {
    lines.push('## Notes', '');
    for (const n of brief.notes) {
      const url = webUrl(n.url);
      const where = [n.outlet, n.title && `“${n.title}”`, n.published && dayWords(n.published)]
        .filter(Boolean)
        .map((x) => escaped(x!));
      const told = [
        ...(where.length ? [where.join(', ')] : ['a report without title, outlet or date']),
        ...(url === undefined ? [] : [`<${url}>`]),
        ...(n.speaker === undefined ? [] : [`who says it: ${escaped(n.speaker)}`]),
        ...(n.handling === 'public' ? [] : [n.handling]),
        ...(n.corrected === undefined ? [] : [escaped(n.corrected)]),
      ];
      lines.push(`[^${n.number}]: ${n.quote ? `${escaped(quoted(n.quote))} ` : ''}— ${told.join('; ')}`);
    }
    lines.push('');
  }
  lines.push(
    '---',
    '',
    `Composed ${brief.made.slice(0, 16).replace('T', ' ')} UTC by Sitrep ${brief.reader.version} (models ${brief.reader.models}). Each sentence is made from the words that its note quotes; who says so stands with it. That it is reported does not say that it is true.`,
  );
  return `${lines.join('\n')}\n`;
};
