// What finds can be narrowed to: a value of each kind, kept in the address.
import type { Facets } from '../../../api/search.ts';
import { setQuery } from '../../router.ts';
import { realityWords, typeWords } from '../stories/codes.ts';

const KM = 50; // around a place that is chosen
const SHOWN = 8;

const KINDS = [
  ['actor', 'actors', 'Who takes part'],
  ['speaker', 'speakers', 'Who says it'],
  ['outlet', 'outlets', 'Outlet'],
  ['country', 'countries', 'Country'],
  ['type', 'types', 'What is done'],
  ['reality', 'realities', 'How it is told'],
] as const;

const WORDS: Partial<Record<string, (value: string) => string>> = {
  type: typeWords,
  reality: realityWords,
};

const Value = ({ words, reports, on, choose }: { words: string; reports?: number; on: boolean; choose: () => void }) => (
  <li>
    <label>
      <input type="checkbox" checked={on} onChange={choose} />
      <span class="value">{words}</span>
      {reports !== undefined && <span class="number">{reports}</span>}
    </label>
  </li>
);

export const FacetList = ({ facets, query }: { facets: Facets; query: URLSearchParams }) => {
  const near = query.get('near');
  const set = (values: Record<string, string | undefined>): void => setQuery({ ...values, offset: undefined }, { replace: true });
  return (
    <section class="choices">
      <h2>Narrow to</h2>
      {facets.more && <p class="note">Counted in the first {facets.counted} reports.</p>}
      {KINDS.map(([name, of, title]) => {
        const chosen = query.get(name);
        const values = facets[of].slice(0, SHOWN);
        const others = chosen && !values.some((v) => v.value === chosen) ? [{ value: chosen }, ...values] : values;
        return (
          others.length > 0 && (
            <fieldset key={name}>
              <legend>{title}</legend>
              <ul>
                {others.map((v) => (
                  <Value
                    key={v.value}
                    words={'name' in v && typeof v.name === 'string' ? v.name : (WORDS[name] ?? String)(v.value)}
                    {...('reports' in v && { reports: v.reports })}
                    on={chosen === v.value}
                    choose={() => set({ [name]: chosen === v.value ? undefined : v.value })}
                  />
                ))}
              </ul>
            </fieldset>
          )
        );
      })}
      {(facets.places.length > 0 || near) && (
        <fieldset>
          <legend>Within {KM} km of</legend>
          <ul>
            {near && <Value words={query.get('place') ?? near} on choose={() => set({ near: undefined, place: undefined })} />}
            {facets.places
              .filter((p) => [p.lat, p.lon, KM].join(',') !== near)
              .slice(0, SHOWN)
              .map((p) => (
                <Value
                  key={`${p.value} ${p.lat} ${p.lon}`}
                  words={p.value}
                  reports={p.reports}
                  on={false}
                  choose={() => set({ near: [p.lat, p.lon, KM].join(','), place: p.value })}
                />
              ))}
          </ul>
        </fieldset>
      )}
    </section>
  );
};
