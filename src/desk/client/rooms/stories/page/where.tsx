// Where words stand: outlet and day, leading to them in their report.
import { addressOf } from '../../../router.ts';
import { dayWords } from '../days.ts';

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
}) => (
  <span class="where">
    <a href={addressOf(['reports', report], item === undefined ? {} : { item })}>{outlet ?? title ?? 'outlet not told'}</a>
    {published && <time dateTime={published}> · {dayWords(published)}</time>}
  </span>
);
