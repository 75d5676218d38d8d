// What became of one thing that was added: progress, counts, each report, what was left out and why; cancel and undo.
import type { Answer } from '../../../api/index.ts';
import { call } from '../../call.ts';
import { Button } from '../../parts/button.tsx';
import { Tag } from '../../parts/told.tsx';
import { addressOf } from '../../router.ts';
import { say, sayError } from '../../toasts.tsx';

type Job = Answer<'add.show'>['jobs'][number];

const STATE_WORDS: Record<Job['state'], string> = {
  waiting: 'waiting for its turn',
  running: 'being read',
  done: 'done',
  cancelled: 'cancelled',
  failed: 'failed',
  undone: 'taken out again',
};
const COUNT_WORDS: readonly (readonly [keyof Job['counts'], string])[] = [
  ['added', 'added'],
  ['updated', 'got a new version'],
  ['unchanged', 'were there already'],
  ['forgotten', 'were forgotten once and stay out'],
  ['failed', 'could not be read'],
  ['removed', 'taken out'],
];
const BECAME_WORDS: Record<Job['reports'][number]['became'], string> = {
  added: 'added',
  updated: 'new version',
  unchanged: 'was there already',
  forgotten: 'stays out',
  failed: 'could not be read',
  removed: 'taken out',
};

const undo = async (job: Job): Promise<void> => {
  try {
    await call('add.undo', { params: { id: job.id } });
    say(`What “${job.title}” added is being taken out; adding it again brings it back`);
  } catch (error) {
    sayError(error);
  }
};

const Reports = ({ job }: { job: Job }) => (
  <details>
    <summary>{job.reports.length === 1 ? 'The report' : `The ${job.reports.length} reports`}</summary>
    <ul class="add-reports">
      {job.reports.map((r) => (
        <li key={`${r.input} ${r.id}`}>
          {r.id !== undefined && r.became !== 'removed' && job.state !== 'undone' ? (
            <a href={addressOf(['reports', r.id])}>{r.title ?? r.input}</a>
          ) : (
            <span>{r.title ?? r.input}</span>
          )}{' '}
          <span class="soft">
            {r.outlet && `${r.outlet}, `}
            {BECAME_WORDS[r.became]}
          </span>
        </li>
      ))}
    </ul>
  </details>
);

export const JobCard = ({ job }: { job: Job }) => {
  const busy = job.state === 'waiting' || job.state === 'running';
  const told = COUNT_WORDS.filter(([name]) => job.counts[name] > 0).map(([name, words]) => `${job.counts[name]} ${words}`);
  return (
    <li class="card add-job">
      <div class="add-job-head">
        <h3>{job.title}</h3>
        <Tag tone={busy ? 'new' : job.state === 'failed' ? 'against' : 'plain'}>
          {job.cancelling ? 'ends after this report' : STATE_WORDS[job.state]}
        </Tag>
      </div>
      {busy && (
        <progress aria-label={`Progress of ${job.title}`} {...(job.total !== undefined && { value: job.done, max: job.total })} />
      )}
      <p class="meta" role={busy ? 'status' : undefined}>
        <span>{told.length ? told.join(', ') : busy ? 'nothing yet' : 'nothing came in'}</span>
        {job.at && <span>now: {job.at}</span>}
        <span>
          {job.by},{' '}
          <time dateTime={job.made}>
            {new Date(job.made).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })}
          </time>
        </span>
      </p>
      {job.why && <p class="note">{job.why}</p>}
      {job.dropped.length > 0 && (
        <details open={job.dropped.length < 4}>
          <summary>What was left out, and why ({job.dropped.length})</summary>
          <ul class="add-reports">
            {job.dropped.map(({ input, message }) => (
              <li key={`${input} ${message}`}>{message.includes(input) ? message : `${input}: ${message}`}</li>
            ))}
          </ul>
        </details>
      )}
      {job.reports.length > 0 && <Reports job={job} />}
      <div class="add-row">
        {busy && !job.cancelling && (
          <Button label={`Cancel ${job.title}`} onClick={() => call('add.cancel', { params: { id: job.id } }).catch(sayError)}>
            Cancel
          </Button>
        )}
        {!busy && job.counts.added > 0 && job.state !== 'undone' && (
          <Button label={`Undo ${job.title}`} onClick={() => void undo(job)}>
            Undo
          </Button>
        )}
      </div>
    </li>
  );
};
