// What strangers may write into titles, names and quotations, all the way out: pages, Markdown, feeds, messages, the file of a brief. It stays words, is valid, and turns nothing around.
import { join } from 'node:path';
import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Brief } from '../../src/core/index.ts';
import { briefHtml, briefMarkdown } from '../../src/publish/brief/index.ts';
import {
  buildIssue,
  lengthOf,
  makeKeyFile,
  makePublic,
  messageParts,
  type OpenedChannel,
  openChannel,
  openKeyFile,
} from '../../src/publish/channel/index.ts';
import { brief, handlingOf } from './briefs.ts';
import { newFolder, removeFolders, SECRET, script } from './make.ts';
import { atomFaults, jsonFeedFaults, rssFaults } from './validate-feeds.ts';

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  ']]><!--',
  '&lt;b&gt; &amp;#60; &#x202e;',
  '*bold* _it_ `code` ~~gone~~ [here](javascript:alert(1)) ![x](https://spy.example/p.png)',
  '# Not a heading\n\n- nor a list\n\n    nor code\n\n---\n\n[^1]: nor a note\n\n| nor | a | table |\n|-|-|-|',
  'https://spy.example/?q=1 www.spy.example <https://spy.example>',
  'invoice_\u202egnp.exe and \u2066turned\u2067 around \u202b\u202d',
  'חדשות מהמיצר: הודעה رسمية من الميناء',
  'nul \u0000 bell \u0007 escape \u001b[31m c1 \u0085\u009b nonchar \ufffe\uffff',
  'half \ud83d a pair \udc00',
  '👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 \u{1f1fa}\u{1f1e6} ❤️‍🔥',
  `hidden\u{e0001}\u{e0068}\u{e0069}`,
  'w'.repeat(6000),
  '\u2028line\u2029paragraph\r\nreturn\ttab',
];

/** Words of strangers in every place where they may stand. */
const hostileBrief = (words: string): Brief => {
  const made = brief('hostile', { title: words, about: words });
  return {
    ...made,
    sections: made.sections.map((s) => ({
      ...s,
      sentences: s.sentences.map((x) => ({
        ...x,
        text: `${x.text} ${words}`,
        group: words,
        state: x.state ?? words,
        ...(x.places && { places: x.places.map((p) => ({ ...p, name: words, admin1: words })) }),
      })),
    })),
    notes: made.notes.map((n) => ({
      ...n,
      quote: `${words} ${n.quote}`,
      outlet: words,
      title: words,
      speaker: words,
      published: '2031-10-12',
      url: n.number % 2 ? n.url! : `https://x.example/?${words}`,
    })),
  };
};

let channel: OpenedChannel;
beforeAll(async () => {
  const home = newFolder();
  await makeKeyFile(join(home, 'key'));
  channel = await openChannel(join(home, 'site'), {
    key: await openKeyFile(join(home, 'key'), async () => ''),
    script: script(),
  });
});
afterAll(removeFolders);

/** Characters that no reader sees and that change what others see. */
const TURNS = /[\u202a-\u202e\u2066-\u2069\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/;

const markup = (html: string): { tags: string[]; attributes: string[]; addresses: string[] } => {
  const [tags, attributes, addresses]: string[][] = [[], [], []];
  const parser = new Parser({
    onopentag(name, given) {
      tags!.push(name);
      for (const [attribute, value] of Object.entries(given)) {
        attributes!.push(attribute);
        if (/^(?:href|src)$/.test(attribute)) addresses!.push(value);
      }
    },
  });
  parser.end(html);
  return { tags: tags!, attributes: attributes!, addresses: addresses! };
};

const nodesOf = (markdown: string): { type: string; url?: string; value?: string }[] => {
  type Node = { type: string; url?: string; value?: string; children?: Node[] };
  const walk = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(walk)];
  return walk(fromMarkdown(markdown) as Node);
};

/** Telegram's HTML: its own tags alone, closed in order, entities that it knows. */
const telegramFaults = (body: string): string[] => {
  const faults: string[] = [];
  const open: string[] = [];
  for (const [whole, end, name, rest] of body.matchAll(/<(\/?)([a-z]*)([^>]*)>?/g)) {
    if (!/^(?:b|i|s|a)$/.test(name!) || !whole.endsWith('>') || (rest && !/^ href="https?:\/\/[^"<>]*"$/.test(rest)))
      faults.push(whole);
    if (!end) open.push(name!);
    else if (open.pop() !== name) faults.push(whole);
  }
  for (const [entity] of body.matchAll(/&[^;]*;?/g)) if (!/^&(?:lt|gt|amp|quot|#39);$/.test(entity)) faults.push(entity);
  return [...faults, ...open];
};

const holds = (words: string): void => {
  const full = hostileBrief(words);
  const made = makePublic(full, { secret: SECRET, reviewed: true, handling: handlingOf });
  const head = { title: 'Strait Watch', language: 'en', url: 'https://strait-watch.example/', answers: 'a@strait-watch.example' };
  const marks = [{ issue: 1, sentences: [1], kind: 'withdrawn' as const, note: 'It was read wrongly.' }];
  const built = buildIssue(
    channel,
    { kind: 'brief', reviewed: true, brief: made.brief, marks },
    head,
    '2031-10-14T08:00:00.000Z',
  );
  const text = (path: string): string => Buffer.from(built.site.get(path)!).toString('utf8');
  for (const path of built.site.keys()) if (!path.endsWith('.js')) expect(text(path), path).not.toMatch(TURNS);
  for (const path of [...built.site.keys()].filter((p) => p.endsWith('.html'))) {
    const { tags, attributes, addresses } = markup(text(path));
    expect(tags.filter((t) => t === 'script').length, path).toBe(path === 'verify/index.html' ? 1 : 0);
    expect(
      tags.filter((t) => /^(?:img|iframe|b|table)$/.test(t)),
      path,
    ).toEqual([]);
    expect(
      attributes.filter((a) => /^on|^style$/.test(a)),
      path,
    ).toEqual([]);
    for (const address of addresses)
      expect(address, path).toMatch(/^(?:[\w./#-]*|data:,|mailto:.*|https:\/\/(?:coast-tribune|meridian|x)\.example.*)$/s);
  }
  expect(atomFaults(text('feeds/atom.xml'))).toEqual([]);
  expect(rssFaults(text('feeds/rss.xml'))).toEqual([]);
  expect(jsonFeedFaults(text('feeds/feed.json'))).toEqual([]);

  for (const markdown of [text('issues/000001/brief.md'), briefMarkdown(full)]) {
    const nodes = nodesOf(markdown);
    expect(nodes.filter((n) => /^(?:html|image|code|inlineCode|table|definition|imageReference)$/.test(n.type))).toEqual([]);
    for (const link of nodes.filter((n) => n.type === 'link'))
      expect(link.url).toMatch(/^https:\/\/(?:coast-tribune|meridian|x|intranet)\.example/);
    expect(nodes.filter((n) => n.type === 'heading').length).toBeLessThanOrEqual(30);
    expect(markdown.match(/^\[\^\d+\]:/gm)!.length).toBeLessThanOrEqual(full.notes.length);
  }
  const page = briefHtml(full);
  expect(page).not.toMatch(TURNS);
  const { tags, attributes } = markup(page);
  expect(tags.filter((t) => t === 'script')).toHaveLength(1);
  expect(tags.filter((t) => t === 'img')).toEqual([]);
  expect(attributes.filter((a) => /^on|^style$/.test(a))).toEqual([]);

  for (const part of messageParts({ issue: built.issue, marks: [], answers: [] })) {
    expect(telegramFaults(part.body)).toEqual([]);
    expect(lengthOf(part.body)).toBeLessThanOrEqual(4096);
    expect(part.body).not.toMatch(TURNS);
  }
};

describe('words of strangers', { timeout: 300_000 }, () => {
  it.each(HOSTILE.map((words) => [JSON.stringify(words).slice(0, 40), words]))('stay words: %s', (_, words) => holds(words));

  it('stay words, whatever they are', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 60 }),
          fc
            .array(fc.constantFrom(...'<>&"\'`*_[]()#|~\\!-+.:/ \n\r\u202e\u2066\u0000\ud83d👩‍👧1a'), { maxLength: 60 })
            .map((x) => x.join('')),
        ),
        holds,
      ),
      { numRuns: 40 },
    );
  });
});
