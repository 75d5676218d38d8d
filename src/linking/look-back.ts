// "As we reported on October 9", "as told in February" → the earlier reports that a sentence may point to: of the same outlet where it says "we",
// published in the time that it names, most alike first. In: a record and what is known of other reports. It guesses nothing where no report fits.
import type { ReportRecord, Span } from '../core/index.ts';
import { alikeContent, type Content, contentOf } from './content.ts';
import { outletOf } from './voices.ts';

const CUE =
  /\b(?:as|which|that)\s+(?:(we|this (?:newspaper|paper|site|agency|outlet))\s+(?:have\s+|had\s+)?(?:already\s+|first\s+)?(?:reported|told|wrote|covered|noted|published|revealed)|(?:was\s+|were\s+|has been\s+|previously\s+|already\s+|earlier\s+)*(?:reported|told|noted|published)\b)|\b(?:see|read) our (?:earlier|previous) (?:report|story|article)|\b(we) (?:first |previously |earlier )?(?:reported|told you|wrote|revealed)\b/i;

/** Whether a text may point to earlier coverage at all: asked before its record is. */
export const mayLookBack = (text: string): boolean => CUE.test(text);

export interface LookBackCue {
  span: Span;
  words: string;
  /** The sentence says "we": the same outlet is meant. */
  own: boolean;
  /** Half-open days, where a time is named. */
  from?: string;
  to?: string;
}

/** Sentences of a record that point to earlier coverage. */
export const lookBackCues = (record: ReportRecord): LookBackCue[] => {
  const { text } = record.report;
  return record.sentences.flatMap((s) => {
    const words = text.slice(s.start, s.end);
    const cue = CUE.exec(words);
    if (!cue) return [];
    const at = s.start + cue.index;
    const time = record.times.find((t) => t.from !== undefined && t.start >= at && t.end <= s.end);
    return [
      {
        span: s,
        words: words.replace(/\s+/g, ' ').trim(),
        own: cue[1] !== undefined || cue[2] !== undefined || /\bour\b/i.test(cue[0]),
        ...(time?.from && { from: time.from.slice(0, 10), to: (time.to ?? time.from).slice(0, 10) }),
      },
    ];
  });
};

/** An earlier report as a look back sees it. */
export interface Earlier {
  id: string;
  outlet: string;
  published?: string;
  content: Content;
}

export interface LookBack {
  report: string;
  words: string;
  /** Ids of earlier reports it may mean, most alike first. */
  to: string[];
}

const LEAST = 0.12; // likeness of the looking report and the one looked at; below, the outlet wrote of something else that day
const MOST = 3;

export const earlierOf = (report: { id: string; text: string; outlet?: string; url?: string; published?: string }): Earlier => ({
  id: report.id,
  outlet: outletOf(report),
  ...(report.published && { published: report.published }),
  content: contentOf(report.text),
});

/** Where the look backs of a record lead to. */
export const linkLookBacks = (record: ReportRecord, others: readonly Earlier[]): LookBack[] => {
  const own = earlierOf(record.report);
  const day = (d: string | undefined): string => d?.slice(0, 10) ?? '';
  return lookBackCues(record).flatMap((cue) => {
    const fits = others
      .filter(
        (o) =>
          o.id !== own.id &&
          o.published !== undefined &&
          day(o.published) < day(own.published ?? '9999') &&
          (!cue.own || o.outlet === own.outlet) &&
          (cue.from === undefined ||
            (day(o.published) >= cue.from && day(o.published) < (cue.to === cue.from ? `${cue.from}~` : cue.to!))),
      )
      .map((o) => ({ id: o.id, likeness: alikeContent(o.content, own.content) }))
      .filter((o) => o.likeness >= LEAST)
      .sort((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1))
      .slice(0, MOST);
    return fits.length ? [{ report: own.id, words: cue.words, to: fits.map((f) => f.id) }] : [];
  });
};
