// What people watch: situations (a watch under a name that everyone shares) and saved searches, both with "what is new since I last looked".
// A watch chooses reports: of each kind of condition that it has, at least one must be met; and all kinds together.
import type { Reality } from '../core/index.ts';
import type { Filter } from './store.ts';

/** A place and how far around it. */
export interface Circle {
  /** As a person calls it. */
  name?: string;
  /** WGS 84 degrees. */
  lat: number;
  lon: number;
  km: number;
}

/** Which reports are meant. A condition that is absent or empty excludes nothing. */
export interface Watch {
  /** As in the search box. */
  words?: string;
  /** Parts of names, in any case; entries that people merged count as one. */
  actors?: string[];
  /** Parts of the names of those who say something. */
  speakers?: string[];
  /** ISO 3166-1 alpha-3 of an actor or a place. */
  countries?: string[];
  /** Places within; a place that is less certain than the circle is wide says nothing of it. */
  places?: Circle[];
  /** Event types. */
  types?: string[];
  realities?: Reality[];
  outlets?: string[];
  /** First and last day, month or year of publication. */
  since?: string;
  until?: string;
}

/** A long-running watch over stories, under a name. */
export interface Situation {
  name: string;
  watch: Watch;
  /** What it is about, in a person's words. */
  about?: string;
  by?: string;
  made: string;
}

/** A search that somebody keeps. */
export interface SavedSearch {
  name: string;
  watch: Watch;
  by?: string;
  made: string;
}

export type Watched = 'situation' | 'search';

/** What came in since a person looked last. */
export interface News {
  /** Reports that are new or were edited. */
  reports: number;
  /** Their ids, the newest first; a few. */
  latest: string[];
  /** When the person looked, ISO 8601; absent where never. */
  looked?: string;
  /** When the newest of them came in, ISO 8601. */
  at?: string;
}

/** The part of the dossier that keeps what people watch. */
export interface SituationStore {
  /** By name. */
  situations(): Promise<Situation[]>;
  situation(name: string): Promise<Situation | undefined>;
  /** Makes one, or changes what it watches; its maker and day stay. */
  putSituation(situation: Omit<Situation, 'made'>): Promise<Situation>;
  /** False where there is none. */
  removeSituation(name: string): Promise<boolean>;
  /** By name. */
  savedSearches(): Promise<SavedSearch[]>;
  saveSearch(search: Omit<SavedSearch, 'made'>): Promise<SavedSearch>;
  removeSearch(name: string): Promise<boolean>;
  /** What a person has not seen yet of a situation or saved search; all of it where they never looked. */
  news(of: Watched, name: string, person: string): Promise<News | undefined>;
  /** Notes that a person looked now. */
  looked(of: Watched, name: string, person: string): Promise<void>;
}

/** A situation as a filter of lists: events, statements, reports, stories, claims, follow-ups. */
export const situationFilter = ({ watch }: Pick<Situation, 'watch'>): Filter => ({ watch });
