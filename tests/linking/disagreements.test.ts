// Two short reports of one story, read by the pipeline → what they are shown to disagree about, by kind; and pairs that look like it and are not.
import { describe, expect, it } from 'vitest';
import { makeReport } from '../../src/ingest/index.ts';
import { findDisagreements, linkClaims, type Standing, tellingsOf } from '../../src/linking/index.ts';
import { readReport } from '../../src/reader.ts';

const oneStory = (report: string): Standing => ({ story: 'story-1', origin: report });

const found = (texts: readonly string[], published: readonly string[]): string[] => {
  const tellings = texts.flatMap((text, i) => {
    const record = readReport(makeReport({ id: `r${i}`, text, published: published[i]!, outlet: `Agency ${i}` }));
    if ('error' in record) throw new Error(record.error.message);
    return tellingsOf(record);
  });
  return findDisagreements(linkClaims(tellings, oneStory), oneStory).map(
    (d) => `${d.kind}: ${d.sides.map((s) => s.value).join(' / ')}`,
  );
};

const DAY = '2031-06-05';

describe('disagreements', () => {
  it.each([
    [
      'number: 9 / 15',
      'PORT VELL — A bomb in a bus station in the Kenyan town of Garissa killed nine people on Tuesday, the police said.',
      'A bomb exploded at the bus station of Garissa in Kenya on Tuesday. The Red Cross said that it had counted 15 dead.',
    ],
    [
      'number: 50000 / 12000',
      'Demonstrators marched through Tbilisi on Monday against the new law. The organisers said that 50,000 people had taken part.',
      'A march against the new law drew 12,000 people in Tbilisi on Monday, the interior ministry said.',
    ],
    [
      'number: 12 / 60',
      'The army of Sudan said on Monday that it had lost 12 soldiers in the fighting for El Obeid.',
      'The rebels said that they had killed 60 soldiers in the fighting for El Obeid on Monday.',
    ],
    [
      'number: 2100 / 900',
      'Tram drivers in Porto went on strike on Monday. The union said that 2,100 of its members had stopped work; the city put the number at 900.',
      'Trams stood still in Porto on Monday.',
    ],
    [
      'number: 300000000 / 120000000',
      'Turkey announced duties on Greek olives. The duties hit goods worth 300 million dollars, the trade ministry in Ankara said.',
      'The value of the olives is 120 million dollars, the Greek economy ministry said of the duties on Greek olives that Turkey announced.',
    ],
    [
      'number: 40 / 90',
      'Police said that 40 people had been arrested in Minsk on Sunday. The Viasna rights group counted 90 arrests.',
      'The streets of Minsk were quiet on Sunday evening.',
    ],
    [
      'number: 4 / 1',
      'Four fishermen were wounded when a patrol fired on a trawler off Corriverton, Guyana’s coast guard said.',
      'One man was slightly wounded when the patrol fired on the trawler off Corriverton, the navy of Suriname said.',
    ],
    [
      'place: Gao / Timbuktu',
      'Gunmen killed three aid workers in the Malian town of Gao on Sunday, the United Nations mission said.',
      'Gunmen killed three aid workers on Sunday in Timbuktu, the government of Mali said.',
    ],
    [
      'time: 2031-06-02 / 2031-06-04',
      'Iranian forces seized a Greek tanker in the Strait of Hormuz on Monday, the Greek coast guard said.',
      'Iran’s Revolutionary Guards seized a Greek tanker in the Strait of Hormuz on Wednesday, the state news agency said.',
    ],
    [
      'doer: rebels / army of Myanmar',
      'The army of Myanmar said that rebels had shelled the school in Loikaw on Monday.',
      'The rebels said that the army of Myanmar had shelled the school in Loikaw on Monday.',
    ],
    [
      'doer: Ukraine / Russia',
      'Ukraine blamed Russia for the shelling of a hospital in Kherson on Monday.',
      'Russia blamed Ukraine for the shelling of a hospital in Kherson on Monday.',
    ],
    [
      'denied: told / denied',
      'Ethiopian troops crossed into Somalia on Monday, the Somali defence ministry said.',
      'Ethiopia’s government denied on Tuesday that its troops had entered Somalia.',
    ],
    [
      'denied: told / denied',
      'Pakistani troops shot down an Indian drone over Kashmir on Monday, the army said.',
      'India said that none of its drones had been shot down on Monday.',
    ],
    [
      'number: at least 7 / 12',
      'At least seven people died when police fired on marchers in Juliaca on Monday, the ombudsman said.',
      'Health authorities put the number of dead in Juliaca at 12 after police fired on marchers on Monday.',
    ],
    [
      'number: 2 / 3',
      'Gunmen killed two drivers of an aid convoy near Semera on Monday, the World Food Programme said.',
      'Gunmen attacked an aid convoy near Semera on Monday. A spokesman for the region put the dead at three drivers.',
    ],
    [
      'number: 64 / 41',
      'Of 80 lorries with food for Mekelle that set out on Wednesday, 64 reached Mekelle, the World Food Programme said.',
      'Only 41 lorries with food have reached Mekelle, a spokesman for the region said.',
    ],
    [
      'denied: told / denied',
      'Jets of the coalition struck a water station in Sirwah on Monday, the Houthi movement said.',
      'The coalition dismissed as fabricated a report that its jets had struck a water station in Sirwah.',
    ],
    [
      'denied: told / denied',
      'Tajikistan has not withdrawn its troops from the border, the Kyrgyz border service said.',
      'All Tajik units at the border have returned to their barracks, the State Committee in Dushanbe said.',
    ],
    [
      'number: some 8000 / 20000',
      'Some 8,000 people fled the shelling of Kalemie, the governor said on Monday.',
      'Aid workers put the number of people displaced by the shelling of Kalemie at 20,000.',
    ],
    [
      'number: 6 / 11',
      'Six members of the presidential guard of Guinea-Bissau were killed in the shooting at the palace on Tuesday, a doctor said.',
      'Eleven men of the forces of order had laid down their lives in the shooting at the palace, the president of Guinea-Bissau said on Tuesday.',
    ],
    [
      'number: 709000000 / 8600000',
      'Gazprom said on Monday that the arrears of Moldova for gas had grown to 709 million dollars.',
      'The debt of Moldova to Gazprom amounts to 8.6 million dollars, the prime minister in Chisinau said.',
    ],
    [
      'number: 17 / 11',
      'The collapse of a gallery trapped 17 workers in the Huanuni tin mine on Tuesday, the union of the miners said.',
      'Eleven men are cut off in the Huanuni tin mine after the collapse of a gallery, the state corporation said.',
    ],
    [
      'denied: told / denied',
      'Soldiers have laid mines on the road to Ponnagyun, the ministry in Naypyidaw said on Monday.',
      'At no time did soldiers lay mines on the road to Ponnagyun, the army said.',
    ],
    [
      'number: 18 / 4',
      'Turkish troops killed 18 militants in Metina on Sunday, the defence ministry in Ankara said.',
      'The militants said on Monday that four of their fighters had died in Metina.',
    ],
    [
      'number: 30 / 87',
      'Nigerian bandits abducted 30 pupils from a school in Kuriga on Thursday, the police said.',
      'Parents in Kuriga said that 87 pupils had been taken from the school on Thursday.',
    ],
    [
      'denied: told / denied',
      'Rwandan soldiers crossed into Congo on Monday, the army in Kinshasa said.',
      'Kigali rejected the claim.',
    ],
    [
      'denied: told / denied',
      'Eritrea has closed its border with Djibouti, residents said on Monday.',
      'Eritrea’s information minister said on Monday that reports of a border closure were false.',
    ],
    [
      'denied: told / denied',
      'Finland accused Russia of jamming satellite signals over the Baltic Sea.',
      'The Kremlin dismissed the Finnish accusation as groundless.',
    ],
    [
      'denied: told / denied',
      'Police in Minsk beat detained protesters, a human rights group said on Monday.',
      'The police in Minsk said that nobody had been beaten in custody.',
    ],
    [
      'denied: told / denied',
      'Iranian agents set fire to a warehouse in Leeds on Monday, the police said.',
      'Iran, the embassy stressed on Tuesday, had had no hand in the fire at the warehouse in Leeds.',
    ],
    [
      'denied: told / denied',
      'Turkish jets bombed a bakery in Kobani on Monday, residents said.',
      'Turkey rejected any part in the bombing of the bakery in Kobani.',
    ],
    [
      'denied: told / denied',
      'Soldiers stole medicine from the hospital in Goma on Monday, nurses said.',
      'The army called the story of the stolen medicine in Goma an invention.',
    ],
    [
      'denied: told / denied',
      'Aid lorries were unable to reach Lashio on Monday because rebels had planted mines on the road, the ministry said.',
      'The rebels have planted no mines on the road to Lashio, their spokesman said.',
    ],
    [
      'denied: told / denied',
      'Shells of the Ukrainian army hit the market of Donetsk on Monday, the mayor said.',
      'No shell of ours hit the market of Donetsk, the Ukrainian army said.',
    ],
    [
      'denied: told / denied',
      'Men of the landlord Karim Soomro came with an excavator and cut the dyke near Sukkur, a farmer said on Monday.',
      'Soomro denied on Monday that anyone in his pay had touched the dyke near Sukkur.',
    ],
    [
      'denied: told / denied',
      'Latvia accused Russia on Monday of having broken into the e-mail of its ministry. “Russia did not attack anybody,” said a spokesman of the Kremlin.',
      'Rain fell in Riga on Monday.',
    ],
    [
      'denied: told / denied',
      'Tanzania has banned the export of maize, traders in Nairobi said on Monday.',
      'The ministry in Dodoma wishes to inform the public that there is no ban on the export of maize.',
    ],
    [
      'doer: pirates / short circuit',
      'The navy of Brazil blamed pirates for the fire on the ferry Santa Rita on Monday.',
      'It was a short circuit that started the fire on the ferry Santa Rita, the owner said on Monday.',
    ],
    [
      'denied: told / denied',
      'Both sides had agreed on a pause of two days around Bahri, the rebels said on Monday.',
      'An army spokesman insisted on Monday that there was no arrangement of any kind around Bahri.',
    ],
    [
      'denied: told / denied',
      'Guerrillas set off a mine under a police car near Tame on Monday, the police said.',
      'The teacher heard shots near Tame on Monday. “There was no mine,” she said.',
    ],
    [
      'doer: Burmese troops / rebels',
      'Burmese troops set fire to the village of Kinma on Tuesday, villagers said.',
      'State television in Myanmar blamed rebels for the fire in the village of Kinma on Tuesday.',
    ],
  ])('%s', (wanted, a, b) => {
    const [kind, values] = wanted.split(': ') as [string, string];
    const got = found([a, b], [DAY, DAY]).map((d) => d.split(': '));
    // Who did it may be told twice: of the deed, and of the accusations of it.
    expect([...new Set(got.map(([k]) => k))]).toEqual([kind]);
    expect(got[0]![1]!.split(' / ').sort()).toEqual(values.split(' / ').sort());
  });

  it.each([
    [
      'a later count by the same source',
      ['A bomb killed nine people in Garissa on Tuesday, the police said.', DAY],
      ['The toll of the bomb in Garissa has risen to 12, the police said on Thursday.', '2031-06-07'],
    ],
    [
      'those arrested and those who came',
      ['Protesters blocked the bridge in Tbilisi on Monday; police arrested 20 of them.', DAY],
      ['Some 5,000 protesters gathered in Tbilisi on Monday, the organisers said.', DAY],
    ],
    [
      'two meetings of one minister',
      ['The foreign ministers of Greece and Turkey met in Ankara on Monday.', DAY],
      ['The foreign ministers of Greece and Egypt met in Cairo on Monday.', DAY],
    ],
    [
      'a denial of the past and a plan',
      ['Russia denied that its troops had crossed the border.', DAY],
      ['Russia’s troops will leave the border on Friday, the defence ministry said.', DAY],
    ],
    [
      'another place on another day',
      ['Israeli jets bombed Damascus on Monday.', DAY],
      ['Israeli jets bombed Aleppo on Tuesday.', '2031-06-06'],
    ],
    [
      'a petition and its dismissal',
      ['Leila Hamdan filed a petition against the result with the Constitutional Court of Tunisia on Monday.', DAY],
      ['The Constitutional Court of Tunisia dismissed the petition of Leila Hamdan on Tuesday.', '2031-06-06'],
    ],
    [
      'a part and the whole',
      ['Seven people were killed when a shell hit a bakery in Aden on Monday, the police said.', DAY],
      ['Three soldiers were killed by the shell that hit a bakery in Aden on Monday, the army said.', DAY],
    ],
    [
      'the dead and the missing',
      ['The flood in Assam killed 14 people, the Indian government said.', DAY],
      ['The flood in Assam displaced 14,000 people and 6 are missing, officials said.', DAY],
    ],
    [
      'who left without a word denies nothing',
      ['The water ministers of Egypt and Sudan met in Khartoum on Monday.', DAY],
      ['The delegation of Egypt left Khartoum on Monday without meeting the press.', DAY],
    ],
    [
      'villages and villagers',
      ['Phones were dead in three villages near Batken on Monday, the governor said.', DAY],
      ['Some 2,000 villagers near Batken left their homes on Monday, the Red Crescent said.', DAY],
    ],
    [
      'nobody withdrew, and the day on which they did',
      ['Neither side had withdrawn its fighters from the port of Hodeidah by Monday, the monitors said.', DAY],
      ['The Houthis withdrew their fighters from the port of Hodeidah on Thursday, the envoy said.', '2031-06-12'],
    ],
    [
      'arrests in two towns',
      ['Police arrested 20 people in Nairobi on Monday.', DAY],
      ['Police arrested 45 people in Mombasa on Monday.', DAY],
    ],
    [
      'those who struck and those who were dismissed',
      ['The union said 3,000 workers struck at the plant in Katowice on Monday.', DAY],
      ['The company said that 200 workers had been dismissed at the plant in Katowice on Monday.', DAY],
    ],
    [
      'what each of two sent',
      ['Egypt sent 40 lorries with food to Rafah on Sunday, the Red Crescent said.', DAY],
      ['Jordan sent 25 lorries with food to Rafah on Sunday, the Jordanian army said.', DAY],
    ],
    [
      'no lorry without a permit',
      ['The customs office in Namanga has let no lorry pass without a permit since Monday, drivers said.', DAY],
      ['The ministry said that lorries with a permit had passed the customs office in Namanga on Monday.', DAY],
    ],
    [
      'a denial of what another report does not tell',
      [
        'Police in Batumi detained 51 people on Monday, the ministry said. The mayor dismissed reports that gas had been mixed into the water.',
        DAY,
      ],
      ['Traders in Batumi sold fruit at a market on Monday.', DAY],
    ],
    [
      'a denied ambush of a convoy and a convoy that arrived',
      ['The government of Tigray denied on Monday that its men had ambushed a column of lorries near Semera.', DAY],
      ['A column of lorries reached Mekelle from Semera on Monday, the United Nations said.', DAY],
    ],
    [
      'who is blamed, in other words',
      ['Kyiv blamed Russia for the strike on the school in Nikopol on Monday.', DAY],
      ['The strike on the school in Nikopol was carried out by Russian forces, the mayor said on Monday.', DAY],
    ],
    [
      'what is not clear, and what nobody answered',
      ['Norway asked Iceland on Monday who had cut the cable. Iceland has not answered.', DAY],
      ['It is not clear who cut the cable between Norway and Iceland. Neither government answered questions on Monday.', DAY],
    ],
    [
      'what each did to the other',
      ['France expelled two Algerian diplomats on Monday.', DAY],
      ['Algeria expelled two French diplomats on Monday.', DAY],
    ],
  ])('%s: none', (_, a, b) => {
    expect(found([a[0]!, b[0]!], [a[1]!, b[1]!])).toEqual([]);
  });
});
