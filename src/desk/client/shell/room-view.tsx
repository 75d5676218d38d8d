// Shows the room that the address names; its code is fetched when it is opened first.
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Button } from '../parts/button.tsx';
import { EmptyState, Waiting } from '../parts/states.tsx';
import type { Address } from '../router.ts';
import { ROOMS, type RoomProps, SIDE_ROOMS } from './rooms.ts';

const loaded = new Map<string, ComponentType<RoomProps>>();

export const RoomView = ({ path, query }: Address) => {
  const [name = 'today', ...rest] = path;
  const [, again] = useState(0);
  const [failed, setFailed] = useState(false);
  const room = [...ROOMS, ...SIDE_ROOMS].find((r) => r.name === name);
  useEffect(() => {
    document.title = `${room?.title ?? 'Nothing here'} · Sitrep`;
    if (!room || loaded.has(name)) return;
    setFailed(false);
    room.load().then(
      (module) => {
        loaded.set(name, module.default);
        again((n) => n + 1);
      },
      () => setFailed(true),
    );
  }, [name]);
  if (!room)
    return (
      <EmptyState title="There is nothing at this address">
        <Button href="/today">Go to Today</Button>
      </EmptyState>
    );
  const View = loaded.get(name);
  if (View) return <View path={rest} query={query} />;
  return failed ? (
    <EmptyState title="This room could not be loaded">
      <p>Is “sitrep desk” still running? It may also have been upgraded meanwhile.</p>
      <Button onClick={() => location.reload()}>Load the page again</Button>
    </EmptyState>
  ) : (
    <Waiting what={room.title} />
  );
};
