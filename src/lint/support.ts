// Rule 7: sentences for which no report gives support. Measured by the weight of the sentence's content words that the best three sentences of
// one report have together; an event of the same type between the same parties counts for it, so that a retelling in other words is no alarm.
import type { Context, DraftSentence } from './context.ts';
import type { Finding } from './finding.ts';
import { evidenceOf } from './sources.ts';

/** Less than this share of a sentence in the reports: unsupported. Chosen on drafts of the train part and on retellings of our own. */
export const UNSUPPORTED = 0.42;
/** Sentences with fewer content words tell too little to be looked for. */
const FEWEST = 4;

/** The draft's event has a counterpart: same type, a party whose name stands beside it. */
const sameEvent = (context: Context, s: DraftSentence): boolean => {
  const mine = context.draft.events.filter((e) => e.trigger.start >= s.start && e.trigger.end <= s.end);
  return mine.some((e) => {
    const names = new Set(
      [...e.actors, ...e.recipients].flatMap((p) =>
        s.words.filter((w) => w.capital && p.start <= w.start && w.end <= p.end).map((w) => w.stem),
      ),
    );
    if (!names.size) return false;
    return s.support.some(({ sentence: x }) =>
      x.record.events.some(
        (o) =>
          o.type === e.type && o.trigger.start >= x.start && o.trigger.end <= x.end && [...names].some((n) => x.stems.has(n)),
      ),
    );
  });
};

const check = (context: Context, s: DraftSentence): Finding | undefined => {
  const content = s.words.filter((w) => !w.light);
  const words = context.text.slice(s.start, s.end);
  if (content.length < FEWEST || /\?["”]?\s*$/.test(words) || s.together >= UNSUPPORTED || sameEvent(context, s))
    return undefined;
  const best = s.support[0];
  return {
    id: 'support-none',
    rule: 'support',
    level: 'warning',
    span: { start: s.start, end: s.end },
    words,
    reason: best ? 'No report gives support for this; the nearest sentence is beside it.' : 'No report gives support for this.',
    evidence: best ? [evidenceOf(best.sentence.record, best.sentence)] : [],
    fix: { advice: 'Name the report that it comes from, or leave it out.' },
  };
};

/** Findings of rule 7. */
export const checkSupport = (context: Context): Finding[] => context.sentences.flatMap((s) => check(context, s) ?? []);
