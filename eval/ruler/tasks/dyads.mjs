// dyads: the words for who acts (S) and who is acted upon (T).
import { Count, intersection, pairUp, quote, spanKey, spanOf, uniqueSpans, words, wordsIn } from '../lib.mjs';
import { Cast, guessRows, meeting, oracleEvent } from '../parties.mjs';

const SIDES = { S: 'actors', T: 'recipients' };

/**
 * The spans predicted for S and T. Parties of a reciprocal event are one pool: each counts for the side that it meets
 * better, and, where it meets neither, as wrong on both.
 */
const predicted = (record, gold, tokens) => {
  const out = { S: [], T: [] };
  for (const event of record.events) {
    for (const [side, field] of Object.entries(SIDES)) {
      for (const span of event[field]) {
        const [s, t] = ['S', 'T'].map((k) => Math.max(0, ...gold[k].map((g) => meeting(tokens, span, g))));
        const sides = !event.reciprocal || (s && s === t) ? [side] : s > t ? ['S'] : t > s ? ['T'] : ['S', 'T'];
        for (const k of sides) out[k].push(span);
      }
    }
  }
  return { S: uniqueSpans(out.S), T: uniqueSpans(out.T) };
};

export default {
  name: 'dyads',
  input: 'read',
  oracle({ gold, text }) {
    const cast = new Cast();
    const sides = Object.entries(SIDES).map(([side, field]) => [field, gold[field].map((s) => cast.party(side, s))]);
    return {
      ...cast,
      events: [oracleEvent(text, { type: 'CONSULT', quad: 'verbal cooperation', ...Object.fromEntries(sides) })],
    };
  },
  score(pairs, error) {
    const counts = Object.fromEntries(['exact', 'partial', 'words'].map((m) => [m, { S: new Count(), T: new Count() }]));
    for (const { item, gold: given, answer } of pairs) {
      const tokens = words(item.text);
      const gold = Object.fromEntries(Object.entries(SIDES).map(([side, field]) => [side, given[field].map(spanOf)]));
      const system = predicted(answer, gold, tokens);
      for (const side of Object.keys(SIDES)) {
        const [g, s] = [gold[side], system[side]];
        const keys = new Set(g.map(spanKey));
        counts.exact[side].add(s.filter((x) => keys.has(spanKey(x))).length, s.length, g.length);
        const matches = pairUp(g, s, (a, b) => meeting(tokens, a, b));
        counts.partial[side].add(matches.length, s.length, g.length);
        const [gw, sw] = [wordsIn(tokens, g), wordsIn(tokens, s)];
        counts.words[side].add(intersection(gw, sw), sw.size, gw.size);
        const [found, right] = [new Set(matches.map((m) => m.i)), new Set(matches.map((m) => m.k))];
        for (const [i, x] of g.entries())
          if (!found.has(i)) error(`${item.id} missed ${side} ${quote(item.text, x)} in ${quote(item.text)}`);
        for (const [k, x] of s.entries())
          if (!right.has(k)) error(`${item.id} wrong ${side} ${quote(item.text, x)} in ${quote(item.text)}`);
      }
    }
    return [
      ...Object.entries(counts).flatMap(([name, sides]) =>
        Object.keys(SIDES).flatMap((side) => sides[side].rows(`${side} ${name}`, 'F1')),
      ),
      ...guessRows(pairs),
    ];
  },
};
