// quad: does the sentence report cooperation or conflict, in words or in deeds?
import { mainEvent, mean, prf, quote, row, share } from '../lib.mjs';
import { oracleEvent } from '../parties.mjs';

const LABELS = ['neutral', 'verbal cooperation', 'material cooperation', 'verbal conflict', 'material conflict'];
// The corpus is labelled by CAMEO's quads: yielding counts as material there, reducing relations as verbal.
const CAMEO = {
  AGREE: 1,
  CONSULT: 1,
  SUPPORT: 1,
  CONCEDE: 2,
  COOPERATE: 2,
  AID: 2,
  RETREAT: 2,
  REQUEST: 3,
  ACCUSE: 3,
  REJECT: 3,
  THREATEN: 3,
  SANCTION: 3,
  PROTEST: 4,
  MOBILIZE: 4,
  COERCE: 4,
  ASSAULT: 4,
};
const EXAMPLE = {
  'verbal cooperation': 'AGREE',
  'material cooperation': 'AID',
  'verbal conflict': 'REJECT',
  'material conflict': 'ASSAULT',
};

const rate = (cases, labelOf) => {
  const labelled = cases.map((c) => ({ gold: c.gold.quad, system: c.missing ? undefined : labelOf(c.answer) }));
  const f1 = (label) => {
    const [g, s] = ['gold', 'system'].map((side) => labelled.filter((x) => x[side] === label).length);
    return prf(labelled.filter((x) => x.gold === label && x.system === label).length, s, g).f1;
  };
  return {
    accuracy: share(labelled.filter((x) => x.gold === x.system).length, labelled.length),
    macro: mean(LABELS.map(f1)),
    events: mean(LABELS.slice(1).map(f1)),
  };
};
const byField = (record) => mainEvent(record)?.quad ?? 'neutral';
const byType = (record) => {
  const event = mainEvent(record);
  return event ? LABELS[CAMEO[event.type]] : 'neutral';
};

export default {
  name: 'quad',
  input: 'read',
  oracle: ({ gold, text }) => ({
    events: gold.quad === 'neutral' ? [] : [oracleEvent(text, { type: EXAMPLE[gold.quad], quad: gold.quad })],
  }),
  score(pairs, error) {
    const [field, type] = [rate(pairs, byField), rate(pairs, byType)];
    const neutral = pairs.filter((p) => p.gold.quad === 'neutral');
    for (const { item, gold, answer } of pairs) {
      const got = byField(answer);
      if (got !== gold.quad)
        error(`${item.id} ${gold.quad}, got ${got} (${mainEvent(answer)?.type ?? 'no event'}): ${quote(item.text)}`);
    }
    return [
      row('accuracy', field.accuracy, pairs.length),
      row('macro F1', field.macro, pairs.length),
      row('macro F1 of the four event classes', field.events, pairs.length),
      row('accuracy, CAMEO quads from the event type', type.accuracy, pairs.length),
      row('macro F1, CAMEO quads from the event type', type.macro, pairs.length),
      row(
        'neutral sentences without an event',
        share(neutral.filter((p) => !p.missing && !p.answer.events.length).length, neutral.length),
        neutral.length,
      ),
    ];
  },
};
