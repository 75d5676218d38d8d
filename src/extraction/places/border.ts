// "the Turkish border", "Lebanon's border with Syria", "the border between Iraq and Iran" → the middle of that border, its radius half its
// length. Where one side alone is named, the other is the country that the report speaks of most among the neighbours.
import type { Span } from '../../core/index.ts';
import { type GazetteerEntry, openGazetteer } from '../../knowledge/index.ts';
import type { Vague } from './vague.ts';

export interface Land extends Span {
  readonly country: string;
  readonly adjective: boolean;
}

const BORDER = '(?:border|frontier)(?: (?:area|region|zone|crossing|post|strip)s?)?\\b';
const AFTER = new RegExp(`^(?:['’]s)?\\s+${BORDER}(?!\\s+(?:guard|police|patrol|force|polic|official|agen|control))`, 'i');
const WITH = new RegExp(`\\b${BORDER}\\s+with\\s+(?:the\\s+)?$`, 'i');
const BETWEEN = new RegExp(`\\b(?:the\\s+)?${BORDER}\\s+(?:between|separating|of)\\s+(?:the\\s+)?$`, 'i');
const PAIR = /^\s*[-–/]\s*$/;
const AND = /^\s+(?:and|from)\s+(?:the\s+)?$/;
const NEAR = /\b(?:(?:near|along|on|at|close to|around|across)\s+)?(?:the\s+)?$/i;

/** The border that a country's mention helps to name; `lands` are the mentions of countries in order, `counts` how often each is named. */
export const borderAt = (
  text: string,
  lands: readonly Land[],
  at: number,
  counts: ReadonlyMap<string, number>,
): Vague | undefined => {
  const land = lands[at]!;
  const [before, after] = [text.slice(Math.max(0, land.start - 60), land.start), text.slice(land.end, land.end + 40)];
  const [previous, next] = [lands[at - 1], lands[at + 1]];
  const gap = previous && previous.end <= land.start ? text.slice(previous.end, land.start) : undefined;
  const opening = NEAR.exec(before)?.[0].length ?? 0;
  const whole = (start: number, end: number): Span => ({ start, end });
  const border = AFTER.exec(after);
  // "the Syrian-Turkish border"
  if (border && gap !== undefined && PAIR.test(gap))
    return between(previous!.country, land.country, whole(previous!.start, land.end + border[0].length));
  // "the border between Iraq and Iran": told at the second.
  if (gap !== undefined && AND.test(gap)) {
    const open = BETWEEN.exec(text.slice(Math.max(0, previous!.start - 60), previous!.start));
    if (open) return between(previous!.country, land.country, whole(previous!.start - open[0].length, land.end));
  }
  // "Lebanon's border with Syria", "the border with Syria"
  const withIt = WITH.exec(before);
  if (withIt) {
    const owner = gap !== undefined && gap.length < 40 && WITH.test(gap) ? previous : undefined;
    const start = owner?.start ?? land.start - withIt[0].length;
    return owner
      ? between(owner.country, land.country, whole(start, land.end))
      : mostNamed(land.country, counts, whole(start, land.end));
  }
  // "near the Turkish border"
  if (border && !(next && /^\s*[-–]\s*$/.test(text.slice(land.end, next.start))))
    return mostNamed(land.country, counts, whole(land.start - opening, land.end + border[0].length));
  return undefined;
};

const between = (a: string, b: string, span: Span): Vague | undefined => {
  const at = openGazetteer().border(a, b);
  return at && { ...span, ...at };
};

/** With the neighbour that the report names most; the first by code of those named as often. */
const mostNamed = (country: string, counts: ReadonlyMap<string, number>, span: Span): Vague | undefined => {
  const others = [...counts].filter(([c]) => c !== country).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  for (const [other] of others.slice(0, 6)) {
    const found = between(country, other, span);
    if (found) return found;
  }
  return undefined;
};

/** The country that an entry is, as a land with borders. */
export const isLand = (e: GazetteerEntry): boolean => e.class === 'country' && e.country !== undefined;
