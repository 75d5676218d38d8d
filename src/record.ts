// Layers → record: links mentions to actors and places, drops what is internal, gives every item its key.
import { createHash } from 'node:crypto';
import { type Mention, type ReportRecord, SCHEMA, type Span, type Traced } from './core/index.ts';
import { asWritten } from './language/index.ts';
import type { ReadDoc } from './pipeline.ts';

export interface RecordOptions {
  /** What made the record. */
  reader: { version: string; models: string };
  /** Optional layers: "tokens", "why" (keeps `by` on every item). */
  layers?: readonly string[];
}

/** Keys of a layer's items: digest of report, layer, span and, where two share these, an ordinal. */
const keyed = <T extends Traced>(
  items: readonly T[],
  layer: string,
  sha256: string,
  spanOf: (x: T) => Span | undefined,
  nameOf?: (x: T) => string,
  why = false,
): T[] => {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const span = spanOf(item);
    const base = `${sha256} ${layer} ${span ? `${span.start}-${span.end}` : ''} ${nameOf?.(item) ?? ''}`;
    const n = seen.get(base) ?? 0;
    seen.set(base, n + 1);
    const { by, ...rest } = item;
    const key = createHash('sha256')
      .update(n ? `${base} ${n}` : base)
      .digest('hex')
      .slice(0, 20);
    return { ...rest, key, ...(why && by !== undefined && { by }) } as T;
  });
};

const isThing = (word: string): boolean => /^(?:it|its|itself)$/i.test(word);

/** The record of a report that was read. Items are plain objects in the order of the text. */
export const toRecord = (doc: ReadDoc, { reader, layers = [] }: RecordOptions): ReportRecord => {
  const { layout: _, ...report } = doc.report;
  const why = layers.includes('why');
  const sha = report.sha256;
  const mentions = doc.mentions.flatMap(({ head: _head, confidence: _confidence, ...m }): Mention[] => {
    const [actor, place] = [doc.actors.of.get(m.id), doc.places.of.get(m.id)];
    // "It was late": an "it" that takes up nobody and no place is no mention of one.
    if (actor === undefined && place === undefined && m.form === 'pronoun' && isThing(doc.report.text.slice(m.start, m.end)))
      return [];
    return [{ ...m, ...(actor !== undefined && { actor }), ...(place !== undefined && { place }) }];
  });
  const self = (x: Span): Span => x;
  return {
    schema: SCHEMA,
    reader,
    report,
    sentences: doc.sentences.map(({ start, end }) => ({ start, end })),
    ...(layers.includes('tokens') && { tokens: doc.tokens.map((t) => asWritten(doc.report.text, t)) }),
    mentions: keyed(mentions, 'mentions', sha, self, undefined, why),
    actors: keyed(
      doc.actors.list,
      'actors',
      sha,
      () => undefined,
      (a) => a.name,
      why,
    ),
    places: keyed(
      doc.places.list,
      'places',
      sha,
      () => undefined,
      (p) => p.source ?? p.name,
      why,
    ),
    times: keyed(doc.times, 'times', sha, self, undefined, why),
    statements: keyed(doc.statements, 'statements', sha, (s) => s.content[0], undefined, why),
    events: keyed(
      doc.events,
      'events',
      sha,
      (e) => e.trigger,
      (e) => e.type,
      why,
    ),
  };
};
