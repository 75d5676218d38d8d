// The feeds of a channel, held against the schemas of their formats and the rules of the W3C's validator; and that those notice what is wrong.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeKeyFile } from '../../src/publish/channel/index.ts';
import { brief } from './briefs.ts';
import { DRAFTS, newFolder, publicOf, publishInto, removeFolders } from './make.ts';
import { atomFaults, jsonFeedFaults, rssFaults } from './validate-feeds.ts';

let site: string;
const feed = (name: string, at = site): string => readFileSync(join(at, 'feeds', name), 'utf8');
beforeAll(async () => {
  const home = newFolder();
  site = join(home, 'site');
  await makeKeyFile(join(home, 'key'));
  const drafts = [
    ...DRAFTS(),
    { kind: 'brief' as const, reviewed: false, brief: publicOf(brief('three', { title: 'What came in since' }), false).brief },
    {
      kind: 'answers' as const,
      answers: [{ issue: 1, sentence: 2, received: '2031-10-14', text: 'It was <four> boats & more.' }],
    },
    { kind: 'settings' as const },
  ];
  await publishInto(site, join(home, 'key'), drafts, undefined, {
    url: 'https://strait-watch.example/',
    description: 'Reports from the strait',
  });
});
afterAll(removeFolders);

describe('the feeds', () => {
  it('are valid: Atom, RSS 2.0, JSON Feed 1.1', () => {
    expect(atomFaults(feed('atom.xml'))).toEqual([]);
    expect(rssFaults(feed('rss.xml'))).toEqual([]);
    expect(jsonFeedFaults(feed('feed.json'))).toEqual([]);
    expect(feed('atom.xml').match(/<entry>/g)).toHaveLength(6);
  });

  it('are valid in Atom without an address of the channel too; RSS and JSON Feed ask for one', async () => {
    const home = newFolder();
    await makeKeyFile(join(home, 'key'));
    await publishInto(join(home, 'site'), join(home, 'key'), DRAFTS());
    expect(atomFaults(feed('atom.xml', join(home, 'site')))).toEqual([]);
    expect(rssFaults(feed('rss.xml', join(home, 'site')))).not.toEqual([]);
  });
});

describe('the validator', () => {
  const harm = (name: string, from: RegExp | string, to: string): string => {
    const before = feed(name);
    const after = before.replace(from, to);
    expect(after, `${name} ${from}`).not.toBe(before);
    return after;
  };
  it('notices what is wrong in Atom', () => {
    for (const [from, to] of [
      [/<id>urn[^<]*<\/id>/, ''],
      [/<updated>/, '<updated>on Monday '],
      [/<author>[\s\S]*?<\/author>/, ''],
      [/rel="self"/, 'rel="related"'],
      [/<title type="text">/, '<title type="markdown">'],
      [/<entry>/, '<entry><surprise/>'],
      [/<\/ol>|&lt;\/ol&gt;/, ''],
      [/https:\/\/coast-tribune\.example\/2031\/10\/strait/, '../2031'],
      [/<\/feed>/, ''],
      [/(<id>urn:[^<]*:1<\/id>)/, '<id>urn:x:2</id>$1'],
    ] as const)
      expect(atomFaults(harm('atom.xml', from, to)), String(from)).not.toEqual([]);
  });
  it('notices what is wrong in RSS', () => {
    for (const [from, to] of [
      [/isPermaLink="false"/, ''],
      [/<pubDate>\w+, /, '<pubDate>Xyz, '],
      [/<pubDate>[^<]*/, '<pubDate>2031-10-14T08:00:00Z'],
      [/<link>https[^<]*/, '<link>../'],
      [/<description>[^<]*<\/description>/, ''],
      [/version="2.0"/, 'version="0.91"'],
    ] as const)
      expect(rssFaults(harm('rss.xml', from, to)), String(from)).not.toEqual([]);
  });
  it('notices what is wrong in JSON Feed', () => {
    for (const [from, to] of [
      ['https://jsonfeed.org/version/1.1', 'https://jsonfeed.org/version/1'],
      [/"id": "urn[^"]*"/, '"no": "x"'],
      [/"date_published": "[^"]*"/, '"date_published": "yesterday"'],
      [/"_sitrep"/, '"sitrep"'],
      [/"home_page_url": "[^"]*"/, '"home_page_url": "../"'],
      [/<h2>/, '<h2><script>'],
    ] as const)
      expect(jsonFeedFaults(harm('feed.json', from, to)), String(from)).not.toEqual([]);
  });
});
