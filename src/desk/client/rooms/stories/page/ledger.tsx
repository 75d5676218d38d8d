// The ledger of statements: who says what, by speaker or by what they speak of.
import type { PageStatement } from '../../../../api/story-page.ts';
import { EmptyState } from '../../../parts/states.tsx';
import { Tag } from '../../../parts/told.tsx';
import { setQuery } from '../../../router.ts';
import { typeWords, useCodes } from '../codes.ts';
import { Where } from './where.tsx';

type By = 'speaker' | 'topic';

const groupsOf = (list: readonly PageStatement[], by: By): [string, PageStatement[]][] => {
  const groups = new Map<string, PageStatement[]>();
  for (const s of list) {
    const name = by === 'speaker' ? (s.speaker ?? 'Speaker not told') : s.topic === undefined ? 'other' : typeWords(s.topic);
    groups.set(name, [...(groups.get(name) ?? []), s]);
  }
  return [...groups].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
};

const Row = ({ s, by }: { s: PageStatement; by: By }) => {
  const codes = useCodes();
  return (
    <li>
      <p class="words">{s.content}</p>
      <p class="by">
        {by === 'topic' && <span class="speaker">{s.speaker ?? 'speaker not told'}</span>}
        {s.cue && <em>{s.cue}</em>}
        {s.negated && <Tag tone="against">did not</Tag>}
        {s.audience && <span>to {s.audience}</span>}
        {by === 'speaker' && s.topic && <Tag>{typeWords(s.topic)}</Tag>}
        <Where report={s.report} item={s.key} outlet={s.outlet} published={s.published} />
        {codes && (
          <code>
            {s.force} {s.key}
          </code>
        )}
      </p>
    </li>
  );
};

export const Ledger = ({ list, by }: { list: readonly PageStatement[]; by: By }) =>
  list.length ? (
    <div class="ledger">
      <fieldset class="switch">
        <legend>Group by</legend>
        {(['speaker', 'topic'] as const).map((to) => (
          <label key={to}>
            <input
              type="radio"
              name="ledger-by"
              checked={by === to}
              onChange={() => setQuery({ by: to === 'speaker' ? undefined : to }, { replace: true })}
            />
            {to === 'speaker' ? 'who says it' : 'what it speaks of'}
          </label>
        ))}
      </fieldset>
      {groupsOf(list, by).map(([name, group]) => (
        <details key={name} open={group.length > 1 || list.length < 30} data-within>
          <summary data-item>
            {name} <span class="number">{group.length}</span>
          </summary>
          <ul>
            {group.map((s) => (
              <Row key={`${s.report} ${s.key}`} s={s} by={by} />
            ))}
          </ul>
        </details>
      ))}
    </div>
  ) : (
    <EmptyState title="No statement">Nobody is quoted or reported as saying something here.</EmptyState>
  );
