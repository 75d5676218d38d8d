// Drafts that are kept as ours → alerts in Today: what later reports change or contradict of them. Worked out anew when the dossier has changed, as
// it costs a reading of each draft.
import { ALERTS, type Alert, alertsOf } from '../../../ours.ts';
import type { Store } from '../../../store/index.ts';
import type { Context } from '../context.ts';
import type { NewsSource } from './today-sources.ts';

interface Found {
  changes: number;
  alerts: Map<string, Alert & { changed: string }>;
}
const found = new WeakMap<Store, Found>();

const idOf = (alert: Alert): string => `ours/${alert.draft}/${alert.id}`;

const allAlerts = async ({ store }: Context): Promise<Found['alerts']> => {
  const changes = await store.changes();
  const known = found.get(store);
  if (known?.changes === changes) return known.alerts;
  const alerts: Found['alerts'] = new Map();
  for (const draft of await store.ours())
    for (const alert of await alertsOf(store, draft)) {
      // It is as new as the latest report that it rests on.
      const came = await Promise.all(alert.evidence.map(async (e) => (await store.versions(e.report)).at(-1)?.added ?? ''));
      const changed = [draft.kept, ...came].sort().at(-1)!;
      alerts.set(idOf(alert), { ...alert, changed });
    }
  found.set(store, { changes, alerts });
  return alerts;
};

export const ourAlerts: NewsSource = {
  kind: 'alert',
  prefix: 'ours/',
  lately: async (context) =>
    [...(await allAlerts(context))].map(([id, { changed }]) => ({ kind: 'alert' as const, id, changed })),
  changed: async (context, id) => (await allAlerts(context)).get(id)?.changed,
  async tell(context, id) {
    const alert = (await allAlerts(context)).get(id);
    if (!alert) return undefined;
    const [first] = alert.evidence;
    return {
      kind: 'alert',
      id,
      head: `Ours, “${alert.draft}”: ${ALERTS[alert.kind]}. We wrote: “${alert.words}”`,
      href: first ? `/reports/${encodeURIComponent(first.report)}?at=${first.start}-${first.end}` : '/stories',
      quotes: [
        ...alert.evidence.map(({ words, report, outlet, published }) => ({
          words,
          report,
          ...(outlet !== undefined && { outlet }),
          ...(published !== undefined && { published }),
        })),
      ],
    };
  },
};
