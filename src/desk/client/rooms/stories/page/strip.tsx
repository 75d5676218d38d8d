// The timeline at a glance: a column a day on which something is told to have been or to be, as high as claims are many; a gap where days are left out.
// A column chooses its day, or its month where there are too many days.
import type { PageClaim, StoryPage } from '../../../../api/story-page.ts';
import { setQuery } from '../../../router.ts';
import { dayWords } from '../days.ts';
import type { Selection } from '../narrow.ts';

const MOST_DAYS = 75;
const HEIGHT = 64;
const WIDE = 720; // pixels that few columns fill
const [LEAST, MOST, GAP] = [12, 36, 10]; // widths of a column, and of days left out
const LABEL = 16; // under a column that is wide enough
const DAY_MS = 86_400_000;

interface Column {
  day: string;
  all: number;
  left: number;
  denied: number;
  x: number;
}

const columnsOf = (all: readonly PageClaim[], left: readonly PageClaim[]): { columns: Column[]; step: number } => {
  const dated = all.flatMap((c) => c.day ?? []);
  const length = new Set(dated).size > MOST_DAYS ? 7 : 10; // by month, by day
  const cut = (day: string): string => day.slice(0, length);
  const shown = new Set(left.map((c) => c.id));
  const columns = new Map<string, Column>();
  for (const claim of all) {
    if (claim.day === undefined) continue;
    const day = cut(claim.day);
    const column = columns.get(day) ?? { day, all: 0, left: 0, denied: 0, x: 0 };
    column.all += 1;
    if (shown.has(claim.id)) {
      column.left += 1;
      if (claim.denials) column.denied += 1;
    }
    columns.set(day, column);
  }
  const sorted = [...columns.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
  const step = Math.max(LEAST, Math.min(MOST, Math.floor(WIDE / sorted.length)));
  let x = 0;
  sorted.forEach((column, i) => {
    const before = sorted[i - 1];
    if (before && length === 10 && Date.parse(column.day) - Date.parse(before.day) > DAY_MS) x += GAP;
    column.x = x;
    x += step;
  });
  return { columns: sorted, step };
};

export const Strip = ({ page, left, selection }: { page: StoryPage; left: readonly PageClaim[]; selection: Selection }) => {
  const { columns, step } = columnsOf(page.claims, left);
  const bar = step - 3;
  const labelled = step >= 24;
  if (columns.length < 2) return null;
  const most = Math.max(...columns.map((c) => c.all));
  const width = columns.at(-1)!.x + bar;
  const height = HEIGHT + (labelled ? LABEL : 0);
  const high = (n: number): number => (n ? Math.max(3, (n / most) * HEIGHT) : 0);
  const choose = ({ day }: Column): void => {
    const chosen = selection.since === day && selection.until === day;
    setQuery({ since: chosen ? undefined : day, until: chosen ? undefined : day }, { replace: true });
  };
  return (
    <figure class="strip" style={{ width: `${Math.max(width, 480)}px` }}>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        style={{ width: `${width}px`, height: `${height}px` }}
        role="group"
        aria-label="Claims by day"
      >
        {columns.map((c) => {
          const words = `${dayWords(c.day)}: ${c.left} ${c.left === 1 ? 'claim' : 'claims'}${c.denied ? `, ${c.denied} denied` : ''}`;
          return (
            <g
              key={c.day}
              role="button"
              tabIndex={0}
              aria-label={words}
              aria-pressed={selection.since === c.day && selection.until === c.day}
              onClick={() => choose(c)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' && event.key !== ' ') return;
                event.preventDefault();
                choose(c);
              }}
            >
              <title>{words}</title>
              <rect class="hit" x={c.x} y={0} width={bar} height={HEIGHT} />
              <rect class="all" x={c.x} y={HEIGHT - high(c.all)} width={bar} height={high(c.all)} />
              <rect class="left" x={c.x} y={HEIGHT - high(c.left)} width={bar} height={high(c.left)} />
              <rect class="denied" x={c.x} y={HEIGHT - high(c.denied)} width={bar} height={high(c.denied)} />
            </g>
          );
        })}
        {labelled && (
          <g class="days" aria-hidden="true">
            {columns.map((c) => (
              <text key={c.day} x={c.x + bar / 2} y={HEIGHT + 12}>
                {c.day.length > 7 ? Number(c.day.slice(8)) : c.day.slice(2)}
              </text>
            ))}
          </g>
        )}
      </svg>
      <figcaption>
        <span>{dayWords(columns[0]!.day)}</span>
        <span class="legend">
          <i class="left" /> claims told <i class="denied" /> denied by somebody
        </span>
        <span>{dayWords(columns.at(-1)!.day)}</span>
      </figcaption>
    </figure>
  );
};
