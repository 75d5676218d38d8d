// Alerts of drafts that are kept → lines for people: which sentence of which draft, what became of it, the report's words, how to set it aside.
import { ALERTS, type Alert } from '../../ours.ts';
import { oneLine } from './table.ts';

const LONGEST = 220;
const cut = (words: string): string => {
  const line = oneLine(words);
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
};

export const renderAlerts = (alerts: readonly Alert[]): string =>
  [
    ...alerts.flatMap((a) => [
      `${oneLine(a.draft)}  ${a.id}  ${ALERTS[a.kind]}`,
      `  ours:   ${cut(a.words)}`,
      ...a.evidence.map(
        (e) =>
          `  report: ${cut(e.words)}  (${oneLine([e.outlet ?? e.report.slice(0, 24), e.published?.slice(0, 10)].filter(Boolean).join(', '))})`,
      ),
      `  ${cut(a.reason)}`,
      '',
    ]),
    `${alerts.length} alert${alerts.length === 1 ? '' : 's'}`,
    '',
  ].join('\n');
