// A name → the key under which the tables of actors have it.
import { foldName, isAcronym } from '../fold.ts';

/** The key of a name: folded, hyphens as spaces; names in capitals only keep them. */
export const actorKey = (words: string): string => {
  const w = words.trim();
  if (isAcronym(w)) return w.replace(/[.]/g, '');
  // Folding leaves one kind of hyphen and single spaces.
  const folded = foldName(w);
  return folded.includes('-') ? folded.replaceAll('-', ' ').replace(/ {2,}/g, ' ') : folded;
};
