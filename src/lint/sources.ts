// Records of reports → an index of their sentences, by stem: which sentences of which reports could be the evidence of a draft's sentence.
// Words weigh by rarity among the reports' sentences. Bounded: a stem in very many sentences proposes none, it only counts afterwards.
import type { ReportRecord, Span, Statement } from '../core/index.ts';
import { linkReports } from '../linking/index.ts';
import type { Evidence } from './finding.ts';
import { type LintWord, wordsIn } from './words.ts';

/** A sentence of a report. */
export interface SourceSentence extends Span {
  record: ReportRecord;
  /** Index of the report among the sources, and of the sentence in it. */
  source: number;
  index: number;
  words: LintWord[];
  stems: ReadonlySet<string>;
}

/** A candidate: the share (0 to 1, by weight) of the draft's content words that the sentence has. */
export interface Support {
  sentence: SourceSentence;
  coverage: number;
}

const CROWD = 400; // sentences that one stem may propose
const CANDIDATES = 60; // sentences that are looked at more closely
const KEPT = 8;

export class Sources {
  readonly records: readonly ReportRecord[];
  readonly sentences: SourceSentence[] = [];
  /** Stem → indices into `sentences`. */
  readonly #holders = new Map<string, number[]>();
  readonly #first: number[] = [];
  #origins: string[] | undefined;

  constructor(records: readonly ReportRecord[]) {
    this.records = records;
    for (const [source, record] of records.entries()) {
      this.#first.push(this.sentences.length);
      for (const [index, span] of record.sentences.entries()) {
        const words = wordsIn(record.report.text, span);
        const stems = new Set(words.map((w) => w.stem));
        for (const s of stems) {
          const list = this.#holders.get(s);
          if (list) list.push(this.sentences.length);
          else this.#holders.set(s, [this.sentences.length]);
        }
        this.sentences.push({ ...span, record, source, index, words, stems });
      }
    }
  }

  /** Whether any report has the stem. */
  has(stem: string): boolean {
    return this.#holders.has(stem);
  }

  holders(stem: string): SourceSentence[] {
    return (this.#holders.get(stem) ?? []).map((i) => this.sentences[i]!);
  }

  /** Rarity of a stem; a word that no report has weighs as much as one that a single sentence has. */
  weight(stem: string): number {
    return Math.log(1 + this.sentences.length / (this.#holders.get(stem)?.length ?? 1));
  }

  /** A sentence of a report, by the report's index and its own. */
  at(source: number, index: number): SourceSentence | undefined {
    const found = this.sentences[this.#first[source]! + index];
    return found?.source === source ? found : undefined;
  }

  /** Sentences that could support the words, best first. */
  find(words: readonly LintWord[]): Support[] {
    const content = [...new Set(words.filter((w) => !w.light).map((w) => w.stem))];
    const total = content.reduce((sum, s) => sum + this.weight(s), 0);
    if (total === 0) return [];
    const score = new Map<number, number>();
    for (const s of content) {
      const holders = this.#holders.get(s);
      if (!holders || holders.length > CROWD) continue;
      const weight = this.weight(s);
      for (const i of holders) score.set(i, (score.get(i) ?? 0) + weight);
    }
    return [...score]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, CANDIDATES)
      .map(([i]) => {
        const sentence = this.sentences[i]!;
        const covered = content.reduce((sum, s) => sum + (sentence.stems.has(s) ? this.weight(s) : 0), 0);
        return { sentence, coverage: covered / total };
      })
      .sort((a, b) => b.coverage - a.coverage || a.sentence.source - b.sentence.source || a.sentence.index - b.sentence.index)
      .slice(0, KEPT);
  }

  /** Name of the text that a report copies, by index: the same for copies of one text. */
  originOf(source: number): string {
    this.#origins ??= linkReports(this.records.map(({ report }) => report)).map((l) => l.origin);
    return this.#origins[source]!;
  }
}

/** The words of a report as evidence. */
export const evidenceOf = (record: ReportRecord, span: Span): Evidence => ({
  report: record.report.id,
  start: span.start,
  end: span.end,
  words: record.report.text.slice(span.start, span.end),
  ...(record.report.outlet !== undefined && { outlet: record.report.outlet }),
  ...(record.report.published !== undefined && { published: record.report.published }),
});

/** Statements of a record whose content meets a span. */
export const statementsOver = (record: ReportRecord, span: Span): Statement[] =>
  record.statements.filter((s) => s.content.some((c) => c.start < span.end && span.start < c.end));
