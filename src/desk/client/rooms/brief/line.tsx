// One sentence of a brief: its words, what stands small behind it, what can be done with it, and beside it the words of the reports that it is made from.
import { useState } from 'preact/hooks';
import type { ReaderAnswer } from '../../../api/answers.ts';
import type { BriefLine, BriefNoteCard } from '../../../api/brief.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { say, sayError } from '../../toasts.tsx';
import { AnswerView } from './answers.tsx';
import type { Change } from './page.tsx';

const Evidence = ({ note }: { note: BriefNoteCard }) => (
  <li>
    <a href={`/reports/${encodeURIComponent(note.report)}?at=${note.start}-${note.end}`}>
      <b>{note.number}</b> “{note.quote.trim() || '…'}”
    </a>
    <span class="brief-small">
      {[note.outlet, note.published?.slice(0, 10), note.handling === 'public' ? undefined : note.handling]
        .filter(Boolean)
        .join(' · ')}
      {note.corrected && <strong> · {note.corrected}</strong>}
    </span>
  </li>
);

export const Line = ({
  line,
  notes,
  before,
  change,
  answers,
  again,
}: {
  line: BriefLine;
  notes: BriefNoteCard[];
  before?: string;
  change: Change;
  /** What readers say of it. */
  answers: ReaderAnswer[];
  again(): Promise<void>;
}) => {
  const [text, setText] = useState<string>();
  const [drop, setDrop] = useState(false);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(line.copy);
      say('Copied with its attribution');
    } catch (error) {
      sayError(error);
    }
  };
  const save = (event: Event): void => {
    event.preventDefault();
    if (text?.trim()) void change({ op: 'edit', sentence: line.id, text: text.trim(), evidence: drop ? 'dropped' : 'kept' });
    setText(undefined);
  };
  const flags = line.edited?.flags ?? [];
  return (
    <li class={`brief-line${line.out ? ' out' : ''}${flags.length ? ' flagged' : ''}`} id={line.id} data-sentence={line.id}>
      <div class="brief-words">
        {text === undefined ? (
          <p>
            {line.text} <span class="brief-small">{line.remarks.join(' · ')}</span>
          </p>
        ) : (
          <form onSubmit={save}>
            <Field label="Other words for this sentence" value={text} onInput={setText} lines={4} />
            <label class="brief-drop">
              <input type="checkbox" checked={drop} onChange={() => setDrop(!drop)} /> drop the evidence: the reader is told
            </label>
            <Button main submit>
              Keep these words
            </Button>
            <Button onClick={() => setText(undefined)}>Leave as it was</Button>
          </form>
        )}
        {text === undefined && (
          <div class="brief-acts">
            <Button quiet onClick={() => setText(line.text)}>
              Edit
            </Button>
            {!line.confirmed && (
              <Button
                quiet
                onClick={() =>
                  void change({
                    op: 'confirm',
                    sentence: line.id,
                    ...(line.plain !== undefined && !line.edited && { plain: true as const }),
                  })
                }
              >
                I answer for it
              </Button>
            )}
            {line.waits && (
              <Button quiet onClick={() => void change({ op: 'approve', sentence: line.id })}>
                Approve
              </Button>
            )}
            {before !== undefined && (
              <Button quiet onClick={() => void change({ op: 'move', sentence: line.id, before })}>
                Move up
              </Button>
            )}
            <Button quiet onClick={() => void change({ op: line.out ? 'take-in' : 'leave-out', sentence: line.id })}>
              {line.out ? 'Take in again' : 'Leave out'}
            </Button>
            <Button quiet onClick={() => void copy()}>
              Copy with attribution
            </Button>
          </div>
        )}
        {answers.length > 0 && (
          <ul class="brief-answers" aria-label="Readers answer">
            {answers.map((a) => (
              <li key={a.number}>
                <AnswerView answer={a} again={again} within />
              </li>
            ))}
          </ul>
        )}
      </div>
      <ul class="brief-evidence" aria-label="Evidence">
        {notes.length ? (
          notes.map((n) => <Evidence key={n.number} note={n} />)
        ) : (
          <li class="brief-small">no report stands behind these words</li>
        )}
      </ul>
    </li>
  );
};
