// How claims are shown: counts of those who tell them, tags, quotations with their speaker and outlet. Nothing here says that something is so.
import type { ComponentChildren } from 'preact';
import { toldByWords } from '../../../core/words.ts';

/** "7 outlets, 3 texts, 1 voice". */
export const Count = (counts: { outlets: number; texts: number; voices: number }) => (
  <span class="count">{toldByWords(counts)}</span>
);

/** A short mark: kind of thing, state. `tone` only adds to the words, never replaces them. */
export const Tag = ({
  children,
  tone = 'plain',
}: {
  children: ComponentChildren;
  tone?: 'plain' | 'new' | 'doubt' | 'against' | 'accent';
}) => <span class={`tag ${tone}`}>{children}</span>;

interface QuoteProps {
  words: string;
  speaker?: string;
  outlet?: string;
  published?: string;
  /** The report. */
  href?: string;
  /** What else stands in the line of who says it. */
  children?: ComponentChildren;
}

/** Words of a report with who says them and where. */
export const Quote = ({ words, speaker, outlet, published, href, children }: QuoteProps) => {
  const where = outlet ?? 'a report without outlet';
  return (
    <figure class="quote">
      <blockquote>“{words}”</blockquote>
      <figcaption class="meta">
        <span>
          {speaker && (
            <>
              <span class="speaker">{speaker}</span>, in{' '}
            </>
          )}
          {href ? <a href={href}>{where}</a> : where}
        </span>
        {published && <time dateTime={published}>{published.slice(0, 10)}</time>}
        {children}
      </figcaption>
    </figure>
  );
};
