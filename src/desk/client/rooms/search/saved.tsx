// Saved searches, with what is new in each since one looked.
import { useRef } from 'preact/hooks';
import { useAsk } from '../../ask.ts';
import { call } from '../../call.ts';
import { Button } from '../../parts/button.tsx';
import { EmptyState, Failed, Waiting } from '../../parts/states.tsx';
import { addressOf } from '../../router.ts';
import { say, sayError } from '../../toasts.tsx';
import { RoomTabs } from '../stories/room-tabs.tsx';
import { NewCount } from '../stories/situations.tsx';
import { useListKeys } from '../stories/use-list-keys.ts';
import { Watches } from '../stories/watch-words.tsx';
import { queryOf } from './watch.ts';

export const SavedSearches = () => {
  const list = useRef<HTMLDivElement>(null);
  const { answer, error, again } = useAsk(
    'searches.list',
    {},
    {
      on: ({ kind }) => kind === 'dossier' || kind === 'room:searches',
    },
  );
  useListKeys('Saved searches', list, 'search');
  const remove = async (name: string): Promise<void> => {
    const kept = answer?.searches.find((s) => s.name === name);
    try {
      await call('searches.remove', { params: { name } });
      await again();
      say(`“${name}” is removed.`, {
        undo: async () => {
          if (kept) await call('searches.save', { params: { name }, body: { watch: kept.watch } });
          await again();
        },
      });
    } catch (failed) {
      sayError(failed);
    }
  };
  return (
    <div ref={list} class="stories-list">
      <div class="room-head">
        <h1>Saved searches</h1>
        <RoomTabs here="searches" />
      </div>
      {error && !answer && <Failed error={error} again={() => void again()} />}
      {!answer && !error && <Waiting what="saved searches" />}
      {answer && !answer.searches.length && (
        <EmptyState title="No saved search yet">
          Search with the box above (key /), then “Save this search”: what it finds later is told here and at the top of each
          page.
        </EmptyState>
      )}
      {answer && answer.searches.length > 0 && (
        <ul class="cards" aria-label="Saved searches">
          {answer.searches.map((s) => (
            <li key={s.name} class="card" data-within>
              <a
                class="headline"
                data-item
                href={addressOf(['search'], queryOf(s.watch))}
                onClick={() => void call('watched.looked', { body: { watched: 'search', name: s.name } }).catch(sayError)}
              >
                {s.name}
              </a>
              <p class="meta">
                <NewCount news={s.news} />
                <Watches watch={s.watch} />
                <Button quiet onClick={() => void remove(s.name)}>
                  Remove
                </Button>
              </p>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};
