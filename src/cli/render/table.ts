// Plain tables for a terminal: columns as wide as needed, long cells wrapped, at most as wide as the window.

/** Width on screen: wide East Asian letters and emoji take two columns, marks none. */
export const screenWidth = (text: string): number => {
  let n = 0;
  for (const ch of text)
    n += /\p{Mn}|\p{Cf}/u.test(ch)
      ? 0
      : /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u.test(
            ch,
          )
        ? 2
        : 1;
  return n;
};

/** Text from strangers as one safe line: no control characters (they could move the cursor), no line breaks, no bidi overrides. */
export const oneLine = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '')
    .trim();

/** Cut to a width, with an ellipsis. */
export const clip = (text: string, width: number): string => {
  if (screenWidth(text) <= width) return text;
  let out = '';
  for (const ch of text) {
    if (screenWidth(out + ch) > width - 1) break;
    out += ch;
  }
  return `${out.trimEnd()}…`;
};

const wrap = (text: string, width: number): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const next = line ? `${line} ${word}` : word;
    if (screenWidth(next) <= width) line = next;
    else {
      if (line) lines.push(line);
      line = clip(word, width);
    }
  }
  return [...lines, line];
};

const padTo = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - screenWidth(text)));

/**
 * Rows as text, without borders; the first row is the header. `width` is that of the window, in columns; columns shrink
 * in proportion where they don't fit. `style` may colour a cell after it was laid out.
 */
export const table = (
  rows: readonly (readonly string[])[],
  width: number,
  style: (text: string, row: number, column: number) => string = (t) => t,
): string[] => {
  if (!rows.length) return [];
  const columns = rows[0]!.length;
  const natural = Array.from({ length: columns }, (_, c) => Math.max(...rows.map((r) => screenWidth(r[c] ?? ''))));
  const room = Math.max(columns * 8, width - 2 * (columns - 1));
  const widths = [...natural];
  // Take from the widest column until all fit.
  let over = widths.reduce((a, b) => a + b, 0) - room;
  while (over > 0) {
    const widest = widths.indexOf(Math.max(...widths));
    if (widths[widest]! <= 8) break;
    widths[widest]! -= 1;
    over -= 1;
  }
  return rows.flatMap((row, r) => {
    const cells = widths.map((w, c) => wrap(row[c] ?? '', w));
    const height = Math.max(...cells.map((c) => c.length));
    return Array.from({ length: height }, (_, l) =>
      cells
        .map((cell, c) => style(c === columns - 1 ? (cell[l] ?? '') : padTo(cell[l] ?? '', widths[c]!), r, c))
        .join('  ')
        .trimEnd(),
    );
  });
};
