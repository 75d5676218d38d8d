// Events → POLECAT's columns (see field.ts for what goes into them).
import type { Event, ReportRecord } from '../../core/index.ts';
import { type Cell, tsvRow } from './cells.ts';
import { happened, POPULATED, several, TRAIL, trailOf } from './field.ts';
import type { Lookup } from './lookup.ts';
import type { Exporter } from './types.ts';

export const POLECAT_COLUMNS: readonly string[] =
  'Event ID,Event Date,Event Type,Event Mode,Intensity,Quad Code,Contexts,Actor Name,Actor Country,Actor COW,Primary Actor Sector,Actor Sectors,Actor Title,Actor Name Raw,Wikipedia Actor ID,Recipient Name,Recipient Country,Recipient COW,Primary Recipient Sector,Recipient Sectors,Recipient Title,Recipient Name Raw,Wikipedia Recipient ID,Placename,City,District,Province,Country,Latitude,Longitude,GeoNames ID,Raw Placename,Feature Type,Source,Publication Date,Story People,Story Organizations,Story Locations,Language,Version'.split(
    ',',
  );

const polecatParty = (look: Lookup, parties: Event['actors']): Cell[] => {
  const actors = look.parties(parties);
  const sectors = actors.flatMap((a) => a.sectors);
  return [
    several(actors.map((a) => a.name)),
    several(actors.map((a) => a.country ?? a.body)),
    undefined, // COW numbers are not kept
    sectors[0],
    several(sectors),
    undefined,
    several(parties.map((p) => look.words(p))),
    undefined,
  ];
};

const storyNames = (record: ReportRecord, kind: string): string | undefined =>
  several(
    record.mentions
      .filter((m) => m.kind === kind && m.form === 'name')
      .map((m) => record.report.text.slice(m.start, m.end).replace(/\s+/g, ' ')),
  );

export const polecat: Exporter = {
  describe: 'tab-separated, POLECAT\'s 40 columns, "None" where nothing is known',
  async *write(chosen, { bare }, tally) {
    yield tsvRow([...POLECAT_COLUMNS, ...(bare ? [] : TRAIL)]);
    for await (const { record, look, event: e } of happened(chosen, tally)) {
      const place = look.place(e.place);
      const city = POPULATED.test(place?.feature ?? '') ? place?.name : undefined;
      tally.rows += 1;
      yield tsvRow(
        [
          e.key,
          look.day(e)?.day,
          e.type,
          e.mode,
          e.score,
          e.quad.toUpperCase(),
          several(e.contexts),
          ...polecatParty(look, e.actors),
          ...polecatParty(look, e.recipients),
          place?.name,
          city,
          undefined,
          place?.admin1,
          place?.country,
          place?.lat,
          place?.lon,
          /^geonames:(\d+)$/.exec(place?.source ?? '')?.[1],
          e.placeFrom && 'start' in e.placeFrom ? look.words(e.placeFrom) : undefined,
          place?.feature,
          record.report.outlet,
          record.report.published?.slice(0, 10),
          storyNames(record, 'person'),
          storyNames(record, 'organization'),
          storyNames(record, 'location'),
          record.report.language,
          record.reader.version,
          ...(bare ? [] : trailOf(record, look, e)),
        ],
        'None',
      );
    }
  },
};
