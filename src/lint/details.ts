// Rule 4, its frame: numbers, dates, names, places and offices of a draft held against the reports; each kind has a file of its own.
import type { Context } from './context.ts';
import { checkDates } from './dates.ts';
import { checkFigures } from './figures.ts';
import type { Finding } from './finding.ts';
import { checkNames } from './names-differ.ts';
import { checkOffices } from './offices.ts';

/** Findings of rule 4. */
export const checkDetails = (context: Context): Finding[] => [
  ...checkFigures(context),
  ...checkDates(context),
  ...checkNames(context),
  ...checkOffices(context),
];
