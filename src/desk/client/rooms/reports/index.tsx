// Reports: the list, and each text as it was with what was read from it.
import { useAsk } from '../../ask.ts';
import { EmptyState, Failed, Waiting } from '../../parts/states.tsx';
import { addressOf } from '../../router.ts';
import type { RoomProps } from '../../shell/rooms.ts';
import { ReportView } from './view.tsx';

const List = () => {
  const { answer, error, again } = useAsk('reports.list', {});
  if (error && !answer) return <Failed error={error} again={() => void again()} />;
  if (!answer) return <Waiting what="reports" />;
  return (
    <>
      <h1>Reports</h1>
      {answer.reports.length ? (
        <ul class="cards">
          {answer.reports.map((r) => (
            <li key={r.id} class="card">
              <a class="headline" href={addressOf(['reports', r.id])}>
                {r.title ?? 'Untitled report'}
              </a>
              <p class="meta">
                <span>{r.outlet ?? 'outlet unknown'}</span>
                {r.published && <time dateTime={r.published}>{r.published.slice(0, 10)}</time>}
                <span>
                  {r.events} events, {r.statements} statements
                </span>
              </p>
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState title="No reports yet">
          <a href="/add">Add reports</a>: paste a text, drop files, give an address or a feed.
        </EmptyState>
      )}
    </>
  );
};

const Reports = ({ path: [id], query }: RoomProps) =>
  id === undefined ? <List /> : <ReportView key={id} id={id} query={query} />;

export default Reports;
