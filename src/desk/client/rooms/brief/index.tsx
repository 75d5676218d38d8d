// Brief: the situation report being written. /brief lists and composes; /brief/ID is one of them, each sentence beside its evidence.
import { useState } from 'preact/hooks';
import { useAsk } from '../../ask.ts';
import { call } from '../../call.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { EmptyState, Failed, Waiting } from '../../parts/states.tsx';
import { go } from '../../router.ts';
import type { RoomProps } from '../../shell/rooms.ts';
import { say, sayError } from '../../toasts.tsx';
import { AnswersLink, AnswersRoom } from './answers.tsx';
import { LintForm } from './lint-form.tsx';
import { BriefView } from './page.tsx';
import './brief.css';

const ComposeForm = () => {
  const [about, setAbout] = useState('');
  const [since, setSince] = useState('');
  const [busy, setBusy] = useState(false);
  const compose = async (event: Event): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    try {
      const brief = await call('brief.compose', {
        body: { ...(about.trim() && { about: about.trim() }), ...(since && { since }) },
      });
      say('Composed and kept as a draft');
      go(`/brief/${brief.id}`);
    } catch (error) {
      sayError(error);
      setBusy(false);
    }
  };
  return (
    <form class="brief-compose" onSubmit={(event) => void compose(event)}>
      <Field label="About" value={about} onInput={setAbout} hint="An actor, or situation:NAME; empty for all that is told." />
      <Field label="Published since" type="date" value={since} onInput={setSince} />
      <Button main submit disabled={busy}>
        {busy ? 'Composing …' : 'Compose a brief'}
      </Button>
    </form>
  );
};

const BriefList = () => {
  const { answer, error, again } = useAsk('brief.list', {});
  if (error) return <Failed error={error} again={() => void again()} />;
  if (!answer) return <Waiting what="briefs" />;
  if (!answer.briefs.length)
    return (
      <EmptyState title="No brief is kept here yet">
        <p>
          Compose one: each sentence comes with the words that it is made from, and nothing goes out before a person releases it.
        </p>
      </EmptyState>
    );
  return (
    <ul class="brief-list">
      {answer.briefs.map((b) => (
        <li key={b.id}>
          <a href={`/brief/${b.id}`}>{b.title}</a>
          <span class="brief-small">
            {[b.since, b.until].filter(Boolean).join(' to ')} · {b.sentences} sentences ·{' '}
            {b.released ? `released by ${b.released.by}${b.draft ? ', changed since' : ''}` : 'draft'}
            {b.flagged ? ` · ${b.flagged} flagged` : ''}
            {b.touched ? ` · ${b.touched} notes corrected since` : ''}
            {b.waiting ? ` · ${b.waiting} wait for approval` : ''}
          </span>
        </li>
      ))}
    </ul>
  );
};

const Room = ({ path, query }: RoomProps) =>
  path[0] === 'answers' ? (
    <AnswersRoom query={query} />
  ) : path[0] ? (
    <BriefView id={path[0]} />
  ) : (
    <div class="brief-room">
      <h1>Brief</h1>
      <ComposeForm />
      <h2>Drafts and released briefs</h2>
      <BriefList />
      <AnswersLink />
      <LintForm />
    </div>
  );

export default Room;
