// A text that is pasted, or the draft itself, held against the reports of the dossier: what `sitrep lint` says, each finding with the words of a report.
import { useState } from 'preact/hooks';
import type { Answer } from '../../../api/index.ts';
import { call } from '../../call.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { Quote } from '../../parts/told.tsx';
import { sayError } from '../../toasts.tsx';

/** `draft`: the words of a brief, which are then held without being pasted. */
export const LintForm = ({ draft }: { draft?: string }) => {
  const [text, setText] = useState('');
  const [answer, setAnswer] = useState<Answer<'brief.lint'>>();
  const [busy, setBusy] = useState(false);
  const check = async (event: Event): Promise<void> => {
    event.preventDefault();
    const given = draft ?? text;
    if (!given.trim()) return;
    setBusy(true);
    try {
      setAnswer(await call('brief.lint', { body: { text: given } }));
    } catch (error) {
      sayError(error);
    }
    setBusy(false);
  };
  return (
    <section class="brief-lint" aria-labelledby="brief-lint-title">
      <h2 id="brief-lint-title">
        {draft === undefined ? 'Hold a text against the reports' : 'Hold this draft against the reports'}
      </h2>
      <form onSubmit={(event) => void check(event)}>
        {draft === undefined && <Field label="Text of a draft" value={text} onInput={setText} lines={6} />}
        <Button submit disabled={busy}>
          {busy ? 'Comparing …' : 'Check quotations, attribution, numbers'}
        </Button>
      </form>
      {answer && (
        <div role="status">
          <p>
            {answer.findings.length === 0
              ? 'Nothing to look at'
              : `${answer.findings.length} ${answer.findings.length === 1 ? 'thing' : 'things'} to look at`}
            , held against {answer.reports} {answer.reports === 1 ? 'report' : 'reports'}.
          </p>
          <ul class="brief-findings">
            {answer.findings.map((f) => (
              <li key={`${f.id} ${f.start}`} class={f.level}>
                <p>
                  <b>{f.level}</b> “{f.words}”: {f.reason} {f.advice}
                </p>
                {f.diff && (
                  <p class="difference">
                    {f.diff.map(({ op, words }, i) => {
                      const key = `${i} ${words}`;
                      if (op === 'draft') return <del key={key}>{words} </del>;
                      return op === 'report' ? <ins key={key}>{words} </ins> : <span key={key}>{words} </span>;
                    })}
                  </p>
                )}
                {f.evidence.map((e) => (
                  <Quote
                    key={`${e.report} ${e.start}`}
                    words={e.words}
                    {...(e.outlet !== undefined && { outlet: e.outlet })}
                    href={`/reports/${encodeURIComponent(e.report)}?at=${e.start}-${e.end}`}
                  />
                ))}
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
};
