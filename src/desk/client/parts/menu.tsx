// A menu under a button: arrow keys move, Enter chooses, Escape closes (the pattern "menu button" of the ARIA authoring practices).
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';

interface MenuProps {
  label: ComponentChildren;
  /** Read out where the label is a sign. */
  name?: string;
  items: readonly { words: string; run(): void; hint?: string; danger?: boolean }[];
}

export const Menu = ({ label, name, items }: MenuProps) => {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const entries = (): HTMLElement[] => [...(box.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
  const close = (): void => {
    setOpen(false);
    box.current?.querySelector<HTMLElement>('button')?.focus();
  };
  useEffect(() => {
    if (!open) return undefined;
    entries()[0]?.focus();
    const outside = (event: Event): void => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    addEventListener('pointerdown', outside);
    return () => removeEventListener('pointerdown', outside);
  }, [open]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!open) return;
    const all = entries();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to !== undefined) all.at(to % all.length)?.focus();
    else if (event.key === 'Escape') close();
    else if (event.key === 'Tab') setOpen(false);
    if (to === undefined && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears the keys of the button and the entries within
    <div class="menu" ref={box} onKeyDown={onKeyDown}>
      <button
        type="button"
        class="button"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={id}
        aria-label={name}
        onClick={() => setOpen(!open)}
      >
        {label}
      </button>
      <div class="menu-list" role="menu" id={id} hidden={!open}>
        {items.map(({ words, run, hint, danger }) => (
          <button
            key={words}
            type="button"
            role="menuitem"
            tabIndex={-1}
            class={danger ? 'danger' : undefined}
            onClick={() => {
              close();
              run();
            }}
          >
            {words}
            {hint && <kbd aria-hidden="true">{hint}</kbd>}
          </button>
        ))}
      </div>
    </div>
  );
};
