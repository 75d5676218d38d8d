// Events → ACLED's columns, for those that ACLED has a type for (see field.ts for what goes into them).
import type { Event } from '../../core/index.ts';
import { countryByCode } from '../../knowledge/index.ts';
import { csvRow } from './cells.ts';
import { happened, several, TRAIL, trailOf } from './field.ts';
import type { Lookup } from './lookup.ts';
import { type Exporter, leave } from './types.ts';

export const ACLED_COLUMNS: readonly string[] =
  'event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp'.split(
    ',',
  );

const ARMED = new Set(['MIL', 'REB', 'COP', 'PRM', 'SPY', 'UAF']);
const [VIOLENCE, DEMONSTRATIONS, STRATEGIC] = ['Political violence', 'Demonstrations', 'Strategic developments'];
const BLASTS: Record<string, string> = {
  aerial: 'Air/drone strike',
  drone: 'Air/drone strike',
  'heavy-weapons': 'Shelling/artillery/missile attack',
  'suicide-attack': 'Suicide bomb',
  explosives: 'Remote explosive/landmine/IED',
};
const AGAINST_CIVILIANS: Record<string, string> = { abduct: 'Abduction/forced disappearance', sexual: 'Sexual violence' };

/** Disorder, event and sub-event type: only what PLOVER's type and mode decide; undefined where ACLED has no such event. */
const acledType = (e: Event, look: Lookup): [string, string, string | undefined] | undefined => {
  const armed = (parties: Event['actors']): boolean => look.parties(parties).some((a) => a.sectors.some((s) => ARMED.has(s)));
  const civilian = look.parties(e.recipients).some((a) => a.sectors[0] === 'CVL');
  const mode = e.mode ?? '';
  if (e.type === 'PROTEST') {
    if (mode === 'riot' || mode === 'vandalize') return [DEMONSTRATIONS!, 'Riots', 'Violent demonstration'];
    return mode === 'demo' ? [DEMONSTRATIONS!, 'Protests', undefined] : undefined; // whether it was peaceful is not said
  }
  if (e.type === 'ASSAULT') {
    if (BLASTS[mode]) return [VIOLENCE!, 'Explosions/Remote violence', BLASTS[mode]];
    if (AGAINST_CIVILIANS[mode]) return [VIOLENCE!, 'Violence against civilians', AGAINST_CIVILIANS[mode]];
    if (mode === 'destroy') return [STRATEGIC!, 'Strategic developments', 'Looting/property destruction'];
    if (civilian) return [VIOLENCE!, 'Violence against civilians', 'Attack'];
    return armed(e.actors) && armed(e.recipients) ? [VIOLENCE!, 'Battles', 'Armed clash'] : undefined;
  }
  if (e.type === 'COERCE' && mode === 'arrest') return [STRATEGIC!, 'Strategic developments', 'Arrests'];
  return undefined;
};

/** ACLED's numbers: 1 a day, 2 a week, 3 a month; and for places 1 a town, 2 a part of a region, 3 a region. */
const timePrecision = (look: Lookup, e: Event): number => {
  const time = look.time(e.time);
  if (!time?.from || !time.to) return look.day(e)?.told ? 1 : 2;
  const days = (Date.parse(time.to.slice(0, 10)) - Date.parse(time.from.slice(0, 10))) / 86_400_000;
  return days <= 1 ? 1 : days <= 7 ? 2 : 3;
};

export const acled: Exporter = {
  describe: "CSV, ACLED's 31 columns, for events that ACLED has a type for; inter codes, regions and tags stay empty",
  async *write(chosen, { bare }, tally) {
    yield csvRow([...ACLED_COLUMNS, ...(bare ? [] : TRAIL)]);
    for await (const { record, look, event: e } of happened(chosen, tally)) {
      const types = acledType(e, look);
      const place = look.place(e.place);
      const when = look.day(e);
      if (!types || !place || !when) {
        leave(tally, types ? (place ? 'without a day' : 'without a place') : 'of a type that ACLED does not have');
        continue;
      }
      const [doers, targets] = [look.parties(e.actors), look.parties(e.recipients)];
      const country = place.country ? countryByCode(place.country) : undefined;
      const killed = e.casualties?.filter((c) => c.kind === 'killed');
      const region = /^(?:ADM|PCL|RGN)/.test(place.feature ?? '');
      tally.rows += 1;
      yield csvRow([
        e.key,
        when.day,
        when.day.slice(0, 4),
        timePrecision(look, e),
        types[0],
        types[1],
        types[2],
        doers[0]?.name,
        several(doers.slice(1).map((a) => a.name)),
        undefined,
        targets[0]?.name,
        several(targets.slice(1).map((a) => a.name)),
        undefined,
        undefined,
        targets.some((a) => a.sectors[0] === 'CVL') ? 'Civilian targeting' : undefined,
        undefined,
        undefined,
        country?.name,
        place.admin1,
        undefined,
        undefined,
        place.name,
        place.lat,
        place.lon,
        region ? 3 : (place.radiusKm ?? 0) > 25 ? 2 : 1,
        record.report.outlet,
        undefined,
        look.sentence(e),
        killed?.length ? killed.reduce((n, c) => n + c.min, 0) : undefined,
        undefined,
        undefined,
        ...(bare ? [] : trailOf(record, look, e)),
      ]);
    }
  },
};
