// What sources tell differently → the sides that a brief sets against each other, each with a sentence of its own.
import { disagreementWords, type Span } from '../../core/index.ts';
import { type Choice, type Chooser, capital, contentWords, shareOf } from './choose.ts';
import type { Told } from './note-span.ts';
import { tell } from './tell.ts';
import type { View } from './view.ts';

const MOST_DISAGREEMENTS = 4;

/** Where sources disagree: two sides at least, each with its own sentence. Sides may repeat what is reported above: they stand against each other here. */
export const chooseDisagreements = (chooser: Chooser): Choice[] => {
  const chosen: Choice[] = [];
  let n = 0;
  const order = ['number', 'denied', 'doer', 'place', 'time'];
  for (const d of [...chooser.input.disagreements].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))) {
    if (n >= MOST_DISAGREEMENTS || (d.kind !== 'number' && d.kind !== 'denied')) continue;
    const sides: Choice[] = [];
    const values = new Set<string>();
    for (const side of d.sides) {
      if (values.has(side.value) || sides.length >= 3) continue;
      const view = chooser.views.get(side.report);
      const span = d.kind === 'number' ? { start: side.start, end: side.stop } : undefined;
      const found = span ? view && tellCount(view, span, d.of) : chooser.tell(side.report, side.key);
      if (!found) continue;
      if (sides.some((s) => s.told.text === found.told.text)) continue;
      values.add(side.value);
      sides.push({ ...found, disagreement: d.id, item: side.key, group: capital(disagreementWords(d)) });
    }
    if (d.kind === 'denied' && !isDenial(sides)) continue;
    if (sides.length < 2 || !sides.some((s) => chooser.concerns(s.view, [s.told.span]))) continue;
    chosen.push(...sides);
    for (const s of sides) chooser.use(s.view, s.told);
    n += 1;
  }
  return chosen;
};

// Words by which a sentence counts the same harm as a headline does.
const COUNTS: Record<string, RegExp> = {
  killed: /\b(?:kill|dead|die|death|toll|slain)/i,
  injured: /\b(?:injur|wound|hurt)/i,
  arrested: /\b(?:arrest|detain)/i,
  missing: /\b(?:missing|unaccounted)/i,
  displaced: /\b(?:displac|flee|fled|evacuat|homeless)/i,
  abducted: /\b(?:abduct|kidnap|hostage)/i,
};

/** The sentence that tells a count; where it stands in a headline, the first sentence of the report that tells the same number of the same harm. */
const tellCount = (view: View, span: Span, of: string | undefined): { view: View; told: Told } | undefined => {
  const holds = (told: Told, s: Span): boolean => told.taken.some((t) => t.start <= s.start && s.end <= t.end);
  const here = tell(view, span) ?? (view.record.report.title === undefined ? undefined : tell(view, span, true));
  if (here && holds(here, span)) return { view, told: here };
  const counts = COUNTS[of ?? ''];
  const number = view.text.slice(span.start, span.end).toLowerCase();
  if (!counts || !/^[\p{L}\p{N},.-]+$/u.test(number)) return undefined;
  for (const body of view.bodies) {
    const words = view.text.slice(body.start, body.end).toLowerCase();
    const at = [...words.matchAll(/[\p{L}\p{N}][\p{L}\p{N},.-]*/gu)].find((m) => m[0] === number)?.index;
    if (at === undefined || !counts.test(words)) continue;
    const there = { start: body.start + at, end: body.start + at + number.length };
    const told = tell(view, there);
    if (told && holds(told, there)) return { view, told };
  }
  return undefined;
};

const DENIES = /\b(?:den(?:y|ies|ied|ying)|reject|dismiss|refut|disput|contradict|no|not|never|n['’]t)\w*/i;
/** One side denies in so many words, and both speak of the same thing. */
const isDenial = (sides: readonly Choice[]): boolean =>
  sides.some((a) =>
    sides.some((b) => a !== b && DENIES.test(a.told.text) && shareOf(contentWords(a.told), contentWords(b.told)) >= 0.25),
  );
