// The map of the page, fetched when it is needed, and the same places as a table.
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { PagePlace } from '../../../../api/story-page.ts';
import { setQuery } from '../../../router.ts';

export interface MapProps {
  places: readonly PagePlace[];
  chosen: readonly string[];
  toggle(id: string): void;
}

let loaded: ComponentType<MapProps> | undefined;

export const MapPart = ({ places, chosen }: { places: readonly PagePlace[]; chosen: readonly string[] }) => {
  const [, again] = useState(0);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (loaded) return;
    import('./map.tsx').then(
      (module) => {
        loaded = module.StoryMap;
        again((n) => n + 1);
      },
      () => setFailed(true),
    );
  }, []);
  const toggle = (id: string): void =>
    setQuery({ place: chosen.includes(id) ? chosen.filter((x) => x !== id) : [...chosen, id] }, { replace: true });
  const View = loaded;
  return (
    <section class="map-part" aria-label="Map">
      {View ? (
        <View places={places} chosen={chosen} toggle={toggle} />
      ) : (
        <p class="map-wait">{failed ? 'The map could not be loaded; the table has the same places.' : 'Getting the map …'}</p>
      )}
      <details class="place-table">
        <summary>
          {places.length} {places.length === 1 ? 'place' : 'places'} as a table
        </summary>
        <div class="scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">Place</th>
                <th scope="col">Country</th>
                <th scope="col">Doubt</th>
                <th scope="col">Claims</th>
              </tr>
            </thead>
            <tbody>
              {places.map((p) => (
                <tr key={p.id}>
                  <th scope="row">
                    <button type="button" class="link" aria-pressed={chosen.includes(p.id)} onClick={() => toggle(p.id)}>
                      {p.id}
                    </button>
                    {p.elsewhere && <span class="note"> named elsewhere in the report</span>}
                  </th>
                  <td>{p.country ?? ''}</td>
                  <td>{p.radiusKm === undefined ? 'not told' : `${Math.round(p.radiusKm)} km`}</td>
                  <td>{p.claims.length}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
};
