// events: PLOVER's gold standard records, one event a sentence.
import { mainEvent, mean, quote, row, share } from '../lib.mjs';
import { Cast, oracleEvent } from '../parties.mjs';

const BODIES = new Set(['IGO', 'NGO', 'UNO', 'EUR', 'ISM', 'IMG', 'MNC']);
const countriesOf = (record, parties) => {
  const byId = new Map(record.actors.map((a) => [a.id, a]));
  return new Set((parties ?? []).map((p) => byId.get(p.actor)?.country).filter((c) => c && !BODIES.has(c)));
};
const goldCountries = (list) => new Set(list.map((a) => a.country).filter(Boolean));
const meets = (a, b) => [...a].some((x) => b.has(x));

const AHEAD = new Set(['future', 'hypothetical']);
/** An announced withdrawal is CONCEDE by PLOVER's rule, and RETREAT with reality `future` by the contract: either counts. */
const typeRight = (gold, event) =>
  event?.type === gold.type || (gold.type === 'CONCEDE' && event?.type === 'RETREAT' && AHEAD.has(event.reality));

/** What of the gold event a predicted one has right; undefined where gold says nothing. */
const compare = (gold, record, event) => {
  const [actors, recipients] = [countriesOf(record, event?.actors), countriesOf(record, event?.recipients)];
  const wanted = goldCountries(gold.actors);
  const type = typeRight(gold, event);
  if (gold.reciprocal) {
    // "A and B agreed": both take part; which field holds which one is open.
    const all = new Set([...actors, ...recipients]);
    return {
      type,
      actor: wanted.size ? meets(wanted, all) : undefined,
      recipient: wanted.size > 1 ? [...wanted].every((c) => all.has(c)) : undefined,
    };
  }
  const target = goldCountries(gold.recipients);
  return {
    type,
    actor: wanted.size ? meets(wanted, actors) : undefined,
    recipient: target.size ? meets(target, recipients) : undefined,
  };
};
const triple = (c) => c.type && c.actor !== false && c.recipient !== false;

export default {
  name: 'events',
  input: 'read',
  oracle({ gold, text }) {
    // Gold names the parties without saying where they stand: the n-th one takes the n-th letter.
    const cast = new Cast();
    let n = 0;
    const refer = (list) =>
      list.map((p) => {
        const more = { country: p.country, body: p.body, sectors: p.sector ? [p.sector] : [] };
        n += 1;
        return cast.party(String(n - 1), [n - 1, n], more);
      });
    const sides = { actors: refer(gold.actors), recipients: refer(gold.recipients) };
    return { ...cast, events: [oracleEvent(text, { type: gold.type, reciprocal: gold.reciprocal, ...sides })] };
  },
  score(pairs, error) {
    const main = pairs.map(({ gold, answer }) => compare(gold, answer, mainEvent(answer)));
    const any = pairs.map(({ gold, answer }) => answer.events.map((e) => compare(gold, answer, e)));
    pairs.forEach(({ item, gold, answer }, i) => {
      if (triple(main[i])) return;
      const show = (list) => list.map((a) => a.country ?? a.body ?? '?').join('+') || '–';
      const event = mainEvent(answer);
      const got = event
        ? `${[...countriesOf(answer, event.actors)].join('+') || '–'} ${event.type} ${[...countriesOf(answer, event.recipients)].join('+') || '–'}`
        : 'no event';
      error(`${item.id} ${show(gold.actors)} ${gold.type} ${show(gold.recipients)}, got ${got}: ${quote(item.text)}`);
    });
    const rate = (name, list) => row(name, share(list.filter(Boolean).length, list.length), list.length);
    const given = (key) => main.map((c) => c[key]).filter((x) => x !== undefined);
    return [
      rate(
        'type, main event',
        main.map((c) => c.type),
      ),
      rate(
        'type, any event (R)',
        any.map((list) => list.some((c) => c.type)),
      ),
      rate('actor country, main event', given('actor')),
      rate('recipient country, main event', given('recipient')),
      rate('type and both countries, main event', main.map(triple)),
      rate(
        'type and both countries, any event (R)',
        any.map((list) => list.some(triple)),
      ),
      { ...row('events per sentence', mean(pairs.map((p) => p.answer.events.length)), pairs.length), better: 'near 1' },
    ];
  },
};
