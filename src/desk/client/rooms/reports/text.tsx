// The text of a report with its marks. What is marked is told by underline, frame and label, not by colour alone; nothing is put into the text itself, so
// that offsets of the page are those of the report.
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { segmentsOf, type TextMark, trimSpan } from './segments.ts';

interface TextProps {
  text: string;
  marks: readonly TextMark[];
  /** What is brought into sight. */
  sight?: { start: number; end: number } | undefined;
  /** Keys of the items under a click, the smallest first. */
  onPick(keys: string[]): void;
  onSelect(span: { start: number; end: number } | undefined, box: DOMRect | undefined): void;
}

const offsetOf = (node: Node, offset: number): number | undefined => {
  const holder = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('[data-from]');
  return holder ? Number(holder.dataset.from) + (node instanceof Element ? 0 : offset) : undefined;
};

/** The words that are selected in an element, as offsets of the text. */
const selectedIn = (root: HTMLElement, text: string): { start: number; end: number } | undefined => {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return undefined;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.startContainer) || !root.contains(range.endContainer)) return undefined;
  const start = offsetOf(range.startContainer, range.startOffset);
  const end = offsetOf(range.endContainer, range.endOffset);
  return start === undefined || end === undefined || start >= end ? undefined : trimSpan(text, { start, end });
};

export const ReportText = ({ text, marks, sight, onPick, onSelect }: TextProps) => {
  const root = useRef<HTMLDivElement>(null);
  const segments = useMemo(() => segmentsOf(text.length, marks), [text, marks]);
  useEffect(() => {
    if (!sight) return;
    const all = [...(root.current?.querySelectorAll<HTMLElement>('[data-from]') ?? [])];
    const found = all.findLast((x) => Number(x.dataset.from) <= sight.start);
    const box = found?.getBoundingClientRect();
    if (box && (box.top < 90 || box.bottom > innerHeight * 0.55)) found!.scrollIntoView({ block: 'center' });
  }, [sight?.start, sight?.end]);
  const onPointerUp = (): void => {
    const span = root.current ? selectedIn(root.current, text) : undefined;
    const selection = getSelection();
    onSelect(span, span && selection?.rangeCount ? selection.getRangeAt(0).getBoundingClientRect() : undefined);
  };
  return (
    // biome-ignore lint/a11y: marks are reached by keys (j, k, J, K) and from the panel; a click is a short way
    <div
      class="report-text"
      ref={root}
      lang="en"
      onPointerUp={() => setTimeout(onPointerUp)}
      onClick={(event) => {
        if (!getSelection()?.isCollapsed) return;
        const keys: string[] = [];
        for (let x = event.target as HTMLElement | null; x && x !== root.current; x = x.parentElement)
          if (x.dataset.key) keys.push(x.dataset.key);
        if (keys.length) onPick(keys);
      }}
    >
      {segments.map(({ start, end, marks: around }) =>
        around.reduceRight(
          (inner, m) => (
            <mark
              class={`${m.look}${m.start === start ? ' first' : ''}${m.end === end ? ' last' : ''}`}
              data-key={m.key}
              data-before={m.start === start ? m.before : undefined}
              data-after={m.end === end ? m.after : undefined}
            >
              {inner}
            </mark>
          ),
          <span key={start} data-from={start}>
            {text.slice(start, end)}
          </span>,
        ),
      )}
    </div>
  );
};
