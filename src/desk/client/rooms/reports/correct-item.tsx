// The form that corrects an item in place; only what was changed is sent.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ReportItem, ReportPage } from '../../../api/reports.ts';
import { Button } from '../../parts/button.tsx';
import { type Codes, EventForm, MentionForm, StatementForm, TimeForm } from './forms.tsx';
import { changedFields, type Work } from './work.ts';

interface CorrectItemProps {
  page: ReportPage;
  item: ReportItem;
  codes: Codes | undefined;
  selection: { start: number; end: number } | undefined;
  work: Work;
  onDone(): void;
}

export const CorrectItem = ({ page, item, codes, selection, work, onDone }: CorrectItemProps) => {
  const [fields, setFields] = useState(item.fields);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('select, input')?.focus(), []);
  const changed = changedFields(item.fields, fields);
  const given = { page, codes, fields, near: item.marks[0]!.start, onChange: setFields };
  return (
    <form
      class="form"
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        void work.correct(item.key, { op: 'set', fields: changed }, 'Corrected').then((kept) => kept !== undefined && onDone());
      }}
    >
      <h2>Correct: {item.says}</h2>
      {item.layer === 'events' && <EventForm {...given} />}
      {item.layer === 'statements' && <StatementForm {...given} selection={selection} />}
      {item.layer === 'mentions' && <MentionForm {...given} />}
      {item.layer === 'times' && <TimeForm {...given} />}
      <div class="acts">
        <Button submit main disabled={!Object.keys(changed).length}>
          Save
        </Button>
        <Button quiet onClick={onDone} hint="Esc">
          Leave it
        </Button>
      </div>
    </form>
  );
};
