// Accounts: oneself (password, where one is signed in), and for admins people and tokens of scripts.
import { useAsk } from '../../ask.ts';
import { Failed, Waiting } from '../../parts/states.tsx';
import { currentSession, may } from '../../session.ts';
import './accounts.css';
import { Own } from './own.tsx';
import { People } from './people.tsx';
import { Tokens } from './tokens.tsx';

const ForAdmins = () => {
  const { answer, error, again } = useAsk('accounts.list', {});
  if (error && !answer) return <Failed error={error} again={() => void again()} />;
  if (!answer) return <Waiting what="accounts" />;
  return (
    <>
      <People accounts={answer.accounts} again={again} />
      <Tokens tokens={answer.tokens} again={again} />
    </>
  );
};

const Accounts = () => {
  const session = currentSession();
  return (
    <div class="accounts">
      <header class="room-head">
        <h1>Accounts</h1>
        <p class="meta">
          {session?.single
            ? 'There is no account: the desk opens on this computer alone, for whoever uses it. With the first one, which is an admin’s, it asks who is there.'
            : `Signed in as ${session?.user?.name}, ${session?.user?.role}.`}
        </p>
      </header>
      {may('admin') && <ForAdmins />}
      {session && !session.single && <Own />}
    </div>
  );
};

export default Accounts;
