// Readers' answers: each beside the words that it is about; accepted or rejected by key. /brief/answers is the list; a brief shows its own at each sentence.
import { useEffect, useState } from 'preact/hooks';
import { ANSWER_STATE_WORDS, ANSWER_VIA_WORDS } from '../../../../core/words.ts';
import type { ReaderAnswer } from '../../../api/answers.ts';
import { useAsk } from '../../ask.ts';
import { call } from '../../call.ts';
import { useKeys } from '../../keys.ts';
import { Button } from '../../parts/button.tsx';
import { EmptyState, Failed, Waiting } from '../../parts/states.tsx';
import { go, setQuery } from '../../router.ts';
import { say, sayError } from '../../toasts.tsx';
import './answers.css';

type State = ReaderAnswer['state'];
const TABS: readonly (readonly [State, string])[] = [
  ['held', 'Held'],
  ['released', 'Accepted'],
  ['dropped', 'Rejected'],
];
const DONE: Record<State, string> = {
  held: 'Held again',
  released: 'Accepted: it goes out with the next publish, without its sender',
  dropped: 'Rejected',
};

/** Decides, and can take it back. */
export const decide = async ({ number }: ReaderAnswer, state: State, again: () => Promise<void>): Promise<void> => {
  const put = (to: State) => call('answers.decide', { params: { number }, body: { state: to } });
  try {
    const { before } = await put(state);
    await again();
    say(DONE[state], {
      undo: async () => {
        await put(before);
        await again();
      },
    });
  } catch (error) {
    sayError(error);
  }
};

const wayTo = (brief: { id: string }, sentence?: { id: string }): string =>
  `/brief/${encodeURIComponent(brief.id)}${sentence ? `#${encodeURIComponent(sentence.id)}` : ''}`;

const about = ({ brief, sentence, claim, code, issue }: ReaderAnswer) => (
  <>
    {brief ? (
      <>
        {sentence?.text !== undefined && <q>{sentence.text}</q>}
        <span class="brief-small">
          {sentence && `Sentence ${sentence.n} of `}
          <a href={wayTo(brief, sentence)}>{brief.title}</a>
          {issue !== undefined && `, issue ${issue}`}
        </span>
      </>
    ) : (
      <span class="brief-small">No brief here has the code {code}.</span>
    )}
    {claim && (
      <span class="brief-small">
        The claim: <a href={`/stories/${encodeURIComponent(claim.story)}`}>{claim.words}</a>
      </span>
    )}
  </>
);

const from = ({ via, sender, received }: ReaderAnswer): string =>
  [sender ?? 'without a name', ANSWER_VIA_WORDS[via], received.slice(0, 16).replace('T', ' ')].join(' · ');

interface AnswerProps {
  answer: ReaderAnswer;
  again(): Promise<void>;
  /** Beside its sentence: what it is about stands there already. */
  within?: boolean;
}

export const AnswerView = ({ answer, again, within = false }: AnswerProps) => {
  const { state, text, decidedBy, publishedIn } = answer;
  return (
    <>
      <p class="answer-words">{text}</p>
      <p class="brief-small">
        {from(answer)}
        {publishedIn !== undefined
          ? ` · published in issue ${publishedIn}`
          : ` · ${ANSWER_STATE_WORDS[state]}${decidedBy === undefined ? '' : ` (${decidedBy})`}`}
      </p>
      {!within && <div class="answer-about">{about(answer)}</div>}
      {publishedIn === undefined && (
        <div class="brief-acts">
          {state !== 'released' && (
            <Button
              main={!within}
              quiet={within}
              onClick={() => void decide(answer, 'released', again)}
              {...(!within && { hint: 'a' })}
            >
              Accept
            </Button>
          )}
          {state !== 'dropped' && (
            <Button quiet={within} onClick={() => void decide(answer, 'dropped', again)} {...(!within && { hint: 'x' })}>
              Reject
            </Button>
          )}
          {state !== 'held' && (
            <Button quiet onClick={() => void decide(answer, 'held', again)}>
              Hold again
            </Button>
          )}
        </div>
      )}
    </>
  );
};

/** How many wait, as a link; nothing where there never was one. */
export const AnswersLink = () => {
  const { answer } = useAsk('answers.list', { query: { state: 'held' } });
  if (!answer || !Object.values(answer.counts).some(Boolean)) return null;
  const { held } = answer.counts;
  return (
    <p>
      <a href="/brief/answers">Readers’ answers</a>: {held === 0 ? 'none waits' : held === 1 ? 'one waits' : `${held} wait`} to be
      read
    </p>
  );
};

export const AnswersRoom = ({ query }: { query: URLSearchParams }) => {
  const state = TABS.find(([name]) => name === query.get('state'))?.[0] ?? 'held';
  const { answer, error, again } = useAsk('answers.list', { query: { state } });
  const [at, setAt] = useState(0);
  useEffect(() => setAt(0), [state]);
  const answers = answer?.answers ?? [];
  const here = Math.min(at, answers.length - 1);
  const current = answers[here];
  const move = (to: number): void => {
    const next = Math.max(0, Math.min(answers.length - 1, to));
    setAt(next);
    const item = document.querySelector<HTMLElement>(`[data-answer="${answers[next]?.number}"]`);
    item?.focus({ preventScroll: true });
    item?.scrollIntoView({ block: 'nearest' });
  };
  const act = (to: State): void => {
    if (current && current.publishedIn === undefined && current.state !== to) void decide(current, to, again);
  };
  useKeys('Readers’ answers', [
    { keys: 'j', says: 'next', run: () => move(here + 1) },
    { keys: 'k', says: 'the one before', run: () => move(here - 1) },
    { keys: 'a', says: 'accept: it goes out with the next publish', run: () => act('released') },
    { keys: 'x', says: 'reject', run: () => act('dropped') },
    {
      keys: 'Enter',
      says: 'open what it is about',
      run: () => {
        if (current?.brief) go(wayTo(current.brief, current.sentence));
      },
    },
  ]);
  if (error && !answer) return <Failed error={error} again={() => void again()} />;
  if (!answer) return <Waiting what="readers’ answers" />;
  return (
    <div class="brief-room">
      <header class="room-head">
        <h1>Readers’ answers</h1>
        <p class="meta">What readers say of a published brief. A person reads it first; names are never published.</p>
        <nav class="tabs" aria-label="Which answers are shown">
          {TABS.map(([name, words]) => (
            <a
              key={name}
              href={name === 'held' ? '/brief/answers' : `/brief/answers?state=${name}`}
              aria-current={state === name ? 'true' : undefined}
              onClick={(event) => {
                event.preventDefault();
                setQuery({ state: name === 'held' ? undefined : name });
              }}
            >
              {words}
              <span class="badge">{answer.counts[name]}</span>
            </a>
          ))}
        </nav>
      </header>
      {answers.length ? (
        <ul class="answers">
          {answers.map((one, i) => (
            <li
              key={one.number}
              data-answer={one.number}
              tabIndex={-1}
              class={i === here ? 'selected' : undefined}
              onFocus={() => setAt(i)}
            >
              <AnswerView answer={one} again={again} />
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState title={state === 'held' ? 'No answer waits' : 'Nothing here'}>
          <p>
            Answers come by the form of a channel (<code>sitrep desk --channel FOLDER --answers</code>), or by mail and Telegram (
            <code>sitrep answers import</code>).
          </p>
        </EmptyState>
      )}
    </div>
  );
};
