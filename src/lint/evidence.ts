// A draft and its reports → for each sentence of the draft the sentences of the reports that bear it: what a draft that is kept hangs on.
import type { ReportRecord, Span } from '../core/index.ts';
import { contextOf, SAME } from './context.ts';
import type { Sources } from './sources.ts';

/** A sentence of a draft and what bears it, the nearest first. `keys`: the statements and events that stand in it. */
export interface Borne extends Span {
  evidence: (Span & { report: string; sha256: string; keys: string[] })[];
}

const MOST = 4; // sentences of reports for one of the draft
const NEAR = 0.15; // further from the best than this, a sentence shares the subject rather than the fact

const itemsIn = ({ statements, events }: ReportRecord, span: Span): string[] =>
  [
    ...events.filter((e) => span.start <= e.trigger.start && e.trigger.end <= span.end),
    ...statements.filter((s) => s.content.some((c) => c.start < span.end && span.start < c.end)),
  ].flatMap(({ key }) => (key === undefined ? [] : [key]));

/** The sentences of a draft, each with its evidence; those that no report bears have none. The draft must have been read with its tokens. */
export const evidenceFor = (draft: ReportRecord, sources: Sources): Borne[] =>
  contextOf(draft, sources).sentences.map(({ start, end, support }) => ({
    start,
    end,
    evidence: support
      .filter(({ coverage }) => coverage >= SAME && coverage >= support[0]!.coverage - NEAR)
      .slice(0, MOST)
      .map(({ sentence: x }) => ({
        start: x.start,
        end: x.end,
        report: x.record.report.id,
        sha256: x.record.report.sha256,
        keys: itemsIn(x.record, x),
      })),
  }));
