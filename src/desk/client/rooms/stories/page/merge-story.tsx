// A person says that another story tells of the same happening.
import { useState } from 'preact/hooks';
import { useAsk } from '../../../ask.ts';
import { Button } from '../../../parts/button.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { Field } from '../../../parts/field.tsx';
import { Count } from '../../../parts/told.tsx';
import { decideGroup } from '../decide.ts';

const SHOWN = 20;

const Others = ({ id, words, choose }: { id: string; words: string; choose: (other: string) => void }) => {
  const { answer } = useAsk('stories.list', { query: { limit: SHOWN, ...(words.trim() && { words: words.trim() }) } });
  const others = answer?.stories.filter((s) => s.id !== id) ?? [];
  if (answer && !others.length) return <p>No other story has these words.</p>;
  return (
    <ul class="cards">
      {others.map((s) => (
        <li key={s.id} class="card">
          <p class="headline">{s.title ?? 'Untitled report'}</p>
          <p class="meta">
            <Count {...s} />
            <Button onClick={() => choose(s.id)}>The same happening</Button>
          </p>
        </li>
      ))}
    </ul>
  );
};

export const MergeStory = ({ id, again }: { id: string; again: () => Promise<void> }) => {
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState('');
  return (
    <>
      <Button onClick={() => setOpen(true)}>Merge with …</Button>
      {open && (
        <Dialog title="Which story tells of the same?" wide onClose={() => setOpen(false)}>
          <Field label="Words in its reports" type="search" value={words} onInput={setWords} />
          <Others
            id={id}
            words={words}
            choose={(b) => {
              setOpen(false);
              void decideGroup({ subject: 'story', op: 'merge', a: id, b }, 'The two stories are one.', again);
            }}
          />
        </Dialog>
      )}
    </>
  );
};
