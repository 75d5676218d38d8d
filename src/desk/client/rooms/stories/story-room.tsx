// A story: all that is told of one happening.
import { useAsk } from '../../ask.ts';
import { Failed, Waiting } from '../../parts/states.tsx';
import { LookBacks } from './page/look-backs.tsx';
import { MergeStory } from './page/merge-story.tsx';
import { ToldPage } from './told-page.tsx';

export const StoryRoom = ({ id, query }: { id: string; query: URLSearchParams }) => {
  const { answer, error, again } = useAsk('stories.show', { params: { id } });
  if (error && !answer) return <Failed error={error} again={() => void again()} />;
  if (!answer) return <Waiting what="the story" />;
  return (
    <ToldPage
      title={answer.title ?? 'Untitled report'}
      page={answer.page}
      query={query}
      again={again}
      story={answer.id}
      tools={<MergeStory id={answer.id} again={again} />}
      extra={<LookBacks story={answer.id} />}
    />
  );
};
