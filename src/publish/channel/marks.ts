// What became of the reports that published sentences rest on → marks on the issues that used them. In words for readers: who corrected what at home is not theirs to know.
import { type BriefNote, type BriefNoteFate, MARK_WORDS } from '../../core/index.ts';
import type { Issue, Mark, MarkKind } from './issue.ts';
import type { SentenceOrigin } from './public-brief.ts';

const CLOSED = { kind: 'withdrawn' as const, note: 'The report that it rests on is not public any more.' };
const FATES: Record<BriefNoteFate, { kind: MarkKind; note: string } | undefined> = {
  forgotten: { kind: 'withdrawn', note: 'The report that it rests on was withdrawn.' },
  rejected: { kind: 'withdrawn', note: 'We read the report wrongly: it does not say this.' },
  corrected: { kind: 'corrected', note: 'What we read in the report was corrected.' },
  'words gone': {
    kind: 'changed',
    note: 'The outlet has since changed its report, and these words no longer stand in it.',
  },
  'words stand': undefined,
};
const ONE_OF = 'One of the reports that it rests on was withdrawn, changed or corrected; others still tell it.';

/** The mark that a note calls for; undefined where nothing became of it. */
export const markOf = ({ became, handling }: BriefNote): { kind: MarkKind; note: string } | undefined =>
  handling !== 'public' ? CLOSED : became && FATES[became];

/** The heavier comes first. */
const WEIGHT: MarkKind[] = ['withdrawn', 'corrected', 'changed', 'replaced'];

/** An issue that was published, and the notes of its brief as they are now. */
export interface PublishedBrief {
  number: number;
  sentences: readonly SentenceOrigin[];
  notes: readonly BriefNote[];
}

/** Marks that are due and that no issue has set yet. */
export const dueMarks = (published: readonly PublishedBrief[], issues: readonly Issue[]): Mark[] => {
  const set = new Map<string, MarkKind[]>();
  for (const mark of issues.flatMap((i) => i.marks ?? []))
    for (const n of mark.sentences ?? []) set.set(`${mark.issue}.${n}`, [...(set.get(`${mark.issue}.${n}`) ?? []), mark.kind]);
  const due = new Map<string, Mark>();
  for (const { number, sentences, notes } of published) {
    const now = new Map(notes.map((n) => [`${n.report}\n${n.start}\n${n.end}`, n]));
    for (const sentence of sentences) {
      const found = sentence.notes.map((n) => now.get(`${n.report}\n${n.start}\n${n.end}`)).map((n) => n && markOf(n));
      const marks = found.filter((m) => m !== undefined).sort((a, b) => WEIGHT.indexOf(a.kind) - WEIGHT.indexOf(b.kind));
      if (!marks.length) continue;
      // The sentence's own words are the first note's; further notes tell the same.
      const mark = found[0] ?? (marks.length === found.length ? marks[0]! : { kind: 'changed' as const, note: ONE_OF });
      const before = set.get(`${number}.${sentence.n}`) ?? [];
      if (before.includes('withdrawn') || before.includes(mark.kind)) continue;
      const key = `${number}\n${mark.kind}\n${mark.note}`;
      const same: Mark = due.get(key) ?? { issue: number, sentences: [], ...mark };
      same.sentences!.push(sentence.n);
      due.set(key, same);
    }
  }
  return [...due.values()];
};

/** "withdrawn: sentence 2 of issue 1" */
export const markWords = ({ issue, sentences, kind }: Mark): string =>
  `${MARK_WORDS[kind]}: ${sentences ? `sentence ${sentences.join(', ')} of ` : ''}issue ${issue}`;
