// coreference: which mentions of people, organizations and places are one and the same (CoNLL-2012's measures, on GUM).
import { measures } from '../clusters.mjs';
import { Count, mean, overlap, pairUp, quote, row, share, spanKey, uniqueSpans } from '../lib.mjs';

const KINDS = new Set(['person', 'organization', 'location']);
const THIRD_PERSON = new Set(
  'he him his himself she her hers herself it its itself they them their theirs themselves themself'.split(' '),
);
const SPOKEN_NEWS = new Set(['news', 'interview', 'speech']);
const MEASURES = ['MUC', 'B-cubed', 'CEAF-e'];

const goldMentions = (gold) =>
  gold.mentions.map(([start, end, kind, cluster, form, head]) => ({
    start,
    end,
    kind,
    cluster,
    form,
    head: { start: head[0], end: head[1] },
  }));

/** The mentions of the three kinds; those with the same actor, or the same place, are in one cluster. */
const systemMentions = (record) => {
  const mentions = uniqueSpans(record.mentions.filter((m) => KINDS.has(m.kind)));
  const parent = mentions.map((_, i) => i);
  const root = (i) => {
    if (parent[i] !== i) parent[i] = root(parent[i]);
    return parent[i];
  };
  for (const key of ['actor', 'place']) {
    const first = new Map();
    mentions.forEach((m, i) => {
      if (m[key] === undefined) return;
      if (first.has(m[key])) parent[root(i)] = root(first.get(m[key]));
      else first.set(m[key], i);
    });
  }
  return mentions.map(({ start, end, form }, i) => ({ start, end, form, cluster: root(i) }));
};

/** A prediction for each gold mention: the same span; `byHead` also one that lies in it and holds its head ("Putin" for "President Putin, who …"). */
const alignment = (gold, system, byHead) => {
  const score = (g, s) => {
    if (spanKey(g) === spanKey(s)) return 2;
    if (!byHead || s.start < g.start || s.end > g.end || s.start > g.head.start || s.end < g.head.end) return 0;
    return overlap(g, s) / (g.end - g.start);
  };
  return new Map(pairUp(gold, system, score).map(({ i, k }) => [k, i]));
};

const clustersOf = (mentions, keyOf) => {
  const out = new Map();
  mentions.forEach((m, i) => {
    if (!out.has(m.cluster)) out.set(m.cluster, []);
    out.get(m.cluster).push(keyOf(m, i));
  });
  return [...out.values()];
};

/** F1 of each measure over documents, and their mean. */
class Tally {
  found = new Count();
  sums = Object.fromEntries(MEASURES.map((m) => [m, { r: [0, 0], p: [0, 0] }]));
  add(gold, system, goldOf) {
    this.found.add(goldOf.size, system.length, gold.length);
    const values = measures(
      clustersOf(gold, (_, i) => `g${i}`),
      clustersOf(system, (_, k) => (goldOf.has(k) ? `g${goldOf.get(k)}` : `s${k}`)),
    );
    for (const m of MEASURES) {
      for (const side of ['r', 'p']) for (const [i, x] of values[m][side].entries()) this.sums[m][side][i] += x;
    }
  }
  f1(m) {
    const [r, p] = ['r', 'p'].map((side) => share(...this.sums[m][side]));
    return p + r ? (2 * p * r) / (p + r) : 0;
  }
  get mean() {
    return mean(MEASURES.map((m) => this.f1(m)));
  }
}

export default {
  name: 'coreference',
  input: 'read',
  oracle: ({ gold }) => ({
    actors: [...new Set(goldMentions(gold).map((m) => m.cluster))].map((c) => ({
      id: `a${c}`,
      name: String(c),
      kind: 'group',
      sectors: [],
    })),
    mentions: goldMentions(gold).map(({ start, end, kind, cluster, form }, i) => ({
      id: `m${i}`,
      start,
      end,
      kind,
      form,
      actor: `a${cluster}`,
    })),
  }),
  score(pairs, error) {
    const [exact, byHead, news, newsByHead] = [new Tally(), new Tally(), new Tally(), new Tally()];
    const pronouns = { n: 0, resolved: 0, nearest: 0 };
    for (const { item, gold, answer } of pairs) {
      const [g, s] = [goldMentions(gold), systemMentions(answer)];
      const [same, near] = [alignment(g, s, false), alignment(g, s, true)];
      exact.add(g, s, same);
      byHead.add(g, s, near);
      if (SPOKEN_NEWS.has(gold.genre)) {
        news.add(g, s, same);
        newsByHead.add(g, s, near);
      }
      // Pronouns with a name or a noun of their cluster before them.
      const predicted = new Map([...same].map(([k, i]) => [i, s[k]]));
      g.forEach((p, i) => {
        if (p.form !== 'pronoun' || !THIRD_PERSON.has(item.text.slice(p.start, p.end).toLowerCase())) return;
        const before = (m) => m.form !== 'pronoun' && m.start < p.start;
        if (!g.some((m) => m.cluster === p.cluster && before(m))) return;
        pronouns.n += 1;
        const cluster = predicted.get(i)?.cluster;
        const antecedents = s.map((m, k) => ({ ...m, gold: g[near.get(k)] })).filter((m) => m.cluster === cluster && before(m));
        const right = (m) => m?.gold && m.gold.form !== 'pronoun' && m.gold.cluster === p.cluster;
        if (antecedents.some(right)) pronouns.resolved += 1;
        const closest = antecedents.sort((a, b) => a.start - b.start).at(-1);
        if (right(closest)) pronouns.nearest += 1;
        else
          error(
            `${item.id} ${quote(item.text, p)} in ${quote(item.text, p, 60)}: ${closest ? `taken for ${quote(item.text, closest)}` : 'not resolved'}`,
          );
      });
    }
    const n = exact.found.gold;
    return [
      ...exact.found.rows('mentions, exact span'),
      ...MEASURES.map((m) => row(`${m} F1`, exact.f1(m), n)),
      row('mean of MUC, B-cubed and CEAF-e', exact.mean, n),
      row('mean of the three, news interview speech', news.mean, news.found.gold),
      ...byHead.found.rows('mentions, by head', 'F1'),
      row('mean of the three, by head', byHead.mean, n),
      row('mean of the three, by head, news interview speech', newsByHead.mean, newsByHead.found.gold),
      row('pronouns resolved', share(pronouns.resolved, pronouns.n), pronouns.n),
      row('pronouns resolved, nearest antecedent', share(pronouns.nearest, pronouns.n), pronouns.n),
    ];
  },
};
