// All issues of a channel → how each stands today: its marks, what replaced it, readers' answers to it.
import { type Issue, issueFolder, type Mark, type PublicAnswer, type PublicSentence } from './issue.ts';

/** A mark, and the issue that set it. */
export type StandingMark = Mark & { by: number; at: string };

export interface Standing {
  issue: Issue;
  marks: StandingMark[];
  answers: (PublicAnswer & { by: number })[];
}

/** In order of number. */
export const standings = (issues: readonly Issue[]): Standing[] => {
  const all = issues.map((issue): Standing => ({ issue, marks: [], answers: [] }));
  const find = (number: number): Standing | undefined => all.find((s) => s.issue.number === number);
  for (const issue of issues) {
    for (const mark of issue.marks ?? []) find(mark.issue)?.marks.push({ ...mark, by: issue.number, at: issue.published });
    for (const answer of issue.answers ?? []) find(answer.issue)?.answers.push({ ...answer, by: issue.number });
    if (issue.replaces !== undefined)
      find(issue.replaces)?.marks.push({
        issue: issue.replaces,
        kind: 'replaced',
        note: `Issue ${issue.number} is a later edition of this brief.`,
        by: issue.number,
        at: issue.published,
      });
  }
  return all;
};

/** Marks on one sentence; those on the whole brief are not among them. */
export const marksOf = ({ marks }: Standing, n: number): StandingMark[] => marks.filter((m) => m.sentences?.includes(n));

export const wholeMarks = ({ marks }: Standing): StandingMark[] => marks.filter((m) => m.sentences === undefined);

export const sentencesOf = (issue: Issue): PublicSentence[] => issue.brief?.sections.flatMap((s) => s.sentences) ?? [];

/** The last time that anything was said of it. */
export const updatedAt = ({ issue, marks, answers }: Standing, issues: readonly Issue[]): string =>
  [issue.published, ...marks.map((m) => m.at), ...answers.map((a) => issues.find((i) => i.number === a.by)!.published)]
    .sort()
    .at(-1)!;

export const titleOf = (issue: Issue): string => {
  if (issue.brief) return issue.brief.title;
  if (issue.kind === 'key') return 'The channel’s key has changed';
  if (issue.kind === 'answers') return 'Readers’ answers';
  if (issue.kind === 'settings') return 'The channel’s description has changed';
  const numbers = [...new Set((issue.marks ?? []).map((m) => m.issue))];
  return `Correction of issue${numbers.length === 1 ? '' : 's'} ${numbers.join(', ')}`;
};

/** "[read by a machine, checked by nobody] …": how every item of what nobody reviewed begins. */
export const isUnreviewed = (issue: Issue): boolean => issue.brief !== undefined && issue.reviewed !== true;

/** The way from a page at this depth to another, relative, so that mirrors work. */
export const wayTo = (path: string, depth: number): string => '../'.repeat(depth) + path || './';

export const pageOf = (number: number): string => `${issueFolder(number)}/`;
