// tests/places/where-when.txt read by the whole reader: the place and time of events, and the words that tell them.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { makeReport } from '../../src/ingest/index.ts';
import { readLayers } from '../../src/reader.ts';

interface Case {
  text: string;
  published?: string;
  events: { trigger: string; place: string; time: string }[];
}

const cases: Case[] = [];
for (const line of readFileSync(new URL('where-when.txt', import.meta.url), 'utf8').split('\n')) {
  if (line.startsWith('> ')) cases.push({ text: line.slice(2).replace(/ \| /g, '\n\n'), events: [] });
  else if (line.startsWith('@ ')) cases.at(-1)!.published = line.slice(2).trim();
  else if (line.trim() && !line.startsWith('#')) {
    const [trigger = '', place = '', time = ''] = line.split('|').map((s) => s.trim());
    cases.at(-1)!.events.push({ trigger, place, time });
  }
}

describe('where and when events took place', () => {
  it('has cases', () => expect(cases.length).toBeGreaterThan(35));

  it.each(cases.map((c) => [c.text, c] as const))('%s', (_, { text, published, events }) => {
    const doc = readLayers(makeReport({ text, ...(published !== undefined && { published }) }));
    const said = ({ start, end }: { start: number; end: number }): string => text.slice(start, end);
    for (const wanted of events) {
      const event = doc.events.find((e) => said(e.trigger).includes(wanted.trigger));
      expect(event, `an event told by “${wanted.trigger}”`).toBeDefined();
      const { place, placeFrom, time, timeFrom } = event!;
      const where =
        place === undefined
          ? '-'
          : placeFrom && 'fallback' in placeFrom
            ? `dateline ${doc.places.list.find((p) => p.id === place)!.name}`
            : said(placeFrom!);
      const when = timeFrom && 'fallback' in timeFrom ? timeFrom.fallback : (doc.times.find((t) => t.id === time)?.value ?? '-');
      expect({ where: wanted.place === '?' ? '?' : where, when: wanted.time === '?' ? '?' : when }).toEqual({
        where: wanted.place,
        when: wanted.time,
      });
    }
  });
});
