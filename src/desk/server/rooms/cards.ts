// Rows of the store → cards of lists, which several rooms show.
import type { StoryRow } from '../../../store/index.ts';
import type { StoryCard } from '../../api/shapes.ts';
import type { Context } from '../context.ts';

/** A story as lists show it. */
export const storyCard = ({ story, title, from, to, reports, outlets, texts, voices }: StoryRow): StoryCard => ({
  id: story,
  ...(title !== undefined && { title }),
  ...(from !== undefined && { from }),
  ...(to !== undefined && { to }),
  reports: reports.length,
  outlets,
  texts,
  voices,
});

/** The latest stories, the latest first. */
export const latestStories = async ({ store }: Context, limit: number): Promise<StoryCard[]> => {
  const cards: StoryCard[] = [];
  for await (const row of store.stories({ limit, latest: true })) cards.push(storyCard(row));
  return cards;
};
