// The actor behind a mention: name, kind, country, sectors; one with another of the report; some mentions somebody else's; the same in the register.
import { useEffect, useState } from 'preact/hooks';
import { ACTOR_WORDS, SECTOR_WORDS } from '../../../../core/words.ts';
import type { Answer } from '../../../api/index.ts';
import type { ReportActor, ReportPage } from '../../../api/reports.ts';
import { call } from '../../call.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { say, sayError } from '../../toasts.tsx';
import type { Codes } from './forms.tsx';
import { changedFields, type Work } from './work.ts';

interface ActorFormProps {
  page: ReportPage;
  actor: ReportActor;
  codes: Codes | undefined;
  /** Key of the mention that is looked at. */
  mention: string;
  work: Work;
  onDone(): void;
}

export const ActorForm = ({ page, actor, codes, mention, work, onDone }: ActorFormProps) => {
  const before = { name: actor.name, kind: actor.kind, country: actor.country ?? null, sectors: actor.sectors };
  const [fields, setFields] = useState<Record<string, unknown>>(before);
  const [into, setInto] = useState('');
  const [away, setAway] = useState<string[]>([mention]);
  const set = (changed: Record<string, unknown>): void => setFields({ ...fields, ...changed });
  const mentions = page.items.filter((x) => actor.mentions.includes(x.key));
  const words = (key: string): string => {
    const { start, end } = page.items.find((x) => x.key === key)!.marks[0]!;
    return `“${page.text.slice(Math.max(0, start - 18), start)}[${page.text.slice(start, end)}]${page.text.slice(end, end + 18)}”`.replace(
      /\s+/g,
      ' ',
    );
  };
  const done = async (kept: Promise<number | undefined>): Promise<void> => {
    if ((await kept) !== undefined) onDone();
  };
  return (
    <div class="form">
      <h2>Who is {actor.name}?</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void done(work.correct(actor.key, { op: 'set', fields: changedFields(before, fields) }, 'Corrected'));
        }}
      >
        <Field label="Name" value={String(fields.name)} onInput={(name) => set({ name })} required />
        <div class="side-by-side">
          <Field label="Is" value={String(fields.kind)} onInput={(kind) => set({ kind })} choices={Object.entries(ACTOR_WORDS)} />
          <Field
            label="Country"
            value={String(fields.country ?? '')}
            onInput={(country) => set({ country: country || null })}
            choices={[['', 'not told'], ...(codes?.countries ?? []).map((c) => [c.code, c.name] as const)]}
          />
        </div>
        <Field
          label="Sector"
          value={String((fields.sectors as string[])[0] ?? '')}
          onInput={(sector) => set({ sectors: sector ? [sector, ...actor.sectors.filter((s) => s !== sector)] : [] })}
          choices={[['', 'not told'], ...Object.entries(SECTOR_WORDS)]}
        />
        <Button submit main disabled={!Object.keys(changedFields(before, fields)).length}>
          Save
        </Button>
      </form>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void done(work.correct(actor.key, { op: 'merge', into }, 'Made one'));
        }}
      >
        <Field
          label="Is the same as"
          value={into}
          onInput={setInto}
          choices={[['', 'choose …'], ...page.actors.filter((a) => a.key !== actor.key).map((a) => [a.key, a.name] as const)]}
        />
        <Button submit disabled={!into}>
          Make them one
        </Button>
      </form>
      {mentions.length > 1 && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void done(work.correct(actor.key, { op: 'split', mentions: away }, 'Parted'));
          }}
        >
          <fieldset class="parties">
            <legend>These are somebody else</legend>
            {mentions.map((m) => (
              <label key={m.key} class="check">
                <input
                  type="checkbox"
                  checked={away.includes(m.key)}
                  onChange={(e) => setAway(e.currentTarget.checked ? [...away, m.key] : away.filter((k) => k !== m.key))}
                />
                {words(m.key)}
              </label>
            ))}
          </fieldset>
          <Button submit disabled={!away.length || away.length === mentions.length}>
            Part them
          </Button>
        </form>
      )}
      <Register name={actor.name} />
      <Button quiet onClick={onDone} hint="Esc">
        Leave it
      </Button>
    </div>
  );
};

type Entry = Answer<'actors.find'>['actors'][number];
const COUNTED = 1000; // the server counts no further
const reportsWords = ({ reports }: Entry): string =>
  reports >= COUNTED ? '1,000 reports or more' : `${reports} report${reports === 1 ? '' : 's'}`;

/** The register across reports: entries of like names, and what people made of them. */
const Register = ({ name }: { name: string }) => {
  const [entries, setEntries] = useState<Entry[]>();
  const last = name.split(' ').at(-1)!;
  const look = (): Promise<void> =>
    call('actors.find', { query: { name: last, limit: 8 } }).then(({ actors }) => setEntries(actors), sayError);
  useEffect(() => void look(), [last]);
  const merge = async (a: Entry, b: Entry): Promise<void> => {
    try {
      const { number } = await call('actors.merge', { body: { a: a.id, b: b.id } });
      await look();
      say(`One in all reports: ${a.name} and ${b.name}`, {
        undo: async () => {
          await call('actors.undo', { params: { number } });
          await look();
        },
      });
    } catch (error) {
      sayError(error);
    }
  };
  const [first, ...others] = entries ?? [];
  if (!first) return null;
  return (
    <details class="register">
      <summary>In all reports ({entries!.length} of that name)</summary>
      <ul>
        <li>
          {first.name}
          {first.country ? `, ${first.country}` : ''} · {reportsWords(first)}
          {first.also ? ` · also ${first.also.join(', ')}` : ''}
        </li>
        {others.map((e) => (
          <li key={e.id}>
            {e.name}
            {e.country ? `, ${e.country}` : ''} · {reportsWords(e)}
            <Button quiet onClick={() => void merge(first, e)}>
              Is {first.name}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
};
