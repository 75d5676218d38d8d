// What a search found.
import { useRef, useState } from 'preact/hooks';
import { HANDLING_WORDS, STANCE_WORDS } from '../../../../core/words.ts';
import type { Answer, Ask } from '../../../api/index.ts';
import { useAsk } from '../../ask.ts';
import { call } from '../../call.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Field } from '../../parts/field.tsx';
import { EmptyState, Failed, Waiting } from '../../parts/states.tsx';
import { Tag } from '../../parts/told.tsx';
import { addressOf, setQuery } from '../../router.ts';
import { say, sayError } from '../../toasts.tsx';
import { realityWords, typeWords } from '../stories/codes.ts';
import { dayWords } from '../stories/days.ts';
import { Where } from '../stories/page/where.tsx';
import { useListKeys } from '../stories/use-list-keys.ts';
import { Watches } from '../stories/watch-words.tsx';
import { FacetList } from './facets.tsx';
import { watchOf } from './watch.ts';

const PAGE = 30;

const Claim = ({ c }: { c: Answer<'search'>['claims'][number] }) => (
  <li>
    <p class="words">{c.words}</p>
    <p class="by">
      {c.type && <Tag tone="accent">{typeWords(c.type)}</Tag>}
      {c.stance === 'against' && <Tag tone="against">{STANCE_WORDS.against}</Tag>}
      {c.reality !== 'actual' && <Tag tone="new">{realityWords(c.reality)}</Tag>}
      <span class="speaker">{c.speaker ?? 'the outlet itself'}</span>
      <Where report={c.report} outlet={c.outlet} published={c.published} />
      {c.story && <a href={addressOf(['stories', c.story])}>its story</a>}
    </p>
  </li>
);

const SaveSearch = ({ query, close }: { query: URLSearchParams; close(): void }) => {
  const [name, setName] = useState(query.get('q') ?? '');
  const save = async (): Promise<void> => {
    try {
      await call('searches.save', { params: { name: name.trim() }, body: { watch: watchOf(query) } });
      say(`“${name.trim()}” is saved: new reports that it finds are told at the top of the page.`, {
        undo: async () => void (await call('searches.remove', { params: { name: name.trim() } })),
      });
      close();
    } catch (error) {
      sayError(error);
    }
  };
  return (
    <Dialog title="Save this search" onClose={close}>
      <form
        class="situation-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim()) void save();
        }}
      >
        <p class="note">
          <Watches watch={watchOf(query)} />
        </p>
        <Field label="Name" value={name} onInput={setName} required />
        <Button submit main>
          Save
        </Button>
      </form>
    </Dialog>
  );
};

export const Results = ({ query }: { query: URLSearchParams }) => {
  const list = useRef<HTMLDivElement>(null);
  const [saving, setSaving] = useState(false);
  const offset = Number(query.get('offset')) || 0;
  const given = Object.fromEntries([...query].filter(([name]) => name !== 'offset' && name !== 'place'));
  const { answer, error, again } = useAsk('search', {
    query: { ...given, limit: PAGE, offset } as NonNullable<Ask<'search'>['query']>,
  });
  useListKeys('Search', list, 'find');
  if (error && !answer) return <Failed error={error} again={() => void again()} />;
  if (!answer) return <Waiting what="what it finds" />;
  const { reports, claims, stories, facets, more } = answer;
  const words = query.get('q');
  return (
    <div ref={list} class="search-room">
      <div class="room-head">
        <h1>{words ? `“${words}”` : 'Search'}</h1>
        <Button onClick={() => setSaving(true)}>Save this search</Button>
      </div>
      {saving && <SaveSearch query={query} close={() => setSaving(false)} />}
      <div class="told-body">
        <div class="told-main">
          {claims.length > 0 && (
            <section aria-label="Facts" class="facts">
              <h2>What is told of it</h2>
              <ul>
                {claims.map((c) => (
                  <Claim key={c.id} c={c} />
                ))}
              </ul>
            </section>
          )}
          <section aria-label="Reports">
            <h2>
              Reports{' '}
              <span class="note">
                {reports.length ? `${offset + 1}–${offset + reports.length}${more ? ' of more' : ''}` : ''}
              </span>
            </h2>
            {!reports.length && (
              <EmptyState title="Nothing found">
                All words must be there, in any form. Take one away, or one of the conditions on the right; put words that belong
                together in quotation marks.
              </EmptyState>
            )}
            <ul class="cards">
              {reports.map((r) => (
                <li key={r.id} class="card" data-within>
                  <a class="headline" data-item href={addressOf(['reports', r.id])}>
                    {r.title ?? 'Untitled report'}
                  </a>
                  {r.snippet.length > 0 && (
                    <p class="snippet">
                      {r.snippet.map((part, i) => (part.found ? <mark key={i}>{part.text}</mark> : part.text))}
                    </p>
                  )}
                  <p class="meta">
                    <span>{r.outlet ?? 'outlet not told'}</span>
                    {r.published && <time dateTime={r.published}>{dayWords(r.published)}</time>}
                    {r.story && <a href={addressOf(['stories', r.story])}>its story</a>}
                    {r.handling !== 'public' && <Tag tone="doubt">{HANDLING_WORDS[r.handling]}</Tag>}
                  </p>
                </li>
              ))}
            </ul>
            <p class="pages">
              {offset > 0 && (
                <Button onClick={() => setQuery({ offset: offset > PAGE ? String(offset - PAGE) : undefined })}>Before</Button>
              )}
              {more && <Button onClick={() => setQuery({ offset: String(offset + PAGE) })}>More</Button>}
            </p>
          </section>
        </div>
        <aside class="told-side" aria-label="Narrow to">
          {stories.length > 0 && (
            <section class="choices">
              <h2>Stories</h2>
              <ul>
                {stories.map((s) => (
                  <li key={s.id}>
                    <a href={addressOf(['stories', s.id], words ? {} : {})}>{s.title ?? 'Untitled report'}</a>
                    <span class="number">{s.reports}</span>
                  </li>
                ))}
              </ul>
            </section>
          )}
          <FacetList facets={facets} query={query} />
        </aside>
      </div>
    </div>
  );
};
