// A stream of bytes → its lines, one at a time; only the line at hand is in memory. A line over the limit is given as its
// length alone, and the rest of it is thrown away as it comes. Only "\n" (and "\r\n") ends a line: U+2028 is part of a JSON string.

export type Line = { number: number; bytes: Uint8Array } | { number: number; tooLong: true };

/** Lines of a byte stream, numbered from 1, without their ends; a last line need not end. */
export async function* readLines(stream: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<Line> {
  let number = 1;
  let parts: Uint8Array[] = [];
  let length = 0;
  const line = (): Line => {
    if (length > limit) return { number, tooLong: true };
    const bytes = parts.length === 1 ? parts[0]! : Buffer.concat(parts);
    return { number, bytes: bytes.at(-1) === 13 ? bytes.subarray(0, -1) : bytes };
  };
  const keep = (piece: Uint8Array): void => {
    length += piece.length;
    if (length > limit) parts = [];
    else parts.push(piece);
  };
  for await (const chunk of stream) {
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      keep(chunk.subarray(from, at));
      yield line();
      number += 1;
      parts = [];
      length = 0;
      from = at + 1;
    }
    if (from < chunk.length) keep(chunk.subarray(from));
  }
  if (length > 0) yield line();
}
