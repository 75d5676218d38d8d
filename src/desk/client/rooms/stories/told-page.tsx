// The page of a story or a situation: its parts on the left, one at a time; map and choices on the right. What is chosen in one narrows all.
import type { ComponentChildren } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import type { StoryPage } from '../../../api/story-page.ts';
import { useKeys } from '../../keys.ts';
import { EmptyState } from '../../parts/states.tsx';
import { Count } from '../../parts/told.tsx';
import { go, setQuery, useAddress } from '../../router.ts';
import { setCodes, useCodes } from './codes.ts';
import { dayWords } from './days.ts';
import { isNarrow, KINDS, narrow, readSelection } from './narrow.ts';
import { Choices, Chosen } from './page/choices.tsx';
import { Claims } from './page/claims.tsx';
import { Disagreements } from './page/disagreements.tsx';
import { FollowUps } from './page/follow-ups.tsx';
import { Ledger } from './page/ledger.tsx';
import { MapPart } from './page/map-part.tsx';
import { Reports } from './page/reports.tsx';
import { Strip } from './page/strip.tsx';
import { Titles } from './page/where.tsx';
import { useListKeys } from './use-list-keys.ts';

const PARTS = [
  ['timeline', 'Timeline', 'claims'],
  ['disagree', 'Sources disagree', 'disagreements'],
  ['statements', 'Who says what', 'statements'],
  ['follow-ups', 'Follow-ups', 'followUps'],
  ['reports', 'Reports', 'reports'],
] as const;

interface ToldPageProps {
  title: string;
  page: StoryPage;
  query: URLSearchParams;
  again(): Promise<void>;
  /** Id of the story; absent for a situation. */
  story?: string;
  tools?: ComponentChildren;
  /** Under the title. */
  about?: ComponentChildren;
  /** Below the reports. */
  extra?: ComponentChildren;
}

export const ToldPage = ({ title, page, query, again, story, tools, about, extra }: ToldPageProps) => {
  const main = useRef<HTMLElement>(null);
  const codes = useCodes();
  const { path } = useAddress();
  const part = query.get('part') ?? 'timeline';
  const question = query.toString();
  const selection = useMemo(() => readSelection(query), [question]);
  const left = useMemo(() => narrow(page, selection), [page, selection]);
  const clear = (): void =>
    setQuery({ ...Object.fromEntries(KINDS.map((k) => [k, undefined])), since: undefined, until: undefined });
  const hrefOf = (name: string): string => {
    const to = new URLSearchParams(query);
    if (name === 'timeline') to.delete('part');
    else to.set('part', name);
    return `/${path.map(encodeURIComponent).join('/')}${to.size ? `?${to}` : ''}`;
  };
  useListKeys('On this page', main, 'item');
  useKeys('On this page', [
    ...PARTS.map(([name, words], i) => ({
      keys: String(i + 1),
      says: `show: ${words}`,
      run: () => go(hrefOf(name), { replace: true }),
    })),
    { keys: 'x', says: 'show all again', run: clear },
    { keys: 'c', says: 'show or hide codes', run: () => setCodes(!codes) },
  ]);
  const days = page.claims.flatMap((c) => c.day ?? []);
  const titles = useMemo(() => new Map(page.reports.map((r) => [r.id, r.title])), [page]);
  return (
    <Titles.Provider value={titles}>
      <article class="told">
        <header class="told-head">
          <div>
            <h1>{title}</h1>
            <p class="meta">
              <Count {...page} />
              <span>
                {page.more
                  ? `the newest ${page.reports.length} reports`
                  : `${page.reports.length} ${page.reports.length === 1 ? 'report' : 'reports'}`}
              </span>
              {days.length > 0 && <span>told of {[...new Set([dayWords(days[0]!), dayWords(days.at(-1)!)])].join(' – ')}</span>}
              {codes && story && <code>{story}</code>}
            </p>
            {about}
          </div>
          <div class="tools">
            <label class="check">
              <input type="checkbox" checked={codes} onChange={() => setCodes(!codes)} />
              Show codes
            </label>
            {tools}
          </div>
        </header>
        <Strip page={page} left={left.claims} selection={selection} />
        <Chosen selection={selection} clear={clear} />
        <div class="told-body">
          <section class="told-main" ref={main} aria-label={PARTS.find(([name]) => name === part)?.[1]}>
            <nav class="tabs" aria-label="Parts of the page">
              {PARTS.map(([name, words, of]) => (
                <a key={name} href={hrefOf(name)} aria-current={name === part ? 'page' : undefined}>
                  {words} <span class="number">{left[of].length}</span>
                </a>
              ))}
            </nav>
            {!page.reports.length ? (
              <EmptyState title="No report yet">
                Nothing in the dossier meets this. Change what is watched, or add reports.
              </EmptyState>
            ) : isNarrow(selection) && !left.claims.length && !left.statements.length ? (
              <EmptyState title="Nothing is left">Take one of the conditions above away; “x” takes all of them away.</EmptyState>
            ) : part === 'disagree' ? (
              <Disagreements list={left.disagreements} />
            ) : part === 'statements' ? (
              <Ledger list={left.statements} by={query.get('by') === 'topic' ? 'topic' : 'speaker'} />
            ) : part === 'follow-ups' ? (
              <FollowUps list={left.followUps} again={again} />
            ) : part === 'reports' ? (
              <>
                <Reports list={left.reports} {...(story !== undefined && { story })} again={again} />
                {extra}
              </>
            ) : (
              <Claims list={left.claims} again={again} reports={page.reports} />
            )}
          </section>
          <aside class="told-side" aria-label="Map and choices">
            <MapPart places={left.places} chosen={selection.place} />
            <Choices page={page} selection={selection} />
          </aside>
        </div>
      </article>
    </Titles.Provider>
  );
};
