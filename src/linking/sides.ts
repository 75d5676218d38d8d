// What is shown where tellings disagree: each side with its words and who says so.
import type { CasualtyKind, Span } from '../core/index.ts';
import type { Telling } from './telling.ts';

export type DisagreementKind = 'number' | 'place' | 'time' | 'doer' | 'denied';

export interface Side {
  report: string;
  telling: string;
  outlet: string;
  /** Who says so. */
  voice: string;
  published?: string;
  /** "at least 7", "Colchane", "2031-10-05", "Chilean army". */
  value: string;
  /** The words that tell it. */
  words: string;
  /** Where the value stands. */
  evidence: Span[];
}

export interface Disagreement {
  id: string;
  kind: DisagreementKind;
  /** Of numbers: of whom. */
  of?: CasualtyKind | 'things';
  sides: Side[];
}

export const sideOf = (t: Telling, value: string, voice = t.voice, evidence: readonly Span[] = t.evidence): Side => ({
  report: t.report,
  telling: t.id,
  outlet: t.outlet,
  voice: voice.name,
  ...(t.published && { published: t.published }),
  value,
  words: t.words,
  evidence: [...evidence],
});

export const nameOf = (kind: DisagreementKind, sides: readonly Side[], of = ''): string =>
  `${kind}${of ? `-${of}` : ''} ${sides.map((s) => s.telling).sort()[0]}`;
