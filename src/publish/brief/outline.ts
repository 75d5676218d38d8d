// A brief → what each rendering shows: sentences by section and group with their labels in plain words, counts, the timeline. No markup here.
import {
  BRIEF_FLAG_WORDS,
  BRIEF_NEED_WORDS,
  type Brief,
  type BriefNote,
  type BriefPlace,
  type BriefSection,
  type BriefSentence,
  dayWords,
  toldByWords,
} from '../../core/index.ts';
import { notesOf } from './outside.ts';
import { single } from './view.ts';

export interface Outline {
  /** "6 to 20 October 2031". */
  covers?: string;
  /** "24 sentences from 14 reports of 7 outlets". */
  counts: string;
  /** What a reader must know first: a draft, or who released it. */
  status: string;
  sections: { section: BriefSection; groups: { group?: string; sentences: BriefSentence[] }[] }[];
  timeline: { day: string; sentence: BriefSentence; note: BriefNote; words: string }[];
  places: BriefPlace[];
}

const counted = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;

export const coversWords = (since: string | undefined, until: string | undefined): string | undefined => {
  if (since === undefined || until === undefined || since === until) {
    const one = since ?? until;
    return one && dayWords(one);
  }
  const [a, b] = [dayWords(since), dayWords(until)];
  // "6 to 20 October 2031"
  const [x, y] = [a.split(' '), b.split(' ')];
  if (x.length === 3 && y.length === 3 && x[2] === y[2]) return x[1] === y[1] ? `${x[0]} to ${b}` : `${x[0]} ${x[1]} to ${b}`;
  return `${a} to ${b}`;
};

export const statusWords = (brief: Brief): string =>
  brief.released
    ? `Released by ${brief.released.by} on ${dayWords(brief.released.at)}.`
    : 'Draft: a machine chose these sentences and took them from the reports; no person has released it.';

const LONGEST = 100; // characters of a clause on the timeline

/** The beginning of a quotation, whole words. */
const clipped = (words: string): string => {
  const flat = words.replace(/\s+/g, ' ').trim();
  if (flat.length <= LONGEST) return flat;
  return `${flat.slice(0, flat.lastIndexOf(' ', LONGEST)).replace(/[,;:–—-]+$/, '')} …`;
};

export const outlineOf = (brief: Brief): Outline => {
  const sentences = brief.sections.flatMap((s) => s.sentences);
  const outlets = new Set(brief.notes.map((n) => n.outlet ?? n.report));
  const reports = new Set(brief.notes.map((n) => n.report));
  const covers = coversWords(brief.since, brief.until);
  const groups = (list: readonly BriefSentence[]): { group?: string; sentences: BriefSentence[] }[] => {
    const found: { group?: string; sentences: BriefSentence[] }[] = [];
    for (const s of list) {
      const last = found.at(-1);
      if (last && last.group === s.group) last.sentences.push(s);
      else found.push({ ...(s.group !== undefined && { group: s.group }), sentences: [s] });
    }
    return found;
  };
  const told = new Set<string>();
  const timeline = brief.sections
    .filter((s) => s.kind === 'reported' || s.kind === 'follow-ups')
    .flatMap((s) => s.sentences)
    .flatMap((sentence) => {
      const note = notesOf(brief, sentence)[0];
      const words = sentence.plain === undefined || sentence.edited ? undefined : clipped(sentence.plain);
      if (!note || words === undefined || sentence.date === undefined || told.has(words)) return [];
      told.add(words);
      return [{ day: sentence.date, sentence, note, words }];
    })
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.note.number - b.note.number));
  const places = new Map<string, BriefPlace>();
  for (const p of sentences.flatMap((s) => s.places ?? []))
    if (!places.has(`${p.lat} ${p.lon}`)) places.set(`${p.lat} ${p.lon}`, p);
  return {
    ...(covers !== undefined && { covers }),
    counts: `${counted(sentences.length, 'sentence')} from ${counted(reports.size, 'report')} of ${counted(outlets.size, 'outlet')}`,
    status: statusWords(brief),
    sections: brief.sections.map((section) => ({ section, groups: groups(section.sentences) })),
    timeline,
    places: [...places.values()],
  };
};

/** A quotation within “ ”: its own marks become single ones. */
export const quoted = (words: string): string => `“${single(words.replace(/\s+/g, ' ').trim())}”`;

/** What stands small behind a sentence: how many tell it, how a follow-up stands, what people did, what it waits for. */
export const remarksOf = (brief: Brief, s: BriefSentence): string[] => {
  const corrected = new Set(notesOf(brief, s).flatMap((n) => n.corrected ?? []));
  const handling = new Set(notesOf(brief, s).map((n) => n.handling));
  return [
    ...(s.state === undefined ? [] : [s.state]),
    ...(s.support && s.support.outlets > 1 ? [`told alike by ${toldByWords(s.support)}`] : []),
    ...(s.confirmed ? [`${s.confirmed.by} answers for it`] : []),
    ...(s.edited
      ? [
          s.edited.evidence === 'kept'
            ? `edited by ${s.edited.by}`
            : s.notes.length
              ? ''
              : `written by ${s.edited.by}, without a report`,
        ]
      : []),
    ...(s.edited?.flags ?? []).map((f) => `look again: ${BRIEF_FLAG_WORDS[f.kind]}${f.words ? ` (${f.words})` : ''}`),
    ...(s.needs?.length && !s.approved ? [`waits for approval: ${s.needs.map((n) => BRIEF_NEED_WORDS[n]).join(', ')}`] : []),
    ...(handling.has('restricted') ? ['restricted'] : handling.has('internal') ? ['internal'] : []),
    ...corrected,
  ].filter(Boolean);
};
