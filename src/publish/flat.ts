// Record → rows for spreadsheets and warehouses: one row an event or a statement, ids resolved to names and codes, the words
// that tell it in a column of their own. Columns are stable; several values of one cell are joined by "; ".
import type { Actor, Party, ReportRecord, Span } from '../core/index.ts';

export type FlatLayer = 'events' | 'statements';
export type FlatRow = Record<string, string | number | boolean>;

const EVENT_COLUMNS = [
  'key',
  'report',
  'published',
  'outlet',
  'url',
  'title',
  'type',
  'mode',
  'contexts',
  'quad',
  'score',
  'cameo',
  'actor',
  'actorCountry',
  'actorSectors',
  'recipient',
  'recipientCountry',
  'recipientSectors',
  'reciprocal',
  'reality',
  'negated',
  'saidBy',
  'speaker',
  'place',
  'lat',
  'lon',
  'placeCountry',
  'placeSource',
  'placeFrom',
  'time',
  'timeFrom',
  'from',
  'to',
  'condition',
  'casualties',
  'salience',
  'confidence',
  'trigger',
  'start',
  'end',
  'evidence',
] as const;
const STATEMENT_COLUMNS = [
  'key',
  'report',
  'published',
  'outlet',
  'url',
  'title',
  'speaker',
  'speakerCountry',
  'speakerSectors',
  'source',
  'cue',
  'content',
  'manner',
  'force',
  'negated',
  'audience',
  'said',
  'at',
  'via',
  'confidence',
  'start',
  'end',
  'evidence',
] as const;

/** The columns of a layer, in order. */
export const flatColumns = (layer: FlatLayer): readonly string[] => (layer === 'events' ? EVENT_COLUMNS : STATEMENT_COLUMNS);

const compact = (row: Record<string, unknown>): FlatRow =>
  Object.fromEntries(Object.entries(row).filter(([, v]) => v !== undefined && v !== '')) as FlatRow;

/** The rows of one record; a row leaves out what is unknown. */
export const flatRows = (record: ReportRecord, layer: FlatLayer): FlatRow[] => {
  const { report } = record;
  const head = { report: report.id, published: report.published, outlet: report.outlet, url: report.url, title: report.title };
  const actors = new Map(record.actors.map((a) => [a.id, a]));
  const places = new Map(record.places.map((p) => [p.id, p]));
  const times = new Map(record.times.map((t) => [t.id, t]));
  const statements = new Map(record.statements.map((s) => [s.id, s]));
  const words = (spans: readonly Span[]): string => spans.map((s) => report.text.slice(s.start, s.end)).join(' … ');
  const sentenceOf = (at: number): Span | undefined => record.sentences.find((s) => s.start <= at && at < s.end);
  const evidence = (spans: readonly Span[]): string => {
    const all = new Set(spans.map((s) => sentenceOf(s.start)).filter((s) => s !== undefined));
    return words([...all]);
  };
  const names = (list: readonly (Actor | undefined)[]): string => list.map((a) => a?.name ?? '').join('; ');
  const codes = (list: readonly (Actor | undefined)[]): string => list.map((a) => a?.country ?? a?.body ?? '').join('; ');
  const sectors = (list: readonly (Actor | undefined)[]): string => list.map((a) => a?.sectors.join(' ') ?? '').join('; ');
  const from = (x: Span | { fallback: string } | undefined): string | undefined =>
    x && ('fallback' in x ? `(${x.fallback})` : words([x]));
  const parties = (list: readonly Party[]) => list.map((p) => actors.get(p.actor));

  if (layer === 'statements') {
    return record.statements.map((s) => {
      const speaker = s.speaker === undefined ? [] : [actors.get(s.speaker)];
      return compact({
        key: s.key,
        ...head,
        speaker: names(speaker),
        speakerCountry: codes(speaker),
        speakerSectors: sectors(speaker),
        source: words(s.source),
        cue: words(s.cue),
        content: words(s.content),
        manner: s.manner,
        force: s.force,
        negated: s.negated || undefined,
        audience: s.audience && actors.get(s.audience)?.name,
        said: s.said && times.get(s.said)?.value,
        at: s.at && places.get(s.at)?.name,
        via: s.via && statements.get(s.via)?.key,
        confidence: s.confidence,
        start: s.content[0]!.start,
        end: s.content.at(-1)!.end,
        evidence: evidence([...s.source, ...s.cue, ...s.content]),
      });
    });
  }
  return record.events.map((e) => {
    const [doers, targets] = [parties(e.actors), parties(e.recipients)];
    const place = e.place === undefined ? undefined : places.get(e.place);
    const time = e.time === undefined ? undefined : times.get(e.time);
    const statement = e.statement === undefined ? undefined : statements.get(e.statement);
    return compact({
      key: e.key,
      ...head,
      type: e.type,
      mode: e.mode,
      contexts: e.contexts.join('; '),
      quad: e.quad,
      score: e.score,
      cameo: e.cameo,
      actor: names(doers),
      actorCountry: codes(doers),
      actorSectors: sectors(doers),
      recipient: names(targets),
      recipientCountry: codes(targets),
      recipientSectors: sectors(targets),
      reciprocal: e.reciprocal || undefined,
      reality: e.reality,
      negated: e.negated || undefined,
      saidBy: e.saidBy,
      speaker: statement && (actors.get(statement.speaker ?? '')?.name ?? words(statement.source)),
      place: place?.name,
      lat: place?.lat,
      lon: place?.lon,
      placeCountry: place?.country,
      placeSource: place?.source,
      placeFrom: from(e.placeFrom),
      time: time?.value,
      timeFrom: from(e.timeFrom),
      from: time?.from,
      to: time?.to,
      condition: e.condition && words([e.condition]),
      casualties: e.casualties
        ?.map((c) => `${c.kind} ${c.min}${c.max !== undefined && c.max !== c.min ? `-${c.max}` : ''}`)
        .join('; '),
      salience: e.salience,
      confidence: e.confidence,
      trigger: words([e.trigger]),
      start: e.trigger.start,
      end: e.trigger.end,
      evidence: evidence([e.trigger]),
    });
  });
};
