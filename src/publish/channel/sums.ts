// The list of a channel's files with their digests, in the format of sha256sum: `sha256sum -c issues/000001/SHA256SUMS` in the channel's folder checks it.

export type Sums = Map<string, string>;

/** A path that stays inside the folder and that every system and sha256sum can write. */
export const isPlainPath = (path: string): boolean =>
  path.split('/').every((part) => /^[\w.-]+$/.test(part) && part !== '.' && part !== '..');

/** By path, in order of code units. */
export const sumsText = (sums: Sums): string =>
  [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, digest]) => `${digest}  ${path}\n`)
    .join('');

/** Undefined where it isn't written as `sumsText` writes it. */
export const parseSums = (text: string): Sums | undefined => {
  const sums: Sums = new Map();
  for (const line of text.split('\n').slice(0, -1)) {
    const match = /^([0-9a-f]{64}) {2}(.+)$/.exec(line);
    if (!match || !isPlainPath(match[2]!)) return undefined;
    sums.set(match[2]!, match[1]!);
  }
  return sumsText(sums) === text ? sums : undefined;
};
