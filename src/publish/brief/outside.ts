// A brief → what may leave the house of it: no sentence that was left out, that draws on a report which is not public, or that waits for approval; notes
// that nothing stands on any more are gone, and the others are numbered anew. Also: a sentence with its attribution, to be copied.
import { type Brief, type BriefNote, type BriefSentence, cleanLine, dayWords } from '../../core/index.ts';

/** Whether a note may go out with a sentence. */
export const noteMayLeave = ({ handling, needs }: BriefNote, { approved }: BriefSentence): boolean =>
  handling === 'public' && (!needs?.length || approved !== undefined);

/** Why a sentence stays in the house. */
export type Withheld = 'left out' | 'not public' | 'waits for approval';

export const withheldBecause = (brief: Brief, s: BriefSentence): Withheld | undefined => {
  if (s.out) return 'left out';
  const notes = notesOf(brief, s);
  if (notes.some((n) => n.handling !== 'public')) return 'not public';
  return (s.needs?.length && !s.approved) || notes.some((n) => !noteMayLeave(n, s)) ? 'waits for approval' : undefined;
};

export const notesOf = (brief: Brief, s: BriefSentence): BriefNote[] =>
  s.notes.flatMap((n) => brief.notes.filter((note) => note.number === n));

/** The notes that stand, in the order in which the sentences lead to them; sentences with their new numbers. Empty sections go. */
const renumbered = (brief: Brief, stays: (s: BriefSentence) => boolean): Brief => {
  const numbers = new Map<number, number>();
  const sections = brief.sections
    .map((section) => ({
      ...section,
      sentences: section.sentences.filter(stays).map((s) => ({
        ...s,
        notes: s.notes.map((n) => {
          if (!numbers.has(n)) numbers.set(n, numbers.size + 1);
          return numbers.get(n)!;
        }),
      })),
    }))
    .filter((section) => section.sentences.length);
  const notes = brief.notes
    .filter((n) => numbers.has(n.number))
    .map((n) => ({ ...n, number: numbers.get(n.number)! }))
    .sort((a, b) => a.number - b.number);
  return { ...brief, sections, notes };
};

/** The brief as it may be seen outside; a sentence that only counts a report which is not public among others loses that note and that count. */
export const forOutside = (brief: Brief): Brief => {
  const approved = new Set(brief.sections.flatMap((x) => x.sentences.filter((s) => s.approved && !s.out).map((s) => s.notes[0])));
  const trimmed: Brief = {
    ...brief,
    sections: brief.sections.map((section) => ({
      ...section,
      sentences: section.sentences.map((s) => {
        const open = new Set(
          notesOf(brief, s)
            .filter((n) => noteMayLeave(n, s))
            .map((n) => n.number),
        );
        // The first note is what the sentence is made from; the others tell it alike.
        if (!s.notes.length || !open.has(s.notes[0]!) || s.notes.every((n) => open.has(n))) return s;
        const { support: _, ...rest } = s;
        return { ...rest, notes: s.notes.filter((n) => open.has(n)) };
      }),
    })),
    // A title that names a private person goes with a sentence of that report which somebody approved.
    notes: brief.notes.map((n) => {
      if (!n.titleNeeds?.length || approved.has(n.number)) return n;
      const { title: _, ...rest } = n;
      return rest;
    }),
  };
  return renumbered(trimmed, (s) => withheldBecause(trimmed, s) === undefined);
};

/** The brief as those who work on it see it printed: without what was left out. */
export const forInside = (brief: Brief): Brief => renumbered(brief, (s) => !s.out);

/** `“…” Coast Tribune, 6 October 2031, https://…`: where a note's words stand. */
export const creditOf = ({ outlet, title, published, url }: BriefNote): string =>
  [outlet, title && `“${title}”`, published && dayWords(published), url].filter(Boolean).join(', ') || 'an undated report';

/** A sentence to be copied elsewhere: it takes its attribution along. */
export const withAttribution = (brief: Brief, s: BriefSentence): string => {
  const notes = notesOf(brief, s);
  return cleanLine(
    notes.length ? `${s.text} (${notes.map(creditOf).join('; ')})` : `${s.text} (no report: ${s.edited?.by ?? 'the editors'})`,
  );
};
