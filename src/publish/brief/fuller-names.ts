// A name in a sentence → the fuller one that the report introduced before: "Ellis" → "[Joe] Ellis", with the place that names him so.
// A name is left as it is where a title stands before it ("Senator Ellis"), where the report knows no fuller one, or where two people of the report bear it.
import type { Mention, Span } from '../../core/index.ts';
import { resolveActor, titleGender } from '../../knowledge/index.ts';
import type { Bracket } from './bracket.ts';
import { mentionsIn, printed, sentenceAt, type View } from './view.ts';

export interface Fuller {
  /** The whole name, as the report has it. */
  name: string;
  /** Where it has it. */
  at: Mention;
}

const POLITE = /^(?:mr|mrs|ms|miss|dr|mister|madam|sir)\.?$/i;
const WORDS = /[\p{L}\p{N}][\p{L}\p{N}.'’&-]*/gu;
const parts = (name: string): string[] =>
  (name.replace(/['’]s$/, '').match(WORDS) ?? []).map((w) => w.replace(/[.'’]+$/, '')).filter((w) => !POLITE.test(w));

export const isTitled = (view: View, m: Mention): boolean => {
  const before = view.text.slice(Math.max(0, m.start - 40), m.start).trimEnd();
  const word = /(\p{L}+\.?)$/u.exec(before)?.[1];
  return (
    word !== undefined &&
    !POLITE.test(word) &&
    (titleGender(word.toLowerCase().replace(/\.$/, '')) !== undefined ||
      /^(?:Gov|Sen|Rep|Gen|Lt|Col|Sgt|Prof|President|Senator|Minister|Secretary|Chancellor|King|Queen|Pope|Prince)\.?$/.test(
        word,
      ))
  );
};

/** All names by which the report calls the bearer's family or house: "Bill Clinton", "Hillary Clinton" for "Clinton". */
const bearers = (view: View, last: string, kind: Mention['kind']): Mention[] =>
  view.record.mentions.filter((m) => {
    if (m.form !== 'name' || m.kind !== kind) return false;
    const p = parts(printed(view, m));
    if (p.length < 2 || p.length > 5) return false;
    return kind === 'person' ? p.includes(last) : p[0] === last; // "Patriot" is "Patriot Coal", "Twitter" no "Northern Twitter"
  });

/** The fuller name of a mention, where the report has exactly one; undefined where it has none; `many` where it has several. */
export const fullerName = (view: View, m: Mention): Fuller | 'many' | undefined => {
  const short = parts(printed(view, m));
  if (short.length !== 1 || (m.kind !== 'person' && m.kind !== 'organization')) return undefined;
  const all = bearers(view, short[0]!, m.kind);
  const firsts = new Set(all.map((b) => parts(printed(view, b)).join(' ')));
  if (!all.length) return undefined;
  const own = m.actor === undefined ? [] : all.filter((b) => b.actor === m.actor);
  // One bearer in the report, or the one that coreference says.
  if (lastNames(firsts) > 1 || (!own.length && m.kind !== 'person')) return 'many';
  // A report gives the whole name first; who gets it later is somebody else.
  const at = own.length ? (own.find((b) => b.start < m.start) ?? own[0]!) : all.find((b) => b.start < m.start);
  if (!at) return 'many';
  const words = printed(view, at)
    .replace(/['’]s$/, '')
    .split(' ');
  return { name: words.filter((w) => !POLITE.test(w)).join(' '), at };
};

/** How many people a set of full names may be: "John Kerry" and "John F. Kerry" are one. */
const lastNames = (names: ReadonlySet<string>): number => new Set([...names].map((n) => n.split(' ')[0])).size;

/** Whether somebody who is named by one word is known by it beyond the report. */
const isKnown = (view: View, m: Mention): boolean => {
  const { published } = view.record.report;
  const found = resolveActor(parts(printed(view, m)).join(' '), { ...(published !== undefined && { published }), person: true });
  return found.sectors.length > 0 && found.sectors[0] !== 'CVL' && found.sectors[0] !== 'UNK' && found.name !== undefined;
};

/** The sentence that a name stands in: what a note quotes to show who is meant. */
export const sentenceOf = (view: View, m: Span): Span => {
  const sentence = sentenceAt(view, m.start);
  return sentence
    ? { start: Math.min(sentence.start, m.start), end: Math.max(sentence.end, m.end) }
    : { start: m.start, end: m.end };
};

export interface Named {
  brackets: Bracket[];
  /** Sentences of the report that name them so. */
  further: Span[];
}

/** Names of one word in a span, made whole in brackets; undefined where somebody is named whom only the report's readers know. */
export const wholeNames = (view: View, span: Span): Named | undefined => {
  const brackets: Bracket[] = [];
  const further: Span[] = [];
  const done = new Set<string>();
  const names = mentionsIn(view, span).filter((m) => m.form === 'name');
  for (const m of names) {
    if (m.kind !== 'person' && m.kind !== 'organization') continue;
    if (/\[[^\]]*$/.test(view.text.slice(span.start, m.start))) continue; // in brackets already
    if (names.some((x) => x !== m && x.start <= m.start && m.end <= x.end)) continue; // part of a longer one
    const words = view.text.slice(m.start, m.end);
    const short = parts(words);
    const key = m.actor ?? words;
    if (short.length > 1) {
      done.add(key);
      continue;
    }
    if (short.length !== 1 || done.has(key)) continue;
    done.add(key);
    if (view.record.places.some((p) => p.name === short[0])) continue; // a place that was taken for a person
    if (m.kind === 'person' && isTitled(view, m)) continue;
    const found = fullerName(view, m);
    if (found === 'many' || found === undefined) {
      const polite =
        /^M(?:r|rs|s)\b/.test(words) || /\bM(?:r|rs|s)\.?\s*$/.test(view.text.slice(Math.max(0, m.start - 5), m.start));
      if (m.kind === 'person' && found === 'many' && !polite) return undefined;
      if (m.kind === 'person' && !isKnown(view, m)) return undefined;
      continue;
    }
    if (mentionsIn(view, span).some((x) => x.start === found.at.start)) continue; // the sentence itself has it further on
    const whole = found.name.split(' ');
    const k = whole.findIndex((w) => parts(w)[0] === short[0]);
    if (k < 0) continue;
    const at = m.start + words.indexOf(short[0]!);
    const before = whole.slice(0, k).join(' ');
    const behind = whole.slice(k + 1).join(' ');
    if (before) brackets.push({ start: at, end: at, words: `[${before}] ` });
    if (behind) brackets.push({ start: at + short[0]!.length, end: at + short[0]!.length, words: ` [${behind}]` });
    further.push(sentenceOf(view, found.at));
  }
  return { brackets, further };
};
