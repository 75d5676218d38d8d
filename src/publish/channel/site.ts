// All issues of a channel → every other file of it. A pure function: the same issues give the same bytes.
import { utf8 } from './bytes.ts';
import { canonicalBytes } from './canonical.ts';
import { feedFiles } from './feeds.ts';
import { aboutPage, KEYS_FILE, SIGNERS_FILE, verifyPage } from './help-pages.ts';
import { type Issue, issueFolder } from './issue.ts';
import { issuePage } from './issue-page.ts';
import { claimsOf, claimsPage, correctionsPage, indexPage } from './list-pages.ts';
import { markdownBrief } from './markdown-brief.ts';
import type { Frame } from './page.ts';
import { type Standing, standings } from './standing.ts';
import { STYLE } from './style.ts';

/** The page of an issue. */
export type IssuePage = (standing: Standing, frame: Omit<Frame, 'depth' | 'title'>, last: number) => Uint8Array;

export interface SiteOptions {
  /** Fingerprint of an issue's key. */
  fingerprintOf: (key: string) => string;
  /** The script of the verify page. */
  script: Uint8Array;
  issuePage?: IssuePage;
}

/** The document that tells a channel's keys: which signed when, and who named whom. */
const keysDocument = (issues: readonly Issue[], fingerprintOf: (key: string) => string): Uint8Array => {
  const last = issues.at(-1)!;
  const keys = issues.filter((issue, i) => i === 0 || issue.key !== issues[i - 1]!.key);
  return canonicalBytes({
    schema: 'sitrep-channel/1',
    channel: last.channel,
    signature: { format: 'sshsig', namespace: 'sitrep-issue', algorithm: 'ssh-ed25519' },
    keys: keys.map((issue) => ({ key: issue.key, fingerprint: fingerprintOf(issue.key), from: issue.number })),
    rotations: issues.flatMap((i) => i.rotations ?? []),
  });
};

/** ssh-keygen's list of who may sign. */
const signersFile = (issues: readonly Issue[]): string =>
  [...new Set(issues.map((i) => i.key))].map((key) => `channel namespaces="sitrep-issue" ${key}\n`).join('');

/** Every file of the channel but the issues, their signatures, lists of files, and head.json. */
export const siteFiles = (
  issues: readonly Issue[],
  { fingerprintOf, script, issuePage: pageFor = issuePage }: SiteOptions,
): Map<string, Uint8Array> => {
  const last = issues.at(-1)!;
  const all = standings(issues);
  const frame = { channel: last.channel, signer: fingerprintOf(last.key) };
  const files = new Map<string, Uint8Array>();
  files.set('style.css', utf8(STYLE));
  files.set('index.html', indexPage(all, frame));
  files.set('claims/index.html', claimsPage(all, frame));
  files.set(
    'claims/claims.json',
    canonicalBytes({
      schema: 'sitrep-claims/1',
      claims: claimsOf(all).map(({ code, told }) => ({
        claim: code,
        told: told.map(({ standing, sentence }) => ({ issue: standing.issue.number, sentence: sentence.n, text: sentence.text })),
      })),
    }),
  );
  files.set('corrections/index.html', correctionsPage(all, issues, frame));
  files.set(
    'corrections/corrections.json',
    canonicalBytes({ schema: 'sitrep-corrections/1', corrections: all.flatMap((s) => s.marks) }),
  );
  files.set('about/index.html', aboutPage(frame, last.number));
  files.set('verify/index.html', verifyPage(frame));
  files.set('verify/verify.js', script);
  files.set(KEYS_FILE, keysDocument(issues, fingerprintOf));
  files.set(SIGNERS_FILE, utf8(signersFile(issues)));
  files.set('.nojekyll', new Uint8Array()); // so that hosts which build pages give out .well-known/
  for (const [path, text] of feedFiles(all, last.channel)) files.set(path, utf8(text));
  for (const standing of all) {
    const folder = issueFolder(standing.issue.number);
    files.set(`${folder}/index.html`, pageFor(standing, frame, last.number));
    if (!standing.issue.brief) continue;
    files.set(`${folder}/brief.md`, utf8(markdownBrief(standing)));
    const { marks, answers, issue } = standing;
    files.set(
      `${folder}/brief.json`,
      canonicalBytes({
        schema: 'sitrep-brief-page/1',
        issue: issue.number,
        reviewed: issue.reviewed === true,
        brief: issue.brief!,
        marks,
        answers,
      }),
    );
  }
  return files;
};
