// Notes: colleagues' remarks on a report, a claim or a sentence.
export const NOTES = {} as const;
