// At the top of every page: how many reports saved searches found since one looked. Nothing where there is nothing new.
import { useAsk } from '../../ask.ts';

export const Alerts = () => {
  const { answer } = useAsk('searches.list', {}, { on: ({ kind }) => kind === 'dossier' || kind === 'room:searches' });
  const found = answer?.searches.filter((s) => s.news.reports > 0) ?? [];
  if (!found.length) return null;
  const n = found.reduce((sum, s) => sum + s.news.reports, 0);
  return (
    <a class="alerts" href="/search">
      {n} new {n === 1 ? 'report' : 'reports'} in {found.length === 1 ? `“${found[0]!.name}”` : `${found.length} saved searches`}
    </a>
  );
};
