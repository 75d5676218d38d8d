// "What is this?": words that the machine missed, as somebody, a place, a time, an event or a statement.
import { useState } from 'preact/hooks';
import type { ReportPage } from '../../../api/reports.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Field } from '../../parts/field.tsx';
import { type Codes, EventForm, MentionForm, StatementForm, TimeForm } from './forms.tsx';
import { PlaceChooser } from './place-chooser.tsx';
import type { Work } from './work.ts';

export type Addable = 'who' | 'where' | 'when' | 'event' | 'statement' | 'note';
export const ADDABLE: readonly (readonly [Addable, string])[] = [
  ['who', 'Somebody'],
  ['where', 'A place'],
  ['when', 'A time'],
  ['event', 'An event'],
  ['statement', 'A statement'],
  ['note', 'Note'],
];

type Span = { start: number; end: number };

/** The menu at selected words. */
export const WhatIsThis = ({ onChoose, at }: { onChoose(what: Addable): void; at: { left: number; top: number } }) => (
  <div class="what-is-this" role="toolbar" aria-label="What is this?" style={{ left: `${at.left}px`, top: `${at.top}px` }}>
    <span>What is this?</span>
    {ADDABLE.map(([what, words]) => (
      <Button key={what} quiet onClick={() => onChoose(what)}>
        {words}
      </Button>
    ))}
  </div>
);

/** Words of the text by keyboard: which, where they stand, and what they are. */
export const WordsDialog = ({
  text,
  onChoose,
  onClose,
}: {
  text: string;
  onChoose(what: Addable, span: Span): void;
  onClose(): void;
}) => {
  const [words, setWords] = useState('');
  const [nth, setNth] = useState('1');
  const [what, setWhat] = useState<Addable>('event');
  const found: Span[] = [];
  if (words.trim())
    for (let at = text.indexOf(words.trim()); at >= 0 && found.length < 99; at = text.indexOf(words.trim(), at + 1))
      found.push({ start: at, end: at + words.trim().length });
  const chosen = found[Number(nth) - 1];
  return (
    <Dialog title="Add what was missed" onClose={onClose}>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (chosen) onChoose(what, chosen);
        }}
      >
        <Field
          label="The words as they stand in the report"
          value={words}
          onInput={(value) => {
            setWords(value);
            setNth('1');
          }}
          {...(words.trim() && !found.length && { wrong: 'They do not stand so in the text.' })}
        />
        {found.length > 1 && (
          <Field
            label="Where"
            value={nth}
            onInput={setNth}
            choices={found.map((s, i) => [
              String(i + 1),
              `… ${text.slice(Math.max(0, s.start - 30), s.end + 30).replace(/\s+/g, ' ')} …`,
            ])}
          />
        )}
        <Field label="What is this?" value={what} onInput={(value) => setWhat(value as Addable)} choices={ADDABLE} />
        <Button submit main disabled={!chosen}>
          Go on
        </Button>
      </form>
    </Dialog>
  );
};

const FRESH: Record<Exclude<Addable, 'where' | 'note'>, Record<string, unknown>> = {
  who: { kind: 'person' },
  when: {},
  event: { type: '', reality: 'actual', negated: false, saidBy: 'outlet', actors: [], recipients: [], contexts: [] },
  statement: { manner: 'indirect', negated: false, source: [], cue: [] },
};

const present = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== ''));

interface AddItemProps {
  page: ReportPage;
  codes: Codes | undefined;
  what: Exclude<Addable, 'note'>;
  span: Span;
  /** Words that are selected by now, for the parts of a statement. */
  selection: Span | undefined;
  work: Work;
  onDone(key?: string): void;
}

export const AddItem = ({ page, codes, what, span, selection, work, onDone }: AddItemProps) => {
  const words = page.text.slice(span.start, span.end);
  const [fields, setFields] = useState<Record<string, unknown>>(() =>
    what === 'where'
      ? {}
      : what === 'statement'
        ? { ...FRESH.statement, content: [span] }
        : what === 'when'
          ? { value: words }
          : FRESH[what],
  );
  const add = async (layer: Parameters<Work['add']>[0], item: Record<string, unknown>): Promise<void> => {
    const key = await work.add(layer, item, 'Added');
    if (key !== undefined) onDone(key);
  };
  if (what === 'where')
    return (
      <PlaceChooser
        name={words}
        onChoose={(place) => void add('mentions', { ...span, kind: 'location', place })}
        onClose={() => onDone()}
      />
    );
  const form = { page, codes, fields, near: span.start, onChange: setFields };
  const save = (): void => {
    const told = present(fields);
    if (what === 'who') void add('mentions', { ...span, form: /^\p{Lu}/u.test(words) ? 'name' : 'nominal', ...told });
    else if (what === 'when') void add('times', { ...span, ...told });
    else if (what === 'statement') void add('statements', told);
    else void add('events', { trigger: span, ...told });
  };
  const ready = what === 'event' ? fields.type !== '' : what === 'when' ? fields.type !== undefined : true;
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <h2>
        {ADDABLE.find(([w]) => w === what)![1]}: “{words.length > 80 ? `${words.slice(0, 79)}…` : words}”
      </h2>
      {what === 'who' && <MentionForm {...form} />}
      {what === 'when' && <TimeForm {...form} />}
      {what === 'event' && <EventForm {...form} />}
      {what === 'statement' && <StatementForm {...form} selection={selection} />}
      <div class="acts">
        <Button submit main disabled={!ready}>
          Add
        </Button>
        <Button quiet onClick={() => onDone()} hint="Esc">
          Leave it
        </Button>
      </div>
    </form>
  );
};
