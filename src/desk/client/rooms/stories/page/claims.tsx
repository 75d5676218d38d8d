// The timeline: each claim with all who tell it, for and against, the way that it went, and what a person can put right.
import { useState } from 'preact/hooks';
import { STANCE_WORDS } from '../../../../../core/words.ts';
import type { PageClaim, PageTelling, StoryPage } from '../../../../api/story-page.ts';
import { Button } from '../../../parts/button.tsx';
import { Count, Tag } from '../../../parts/told.tsx';
import { realityWords, typeWords, useCodes } from '../codes.ts';
import { dayWords } from '../days.ts';
import { decideGroup } from '../decide.ts';
import { Trace } from './trace.tsx';
import { Where } from './where.tsx';

const AT_ONCE = 60; // claims; more are shown when asked for
const TELLINGS = 3; // of a claim, until it is opened

type Titles = ReadonlyMap<string, string | undefined>;

const Telling = ({ told, titles, said, out }: { told: PageTelling; titles: Titles; said: string; out?: () => void }) => {
  const codes = useCodes();
  return (
    <li class={told.stance === 'against' ? 'telling against' : 'telling'}>
      {told.words !== said && <p class="words">{told.words}</p>}
      <p class="by">
        {told.stance === 'against' && <Tag tone="against">{STANCE_WORDS.against}</Tag>}
        <span class="speaker">{told.speaker ?? 'the outlet itself'}</span>
        <Where
          report={told.report}
          item={told.key}
          outlet={told.outlet}
          title={titles.get(told.report)}
          published={told.published}
        />
        {told.reality !== 'actual' && <Tag tone="new">{realityWords(told.reality)}</Tag>}
        {codes && (
          <code>
            {told.type ?? told.layer} {told.key}
            {told.confidence !== undefined && ` p=${told.confidence.toFixed(2)}`}
          </code>
        )}
        {out && (
          <Button quiet onClick={out}>
            Not this claim
          </Button>
        )}
      </p>
    </li>
  );
};

const parties = (claim: PageClaim, side: 'doers' | 'targets'): string =>
  [...new Set(claim.tellings.flatMap((t) => t[side]))].slice(0, 4).join(', ');

interface ClaimProps {
  claim: PageClaim;
  titles: Titles;
  again(): Promise<void>;
  /** The claim that another one is to be merged into. */
  merging: PageClaim | undefined;
  merge(claim: PageClaim | undefined): void;
}

const Claim = ({ claim, titles, again, merging, merge }: ClaimProps) => {
  const [open, setOpen] = useState(false);
  const codes = useCodes();
  const [doers, targets] = [parties(claim, 'doers'), parties(claim, 'targets')];
  const realities = [...new Set(claim.tellings.filter((t) => t.stance === 'for').map((t) => t.reality))];
  const list = open ? claim.tellings : claim.tellings.slice(0, TELLINGS);
  const places = [...new Set(claim.tellings.flatMap((t) => t.place ?? []))];
  return (
    <li class="claim" data-within>
      <button type="button" class="claim-head" data-item aria-expanded={open} onClick={() => setOpen(!open)}>
        <span class="act">
          {claim.type ? typeWords(claim.type) : 'says'}
          {codes && claim.type && <code> {claim.type}</code>}
        </span>
        <span class="claim-words">{claim.words}</span>
      </button>
      <p class="meta">
        <Count {...claim} />
        {realities.map((r) => (
          <Tag key={r} tone={r === 'actual' ? 'plain' : 'new'}>
            {realityWords(r)}
          </Tag>
        ))}
        {claim.denials > 0 && (
          <Tag tone="against">
            denied by {claim.denials} {claim.denials === 1 ? 'voice' : 'voices'}
          </Tag>
        )}
        {claim.independent > 1 && <span>{claim.independent} independent of each other</span>}
      </p>
      {(doers || targets || places.length > 0) && (
        <p class="roles">
          {doers && (
            <span>
              <b>doer</b> {doers}
            </span>
          )}
          {targets && (
            <span>
              <b>target</b> {targets}
            </span>
          )}
          {places.length > 0 && (
            <span>
              <b>where</b> {places.join(', ')}
            </span>
          )}
        </p>
      )}
      <ul class="tellings">
        {list.map((t) => (
          <Telling
            key={`${t.report} ${t.key}`}
            told={t}
            titles={titles}
            said={claim.words}
            {...(open &&
              claim.tellings.length > 1 && {
                out: () =>
                  void decideGroup({ subject: 'claim', op: 'split', a: claim.id, b: t.key }, 'Taken out of the claim.', again),
              })}
          />
        ))}
      </ul>
      <div class="claim-tools">
        {!open && claim.tellings.length > TELLINGS && (
          <Button quiet onClick={() => setOpen(true)}>
            {claim.tellings.length - TELLINGS} more
          </Button>
        )}
        {merging && merging.id !== claim.id && (
          <Button
            main
            onClick={() => {
              merge(undefined);
              void decideGroup({ subject: 'claim', op: 'merge', a: merging.id, b: claim.id }, 'The two claims are one.', again);
            }}
          >
            The same as “{merging.words.slice(0, 40)}…”
          </Button>
        )}
        {merging?.id === claim.id && (
          <Button onClick={() => merge(undefined)}>Choose the other claim below or above, or leave it</Button>
        )}
        {open && !merging && (
          <Button quiet onClick={() => merge(claim)}>
            The same as another …
          </Button>
        )}
        {open && codes && <code>{claim.id}</code>}
      </div>
      {open && claim.reports > 1 && <Trace claim={claim.id} titles={titles} />}
    </li>
  );
};

export const Claims = ({
  list,
  again,
  reports,
}: {
  list: readonly PageClaim[];
  again(): Promise<void>;
  reports: StoryPage['reports'];
}) => {
  const [shown, setShown] = useState(AT_ONCE);
  const [merging, merge] = useState<PageClaim>();
  const titles = new Map(reports.map((r) => [r.id, r.title]));
  let day: string | undefined;
  return (
    <>
      <ol class="timeline" aria-label="Timeline">
        {list.slice(0, shown).flatMap((claim) => {
          const head = claim.day !== day || day === undefined;
          day = claim.day;
          return [
            head && (
              <li key={`day ${claim.day}`} class="day">
                <h2>{claim.day === undefined ? 'No day told' : dayWords(claim.day)}</h2>
              </li>
            ),
            <Claim key={claim.id} claim={claim} titles={titles} again={again} merging={merging} merge={merge} />,
          ];
        })}
      </ol>
      {list.length > shown && <Button onClick={() => setShown(shown + AT_ONCE)}>Show {list.length - shown} more</Button>}
    </>
  );
};
