// What the report's room does to the dossier: corrections and additions, each with a message that takes it back.
import type { Ask } from '../../../api/index.ts';
import type { CorrectBody, ReportItem } from '../../../api/reports.ts';
import { call } from '../../call.ts';
import { say, sayError } from '../../toasts.tsx';

export interface Work {
  /** Says something of an item. The number of the correction; undefined where it was refused, which is told. */
  correct(key: string, verdict: Extract<CorrectBody, { key: string }>['verdict'], told: string): Promise<number | undefined>;
  /** Adds an item; its key. */
  add(
    layer: Extract<CorrectBody, { add: string }>['add'],
    item: Record<string, unknown>,
    told: string,
  ): Promise<string | undefined>;
  undo(number: number): Promise<void>;
}

/** The ways to change a report's record; `again` asks for the page anew. */
export const workOn = (report: string, again: () => Promise<void>): Work => {
  const undo = async (number: number): Promise<void> => {
    try {
      await call('reports.undo', { params: { number } });
      await again();
      say('Taken back');
    } catch (error) {
      sayError(error);
    }
  };
  const send = async (body: CorrectBody, told: string) => {
    try {
      const kept = await call('reports.correct', { params: { id: report }, body } as Ask<'reports.correct'>);
      await again();
      say(`${told}: “${kept.words.length > 60 ? `${kept.words.slice(0, 59)}…` : kept.words}”`, { undo: () => undo(kept.number) });
      return kept;
    } catch (error) {
      sayError(error);
      return undefined;
    }
  };
  return {
    correct: async (key, verdict, told) => (await send({ key, verdict }, told))?.number,
    add: async (layer, item, told) => (await send({ add: layer, item }, told))?.key,
    undo,
  };
};

/** The fields that differ from what they were. */
export const changedFields = (before: ReportItem['fields'], after: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(after).filter(([name, value]) => JSON.stringify(before[name] ?? null) !== JSON.stringify(value ?? null)),
  );
