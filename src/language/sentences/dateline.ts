// Where a paragraph opens with a dateline, and how far that goes. The parser reads it apart from the sentence it stands before.

const PLACE = "\\p{Lu}[\\p{Lu}.'’-]+(?: \\p{Lu}[\\p{Lu}.'’-]+){0,3}";
/** "MOSCOW, March 14 (Interfax) - ", "BEIRUT, Lebanon — ", "NEW DELHI: " */
const CAPITALS = new RegExp(
  `^${PLACE}(?:[,/] ?[^()\\n–—:]{2,40}?)?(?: ?\\([^()\\n]{2,40}\\))?(?: ?[–—] ?| -{1,2} |: )(?=\\S)`,
  'u',
);
/** "London (CNN) — ", "(Reuters) - " */
const AGENCY =
  /^(?:\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){0,2}(?:, [^()\n–—:]{2,40}?)? ?)?\((?=\p{Lu})[^()\n]{2,40}\)(?: ?[–—] ?| ?-{1,2} )(?=\S)/u;
const LONGEST_DATELINE = 120;

/** The offset after the dateline, its dash and blanks; undefined where none begins at `start`. */
export const datelineEnd = (text: string, start: number): number | undefined => {
  const head = text.slice(start, start + LONGEST_DATELINE);
  const found = CAPITALS.exec(head) ?? AGENCY.exec(head);
  return found ? start + found[0].length : undefined;
};
