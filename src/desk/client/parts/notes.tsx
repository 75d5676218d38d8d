// Colleagues' notes on a report, on words of it, or on a claim: read, write, reply, done. For any room: <Notes about={{ claim }} />.
import { useState } from 'preact/hooks';
import type { Ask } from '../../api/index.ts';
import type { Note } from '../../api/notes.ts';
import { useAsk } from '../ask.ts';
import { call } from '../call.ts';
import { say, sayError } from '../toasts.tsx';
import { Button } from './button.tsx';
import { Field } from './field.tsx';
import { Failed, Waiting } from './states.tsx';
import { Tag } from './told.tsx';
import './notes.css';

type About = Ask<'notes.add'>['body']['about'];

interface NotesProps {
  /** Notes of this report (its sentences too) or claim are shown. */
  about: { report: string } | { claim: string };
  /** What a new note is about, where it is not the whole: words of the report. */
  on?: About | undefined;
  /** Those words, to show what the note will be about. */
  words?: string | undefined;
  /** Leads to the words of a note. */
  hrefOf?: (note: Note) => string | undefined;
  /** Was told that notes changed. */
  onChange?: () => void;
}

const when = (iso: string): string => iso.slice(0, 16).replace('T', ' ');

export const Notes = ({ about, on, words, hrefOf, onChange }: NotesProps) => {
  const { answer, error, again } = useAsk('notes.list', { query: about });
  const changed = async (): Promise<void> => {
    await again();
    onChange?.();
  };
  const act = async (work: Promise<unknown>): Promise<boolean> => {
    try {
      await work;
      await changed();
      return true;
    } catch (problem) {
      sayError(problem);
      return false;
    }
  };
  const remove = async (number: number): Promise<void> => {
    if (!(await act(call('notes.remove', { params: { number } })))) return;
    say('Note taken away', { undo: async () => void (await act(call('notes.restore', { params: { number } }))) });
  };
  const leads = (note: Note) => {
    const href = hrefOf?.(note);
    return href === undefined ? `“${note.words}”` : <a href={href}>“{note.words}”</a>;
  };
  if (error && !answer) return <Failed error={error} again={() => void again()} />;
  if (!answer) return <Waiting what="notes" />;
  return (
    <div class="notes">
      {!answer.notes.length && <p class="meta">No notes yet: what should a colleague know, or look into?</p>}
      <ol>
        {answer.notes.map((note) => (
          <li key={note.number} class={note.done ? 'note-thread done' : 'note-thread'}>
            {note.words !== undefined && (
              <p class="about-words">
                {leads(note)}
                {note.wordsGone && ' (no longer in the report)'}
              </p>
            )}
            <Said {...note} onRemove={() => void remove(note.number)} />
            {note.replies.map((reply) => (
              <div key={reply.number} class="reply">
                <Said {...reply} onRemove={() => void remove(reply.number)} />
              </div>
            ))}
            <div class="note-acts">
              {note.done && <Tag tone="new">done{note.done.by ? `, says ${note.done.by}` : ''}</Tag>}
              <Button
                quiet
                onClick={() => void act(call('notes.done', { params: { number: note.number }, body: { done: !note.done } }))}
              >
                {note.done ? 'Not done after all' : 'Done'}
              </Button>
              <Write
                label="Reply"
                send={(text) => act(call('notes.reply', { params: { number: note.number }, body: { text } }))}
              />
            </div>
          </li>
        ))}
      </ol>
      <Write
        open
        label={words === undefined ? 'New note' : `New note on “${words.length > 60 ? `${words.slice(0, 59)}…` : words}”`}
        send={(text) => act(call('notes.add', { body: { about: on ?? about, text } }))}
      />
    </div>
  );
};

const Said = ({
  text,
  by,
  made,
  mine,
  onRemove,
}: {
  text: string;
  by?: string;
  made: string;
  mine: boolean;
  onRemove(): void;
}) => (
  <>
    <p class="note-text">{text}</p>
    <p class="meta">
      <span>{by ?? 'somebody'}</span>
      <time dateTime={made}>{when(made)}</time>
      {mine && (
        <Button quiet onClick={onRemove}>
          Take away
        </Button>
      )}
    </p>
  </>
);

const Write = ({ label, send, open = false }: { label: string; send(text: string): Promise<boolean>; open?: boolean }) => {
  const [text, setText] = useState('');
  const [shown, setShown] = useState(open);
  if (!shown)
    return (
      <Button quiet onClick={() => setShown(true)}>
        {label}
      </Button>
    );
  return (
    <form
      class="write"
      onSubmit={(event) => {
        event.preventDefault();
        void send(text).then((kept) => {
          if (!kept) return;
          setText('');
          setShown(open);
        });
      }}
    >
      <Field label={label} value={text} onInput={setText} lines={2} required />
      <Button submit disabled={!text.trim()}>
        {label.startsWith('Reply') ? 'Reply' : 'Keep the note'}
      </Button>
    </form>
  );
};
