// relations: what a given source does to a given target (PLV of Zero-Shot PLOVER).
import { Count, mainEvent, mean, prf, quote, row, share, words } from '../lib.mjs';
import { Cast, guessRows, meetSides, oracleEvent } from '../parties.mjs';

const ROOTS =
  'AGREE CONSULT SUPPORT YIELD COOPERATE AID REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT'.split(' ');
const YIELD = new Set(['CONCEDE', 'RETREAT']); // one root in the corpus
const QUADS = ['verbal cooperation', 'material cooperation', 'verbal conflict', 'material conflict'];
// The corpus counts every YIELD as a deed.
const QUAD = {
  AGREE: 0,
  CONSULT: 0,
  SUPPORT: 0,
  YIELD: 1,
  COOPERATE: 1,
  AID: 1,
  REQUEST: 2,
  ACCUSE: 2,
  REJECT: 2,
  THREATEN: 2,
  PROTEST: 3,
  SANCTION: 3,
  MOBILIZE: 3,
  COERCE: 3,
  ASSAULT: 3,
};
const rootOf = (event) => event && (YIELD.has(event.type) ? 'YIELD' : event.type);

/** The event between source and target: both sides before one, then the words in common; else the main event. */
const eventOf = ({ item, gold, answer }) => {
  const tokens = words(item.text);
  const met = answer.events
    .map((event) => ({ event, both: meetSides(tokens, event, gold.source, gold.target) }))
    .map((x) => ({ ...x, sides: x.both.filter(Boolean).length, common: x.both[0] + x.both[1] }))
    .filter((x) => x.sides)
    .sort((a, b) => b.sides - a.sides || b.common - a.common || (b.event.confidence ?? 0) - (a.event.confidence ?? 0))[0];
  return met ?? { event: mainEvent(answer), sides: 0 };
};

/** Accuracy and macro F1 of labels: `{ gold, system }`, system undefined where there is none. */
const rate = (cases, labels) => {
  const of = (label) => {
    const [g, s] = ['gold', 'system'].map((side) => cases.filter((c) => c[side] === label));
    return { f1: prf(g.filter((c) => c.system === label).length, s.length, g.length).f1, n: g.length };
  };
  const each = Object.fromEntries(labels.map((l) => [l, of(l)]));
  const present = Object.values(each).filter((x) => x.n);
  return {
    accuracy: share(cases.filter((c) => c.gold === c.system).length, cases.length),
    macro: mean(present.map((x) => x.f1)),
    each,
  };
};

export default {
  name: 'relations',
  input: 'read',
  oracle({ gold, text }) {
    const cast = new Cast();
    const [actors, recipients] = ['source', 'target'].map((side) => gold[side].map((s) => cast.party(side, s)));
    return { ...cast, events: [oracleEvent(text, { type: gold.types[0], quad: gold.quad, actors, recipients })] };
  },
  score(pairs, error) {
    const cases = pairs.map((p) => ({ item: p.item, gold: p.gold, ...eventOf(p) }));
    for (const { item, gold, event, sides } of cases) {
      if (rootOf(event) === gold.root) continue;
      const party = (spans) => spans.map((s) => quote(item.text, s))[0] ?? '–';
      error(
        `${item.id} ${party(gold.source)} ${gold.root} ${party(gold.target)}, got ${event ? `${event.type} (${['main event', 'one side', 'both sides'][sides]})` : 'no event'}: ${quote(item.text)}`,
      );
    }
    const roots = rate(
      cases.map((c) => ({ gold: c.gold.root, system: rootOf(c.event) })),
      ROOTS,
    );
    const quads = rate(
      cases.map((c) => ({ gold: c.gold.quad, system: c.event?.quad })),
      QUADS,
    );
    const derived = rate(
      cases.map((c) => ({ gold: c.gold.quad, system: QUADS[QUAD[rootOf(c.event)]] })),
      QUADS,
    );
    // Sentences report more than the one relation marked in them: only pairs that were asked for count as predicted.
    const asked = cases.filter((c) => c.gold.source.length && c.gold.target.length);
    const met = asked.filter((c) => c.sides === 2);
    const full = new Count().add(met.filter((c) => rootOf(c.event) === c.gold.root).length, met.length, asked.length);
    return [
      row('root accuracy', roots.accuracy, cases.length),
      row('root macro F1', roots.macro, cases.length),
      row('quad accuracy', quads.accuracy, cases.length),
      row('quad macro F1', quads.macro, cases.length),
      row('quad accuracy, from the event type', derived.accuracy, cases.length),
      row('quad macro F1, from the event type', derived.macro, cases.length),
      row('pair found (R)', share(met.length, asked.length), asked.length),
      ...full.rows('pair and root right'),
      ...ROOTS.filter((r) => roots.each[r].n).map((r) => row(`${r} F1`, roots.each[r].f1, roots.each[r].n)),
      { ...row('events per sentence', mean(pairs.map((p) => p.answer.events.length)), pairs.length), better: 'near 1' },
      ...guessRows(pairs),
    ];
  },
};
