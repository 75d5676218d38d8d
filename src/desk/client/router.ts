// The address holds the state: which room, what of it, which filters. Links are plain <a href>; this turns them into changes without a reload.
import { useEffect, useState } from 'preact/hooks';

export interface Address {
  /** Parts of the path: ['stories', 'a1b2']. */
  path: string[];
  query: URLSearchParams;
}

const read = (): Address => ({
  path: location.pathname.split('/').filter(Boolean).map(decodeURIComponent),
  query: new URLSearchParams(location.search),
});

const readers = new Set<() => void>();
const tell = (): void => {
  for (const reader of readers) reader();
};
addEventListener('popstate', tell);

/** Goes to an address within the desk: '/stories/a1b2?actor=Lavrov'. `replace`: without a step back. */
export const go = (to: string, { replace = false }: { replace?: boolean } = {}): void => {
  if (to === location.pathname + location.search) return;
  history[replace ? 'replaceState' : 'pushState'](null, '', to);
  if (!replace) scrollTo(0, 0);
  tell();
};

/** The address of a place in the desk. */
export const addressOf = (
  path: readonly string[],
  query: Record<string, string | readonly string[] | undefined> = {},
): string => {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    for (const one of typeof value === 'string' ? [value] : (value ?? [])) search.append(name, one);
  return `/${path.map(encodeURIComponent).join('/')}${search.size ? `?${search}` : ''}`;
};

/** Sets or drops (undefined, '') values of the query, the rest stays. */
export const setQuery = (
  values: Record<string, string | readonly string[] | undefined>,
  options: { replace?: boolean } = {},
): void => {
  const { query } = read();
  for (const [name, value] of Object.entries(values)) {
    query.delete(name);
    for (const one of typeof value === 'string' ? [value] : (value ?? [])) if (one) query.append(name, one);
  }
  go(`${location.pathname}${query.size ? `?${query}` : ''}`, options);
};

/** The address, kept up to date. */
export const useAddress = (): Address => {
  const [address, set] = useState(read);
  useEffect(() => {
    const reader = () => set(read());
    readers.add(reader);
    reader(); // it may have changed before the effect ran
    return () => void readers.delete(reader);
  }, []);
  return address;
};

/** Catches clicks on links within the desk. For the outermost element. */
export const followLinks = (event: MouseEvent): void => {
  const link = (event.target as Element).closest?.('a');
  if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return;
  if (link.target || link.hasAttribute('download') || link.origin !== location.origin || link.pathname.startsWith('/api')) return;
  if (link.hash && link.pathname === location.pathname && link.search === location.search) return;
  event.preventDefault();
  go(link.pathname + link.search);
};
