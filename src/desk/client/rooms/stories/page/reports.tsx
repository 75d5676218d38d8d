// The reports of the page, by text: copies stand under the text that they are copies of.
import type { StoryPage } from '../../../../api/story-page.ts';
import { Button } from '../../../parts/button.tsx';
import { Tag } from '../../../parts/told.tsx';
import { addressOf } from '../../../router.ts';
import { dayWords } from '../days.ts';
import { decideGroup } from '../decide.ts';

type Report = StoryPage['reports'][number];

const textsOf = (list: readonly Report[]): Report[][] => {
  const texts = new Map<number, Report[]>();
  for (const r of list) texts.set(r.text, [...(texts.get(r.text) ?? []), r]);
  return [...texts.values()];
};

export const Reports = ({ list, story, again }: { list: readonly Report[]; story?: string; again: () => Promise<void> }) => (
  <ol class="reports">
    {textsOf(list).map((text) => (
      <li key={text[0]!.text} data-within>
        {text.map((r) => (
          <div key={r.id} class={r.copyOf === undefined ? 'report' : 'report copy'}>
            <a class="headline" data-item href={addressOf(['reports', r.id])}>
              {r.title ?? 'Untitled report'}
            </a>
            <p class="by">
              <span>{r.outlet ?? 'outlet not told'}</span>
              {r.published && <time dateTime={r.published}>{dayWords(r.published)}</time>}
              {r.copyOf !== undefined && <Tag tone="doubt">a copy of the text above</Tag>}
              {r.handling !== 'public' && <Tag>{r.handling}</Tag>}
              {story === undefined && <a href={addressOf(['stories', r.story])}>its story</a>}
              {story !== undefined && list.length > 1 && (
                <Button
                  quiet
                  onClick={() =>
                    void decideGroup({ subject: 'story', op: 'split', a: story, b: r.id }, 'Taken out of the story.', again)
                  }
                >
                  Not this story
                </Button>
              )}
            </p>
          </div>
        ))}
      </li>
    ))}
  </ol>
);
