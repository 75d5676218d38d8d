// One thing in Today: a story with what is new in it, a possible answer, a disagreement, an alert. What to do with it stands beside it.
import { Component, type ComponentChildren } from 'preact';
import { DISAGREEMENT_WORDS, FOLLOW_UP_NOUNS, FOLLOW_UP_WORDS } from '../../../../core/words.ts';
import type { Answer } from '../../../api/index.ts';
import { Button } from '../../parts/button.tsx';
import { Count, Quote, Tag } from '../../parts/told.tsx';
import { addressOf } from '../../router.ts';

export type Item = Answer<'today.show'>['items'][number];
type Of<K extends Item['kind']> = Extract<Item, { kind: K }>;
export type MarkName = 'read' | 'followed' | 'aside';

/** Where a thing is shown in full. */
export const hrefOfItem = (item: Item): string => {
  if (item.kind === 'story') return addressOf(['stories', item.id]);
  if (item.kind === 'answer') return addressOf(['stories'], { followup: item.id });
  if (item.kind === 'disagreement') return addressOf(['stories', item.story], { disagreement: item.id });
  return item.href;
};

const KIND_WORDS: Record<Item['kind'], string> = {
  story: 'Story',
  answer: 'Follow-up',
  disagreement: 'Disagreement',
  alert: 'Alert',
};

const counted = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;
const days = (from: string | undefined, to: string | undefined): string =>
  [...new Set([from, to].filter((d) => d !== undefined).map((d) => d.slice(0, 10)))].join(' to ');

const StoryBody = ({ story, newReports, newClaims, claims, disagreements }: Of<'story'>) => (
  <>
    <p class="meta">
      <Count {...story} />
      {story.from && <time dateTime={story.from}>{days(story.from, story.to)}</time>}
      {newReports > 0 && <Tag tone="new">{counted(newReports, 'new report')}</Tag>}
      {newClaims > 0 && <Tag tone="new">{counted(newClaims, 'new claim')}</Tag>}
      {disagreements > 0 && <Tag tone="doubt">sources disagree: {disagreements}</Tag>}
    </p>
    {claims.length > 0 && (
      <ul class="today-claims">
        {claims.map((claim) => (
          <li key={claim.id}>
            <Quote {...claim} href={addressOf(['reports', claim.report])}>
              <Count {...claim} />
              {claim.denials > 0 && <Tag tone="against">denied by {counted(claim.denials, 'voice')}</Tag>}
            </Quote>
          </li>
        ))}
      </ul>
    )}
  </>
);

const AnswerBody = ({ followUp, state, answer, more, reasons }: Of<'answer'>) => (
  <>
    <p class="meta">
      <Tag tone="accent">{FOLLOW_UP_WORDS[state] ?? state}</Tag>
      {followUp.from && <time dateTime={followUp.from}>since {followUp.from.slice(0, 10)}</time>}
      {followUp.due && <span>due {followUp.due.slice(0, 10)}</span>}
      {more > 0 && <span>{counted(more, 'further one')}</span>}
    </p>
    <Quote {...answer} href={addressOf(['reports', answer.report])} />
    {reasons && <p class="meta">Why it may answer: {reasons}</p>}
  </>
);

const DisagreementBody = ({ title, story, sides }: Of<'disagreement'>) => (
  <>
    {title && (
      <p class="meta">
        <span>
          in <a href={addressOf(['stories', story])}>{title}</a>
        </span>
      </p>
    )}
    <ul class="today-sides">
      {sides.map((side) => (
        <li key={`${side.report} ${side.value} ${side.words}`}>
          <strong>{side.value}</strong>
          <Quote {...side} href={addressOf(['reports', side.report])} />
        </li>
      ))}
    </ul>
  </>
);

const AlertBody = ({ quotes }: Of<'alert'>) => (
  <>
    {quotes.map((quote) => (
      <Quote key={`${quote.report} ${quote.words}`} {...quote} href={addressOf(['reports', quote.report])} />
    ))}
  </>
);

const headOf = (item: Item): ComponentChildren => {
  if (item.kind === 'story') return item.story.title ?? 'Untitled report';
  if (item.kind === 'answer') {
    const { kind, by, words } = item.followUp;
    const what = FOLLOW_UP_NOUNS[kind] ?? kind;
    return `${what[0]?.toUpperCase()}${what.slice(1)}${by ? ` by ${by}` : ''}: “${words}”`;
  }
  if (item.kind === 'disagreement')
    return `Sources disagree: ${DISAGREEMENT_WORDS[item.about] ?? item.about}${item.of ? ` ${item.of}` : ''}`;
  return item.head;
};

const bodyOf = (item: Item): ComponentChildren => {
  if (item.kind === 'story') return <StoryBody {...item} />;
  if (item.kind === 'answer') return <AnswerBody {...item} />;
  if (item.kind === 'disagreement') return <DisagreementBody {...item} />;
  return <AlertBody {...item} />;
};

interface ItemViewProps {
  item: Item;
  selected: boolean;
  onSelect(item: Item): void;
  onMark(item: Item, name: MarkName): void;
}

/** Drawn anew only where it changed: a key in a long list must not draw all of it. */
export class ItemView extends Component<ItemViewProps> {
  override shouldComponentUpdate({ item, selected }: ItemViewProps): boolean {
    return (
      selected !== this.props.selected || (item !== this.props.item && JSON.stringify(item) !== JSON.stringify(this.props.item))
    );
  }
  override render({ item, selected, onSelect, onMark }: ItemViewProps) {
    return <Card item={item} selected={selected} onSelect={() => onSelect(item)} onMark={(name) => onMark(item, name)} />;
  }
}

interface CardProps {
  item: Item;
  selected: boolean;
  onSelect(): void;
  onMark(name: MarkName): void;
}

const Card = ({ item, selected, onSelect, onMark }: CardProps) => (
  <li class={`card today-item${selected ? ' selected' : ''}${item.read ? ' was-read' : ''}`} onFocusIn={onSelect}>
    <article aria-labelledby={`item-${item.kind}-${item.id}`}>
      <p class="kicker">
        {KIND_WORDS[item.kind]}
        {item.followed && <Tag tone="accent">followed</Tag>}
        {item.aside && <Tag>set aside</Tag>}
      </p>
      <h2 id={`item-${item.kind}-${item.id}`}>
        <a class="headline" href={hrefOfItem(item)} data-item={`${item.kind} ${item.id}`}>
          {headOf(item)}
        </a>
      </h2>
      {bodyOf(item)}
    </article>
    <div class="today-acts">
      <Button quiet onClick={() => onMark('read')} pressed={item.read} hint="r">
        Read
      </Button>
      <Button quiet onClick={() => onMark('followed')} pressed={item.followed} hint="f">
        Follow
      </Button>
      <Button quiet onClick={() => onMark('aside')} pressed={item.aside} hint="x">
        Set aside
      </Button>
    </div>
  </li>
);
