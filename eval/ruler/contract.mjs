// Checks one record against the contract, counts what breaks it, and takes out what can't be scored.
import { createHash } from 'node:crypto';
import { spanKey } from './lib.mjs';

const words = (list) => new Set(list.trim().split(/\s+/));
const UPOS = words('ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X');
const MENTION = words('person organization location nationality weapon vehicle platform money quantity document url');
const FORM = words('name nominal pronoun');
const ACTOR = words('person organization group country');
const TIMEX = words('DATE TIME DURATION SET');
const MANNER = words('direct indirect mixed');
const EVENT = words(
  'AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT',
);
const QUAD = new Set(['verbal cooperation', 'material cooperation', 'verbal conflict', 'material conflict']);
const REALITY = words('actual future hypothetical historical');
const SAID_BY = words('outlet statement unclear');
const CASUALTY = words('killed injured arrested missing displaced abducted');
const FALLBACK = words('dateline published');
// ISO 3166-1 alpha-3; in the last line states that are no more, and Kosovo.
const COUNTRY = words(`
  ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH BLM BLR BLZ BMU BOL BRA BRB
  BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB CUW CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI
  ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN
  IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC
  MAF MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR NPL NRU
  NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM SPM
  SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT
  VEN VGB VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE
  SUN YUG SCG DDR CSK ZAR XKX`);
const LISTS = ['sentences', 'mentions', 'actors', 'places', 'times', 'statements', 'events'];

// Optional fields by kind of item; `0..1` is a number in that range.
const REPORT = { title: 'string', outlet: 'string', author: 'string', url: 'string', published: 'string', language: 'string' };
const TYPES = {
  tokens: { lemma: 'string', deprel: 'string', form: 'string', feats: 'string' },
  actors: { name: 'string', body: 'string', unknown: 'string' },
  places: { name: 'string', radiusKm: 'number', admin1: 'string', feature: 'string', source: 'string', confidence: '0..1' },
  times: { value: 'string', from: 'string', to: 'string' },
  statements: { force: 'string', negated: 'boolean' },
  events: { mode: 'string', cameo: 'string', score: 'number', negated: 'boolean', reciprocal: 'boolean', salience: '0..1' },
};
const fits = (value, type) => (type === '0..1' ? value >= 0 && value <= 1 : typeof value === type);

export const emptyRecord = (item) => ({
  schema: 'sitrep/1',
  report: { id: item.id, text: item.text },
  ...Object.fromEntries([...LISTS, 'tokens'].map((k) => [k, []])),
});

/** Counts of what went wrong, with a few examples of each. */
export class Faults {
  kinds = new Map();
  add(kind, where, detail) {
    const entry = this.kinds.get(kind) ?? { count: 0, examples: [] };
    entry.count += 1;
    if (entry.examples.length < 3) entry.examples.push(detail ? `${where}: ${detail}` : where);
    this.kinds.set(kind, entry);
  }
  get total() {
    return [...this.kinds.values()].reduce((n, e) => n + e.count, 0);
  }
}

/** Where a null stands, as in "events.place"; it reads as absent from then on. */
const dropNulls = (node, path, found) => {
  if (!node || typeof node !== 'object') return;
  for (const [key, value] of Object.entries(node)) {
    const here = Array.isArray(node) ? path : path ? `${path}.${key}` : key;
    if (value === null) {
      found(here);
      delete node[key];
    } else dropNulls(value, here, found);
  }
};

/** A record that is safe to score: faulty parts are counted and left out. */
export const checked = (record, item, faults, withTokens = false) => {
  const fault = (kind, detail) => faults.add(kind, item.id, detail);
  dropNulls(record, '', (path) => fault('null in place of nothing', path));
  if (record.schema !== 'sitrep/1') fault('wrong schema', String(record.schema));
  if (record.report?.id !== item.id) fault('wrong report.id', String(record.report?.id));
  if (record.report?.text !== item.text) {
    fault('report.text differs from the input (record not scored)');
    return emptyRecord(item);
  }
  const size = item.text.length;
  const out = emptyRecord(item);
  for (const name of withTokens ? [...LISTS, 'tokens'] : LISTS) {
    if (record[name] === undefined) fault(`no "${name}"`);
    else if (!Array.isArray(record[name])) fault(`"${name}" is no list`);
    else out[name] = record[name].filter((x) => (x && typeof x === 'object') || fault(`"${name}" holds a non-object`));
  }

  const good = (s, what) => {
    const ok = s && Number.isInteger(s.start) && Number.isInteger(s.end) && s.start >= 0 && s.start < s.end && s.end <= size;
    if (!ok) fault(`span out of range or empty (${what})`, JSON.stringify(s)?.slice(0, 80));
    return ok;
  };
  const spans = (list, what) => {
    if (!Array.isArray(list)) {
      fault(`no list of spans (${what})`);
      return [];
    }
    return list.filter((s) => good(s, what));
  };
  const oneOf = (set, value, what, optional = false) => {
    if (!(optional && value === undefined) && !set.has(value)) fault(`unknown value (${what})`, JSON.stringify(value));
  };
  const typed = (x, fields, what) => {
    for (const [key, type] of Object.entries(fields)) {
      if (x[key] !== undefined && !fits(x[key], type)) fault(`wrong type (${what}.${key})`, JSON.stringify(x[key]));
    }
  };
  const objects = (list, what) => {
    if (list !== undefined && !Array.isArray(list)) fault(`"${what}" is no list`);
    return Array.isArray(list) ? list.filter((x) => (x && typeof x === 'object') || fault(`"${what}" holds a non-object`)) : [];
  };
  const ids = (name) => {
    const seen = new Set();
    for (const x of out[name]) {
      if (typeof x.id !== 'string' || seen.has(x.id)) fault(`id missing or twice (${name})`, String(x.id));
      seen.add(x.id);
    }
    return seen;
  };
  const [actors, places, times, statements] = ['actors', 'places', 'times', 'statements'].map(ids);
  ids('mentions');
  ids('events');
  const refers = (known, id, what) => id === undefined || known.has(id) || fault(`reference to nothing (${what})`, String(id));

  typed(record.report, REPORT, 'report');
  const { sha256 } = record.report;
  if (sha256 !== undefined && sha256 !== createHash('sha256').update(item.text).digest('hex'))
    fault('report.sha256 is not that of the text', sha256);
  if (record.reader !== undefined) typed(record.reader, { version: 'string', models: 'string' }, 'reader');
  for (const p of objects(record.problems, 'problems')) {
    if (typeof p.code !== 'string' || typeof p.message !== 'string') fault('problem without code or message', JSON.stringify(p));
  }
  for (const name of withTokens ? [...LISTS, 'tokens'] : LISTS) {
    for (const x of out[name]) typed(x, { key: 'string', by: 'string', ...TYPES[name] }, name);
  }

  out.sentences = spans(out.sentences, 'sentences');
  out.mentions = out.mentions.filter((m) => good(m, 'mentions'));
  for (const m of out.mentions) {
    oneOf(MENTION, m.kind, 'mentions.kind');
    oneOf(FORM, m.form, 'mentions.form');
    refers(actors, m.actor, 'mentions.actor');
    refers(places, m.place, 'mentions.place');
  }
  for (const a of out.actors) {
    oneOf(ACTOR, a.kind, 'actors.kind');
    oneOf(COUNTRY, a.country, 'actors.country', true);
    if (!Array.isArray(a.sectors)) fault('"actors.sectors" is no list');
  }
  out.places = out.places.filter((p) => {
    const ok = Math.abs(p.lat) <= 90 && Math.abs(p.lon) <= 180;
    if (!ok) fault('coordinates out of range (places)', `${p.lat}, ${p.lon}`);
    return ok;
  });
  for (const p of out.places) oneOf(COUNTRY, p.country, 'places.country', true);
  out.times = out.times.filter((t) => good(t, 'times'));
  for (const t of out.times) oneOf(TIMEX, t.type, 'times.type');

  out.statements = out.statements
    .map((s) => ({ ...s, ...Object.fromEntries(['source', 'cue', 'content'].map((k) => [k, spans(s[k], `statements.${k}`)])) }))
    .filter((s) => s.content.length || fault('statement without content'));
  const statementOf = new Map(out.statements.map((s) => [s.id, s]));
  for (const s of out.statements) {
    oneOf(MANNER, s.manner, 'statements.manner', true);
    for (const key of ['speaker', 'audience']) refers(actors, s[key], `statements.${key}`);
    refers(times, s.said, 'statements.said');
    refers(places, s.at, 'statements.at');
    refers(statements, s.via, 'statements.via');
    const outer = s.via !== undefined && statementOf.get(s.via);
    if (outer && !s.content.every((c) => outer.content.some((o) => o.start <= c.start && c.end <= o.end))) {
      fault('statement lies outside the one that it names in "via"', s.id);
      delete s.via;
    }
  }

  out.events = out.events.map((e) => ({
    ...e,
    actors: spans(e.actors, 'events.actors'),
    recipients: spans(e.recipients, 'events.recipients'),
    trigger: good(e.trigger, 'events.trigger') ? e.trigger : undefined,
  }));
  const mentionsOf = new Set(out.mentions.map((m) => `${spanKey(m)} ${m.actor}`));
  const from = (where, what) => {
    if (where === undefined) return;
    if (where.fallback !== undefined) oneOf(FALLBACK, where.fallback, `${what}.fallback`);
    else good(where, what);
  };
  for (const e of out.events) {
    oneOf(EVENT, e.type, 'events.type');
    oneOf(QUAD, e.quad, 'events.quad');
    oneOf(REALITY, e.reality, 'events.reality', true);
    if (!fits(e.confidence, '0..1')) fault('unknown value (events.confidence)', String(e.confidence));
    for (const side of ['actors', 'recipients']) {
      for (const a of e[side]) {
        refers(actors, a.actor, `events.${side}`);
        if (a.actor === undefined || !mentionsOf.has(`${spanKey(a)} ${a.actor}`)) {
          fault(
            `party that is no mention of its actor (events.${side})`,
            `${a.actor} ${item.text.slice(a.start, a.end).slice(0, 60)}`,
          );
        }
      }
    }
    const taken = new Set(e.actors.flatMap((a) => [spanKey(a), a.actor]).filter((x) => x !== undefined));
    if (e.reciprocal !== true && e.recipients.some((r) => taken.has(spanKey(r)) || taken.has(r.actor))) {
      fault('one span or actor on both sides of an event (sides not scored)', e.id);
      e.actors = [];
      e.recipients = [];
    }
    if (e.sentence !== undefined && !(Number.isInteger(e.sentence) && e.sentence >= 0 && e.sentence < out.sentences.length)) {
      fault('reference to nothing (events.sentence)', String(e.sentence));
    }
    refers(places, e.place, 'events.place');
    refers(times, e.time, 'events.time');
    from(e.placeFrom, 'events.placeFrom');
    from(e.timeFrom, 'events.timeFrom');
    if (e.condition !== undefined) good(e.condition, 'events.condition');
    oneOf(SAID_BY, e.saidBy, 'events.saidBy');
    refers(statements, e.statement, 'events.statement');
    if ((e.saidBy === 'statement') !== (e.statement !== undefined))
      fault('"statement" must stand exactly where saidBy is "statement" (events)', e.id);
    for (const c of objects(e.casualties, 'events.casualties')) {
      oneOf(CASUALTY, c.kind, 'events.casualties.kind');
      good(c, 'events.casualties');
      refers(statements, c.statement, 'events.casualties.statement');
      const count = (n) => Number.isInteger(n) && n >= 0;
      if (!count(c.min) || (c.max !== undefined && !(count(c.max) && c.max >= c.min)))
        fault('wrong count (events.casualties)', JSON.stringify([c.min, c.max]));
    }
  }

  if (withTokens) {
    const n = out.tokens.length;
    // Heads are indices into the list: one bad token makes the list as a whole unusable.
    const ok = out.tokens.every(
      (t) =>
        good(t, 'tokens') &&
        Number.isInteger(t.head) &&
        t.head >= -1 &&
        t.head < n &&
        Number.isInteger(t.sentence) &&
        t.sentence >= 0,
    );
    if (!ok) {
      fault('tokens not usable (span, head or sentence out of range)');
      out.tokens = [];
    }
    for (const t of out.tokens) oneOf(UPOS, t.upos, 'tokens.upos');
  }
  return out;
};
