// The way of a claim: who tells it after whom, as a copy or in other words, and what was lost by whom.
import { LOST_WORDS } from '../../../../../core/words.ts';
import { useAsk } from '../../../ask.ts';
import { Failed, Waiting } from '../../../parts/states.tsx';
import { Tag } from '../../../parts/told.tsx';
import { Where } from './where.tsx';

export const Trace = ({ claim, titles }: { claim: string; titles: ReadonlyMap<string, string | undefined> }) => {
  const { answer, error, again } = useAsk('claims.trace', { params: { id: claim } });
  if (error && !answer) return <Failed error={error} again={() => void again()} />;
  if (!answer) return <Waiting what="the way of the claim" />;
  const names = new Map(answer.steps.map((s) => [s.telling, s.outlet ?? titles.get(s.report) ?? 'an outlet not told']));
  return (
    <section class="trace" aria-label="The way of this claim">
      <h3>The way of this claim</h3>
      <ol>
        {answer.steps.map((s) => (
          <li key={s.telling}>
            <p>
              <Where
                report={s.report}
                item={s.telling.slice(s.report.length + 1)}
                outlet={s.outlet}
                title={titles.get(s.report)}
                published={s.published}
              />{' '}
              {s.from === undefined ? (
                <span class="how">tells it first here</span>
              ) : (
                <span class="how">
                  {s.how === 'copy' ? 'copies' : 'most like'} {names.get(s.from) ?? 'an earlier report'}
                </span>
              )}{' '}
              {s.number && <Tag>{s.number}</Tag>}{' '}
              {s.lost.map((lost) => (
                <Tag key={lost} tone="doubt">
                  left out: {LOST_WORDS[lost]}
                </Tag>
              ))}
            </p>
            <p class="words">
              {s.words}
              {s.speaker && <span class="speaker"> — {s.speaker}</span>}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
};
