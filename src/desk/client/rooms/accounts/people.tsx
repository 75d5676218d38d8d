// Accounts of people: who may use the desk, as what; new ones, shut ones, new passwords.
import { useState } from 'preact/hooks';
import { DESK_ROLE_WORDS, dayWords } from '../../../../core/words.ts';
import type { Answer } from '../../../api/index.ts';
import { call } from '../../call.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Field } from '../../parts/field.tsx';
import { Tag } from '../../parts/told.tsx';
import { currentSession } from '../../session.ts';
import { say, sayError } from '../../toasts.tsx';

type Account = Answer<'accounts.list'>['accounts'][number];
type Role = Account['role'];
const ROLES = Object.keys(DESK_ROLE_WORDS) as Role[];
export const ROLE_CHOICES = ROLES.map((role) => [role, `${role}: ${DESK_ROLE_WORDS[role]}`] as const);

const PASSWORD_HINT = 'Ten characters at least; four or five random words are good. Hand it over in person.';

/** A name, a role and a password; the first account is an admin's. */
const NewAccount = ({ first, again }: { first: boolean; again(): Promise<void> }) => {
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>(first ? 'admin' : 'analyst');
  const [password, setPassword] = useState('');
  const [wrong, setWrong] = useState<string>();
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    try {
      await call('accounts.keep', { params: { name: name.trim() }, body: { role, password } });
    } catch (error) {
      setWrong(error instanceof Error ? error.message : String(error));
      return;
    }
    if (first) {
      location.assign('/accounts'); // from now on it asks who is there
      return;
    }
    say(`${name.trim()} may sign in as ${role}`);
    setName('');
    setPassword('');
    setWrong(undefined);
    await again();
  };
  return (
    <form class="accounts-form" onSubmit={(event) => void send(event)}>
      <h3>{first ? 'Make the first account' : 'Add somebody'}</h3>
      <div class="accounts-fields">
        <Field label="Name" value={name} onInput={setName} required />
        {!first && <Field label="Role" value={role} onInput={(value) => setRole(value as Role)} choices={ROLE_CHOICES} />}
        <Field
          label="Password"
          type="password"
          autocomplete="new-password"
          value={password}
          onInput={setPassword}
          required
          {...(wrong === undefined ? { hint: PASSWORD_HINT } : { wrong })}
        />
      </div>
      <Button main submit>
        {first ? 'Make it, and sign in' : 'Add'}
      </Button>
    </form>
  );
};

const NewPassword = ({ account, onClose }: { account: Account; onClose(): void }) => {
  const [password, setPassword] = useState('');
  const [wrong, setWrong] = useState<string>();
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    try {
      await call('accounts.keep', { params: { name: account.name }, body: { role: account.role, password } });
      say(`${account.name} has a new password, and is signed out everywhere`);
      onClose();
    } catch (error) {
      setWrong(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <Dialog title={`A new password for ${account.name}`} onClose={onClose}>
      <form class="accounts-form" onSubmit={(event) => void send(event)}>
        <Field
          label="New password"
          type="password"
          autocomplete="new-password"
          value={password}
          onInput={setPassword}
          required
          {...(wrong === undefined ? { hint: PASSWORD_HINT } : { wrong })}
        />
        <Button main submit>
          Set it
        </Button>
      </form>
    </Dialog>
  );
};

/** Asks before something that can't be taken back. */
export const Sure = ({
  title,
  words,
  act,
  run,
  onClose,
}: {
  title: string;
  words: string;
  act: string;
  run(): Promise<unknown>;
  onClose(): void;
}) => (
  <Dialog title={title} onClose={onClose}>
    <div class="accounts-form">
      <p>{words}</p>
      <div class="acts">
        <Button danger onClick={() => void run().then(onClose, sayError)}>
          {act}
        </Button>
        <Button quiet onClick={onClose} hint="Esc">
          Leave it
        </Button>
      </div>
    </div>
  </Dialog>
);

export const People = ({ accounts, again }: { accounts: readonly Account[]; again(): Promise<void> }) => {
  const [resetting, setResetting] = useState<Account>();
  const [removing, setRemoving] = useState<Account>();
  const self = currentSession()?.user?.name.toLowerCase();
  const change = async (
    account: Account,
    now: { role?: Role; disabled?: boolean },
    before: typeof now,
    told: string,
  ): Promise<void> => {
    const put = (body: typeof now) => call('accounts.change', { params: { name: account.name }, body });
    try {
      await put(now);
      await again();
      say(told, { undo: async () => void (await put(before), await again()) });
    } catch (error) {
      sayError(error);
    }
  };
  return (
    <section aria-labelledby="people">
      <h2 id="people">People</h2>
      {accounts.length > 0 && (
        <div class="table-box">
          <table>
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Role</th>
                <th scope="col">Since</th>
                <th scope="col">Signed in</th>
                <th scope="col">
                  <span class="read-out">What to do</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {accounts.map((account) => (
                <tr key={account.name} class={account.disabled ? 'shut' : undefined}>
                  <th scope="row">
                    {account.name}
                    {account.name.toLowerCase() === self && <Tag>you</Tag>}
                    {account.disabled && <Tag tone="against">shut since {dayWords(account.disabled)}</Tag>}
                  </th>
                  <td>
                    <select
                      aria-label={`Role of ${account.name}`}
                      value={account.role}
                      onChange={(event) => {
                        const role = event.currentTarget.value as Role;
                        event.currentTarget.value = account.role; // until the server agrees
                        void change(account, { role }, { role: account.role }, `${account.name} is now ${role}`);
                      }}
                    >
                      {ROLES.map((role) => (
                        <option key={role} value={role}>
                          {role}
                        </option>
                      ))}
                    </select>
                  </td>
                  <td>{dayWords(account.made)}</td>
                  <td>{account.sessions === 0 ? 'no' : account.sessions === 1 ? 'once' : `${account.sessions} times`}</td>
                  <td class="accounts-acts">
                    <Button quiet label={`New password for ${account.name}`} onClick={() => setResetting(account)}>
                      New password
                    </Button>
                    <Button
                      quiet
                      label={account.disabled ? `Open the account of ${account.name}` : `Shut the account of ${account.name}`}
                      onClick={() =>
                        void change(
                          account,
                          { disabled: !account.disabled },
                          { disabled: Boolean(account.disabled) },
                          account.disabled ? `${account.name} may sign in again` : `${account.name} may no longer sign in`,
                        )
                      }
                    >
                      {account.disabled ? 'Open' : 'Shut'}
                    </Button>
                    <Button quiet danger label={`Remove ${account.name}`} onClick={() => setRemoving(account)}>
                      Remove
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <dl class="roles-told">
        {ROLES.map((role) => (
          <div key={role}>
            <dt>{role}</dt>
            <dd>{DESK_ROLE_WORDS[role]}</dd>
          </div>
        ))}
      </dl>
      <NewAccount first={!accounts.length} again={again} />
      {resetting && (
        <NewPassword
          account={resetting}
          onClose={() => {
            setResetting(undefined);
            void again();
          }}
        />
      )}
      {removing && (
        <Sure
          title={`Remove ${removing.name}?`}
          words="The account, its password and its sessions go for good; what this person did stays under their name. To keep somebody out for a while, shut the account instead."
          act="Remove it"
          run={() => call('accounts.drop', { params: { name: removing.name } }).then(again)}
          onClose={() => setRemoving(undefined)}
        />
      )}
    </section>
  );
};
