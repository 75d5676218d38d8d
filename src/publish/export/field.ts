// Events in the columns of the field's data sets: GDELT 2.0, POLECAT, ACLED. These know neither announced nor denied events, so only what is
// said to have happened goes into them; what is left out is counted. Codes that we don't know stay empty and are never guessed.
// After their columns stand ours, the trail: key, report, span, words, who says so. `bare` leaves the trail and GDELT's heading out.
import type { Event, ReportRecord } from '../../core/index.ts';
import type { Cell } from './cells.ts';
import { type Lookup, lookUpIn } from './lookup.ts';
import { type Chosen, leave, type Tally } from './types.ts';

/** Our columns after those of the original. */
export const TRAIL = [
  'sitrep_key',
  'sitrep_report',
  'start',
  'end',
  'words',
  'sentence',
  'said_by',
  'speaker',
  'confidence',
] as const;

/** The cells of the trail. */
export const trailOf = (record: ReportRecord, look: Lookup, e: Event): Cell[] => [
  e.key,
  record.report.id,
  e.trigger.start,
  e.trigger.end,
  look.words(e.trigger),
  look.sentence(e),
  e.saidBy,
  look.sayer(e),
  e.confidence,
];

/** Where a place is a town, by GeoNames' feature code. */
export const POPULATED = /^PPL/;

/** Chosen events that are said to have happened, each with its record. */
export const happened = async function* (chosen: AsyncIterable<Chosen>, tally: Tally) {
  for await (const { record, events } of chosen) {
    const look = lookUpIn(record);
    for (const event of record.events) {
      if (!events.has(event.key ?? event.id)) continue;
      if (event.negated) leave(tally, 'denied or not done');
      else if (event.reality !== 'actual') leave(tally, `told as ${event.reality}`);
      else yield { record, look, event };
    }
  }
};

/** Several values of a cell; commas of ours could be mistaken for none, so "; " as POLECAT writes it. */
export const several = (values: readonly (string | undefined)[]): string | undefined =>
  [...new Set(values.filter((v): v is string => !!v))].map((v) => v.replace(/;/g, ',')).join('; ') || undefined;
