import { expect, test } from 'vitest';
import { resolveActor } from '../../src/knowledge/index.ts';
import { OFFICERS, type Row, readOffices, yearsHeld } from './read-offices.ts';

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
/** "2014-2020,2022" → the years. */
const yearsOf = (runs: string): number[] =>
  runs.split(',').flatMap((run) => {
    const [from, to = from] = run.split('-').map(Number);
    return Array.from({ length: to! - from! + 1 }, (_, i) => from! + i);
  });

// Years for which nobody is known yet: shorten the list, never lengthen it.
const GAPS = new Set(['SOM 1998', 'SOM 1999']);

const rows = readOffices();

test('every state has a head of state or government for each year from 1992 to 2024, but for the listed gaps', () => {
  const missing: string[] = [];
  for (const state of STATES.split(' '))
    for (let year = FIRST[state] ?? 1992; year <= 2024; year += 1) {
      const held = rows.some(
        ({ of, office, from, to }) =>
          of === state && HEAD.test(office) && Number(from.slice(0, 4)) <= year && year <= Number(to ? to.slice(0, 4) : 9999),
      );
      if (!held) missing.push(`${state} ${year}`);
    }
  expect(missing.filter((gap) => !GAPS.has(gap))).toEqual([]);
});

test('who stands in a file of a region is found by name, in office and afterwards', () => {
  expect(resolveActor('Nassif Hitti', { published: '2020-05-01' })).toMatchObject({ country: 'LBN', sectors: ['GOV'] });
  expect(resolveActor('Nassif Hitti', { published: '2022-05-01' })).toMatchObject({ country: 'LBN', sectors: ['ELI'] });
  expect(resolveActor('Federico Lombardi', { published: '2010-05-01' })).toMatchObject({ country: 'VAT', sectors: ['GOV'] });
});

/** Years in which no row holds. */
const missing = (held: readonly Row[], from: number, to: number): number[] => {
  const years = yearsHeld(held);
  return Array.from({ length: to - from + 1 }, (_, i) => from + i).filter((year) => !years.has(year));
};

// Office, from (its first year after 1991) and to, and the years for which nobody is known: shorten these lists, never lengthen them.
const BODIES: readonly (readonly [string, number, number?, string?])[] = [
  ['secretary-general of the United Nations', 1992],
  ['deputy secretary-general of the United Nations', 1998],
  ['high commissioner for refugees', 1992],
  ['high commissioner for human rights', 1994],
  ['humanitarian chief', 1992],
  ['head of peacekeeping', 1992],
  ['head of political affairs', 1997],
  ['director-general of the WHO', 1992],
  ['executive director of UNICEF', 1992],
  ['executive director of the World Food Programme', 1992],
  ['commissioner-general of UNRWA', 1992],
  ['director-general of UNESCO', 1992],
  ['director-general of the FAO', 1992],
  ['director-general of the ILO', 1992],
  ['head of the UN Development Programme', 1992],
  ['president of the General Assembly', 1992],
  ['president of the International Court of Justice', 1992],
  ['director general of the IAEA', 1992],
  ['director general of the OPCW', 1997],
  ['special representative for Afghanistan', 1992, 2024, '1998-1999'],
  ['special representative for Iraq', 2003],
  ['special representative for Somalia', 1992, 2024, '1996'],
  ['special representative for the Democratic Republic of Congo', 1999],
  ['special representative for Haiti', 2004],
  ['special representative for Cyprus', 1992],
  ['special coordinator for the Middle East peace process', 1994],
  ['special envoy for Syria', 2012],
  ['special envoy for Yemen', 2011],
  ['special envoy for Western Sahara', 1997, 2024, '2020'],
  // Nobody held the post between 2011, when the mission ended, and 2021 but the envoy for both Sudans.
  ['special representative for Sudan', 2004, 2024, '2012-2020'],
  ['special representative for South Sudan', 2011],
  ['special envoy for Myanmar', 2000, 2024, '2017'],
  ['head of the UN mission in Kosovo', 1999],
  ['commander of UNIFIL', 1992],
  ['high representative for Bosnia', 1995],
  ['secretary-general of NATO', 1992],
  ['supreme allied commander of NATO', 1992],
  ['chairman of the NATO Military Committee', 1992],
  ['commander of KFOR', 1999],
  ['president of the European Commission', 1992],
  ['president of the European Council', 2009],
  ['president of the European Parliament', 1992],
  ['president of the European Central Bank', 1998],
  ['high representative for foreign policy', 1999],
  ['external relations commissioner', 1992, 2009],
  ['enlargement commissioner', 1999],
  ['trade commissioner', 1992],
  ['secretary-general of the OSCE', 1993],
  ['secretary-general of the Council of Europe', 1992],
  ['secretary-general of the Organization of African Unity', 1992, 2002],
  ['chairperson of the African Union Commission', 2002],
  ['executive secretary of ECOWAS', 1992, 2006],
  ['president of the ECOWAS Commission', 2007],
  ['executive secretary of IGAD', 2000],
  ['executive secretary of SADC', 1992],
  ['secretary-general of the East African Community', 1996],
  ['secretary-general of the Arab League', 1992],
  ['secretary-general of the Gulf Cooperation Council', 1992],
  ['secretary-general of the Organisation of Islamic Cooperation', 1992],
  ['secretary-general of ASEAN', 1992],
  ['secretary-general of the Shanghai Cooperation Organisation', 2004],
  ['secretary-general of the Collective Security Treaty Organization', 2003],
  ['executive secretary of the Commonwealth of Independent States', 1992],
  ['secretary general of the OAS', 1992],
  ['secretary-general of CARICOM', 1992],
  ['secretary-general of the Commonwealth', 1992],
  ['secretary-general of La Francophonie', 1997],
  ['secretary-general of the Pacific Islands Forum', 1992],
  ['managing director of the IMF', 1992],
  ['president of the World Bank', 1992],
  ['director-general of the WTO', 1992],
  ['secretary-general of the OECD', 1992],
  ['secretary-general of OPEC', 1992],
  ['president of the International Criminal Court', 2003],
  ['prosecutor of the International Criminal Court', 2003],
  ['president of the Yugoslavia tribunal', 1993, 2017],
  ['prosecutor of the Yugoslavia tribunal', 1994, 2017],
  ['secretary general of Interpol', 1992],
  ['president of the ICRC', 1992],
  ['head of the Red Cross federation', 1993],
  ['secretary-general of Amnesty International', 1992],
  ['executive director of Human Rights Watch', 1992],
  ['president of the International Crisis Group', 2000],
];

test('every international body has a head for each year, but for the listed gaps', () => {
  const officers = rows.filter(({ file }) => OFFICERS.includes(file));
  const found = BODIES.flatMap(([office, from, to = 2024, gaps]) => {
    const known = gaps ? yearsOf(gaps) : [];
    const held = officers.filter((row) => row.office.split(', ').includes(office));
    return missing(held, from, to)
      .filter((year) => !known.includes(year))
      .map((year) => `${office} ${year}`);
  });
  expect(found).toEqual([]);
});

// Country, what the office says, from and to: armed groups, parties in conflict and entities that few recognize, with a leader each year.
const GROUPS: readonly (readonly [string, RegExp, number, number?])[] = [
  ['AFG', /leader of the Taliban/, 1996, 2021],
  ['AFG', /Islamic State in Khorasan/, 2015],
  ['AGO', /leader of UNITA/, 1992, 2002],
  ['AZE', /president of Nagorno-Karabakh/, 1994, 2023],
  ['BIH', /leader of the Bosnian Serbs/, 1992, 1996],
  ['BIH', /president of Republika Srpska/, 1996],
  ['COD', /leader of M23/, 2012],
  ['COL', /leader of the FARC/, 1992, 2016],
  ['COL', /leader of the ELN/, 1992],
  ['CYP', /leader of the Turkish Cypriots/, 1992],
  ['CYP', /prime minister of Northern Cyprus/, 1992],
  ['DZA', /al-Qaeda in the Islamic Maghreb/, 2007],
  ['DZA', /leader of the GIA/, 1993, 2002],
  ['EGY', /leader of al-Qaeda/, 2011, 2022],
  ['ESH', /Polisario/, 1992],
  ['ESP', /leader of ETA/, 1992, 2016],
  ['ETH', /leader of the TPLF/, 1992],
  ['ETH', /leader of the OLF/, 1992, 2018],
  ['ETH', /ONLF|Ogaden/, 1992, 2018],
  ['GBR', /(?:leader|president) of Sinn Fein/, 1992],
  ['GBR', /leader of the Democratic Unionist/, 1992],
  ['GEO', /president of Abkhazia/, 1992],
  ['GEO', /president of South Ossetia/, 1993],
  ['HRV', /president of the Krajina Serbs/, 1991, 1995],
  ['IDN', /Free Aceh/, 1992, 2005],
  ['IND', /Naga/, 1992],
  ['IND', /ULFA|Assam/, 1992],
  ['IRQ', /leader of Islamic State/, 2006],
  ['IRQ', /prime minister of Kurdistan/, 1992],
  ['IRQ', /president of Kurdistan/, 2005],
  ['LBN', /leader of Hezbollah/, 1992],
  ['LKA', /leader of the Tamil Tigers/, 1992, 2009],
  ['MDA', /president of Transnistria/, 1992],
  ['MEX', /Zapatista/, 1994],
  ['MLI', /leader of JNIM/, 2017],
  ['MMR', /Kachin Independence/, 1992],
  ['MMR', /Karen National Union/, 1992],
  ['MMR', /United Wa State Army/, 1992],
  ['NGA', /leader of Boko Haram/, 2009, 2021],
  ['NPL', /leader of the Maoists/, 1996, 2006],
  ['PER', /leader of (?:the )?Shining Path/, 1992],
  ['PHL', /leader of the (?:MILF|Moro Islamic)/, 1992, 2019],
  ['PHL', /leader of the (?:MNLF|Moro National)/, 1992],
  ['PSE', /leader of Hamas/, 1992],
  ['PSE', /leader of Islamic Jihad/, 1992],
  ['PSE', /leader of the PFLP$/, 1992],
  ['RUS', /leader of the Caucasus Emirate/, 2007, 2015],
  ['RWA', /leader of the FDLR/, 2001],
  ['SAU', /leader of al-Qaeda/, 1992, 2011],
  ['SDN', /SPLM-N/, 2011],
  ['SDN', /leader of the JEM/, 2003, 2021],
  ['SEN', /MFDC|Casamance/, 1992],
  ['SOM', /leader of al-Shabaab/, 2008],
  ['SOM', /president of Somaliland/, 1991],
  ['SOM', /president of Puntland/, 1998],
  ['SSD', /rebel leader/, 2013, 2018],
  ['SYR', /SDF|Syrian Democratic/, 2015],
  ['SYR', /leader of Ahrar al-Sham/, 2011, 2020],
  ['SYR', /Nusra|Hayat Tahrir/, 2012, 2024],
  ['TUR', /leader of the PKK/, 1992],
  ['UGA', /leader of the LRA/, 1992],
  ['UGA', /leader of the ADF/, 1996],
  ['UKR', /leader of the Donetsk/, 2014],
  ['UKR', /leader of the Luhansk/, 2014],
  ['YEM', /leader of the Houthis/, 2003],
  ['YEM', /leader of al-Qaeda in the Arabian Peninsula/, 2007],
];

test('armed groups, parties in conflict and unrecognized entities have a leader for each year', () => {
  const found = GROUPS.flatMap(([country, office, from, to = 2024]) => {
    const held = rows.filter((row) => row.of === country && office.test(row.office));
    return missing(held, from, to).map((year) => `${country} ${office.source} ${year}`);
  });
  expect(found).toEqual([]);
});

test('who is known by full name only is found so, and the bare last name means nobody', () => {
  expect(resolveActor('Timothy Lenderking', { published: '2022-05-01', person: true })).toMatchObject({
    country: 'USA',
    sectors: ['GOV'],
  });
  expect(resolveActor('Litokwa Tomeing', { published: '2008-05-01', person: true })).toMatchObject({
    country: 'MHL',
    sectors: ['GOV'],
  });
  expect(resolveActor('Tomeing', { published: '2008-05-01', person: true }).country).toBeUndefined();
});

test('an officer of a body is of the body in office, and of the own country afterwards', () => {
  expect(resolveActor('Hans Grundberg', { published: '2023-05-01', person: true })).toMatchObject({
    body: 'UNO',
    sectors: ['GOV'],
  });
  expect(resolveActor('Jamal Benomar', { published: '2019-05-01', person: true })).toMatchObject({
    country: 'MAR',
    sectors: ['ELI'],
  });
});

test('an alias that stands at one line of a person finds all offices', () => {
  // "Vladimir V. Putin" is written at his last term only.
  expect(resolveActor('Vladimir V. Putin', { published: '2003-05-01', person: true })).toMatchObject({
    country: 'RUS',
    sectors: ['GOV'],
  });
});
