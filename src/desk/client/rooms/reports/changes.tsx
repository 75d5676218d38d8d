// What people did to this report's record, the latest first, with name and time; each can be taken back.
import type { ReportPage } from '../../../api/reports.ts';
import { Button } from '../../parts/button.tsx';
import { Tag } from '../../parts/told.tsx';

export const Changes = ({
  page,
  onUndo,
  onPick,
}: {
  page: ReportPage;
  onUndo(number: number): void;
  onPick(key: string): void;
}) => {
  const there = new Set(page.items.map((x) => x.key));
  if (!page.changes.length) return <p class="meta">Nobody has corrected anything yet: a accepts, x takes away, e corrects.</p>;
  return (
    <ol class="changes">
      {[...page.changes].reverse().map((c) => (
        <li key={c.number} class={c.undone ? 'undone' : undefined}>
          <p>
            <strong>{c.by ?? 'somebody'}</strong> {c.did}{' '}
            {there.has(c.key) ? (
              <button type="button" class="lead" onClick={() => onPick(c.key)}>
                “{c.words}”
              </button>
            ) : (
              <q>{c.words}</q>
            )}
          </p>
          {c.what.map((line) => (
            <p key={line} class="what">
              {line}
            </p>
          ))}
          {c.why !== undefined && <p class="what">{c.why}</p>}
          <p class="meta">
            <time dateTime={c.made}>{c.made.slice(0, 16).replace('T', ' ')}</time>
            {c.version !== undefined && <Tag>on version {c.version}</Tag>}
            {c.lost && <Tag tone="doubt">no longer read here</Tag>}
            {c.undone ? (
              <span>taken back {c.undone.slice(0, 16).replace('T', ' ')}</span>
            ) : (
              <Button quiet onClick={() => onUndo(c.number)}>
                Take back
              </Button>
            )}
          </p>
        </li>
      ))}
    </ol>
  );
};
