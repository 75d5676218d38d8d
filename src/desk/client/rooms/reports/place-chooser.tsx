// Where a name is: candidates of the gazetteer by number, another name, or coordinates. A number or the arrow keys move, Enter chooses.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { PlaceChoice } from '../../../api/reports.ts';
import { call } from '../../call.ts';
import { useKeys } from '../../keys.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { sayError } from '../../toasts.tsx';

const MOST = 9; // as many as a digit chooses

/** A place in a line: its name, what it lies in, and where. */
export const placeWords = ({ name, admin1, country, lat, lon }: PlaceChoice): string =>
  [name, admin1 === name ? undefined : admin1, country].filter(Boolean).join(', ') +
  ` · ${Math.abs(lat).toFixed(2)}° ${lat < 0 ? 'S' : 'N'} ${Math.abs(lon).toFixed(2)}° ${lon < 0 ? 'W' : 'E'}`;

/** "-17.9, -67.1" as a point. */
export const pointOf = (text: string): { lat: number; lon: number } | undefined => {
  const m = /^\s*(-?\d+(?:\.\d+)?)\s*[,; ]\s*(-?\d+(?:\.\d+)?)\s*$/.exec(text);
  const [lat, lon] = [Number(m?.[1]), Number(m?.[2])];
  return m && Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lat, lon } : undefined;
};

export const PlaceChooser = ({
  name,
  now,
  onChoose,
  onClose,
}: {
  /** The words of the report. */
  name: string;
  /** Where it is taken to be. */
  now?: PlaceChoice | undefined;
  onChoose(place: PlaceChoice): void;
  onClose(): void;
}) => {
  const [asked, setAsked] = useState(name);
  const [places, setPlaces] = useState<PlaceChoice[]>();
  const list = useRef<HTMLOListElement>(null);
  const buttons = (): HTMLButtonElement[] => [...(list.current?.querySelectorAll('button') ?? [])];
  const asks = useRef(0); // an answer that comes late must not take the place of a later one
  const look = async (words: string): Promise<void> => {
    asks.current += 1;
    const mine = asks.current;
    const point = pointOf(words);
    if (point) {
      setPlaces([{ name, ...point }]);
      return;
    }
    try {
      const found = await call('reports.places', { query: { name: words.trim() || name } });
      if (mine !== asks.current) return;
      setPlaces(found.places.slice(0, MOST).map(({ confidence: _, ...place }) => place));
    } catch (error) {
      sayError(error);
    }
  };
  useEffect(() => void look(name), [name]);
  useEffect(() => buttons()[0]?.focus(), [places]);
  const move = (by: number): void => {
    const all = buttons();
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    all[(at + by + all.length) % all.length]?.focus();
  };
  useKeys('Where is it?', [
    { keys: 'ArrowDown', says: 'next place', run: () => move(1) },
    { keys: 'ArrowUp', says: 'place before', run: () => move(-1) },
    ...Array.from({ length: Math.min(MOST, places?.length ?? 0) }, (_, i) => ({
      keys: String(i + 1),
      says: `place ${i + 1}, then Enter`,
      run: () => buttons()[i]?.focus(),
    })),
    { keys: 'Escape', says: 'leave the place as it is', typing: true, run: onClose },
  ]);
  const isNow = (p: PlaceChoice): boolean =>
    now !== undefined && (p.source ? p.source === now.source : p.lat === now.lat && p.lon === now.lon);
  return (
    <section class="chooser" aria-label="Where is it?">
      <h2>Where is “{name}”?</h2>
      {places && !places.length && (
        <p class="meta">The gazetteer has no such place: give another name, or latitude and longitude.</p>
      )}
      <ol ref={list}>
        {places?.map((p, i) => (
          <li key={`${p.source} ${p.lat} ${p.lon}`}>
            <button type="button" onClick={() => onChoose(p)} aria-current={isNow(p) ? 'true' : undefined}>
              <kbd aria-hidden="true">{i + 1}</kbd>
              <span>
                {placeWords(p)}
                {isNow(p) && <em> · taken now</em>}
              </span>
            </button>
          </li>
        ))}
      </ol>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void look(asked);
        }}
      >
        <Field label="Another name, or latitude, longitude" value={asked} onInput={setAsked} />
        <Button submit>Look</Button>
        <Button quiet onClick={onClose} hint="Esc">
          Leave it
        </Button>
      </form>
    </section>
  );
};
