// Reports: the text as it was, and what was read from it.
import { z } from 'zod';
import { route } from './route.ts';
import { limit, ReportCard } from './shapes.ts';

export const REPORTS = {
  'reports.list': route({
    method: 'GET',
    path: '/api/reports',
    role: 'reader',
    says: 'Reports by date of publication.',
    query: z.object({ limit: limit(100, 1000) }),
    answer: z.object({ reports: z.array(ReportCard) }),
  }),
} as const;
