// Forms that correct an item, or describe one that was missed: the same fields for both. Only what differs from before is sent.
import { useEffect, useRef, useState } from 'preact/hooks';
import { ACTOR_WORDS, MANNER_WORDS, MENTION_WORDS, REALITY_WORDS, TYPE_WORDS } from '../../../../core/words.ts';
import type { Answer } from '../../../api/index.ts';
import type { ReportItem, ReportPage } from '../../../api/reports.ts';
import { call } from '../../call.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { Parties } from './parties.tsx';
import { PlaceField } from './place-field.tsx';

type Fields = ReportItem['fields'];
export type Codes = Answer<'reports.codes'>;

export interface FormProps {
  page: ReportPage;
  codes: Codes | undefined;
  fields: Fields;
  /** Where it stands, to offer what is near first. */
  near: number;
  onChange(fields: Fields): void;
}

const entries = (words: Record<string, string>): [string, string][] => Object.entries(words);
const FORCES = [
  'say',
  'claim',
  'deny',
  'confirm',
  'promise',
  'demand',
  'warn',
  'threaten',
  'accuse',
  'propose',
  'believe',
  'declare',
  'ask',
  'report',
];
const clip = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
const SEP = '\u001f'; // between a new actor's kind and name in a choice

/** Who it is: an actor of the report, somebody new, or nobody. */
export const ActorField = ({
  label,
  page,
  value,
  onChange,
}: {
  label: string;
  page: ReportPage;
  value: unknown;
  onChange(value: unknown): void;
}) => {
  const fresh = typeof value === 'object' && value !== null ? (value as { name: string; kind: string }) : undefined;
  const set = (name: string, kind: string): void => onChange({ name, kind });
  return (
    <>
      <Field
        label={label}
        value={fresh ? SEP : ((value as string | null | undefined) ?? '')}
        onInput={(key) => (key === SEP ? set('', 'person') : onChange(key || null))}
        choices={[['', 'not told'], ...page.actors.map((a) => [a.key, a.name] as const), [SEP, 'somebody else …']]}
      />
      {fresh && (
        <div class="side-by-side">
          <Field label="Name" value={fresh.name} onInput={(name) => set(name, fresh.kind)} required />
          <Field label="Is" value={fresh.kind} onInput={(kind) => set(fresh.name, kind)} choices={entries(ACTOR_WORDS)} />
        </div>
      )}
    </>
  );
};

export const EventForm = ({ page, codes, fields, near, onChange }: FormProps) => {
  const set = (changed: Fields): void => onChange({ ...fields, ...changed });
  const type = String(fields.type ?? '');
  const modes = codes?.modes[type] ?? [];
  const statements = page.items.filter((x) => x.layer === 'statements');
  const times = page.items.filter((x) => x.layer === 'times');
  const told = fields.saidBy === 'statement' ? String(fields.statement ?? '') : String(fields.saidBy ?? 'outlet');
  return (
    <>
      <div class="side-by-side">
        <Field
          label="What happens"
          value={type}
          onInput={(value) => set({ type: value, mode: null })}
          choices={[
            ...(type ? [] : [['', 'choose'] as const]),
            ...entries(TYPE_WORDS).map(([code, words]) => [code, words] as const),
          ]}
        />
        <Field
          label="More closely"
          value={String(fields.mode ?? '')}
          onInput={(value) => set({ mode: value || null })}
          choices={[['', '–'], ...modes.map((m) => [m, m] as const)]}
        />
      </div>
      <Field
        label="How real"
        value={String(fields.reality ?? 'actual')}
        onInput={(reality) => set({ reality })}
        choices={entries(REALITY_WORDS)}
      />
      <label class="check">
        <input type="checkbox" checked={fields.negated === true} onChange={(e) => set({ negated: e.currentTarget.checked })} />
        Denied or not done
      </label>
      <Parties
        label="Doer"
        page={page}
        near={near}
        keys={(fields.actors as string[]) ?? []}
        onChange={(actors) => set({ actors })}
      />
      <Parties
        label="Target"
        page={page}
        near={near}
        keys={(fields.recipients as string[]) ?? []}
        onChange={(recipients) => set({ recipients })}
      />
      <Button quiet onClick={() => set({ actors: fields.recipients ?? [], recipients: fields.actors ?? [] })}>
        Exchange doer and target
      </Button>
      <Field
        label="Who says so"
        value={told}
        onInput={(value) =>
          set(
            value === 'outlet' || value === 'unclear'
              ? { saidBy: value, statement: null }
              : { saidBy: 'statement', statement: value },
          )
        }
        choices={[
          ['outlet', page.report.outlet ?? 'the outlet'],
          ['unclear', 'unclear'],
          ...statements.map((s) => [s.key, clip(s.says)] as const),
        ]}
      />
      <Field
        label="When"
        value={String(fields.time ?? '')}
        onInput={(value) => set({ time: value || null })}
        choices={[
          ['', 'not told'],
          ...times.map((t) => [t.key, `${page.text.slice(t.marks[0]!.start, t.marks[0]!.end)} (${t.label})`] as const),
        ]}
      />
      <PlaceField page={page} value={fields.place} onChange={(place) => set({ place })} />
      <Field
        label="About"
        value={((fields.contexts as string[]) ?? []).join(', ')}
        onInput={(value) =>
          set({
            contexts: value
              .split(',')
              .map((x) => x.trim())
              .filter(Boolean),
          })
        }
        {...(codes && { hint: `of: ${codes.contexts.join(', ')}` })}
      />
    </>
  );
};

type Part = 'source' | 'cue' | 'content';
const PARTS: readonly (readonly [Part, string])[] = [
  ['source', 'who says so'],
  ['cue', 'the word of saying'],
  ['content', 'what is said'],
];

export const StatementForm = ({
  page,
  fields,
  onChange,
  selection,
}: FormProps & { selection?: { start: number; end: number } | undefined }) => {
  const set = (changed: Fields): void => onChange({ ...fields, ...changed });
  const words = (part: Part): string =>
    ((fields[part] as { start: number; end: number }[]) ?? []).map((s) => page.text.slice(s.start, s.end)).join(' … ');
  return (
    <>
      <ActorField label="Who says so" page={page} value={fields.speaker} onChange={(speaker) => set({ speaker })} />
      <Field
        label="How"
        value={String(fields.manner ?? 'indirect')}
        onInput={(manner) => set({ manner })}
        choices={entries(MANNER_WORDS)}
      />
      <Field
        label="What the words do"
        value={String(fields.force ?? '')}
        onInput={(value) => set({ force: value || null })}
        choices={[
          ['', '–'],
          ...[...new Set([...FORCES, ...(fields.force ? [String(fields.force)] : [])])].map((f) => [f, f] as const),
        ]}
      />
      <label class="check">
        <input type="checkbox" checked={fields.negated === true} onChange={(e) => set({ negated: e.currentTarget.checked })} />
        It tells that this was not said
      </label>
      <dl class="spans">
        {PARTS.map(([part, name]) => (
          <div key={part}>
            <dt>{name}</dt>
            <dd>
              {words(part) ? `“${clip(words(part))}”` : '–'}
              {selection && (
                <Button quiet onClick={() => set({ [part]: [selection] })}>
                  Take the selected words
                </Button>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {!selection && <p class="meta">Select words in the text to set these anew.</p>}
    </>
  );
};

export const MentionForm = ({ page, fields, onChange }: FormProps) => {
  const set = (changed: Fields): void => onChange({ ...fields, ...changed });
  return (
    <>
      <Field
        label="The words are"
        value={String(fields.kind ?? 'person')}
        onInput={(kind) => set({ kind })}
        choices={entries(MENTION_WORDS)}
      />
      <ActorField label="Who" page={page} value={fields.actor} onChange={(actor) => set({ actor })} />
    </>
  );
};

export const TimeForm = ({ page, fields, onChange }: FormProps) => {
  const [words, setWords] = useState(String(fields.value ?? ''));
  const [wrong, setWrong] = useState<string>();
  const published = page.report.published;
  const latest = useRef('');
  const look = async (text: string): Promise<void> => {
    latest.current = text;
    const { time } = await call('reports.when', { query: { words: text, ...(published && { published }) } });
    if (latest.current !== text) return; // something else was written meanwhile
    setWrong(time ? undefined : 'No time is found in this: 2031-05-04, 2031-05, P3D, or “last Monday”.');
    if (time) onChange({ ...fields, type: time.type, value: time.value ?? null, from: time.from ?? null, to: time.to ?? null });
  };
  useEffect(() => {
    if (!words.trim()) return undefined;
    const later = setTimeout(() => void look(words), 250);
    return () => clearTimeout(later);
  }, [words]);
  return (
    <>
      <Field label="When is it" value={words} onInput={setWords} {...(wrong !== undefined && { wrong })} />
      {fields.value !== undefined && !wrong && (
        <p class="meta" role="status">
          Read as {String(fields.value)}
          {fields.from ? `: from ${fields.from} until before ${fields.to}` : ''}
        </p>
      )}
    </>
  );
};
