// Reports: the list, and each text as it was with what was read from it.
import { useRef } from 'preact/hooks';
import { HANDLING_WORDS } from '../../../../core/words.ts';
import { useAsk } from '../../ask.ts';
import { Button } from '../../parts/button.tsx';
import { EmptyState, Failed, Waiting } from '../../parts/states.tsx';
import { Tag } from '../../parts/told.tsx';
import { addressOf, setQuery } from '../../router.ts';
import type { RoomProps } from '../../shell/rooms.ts';
import { useListKeys } from '../stories/use-list-keys.ts';
import { ReportView } from './view.tsx';

const counted = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;

const PAGE = 50;

const List = ({ query }: { query: URLSearchParams }) => {
  const list = useRef<HTMLUListElement>(null);
  const offset = Number(query.get('offset')) || 0;
  const { answer, error, again } = useAsk('reports.list', { query: { limit: PAGE, offset } });
  useListKeys('Reports', list, 'report');
  if (error && !answer) return <Failed error={error} again={() => void again()} />;
  if (!answer) return <Waiting what="reports" />;
  return (
    <>
      <header class="room-head">
        <h1>Reports</h1>
        <p class="meta">
          {answer.reports.length > 0 && `The newest first: ${offset + 1} to ${offset + answer.reports.length}`}
          {answer.more && ' of more'}
        </p>
      </header>
      {answer.reports.length ? (
        <ul class="cards" ref={list}>
          {answer.reports.map((r) => (
            <li key={r.id} class="card" data-within>
              <a class="headline" data-item href={addressOf(['reports', r.id])}>
                {r.title ?? 'Untitled report'}
              </a>
              <p class="meta">
                <span>{r.outlet ?? 'outlet unknown'}</span>
                {r.published && <time dateTime={r.published}>{r.published.slice(0, 10)}</time>}
                <span>
                  {counted(r.events, 'event')}, {counted(r.statements, 'statement')}
                </span>
                {r.handling !== 'public' && <Tag tone="doubt">{HANDLING_WORDS[r.handling]}</Tag>}
              </p>
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState title={offset ? 'No further reports' : 'No reports yet'}>
          <a href="/add">Add reports</a>: paste a text, drop files, give an address or a feed.
        </EmptyState>
      )}
      {(offset > 0 || answer.more) && (
        <p class="pages">
          {offset > 0 && (
            <Button onClick={() => setQuery({ offset: offset > PAGE ? String(offset - PAGE) : undefined })}>Newer</Button>
          )}
          {answer.more && <Button onClick={() => setQuery({ offset: String(offset + PAGE) })}>Older</Button>}
        </p>
      )}
    </>
  );
};

const Reports = ({ path: [id], query }: RoomProps) =>
  id === undefined ? <List query={query} /> : <ReportView key={id} id={id} query={query} />;

export default Reports;
