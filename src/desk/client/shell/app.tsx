// The shell: navigation, search, keys, messages; the room that the address names stands in the middle.
import { useEffect, useState } from 'preact/hooks';
import type { Answer } from '../../api/index.ts';
import { call, setToken } from '../call.ts';
import { useKeys } from '../keys.ts';
import { Button } from '../parts/button.tsx';
import { Alerts } from '../rooms/search/alerts.tsx';
import { followLinks, go, useAddress } from '../router.ts';
import { keepSession } from '../session.ts';
import { Toasts } from '../toasts.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { RoomView } from './room-view.tsx';
import { ROOMS } from './rooms.ts';
import { SearchBox } from './search-box.tsx';
import { SignIn } from './sign-in.tsx';
import { applyTheme, type Theme, themeOf } from './theme.ts';

const NEXT_THEME: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' };

export const App = () => {
  const address = useAddress();
  const [session, setSession] = useState<Answer<'session.show'>>();
  const [problem, setProblem] = useState<string>();
  const [showKeys, setShowKeys] = useState(false);
  const [theme, setTheme] = useState(themeOf);
  const here = address.path[0] ?? 'today';
  const enter = (answer: Answer<'session.show'>): void => {
    setToken(answer.token);
    keepSession(answer);
    setSession(answer);
  };
  useEffect(() => {
    call('session.show').then(enter, (error: Error) => setProblem(error.message));
  }, []);
  useKeys('Everywhere', [{ keys: '?', says: 'show all keys', run: () => setShowKeys(true) }]);
  useKeys('Rooms', [
    ...ROOMS.map(({ name, title, key }) => ({ keys: `g ${key}`, says: `go to ${title}`, run: () => go(`/${name}`) })),
    { keys: 'g p', says: 'go to Accounts', run: () => go('/accounts') },
  ]);
  const leave = (): void => {
    call('session.close').then(
      () => location.assign('/'),
      (error: Error) => setProblem(error.message),
    );
  };
  const turn = (): void => {
    applyTheme(NEXT_THEME[theme]);
    setTheme(NEXT_THEME[theme]);
  };
  if (session && !session.user) return <SignIn onSession={enter} />;
  return (
    // biome-ignore lint/a11y: it only catches what bubbles up from links, which are reachable themselves
    <div class="desk" onClick={followLinks}>
      <a class="skip" href="#room">
        Skip to the room
      </a>
      <nav class="rail" aria-label="Rooms">
        <a class="brand" href="/today">
          Sitrep
        </a>
        <ul>
          {ROOMS.map(({ name, title, key }) => (
            <li key={name}>
              <a href={`/${name}`} aria-current={here === name ? 'page' : undefined} aria-keyshortcuts={`g ${key}`}>
                {title}
                <kbd aria-hidden="true">g {key}</kbd>
              </a>
            </li>
          ))}
        </ul>
        <div class="rail-foot">
          <p title={session?.dossier}>{session?.dossier}</p>
          <p>{session?.reports !== undefined && `${session.reports} report${session.reports === 1 ? '' : 's'}`}</p>
          {session?.user && (
            <a class="button quiet" href="/accounts" aria-current={here === 'accounts' ? 'page' : undefined}>
              {session.single ? 'Accounts' : `${session.user.name}, ${session.user.role}`}
            </a>
          )}
          {session && !session.single && (
            <Button quiet onClick={leave}>
              Sign out
            </Button>
          )}
          <Button quiet onClick={turn}>
            Colours: {theme === 'system' ? 'system' : theme}
          </Button>
          <Button quiet onClick={() => setShowKeys(true)} hint="?">
            Keys
          </Button>
        </div>
      </nav>
      <div class="page">
        <header class="top">
          <SearchBox />
          {session && <Alerts />}
        </header>
        <main id="room" tabIndex={-1}>
          {problem ? <p role="alert">{problem}</p> : session && <RoomView {...address} />}
        </main>
      </div>
      <Toasts />
      {showKeys && <KeysDialog onClose={() => setShowKeys(false)} />}
    </div>
  );
};
