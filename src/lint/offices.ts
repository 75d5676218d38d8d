// Rule 4, offices: "Senator Kerry" where the reports have the secretary of state. By the reports first: a title that none of them gives the
// person, beside one that they do; then by the tables of offices (data/actors) at the date of the latest report.
import { findPerson, titleGender } from '../knowledge/index.ts';
import type { Context } from './context.ts';
import type { Finding } from './finding.ts';
import { evidenceOf } from './sources.ts';
import { stem, wordsIn } from './words.ts';

/** Titles that are offices, in one spelling. */
const OFFICE =
  /\b((?:(?:former|ex-?|then|vice|deputy|acting|interim)[ -])*(?:prime minister|foreign minister|defen[cs]e minister|interior minister|finance minister|health minister|oil minister|(?:\w+ )?minister|secretary of state|secretary of defense|defense secretary|foreign secretary|president|vice president|chancellor|senator|sen\.|governor|gov\.|mayor|congressman|congresswoman|representative|rep\.|ambassador|attorney general|general|colonel|chairman|speaker))\s+((?:\p{Lu}[\p{L}’'-]+\s?){1,3})/giu;

const key = (office: string): string =>
  office
    .toLowerCase()
    .replace(/defense/g, 'defence')
    .replace(/^sen\.$/, 'senator')
    .replace(/^gov\.$/, 'governor')
    .replace(/^rep\.$/, 'representative')
    .replace(/[- ]+/g, ' ')
    .trim();

interface Titled {
  office: string;
  last: string;
  start: number;
  end: number;
  name: string;
}

const titledIn = (text: string): Titled[] =>
  [...text.matchAll(OFFICE)].flatMap((m) => {
    const name = m[2]!.trim().replace(/['’]s$/, '');
    if (!/^\p{Lu}/u.test(name)) return [];
    const last = stem(name.split(/\s+/).at(-1)!);
    return [{ office: key(m[1]!), last, start: m.index, end: m.index + m[0].trimEnd().length, name }];
  });

/** A date within an office of the tables. */
const heldAt = (from: string, to: string | undefined, date: string): boolean =>
  from <= date && (to === undefined || date <= (to.length === 4 ? `${to}-12` : to));

const OF_STATE = /^(?:president|prime minister|chancellor|foreign minister|defence minister|secretary of state|senator)$/;

/** Findings about offices. */
export const checkOffices = (context: Context): Finding[] => {
  const found: Finding[] = [];
  const mine = titledIn(context.text).filter((t) => !context.quoted(t.start));
  if (!mine.length) return found;
  const theirs = context.sources.records.flatMap((record) => titledIn(record.report.text).map((t) => ({ ...t, record })));
  const date = context.sources.records
    .flatMap(({ report }) => report.published ?? [])
    .sort()
    .at(-1)
    ?.slice(0, 7);
  for (const t of mine) {
    const same = theirs.filter((x) => x.last === t.last);
    const bare = (office: string): string => office.replace(/^(?:former|ex|then|acting|interim) /, '');
    if (same.some((x) => x.office === t.office || x.office.endsWith(t.office) || t.office.endsWith(x.office))) continue;
    // The title stands somewhere near the name in a report: "Kerry, the secretary of state".
    const loose = context.sources.sentences.some((x) => {
      if (!x.stems.has(t.last)) return false;
      const words = wordsIn(t.office).filter((w) => titleGender(w.form) === undefined || !w.light);
      return words.every((w) => x.stems.has(w.stem));
    });
    if (loose) continue;
    const span = { start: t.start, end: t.end };
    const words = context.text.slice(span.start, span.end);
    const other = same.find((x) => bare(x.office) !== bare(t.office));
    if (other) {
      found.push({
        id: 'office-differs',
        rule: 'details',
        level: 'warning',
        span,
        words,
        reason: `The report calls ${t.name} ${other.office}.`,
        evidence: [evidenceOf(other.record, other)],
        fix: {
          advice: `Write “${other.record.report.text.slice(other.start, other.end)}”.`,
          span,
          words: other.record.report.text.slice(other.start, other.end),
        },
      });
      continue;
    }
    // "President Hollande" in 2019: by the tables, he was president until 2017.
    if (!date || !OF_STATE.test(t.office)) continue;
    const offices = findPerson(t.name.split(/\s+/), { published: date });
    const held = offices?.filter((o) => o.office.toLowerCase().includes(t.office));
    if (!offices?.length || held?.some((o) => heldAt(o.from, o.to, date))) continue;
    const past = held?.find((o) => o.to !== undefined && o.to < date);
    if (!past && !offices.some((o) => heldAt(o.from, o.to, date))) continue;
    const now = offices.find((o) => heldAt(o.from, o.to, date));
    found.push({
      id: 'office-old',
      rule: 'details',
      level: 'warning',
      span,
      words,
      reason: past
        ? `By our tables ${past.name} held this office until ${past.to}; the reports are of ${date}.`
        : `By our tables ${now!.name} was ${now!.office} in ${date}.`,
      evidence: [],
      fix: { advice: now ? `Write “${now.office}”.` : `Write “former ${t.office}”.` },
    });
  }
  return found;
};
