// A situation: the same page over all reports that it watches.
import { useEffect, useState } from 'preact/hooks';
import { useAsk } from '../../ask.ts';
import { call } from '../../call.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Failed, Waiting } from '../../parts/states.tsx';
import { go } from '../../router.ts';
import { say, sayError } from '../../toasts.tsx';
import { SituationForm } from './situation-form.tsx';
import { NewCount } from './situations.tsx';
import { ToldPage } from './told-page.tsx';
import { Watches } from './watch-words.tsx';

export const SituationRoom = ({ name, query }: { name: string; query: URLSearchParams }) => {
  const { answer, error, again } = useAsk('situations.show', { params: { name } });
  const [edit, setEdit] = useState(false);
  // What is new stays marked while the page is open; it counts as seen from the next visit on.
  const [news, setNews] = useState<{ reports: number }>();
  useEffect(() => {
    if (!answer || news) return;
    setNews(answer.situation.news);
    call('watched.looked', { body: { watched: 'situation', name } }).catch(sayError);
  }, [answer]);
  if (error && !answer) return <Failed error={error} again={() => void again()} />;
  if (!answer) return <Waiting what="the situation" />;
  const { situation, page } = answer;
  const remove = async (): Promise<void> => {
    try {
      await call('situations.remove', { params: { name } });
      go('/stories/situations');
      say(`“${name}” is removed; its reports stay.`, {
        undo: async () => {
          const { watch, about } = situation;
          await call('situations.put', { params: { name }, body: { watch, ...(about !== undefined && { about }) } });
        },
      });
    } catch (failed) {
      sayError(failed);
    }
  };
  return (
    <>
      <ToldPage
        title={situation.name}
        page={page}
        query={query}
        again={again}
        about={
          <p class="meta">
            {news && <NewCount news={news} />}
            <Watches watch={situation.watch} />
            {situation.about && <span>{situation.about}</span>}
          </p>
        }
        tools={
          <>
            <Button onClick={() => setEdit(true)}>Change …</Button>
            <Button quiet danger onClick={() => void remove()}>
              Remove
            </Button>
          </>
        }
      />
      {edit && (
        <Dialog title={`Change “${name}”`} wide onClose={() => setEdit(false)}>
          <SituationForm
            given={situation}
            done={() => {
              setEdit(false);
              void again();
            }}
          />
        </Dialog>
      )}
    </>
  );
};
