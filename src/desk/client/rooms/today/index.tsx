// Today: what is new since the last visit, gone through by keyboard: j and k move, r read, f follow, x set aside, Enter opens, z undoes.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Answer } from '../../../api/index.ts';
import { useAsk } from '../../ask.ts';
import { call } from '../../call.ts';
import { useKeys } from '../../keys.ts';
import { Button } from '../../parts/button.tsx';
import { EmptyState, Failed, Waiting } from '../../parts/states.tsx';
import { go, setQuery } from '../../router.ts';
import type { RoomProps } from '../../shell/rooms.ts';
import { say, sayError } from '../../toasts.tsx';
import { hrefOfItem, type Item, ItemView, type MarkName } from './item.tsx';
import './today.css';

type Show = 'new' | 'followed' | 'aside' | 'all';
const SHOWS: readonly (readonly [Show, string])[] = [
  ['new', 'New'],
  ['followed', 'Followed'],
  ['aside', 'Set aside'],
  ['all', 'All that came in lately'],
];
const DONE_WORDS: Record<MarkName, readonly [on: string, off: string]> = {
  read: ['Read', 'Not read any more'],
  followed: ['Followed', 'No longer followed'],
  aside: ['Set aside', 'No longer set aside'],
};

const PAGE = 25; // what fills some screens; more on request
const MOST = 300;

const keyOf = ({ kind, id }: Item): string => `${kind} ${id}`;

/** Whether a thing still stands in the list after its marks changed. */
const stays = (item: Item, show: Show): boolean =>
  show === 'all' || (show === 'new' ? !item.read && !item.aside : show === 'followed' ? item.followed : item.aside);

const when = (iso: string): string =>
  new Intl.DateTimeFormat(undefined, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(iso));

const Empty = ({ show, answer }: { show: Show; answer: Answer<'today.show'> }) => {
  if (show === 'followed')
    return <EmptyState title="You follow nothing yet">“f” on a story or follow-up keeps it here, whatever comes in.</EmptyState>;
  if (show === 'aside')
    return <EmptyState title="Nothing is set aside">“x” puts away what does not concern you; it stays here.</EmptyState>;
  if (show === 'all' || !answer.since)
    return (
      <EmptyState title="Nothing is new">
        <p>Add reports: paste a text, drop files, give an address or a feed.</p>
        <p>
          <Button main href="/add">
            Add reports
          </Button>
        </p>
      </EmptyState>
    );
  return (
    <EmptyState title="All read">
      <p>
        What comes in shows here by itself. <a href="/today?show=followed">What you follow</a> and{' '}
        <a href="/today?show=all">all that came in lately</a> are still there; <a href="/add">Add</a> takes in more.
      </p>
    </EmptyState>
  );
};

const Today = ({ query }: RoomProps) => {
  const asked = query.get('show') as Show | null;
  const show: Show = SHOWS.some(([name]) => name === asked) ? asked! : 'new';
  const shown = Math.min(MOST, Number(query.get('shown')) || PAGE);
  const { answer, error, again } = useAsk(
    'today.show',
    { query: { show, limit: shown } },
    { on: ({ kind }) => kind === 'dossier' || kind === 'room:today' || kind === 'room:searches' },
  );
  /** Changes that the server has not told of yet, by item. */
  const [changed, setChanged] = useState<ReadonlyMap<string, Partial<Item>>>(new Map());
  const [selected, setSelected] = useState('');
  const wanted = useRef<string>(undefined);
  useEffect(() => setChanged(new Map()), [answer]);

  // What did not change stays the same object, so that only what changed is drawn anew.
  const items = (answer?.items ?? [])
    .map((item) => (changed.has(keyOf(item)) ? ({ ...item, ...changed.get(keyOf(item)) } as Item) : item))
    .filter((item) => stays(item, show));
  const at = items.findIndex((item) => keyOf(item) === selected);

  /** Gives a thing the focus; false where it isn't there. */
  const focus = (key: string): boolean => {
    const link = document.querySelector<HTMLElement>(`[data-item="${CSS.escape(key)}"]`);
    if (!link) return false;
    setSelected(key);
    link.focus({ preventScroll: true });
    link.closest('li')?.scrollIntoView({ block: 'nearest' });
    return true;
  };
  useEffect(() => {
    // What is to have the focus may come with the next answer only.
    if (wanted.current !== undefined && focus(wanted.current)) wanted.current = undefined;
  });
  const move = (to: number): void => {
    wanted.current = undefined;
    const item = items[Math.max(0, Math.min(items.length - 1, to))];
    if (item) focus(keyOf(item));
  };

  const mark = async (item: Item, name: MarkName): Promise<void> => {
    const on = !item[name];
    const after = { ...item, [name]: on };
    const place = items.findIndex((i) => keyOf(i) === keyOf(item));
    if (!stays(after, show)) {
      const next = items[place + 1] ?? items[place - 1];
      wanted.current = next && keyOf(next);
    }
    setChanged((before) => new Map(before).set(keyOf(item), { ...before.get(keyOf(item)), [name]: on }));
    const put = (value: boolean) => call('today.mark', { body: { kind: item.kind, id: item.id, [name]: value } });
    try {
      await put(on);
      say(DONE_WORDS[name][on ? 0 : 1], {
        undo: async () => {
          await put(!on);
          setSelected(keyOf(item));
          wanted.current = keyOf(item);
          await again();
        },
      });
    } catch (failure) {
      setChanged(new Map());
      sayError(failure);
    }
  };
  const latest = useRef(mark);
  latest.current = mark;
  const onMark = useCallback((item: Item, name: MarkName) => void latest.current(item, name), []);
  const onSelect = useCallback((item: Item) => setSelected(keyOf(item)), []);
  const act = (name: MarkName): void => {
    const item = items[at] ?? items[0];
    if (item) void mark(item, name);
  };
  useKeys('Today', [
    { keys: 'j', says: 'next', run: () => move(at + 1) },
    { keys: 'k', says: 'the one before', run: () => move(at < 0 ? 0 : at - 1) },
    { keys: 'r', says: 'read', run: () => act('read') },
    { keys: 'f', says: 'follow', run: () => act('followed') },
    { keys: 'x', says: 'set aside', run: () => act('aside') },
    { keys: 'Enter', says: 'open', run: () => items[at] && go(hrefOfItem(items[at])) },
  ]);

  if (error && !answer) return <Failed error={error} again={() => void again()} />;
  if (!answer) return <Waiting what="what is new" />;
  return (
    <>
      <header class="room-head">
        <h1>Today</h1>
        <p class="meta">
          {answer.since ? `Since your last visit, ${when(answer.since)}` : 'Your first visit: all that came in lately is new.'}
        </p>
        <nav class="tabs" aria-label="What Today shows">
          {SHOWS.map(([name, words]) => (
            <a
              key={name}
              href={name === 'new' ? '/today' : `/today?show=${name}`}
              aria-current={show === name ? 'true' : undefined}
              onClick={(event) => {
                event.preventDefault();
                setQuery({ show: name === 'new' ? undefined : name });
              }}
            >
              {words}
              {name !== 'all' && <span class="badge">{answer.counts[name]}</span>}
            </a>
          ))}
        </nav>
      </header>
      {items.length ? (
        <ul class="cards today">
          {items.map((item) => (
            <ItemView key={keyOf(item)} item={item} selected={keyOf(item) === selected} onSelect={onSelect} onMark={onMark} />
          ))}
        </ul>
      ) : (
        <Empty show={show} answer={answer} />
      )}
      {answer.more && shown < MOST && (
        <p>
          <Button onClick={() => setQuery({ shown: String(shown + PAGE) }, { replace: true })}>More</Button>
        </p>
      )}
      {items.length > 0 && (
        <p class="meta" aria-hidden="true">
          <span>
            <kbd>j</kbd> <kbd>k</kbd> move
          </span>
          <span>
            <kbd>Enter</kbd> open
          </span>
          <span>
            <kbd>z</kbd> undo
          </span>
          <span>
            <kbd>?</kbd> all keys
          </span>
        </p>
      )}
    </>
  );
};

export default Today;
