// Rule 4, dates: another weekday, month, day or year than the evidence has. Days are compared by what both records' time expressions mean
// (a report's "Tuesday" is a date, by its publication), words by words where nothing is resolved.
import { MONTHS, type TimeExpression } from '../core/index.ts';
import { type Context, type DraftSentence, SAME } from './context.ts';
import type { Finding } from './finding.ts';
import { slotsOf } from './slots.ts';
import { evidenceOf, type SourceSentence } from './sources.ts';
import type { LintWord } from './words.ts';

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
type Kind = 'day' | 'month' | 'year';
const bare = (w: LintWord): string => w.form.toLowerCase().replace(/['’]s$/, '');
const kindOf = (w: LintWord): Kind | undefined => {
  const small = bare(w);
  if (!w.capital && !/^\d/.test(small)) return undefined;
  if (DAYS.includes(small)) return 'day';
  if (MONTHS.includes(small)) return 'month';
  return /^(?:1[89]|20)\d\d$/.test(small) ? 'year' : undefined;
};

const WEEK = 86_400_000;
/** Weekdays, months and years that a time expression falls on, where it is a day, a month or a year. */
const fallsOn = (t: TimeExpression, kind: Kind): string | undefined => {
  if (!t.from || !t.to) return undefined;
  const [from, to] = [Date.parse(t.from), Date.parse(t.to)];
  if (Number.isNaN(from) || Number.isNaN(to)) return undefined;
  const date = new Date(from);
  const days = (to - from) / WEEK;
  if (kind === 'day') return days <= 1 ? DAYS[(date.getUTCDay() + 6) % 7] : undefined;
  if (kind === 'month') return days <= 31 ? MONTHS[date.getUTCMonth()] : undefined;
  return days <= 366 ? String(date.getUTCFullYear()) : undefined;
};

/** Whether a sentence of a report means the same by one of its time expressions, or by its publication. */
const means = (x: SourceSentence, kind: Kind, word: string): boolean => {
  const times = x.record.times.filter((t) => t.start < x.end && x.start < t.end);
  if (times.some((t) => fallsOn(t, kind) === word)) return true;
  const published = Date.parse(x.record.report.published ?? '');
  if (Number.isNaN(published)) return false;
  const date = new Date(published);
  if (kind === 'year') return String(date.getUTCFullYear()) === word || String(date.getUTCFullYear() - 1) === word;
  if (kind === 'month') return MONTHS[date.getUTCMonth()] === word;
  // "on Tuesday" for a report of Tuesday that has no day.
  return !times.length && DAYS[(date.getUTCDay() + 6) % 7] === word;
};

const check = (context: Context, s: DraftSentence, at: number): Finding | undefined => {
  const word = s.words[at]!;
  const kind = kindOf(word);
  if (!kind || context.quoted(word.start)) return undefined;
  const small = bare(word);
  const support = s.support.filter((x) => x.coverage >= 0.4);
  if (!support.length || support[0]!.coverage < 0.45) return undefined;
  // Neighbours in the report may tell the day: "…on Sunday. Two drivers died…"
  const around = support.flatMap(({ sentence: x }) => [
    x,
    ...[-4, -3, -2, -1, 1, 2, 3, 4]
      .map((d) => x.index + d)
      .flatMap((k) => (k >= 0 ? (context.sources.at(x.source, k) ?? []) : [])),
  ]);
  const first = support[0]!.sentence;
  const best =
    support.find(({ sentence: x }) => x.source === first.source && x.words.some((w) => kindOf(w) === kind))?.sentence ?? first;
  const theirs = best.words.filter((w) => kindOf(w) === kind);
  const direct = slotsOf(context, s, best).find(
    (x) => x.a[0] <= at && at < x.a[1] && x.sides === 2 && best.words.slice(...x.b).some((w) => kindOf(w) === kind),
  );
  if (best.words.some((w) => bare(w) === small) || means(best, kind, small)) return undefined;
  if (!direct && around.some((x) => x.words.some((w) => bare(w) === small) || means(x, kind, small))) return undefined;
  if (
    direct &&
    support
      .slice(1)
      .some((y) => y.coverage >= SAME && (y.sentence.words.some((w) => bare(w) === small) || means(y.sentence, kind, small)))
  )
    return undefined;
  const told = direct
    ? best.words.slice(...direct.b).find((w) => kindOf(w) === kind)!
    : theirs.length === 1
      ? theirs[0]
      : undefined;
  if (!told) return undefined;
  const span = { start: word.start, end: word.end };
  return {
    id: 'date-differs',
    rule: 'details',
    level: 'error',
    span,
    words: word.form,
    reason: `The report has ${told.form}.`,
    evidence: [evidenceOf(best.record, best)],
    fix: { advice: `Write ${told.form}.`, span, words: told.form },
  };
};

/** Findings about dates. */
export const checkDates = (context: Context): Finding[] =>
  context.sentences.flatMap((s) => [...s.words.keys()].flatMap((i) => check(context, s, i) ?? []));
