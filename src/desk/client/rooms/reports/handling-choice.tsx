// Who may see a report beyond the dossier: told to all, set by editors, with undo.
import { HANDLING_WORDS } from '../../../../core/words.ts';
import type { ReportPage } from '../../../api/reports.ts';
import { call } from '../../call.ts';
import { Tag } from '../../parts/told.tsx';
import { may } from '../../session.ts';
import { say, sayError } from '../../toasts.tsx';

type Handling = ReportPage['report']['handling'];
const CHOICES = Object.entries(HANDLING_WORDS) as [Handling, string][];

export const HandlingChoice = ({ id, handling, again }: { id: string; handling: Handling; again(): Promise<void> }) => {
  if (!may('editor')) return handling === 'public' ? null : <Tag tone="doubt">{HANDLING_WORDS[handling]}</Tag>;
  const set = async (to: Handling): Promise<void> => {
    const put = async (value: Handling) => {
      const { before } = await call('reports.handle', { params: { id }, body: { handling: value } });
      await again();
      return before;
    };
    try {
      const before = await put(to);
      say(`The report is ${HANDLING_WORDS[to]} now`, { undo: async () => void (await put(before)) });
    } catch (error) {
      sayError(error);
    }
  };
  return (
    <select
      class={handling === 'public' ? 'handling' : 'handling closed'}
      aria-label="Who may see it beyond the dossier"
      value={handling}
      onChange={(event) => void set(event.currentTarget.value as Handling)}
    >
      {CHOICES.map(([value, words]) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </select>
  );
};
