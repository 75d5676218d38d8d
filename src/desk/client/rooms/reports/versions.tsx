// The versions of a report, and what changed between two of them, word by word: what went is struck out, what came is underlined.
import { useState } from 'preact/hooks';
import type { ReportPage } from '../../../api/reports.ts';
import { useAsk } from '../../ask.ts';
import { Field } from '../../parts/field.tsx';
import { Failed, Waiting } from '../../parts/states.tsx';

const LONGEST_SAME = 220; // characters that are shown of what did not change
const END = 90;

export const Versions = ({ page }: { page: ReportPage }) => {
  const last = page.versions.at(-1)!.number;
  const [from, setFrom] = useState(String(Math.max(1, last - 1)));
  const [to, setTo] = useState(String(last));
  if (page.versions.length < 2)
    return (
      <p class="meta">
        One version, taken in {page.versions[0]!.added.slice(0, 16).replace('T', ' ')}. When the outlet edits it, the old one
        stays and the difference shows here.
      </p>
    );
  const choices = page.versions.map((v) => [String(v.number), `${v.number}: ${v.added.slice(0, 16).replace('T', ' ')}`] as const);
  return (
    <>
      <div class="side-by-side">
        <Field label="From version" value={from} onInput={setFrom} choices={choices} />
        <Field label="To version" value={to} onInput={setTo} choices={choices} />
      </div>
      <Difference report={page.report.id} from={Number(from)} to={Number(to)} />
    </>
  );
};

const Difference = ({ report, from, to }: { report: string; from: number; to: number }) => {
  const { answer, error, again } = useAsk('reports.differences', { params: { id: report }, query: { from, to } });
  if (error && !answer) return <Failed error={error} again={() => void again()} />;
  if (!answer) return <Waiting what="the difference" />;
  return (
    <>
      {answer.fields.map((f) => (
        <p key={f.field} class="meta">
          {f.field}: <del>{f.from ?? '–'}</del> <ins>{f.to ?? '–'}</ins>
        </p>
      ))}
      <div class="difference">
        {answer.differences.every((d) => d.op === 'same') && <p class="meta">The text is the same.</p>}
        {answer.differences.map((d, i) => {
          const key = `${i} ${d.op}`;
          if (d.op === 'out') return <del key={key}>{d.text}</del>;
          if (d.op === 'in') return <ins key={key}>{d.text}</ins>;
          return (
            <span key={key}>{d.text.length > LONGEST_SAME ? `${d.text.slice(0, END)} … ${d.text.slice(-END)}` : d.text}</span>
          );
        })}
      </div>
    </>
  );
};
