// A brief and a person's change → the brief after it. Pure: the same changes give the same brief.
import { createHash } from 'node:crypto';
import {
  BRIEF_SECTION_WORDS,
  type Brief,
  type BriefNeed,
  type BriefNote,
  type BriefSentence,
  flagsOf,
  type Signed,
} from '../core/index.ts';
import type { BriefChange } from './briefs.ts';
import { DossierError } from './errors.ts';

const MOST_TITLE = 200; // characters
const MOST_TEXT = 2000;

const words = (text: string, most: number, what: string): string => {
  const clean = text.replace(/\s+/g, ' ').trim();
  if (!/\S/.test(clean)) throw new DossierError('unsupported', `${what} can't be empty`);
  if (clean.length > most) throw new DossierError('unsupported', `${what} can't be longer than ${most} characters`);
  return clean;
};

/** The sentence with this id. Throws DossierError `missing`. */
export const sentenceOf = (brief: Brief, id: string): BriefSentence => {
  const found = brief.sections.flatMap((s) => s.sentences).find((s) => s.id === id);
  if (!found)
    throw new DossierError(
      'missing',
      `the brief ${brief.id} has no sentence ${id}: sitrep brief show ${brief.id} prints the ids`,
    );
  return found;
};

const withSentence = (brief: Brief, id: string, change: (s: BriefSentence) => BriefSentence): Brief => {
  sentenceOf(brief, id);
  return {
    ...brief,
    sections: brief.sections.map((section) => ({
      ...section,
      sentences: section.sentences.map((s) => (s.id === id ? change(s) : s)),
    })),
  };
};

/** What a person's own words wait for: what their notes name. */
const needsFrom = (notes: readonly BriefNote[], before: readonly BriefNeed[] = []): { needs?: BriefNeed[] } => {
  const needs = [...new Set([...before, ...notes.flatMap((n) => n.needs ?? [])])];
  return needs.length ? { needs } : {};
};

/** The sentence without what people said of its earlier words. */
const renewed = ({ confirmed: _, approved: __, edited: ___, plain: ____, ...rest }: BriefSentence): BriefSentence => rest;

/** Throws DossierError where the change can't be made. */
export const changeBrief = (before: Brief, change: BriefChange, signed: Signed): Brief => {
  const { released: _, ...brief } = before; // changed since: a draft again
  switch (change.op) {
    case 'retitle':
      return { ...brief, title: words(change.title, MOST_TITLE, 'a title') };
    case 'edit': {
      const text = words(change.text, MOST_TEXT, 'a sentence');
      return withSentence(brief, change.sentence, (s) => {
        const kept = change.evidence === 'kept' && s.notes.length > 0;
        const notes = brief.notes.filter((n) => s.notes.includes(n.number));
        const flags = kept ? flagsOf(text, notes, s.text) : [];
        return {
          ...renewed(s),
          text,
          notes: kept ? s.notes : [],
          ...(kept && needsFrom(notes, s.needs)),
          edited: { ...signed, evidence: kept ? 'kept' : 'dropped', ...(flags.length && { flags }) },
        };
      });
    }
    case 'confirm':
      return withSentence(brief, change.sentence, (s) => ({
        ...s,
        ...(change.plain && s.plain !== undefined && { text: s.plain }),
        confirmed: signed,
      }));
    case 'approve':
      return withSentence(brief, change.sentence, (s) => {
        if (!s.needs?.length) throw new DossierError('unsupported', `the sentence ${s.id} waits for no approval`);
        return { ...s, approved: signed };
      });
    case 'leave-out':
      return withSentence(brief, change.sentence, (s) => ({ ...s, out: true }));
    case 'take-in':
      return withSentence(brief, change.sentence, ({ out: __, ...s }) => s);
    case 'move':
      return moved(brief, change.sentence, change.before);
    case 'add':
      return added(brief, change, signed);
  }
};

const moved = (brief: Brief, id: string, before: string | undefined): Brief => {
  const sentence = sentenceOf(brief, id);
  if (before !== undefined) sentenceOf(brief, before);
  const home = brief.sections.find((x) => x.sentences.some((s) => s.id === id))!;
  if (before !== undefined && !home.sentences.some((s) => s.id === before))
    throw new DossierError('unsupported', 'a sentence moves within its section');
  const others = home.sentences.filter((s) => s.id !== id);
  const at =
    before === undefined
      ? others.length
      : Math.max(
          0,
          others.findIndex((s) => s.id === before),
        );
  const sentences = before === id ? home.sentences : [...others.slice(0, at), sentence, ...others.slice(at)];
  return { ...brief, sections: brief.sections.map((x) => (x === home ? { ...x, sentences } : x)) };
};

const added = (
  brief: Brief,
  { text: given, section: kind = 'own', notes = [] }: BriefChange & { op: 'add' },
  signed: Signed,
): Brief => {
  const text = words(given, MOST_TEXT, 'a sentence');
  const unknown = notes.find((n) => !brief.notes.some((x) => x.number === n));
  if (unknown !== undefined) throw new DossierError('missing', `the brief ${brief.id} has no note ${unknown}`);
  const count = brief.sections.reduce((n, s) => n + s.sentences.length, 0);
  const flags = notes.length
    ? flagsOf(
        text,
        brief.notes.filter((n) => notes.includes(n.number)),
      )
    : [];
  const sentence: BriefSentence = {
    id: `s${createHash('sha256').update(`${brief.id}\n${count}\n${signed.at}\n${text}`).digest('hex').slice(0, 10)}`,
    text,
    notes,
    ...needsFrom(brief.notes.filter((n) => notes.includes(n.number))),
    edited: { ...signed, evidence: notes.length ? 'kept' : 'dropped', ...(flags.length && { flags }) },
  };
  const home = brief.sections.find((s) => s.kind === kind);
  return {
    ...brief,
    sections: home
      ? brief.sections.map((s) => (s === home ? { ...s, sentences: [...s.sentences, sentence] } : s))
      : [...brief.sections, { kind, title: BRIEF_SECTION_WORDS[kind], sentences: [sentence] }],
  };
};

/** Sentences that stand in the brief and that nobody answers for: flagged, or on what was corrected since. */
export const unsettled = (brief: Brief): { sentence: BriefSentence; why: 'flagged' | 'corrected' }[] => {
  const corrected = new Set(brief.notes.filter((n) => n.corrected !== undefined).map((n) => n.number));
  return brief.sections.flatMap((section) =>
    section.sentences.flatMap((sentence): { sentence: BriefSentence; why: 'flagged' | 'corrected' }[] => {
      if (sentence.out || sentence.confirmed) return [];
      if (sentence.edited?.flags?.length) return [{ sentence, why: 'flagged' as const }];
      return sentence.notes.some((n) => corrected.has(n)) ? [{ sentence, why: 'corrected' as const }] : [];
    }),
  );
};
