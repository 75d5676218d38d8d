// Who acts and who is acted upon: when a predicted party is the one that gold marks, and how an oracle names parties.
import { jaccard, mean, row, share, spanKey, spanOf, uniqueSpans, wordsIn } from './lib.mjs';

const ENOUGH = 0.3; // word Jaccard: "Recep Tayyip Erdogan" is "Turkish President Recep Tayyip Erdogan", a whole sentence is not

/** How much two spans have of their words in common; 0 where it is too little to be the same party. */
export const meeting = (tokens, a, b) => {
  const score = jaccard(wordsIn(tokens, [a]), wordsIn(tokens, [b]));
  return score >= ENOUGH ? score : 0;
};
const best = (tokens, party, gold) => Math.max(0, ...gold.map((g) => meeting(tokens, party, spanOf(g))));

/** How well an event's sides meet source and target, `[s, t]`. In a reciprocal event all parties are one pool, and two of them are needed. */
export const meetSides = (tokens, event, source, target) => {
  const [s, t] = [source, target].map((gold) => (party) => best(tokens, party, gold));
  if (!event.reciprocal) return [Math.max(0, ...event.actors.map(s)), Math.max(0, ...event.recipients.map(t))];
  const pool = uniqueSpans([...event.actors, ...event.recipients]).map((p) => [s(p), t(p)]);
  const choices = pool.flatMap(([own, other], i) => [
    [own, 0],
    [0, other],
    ...pool.flatMap((q, k) => (i === k ? [] : [[own, q[1]]])),
  ]);
  const sides = ([a, b]) => Boolean(a) + Boolean(b);
  return choices.sort((a, b) => sides(b) - sides(a) || b[0] + b[1] - a[0] - a[1])[0] ?? [0, 0];
};

/** How many times a record says that one actor does something to another. */
const pairsClaimed = (record) =>
  record.events.reduce((sum, e) => {
    const [a, r] = [e.actors, e.recipients].map((side) => new Set(side.map((p) => p.actor)));
    const all = new Set([...a, ...r]).size;
    return sum + (e.reciprocal ? all * (all - 1) : a.size * r.size);
  }, 0);

/** What tells guesses from readings: gold has about one pair a sentence, and few events where all parties do the same. */
export const guessRows = (pairs) => {
  const events = pairs.flatMap((p) => p.answer.events);
  return [
    { ...row('pairs claimed per sentence', mean(pairs.map((p) => pairsClaimed(p.answer))), pairs.length), better: 'near 1' },
    {
      ...row('reciprocal events', share(events.filter((e) => e.reciprocal).length, events.length), events.length),
      better: 'near 0',
    },
  ];
};

/** The parties of an oracle's record: spans become mentions of an actor, by name. */
export class Cast {
  actors = [];
  mentions = [];
  party(name, span, more = {}) {
    const id = `a-${name}`;
    const { start, end } = spanOf(span);
    if (!this.actors.some((a) => a.id === id)) this.actors.push({ id, name, kind: 'group', sectors: [], ...more });
    if (!this.mentions.some((m) => m.actor === id && spanKey(m) === spanKey({ start, end }))) {
      this.mentions.push({ id: `m${this.mentions.length}`, start, end, kind: 'organization', form: 'nominal', actor: id });
    }
    return { actor: id, start, end };
  }
}

/** An oracle's event: what gold doesn't say is filled in. */
export const oracleEvent = (text, more) => ({
  id: 'e1',
  quad: 'verbal conflict',
  trigger: { start: 0, end: text.length },
  actors: [],
  recipients: [],
  saidBy: 'outlet',
  confidence: 1,
  ...more,
});
