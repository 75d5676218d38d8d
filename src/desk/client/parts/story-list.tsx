// Stories as a list: title, days, how many tell it.
import type { StoryCard } from '../../api/shapes.ts';
import { addressOf } from '../router.ts';
import { Count } from './told.tsx';

const days = ({ from, to }: StoryCard): string => [...new Set([from, to].filter((d) => d !== undefined))].join(' – ');

export const StoryList = ({ stories }: { stories: readonly StoryCard[] }) => (
  <ul class="cards">
    {stories.map((story) => (
      <li key={story.id} class="card">
        <a class="headline" href={addressOf(['stories', story.id])}>
          {story.title ?? 'Untitled report'}
        </a>
        <p class="meta">
          <Count {...story} />
          {story.from && <time dateTime={story.from}>{days(story)}</time>}
        </p>
      </li>
    ))}
  </ul>
);
