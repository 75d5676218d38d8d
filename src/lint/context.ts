// A draft's record and the reports → what every rule asks: the draft's sentences with their words, quotations, statements and evidence.
import type { ReportRecord, Span, Statement } from '../core/index.ts';
import { cueEntry } from '../knowledge/index.ts';
import { alignWords, type Pair } from './align.ts';
import { type SourceSentence, type Sources, type Support, statementsOver } from './sources.ts';
import { type LintWord, wordsIn } from './words.ts';

export interface DraftSentence extends Span {
  index: number;
  words: LintWord[];
  /** Statements of the draft whose content lies in the sentence. */
  statements: Statement[];
  /** Sentences of reports that could be its evidence, best first. */
  support: Support[];
  /** Share of its content words, by weight, that the best sentences of one report have together. */
  together: number;
}

export interface Quotation extends Span {
  /** The words between the marks, and what they are. */
  words: LintWord[];
}

export interface Context {
  draft: ReportRecord;
  text: string;
  sources: Sources;
  sentences: DraftSentence[];
  quotations: Quotation[];
  /** Whether a position of the draft lies between quotation marks. */
  quoted(at: number): boolean;
  align(sentence: DraftSentence, other: SourceSentence): Pair[];
}

/** Stretches between quotation marks, in the same paragraph; single marks count only where they are typographic and hold several words. */
export const quotationsIn = (text: string): Span[] => {
  const found: Span[] = [];
  for (const match of text.matchAll(
    /“([^“”\n]+)(?:”|(?=\n|$))|"([^"\n]+)(?:"|(?=\n|$))|«([^«»\n]+)»|„([^„“”\n]+)[“”]|‘([^‘’\n]+(?:’\p{L}[^‘’\n]*)*)’(?!\p{L})/gu,
  )) {
    const inner = match.slice(1).find((m) => m !== undefined)!;
    if (match[0].startsWith('‘') && !inner.includes(' ')) continue;
    found.push({ start: match.index + 1, end: match.index + 1 + inner.length });
  }
  return found;
};

/** Together the best three sentences of one report. */
const togetherOf = (words: readonly LintWord[], support: readonly Support[], sources: Sources): number => {
  const content = [...new Set(words.filter((w) => !w.light).map((w) => w.stem))];
  const total = content.reduce((sum, s) => sum + sources.weight(s), 0);
  if (!total) return 1;
  const bySource = new Map<number, SourceSentence[]>();
  for (const { sentence } of support) {
    const list = bySource.get(sentence.source) ?? [];
    if (list.length < 3) bySource.set(sentence.source, [...list, sentence]);
  }
  return Math.max(
    0,
    ...[...bySource.values()].map(
      (list) => content.reduce((sum, s) => sum + (list.some((x) => x.stems.has(s)) ? sources.weight(s) : 0), 0) / total,
    ),
  );
};

export const contextOf = (draft: ReportRecord, sources: Sources): Context => {
  const { text } = draft.report;
  const sentences = draft.sentences.map((span, index): DraftSentence => {
    const words = wordsIn(text, span);
    const support = sources.find(words);
    return {
      ...span,
      index,
      words,
      statements: statementsOver(draft, span),
      support,
      together: togetherOf(words, support, sources),
    };
  });
  const quotations = quotationsIn(text).map((span) => ({ ...span, words: wordsIn(text, span) }));
  const memo = new Map<string, Pair[]>();
  return {
    draft,
    text,
    sources,
    sentences,
    quotations,
    quoted: (at) => quotations.some((q) => q.start <= at && at < q.end),
    align(sentence, other) {
      const key = `${sentence.index} ${other.source} ${other.index}`;
      let pairs = memo.get(key);
      if (!pairs) {
        const weight = (s: string): number => 0.1 + sources.weight(s);
        pairs = alignWords(
          sentence.words.map((w) => w.stem),
          other.words.map((w) => w.stem),
          weight,
        );
        memo.set(key, pairs);
      }
      return pairs;
    },
  };
};

const CUE_STEMS = new Map<string, string>();
/** What a word does as a cue of speech, by its form: "denied" → "deny"; undefined for other words. */
export const cueForceOf = (form: string): string | undefined => {
  const small = form.toLowerCase();
  let force = CUE_STEMS.get(small);
  if (force === undefined) {
    const bases = [
      small,
      small.replace(/ies$|ied$/, 'y'),
      small.replace(/s$/, ''),
      small.replace(/d$/, ''),
      small.replace(/ed$|es$/, ''),
    ];
    if (/^(?:said|told|wrote|spoke|swore)$/.test(small)) bases.push('say');
    if (/(.)\1ed$/.test(small)) bases.push(small.slice(0, -3));
    force = '';
    for (const b of bases) {
      const entry = cueEntry(b, 'v');
      if (entry && (entry.kind === 'speech' || entry.kind === 'text' || entry.kind === 'thought')) {
        force = entry.force;
        break;
      }
    }
    CUE_STEMS.set(small, force);
  }
  return force || undefined;
};

/** Words that tell that somebody else says it, even where no statement was built: "according to", "reportedly", "alleged". */
export const HEDGES =
  /\b(?:according to|reportedly|allegedly|alleged|alleges?|purported(?:ly)?|apparently|claims?|claimed|accus\w+|said|says?|saying|told|tells|announc\w+|report(?:s|ed)|den(?:y|ies|ied)|believ\w+|think(?:s)?|thought|warn\w*|argu\w+|insist\w*|suggest\w*|spoke of|speaks of|describ\w+|acknowledg\w+|admit\w*|confirm\w*|in (?:his|her|their|its) (?:words|view|account)|account|version|sources?|counted|estimat\w+|spokes\w+|statement|testif\w+|wrote|writes|tweet\w*|noted|notes|added|explain\w*|predict\w*|fear(?:s|ed)|contend\w*|assert\w*|declar\w+|recall\w*|stated|states that|concluded|poll|survey|study)\b/i;

/** The report's words have the draft's sentence by and large. Figures of the train drafts: docs/decisions/0011-lint.md. */
export const SAME = 0.55;
export const CLOSE = 0.7;
