// A saved search by its name (/search?saved=…): what it watches becomes the address, and what it found counts as seen.
import { useEffect, useState } from 'preact/hooks';
import { call } from '../../call.ts';
import { Button } from '../../parts/button.tsx';
import { EmptyState, Waiting } from '../../parts/states.tsx';
import { addressOf, go } from '../../router.ts';
import { sayError } from '../../toasts.tsx';
import { queryOf } from './watch.ts';

export const OpenSaved = ({ name }: { name: string }) => {
  const [gone, setGone] = useState(false);
  useEffect(() => {
    const open = async (): Promise<void> => {
      const { searches } = await call('searches.list');
      const found = searches.find((s) => s.name === name);
      if (!found) {
        setGone(true);
        return;
      }
      await call('watched.looked', { body: { watched: 'search', name } });
      go(addressOf(['search'], queryOf(found.watch)), { replace: true });
    };
    open().catch(sayError);
  }, [name]);
  return gone ? (
    <EmptyState title={`There is no saved search “${name}” any more`}>
      <Button href="/search">Saved searches</Button>
    </EmptyState>
  ) : (
    <Waiting what="the saved search" />
  );
};
