// The handlers of Reports (see ../../api/reports.ts).
import type { REPORTS } from '../../api/reports.ts';
import type { ReportCard } from '../../api/shapes.ts';
import type { Handlers } from '../context.ts';

export const reportsRoom: Handlers<typeof REPORTS> = {
  'reports.list': async ({ store }, { query }) => {
    const reports: ReportCard[] = [];
    for await (const { id, title, outlet, published, url, added, versions, events, statements, handling } of store.reports(query))
      reports.push({
        id,
        added,
        versions,
        events,
        statements,
        handling,
        ...(title !== undefined && { title }),
        ...(outlet !== undefined && { outlet }),
        ...(published !== undefined && { published }),
        ...(url !== undefined && { url }),
      });
    return { reports };
  },
};
