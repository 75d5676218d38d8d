// Between stories, situations and saved searches: three ways to look at the same reports.
const TABS = [
  ['stories', 'Stories', '/stories'],
  ['situations', 'Situations', '/stories/situations'],
  ['searches', 'Saved searches', '/search'],
] as const;

export const RoomTabs = ({ here }: { here: (typeof TABS)[number][0] }) => (
  <nav class="tabs" aria-label="Ways to look">
    {TABS.map(([name, title, href]) => (
      <a key={name} href={href} aria-current={name === here ? 'page' : undefined}>
        {title}
      </a>
    ))}
  </nav>
);
