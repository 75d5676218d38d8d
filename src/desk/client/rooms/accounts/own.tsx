// Oneself: a new password, and where one is signed in. An admin sees the sessions of all.
import { useState } from 'preact/hooks';
import type { Answer } from '../../../api/index.ts';
import { useAsk } from '../../ask.ts';
import { call } from '../../call.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { Failed, Waiting } from '../../parts/states.tsx';
import { Tag } from '../../parts/told.tsx';
import { may } from '../../session.ts';
import { say, sayError } from '../../toasts.tsx';

const moment = (iso: string): string =>
  new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' }).format(new Date(iso));

const leave = (): void => {
  call('session.close').then(() => location.assign('/'), sayError);
};

const OwnPassword = () => {
  const [before, setBefore] = useState('');
  const [password, setPassword] = useState('');
  const [wrong, setWrong] = useState<{ code?: string; message: string }>();
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    try {
      await call('session.password', { body: { before, password } });
      location.assign('/accounts'); // all sessions have ended: it asks for the new one
    } catch (error) {
      setWrong(error as { code?: string; message: string });
    }
  };
  return (
    <form class="accounts-form" onSubmit={(event) => void send(event)}>
      <h3>A new password</h3>
      <div class="accounts-fields">
        <Field
          label="The password as it is"
          type="password"
          autocomplete="current-password"
          value={before}
          onInput={setBefore}
          required
          {...(wrong?.code === 'wrong-password' && { wrong: wrong.message })}
        />
        <Field
          label="The new one"
          type="password"
          autocomplete="new-password"
          value={password}
          onInput={setPassword}
          required
          {...(wrong && wrong.code !== 'wrong-password'
            ? { wrong: wrong.message }
            : { hint: 'Ten characters at least. You are signed out everywhere, and sign in again with it.' })}
        />
      </div>
      <Button submit>Change it</Button>
    </form>
  );
};

const Row = ({
  session,
  everybody,
  again,
}: {
  session: Answer<'sessions.list'>['sessions'][number];
  everybody: boolean;
  again(): void;
}) => (
  <tr>
    {everybody && <td>{session.account}</td>}
    <th scope="row">
      {session.browser ?? 'not known'}
      {session.own && <Tag>this one</Tag>}
    </th>
    <td>{session.made ? moment(session.made) : 'not known'}</td>
    <td>{moment(session.expires)}</td>
    <td class="accounts-acts">
      {session.own ? (
        <Button quiet onClick={leave}>
          Sign out
        </Button>
      ) : (
        <Button
          quiet
          label={`End the session of ${session.account}, ${session.browser ?? 'not known'}`}
          onClick={() =>
            void call('sessions.end', { params: { id: session.id } }).then(() => {
              say('Signed out there');
              again();
            }, sayError)
          }
        >
          End
        </Button>
      )}
    </td>
  </tr>
);

export const Own = () => {
  const { answer, error, again } = useAsk('sessions.list', {});
  const everybody = may('admin');
  return (
    <section aria-labelledby="own">
      <h2 id="own">You</h2>
      <OwnPassword />
      <h3>{everybody ? 'Who is signed in' : 'Where you are signed in'}</h3>
      {error && !answer && <Failed error={error} again={() => void again()} />}
      {!answer && !error && <Waiting what="sessions" />}
      {answer && (
        <div class="table-box">
          <table>
            <thead>
              <tr>
                {everybody && <th scope="col">Who</th>}
                <th scope="col">Browser</th>
                <th scope="col">Since</th>
                <th scope="col">Ends by itself</th>
                <th scope="col">
                  <span class="read-out">What to do</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {answer.sessions.map((session) => (
                <Row key={session.id} session={session} everybody={everybody} again={() => void again()} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
};
