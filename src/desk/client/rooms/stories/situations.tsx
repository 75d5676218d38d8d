// The list of situations, with what is new in each since one looked.
import { useRef } from 'preact/hooks';
import { useAsk } from '../../ask.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { EmptyState, Failed, Waiting } from '../../parts/states.tsx';
import { Tag } from '../../parts/told.tsx';
import { addressOf, setQuery } from '../../router.ts';
import { RoomTabs } from './room-tabs.tsx';
import { SituationForm } from './situation-form.tsx';
import { useListKeys } from './use-list-keys.ts';
import { Watches } from './watch-words.tsx';

/** How many reports came in since one looked. */
export const NewCount = ({ news }: { news: { reports: number; looked?: string } }) =>
  news.reports > 0 ? (
    <Tag tone="new">
      {news.reports} new {news.reports === 1 ? 'report' : 'reports'}
    </Tag>
  ) : (
    <span>nothing new</span>
  );

export const Situations = ({ query }: { query: URLSearchParams }) => {
  const list = useRef<HTMLDivElement>(null);
  const { answer, error, again } = useAsk(
    'situations.list',
    {},
    {
      on: ({ kind }) => kind === 'dossier' || kind === 'room:situations',
    },
  );
  useListKeys('Situations', list, 'situation');
  const close = (): void => setQuery({ make: undefined }, { replace: true });
  return (
    <div ref={list} class="stories-list">
      <div class="room-head">
        <h1>Situations</h1>
        <RoomTabs here="situations" />
      </div>
      <p>
        <Button main onClick={() => setQuery({ make: '1' }, { replace: true })}>
          New situation
        </Button>
      </p>
      {query.has('make') && (
        <Dialog title="New situation" wide onClose={close}>
          <SituationForm done={close} />
        </Dialog>
      )}
      {error && !answer && <Failed error={error} again={() => void again()} />}
      {!answer && !error && <Waiting what="situations" />}
      {answer && !answer.situations.length && (
        <EmptyState title="No situation yet">
          A situation watches actors, places, kinds of acts or words over weeks, across stories. Make one above.
        </EmptyState>
      )}
      {answer && answer.situations.length > 0 && (
        <ul class="cards" aria-label="Situations">
          {answer.situations.map((s) => (
            <li key={s.name} class="card" data-within>
              <a class="headline" data-item href={addressOf(['stories', 'situations', s.name])}>
                {s.name}
              </a>
              <p class="meta">
                <NewCount news={s.news} />
                <Watches watch={s.watch} />
              </p>
              {s.about && <p class="note">{s.about}</p>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};
