// The list of stories: narrowed by words and facts, sorted; j, k and Enter go through it.
import { useRef, useState } from 'preact/hooks';
import type { Ask } from '../../../api/index.ts';
import type { StoryLine } from '../../../api/stories.ts';
import { useAsk } from '../../ask.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { EmptyState, Failed, Waiting } from '../../parts/states.tsx';
import { Count, Tag } from '../../parts/told.tsx';
import { addressOf, setQuery } from '../../router.ts';
import { dayWords } from './days.ts';
import { RoomTabs } from './room-tabs.tsx';
import { useListKeys } from './use-list-keys.ts';

const PAGE = 50;
const SORTS = [
  ['last', 'latest first'],
  ['first', 'earliest first'],
  ['outlets', 'most outlets first'],
  ['reports', 'most reports first'],
] as const;
const FILTERS = ['words', 'actor', 'speaker', 'outlet', 'country', 'type', 'since', 'until'] as const;

const daysOf = ({ from, to }: StoryLine): string =>
  [...new Set([from, to].flatMap((d) => (d === undefined ? [] : [dayWords(d)])))].join(' – ');

export const StoryRow = ({ story }: { story: StoryLine }) => (
  <li class="card story-row" data-within>
    <a class="headline" data-item href={addressOf(['stories', story.id])}>
      {story.title ?? 'Untitled report'}
    </a>
    <p class="meta">
      <Count {...story} />
      <span>
        {story.reports} {story.reports === 1 ? 'report' : 'reports'}
      </span>
      {story.from && <span>{daysOf(story)}</span>}
      {story.claims > 0 && (
        <span>
          {story.claims} {story.claims === 1 ? 'claim' : 'claims'} told more than once
        </span>
      )}
      {story.disagreements > 0 && <Tag tone="doubt">sources disagree: {story.disagreements}</Tag>}
    </p>
  </li>
);

export const StoriesList = ({ query }: { query: URLSearchParams }) => {
  const list = useRef<HTMLDivElement>(null);
  const sort = (query.get('sort') ?? 'last') as (typeof SORTS)[number][0];
  const shown = Math.max(PAGE, Number(query.get('shown')) || 0);
  const filter = Object.fromEntries(FILTERS.flatMap((name) => (query.get(name) ? [[name, query.get(name)]] : [])));
  const { answer, error, again } = useAsk('stories.list', {
    query: { ...filter, sort, limit: Math.min(shown, 1000) } as NonNullable<Ask<'stories.list'>['query']>,
  });
  const [words, setWords] = useState(query.get('words') ?? '');
  const [actor, setActor] = useState(query.get('actor') ?? '');
  useListKeys('Stories', list, 'story');
  const narrowed = Object.keys(filter).length > 0;
  return (
    <div class="stories-list" ref={list}>
      <div class="room-head">
        <h1>Stories</h1>
        <RoomTabs here="stories" />
      </div>
      <form
        class="filter-row"
        onSubmit={(event) => {
          event.preventDefault();
          setQuery({ words: words.trim(), actor: actor.trim(), shown: undefined });
        }}
      >
        <Field label="Words in its reports" type="search" value={words} onInput={setWords} placeholder="customs shed" />
        <Field label="Who takes part" value={actor} onInput={setActor} placeholder="part of a name" />
        <Field label="From" type="date" value={query.get('since') ?? ''} onInput={(since) => setQuery({ since })} />
        <Field label="To" type="date" value={query.get('until') ?? ''} onInput={(until) => setQuery({ until })} />
        <Field label="Order" choices={SORTS} value={sort} onInput={(to) => setQuery({ sort: to === 'last' ? undefined : to })} />
        <Button submit main>
          Find
        </Button>
        {narrowed && (
          <Button
            quiet
            onClick={() => {
              setWords('');
              setActor('');
              setQuery(Object.fromEntries(FILTERS.map((name) => [name, undefined])));
            }}
          >
            Show all
          </Button>
        )}
      </form>
      {error && !answer && <Failed error={error} again={() => void again()} />}
      {!answer && !error && <Waiting what="stories" />}
      {answer && !answer.stories.length && (
        <EmptyState title={narrowed ? 'No story has all of that' : 'No stories yet'}>
          {narrowed ? (
            'Take a condition away, or search all reports with the box above.'
          ) : (
            <>
              <a href="/add">Add reports</a>: those that tell of one happening become a story.
            </>
          )}
        </EmptyState>
      )}
      {answer && answer.stories.length > 0 && (
        <>
          <ul class="cards" aria-label="Stories">
            {answer.stories.map((story) => (
              <StoryRow key={story.id} story={story} />
            ))}
          </ul>
          {answer.more && <Button onClick={() => setQuery({ shown: String(shown + PAGE) }, { replace: true })}>Show more</Button>}
        </>
      )}
    </div>
  );
};
