// Where words stand: outlet and day, leading to them in their report.
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { addressOf } from '../../../router.ts';
import { dayWords } from '../days.ts';

/** Titles of the page's reports, for those that name no outlet. */
export const Titles = createContext<ReadonlyMap<string, string | undefined>>(new Map());

export const Where = ({
  report,
  item,
  outlet,
  title,
  published,
}: {
  report: string;
  /** Key of the event or statement, or START-END. */
  item?: string | undefined;
  outlet?: string | undefined;
  title?: string | undefined;
  published?: string | undefined;
}) => {
  const titles = useContext(Titles);
  return (
    <span class="where">
      <a href={addressOf(['reports', report], item === undefined ? {} : { item })}>
        {outlet ?? title ?? titles.get(report) ?? 'outlet not told'}
      </a>
      {published && <time dateTime={published}> · {dayWords(published)}</time>}
    </span>
  );
};
