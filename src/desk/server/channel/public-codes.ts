// A channel's folder → what readers can answer to: each brief's code with its title and sentences, as they were published. Read anew when head.json says that another
// issue is the last.
import {
  folderFiles,
  HEAD_FILE,
  type Issue,
  isHead,
  isIssue,
  issueFiles,
  parseCanonical,
} from '../../../publish/channel/index.ts';

export interface PublicCodes {
  /** The last issue; undefined where the folder holds no channel. */
  last?: Issue;
  /** The issue whose brief has this code, with ".n" or without. */
  issueOf(code: string): Issue | undefined;
  /** The words of a sentence; undefined where the code names a whole brief. */
  sentenceOf(code: string): string | undefined;
}

/** Reads the codes when they are asked for. */
export const publicCodes = (folder: string): (() => Promise<PublicCodes>) => {
  const files = folderFiles(folder);
  let known = '';
  let codes = new Map<string, { issue: Issue; text?: string }>();
  let last: Issue | undefined;
  return async () => {
    const bytes = await files.read(HEAD_FILE);
    const head = bytes && parseCanonical(bytes);
    if (isHead(head) && head.issue !== known) {
      const found: typeof codes = new Map();
      let newest: Issue | undefined;
      for (let number = 1; number <= head.number; number++) {
        const read = await files.read(issueFiles(number).issue);
        const issue = read && parseCanonical(read);
        if (!isIssue(issue)) continue;
        newest = issue;
        const { brief } = issue;
        if (!brief) continue;
        found.set(brief.code, { issue });
        for (const { n, text } of brief.sections.flatMap((s) => s.sentences)) found.set(`${brief.code}.${n}`, { issue, text });
      }
      [codes, last, known] = [found, newest, head.issue];
    }
    return {
      ...(last && { last }),
      issueOf: (code) => codes.get(code)?.issue,
      sentenceOf: (code) => codes.get(code)?.text,
    };
  };
};
