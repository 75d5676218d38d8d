// Orders, pledges, demands, threats, offers, deadlines and open questions by state. The machine only says "possible answer found"; kept, broken and
// answered are what a person says here.
import { FOLLOW_UP_WORDS } from '../../../../../core/words.ts';
import type { PageFollowUp } from '../../../../api/story-page.ts';
import { Button } from '../../../parts/button.tsx';
import { EmptyState } from '../../../parts/states.tsx';
import { Tag } from '../../../parts/told.tsx';
import { useCodes } from '../codes.ts';
import { dayWords } from '../days.ts';
import { decideFollowUp } from '../decide.ts';
import { Where } from './where.tsx';

const ORDER = ['overdue', 'possible answer found', 'open', 'kept', 'broken', 'answered'];
const DECIDED = new Set(['kept', 'broken', 'answered']);
const STATES = ['kept', 'broken', 'answered', 'open'] as const;
const ANSWERS = 2; // shown of each

const FollowUp = ({ f, again }: { f: PageFollowUp; again: () => Promise<void> }) => {
  const codes = useCodes();
  return (
    <li class="follow-up" data-within>
      <p class="words" data-item tabIndex={-1}>
        {f.words}
      </p>
      <p class="by">
        <Tag tone="accent">{f.kind}</Tag>
        {f.by && <span class="speaker">{f.by}</span>}
        {f.to && <span>to {f.to}</span>}
        {f.due && <span>by {dayWords(f.due)}</span>}
        {f.condition && <span>if {f.condition}</span>}
        {f.tellings[0] && (
          <Where report={f.tellings[0].report} item={f.tellings[0].key} outlet="where it is told" published={f.from} />
        )}
        {codes && <code>{f.id}</code>}
      </p>
      {f.answers.length > 0 && (
        <ul class="answers" aria-label="Possible answers">
          {f.answers.slice(0, ANSWERS).map((a) => (
            <li key={`${a.report} ${a.key}`}>
              <p class="words">{a.words}</p>
              <p class="by">
                <span>possible answer: {a.reasons}</span>
                <Where report={a.report} item={a.key} outlet={a.outlet} published={a.published} />
              </p>
            </li>
          ))}
        </ul>
      )}
      <fieldset class="states">
        <legend class="read-out">How it ended</legend>
        {STATES.filter((to) => to !== 'open' || DECIDED.has(f.state)).map((to) => (
          <Button key={to} pressed={f.state === to} onClick={() => void decideFollowUp(f.id, to, again)}>
            {FOLLOW_UP_WORDS[to]}
          </Button>
        ))}
      </fieldset>
    </li>
  );
};

export const FollowUps = ({ list, again }: { list: readonly PageFollowUp[]; again: () => Promise<void> }) => {
  if (!list.length)
    return (
      <EmptyState title="Nothing to follow up">No order, pledge, demand, threat, offer or open question was found.</EmptyState>
    );
  return (
    <div class="follow-ups">
      {ORDER.map((state) => {
        const group = list.filter((f) => f.state === state);
        return (
          group.length > 0 && (
            <section key={state} aria-label={FOLLOW_UP_WORDS[state] ?? state}>
              <h2>
                {FOLLOW_UP_WORDS[state] ?? state} <span class="number">{group.length}</span>
                {DECIDED.has(state) && <span class="note"> as a person said</span>}
              </h2>
              <ul>
                {group.map((f) => (
                  <FollowUp key={f.id} f={f} again={again} />
                ))}
              </ul>
            </section>
          )
        );
      })}
    </div>
  );
};
