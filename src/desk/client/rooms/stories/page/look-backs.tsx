// Sentences that point to earlier coverage ("as we reported on October 9"), and the reports they may mean.
import { useAsk } from '../../../ask.ts';
import { Where } from './where.tsx';

export const LookBacks = ({ story }: { story: string }) => {
  const { answer } = useAsk('stories.lookBacks', { params: { id: story } });
  if (!answer?.lookBacks.length) return null;
  return (
    <section class="look-backs" aria-label="Looks back">
      <h2>Looks back</h2>
      <ul>
        {answer.lookBacks.map((b) => (
          <li key={`${b.report} ${b.words}`}>
            <p class="words">{b.words}</p>
            <p class="by">
              <Where report={b.report} outlet="where it stands" /> may mean
              {b.to.map((r) => (
                <Where key={r.id} report={r.id} outlet={r.title ?? r.outlet} published={r.published} />
              ))}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
};
