// Saves a brief as PDF: the desk's computer prints it, which takes seconds and needs a browser there; what went wrong is said.
import { useState } from 'preact/hooks';
import { hrefOf } from '../../call.ts';
import { Button } from '../../parts/button.tsx';
import { say, sayError } from '../../toasts.tsx';

const FORGET_MS = 60_000; // by then it is saved

export const PdfButton = ({ id }: { id: string }) => {
  const [busy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    setBusy(true);
    try {
      const response = await fetch(hrefOf('brief.pdf', { params: { id } }), { credentials: 'same-origin' });
      if (!response.ok) {
        const told = (await response.json().catch(() => undefined)) as { error?: { message: string } } | undefined;
        throw new Error(told?.error?.message ?? `The desk answered ${response.status}.`);
      }
      const url = URL.createObjectURL(await response.blob());
      const link = document.createElement('a');
      link.href = url;
      link.download = `${id}.pdf`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(url), FORGET_MS);
      say('Printed as PDF');
    } catch (error) {
      sayError(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button disabled={busy} onClick={() => void save()}>
      {busy ? 'Printing …' : 'Save as PDF'}
    </Button>
  );
};
