// Tokens of scripts: made, shown once, revoked.
import { useState } from 'preact/hooks';
import { dayWords } from '../../../../core/words.ts';
import type { Answer } from '../../../api/index.ts';
import { call } from '../../call.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { say, sayError } from '../../toasts.tsx';
import { ROLE_CHOICES, Sure } from './people.tsx';

type Token = Answer<'accounts.list'>['tokens'][number];

export const Tokens = ({ tokens, again }: { tokens: readonly Token[]; again(): Promise<void> }) => {
  const [name, setName] = useState('');
  const [role, setRole] = useState<Token['role']>('reader');
  const [made, setMade] = useState<{ name: string; secret: string }>();
  const [revoking, setRevoking] = useState<Token>();
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    try {
      const { secret } = await call('tokens.make', { body: { name: name.trim(), role } });
      setMade({ name: name.trim(), secret });
      setName('');
      await again();
    } catch (error) {
      sayError(error);
    }
  };
  return (
    <section aria-labelledby="tokens">
      <h2 id="tokens">Tokens for scripts</h2>
      <p class="note">
        A script sends its token with each request, as “Authorization: Bearer TOKEN”. What it can ask for stands at{' '}
        <a href="/api" target="_blank" rel="noreferrer">
          /api
        </a>
        .
      </p>
      {tokens.length > 0 && (
        <div class="table-box">
          <table>
            <thead>
              <tr>
                <th scope="col">For what</th>
                <th scope="col">Role</th>
                <th scope="col">Made</th>
                <th scope="col">Used last</th>
                <th scope="col">
                  <span class="read-out">What to do</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {tokens.map((token) => (
                <tr key={token.number}>
                  <th scope="row">{token.name}</th>
                  <td>{token.role}</td>
                  <td>{dayWords(token.made)}</td>
                  <td>{token.used ? dayWords(token.used) : 'never'}</td>
                  <td class="accounts-acts">
                    <Button quiet danger label={`Revoke ${token.name}`} onClick={() => setRevoking(token)}>
                      Revoke
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {made && (
        <div class="secret" role="status">
          <p>The token for “{made.name}”. It is shown this once: keep it where the script finds it, and nowhere else.</p>
          <code>{made.secret}</code>
          <div class="acts">
            <Button
              onClick={() =>
                void navigator.clipboard.writeText(made.secret).then(
                  () => say('Copied'),
                  () => say('The browser does not let this page copy: select the token and copy it.', { bad: true }),
                )
              }
            >
              Copy
            </Button>
            <Button quiet onClick={() => setMade(undefined)}>
              I have it
            </Button>
          </div>
        </div>
      )}
      <form class="accounts-form" onSubmit={(event) => void send(event)}>
        <h3>Make a token</h3>
        <div class="accounts-fields">
          <Field label="For what" value={name} onInput={setName} required />
          <Field label="It may act as" value={role} onInput={(value) => setRole(value as Token['role'])} choices={ROLE_CHOICES} />
        </div>
        <Button submit>Make it</Button>
      </form>
      {revoking && (
        <Sure
          title={`Revoke “${revoking.name}”?`}
          words="Scripts that use this token are refused from now on. It can't be brought back; a new one can be made."
          act="Revoke it"
          run={() => call('tokens.drop', { params: { number: revoking.number } }).then(again)}
          onClose={() => setRevoking(undefined)}
        />
      )}
    </section>
  );
};
