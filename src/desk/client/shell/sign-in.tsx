// Signing in, where the dossier has accounts.
import { useState } from 'preact/hooks';
import type { Answer } from '../../api/index.ts';
import { CallError, call } from '../call.ts';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';

export const SignIn = ({ onSession }: { onSession(session: Answer<'session.show'>): void }) => {
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [wrong, setWrong] = useState<string>();
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    setWrong(undefined);
    try {
      onSession(await call('session.open', { body: { name, password } }));
    } catch (error) {
      setWrong(error instanceof CallError ? error.message : String(error));
    }
  };
  return (
    <main class="sign-in">
      <h1>Sitrep</h1>
      <form onSubmit={(event) => void send(event)}>
        <Field label="Name" value={name} onInput={setName} autocomplete="username" required />
        <Field
          label="Password"
          type="password"
          value={password}
          onInput={setPassword}
          autocomplete="current-password"
          required
          {...(wrong && { wrong })}
        />
        <Button main submit>
          Sign in
        </Button>
      </form>
    </main>
  );
};
