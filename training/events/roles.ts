// Who does it and to whom, taught by sentences whose doer and target are known (relations and dyads, train parts) and by events of whole articles whose
// sides somebody judged (rows.jsonl). In: the corpora. Out: models of five folds, one of all. Single sentences were chosen because they have two sides, so that
// a model taught by them alone finds a target for everything that articles tell.
import { readFileSync } from 'node:fs';
import {
  peopleOf,
  ROLE_BOUNDS,
  ROLES,
  type RoleBounds,
  type RoleModel,
  roleFeatures,
  withRoles,
} from '../../src/extraction/events/roles.ts';
import { Scene, type Someone } from '../../src/extraction/events/scene.ts';
import { makeReport } from '../../src/ingest/index.ts';
import type { createGround } from '../../src/pipeline.ts';
import { type Example, type Trained, toModel, trainLinear } from '../linear.ts';
import { FOLDS, foldOf, type Judgement, standing } from './cases.ts';
import { asReport, type DyadRow, type Finding, meets, type RelationRow, readRows } from './corpus.ts';

type Spans = readonly [number, number][];

interface Sides {
  doers: Spans;
  targets: Spans;
}

/** A sentence, with each pair of sides that gold gives it. */
interface Sentence {
  text: string;
  scene: Scene;
  found: Finding[];
  fold: number;
  pairs: Sides[];
}

/** An article, with the events of it that were judged. */
interface Article {
  scene: Scene;
  fold: number;
  cases: { found: Finding; about: Judgement }[];
}

type Pipeline = ReturnType<typeof createGround>;

const readSentences = (corpora: string, pipeline: Pipeline): Sentence[] => {
  const out = new Map<string, Sentence>();
  const add = (id: string, text: string, doers: Spans, targets: Spans): void => {
    let sentence = out.get(text);
    if (!sentence) {
      const scene = new Scene(pipeline.run(asReport(id, text)));
      sentence = { text, scene, found: standing(scene), fold: foldOf(text), pairs: [] };
      out.set(text, sentence);
    }
    sentence.pairs.push({ doers, targets });
  };
  for (const { id, text, gold } of readRows<RelationRow>(corpora, 'relations/train.jsonl'))
    add(id, text, gold.source, gold.target);
  for (const { id, text, gold } of readRows<DyadRow>(corpora, 'dyads/train.jsonl')) add(id, text, gold.actors, gold.recipients);
  return [...out.values()];
};

const readArticles = (corpora: string, pipeline: Pipeline): Article[] => {
  const judged = readFileSync(new URL('rows.jsonl', import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Judgement)
    .filter((j) => j.doers && !j.wrong?.includes('what') && (j.right || j.wrong));
  return [...new Set(judged.map((j) => j.corpus))].flatMap((corpus) =>
    readRows<{ id: string; text: string; published?: string }>(corpora, `${corpus}/train.jsonl`).flatMap(
      ({ id, text, published }) => {
        const rows = judged.filter((j) => j.corpus === corpus && j.id === id);
        if (!rows.length) return [];
        const scene = new Scene(pipeline.run(makeReport({ id, text, ...(published && { published }) })));
        const cases = standing(scene).flatMap((found) => {
          const trigger = scene.tree.spanOf(found.candidate.trigger);
          const about = rows.find((j) => j.type === found.candidate.type && j.start < trigger.end && trigger.start < j.end);
          return about ? [{ found, about }] : [];
        });
        return [{ scene, fold: foldOf(text), cases }];
      },
    ),
  );
};

/** How many sides of gold a finding has. */
const sidesOf = (text: string, { candidate }: Finding, { doers, targets }: Sides): number => {
  const pool = candidate.reciprocal ? [candidate.actors, candidate.actors] : [candidate.actors, candidate.recipients];
  return [doers, targets].filter((gold, k) => pool[k]!.some((p) => meets(text, p, gold))).length;
};

/** All whom the sentence of an event names, as `roleOf` has them; undefined: not known. */
const examples = (scene: Scene, found: Finding, roleOf: (who: Someone) => (typeof ROLES)[number] | undefined): Example[] => {
  if (found.candidate.reciprocal) return [];
  const people = peopleOf(scene, scene.tree.token(found.candidate.head).sentence);
  return people.flatMap((who): Example[] => {
    const role = roleOf(who);
    return role === undefined ? [] : [{ features: roleFeatures(scene, found, who, people), label: ROLES.indexOf(role) }];
  });
};

const ofSentence = ({ text, scene, found, pairs }: Sentence): Example[] =>
  pairs.flatMap((pair) => {
    const best = found.map((f) => ({ f, n: sidesOf(text, f, pair) })).sort((a, b) => b.n - a.n)[0];
    // Where nothing meets gold, a lone finding may yet be meant; of several none is known to be.
    if (!best || (best.n === 0 && found.length > 1)) return [];
    return examples(scene, best.f, (who) => {
      const [doer, target] = [meets(text, who, pair.doers), meets(text, who, pair.targets)];
      return doer ? (target ? undefined : 'doer') : target ? 'target' : 'neither';
    });
  });

/** Of a row that is right all are known; of a wrong one only those who stand in it. */
const ofArticle = ({ scene, cases }: Article): Example[] =>
  cases.flatMap(({ found, about }) =>
    examples(scene, found, (who) => {
      const stands = (list: Spans = []): boolean => list.some(([start, end]) => start < who.end && who.start < end);
      const [doer, target] = [stands(about.doers), stands(about.targets)];
      if (doer && target) return undefined;
      if (doer) return about.wrong?.includes('doers') ? 'neither' : 'doer';
      if (target) return about.wrong?.includes('targets') ? 'neither' : 'target';
      return about.right ? 'neither' : undefined;
    }),
  );

/** What the training of everything after it needs: a model of each fold that has not seen it, and one of all. */
export interface RoleFolds {
  of: (fold: number) => RoleModel;
  train: () => Trained;
}

export const crossValidateRoles = (corpora: string, pipeline: Pipeline, log: (line: string) => void): RoleFolds => {
  const sentences = readSentences(corpora, pipeline);
  const articles = readArticles(corpora, pipeline);
  const train = (holds: (fold: number) => boolean): Trained =>
    trainLinear(
      [
        ...sentences.filter((s) => holds(s.fold)).flatMap(ofSentence),
        ...articles.filter((a) => holds(a.fold)).flatMap(ofArticle),
      ],
      { labels: [...ROLES], bits: 16, epochs: 8, rate: 0.1, l2: 1e-4, minCount: 2, seed: 1 },
    );
  const models = [...Array(FOLDS).keys()].map((fold) => toModel(train((f) => f !== fold)));
  const NEVER: RoleBounds = { fill: [2, 2], change: [2, 2] };
  const tell = (name: string, bounds: RoleBounds): void =>
    log(`${name}: ${measureSentences(sentences, models, bounds)}; ${measureArticles(articles, models, bounds)} (five folds)`);
  tell('roles by the rules alone', NEVER);
  for (const bound of [0.3, 0.4, 0.5, 0.6, 0.7]) {
    tell(`doers filled from ${bound}`, { ...NEVER, fill: [bound, 2] });
    tell(`targets filled from ${bound}`, { ...NEVER, fill: [2, bound] });
    tell(`doers changed from ${bound}`, { ...NEVER, change: [bound, 2] });
    tell(`targets changed from ${bound}`, { ...NEVER, change: [2, bound] });
  }
  tell('roles as shipped', ROLE_BOUNDS);
  return { of: (fold) => ({ model: models[fold]!, bounds: ROLE_BOUNDS }), train: () => train(() => true) };
};

type Models = readonly RoleModel['model'][];
const share = (a: number, b: number): string => (a / b).toFixed(3);

const measureSentences = (sentences: readonly Sentence[], models: Models, bounds: RoleBounds): string => {
  const sum = { pairs: 0, both: 0, doers: 0, doersMet: 0, targets: 0, targetsMet: 0 };
  for (const { text, scene, found, fold, pairs } of sentences) {
    const told = found.map((f) => withRoles(scene, f, { model: models[fold]!, bounds }));
    for (const pair of pairs) {
      const meetsSide = (side: 'actors' | 'recipients', gold: Spans): boolean =>
        told.some(({ candidate: c }) => (c.reciprocal ? c.actors : c[side]).some((p) => meets(text, p, gold)));
      if (pair.doers.length && pair.targets.length) {
        sum.pairs += 1;
        sum.both += Number(told.some((f) => sidesOf(text, f, pair) === 2));
      }
      sum.doers += Number(pair.doers.length > 0);
      sum.doersMet += Number(meetsSide('actors', pair.doers));
      sum.targets += Number(pair.targets.length > 0);
      sum.targetsMet += Number(meetsSide('recipients', pair.targets));
    }
  }
  return `pairs met ${share(sum.both, sum.pairs)}, doers ${share(sum.doersMet, sum.doers)}, targets ${share(sum.targetsMet, sum.targets)}`;
};

/** Of the judged sides that the rules still tell so: right ones changed, wrong ones changed. */
const measureArticles = (articles: readonly Article[], models: Models, bounds: RoleBounds): string => {
  let [harmed, mended, all] = [0, 0, 0];
  for (const { scene, cases, fold } of articles)
    for (const { found, about } of cases)
      for (const [side, key] of [
        ['doers', 'actors'],
        ['targets', 'recipients'],
      ] as const) {
        const told = (list: readonly Someone[]): string => list.map((p) => `${p.start} ${p.end}`).join();
        if (told(found.candidate[key]) !== about[side]!.map((p) => p.join(' ')).join()) continue;
        all += 1;
        const now = withRoles(scene, found, { model: models[fold]!, bounds });
        if (told(now.candidate[key]) === told(found.candidate[key])) continue;
        if (about.wrong?.includes(side)) mended += 1;
        else harmed += 1;
      }
  return `in articles ${harmed} right and ${mended} wrong of ${all} sides changed`;
};
