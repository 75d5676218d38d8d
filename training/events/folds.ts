// Five folds over the training sentences: findings with gold, models that have not seen them, and the events whose rightness is known.
// In: the corpora's train parts. Out: what training/events/train.ts trains on and what confidence is fitted to and measured by. The same sentence is
// always in the same fold. Deterministic (seed 1).
import { type EventType, quadOf } from '../../src/core/index.ts';
import { judgeFeatures } from '../../src/extraction/events/features.ts';
import { NONE, typeOf } from '../../src/extraction/events/judge.ts';
import { actorWeights, salienceOf } from '../../src/extraction/events/salience.ts';
import { Scene } from '../../src/extraction/events/scene.ts';
import { createGround } from '../../src/pipeline.ts';
import { type Example, toModel, trainLinear } from '../linear.ts';
import { type Case, FOLDS, foldOf, seen, standing, wholeRows } from './cases.ts';
import { asReport, type DyadRow, type Finding, meets, type QuadRow, type RelationRow, readRows, sentenceKey } from './corpus.ts';
import { crossValidateRoles } from './roles.ts';

const LABELS =
  'AGREE CONSULT SUPPORT YIELD COOPERATE AID REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT NONE'.split(
    ' ',
  );
const rootOf = (type: string): string => (type === 'CONCEDE' || type === 'RETREAT' ? 'YIELD' : type);

/**
 * Types of which the corpus's neutral sentences tell nothing. It follows CAMEO, where an appeal (02), a denial (016) and a deed that somebody claims to have
 * done (015) are comments; by PLOVER's definitions all requests are REQUEST, denials may be REJECT (manual 3.8 and 7.2, note 2), and a claimed
 * deed is that deed, told by its claimant.
 */
const UNKNOWN_IN_NEUTRAL: ReadonlySet<string> = new Set(['REQUEST', 'REJECT', 'PROTEST', 'COERCE', 'ASSAULT']);

interface Row {
  row: RelationRow;
  scene: Scene;
  found: Finding[];
  /** The finding that gold speaks of, and how many of its sides it has. */
  aligned?: { finding: Finding; sides: number };
  main?: Finding;
  fold: number;
}

const isWithin = ([start, end]: readonly [number, number], spans: readonly [number, number][]): boolean =>
  spans.some((s) => s[0] <= start && end <= s[1]);

/** How many sides of gold a finding has; in a reciprocal one the parties are one pool. */
const sidesOf = ({ text, gold }: RelationRow, { candidate }: Finding, within = false): number => {
  const has = (list: readonly { start: number; end: number }[], spans: [number, number][]): boolean =>
    list.some((p) => meets(text, p, spans) || (within && isWithin([p.start, p.end], spans)));
  const [a, r] = candidate.reciprocal ? [candidate.actors, candidate.actors] : [candidate.actors, candidate.recipients];
  return Number(has(a, gold.source)) + Number(has(r, gold.target));
};

/** Everything that both training and the reliability table need: findings, fold models and what is right of their verdicts. */
export const crossValidate = (corpora: string, log: (line: string) => void = () => {}) => {
  const pipeline = createGround();
  const roles = crossValidateRoles(corpora, pipeline, log);
  const rows: Row[] = readRows<RelationRow>(corpora, 'relations/train.jsonl').map((row) => {
    const scene = new Scene(pipeline.run(asReport(row.id, row.text)));
    // The same sentence is always in the same fold.
    const fold = foldOf(row.text);
    const found = standing(scene, roles.of(fold));
    const weights = actorWeights(scene);
    const ranked = [...found].sort(
      (x, y) =>
        salienceOf(scene, y.candidate, y.reality, y.negated, weights) -
        salienceOf(scene, x.candidate, x.reality, x.negated, weights),
    );
    const best = found.map((finding) => ({ finding, sides: sidesOf(row, finding) })).sort((x, y) => y.sides - x.sides)[0];
    const aligned = best && (best.sides > 0 || found.length === 1) ? best : undefined;
    return { row, scene, found, ...(aligned && { aligned }), ...(ranked[0] && { main: ranked[0] }), fold };
  });

  // quad: main findings of sentences that tell an event of a known quad, or none.
  interface Plain {
    scene: Scene;
    found: Finding[];
    main?: Finding;
    quad: string;
    /** Doers and targets by dyads, where the sentence is there as well. */
    sides?: DyadRow;
    fold: number;
  }
  const dyads = new Map(readRows<DyadRow>(corpora, 'dyads/train.jsonl').map((r) => [sentenceKey(r.text), r]));
  /** The quad that CAMEO gives a type; the corpus follows it. */
  const cameoQuad = (type: string): string =>
    type === 'CONCEDE' ? 'material cooperation' : type === 'SANCTION' ? 'verbal conflict' : quadOf(type as EventType);
  const plain: Plain[] = readRows<QuadRow>(corpora, 'quad/train.jsonl').map((row) => {
    const dyad = dyads.get(sentenceKey(row.text));
    const scene = new Scene(pipeline.run(asReport(row.id, row.text)));
    const weights = actorWeights(scene);
    const salience = (f: Finding): number => salienceOf(scene, f.candidate, f.reality, f.negated, weights);
    const fold = foldOf(row.text);
    const found = standing(scene, roles.of(fold));
    const main = [...found].sort((x, y) => salience(y) - salience(x))[0];
    return { scene, found, quad: row.gold.quad, fold, ...(main && { main }), ...(dyad && { sides: dyad }) };
  });
  const PLAIN_WEIGHT = 0.5;
  /** Where gold tells nothing of the type, the frame's own counts, and little: appeals would else be known from the few that other corpora hold. */
  const UNKNOWN_WEIGHT = 0.25;
  const plainExample = ({ scene, main, quad }: Plain): Example | undefined => {
    if (!main) return undefined;
    const { type } = main.candidate;
    const unknown = quad === 'neutral' && UNKNOWN_IN_NEUTRAL.has(type);
    if (quad !== 'neutral' && cameoQuad(type) !== quad) return undefined;
    const label = quad === 'neutral' && !unknown ? NONE : rootOf(type);
    return {
      features: judgeFeatures(scene, main),
      label: LABELS.indexOf(label),
      weight: unknown ? UNKNOWN_WEIGHT : PLAIN_WEIGHT,
    };
  };
  const plainExamples = new Map(plain.map((r) => [r, plainExample(r)]));

  const exampleOf = ({ row, scene, aligned }: Row): Example | undefined =>
    aligned && {
      features: judgeFeatures(scene, aligned.finding),
      label: LABELS.indexOf(row.gold.root),
      weight: [0.3, 0.6, 1][aligned.sides]!,
    };
  const examples = new Map(rows.map((r) => [r, exampleOf(r)]));
  const train = (list: readonly Row[], others: readonly Plain[]) =>
    trainLinear([...list.flatMap((r) => examples.get(r) ?? []), ...others.flatMap((r) => plainExamples.get(r) ?? [])], {
      labels: LABELS,
      bits: 16,
      epochs: 12,
      rate: 0.15,
      l2: 1e-4,
      minCount: 1,
      seed: 1,
    });

  const models = [...Array(FOLDS).keys()].map((fold) =>
    toModel(
      train(
        rows.filter((r) => r.fold !== fold),
        plain.filter((r) => r.fold !== fold),
      ),
    ),
  );
  const PRIORS = [0, 0.5, 1, 1.5, 2, 3, 9];
  /** The event that the ruler would hold against gold: that with most sides, else the main one. */
  const chosen = (r: Row): Finding | undefined => (r.aligned && r.aligned.sides > 0 ? r.aligned.finding : r.main);
  const accuracy = (prior: number): number =>
    rows.filter((r) => {
      const f = chosen(r);
      return f && rootOf(typeOf(r.scene, f, models[r.fold]!, prior).type) === r.row.gold.root;
    }).length / rows.length;
  const sides = (n: number): string => (rows.filter((r) => (r.aligned?.sides ?? 0) >= n).length / rows.length).toFixed(3);
  log(
    `rows ${rows.length}; with a finding ${(rows.filter((r) => r.main).length / rows.length).toFixed(3)}; one side met ${sides(1)}, both ${sides(2)}; findings a sentence ${(rows.reduce((n, r) => n + r.found.length, 0) / rows.length).toFixed(2)}`,
  );
  log(
    `frames alone: root accuracy ${(
      rows.filter((r) => {
        const f = chosen(r);
        return f && rootOf(f.candidate.type) === r.row.gold.root;
      }).length / rows.length
    ).toFixed(3)}`,
  );
  for (const prior of PRIORS) log(`prior ${prior}: root accuracy ${accuracy(prior).toFixed(3)} (five folds)`);
  // Of priors that do as well as the best, within what chance does (.005), the one that leaves most to the frames, which can be explained.
  const best = Math.max(...PRIORS.map(accuracy));
  const prior = Math.max(...PRIORS.filter((x) => accuracy(x) >= best - 0.005));

  // NONE: the bound under which quads of plain sentences are told best, of those that cost no more than one in a hundred of the relations.
  const judgeable = plain.filter((r) => !(r.quad === 'neutral' && r.main && UNKNOWN_IN_NEUTRAL.has(r.main.candidate.type)));
  const BOUNDS = [0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8, 1.01];
  const measured = BOUNDS.map((bound) => {
    let right = 0;
    let neutral = 0;
    let silent = 0;
    for (const r of judgeable) {
      const verdict = r.main && typeOf(r.scene, r.main, models[r.fold]!, prior);
      const said = verdict && verdict.none < bound ? cameoQuad(verdict.type) : 'neutral';
      right += Number(said === r.quad);
      neutral += Number(r.quad === 'neutral');
      silent += Number(r.quad === 'neutral' && said === 'neutral');
    }
    const lost = rows.filter((r) => {
      const f = chosen(r);
      return f && typeOf(r.scene, f, models[r.fold]!, prior).none >= bound;
    }).length;
    return { bound, right: right / judgeable.length, silent: silent / neutral, lost: lost / rows.length };
  });
  for (const m of measured)
    log(
      `none ${m.bound}: quads right ${m.right.toFixed(3)}, neutral without event ${m.silent.toFixed(3)}, relations lost ${m.lost.toFixed(3)} (five folds)`,
    );
  const none = measured.filter((m) => m.lost <= 0.01).reduce((a, b) => (b.right > a.right ? b : a)).bound;

  // Confidence. Right: the type is right, at least one side is met, and no side that the event states misses gold; a side that it leaves out is not wrong, and
  // neither is one whose words stand within gold's ("Netanyahu" of "Netanyahu's policies": where gold marks a thing, we name whose it is).
  // Gold marks one event a sentence: another one, whose parties gold doesn't name while those of a further finding do, is neither right nor wrong.
  const isRight = ({ row }: Row, f: Finding, type: string): boolean => {
    const stated = Number(f.candidate.actors.length > 0) + Number(f.candidate.recipients.length > 0 || f.candidate.reciprocal);
    return rootOf(type) === row.gold.root && stated > 0 && sidesOf(row, f, true) >= stated;
  };
  const cases: Case[] = rows.flatMap((r) => {
    const list = r.aligned && r.aligned.sides > 0 ? [r.aligned.finding] : r.main ? [r.main] : [];
    return list.flatMap((f): Case[] => {
      const verdict = typeOf(r.scene, f, models[r.fold]!, prior);
      if (verdict.none >= none) return [];
      return [{ ...seen(r.scene, f, verdict, r.found), y: isRight(r, f, verdict.type) ? 1 : 0, fold: r.fold }];
    });
  });
  // Sentences of quad as well, where dyads gives their sides; an event in a neutral one is wrong.
  const isPlainRight = ({ quad, sides: gold }: Plain, f: Finding, type: string): boolean | undefined => {
    if (quad === 'neutral') return UNKNOWN_IN_NEUTRAL.has(f.candidate.type) ? undefined : false;
    if (cameoQuad(type) !== quad) return false;
    if (!gold) return undefined;
    const words = ({ start, end }: { start: number; end: number }, text: string): [number, number][] => {
      const wanted = text.slice(start, end);
      const at = gold.text.indexOf(wanted);
      return at < 0 ? [] : [[at, at + wanted.length]];
    };
    return [f.candidate.actors, f.candidate.recipients].every(
      (list, side) =>
        !list.length ||
        list.some((p) => {
          const span = words(p, textOf.get(f)!)[0];
          const spans = f.candidate.reciprocal
            ? [...gold.gold.actors, ...gold.gold.recipients]
            : [gold.gold.actors, gold.gold.recipients][side]!;
          return span !== undefined && (meets(gold.text, { start: span[0], end: span[1] }, spans) || isWithin(span, spans));
        }),
    );
  };
  const textOf = new Map(plain.flatMap((r) => (r.main ? [[r.main, r.scene.doc.report.text] as const] : [])));
  for (const r of plain) {
    if (!r.main) continue;
    const verdict = typeOf(r.scene, r.main, models[r.fold]!, prior);
    const right = verdict.none >= none ? undefined : isPlainRight(r, r.main, verdict.type);
    if (right !== undefined) cases.push({ ...seen(r.scene, r.main, verdict, r.found), y: right ? 1 : 0, fold: r.fold });
  }
  cases.push(...wholeRows(corpora, pipeline, (scene, f, fold) => typeOf(scene, f, models[fold]!, prior), none, roles.of));
  return { rows, plain, train, prior, none, cases, roles };
};
