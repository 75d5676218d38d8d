// statements: sources, cues and contents of PolNeAR.
import { Count, intersection, jaccard, pairUp, quote, row, share, spanOf, words, wordsIn } from '../lib.mjs';

const ROLES = ['source', 'cue', 'content'];
const hasQuote = (text, spans) => spans.some((s) => /["“”«»]/.test(text.slice(s.start, s.end)));
const both = (a, b, test) => (a.size && b.size ? test(a, b) : a.size === b.size);

/** The words that stand inside quotation marks. A mark that isn't closed holds to the end of its paragraph, as in a longer quotation. */
const quotedWords = (text, tokens) => {
  const spans = [];
  let open; // where the quotation began
  const close = (end) => {
    if (open !== undefined && end > open) spans.push({ start: open, end });
    open = undefined;
  };
  for (const { 0: mark, index } of text.matchAll(/["“”«»]|''|\n|$/g)) {
    if (mark === '' || mark === '\n') close(index);
    else if (open === undefined) open = /[”»]/.test(mark) ? undefined : index;
    else if (!/[“«]/.test(mark)) close(index + mark.length);
  }
  return wordsIn(tokens, spans);
};

/** Pairs of statements whose contents share at least half of their words, best ones first. */
const matchStatements = (gold, system) =>
  pairUp(gold, system, (g, s) => {
    const score = jaccard(g.words.content, s.words.content);
    return score >= 0.5 ? score : 0;
  });

/** The numbers of the statements that are judged: gold never nests, so what stands in a right one (`via`) and meets no gold is no error. */
const judged = (system, right) => {
  const byId = new Map(system.map((s, k) => [s.id, k]));
  const outermost = (k, seen = [k]) => {
    const outer = byId.get(system[k].via);
    return outer === undefined || seen.includes(outer) ? k : outermost(outer, [...seen, outer]);
  };
  return system.map((_, k) => k).filter((k) => right.has(k) || !right.has(outermost(k)));
};

export default {
  name: 'statements',
  input: 'read',
  oracle: ({ gold }) => ({
    statements: gold.statements.map((s, i) => ({ id: `s${i}`, ...Object.fromEntries(ROLES.map((r) => [r, s[r].map(spanOf)])) })),
  }),
  score(pairs, error) {
    const byRole = Object.fromEntries(ROLES.map((r) => [r, new Count()]));
    const content = new Count();
    const full = new Count();
    const direct = { hits: 0, n: 0 };
    const quoted = { hits: 0, n: 0 };
    for (const { item, gold, answer } of pairs) {
      const tokens = words(item.text);
      const inQuotes = quotedWords(item.text, tokens);
      const prepare = (list) =>
        list.map((s) => {
          const spans = Object.fromEntries(ROLES.map((r) => [r, s[r].map(spanOf)]));
          return { ...spans, id: s.id, via: s.via, words: Object.fromEntries(ROLES.map((r) => [r, wordsIn(tokens, spans[r])])) };
        });
      const [g, all] = [prepare(gold.statements), prepare(answer.statements)];
      const kept = judged(all, new Set(matchStatements(g, all).map((m) => m.k)));
      const s = kept.map((k) => all[k]);
      for (const role of ROLES) {
        const [a, b] = [g, s].map((list) => new Set(list.flatMap((x) => [...x.words[role]])));
        byRole[role].add(intersection(a, b), b.size, a.size);
      }
      const matches = matchStatements(g, s);
      const complete = matches.filter(({ i, k }) => {
        const [a, b] = [g[i].words, s[k].words];
        return both(a.source, b.source, (x, y) => jaccard(x, y) >= 0.5) && both(a.cue, b.cue, (x, y) => intersection(x, y) > 0);
      });
      content.add(matches.length, s.length, g.length);
      full.add(complete.length, s.length, g.length);
      const found = new Set(matches.map((m) => m.i));
      const show = (x) => ROLES.map((r) => `${r} ${x[r].map((p) => quote(item.text, p)).join('…') || '–'}`).join(', ');
      g.forEach((x, i) => {
        const tally = (kind) => {
          kind.n += 1;
          if (found.has(i)) kind.hits += 1;
        };
        if (hasQuote(item.text, x.content)) tally(direct);
        if (intersection(x.words.content, inQuotes) * 2 >= x.words.content.size) tally(quoted);
        if (!found.has(i)) error(`${item.id} missed: ${show(x)}`);
      });
      const right = new Set(matches.map((m) => m.k));
      for (const [k, x] of s.entries()) if (!right.has(k)) error(`${item.id} wrong: ${show(x)}`);
    }
    const micro = new Count();
    for (const c of Object.values(byRole)) micro.add(c.tp, c.predicted, c.gold);
    return [
      ...ROLES.flatMap((r) => byRole[r].rows(`${r} words`, 'F1')),
      ...micro.rows('all words', 'F1'),
      ...content.rows('content match'),
      ...full.rows('full match', 'F1'),
      row('direct quotations found (R)', share(direct.hits, direct.n), direct.n),
      row('quotations, at least half quoted, found (R)', share(quoted.hits, quoted.n), quoted.n),
    ];
  },
};
