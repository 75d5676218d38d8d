// Beside the text: what was understood of the item that is looked at, by which rule or model, how sure; and what can be done with it.
import { STATE_WORDS, sureWords } from '../../../../core/words.ts';
import type { ReportItem, ReportPage } from '../../../api/reports.ts';
import { Button } from '../../parts/button.tsx';
import { Tag } from '../../parts/told.tsx';
import { LAYERS } from './marks.ts';

interface PanelProps {
  page: ReportPage;
  item: ReportItem;
  /** Where it stands among the steps, from 1. */
  step: { at: number; of: number } | undefined;
  codes: boolean;
  onPick(key: string): void;
  acts: {
    accept(): void;
    reject(): void;
    edit(): void;
    place?: (() => void) | undefined;
    actor?: (() => void) | undefined;
    note(): void;
  };
}

const TONES = { proposed: 'doubt', accepted: 'new', corrected: 'accent', added: 'accent' } as const;
const SORTS: Record<string, string> = { ...Object.fromEntries(LAYERS), event: 'Event', statement: 'Statement', thing: 'Thing' };

export const Panel = ({ page, item, step, codes, onPick, acts }: PanelProps) => {
  const main = item.marks.find((m) => ['words', 'trigger', 'content'].includes(m.part))!;
  const others = page.items.filter(
    (x) =>
      x.key !== item.key &&
      x.marks.some(
        (m) =>
          ['words', 'trigger'].includes(m.part) &&
          m.start < main.end &&
          main.start < m.end &&
          m.end - m.start <= main.end - main.start + 1,
      ),
  );
  const changes = page.changes.filter((c) => item.corrections.includes(c.number));
  return (
    <article class="understood" aria-label="What was understood">
      <p class="meta">
        <span>{SORTS[item.sort]}</span>
        <Tag tone={TONES[item.state]}>{STATE_WORDS[item.state]}</Tag>
        {step && (
          <span>
            {step.at} of {step.of}
          </span>
        )}
      </p>
      <h2>{item.says}</h2>
      {item.sort !== 'statement' && <p class="evidence">“{page.text.slice(main.start, main.end)}”</p>}
      <div class="acts">
        <Button main={item.state === 'proposed'} onClick={acts.accept} hint="a">
          Accept
        </Button>
        <Button danger onClick={acts.reject} hint="x">
          Wrong
        </Button>
        <Button onClick={acts.edit} hint="e">
          Correct
        </Button>
        {acts.place && (
          <Button onClick={acts.place} hint="p">
            Place
          </Button>
        )}
        {acts.actor && (
          <Button onClick={acts.actor} hint="w">
            Who
          </Button>
        )}
        <Button onClick={acts.note} hint="n">
          Note
        </Button>
      </div>
      <dl class="details">
        {item.details.map((d, i) => (
          <div key={`${d.name} ${i}`}>
            <dt>{d.name}</dt>
            <dd>
              {d.key !== undefined ? (
                <button type="button" class="lead" onClick={() => onPick(d.key!)}>
                  {d.words}
                </button>
              ) : (
                d.words
              )}
              {codes && d.code && <code> {d.code}</code>}
            </dd>
          </div>
        ))}
        <div>
          <dt>how sure</dt>
          <dd>
            {item.confidence === undefined
              ? item.state === 'proposed'
                ? 'not measured'
                : STATE_WORDS[item.state]
              : `${sureWords(item.confidence)}: of a hundred such, about ${Math.round(item.confidence * 100)} were read rightly`}
          </dd>
        </div>
        {item.by !== undefined && (
          <div>
            <dt>read by</dt>
            <dd>{item.by}</dd>
          </div>
        )}
        {codes && (
          <div>
            <dt>key</dt>
            <dd>
              <code>{item.key}</code>
            </dd>
          </div>
        )}
        {changes.map((c) => (
          <div key={c.number}>
            <dt>{c.did}</dt>
            <dd>
              {c.by ?? 'somebody'}, {c.made.slice(0, 16).replace('T', ' ')}
              {c.what.length > 0 && <span class="what">{c.what.join(' · ')}</span>}
            </dd>
          </div>
        ))}
      </dl>
      {others.length > 0 && (
        <nav class="others" aria-label="Also at these words">
          <h3>Also at these words</h3>
          <ul>
            {others.slice(0, 6).map((x) => (
              <li key={x.key}>
                <button type="button" class="lead" onClick={() => onPick(x.key)}>
                  {SORTS[x.sort]}: {x.says}
                </button>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </article>
  );
};
