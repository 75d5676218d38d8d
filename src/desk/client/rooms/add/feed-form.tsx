// Feeds: a new one to follow, and those that are followed, with how their servers answered.
import { useState } from 'preact/hooks';
import type { Answer } from '../../../api/index.ts';
import { call } from '../../call.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { Tag } from '../../parts/told.tsx';
import { say, sayError } from '../../toasts.tsx';

type Feed = Answer<'add.show'>['feeds'][number];

const stateOf = ({ asked, status, failures }: Feed): string => {
  if (asked === undefined) return 'not asked yet';
  const at = `${asked.slice(0, 10)} ${asked.slice(11, 16)} UTC`;
  return failures
    ? `no answer ${failures === 1 ? 'once' : `${failures} times`} in a row, last ${at}`
    : `asked ${at}${status ? `, HTTP ${status}` : ''}`;
};

export const FeedForm = ({ feeds, onUnfollow }: { feeds: readonly Feed[]; onUnfollow(url: string): void }) => {
  const [url, setUrl] = useState('');
  const [pages, setPages] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const ask = async (urls: string[]): Promise<void> => {
    try {
      await call('add.feeds', { body: { urls, pages } });
      setUrl('');
      say(urls.length === 1 ? 'The feed is being asked' : 'The feeds are being asked');
    } catch (error) {
      sayError(error);
    }
  };
  const send = (event: Event): void => {
    event.preventDefault();
    const ok = /^https?:\/\//i.test(url.trim()) && URL.canParse(url.trim());
    setWrong(ok ? undefined : 'The address of a feed begins with http:// or https://.');
    if (ok) void ask([url.trim()]);
  };
  return (
    <form onSubmit={send}>
      <Field
        label="Address of a feed (RSS, Atom, JSON Feed)"
        type="url"
        value={url}
        onInput={setUrl}
        placeholder="https://"
        {...(wrong && { wrong })}
      />
      <label class="check">
        <input type="checkbox" checked={pages} onChange={(event) => setPages(event.currentTarget.checked)} />
        Read the page of each new entry in place of the text in the feed
      </label>
      <div class="add-row">
        <Button main submit>
          Follow and ask now
        </Button>
        {feeds.length > 0 && <Button onClick={() => void ask([])}>Ask all {feeds.length} now</Button>}
      </div>
      <p class="note">
        A feed is asked every 15 minutes at most, and robots.txt is heeded. <code>sitrep follow</code> goes on asking while the
        desk is closed.
      </p>
      {feeds.length > 0 && (
        <ul class="cards" aria-label="Feeds that are followed">
          {feeds.map((feed) => (
            <li key={feed.url} class="card add-feed">
              <div>
                <p>{feed.title ?? feed.url}</p>
                <p class="meta">
                  {feed.title && <span>{feed.url}</span>}
                  <span>{stateOf(feed)}</span>
                  {feed.failures > 0 && <Tag tone="doubt">fails</Tag>}
                </p>
              </div>
              <Button quiet label={`No longer follow ${feed.title ?? feed.url}`} onClick={() => onUnfollow(feed.url)}>
                Unfollow
              </Button>
            </li>
          ))}
        </ul>
      )}
    </form>
  );
};
