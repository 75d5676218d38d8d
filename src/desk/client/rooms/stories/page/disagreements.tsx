// What sources say differently, side by side with their words. Which of them is right is not said.
import { disagreementWords } from '../../../../../core/words.ts';
import type { StoryPage } from '../../../../api/story-page.ts';
import { EmptyState } from '../../../parts/states.tsx';
import { Where } from './where.tsx';

type Disagreement = StoryPage['disagreements'][number];
type Side = Disagreement['sides'][number];

/** Sides that tell the same, the earliest first. */
const columnsOf = (sides: readonly Side[]): [string, Side[]][] => {
  const columns = new Map<string, Side[]>();
  for (const side of sides) columns.set(side.value, [...(columns.get(side.value) ?? []), side]);
  return [...columns];
};

export const Disagreements = ({ list }: { list: readonly Disagreement[] }) =>
  list.length ? (
    <ul class="disagreements">
      {list.map((d) => (
        <li key={d.id} data-within>
          <h2 data-item tabIndex={-1}>
            {disagreementWords(d)}
          </h2>
          <div class="sides">
            {columnsOf(d.sides).map(([value, sides]) => (
              <div class="side" key={value} role="group" aria-label={value}>
                <h3>{value}</h3>
                <ul>
                  {sides.map((s) => (
                    <li key={`${s.report} ${s.key}`}>
                      <p class="words">{s.words}</p>
                      <p class="by">
                        <span class="speaker">{s.voice ?? 'the outlet itself'}</span>
                        <Where report={s.report} item={s.key} outlet={s.outlet} published={s.published} />
                      </p>
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          </div>
        </li>
      ))}
    </ul>
  ) : (
    <EmptyState title="No disagreement found">
      Numbers, places, times and doers are told alike, as far as the words were understood.
    </EmptyState>
  );
