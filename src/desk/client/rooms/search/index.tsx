// Search: reports by their words, with the claims that speak of it beside them; narrowed by facts; kept under a name.
import type { RoomProps } from '../../shell/rooms.ts';
import '../../styles/stories.css';
import { OpenSaved } from './open-saved.tsx';
import { Results } from './results.tsx';
import { SavedSearches } from './saved.tsx';

/** The parts of the address that make a search. */
export const ASKED = ['q', 'actor', 'speaker', 'country', 'type', 'reality', 'outlet', 'near', 'since', 'until'] as const;

const Search = ({ query }: RoomProps) => {
  const saved = query.get('saved');
  if (saved) return <OpenSaved name={saved} />;
  return ASKED.some((name) => query.get(name)) ? <Results query={query} /> : <SavedSearches />;
};

export default Search;
