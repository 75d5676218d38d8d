// Today: what is new.
import { useAsk } from '../../ask.ts';
import { Button } from '../../parts/button.tsx';
import { EmptyState, Failed, Waiting } from '../../parts/states.tsx';
import { StoryList } from '../../parts/story-list.tsx';

const Today = () => {
  const { answer, error, again } = useAsk('today.show', {});
  if (error && !answer) return <Failed error={error} again={() => void again()} />;
  if (!answer) return <Waiting what="what is new" />;
  if (!answer.stories.length)
    return (
      <EmptyState title="The dossier is empty">
        <p>Add reports: paste a text, drop files, give an address or a feed.</p>
        <Button main href="/add">
          Add reports
        </Button>
      </EmptyState>
    );
  return (
    <>
      <h1>Today</h1>
      <StoryList stories={answer.stories} />
    </>
  );
};

export default Today;
