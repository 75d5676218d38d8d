// What the page can be narrowed to, with how many claims each would leave; and what is chosen, to be taken away again.
import type { StoryPage } from '../../../../api/story-page.ts';
import { Button } from '../../../parts/button.tsx';
import { Field } from '../../../parts/field.tsx';
import { setQuery } from '../../../router.ts';
import { realityWords, typeWords, useCodes } from '../codes.ts';
import { dayWords } from '../days.ts';
import { choicesOf, isNarrow, KINDS, type Kind, type Selection, toggled } from '../narrow.ts';

const TITLES: Record<Kind, string> = {
  actor: 'Who takes part',
  speaker: 'Who says it',
  outlet: 'Outlet',
  type: 'What is done',
  reality: 'How it is told',
  place: 'Where',
};

const wordsOf = (kind: Kind, value: string): string =>
  kind === 'type' ? typeWords(value) : kind === 'reality' ? realityWords(value) : value;

export const Choices = ({ page, selection }: { page: StoryPage; selection: Selection }) => {
  const codes = useCodes();
  return (
    <section class="choices" aria-label="Narrow to">
      <h2>Narrow to</h2>
      {KINDS.map((kind) => {
        const choices = choicesOf(page, selection, kind);
        return (
          choices.length > 0 && (
            <fieldset key={kind}>
              <legend>{TITLES[kind]}</legend>
              <ul>
                {choices.map(({ value, claims }) => (
                  <li key={value}>
                    <label>
                      <input
                        type="checkbox"
                        checked={selection[kind].includes(value)}
                        onChange={() => setQuery({ [kind]: toggled(selection, kind, value) }, { replace: true })}
                      />
                      <span class="value">
                        {wordsOf(kind, value)}
                        {codes && (kind === 'type' || kind === 'reality') && <code> {value}</code>}
                      </span>
                      <span class="number">{claims}</span>
                    </label>
                  </li>
                ))}
              </ul>
            </fieldset>
          )
        );
      })}
      <fieldset class="day-range">
        <legend>When</legend>
        <Field
          label="From"
          type="date"
          value={selection.since ?? ''}
          onInput={(since) => setQuery({ since }, { replace: true })}
        />
        <Field label="To" type="date" value={selection.until ?? ''} onInput={(until) => setQuery({ until }, { replace: true })} />
      </fieldset>
    </section>
  );
};

export const Chosen = ({ selection, clear }: { selection: Selection; clear: () => void }) => {
  if (!isNarrow(selection)) return null;
  const { since, until } = selection;
  return (
    <ul class="chosen" aria-label="Narrowed to">
      {KINDS.flatMap((kind) =>
        selection[kind].map((value) => (
          <li key={`${kind} ${value}`}>
            <Button
              pressed
              label={`Take away: ${TITLES[kind]}: ${wordsOf(kind, value)}`}
              onClick={() => setQuery({ [kind]: toggled(selection, kind, value) }, { replace: true })}
            >
              {wordsOf(kind, value)} <span aria-hidden="true">×</span>
            </Button>
          </li>
        )),
      )}
      {(since !== undefined || until !== undefined) && (
        <li>
          <Button
            pressed
            label="Take away: the days"
            onClick={() => setQuery({ since: undefined, until: undefined }, { replace: true })}
          >
            {since === until ? dayWords(since ?? '') : `${since ? dayWords(since) : '…'} – ${until ? dayWords(until) : '…'}`}{' '}
            <span aria-hidden="true">×</span>
          </Button>
        </li>
      )}
      <li>
        <Button quiet onClick={clear} hint="x">
          Show all
        </Button>
      </li>
    </ul>
  );
};
