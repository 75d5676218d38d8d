// The rooms of the desk, in the order of the navigation; each is loaded when it is opened.
import type { ComponentType } from 'preact';

export interface RoomProps {
  /** The rest of the path: ['a1b2'] of /stories/a1b2. */
  path: string[];
  query: URLSearchParams;
}

export interface Room {
  /** First part of the path. */
  name: string;
  title: string;
  /** Second key after "g". */
  key: string;
  load(): Promise<{ default: ComponentType<RoomProps> }>;
}

export const ROOMS: readonly Room[] = [
  { name: 'today', title: 'Today', key: 't', load: () => import('../rooms/today/index.tsx') },
  { name: 'add', title: 'Add', key: 'a', load: () => import('../rooms/add/index.tsx') },
  { name: 'stories', title: 'Stories', key: 's', load: () => import('../rooms/stories/index.tsx') },
  { name: 'reports', title: 'Reports', key: 'r', load: () => import('../rooms/reports/index.tsx') },
  { name: 'brief', title: 'Brief', key: 'b', load: () => import('../rooms/brief/index.tsx') },
];

/** Rooms that the navigation does not show: search results, settings. */
export const SIDE_ROOMS: readonly Omit<Room, 'key'>[] = [
  { name: 'search', title: 'Search', load: () => import('../rooms/search/index.tsx') },
  { name: 'accounts', title: 'Accounts', load: () => import('../rooms/accounts/index.tsx') },
];
