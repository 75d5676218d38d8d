// Where an event is, in its form: a place of the report, another one by its name (candidates of the gazetteer), or a point.
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { PlaceChoice, ReportPage } from '../../../api/reports.ts';
import { call } from '../../call.ts';
import { Field } from '../../parts/field.tsx';
import { sayError } from '../../toasts.tsx';
import { placeWords, pointOf } from './place-chooser.tsx';

const MOST = 6; // candidates: the rest is found by a longer name
const WAIT_MS = 250; // until somebody has written a word
const OTHER = '\u001f'; // no key of a place

export const PlaceField = ({
  page,
  value,
  onChange,
}: {
  page: ReportPage;
  /** The key of a place of the report, a place that was chosen here, or nothing. */
  value: unknown;
  onChange(value: unknown): void;
}) => {
  const chosen = typeof value === 'object' && value !== null ? (value as PlaceChoice) : undefined;
  const [asking, setAsking] = useState(chosen !== undefined);
  const [words, setWords] = useState(chosen?.name ?? '');
  const [found, setFound] = useState<readonly PlaceChoice[]>();
  const asks = useRef(0);
  const group = useId();
  const look = async (name: string): Promise<void> => {
    asks.current += 1;
    const mine = asks.current;
    const point = pointOf(name);
    try {
      const places = point
        ? [{ name: page.places.find((p) => p.key === value)?.name ?? name.trim(), ...point }]
        : (await call('reports.places', { query: { name } })).places.slice(0, MOST).map(({ confidence: _, ...p }) => p);
      if (mine !== asks.current) return; // something else was written meanwhile
      setFound(places);
      if (places[0]) onChange(places[0]);
    } catch (error) {
      sayError(error);
    }
  };
  useEffect(() => {
    if (!asking || !words.trim() || words === chosen?.name) return undefined;
    const later = setTimeout(() => void look(words.trim()), WAIT_MS);
    return () => clearTimeout(later);
  }, [words, asking]);
  return (
    <>
      <Field
        label="Where"
        value={asking ? OTHER : String(value ?? '')}
        onInput={(key) => {
          setAsking(key === OTHER);
          if (key !== OTHER) onChange(key || null);
        }}
        choices={[['', 'not told'], ...page.places.map((p) => [p.key, p.name] as const), [OTHER, 'another place …']]}
      />
      {asking && (
        <div class="place-field">
          <Field
            label="Which place"
            value={words}
            onInput={setWords}
            {...(found && !found.length
              ? { wrong: 'The gazetteer has no such place: another name, or latitude, longitude.' }
              : { hint: 'A name, or latitude, longitude.' })}
          />
          {found && found.length > 0 && (
            <fieldset>
              <legend class="read-out">Places of that name</legend>
              {found.map((p) => (
                <label key={`${p.source} ${p.lat} ${p.lon}`} class="check">
                  <input
                    type="radio"
                    name={group}
                    checked={chosen?.lat === p.lat && chosen.lon === p.lon && chosen.name === p.name}
                    onChange={() => onChange(p)}
                  />
                  {placeWords(p)}
                </label>
              ))}
            </fieldset>
          )}
        </div>
      )}
    </>
  );
};
