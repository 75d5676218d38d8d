// Add: reports in, by paste, file, address, feed or bookmarklet; beside it, what became of what was added.
import { useEffect, useState } from 'preact/hooks';
import type { Answer } from '../../../api/index.ts';
import { useAsk } from '../../ask.ts';
import { call } from '../../call.ts';
import { EmptyState, Failed, Waiting } from '../../parts/states.tsx';
import { setQuery } from '../../router.ts';
import type { RoomProps } from '../../shell/rooms.ts';
import { sayError } from '../../toasts.tsx';
import './add.css';
import { AddressForm } from './address-form.tsx';
import { Bookmarklet, readHanded } from './bookmarklet.tsx';
import { FeedForm } from './feed-form.tsx';
import { FileForm, sendFiles } from './file-form.tsx';
import { JobCard } from './job-card.tsx';
import { TextForm } from './text-form.tsx';

const WAYS = [
  ['text', 'Text'],
  ['files', 'Files'],
  ['addresses', 'Addresses'],
  ['feeds', 'Feeds'],
  ['bookmarklet', 'From your browser'],
] as const;

const Jobs = ({ answer }: { answer: Answer<'add.show'> }) => (
  <section class="add-jobs" aria-labelledby="added">
    <h2 id="added">What was added</h2>
    {answer.jobs.length ? (
      <ul class="cards">
        {answer.jobs.map((job) => (
          <JobCard key={job.id} job={job} />
        ))}
      </ul>
    ) : (
      <EmptyState title="Nothing was added from here yet">
        Paste a report, or drop files anywhere on this page. What becomes of each shows here, and can be undone.
      </EmptyState>
    )}
  </section>
);

const Add = ({ query }: RoomProps) => {
  const [handed] = useState(readHanded);
  const asked = query.get('how');
  const how = WAYS.find(([name]) => name === asked)?.[0] ?? (handed.url && !handed.text ? 'addresses' : 'text');
  const { answer, error, again } = useAsk('add.show', {}, { on: (event) => event.kind === 'job' || event.kind === 'dossier' });
  const [over, setOver] = useState(false);
  useEffect(() => {
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;
    const drag = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(event.type === 'dragover');
    };
    const drop = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      sendFiles([...(event.dataTransfer?.files ?? [])], 'internal').catch(sayError);
    };
    addEventListener('dragover', drag);
    addEventListener('dragleave', drag);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', drag);
      removeEventListener('dragleave', drag);
      removeEventListener('drop', drop);
    };
  }, []);
  return (
    <>
      <header class="room-head">
        <h1>Add</h1>
        <nav class="tabs" aria-label="How to add">
          {WAYS.map(([name, words]) => (
            <a
              key={name}
              href={`/add?how=${name}`}
              aria-current={how === name ? 'true' : undefined}
              onClick={(event) => {
                event.preventDefault();
                setQuery({ how: name });
              }}
            >
              {words}
            </a>
          ))}
        </nav>
      </header>
      <div class="add">
        <div class={over ? 'add-form over' : 'add-form'}>
          {how === 'text' && <TextForm {...handed} />}
          {how === 'files' && <FileForm />}
          {how === 'addresses' && <AddressForm {...(handed.url !== undefined && { url: handed.url })} />}
          {how === 'feeds' && (
            <FeedForm
              feeds={answer?.feeds ?? []}
              onUnfollow={(url) => call('add.unfollow', { query: { url } }).then(again, sayError)}
            />
          )}
          {how === 'bookmarklet' && <Bookmarklet />}
        </div>
        {error && !answer ? (
          <Failed error={error} again={() => void again()} />
        ) : answer ? (
          <Jobs answer={answer} />
        ) : (
          <Waiting what="what was added" />
        )}
      </div>
    </>
  );
};

export default Add;
