// One brief: its sentences with their evidence beside them; edited in place, released by a person, saved as a file.
import { useEffect, useState } from 'preact/hooks';
import type { BriefEdit, BriefPage } from '../../../api/brief.ts';
import { useAsk } from '../../ask.ts';
import { call, hrefOf } from '../../call.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { Failed, Waiting } from '../../parts/states.tsx';
import { say, sayError } from '../../toasts.tsx';
import { AnswerView } from './answers.tsx';
import { Line } from './line.tsx';
import { LintForm } from './lint-form.tsx';
import { PdfButton } from './pdf-button.tsx';

export type Change = (asked: BriefEdit) => Promise<void>;

export const BriefView = ({ id }: { id: string }) => {
  const { answer, error, again } = useAsk('brief.show', { params: { id } });
  const readers = useAsk('answers.list', { query: { state: 'all', brief: id } }); // a reader of the desk may not see them: then none
  const [changed, setChanged] = useState<BriefPage>();
  const [own, setOwn] = useState('');
  const there = answer !== undefined;
  useEffect(() => {
    // The address may name a sentence, which is there only now.
    if (there && location.hash) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  }, [there]);
  if (error) return <Failed error={error} again={() => void again()} />;
  const brief = changed ?? answer;
  if (!brief) return <Waiting what="the brief" />;
  const change: Change = async (asked) => {
    try {
      setChanged(await call('brief.change', { params: { id }, body: { change: asked } }));
      say('Changed', {
        undo: async () => {
          setChanged(await call('brief.undo', { params: { id } }));
        },
      });
    } catch (failed) {
      sayError(failed);
    }
  };
  const release = async (): Promise<void> => {
    try {
      setChanged(await call('brief.release', { params: { id } }));
      say('Released: channels take it up');
    } catch (failed) {
      sayError(failed);
    }
  };
  const add = (event: Event): void => {
    event.preventDefault();
    if (!own.trim()) return;
    void change({ op: 'add', text: own.trim() });
    setOwn('');
  };
  const answers = (readers.answer?.answers ?? []).filter((a) => a.state !== 'dropped');
  const whole = answers.filter((a) => !a.sentence);
  const standing = brief.sections.flatMap((s) => s.sentences).filter((s) => !s.out);
  return (
    <article class="brief-page">
      <header>
        <h1>{brief.title}</h1>
        <p class="brief-status" role="status">
          {brief.status}
          {brief.unsettled.length > 0 &&
            ` ${brief.unsettled.length === 1 ? 'One sentence waits' : `${brief.unsettled.length} sentences wait`} for an editor: edit, leave out or answer for it.`}
        </p>
        <div class="brief-acts">
          {!brief.released && (
            <Button main disabled={brief.unsettled.length > 0} onClick={() => void release()}>
              Release
            </Button>
          )}
          <PdfButton id={id} />
          {(['html', 'md', 'json'] as const).map((format) => (
            <a key={format} class="button" href={hrefOf('brief.export', { params: { id }, query: { format } })} download>
              Save as {format === 'html' ? 'HTML (prints)' : format === 'md' ? 'Markdown' : 'JSON'}
            </a>
          ))}
          <a
            class="button"
            href={hrefOf('brief.export', { params: { id }, query: { format: 'html', outside: 'true' } })}
            download
          >
            Save what may leave the house
          </a>
        </div>
      </header>
      {brief.sections.map((section) => (
        <section key={section.kind} aria-label={section.title}>
          <h2>{section.title}</h2>
          <ol class="brief-lines">
            {section.sentences.map((line, i) => {
              const previous = section.sentences[i - 1];
              return (
                <>
                  {line.group !== undefined && line.group !== previous?.group && (
                    <li key={`group ${line.id}`} class="brief-group">
                      {line.group}
                    </li>
                  )}
                  <Line
                    key={line.id}
                    line={line}
                    notes={brief.notes.filter((n) => line.notes.includes(n.number))}
                    {...(previous && { before: previous.id })}
                    change={change}
                    answers={answers.filter((a) => a.sentence?.id === line.id)}
                    again={readers.again}
                  />
                </>
              );
            })}
          </ol>
        </section>
      ))}
      {whole.length > 0 && (
        <section aria-label="Readers answer">
          <h2>Readers answer</h2>
          <ul class="answers">
            {whole.map((a) => (
              <li key={a.number}>
                <AnswerView answer={a} again={readers.again} within />
              </li>
            ))}
          </ul>
        </section>
      )}
      <form class="brief-own" onSubmit={add}>
        <Field label="A sentence of your own" value={own} onInput={setOwn} lines={2} />
        <Button submit>Add it</Button>
      </form>
      <LintForm draft={standing.map((s) => s.text).join('\n\n')} />
    </article>
  );
};
