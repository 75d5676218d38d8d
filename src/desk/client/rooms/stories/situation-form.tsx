// A form for a situation: a name, and what it watches. Places are chosen among those that reports name, with a radius.
import { useState } from 'preact/hooks';
import { TYPE_WORDS } from '../../../../core/words.ts';
import type { Watch } from '../../../api/filters.ts';
import type { SituationCard } from '../../../api/stories.ts';
import { useAsk } from '../../ask.ts';
import { call } from '../../call.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { addressOf, go } from '../../router.ts';
import { say, sayError } from '../../toasts.tsx';

const listed = (text: string): string[] => text.split(/[,;\n]/).flatMap((part) => part.trim() || []);

type Circle = NonNullable<Watch['places']>[number];

export const SituationForm = ({ given, done }: { given?: SituationCard; done(): void }) => {
  const watch = given?.watch ?? {};
  const [name, setName] = useState(given?.name ?? '');
  const [about, setAbout] = useState(given?.about ?? '');
  const [actors, setActors] = useState((watch.actors ?? []).join(', '));
  const [words, setWords] = useState(watch.words ?? '');
  const [types, setTypes] = useState<readonly string[]>(watch.types ?? []);
  const [places, setPlaces] = useState<readonly Circle[]>(watch.places ?? []);
  const [place, setPlace] = useState('');
  const [km, setKm] = useState('50');
  const [wrong, setWrong] = useState<string>();
  const { answer } = useAsk('search', { query: { limit: 1 } });
  const known = answer?.facets.places ?? [];
  const addPlace = (): void => {
    const found = known.find((p) => p.value === place);
    const circle = found ?? /^(?<lat>-?\d+(?:\.\d+)?)[,\s]+(?<lon>-?\d+(?:\.\d+)?)$/.exec(place.trim())?.groups;
    if (!circle || !(Number(km) > 0)) {
      setWrong('Choose a place that reports name, or give latitude and longitude, and a number of km.');
      return;
    }
    setWrong(undefined);
    setPlaces([
      ...places,
      { ...(found && { name: found.value }), lat: Number(circle.lat), lon: Number(circle.lon), km: Number(km) },
    ]);
    setPlace('');
  };
  const save = async (): Promise<void> => {
    try {
      await call('situations.put', {
        params: { name: name.trim() },
        body: {
          watch: {
            ...watch,
            words: words.trim(),
            actors: listed(actors),
            types: [...types],
            places: [...places],
          },
          ...(about.trim() && { about: about.trim() }),
        },
      });
      say(given ? 'The situation is changed.' : 'The situation is made.');
      done();
      go(addressOf(['stories', 'situations', name.trim()]));
    } catch (error) {
      sayError(error);
    }
  };
  return (
    <form
      class="situation-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {!given && <Field label="Name" value={name} onInput={setName} required placeholder="border dispute" />}
      <Field label="What it is about" value={about} onInput={setAbout} lines={2} />
      <p class="note">It shows reports that meet one condition of each kind given here. What is left empty excludes nothing.</p>
      <Field
        label="Who takes part"
        value={actors}
        onInput={setActors}
        hint="Parts of names, with commas between: one of them is enough."
      />
      <Field label="Words" value={words} onInput={setWords} hint={'As in the search box: "words in a row", begin*, -not.'} />
      <fieldset>
        <legend>What is done</legend>
        <div class="types">
          {Object.entries(TYPE_WORDS).map(([type, title]) => (
            <label key={type} class="check">
              <input
                type="checkbox"
                checked={types.includes(type)}
                onChange={() => setTypes(types.includes(type) ? types.filter((t) => t !== type) : [...types, type])}
              />
              {title}
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend>Where</legend>
        <ul class="circles">
          {places.map((p) => (
            <li key={`${p.lat} ${p.lon} ${p.km}`}>
              {p.km} km around {p.name ?? `${p.lat}, ${p.lon}`}
              <Button
                quiet
                label={`Take away ${p.name ?? 'this place'}`}
                onClick={() => setPlaces(places.filter((x) => x !== p))}
              >
                ×
              </Button>
            </li>
          ))}
        </ul>
        <div class="filter-row">
          <div class="field">
            <label for="situation-place">Place, or latitude, longitude</label>
            <input
              id="situation-place"
              list="situation-places"
              value={place}
              autocomplete="off"
              onInput={(event) => setPlace(event.currentTarget.value)}
            />
            <datalist id="situation-places">
              {known.map((p) => (
                <option key={`${p.lat} ${p.lon} ${p.value}`} value={p.value} />
              ))}
            </datalist>
          </div>
          <Field label="km around" type="number" value={km} onInput={setKm} />
          <Button onClick={addPlace}>Add place</Button>
        </div>
        {wrong && <p class="note wrong">{wrong}</p>}
      </fieldset>
      <Button submit main>
        {given ? 'Change' : 'Make the situation'}
      </Button>
    </form>
  );
};
