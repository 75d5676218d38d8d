// entities: mentions of re3d; names of WikiGold and CrossNER; exact spans and types (CoNLL style).
import { Count, flatten, overlap, quote, spanKey } from '../lib.mjs';

const TYPE = {
  person: 'Person',
  organization: 'Organisation',
  location: 'Location',
  nationality: 'Nationality',
  weapon: 'Weapon',
  vehicle: 'Vehicle',
  platform: 'MilitaryPlatform',
  money: 'Money',
  quantity: 'Quantity',
  document: 'DocumentReference',
  url: 'Url',
};
const KIND = Object.fromEntries(Object.entries(TYPE).map(([kind, type]) => [type, kind]));
const PRONOUN = new Set(
  'i me my we us our ours you your he him his she her hers it its they them their theirs who whom whose which that this these those himself herself itself themselves ourselves'.split(
    ' ',
  ),
);
const FUNCTION_WORD = new Set(
  'the a an this that these those our my his her its their your some many all several both two three'.split(' '),
);

/** Holds a capitalised word, other than a function word that is capital only as the first of its text. */
const hasName = (text, { start, end }) =>
  [...text.slice(start, end).matchAll(/\S+/g)].some(
    ([w], i) => /^\p{Lu}/u.test(w) && !(i === 0 && start === 0 && FUNCTION_WORD.has(w.toLowerCase())),
  );
const NAMED = new Set(['Person', 'Organisation', 'Location']); // what WikiGold and CrossNER are scored on

const isPronoun = (text, s) => PRONOUN.has(text.slice(s.start, s.end).toLowerCase());

const spansOf = (item) => item.gold.mentions.map(([start, end, type]) => ({ start, end, type }));

/** re3d: all its types, all mentions but pronouns. */
const everything = ({ item, answer }) => {
  const mentions = answer.mentions
    .filter((m) => m.form !== 'pronoun' && !isPronoun(item.text, m))
    .map((m) => ({ start: m.start, end: m.end, type: TYPE[m.kind] ?? m.kind, name: m.form === 'name' || hasName(item.text, m) }));
  const times = answer.times.map((t) => ({ start: t.start, end: t.end, type: 'Temporal', name: hasName(item.text, t) }));
  return { gold: spansOf(item).filter((s) => !isPronoun(item.text, s)), system: flatten([...mentions, ...times]) };
};

/** WikiGold, CrossNER: names of three types; what lies on other names of theirs is neither right nor wrong. */
const namesOnly = ({ item, answer }) => {
  const all = spansOf(item);
  const [gold, other] = [all.filter((s) => NAMED.has(s.type)), all.filter((s) => !NAMED.has(s.type))];
  const mentions = answer.mentions
    .filter((m) => m.form === 'name')
    .map((m) => ({ start: m.start, end: m.end, type: TYPE[m.kind] }));
  const system = flatten(mentions.filter((m) => NAMED.has(m.type)));
  return { gold, system: system.filter((m) => gold.some((g) => overlap(g, m)) || !other.some((o) => overlap(o, m))) };
};

const scoreCorpus = (corpus, pairs, error) => {
  const [typed, untyped, names, types] = [new Count(), new Count(), new Count(), {}];
  const key = (s) => `${spanKey(s)} ${s.type}`;
  const hits = (a, b, f) => {
    const known = new Set(b.map(f));
    return a.filter((s) => known.has(f(s))).length;
  };
  for (const pair of pairs) {
    const { item } = pair;
    const { gold, system } = corpus === 're3d' ? everything(pair) : namesOnly(pair);
    typed.add(hits(gold, system, key), system.length, gold.length);
    untyped.add(hits(gold, system, spanKey), system.length, gold.length);
    const [goldNames, systemNames] = [gold.filter((s) => hasName(item.text, s)), system.filter((s) => s.name)];
    names.add(hits(goldNames, systemNames, key), systemNames.length, goldNames.length);
    for (const type of new Set([...gold, ...system].map((s) => s.type))) {
      const [g, s] = [gold, system].map((list) => list.filter((x) => x.type === type));
      types[type] ??= new Count();
      types[type].add(hits(g, s, key), s.length, g.length);
    }
    const found = new Set(system.map(key));
    const wanted = new Set(gold.map(key));
    for (const s of gold)
      if (!found.has(key(s))) error(`${item.id} missed ${s.type} ${quote(item.text, s)} in ${quote(item.text, s, 40)}`);
    for (const s of system)
      if (!wanted.has(key(s))) error(`${item.id} wrong ${s.type} ${quote(item.text, s)} in ${quote(item.text, s, 40)}`);
  }
  return [
    ...typed.rows(`${corpus}: exact span and type`),
    ...untyped.rows(`${corpus}: exact span, any type`, 'F1'),
    ...(corpus === 're3d' ? names.rows('re3d: names only') : []),
    ...Object.entries(types)
      .filter(([, c]) => c.gold)
      .sort(([, a], [, b]) => b.gold - a.gold)
      .flatMap(([type, c]) => c.rows(`${corpus}: ${type}`, 'F1')),
  ];
};

export default {
  name: 'entities',
  input: 'read',
  oracle(item) {
    const spans = spansOf(item).map((s, i) => ({ id: `m${i}`, ...s }));
    return {
      mentions: spans
        .filter((s) => KIND[s.type])
        .map(({ type, ...s }) => ({
          ...s,
          kind: KIND[type],
          form: item.gold.corpus !== 're3d' || hasName(item.text, s) ? 'name' : 'nominal',
        })),
      times: spans.filter((s) => s.type === 'Temporal').map(({ type, ...s }) => ({ ...s, type: 'DATE', value: 'PRESENT_REF' })),
    };
  },
  score: (pairs, error) =>
    [...new Set(pairs.map((p) => p.gold.corpus))].flatMap((corpus) =>
      scoreCorpus(
        corpus,
        pairs.filter((p) => p.gold.corpus === corpus),
        error,
      ),
    ),
};
