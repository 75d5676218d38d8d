// times: TempEval-3's measures for time expressions, for each corpus.
import { Count, overlap, prf, quote, row, share, spanKey } from '../lib.mjs';

const scoreCorpus = (corpus, pairs, error) => {
  const strict = new Count();
  let [found, right, predicted, total, described, types, values] = [0, 0, 0, 0, 0, 0, 0];
  for (const { item, gold, answer } of pairs) {
    const [g, s] = [gold.times, answer.times];
    const keys = new Set(g.map(spanKey));
    strict.add(new Set(s.map(spanKey).filter((k) => keys.has(k))).size, s.length, g.length);
    predicted += s.length;
    total += g.length;
    for (const t of s) {
      if (g.some((x) => overlap(x, t))) right += 1;
      else error(`${item.id} no time: ${quote(item.text, t)} in ${quote(item.text, t, 40)}`);
    }
    for (const t of g) {
      const match = s
        .filter((x) => overlap(x, t))
        .sort((a, b) => (spanKey(b) === spanKey(t)) - (spanKey(a) === spanKey(t)) || overlap(b, t) - overlap(a, t))[0];
      if (!match) {
        error(`${item.id} missed ${t.type} ${t.value} ${quote(item.text, t)} in ${quote(item.text, t, 40)}`);
        continue;
      }
      found += 1;
      if (t.value === undefined) continue; // WikiWars leaves a few expressions without one
      described += 1;
      if (match.type === t.type) types += 1;
      if (match.value === t.value) values += 1;
      else
        error(
          `${item.id} (${item.published}) ${quote(item.text, t)} is ${t.type} ${t.value}, got ${quote(item.text, match)} ${match.type} ${match.value}`,
        );
    }
  }
  const [p, r] = [share(right, predicted), share(found, total)];
  const relaxed = p + r ? (2 * p * r) / (p + r) : 0;
  return [
    ...strict.rows(`${corpus}: strict`),
    row(`${corpus}: relaxed P`, p, predicted),
    row(`${corpus}: relaxed R`, r, total),
    row(`${corpus}: relaxed F1`, relaxed, total),
    row(`${corpus}: type F1`, relaxed * share(types, described), total),
    row(`${corpus}: value F1`, relaxed * share(values, described), total),
  ];
};

export default {
  name: 'times',
  input: 'read',
  oracle: ({ gold }) => ({ times: gold.times.map((t, i) => ({ id: `t${i}`, type: 'DATE', ...t })) }),
  score: (pairs, error) =>
    [...new Set(pairs.map((p) => p.gold.corpus))].flatMap((corpus) =>
      scoreCorpus(
        corpus,
        pairs.filter((p) => p.gold.corpus === corpus),
        error,
      ),
    ),
};
