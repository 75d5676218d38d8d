// Chosen items → GeoJSON (RFC 7946), schema.org in JSON-LD, W3C Web Annotations. Each item names its report and the words it was read from:
// the words with some before and after them (TextQuoteSelector), and the offsets, which that standard counts in code points.
import type { Event, ReportRecord, Span, Statement } from '../../core/index.ts';
import { codePoints, type Lookup, lookUpIn } from './lookup.ts';
import { type Exporter, itemUri, leave, reportUri } from './types.ts';

/** Empty fields left out. */
const compact = <T extends object>(fields: T): T =>
  Object.fromEntries(
    Object.entries(fields).filter(([, v]) => v !== undefined && v !== '' && !(Array.isArray(v) && v.length === 0)),
  ) as T;

const headOf = (record: ReportRecord) => {
  const { id, title, outlet, author, url, published, language } = record.report;
  return compact({ id, title, outlet, author, url, published, language });
};

/** What an event says, for a reader: the fields that an analyst asks for, ids resolved to names. */
const tellEvent = (look: Lookup, e: Event) => {
  const when = look.time(e.time);
  return compact({
    type: e.type,
    mode: e.mode,
    doers: look.parties(e.actors).map((a) => a.name),
    targets: look.parties(e.recipients).map((a) => a.name),
    place: look.place(e.place)?.name,
    time: when?.value,
    day: look.day(e)?.day,
    reality: e.reality,
    negated: e.negated,
    saidBy: e.saidBy,
    speaker: e.saidBy === 'statement' ? look.sayer(e) : undefined,
    casualties: e.casualties?.map((c) => compact({ kind: c.kind, min: c.min, max: c.max, words: look.words(c) })),
    confidence: e.confidence,
  });
};

const has = (wanted: ReadonlySet<string>, item: { id: string; key?: string }): boolean => wanted.has(item.key ?? item.id);

/** A list in JSON, one item a line, between a head and a foot. */
const joined = async function* (head: string, items: AsyncIterable<object>, foot: string): AsyncGenerator<string> {
  let first = true;
  yield head;
  for await (const item of items) {
    yield `${first ? '\n' : ',\n'}${JSON.stringify(item)}`;
    first = false;
  }
  yield `\n${foot}\n`;
};

export const geojson: Exporter = {
  describe: 'a FeatureCollection of the events that have a place; radiusKm tells how uncertain a point is, nothing is moved',
  write: (chosen, _options, tally) =>
    joined(
      '{"type":"FeatureCollection","features":[',
      (async function* () {
        for await (const { record, events } of chosen) {
          const look = lookUpIn(record);
          for (const e of record.events) {
            if (!has(events, e)) continue;
            const place = look.place(e.place);
            if (!place) {
              leave(tally, 'without a place');
              continue;
            }
            tally.rows += 1;
            yield {
              type: 'Feature',
              id: e.key,
              geometry: { type: 'Point', coordinates: [place.lon, place.lat] },
              properties: {
                ...tellEvent(look, e),
                ...compact({
                  country: place.country,
                  placeSource: place.source,
                  radiusKm: place.radiusKm,
                  placeConfidence: place.confidence,
                }),
                report: headOf(record),
                start: e.trigger.start,
                end: e.trigger.end,
                words: look.words(e.trigger),
                evidence: look.sentence(e),
              },
            };
          }
        }
      })(),
      ']}',
    ),
};

/** Characters before and after a quotation: as much as tells two places of one text apart, and no more of somebody's article. */
const AROUND = 32;

type Selector = { type: string } & Record<string, string | number>;

/** Where words stand: as words with their surroundings, and as offsets in code points. */
const selectors = (record: ReportRecord, span: Span, count: (offset: number) => number): Selector[] => {
  const { text } = record.report;
  // Half a pair of surrogates can't be written.
  const whole = (s: string): string => s.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '');
  return [
    compact({
      type: 'TextQuoteSelector',
      prefix: whole(text.slice(Math.max(0, span.start - AROUND), span.start)),
      exact: text.slice(span.start, span.end),
      suffix: whole(text.slice(span.end, span.end + AROUND)),
    }),
    { type: 'TextPositionSelector', start: count(span.start), end: count(span.end) },
  ];
};

const tellStatement = (look: Lookup, s: Statement) =>
  compact({
    speaker: look.actor(s.speaker)?.name ?? (s.source.length ? look.words(...s.source) : undefined),
    cue: s.cue.length ? look.words(...s.cue) : undefined,
    manner: s.manner,
    force: s.force,
    negated: s.negated,
    confidence: s.confidence,
  });

export const annotations: Exporter = {
  describe: 'W3C Web Annotations (JSON-LD): each event and statement as a note on the words that tell it',
  write: (chosen, _options, tally) =>
    joined(
      '{"@context":["http://www.w3.org/ns/anno.jsonld",{"sitrep":"urn:sitrep:term:"}],"type":"AnnotationPage","items":[',
      (async function* () {
        for await (const { record, events, statements } of chosen) {
          const look = lookUpIn(record);
          const count = codePoints(record.report.text);
          const note = (key: string | undefined, says: object, text: string, spans: readonly Span[]) => {
            tally.rows += 1;
            return {
              id: itemUri(key ?? ''),
              type: 'Annotation',
              motivation: 'classifying',
              body: [
                { type: 'TextualBody', purpose: 'classifying', format: 'text/plain', value: text },
                { type: 'sitrep:Reading', 'sitrep:says': { '@type': '@json', '@value': says } },
              ],
              target: spans.map((span) => ({ source: reportUri(record), selector: selectors(record, span, count) })),
            };
          };
          for (const s of record.statements)
            if (has(statements, s)) yield note(s.key, tellStatement(look, s), `statement: ${s.force ?? 'say'}`, s.content);
          for (const e of record.events)
            if (has(events, e))
              yield note(e.key, tellEvent(look, e), `event: ${[e.type, e.mode].filter(Boolean).join(' ')}`, [e.trigger]);
        }
      })(),
      ']}',
    ),
};

const AGENT = { person: 'Person', organization: 'Organization', group: 'Organization', country: 'Country' } as const;

export const schemaOrg: Exporter = {
  describe: 'schema.org in JSON-LD: direct speech as Quotation, reported speech as Claim, each in its NewsArticle',
  write: (chosen, _options, tally) =>
    joined(
      '{"@context":["https://schema.org",{"oa":"http://www.w3.org/ns/oa#"}],"@graph":[',
      (async function* () {
        for await (const { record, statements } of chosen) {
          const look = lookUpIn(record);
          const count = codePoints(record.report.text);
          const { title, outlet, author, url, published, language } = record.report;
          const wanted = record.statements.filter((s) => has(statements, s));
          if (!wanted.length) continue;
          const article = reportUri(record);
          yield compact({
            '@type': 'NewsArticle',
            '@id': article,
            identifier: record.report.id,
            headline: title,
            url,
            datePublished: published,
            inLanguage: language,
            author: author && { '@type': 'Person', name: author },
            publisher: outlet && { '@type': 'Organization', name: outlet },
          });
          for (const s of wanted) {
            if (s.negated) {
              leave(tally, 'what somebody did not say');
              continue;
            }
            const speaker = look.actor(s.speaker);
            const name = speaker?.name ?? (s.source.length ? look.words(...s.source) : undefined);
            const by = name && { '@type': speaker ? AGENT[speaker.kind] : 'Thing', name };
            const where = {
              'oa:hasTarget': s.content.map((span) => ({
                'oa:hasSource': { '@id': article },
                'oa:hasSelector': selectors(record, span, count).map(({ type, ...rest }) => ({
                  '@type': `oa:${type}`,
                  ...Object.fromEntries(Object.entries(rest).map(([k, v]) => [`oa:${k}`, v])),
                })),
              })),
            };
            const text = look.words(...s.content);
            const key = s.key ?? s.id;
            tally.rows += 1;
            yield compact(
              s.manner === 'direct'
                ? {
                    '@type': 'Quotation',
                    '@id': itemUri(key),
                    identifier: key,
                    text,
                    spokenByCharacter: by,
                    isPartOf: { '@id': article },
                    ...where,
                  }
                : {
                    '@type': 'Claim',
                    '@id': itemUri(key),
                    identifier: key,
                    text,
                    author: by,
                    datePublished: look.time(s.said)?.from?.slice(0, 10),
                    appearance: { '@id': article },
                    ...where,
                  },
            );
          }
        }
      })(),
      ']}',
    ),
};
