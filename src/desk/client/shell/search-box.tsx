// The search box at the top of every room: "/" goes there, Enter searches.
import { useEffect, useRef, useState } from 'preact/hooks';
import { useKeys } from '../keys.ts';
import { addressOf, go, useAddress } from '../router.ts';

export const SearchBox = () => {
  const { path, query } = useAddress();
  const asked = path[0] === 'search' ? (query.get('q') ?? '') : '';
  const [words, setWords] = useState(asked);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => setWords(asked), [asked]);
  useKeys('Everywhere', [
    {
      keys: '/',
      says: 'search',
      run: () => {
        field.current?.focus();
        field.current?.select();
      },
    },
  ]);
  return (
    <form
      class="search-box"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        if (words.trim()) go(addressOf(['search'], { q: words.trim() }));
      }}
    >
      <label class="read-out" for="search">
        Search reports and facts
      </label>
      <input
        id="search"
        ref={field}
        type="search"
        placeholder="Search reports and facts"
        autocomplete="off"
        value={words}
        onInput={(event) => setWords(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
      <kbd aria-hidden="true">/</kbd>
    </form>
  );
};
