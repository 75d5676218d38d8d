// A text that is pasted, with what is known of it. What is left empty is looked for in its first lines.
import { useState } from 'preact/hooks';
import { call } from '../../call.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { say, sayError } from '../../toasts.tsx';
import { HandlingField, type HandlingName } from './handling-field.tsx';

const NAMES = ['title', 'outlet', 'author', 'published', 'url'] as const;
type Told = Record<(typeof NAMES)[number], string>;
const NOTHING: Told = { title: '', outlet: '', author: '', published: '', url: '' };

export const TextForm = ({ text: handedText = '', title = '', url = '' }: { text?: string; title?: string; url?: string }) => {
  const [text, setText] = useState(handedText);
  const [told, setTold] = useState<Told>({ ...NOTHING, title, url });
  const [handling, setHandling] = useState<HandlingName>('internal');
  const [wrong, setWrong] = useState<string>();
  const set = (name: keyof Told) => (value: string) => setTold({ ...told, [name]: value });
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (!text.trim()) {
      setWrong('Paste the text of a report first.');
      return;
    }
    setWrong(undefined);
    const given = Object.fromEntries(NAMES.filter((n) => told[n].trim()).map((n) => [n, told[n].trim()]));
    try {
      await call('add.text', { body: { text, handling, ...given } });
      setText('');
      setTold(NOTHING);
      say('The text is being read');
    } catch (error) {
      sayError(error);
    }
  };
  return (
    <form onSubmit={(event) => void send(event)}>
      <Field label="Text of the report" value={text} onInput={setText} lines={12} {...(wrong && { wrong })} />
      <div class="add-fields">
        <Field label="Title" value={told.title} onInput={set('title')} />
        <Field label="Outlet" value={told.outlet} onInput={set('outlet')} />
        <Field label="Author" value={told.author} onInput={set('author')} />
        <Field
          label="Published"
          type="date"
          value={told.published}
          onInput={set('published')}
          hint="What “on Tuesday” is counted from."
        />
        <Field label="Address" type="url" value={told.url} onInput={set('url')} placeholder="https://" />
        <HandlingField value={handling} onInput={setHandling} />
      </div>
      <Button main submit>
        Add this text
      </Button>
    </form>
  );
};
