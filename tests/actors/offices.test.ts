import { expect, test } from 'vitest';
import { readTable } from '../../src/core/index.ts';
import { countryByCode, resolveActor } from '../../src/knowledge/index.ts';

// UN members; some are younger than 1992.
const STATES =
  'ALB AND AUT BEL BGR BIH BLR CHE CYP CZE DEU DNK ESP EST FIN FRA GBR GRC HRV HUN IRL ISL ITA LIE LTU LUX LVA MCO MDA MKD MLT MNE NLD NOR POL PRT ROU RUS SMR SRB SVK SVN SWE UKR ARM AZE GEO ' +
  'ATG ARG BHS BRB BLZ BOL BRA CAN CHL COL CRI CUB DMA DOM ECU SLV GRD GTM GUY HTI HND JAM MEX NIC PAN PRY PER KNA LCA VCT SUR TTO USA URY VEN ' +
  'AUS FJI KIR MHL FSM NRU NZL PLW PNG WSM SLB TON TUV VUT ' +
  'DZA AGO BEN BWA BFA BDI CPV CMR CAF TCD COM COG CIV COD DJI EGY GNQ ERI SWZ ETH GAB GMB GHA GIN GNB KEN LSO LBR LBY MDG MWI MLI MRT MUS MAR MOZ NAM NER NGA RWA STP SEN SYC SLE SOM ZAF SSD SDN TZA TGO TUN UGA ZMB ZWE BHR IRN IRQ ISR JOR KWT LBN OMN QAT SAU SYR TUR ARE YEM AFG BGD BTN IND MDV NPL PAK LKA KAZ KGZ TJK TKM UZB CHN JPN PRK KOR MNG BRN KHM IDN LAO MYS MMR PHL SGP THA TLS VNM';
const FIRST: Record<string, number> = {
  ERI: 1993,
  SSD: 2012,
  TLS: 2002,
  COD: 1998,
  CZE: 1993,
  SVK: 1993,
  MNE: 2006,
  SRB: 2006,
  AND: 1993,
  PLW: 1994,
};
const HEAD =
  /(?:^|, )(?:acting |interim |federal )?(?:president|prime minister|chancellor|taoiseach|queen|grand duke|prince|governor-general|captain regent|co-prince|president of the government|head of government|chairman of the Presidency|premier|king|emir|sultan|emperor|head of state|head of the junta|leader|supreme leader|general secretary|chief adviser|chairman of the (?:Presidential|National Transitional) Council)(?:$|,)/;
// Years for which nobody is known yet: shorten the list, never lengthen it.
const GAPS = new Set(
  [
    'AND 1993',
    'ATG 1992-1993',
    'BRB 1992-1993',
    'DMA 1996-2003',
    'FSM 1992-2018',
    'GRD 1992-1994',
    'KIR 1992-1993',
    'LCA 1992-1996',
    'MHL 1992-2015',
    'NRU 1992-2012',
    'PLW 1994-2000,2010-2012',
    'SLB 1992-1993',
    'SMR 1992-2024',
    'TUV 1992-2012',
    'VUT 1992-2015',
    'SOM 1998-1999',
  ].flatMap((line) => {
    const [state, years] = line.split(' ');
    return years!.split(',').flatMap((run) => {
      const [from, to = from] = run.split('-').map(Number);
      return Array.from({ length: to! - from! + 1 }, (_, i) => `${state} ${from! + i}`);
    });
  }),
);

const first = readTable('data/actors/offices.tsv');
const rest = ['rest', 'west'].map((part) => readTable(`data/actors/offices-${part}.tsv`));
const careers = readTable('data/actors/offices-careers.tsv');
const rows = [...first, ...rest.flat()];

test('every state has a head of state or government for each year from 1992 to 2024, but for the listed gaps', () => {
  const missing: string[] = [];
  for (const state of STATES.split(' '))
    for (let year = FIRST[state] ?? 1992; year <= 2024; year += 1) {
      const held = rows.some(
        ([, , country, office, , from, to]) =>
          country === state &&
          HEAD.test(office!) &&
          Number(from!.slice(0, 4)) <= year &&
          year <= Number(to ? to.slice(0, 4) : 9999),
      );
      if (!held) missing.push(`${state} ${year}`);
    }
  expect(missing.filter((gap) => !GAPS.has(gap))).toEqual([]);
});

test('every row has a country, dates in order and a source, and no person has two rows of one start', () => {
  const seen = new Set<string>();
  for (const [name, , country, office, , from, to, source] of [...rest.flat(), ...careers]) {
    expect(countryByCode(country!), name).toBeDefined();
    expect(from, name).toMatch(/^\d{4}(?:-\d\d)?$/);
    if (to) expect(from! <= to || from!.slice(0, 4) === to, `${name} ${office}`).toBe(true);
    expect(source, name).toBeTruthy();
    const key = `${name} ${country} ${office} ${from}`;
    expect(seen.has(key), key).toBe(false);
    seen.add(key);
  }
});

test('who stands in a file of a region is found by name, in office and afterwards', () => {
  expect(resolveActor('Nassif Hitti', { published: '2020-05-01' })).toMatchObject({ country: 'LBN', sectors: ['GOV'] });
  expect(resolveActor('Nassif Hitti', { published: '2022-05-01' })).toMatchObject({ country: 'LBN', sectors: ['ELI'] });
  expect(resolveActor('Federico Lombardi', { published: '2010-05-01' })).toMatchObject({ country: 'VAT', sectors: ['GOV'] });
});

const SECTORS = new Set('GOV MIL COP JUD LEG PRM PTY REB SPY AGR BUS CRM CVL EDU ELI JRN LAB MED OPP PRE REL SOC'.split(' '));

test('a career has sectors, and no two stations of one person hold the same place twice', () => {
  const seen = new Set<string>();
  for (const [name, , country, office, sectors, from, to] of careers) {
    for (const code of sectors!.split('+')) expect(SECTORS.has(code), `${name}: ${code}`).toBe(true);
    const key = [name, country, office, sectors, from, to].join(' ');
    expect(seen.has(key), key).toBe(false);
    seen.add(key);
  }
});

test.each([
  // before, in and after office
  ['Barack Obama', '2003-05-01', 'USA', 'LEG'],
  ['Barack Obama', '2013-05-01', 'USA', 'GOV'],
  ['Nelson Mandela', '1988-05-01', 'ZAF', 'OPP'],
  ['Paul Kagame', '1992-05-01', 'RWA', 'REB'],
  ['Gustavo Petro', '2014-05-01', 'COL', 'GOV'],
  ['Gustavo Petro', '2020-05-01', 'COL', 'LEG'],
  ['Volodymyr Zelensky', '2021-05-01', 'UKR', 'GOV'],
  ['Algirdas Brazauskas', '1989-05-01', 'SUN', 'PTY'],
  ['Vaclav Havel', '1988-05-01', 'CSK', 'OPP'],
  ['Mark Carney', '2016-05-01', 'GBR', 'GOV'],
  ['Mark Carney', '2022-05-01', 'CAN', 'BUS'],
  // between two offices
  ['Viktor Orban', '2005-05-01', 'HUN', 'OPP'],
  ['Condoleezza Rice', '2012-05-01', 'USA', 'ELI'],
])('%s on %s is %s %s', (name, published, country, sector) => {
  expect(resolveActor(name, { published })).toMatchObject({ country, sectors: [sector] });
});

test('who stands only among the careers takes no last name from those who held an office', () => {
  // Ted Kennedy the senator, not Robert F. Kennedy Jr. the lawyer; nobody else is called Estemirova.
  expect(resolveActor('Kennedy', { published: '1998-05-01' })).toMatchObject({ country: 'USA', sectors: ['LEG'] });
  expect(resolveActor('Abbott', { published: '2015-05-01' })).toMatchObject({ country: 'AUS' });
  expect(resolveActor('Estemirova', { published: '2008-05-01' })).toMatchObject({ country: 'RUS', sectors: ['CVL'] });
});
