// j and k move the focus through the items of a list; Enter then does what the item does by itself. An item is what has `data-item`.
import type { RefObject } from 'preact';
import { useKeys } from '../../keys.ts';

export const useListKeys = (title: string, list: RefObject<HTMLElement | null>, what: string): void => {
  const move = (by: 1 | -1): void => {
    const items = [...(list.current?.querySelectorAll<HTMLElement>('[data-item]') ?? [])];
    const active = document.activeElement;
    const at = items.findIndex((item) => item === active || item.closest('[data-within]')?.contains(active));
    const next = items[at < 0 ? (by > 0 ? 0 : items.length - 1) : Math.min(items.length - 1, Math.max(0, at + by))];
    next?.focus();
    next?.scrollIntoView({ block: 'nearest' });
  };
  useKeys(title, [
    { keys: 'j', says: `next ${what}`, run: () => move(1) },
    { keys: 'k', says: `previous ${what}`, run: () => move(-1) },
  ]);
};
