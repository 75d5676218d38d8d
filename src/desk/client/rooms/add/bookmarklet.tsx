// A bookmark that hands the page at hand, or the words that are marked on it, to this room. What it hands over stands behind the #, which browsers
// do not send: it reaches this page and no log.

export interface Handed {
  url?: string;
  title?: string;
  text?: string;
}

const LONGEST = 200_000; // characters of marked text that an address can hold in all browsers, and some room

/** What a bookmarklet handed over; taken once, then gone from the address. */
export const readHanded = (): Handed => {
  const given = new URLSearchParams(location.hash.slice(1));
  if (location.hash) history.replaceState(null, '', location.pathname + location.search);
  const [url, title, text] = ['url', 'title', 'text'].map((name) => given.get(name) || undefined);
  return {
    ...(url && /^https?:\/\//i.test(url) && { url }),
    ...(title && { title }),
    ...(text && { text }),
  };
};

const script = (): string =>
  `javascript:(()=>{const e=encodeURIComponent,t=String(getSelection()).slice(0,${LONGEST});open('${location.origin}/add#url='+e(location.href)+'&title='+e(document.title)+(t?'&text='+e(t):''))})()`;

export const Bookmarklet = () => (
  <div class="add-stack">
    <p>
      Drag this to your bookmarks. On a page, it opens Add with the page’s address; with words marked, with these words as the
      text.
    </p>
    <p>
      {/* biome-ignore lint/a11y/useValidAnchor: it is dragged to the bookmarks; the desk's own policy runs no such address */}
      <a class="button" href={script()} draggable onClick={(event) => event.preventDefault()}>
        Add to Sitrep
      </a>
    </p>
    <p class="note">Pages behind a login: mark the text, as the desk itself is not signed in there.</p>
  </div>
);
