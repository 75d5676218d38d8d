// Rows of the store → cards of lists, which several rooms show.
import type { ReportRow, StoryRow } from '../../../store/index.ts';
import type { ReportCard, StoryCard } from '../../api/shapes.ts';
import type { Context } from '../context.ts';

/** A story as lists show it. */
export const storyCard = ({ story, title, from, to, size, outlets, texts, voices }: StoryRow): StoryCard => ({
  id: story,
  ...(title !== undefined && { title }),
  ...(from !== undefined && { from }),
  ...(to !== undefined && { to }),
  reports: size,
  outlets,
  texts,
  voices,
});

/** The latest stories, the latest first. */
export const latestStories = async ({ store }: Context, limit: number): Promise<StoryCard[]> => {
  const cards: StoryCard[] = [];
  for await (const row of store.stories({ limit, latest: true, counted: true })) cards.push(storyCard(row));
  return cards;
};

/** A report as lists show it. */
export const reportCard = ({
  id,
  title,
  outlet,
  published,
  url,
  added,
  versions,
  events,
  statements,
  handling,
}: ReportRow): ReportCard => ({
  id,
  added,
  versions,
  events,
  statements,
  handling,
  ...(title !== undefined && { title }),
  ...(outlet !== undefined && { outlet }),
  ...(published !== undefined && { published }),
  ...(url !== undefined && { url }),
});
