// stories: which reports belong together (B-cubed and pairs), and which are copies of one text (pairs).
import { Count, mean, quote, row } from '../lib.mjs';

const groupsOf = (list, keyOf) => {
  const groups = new Map();
  list.forEach((x, i) => {
    const key = keyOf(x, i);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(i);
  });
  return groups;
};
const pairsIn = (groups) => [...groups.values()].reduce((n, g) => n + (g.length * (g.length - 1)) / 2, 0);

/** Pairs of reports in one group, by the answer's `field` and by gold's. */
const pairsOf = (pairs, field) => {
  const keyOf = (p) => p.answer?.[field] ?? undefined;
  const answered = pairs.filter((p) => keyOf(p) !== undefined);
  const both = pairsIn(groupsOf(answered, (p) => JSON.stringify([keyOf(p), p.gold[field]])));
  return new Count().add(both, pairsIn(groupsOf(answered, keyOf)), pairsIn(groupsOf(pairs, (p) => p.gold[field])));
};

const scoreStories = (set, pairs, error) => {
  const storyOf = (p) => p.answer?.story ?? undefined;
  const gold = groupsOf(pairs, (p) => p.gold.story);
  const system = groupsOf(pairs, storyOf);
  system.delete(undefined);
  // B-cubed: what each report's group shares with its true group; a report without an answer scores 0.
  const [precision, recall] = [[], []];
  pairs.forEach((p, i) => {
    const own = system.get(storyOf(p));
    const true_ = gold.get(p.gold.story);
    const common = own ? own.filter((k) => pairs[k].gold.story === p.gold.story).length : 0;
    precision.push(own ? common / own.length : 0);
    recall.push(common / true_.length);
    if (own && common < own.length && own[0] === i) {
      const stranger = own.find((k) => pairs[k].gold.story !== p.gold.story);
      error(
        `joined: ${p.gold.story} ${quote(p.item.text)} and ${pairs[stranger].gold.story} ${quote(pairs[stranger].item.text)}`,
      );
    }
    if (own && common < true_.length && true_[0] === i) {
      const other = true_.find((k) => storyOf(pairs[k]) !== storyOf(p));
      error(`parted: ${p.gold.story} ${quote(p.item.text)} and ${quote(pairs[other].item.text)}`);
    }
  });
  const [p, r] = [mean(precision), mean(recall)];
  return [
    row(`${set}: B-cubed P`, p, pairs.length),
    row(`${set}: B-cubed R`, r, pairs.length),
    row(`${set}: B-cubed F1`, p + r ? (2 * p * r) / (p + r) : 0, pairs.length),
    ...pairsOf(pairs, 'story').rows(`${set}: pairwise`, 'F1'),
    { ...row(`${set}: stories found`, system.size, gold.size), better: 'near n' },
  ];
};

const scoreCopies = (pairs, error) => {
  pairs.forEach((p, i) => {
    const own = p.answer?.origin ?? undefined;
    pairs.slice(i + 1).forEach((q) => {
      const [same, said] = [p.gold.origin === q.gold.origin, own !== undefined && own === q.answer?.origin];
      const changes = [...p.gold.changes, ...q.gold.changes].join(', ');
      if (same !== said)
        error(
          `${same ? `not seen as copies (${changes})` : 'no copies'}: ${p.item.id} ${quote(p.item.text)} and ${q.item.id} ${quote(q.item.text)}`,
        );
    });
  });
  return pairsOf(pairs, 'origin').rows('copies: pair');
};

export default {
  name: 'stories',
  input: 'stories',
  oracle: ({ id, gold }) => ({ id, story: gold.story ?? gold.origin, origin: gold.origin }),
  score: (pairs, error) =>
    [...new Set(pairs.map((p) => p.gold.set))].flatMap((set) => {
      const own = pairs.filter((p) => p.gold.set === set);
      return set === 'copies' ? scoreCopies(own, error) : scoreStories(set, own, error);
    }),
};
