// What linking promises: copies are found however they were cut, stories hold together, and the order of arrival changes nothing.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LinkInput, linkReports } from '../../src/linking/index.ts';

const FERRY = `ORSA, 3 May - A ferry with 214 people on board ran aground off the island of Vell on Tuesday night, the Kaldran coast guard said.
All passengers were taken off by fishing boats before dawn, according to Captain Mira Holt, who led the rescue.
Two sailors were treated for broken bones in the harbour hospital of Orsa, and one woman is still missing.
The ministry of transport has opened an inquiry and grounded three sister ships of the same line until their steering gear was inspected.
The ferry company said that it would cooperate fully and that its thoughts were with the families.`;

const FERRY_OTHER = `The coast guard of Kaldra searched the waters around Vell on Wednesday for a woman who has been missing since the ferry Anneke ran aground.
More than two hundred passengers had reached Orsa in fishing boats. "We counted them three times," rescue leader Mira Holt told reporters.
Investigators of the transport ministry want to know why the steering gear failed.`;

const BUDGET = `Parliament in Torvik approved a budget on Thursday that raises spending on schools by four percent and cuts subsidies for diesel.
Finance minister Jonas Reff called it a budget for children; the opposition said that farmers would pay the bill.
The vote was 61 to 58, after a debate of eleven hours.`;

const report = (id: string, text: string, more: Partial<LinkInput> = {}): LinkInput => ({ id, text, ...more });
const sameStory = (a: string, b: string, links: ReturnType<typeof linkReports>) =>
  links.find((l) => l.id === a)!.story === links.find((l) => l.id === b)!.story;
const sameOrigin = (a: string, b: string, links: ReturnType<typeof linkReports>) =>
  links.find((l) => l.id === a)!.origin === links.find((l) => l.id === b)!.origin;

describe('copies of one text', () => {
  const lines = FERRY.split('\n');
  it.each([
    ['cut at the end', lines.slice(0, 3).join('\n')],
    ['with paragraphs dropped', [lines[0], lines[2], lines[4]].join('\n')],
    ['under another byline', `By Ana Perr for the Sound Courier\nTORVIK (Sound Courier) - ${FERRY}`],
    [
      'with words changed',
      FERRY.replaceAll('ferry', 'ship').replace('broken bones', 'fractures').replace('Tuesday', 'late Tuesday'),
    ],
    ['with other quotation marks and spaces', FERRY.replaceAll(' ', '  ').replaceAll("'", '’')],
  ])('%s', (_, copy) => {
    const links = linkReports([report('a', FERRY), report('b', copy), report('c', FERRY_OTHER), report('d', BUDGET)]);
    expect(sameOrigin('a', 'b', links)).toBe(true);
    expect(sameOrigin('a', 'c', links)).toBe(false);
    expect(sameOrigin('a', 'd', links)).toBe(false);
  });

  it('does not take a shared quotation for a copy', () => {
    const quote = '"We will not rest until every single passenger of this ship has been found," Captain Mira Holt said.';
    const links = linkReports([report('a', `${FERRY}\n${quote}`), report('b', `${FERRY_OTHER}\n${quote}`)]);
    expect(sameOrigin('a', 'b', links)).toBe(false);
  });
});

describe('stories', () => {
  it('joins two tellings of one happening and parts what is unrelated, even in a set of three', () => {
    const links = linkReports([report('a', FERRY), report('b', FERRY_OTHER), report('c', BUDGET)]);
    expect(sameStory('a', 'b', links)).toBe(true);
    expect(sameStory('a', 'c', links)).toBe(false);
  });

  it('parts two unrelated reports when there are no others', () => {
    const links = linkReports([report('a', FERRY), report('c', BUDGET)]);
    expect(sameStory('a', 'c', links)).toBe(false);
  });

  it('parts two happenings of one kind, each with names and numbers of its own', () => {
    const tell = (who: string, where: string, ship: string, n: number, k: number) =>
      [
        `Pirates attacked the tanker ${ship} off ${where} and took ${n} sailors hostage. Commander ${who} said that the navy followed them.`,
        `The navy is following pirates who seized the tanker ${ship} with ${n} sailors near ${where}, Commander ${who} told reporters.`,
        `Hostages: ${n} sailors of the tanker ${ship} were taken by pirates. Off ${where} the navy follows, says Commander ${who}.`,
        `Commander ${who} of the navy said pirates had attacked near ${where}; ${n} sailors of the seized tanker ${ship} are hostages.`,
      ].map((text, i) => report(`${k}${i}`, text));
    const links = linkReports([
      ...tell('Brandt', 'Cape Ursel', 'Morning Heron', 23, 1),
      ...tell('Okoye', 'Port Salim', 'Blue Meridian', 41, 2),
    ]);
    expect(new Set(links.slice(0, 4).map((l) => l.story)).size).toBe(1);
    expect(new Set(links.slice(4).map((l) => l.story)).size).toBe(1);
    expect(links[0]!.story).not.toBe(links[4]!.story);
  });

  it('keeps copies in one story and names it after its earliest report', () => {
    const cut = FERRY.split('\n').slice(0, 3).join('\n');
    const reports = [report('a', FERRY, { published: '2031-05-04' }), report('b', cut, { published: '2031-05-03' })];
    const [a, b] = linkReports(reports);
    expect(a!.story).toBe(b!.story);
    expect(linkReports([reports[1]!])[0]!.story).toBe(b!.story);
  });
});

describe('any input', () => {
  const reports = fc.array(
    fc.record(
      { id: fc.string(), text: fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(FERRY, FERRY_OTHER, BUDGET, '', '...')) },
      { requiredKeys: ['id', 'text'] },
    ),
    { maxLength: 12 },
  );

  it('gives one line a report, in order, and copies stay in one story', () => {
    fc.assert(
      fc.property(reports, (list) => {
        const links = linkReports(list);
        expect(links.map((l) => l.id)).toEqual(list.map((r) => r.id));
        const storyOf = new Map<string, string>();
        for (const { origin, story } of links) {
          expect(storyOf.get(origin) ?? story).toBe(story);
          storyOf.set(origin, story);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('does not depend on the order of arrival', () => {
    fc.assert(
      fc.property(
        reports.chain((list) =>
          fc.tuple(
            fc.constant(list),
            fc.shuffledSubarray(
              list.map((_, i) => i),
              { minLength: list.length },
            ),
          ),
        ),
        ([list, order]) => {
          const links = linkReports(list);
          const shuffled = linkReports(order.map((i) => list[i]!));
          expect(shuffled).toEqual(order.map((i) => links[i]));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('takes a date that is no date for none', () => {
    const [link] = linkReports([report('a', FERRY, { published: 'the day before' })]);
    expect(link!.id).toBe('a');
  });
});
