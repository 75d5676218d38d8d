// Stories: what reports tell of one happening.
import { useAsk } from '../../ask.ts';
import { EmptyState, Failed, Waiting } from '../../parts/states.tsx';
import { StoryList } from '../../parts/story-list.tsx';

const Stories = () => {
  const { answer, error, again } = useAsk('stories.list', {});
  if (error && !answer) return <Failed error={error} again={() => void again()} />;
  if (!answer) return <Waiting what="stories" />;
  return (
    <>
      <h1>Stories</h1>
      {answer.stories.length ? (
        <StoryList stories={answer.stories} />
      ) : (
        <EmptyState title="No stories yet">
          <a href="/add">Add reports</a>: those that tell of one happening become a story.
        </EmptyState>
      )}
    </>
  );
};

export default Stories;
