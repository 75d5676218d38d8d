// Pages of the web, by their addresses: one a line.
import { useState } from 'preact/hooks';
import { call } from '../../call.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { say, sayError } from '../../toasts.tsx';
import { HandlingField, type HandlingName } from './handling-field.tsx';

export const AddressForm = ({ url = '' }: { url?: string }) => {
  const [text, setText] = useState(url);
  const [handling, setHandling] = useState<HandlingName>('public');
  const [wrong, setWrong] = useState<string>();
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    const urls = text.split(/\s+/).filter(Boolean);
    const bad = urls.find((u) => !/^https?:\/\//i.test(u) || !URL.canParse(u));
    if (!urls.length || bad !== undefined) {
      setWrong(
        bad === undefined
          ? 'Give the address of a page.'
          : `“${bad}” is no address of the web: it begins with http:// or https://.`,
      );
      return;
    }
    setWrong(undefined);
    try {
      await call('add.addresses', { body: { urls, handling } });
      setText('');
      say(urls.length === 1 ? 'The page is being fetched' : `${urls.length} pages are being fetched`);
    } catch (error) {
      sayError(error);
    }
  };
  return (
    <form onSubmit={(event) => void send(event)}>
      <Field
        label="Addresses, one a line"
        value={text}
        onInput={setText}
        lines={5}
        placeholder="https://"
        {...(wrong && { wrong })}
      />
      <HandlingField value={handling} onInput={setHandling} />
      <Button main submit>
        Fetch and add
      </Button>
      <p class="note">The pages are fetched by this computer, one after another. Nothing else is asked of the web.</p>
    </form>
  );
};
