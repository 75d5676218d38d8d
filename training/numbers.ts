// Learns data/linking/numbers.tsv: how much each feature of two counts of one story (src/linking/number-features.ts) speaks for their being two accounts of one
// number. Logistic regression, shrunk towards what is believed, on the open, practice, wire and varied dossiers.
//   node --import tsx training/numbers.ts [--l2 X] [--scores] [--list BOUND] [--records DIR]
// --scores leaves out a dossier at a time and prints precision and recall by bound, --list what is wrong at one; --records keeps records there between runs.
import { parseArgs } from 'node:util';
import { numberFeatures } from '../src/linking/number-features.ts';
import { countPairs } from '../src/linking/numbers.ts';
import { expectedOf, learnWeights, type Pair, printScores, readDossiers, writeWeights } from './dossier-pairs.ts';

const { values } = parseArgs({
  options: {
    l2: { type: 'string', default: '2' },
    scores: { type: 'boolean' },
    list: { type: 'string' },
    records: { type: 'string' },
  },
});

/** What is believed before anything is seen; shrunk towards. */
const BELIEVED: Record<string, number> = {
  'same harm and who': 2,
  'other harm': -3,
  'harm and things': -1.5,
  'harm and people': 0.5,
  'same things': 1,
  'same amount': 2,
  'things, one act': 0.5,
  'things of anybody, no act in common': -1,
  'things and anybody': 0.5,
  'people, not the same': -1,
  alike: 1,
  held: 1,
  'alike and same who': 1,
  'one claim': 1,
  'other names': -1,
  'other acts': -1.5,
  'one report, not both named': -1,
  'other time': -1.5,
  'same time': 0.5,
  'later and higher harm': -1,
  'side by side, both named': 1,
  'both named': 0.5,
  'other order': -1,
};

const dossiers = await readDossiers(values.records);
const wanted = dossiers.flatMap(({ name, gold }) =>
  gold.disagreements.flatMap((d, i) => (d.about === 'number' ? [`${name} ${i}`] : [])),
);
// Reports of other stories too: a dossier may take one for another.
const pairs = dossiers.flatMap((dossier): Pair[] =>
  countPairs(dossier.tellings, dossier.standing).flatMap(([a, b]): Pair[] => {
    const [x, y] = [a, b].map(({ telling, count }) => ({ report: telling.report, spans: [count] }));
    const of = expectedOf(dossier, 'number', x!, y!);
    if (of === 'either') return [];
    const told = ({ telling, count }: typeof a): string => `${telling.report} ${count.kind} ${count.min} ${count.who}`;
    return [
      {
        dossier: dossier.name,
        ends: [`${dossier.name} ${a.telling.report} ${a.count.start}`, `${dossier.name} ${b.telling.report} ${b.count.start}`],
        words: `${told(a)} | ${told(b)} | “${a.telling.words.slice(0, 90)}” | “${b.telling.words.slice(0, 90)}”`,
        features: numberFeatures(a, b, dossier.claimOf.get(a.telling.id) === dossier.claimOf.get(b.telling.id)),
        of,
      },
    ];
  }),
);
const learn = (list: readonly Pair[]) => learnWeights(list, BELIEVED, -3, Number(values.l2));
console.log(
  `${pairs.length} pairs, ${pairs.filter((p) => p.of !== undefined).length} of them right; ${wanted.length} disagreements of numbers`,
);
if (values.scores) printScores(pairs, wanted, learn, values.list === undefined ? undefined : Number(values.list));
else
  writeWeights(
    'data/linking/numbers.tsv',
    [
      'How much speaks for two counts of one story being two accounts of one number: weights of a logistic regression over src/linking/number-features.ts,',
      'learned by training/numbers.ts on the open, practice, wire and varied dossiers (tests/dossiers) and the sample reports (examples). Columns, tab-separated: feature, weight.',
    ],
    learn(pairs),
  );
