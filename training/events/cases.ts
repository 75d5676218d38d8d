// Cases of confidence: what an event is judged from, and whether it is right. In: findings with a verdict; rows that somebody judged whole
// (training/events/rows.jsonl). Out: `Case`s. Sentences whose gold tells what is right: folds.ts.
import { readFileSync } from 'node:fs';
import { confidenceFeatures, OF_A_REPORT } from '../../src/extraction/events/confidence.ts';
import { confidenceWords } from '../../src/extraction/events/confidence-words.ts';
import type { Verdict } from '../../src/extraction/events/judge.ts';
import { findings } from '../../src/extraction/events/read-events.ts';
import type { RoleModel } from '../../src/extraction/events/roles.ts';
import { Scene } from '../../src/extraction/events/scene.ts';
import { makeReport } from '../../src/ingest/index.ts';
import { hashFeature } from '../../src/language/runtime/linear.ts';
import type { createGround } from '../../src/pipeline.ts';
import { type Finding, readRows, sentenceKey } from './corpus.ts';

export const FOLDS = 5;

/** The fold of a text: the same for a sentence however it is cut into words. */
export const foldOf = (text: string): number => hashFeature(sentenceKey(text)) % FOLDS;

/** An event of which is known whether it is right, and what its confidence is read from. */
export interface Case {
  /** Numbers (confidence.ts). */
  x: number[];
  /** Hashed words (confidence-words.ts). */
  words: number[];
  y: number;
  fold: number;
  /** 1 where not given. */
  weight?: number;
  /** The corpus of a row of an article, judged whole; absent for single sentences. */
  whole?: string;
  /** To look at: report, type and place of the trigger. */
  at: string;
}

/** The findings that stand by themselves: gold and judges speak of the act, not of what it is about. */
export const standing = (scene: Scene, roles?: RoleModel): Finding[] => findings(scene, roles).filter((f) => !f.candidate.within);

/** What confidence is read from. */
export const seen = (scene: Scene, f: Finding, verdict: Verdict, all: readonly Finding[]) => ({
  x: confidenceFeatures(scene, f, verdict),
  words: confidenceWords(scene, f, verdict, all).map(hashFeature),
  at: `${scene.doc.report.id} ${verdict.type} ${scene.tree.token(f.candidate.head).start}`,
});

/** Events of whole articles, most of which report no act of states, count this much: that is where confidence is read. */
const WHOLE_WEIGHT = 2;

/** A row of rows.jsonl. */
export interface Judgement {
  corpus: string;
  id: string;
  start: number;
  end: number;
  type: string;
  right: boolean;
  /** Which of its fields are wrong; not told in the first 658 rows. */
  wrong?: string[];
  /** Where the parties stood that were judged; absent in the first 320 rows. */
  doers?: [number, number][];
  targets?: [number, number][];
}

/** Whether a row that was judged is still told so; undefined where it is not, and the judgement says nothing of it. */
const stillRight = (about: Judgement, f: Finding): boolean | undefined => {
  // No event of that type, whoever takes part in it.
  if (about.wrong?.includes('what')) return false;
  const told = (list: readonly { start: number; end: number }[]): string => list.map((p) => `${p.start} ${p.end}`).join();
  const was = (list: readonly [number, number][] = []): string => list.map((p) => p.join(' ')).join();
  if (about.doers && told(f.candidate.actors) !== was(about.doers)) return undefined;
  if (about.targets && told(f.candidate.recipients) !== was(about.targets)) return undefined;
  return about.right;
};

/** Rows of whole articles of train parts that were judged whole, where the same trigger is still told as the same type. */
export const wholeRows = (
  corpora: string,
  pipeline: ReturnType<typeof createGround>,
  verdictOf: (scene: Scene, f: Finding, fold: number) => Verdict,
  none: number,
  rolesOf: (fold: number) => RoleModel,
): Case[] => {
  const judged = readFileSync(new URL('rows.jsonl', import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Judgement);
  return [...new Set(judged.map(({ corpus }) => corpus))].flatMap((corpus) =>
    readRows<{ id: string; text: string; published?: string }>(corpora, `${corpus}/train.jsonl`).flatMap(
      ({ id, text, published }): Case[] => {
        const rows = judged.filter((j) => j.corpus === corpus && j.id === id);
        if (!rows.length) return [];
        const scene = new Scene(pipeline.run(makeReport({ id, text, ...(published && { published }) })));
        const fold = foldOf(text);
        const all = standing(scene, rolesOf(fold));
        return all.flatMap((f): Case[] => {
          const trigger = scene.tree.spanOf(f.candidate.trigger);
          const verdict = verdictOf(scene, f, fold);
          const about = rows.find((j) => j.type === verdict.type && j.start < trigger.end && trigger.start < j.end);
          const right = about && verdict.none < none ? stillRight(about, f) : undefined;
          if (right === undefined) return [];
          const { words, ...rest } = seen(scene, f, verdict, all);
          return [{ ...rest, words: [...words, OF_A_REPORT], y: right ? 1 : 0, fold, weight: WHOLE_WEIGHT, whole: corpus }];
        });
      },
    ),
  );
};
