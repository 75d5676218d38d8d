import { expect, test } from 'vitest';
import { readTable } from '../../src/core/index.ts';
import { countryByCode } from '../../src/knowledge/index.ts';

// UN members of Africa, the Middle East and Asia; some are younger than 1992.
const STATES =
  'DZA AGO BEN BWA BFA BDI CPV CMR CAF TCD COM COG CIV COD DJI EGY GNQ ERI SWZ ETH GAB GMB GHA GIN GNB KEN LSO LBR LBY MDG MWI MLI MRT MUS MAR MOZ NAM NER NGA RWA STP SEN SYC SLE SOM ZAF SSD SDN TZA TGO TUN UGA ZMB ZWE BHR IRN IRQ ISR JOR KWT LBN OMN QAT SAU SYR TUR ARE YEM AFG BGD BTN IND MDV NPL PAK LKA KAZ KGZ TJK TKM UZB CHN JPN PRK KOR MNG BRN KHM IDN LAO MYS MMR PHL SGP THA TLS VNM';
const FIRST: Record<string, number> = { ERI: 1993, SSD: 2012, TLS: 2002, COD: 1998 };
const HEAD =
  /(?:^|, )(?:acting )?(?:president|prime minister|premier|king|emir|sultan|emperor|head of state|head of the junta|leader|supreme leader|general secretary|chief adviser|chairman of the (?:Presidential|National Transitional) Council)(?:$|,)/;
// Years for which nobody is known yet: shorten the list, never lengthen it.
const GAPS = new Set<string>(['SOM 1998', 'SOM 1999']);

const rest = readTable('data/actors/offices-rest.tsv');
const rows = [...readTable('data/actors/offices.tsv'), ...rest];

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
  for (const [name, , country, office, , from, to, source] of rest) {
    expect(countryByCode(country!), name).toBeDefined();
    expect(from, name).toMatch(/^\d{4}(?:-\d\d)?$/);
    if (to) expect(from! <= to || from!.slice(0, 4) === to, `${name} ${office}`).toBe(true);
    expect(source, name).toBeTruthy();
    const key = `${name} ${country} ${from}`;
    expect(seen.has(key), key).toBe(false);
    seen.add(key);
  }
});
