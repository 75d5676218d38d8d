// language: sentences, words, tags, lemmas and trees, counted as in the CoNLL 2018 shared task
// (conll18_ud_eval.py): words are aligned by characters without white space, scores are F1.
import { Count, quote, row } from '../lib.mjs';

/** Offsets without white space, so that neither side gains or loses by blanks. */
const dense = (text) => {
  const at = new Uint32Array(text.length + 1);
  for (let i = 0; i < text.length; i += 1) at[i + 1] = at[i] + (/\s/.test(text[i]) ? 0 : 1);
  return at;
};

/** Words in order; those that share a span are the parts of one multiword token. */
const toWords = (tokens, text, at) => {
  const out = tokens.map((t, i) => ({ i, start: at[t.start], end: at[t.end], token: t, multi: false, form: t.form }));
  for (let i = 0; i < out.length; ) {
    let j = i + 1;
    while (j < out.length && tokens[j].start === tokens[i].start && tokens[j].end === tokens[i].end) j += 1;
    for (let k = i; k < j; k += 1) {
      out[k].multi = j - i > 1;
      out[k].part = k - i;
      out[k].parts = j - i;
      if (!out[k].multi) out[k].form ??= text.slice(tokens[k].start, tokens[k].end);
    }
    i = j;
  }
  return out;
};

/** The stretch of words around a multiword token on either side that must be compared as a whole. */
const multiwordStretch = (gold, system, gi, si) => {
  let end;
  if (gold[gi].multi) {
    end = gold[gi].end;
    if (!system[si].multi && system[si].start < gold[gi].start) si += 1;
  } else {
    end = system[si].end;
    if (!gold[gi].multi && gold[gi].start < system[si].start) gi += 1;
  }
  const begin = [gi, si];
  const beyond = (list, i) => i >= list.length || (list[i].multi ? list[i].start >= end : list[i].end > end);
  while (!beyond(gold, gi) || !beyond(system, si)) {
    const fromGold = gi < gold.length && (si >= system.length || gold[gi].start <= system[si].start);
    const word = fromGold ? gold[gi] : system[si];
    if (word.multi && word.end > end) end = word.end;
    if (fromGold) gi += 1;
    else si += 1;
  }
  return [...begin, gi, si];
};

/** Longest common subsequence by form. */
const commonWords = (gold, system) => {
  const same = (a, b) => a.form !== undefined && b.form !== undefined && a.form.toLowerCase() === b.form.toLowerCase();
  const len = Array.from({ length: gold.length + 1 }, () => new Array(system.length + 1).fill(0));
  for (let g = gold.length - 1; g >= 0; g -= 1) {
    for (let s = system.length - 1; s >= 0; s -= 1) {
      len[g][s] = Math.max(same(gold[g], system[s]) ? 1 + len[g + 1][s + 1] : 0, len[g + 1][s], len[g][s + 1]);
    }
  }
  const pairs = [];
  for (let g = 0, s = 0; g < gold.length && s < system.length; ) {
    if (same(gold[g], system[s])) pairs.push([gold[g++], system[s++]]);
    else if (len[g][s] === len[g + 1][s]) g += 1;
    else s += 1;
  }
  return pairs;
};

const align = (gold, system) => {
  // Where no forms are given, parts of a multiword token are known by their place in the same token.
  const known = new Map(gold.filter((w) => w.multi).map((w) => [`${w.start}-${w.end}-${w.parts}-${w.part}`, w.form]));
  for (const w of system) if (w.multi) w.form ??= known.get(`${w.start}-${w.end}-${w.parts}-${w.part}`);
  const pairs = [];
  let gi = 0;
  let si = 0;
  while (gi < gold.length && si < system.length) {
    const [g, s] = [gold[gi], system[si]];
    if (g.multi || s.multi) {
      const [gs, ss, ge, se] = multiwordStretch(gold, system, gi, si);
      pairs.push(...commonWords(gold.slice(gs, ge), system.slice(ss, se)));
      [gi, si] = [ge, se];
    } else if (g.start === s.start && g.end === s.end) {
      pairs.push([g, s]);
      gi += 1;
      si += 1;
    } else if (g.start <= s.start) gi += 1;
    else si += 1;
  }
  return pairs;
};

const universal = (deprel) => String(deprel).split(':')[0];
const spansAsKeys = (list, at) => new Set(list.map((s) => `${at[s.start]}-${at[s.end]}`));
const goldTokens = (gold) =>
  gold.tokens.map(([start, end, sentence, upos, lemma, head, deprel, form]) => ({
    start,
    end,
    sentence,
    upos,
    lemma,
    head,
    deprel,
    form,
  }));

const LAYERS = ['tokens', 'sentences', 'words', 'UPOS', 'lemmas', 'UAS', 'LAS'];

export default {
  name: 'language',
  input: 'tokens',
  oracle: ({ gold }) => ({
    sentences: gold.sentences.map(([start, end]) => ({ start, end })),
    tokens: goldTokens(gold),
  }),
  score(pairs, error) {
    const total = Object.fromEntries(LAYERS.map((l) => [l, new Count()]));
    const groups = new Map();
    for (const { item, gold, answer } of pairs) {
      const at = dense(item.text);
      const wanted = goldTokens(gold);
      const [g, s] = [toWords(wanted, item.text, at), toWords(answer.tokens, item.text, at)];
      const matched = align(g, s);
      const goldOf = new Map(matched.map(([a, b]) => [b.i, a.i]));
      const hits = { words: matched.length, UPOS: 0, lemmas: 0, UAS: 0, LAS: 0 };
      for (const [a, b] of matched) {
        const [t, u] = [a.token, b.token];
        const head = u.head === -1 ? -1 : goldOf.get(u.head);
        const attached = head === t.head;
        const labelled = attached && universal(t.deprel) === universal(u.deprel);
        if (t.upos === u.upos) hits.UPOS += 1;
        if (t.lemma === '_' || t.lemma === u.lemma) hits.lemmas += 1;
        if (attached) hits.UAS += 1;
        if (labelled) hits.LAS += 1;
        if (!labelled || t.upos !== u.upos) {
          const show = (list, x) => `${x.upos} ${x.deprel} ← ${list[x.head] ? quote(item.text, list[x.head]) : 'root'}`;
          error(`${item.id} ${quote(item.text, t)}: ${show(wanted, t)}, got ${show(answer.tokens, u)}`);
        }
      }
      const [gt, st] = [spansAsKeys(wanted, at), spansAsKeys(answer.tokens, at)];
      const [gs, ss] = [
        spansAsKeys(
          gold.sentences.map(([start, end]) => ({ start, end })),
          at,
        ),
        spansAsKeys(answer.sentences, at),
      ];
      const common = (a, b) => [...a].filter((k) => b.has(k)).length;
      total.tokens.add(common(gt, st), st.size, gt.size);
      total.sentences.add(common(gs, ss), ss.size, gs.size);
      for (const [layer, n] of Object.entries(hits)) total[layer].add(n, s.length, g.length);
      for (const group of [gold.corpus, ...(gold.genre === 'news' ? ['news'] : [])]) {
        if (!groups.has(group)) groups.set(group, new Count());
        groups.get(group).add(hits.LAS, s.length, g.length);
      }
    }
    return [
      ...LAYERS.map((l) => row(`${l} F1`, total[l].f1, total[l].gold)),
      ...[...groups].map(([group, count]) => row(`LAS F1, ${group}`, count.f1, count.gold)),
    ];
  },
};
