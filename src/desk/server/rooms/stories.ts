// The handlers of Stories (see ../../api/stories.ts).
import { LIKELY_CONFIDENCE } from '../../../core/index.ts';
import { type Situation, situationFilter } from '../../../store/index.ts';
import { ROLES } from '../../api/index.ts';
import type { SituationCard, STORIES } from '../../api/stories.ts';
import { tellStory } from '../../views/story.ts';
import { type Context, DeskError, type Handlers, notFound } from '../context.ts';
import { storyCard } from './cards.ts';

const situationCard = async ({ store, user }: Context, situation: Situation): Promise<SituationCard> => {
  const { name, about, by, made, watch } = situation;
  const news = await store.news('situation', name, user.name);
  return {
    name,
    ...(about !== undefined && { about }),
    ...(by !== undefined && { by }),
    made,
    watch: watch as SituationCard['watch'],
    news: news ?? { reports: 0, latest: [] },
  };
};

export const storiesRoom: Handlers<typeof STORIES> = {
  'stories.list': async ({ store }, { query: { limit, words, ...filter } }) => {
    const stories = [];
    for await (const row of store.stories({
      ...filter,
      ...(words?.trim() && { words }),
      ...((filter.type ?? filter.reality) !== undefined && { minConfidence: LIKELY_CONFIDENCE }),
      limit: limit + 1,
      counted: true,
    }))
      stories.push({ ...storyCard(row), claims: row.claims, disagreements: row.disagreements });
    return { stories: stories.slice(0, limit), more: stories.length > limit };
  },
  'stories.show': async ({ store, now }, { params: { id } }) => {
    for await (const { story, title } of store.stories({ story: id, limit: 1, counted: true }))
      return { id: story, ...(title !== undefined && { title }), page: await tellStory(store, { story }, now()) };
    throw notFound('story', id);
  },
  'stories.lookBacks': async ({ store }, { params: { id } }) => {
    const headOf = async (report: string) => {
      const [head] = await store.placedReports({ report, limit: 1 });
      const { title, outlet, published } = head ?? {};
      return {
        id: report,
        ...(title !== undefined && { title }),
        ...(outlet !== undefined && { outlet }),
        ...(published !== undefined && { published }),
      };
    };
    for await (const { lookBacks = [] } of store.stories({ story: id, limit: 1, lookBacks: true }))
      return {
        lookBacks: await Promise.all(
          lookBacks.map(async ({ report, words, to }) => ({ report, words, to: await Promise.all(to.map(headOf)) })),
        ),
      };
    throw notFound('story', id);
  },
  'claims.trace': async ({ store }, { params: { id } }) => {
    const steps = await store.trace(id);
    if (!steps) throw notFound('claim', id);
    // Where no outlet is told the store names the report; a reader is told nothing rather than an id.
    return {
      steps: steps.map(({ outlet, ...step }) => ({ ...step, ...(outlet !== step.report && { outlet }) })),
    };
  },
  'followUps.decide': async ({ store, user }, { params: { id }, body: { state, why } }) => {
    const { number } = await store.decide({
      subject: 'followup',
      op: 'state',
      a: id,
      state,
      by: user.name,
      ...(why !== undefined && { why }),
    });
    return { number };
  },
  'groups.decide': async ({ store, user }, { body: { why, ...body } }) => {
    const { number } = await store.decide({ ...body, by: user.name, ...(why !== undefined && { why }) });
    return { number };
  },
  'decisions.undo': async ({ store, user }, { params: { number } }) => {
    const decision = (await store.decisions()).find((d) => d.number === number && d.undone === undefined);
    if (!decision) throw notFound('decision', String(number));
    // Merges and splits are an editor's, to take back too.
    if (decision.op !== 'state' && ROLES.indexOf(user.role) < ROLES.indexOf('editor'))
      throw new DeskError(403, 'not-allowed', `this needs the role editor, and ${user.name} is ${user.role}`);
    await store.undoDecision(number);
    return { done: true };
  },
  'situations.list': async (context) => ({
    situations: await Promise.all((await context.store.situations()).map((s) => situationCard(context, s))),
  }),
  'situations.show': async (context, { params: { name } }) => {
    const situation = await context.store.situation(name);
    if (!situation) throw notFound('situation', name);
    return {
      situation: await situationCard(context, situation),
      page: await tellStory(context.store, situationFilter(situation), context.now()),
    };
  },
  'situations.put': async ({ store, user, events }, { params: { name }, body: { watch, about } }) => {
    await store.putSituation({ name, watch, by: user.name, ...(about !== undefined && { about }) });
    events.publish({ kind: 'room:situations', id: name });
    return { done: true };
  },
  'situations.remove': async ({ store, events }, { params: { name } }) => {
    if (!(await store.removeSituation(name))) throw notFound('situation', name);
    events.publish({ kind: 'room:situations', id: name });
    return { done: true };
  },
  'watched.looked': async ({ store, user, events }, { body: { watched, name } }) => {
    await store.looked(watched, name, user.name);
    events.publish({ kind: `room:${watched === 'situation' ? 'situations' : 'searches'}`, id: name });
    return { done: true };
  },
};
