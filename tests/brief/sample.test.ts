// The brief of the sample dossier, as prose that people reviewed (sample-brief.md), and what must hold of every sentence of it.
// After a change that is meant: SITREP_UPDATE_GOLDEN=1 npx vitest run tests/brief/sample.test.ts, then read the difference.
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { briefFrom } from '../../src/brief-from.ts';
import { type Brief, flagsOf } from '../../src/core/index.ts';
import { briefHtml, briefMarkdown, forOutside, notesOf, withAttribution } from '../../src/publish/brief/index.ts';
import { outlineOf } from '../../src/publish/brief/outline.ts';
import type { Store } from '../../src/store/index.ts';
import { MADE, sampleStore } from './sample.ts';

const golden = new URL('sample-brief.md', import.meta.url);
let store: Store;
let brief: Brief;

beforeAll(async () => {
  store = await sampleStore();
  brief = await briefFrom(store, { made: MADE });
}, 120_000);
afterAll(() => store.close());

const sentences = (b: Brief) => b.sections.flatMap((s) => s.sentences);

describe('the brief of the sample dossier', () => {
  it('reads as it was reviewed', () => {
    const text = briefMarkdown(brief).replace(/\(models [0-9a-f]+\)/, '(models …)');
    if (process.env.SITREP_UPDATE_GOLDEN) writeFileSync(golden, text);
    expect(text).toBe(readFileSync(golden, 'utf8'));
  });

  it('is the same bytes when it is composed again', async () => {
    const again = await briefFrom(store, { made: MADE });
    expect(JSON.stringify(again)).toBe(JSON.stringify(brief));
    expect(briefHtml(again)).toBe(briefHtml(brief));
  });

  it('has all its parts, at a length that is read', () => {
    expect(brief.sections.map((s) => s.kind)).toEqual(['reported', 'said', 'disagreements', 'follow-ups']);
    const words = sentences(brief)
      .map((s) => s.text)
      .join(' ')
      .split(' ').length;
    expect(words).toBeGreaterThan(400);
    expect(words).toBeLessThan(1500);
  });

  it('quotes in each note exactly what stands in the report', async () => {
    for (const n of brief.notes) {
      const { report } = (await store.record(n.report))!;
      expect(report.sha256).toBe(n.sha256);
      expect(report.text.slice(n.start, n.end)).toBe(n.quote);
    }
  });

  it('says nothing that the notes of a sentence alone do not: no name, number, quotation or "not"', () => {
    for (const s of sentences(brief)) {
      expect(
        flagsOf(s.text, notesOf(brief, s)).filter((f) => f.kind !== 'negation'),
        s.text,
      ).toEqual([]);
    }
  });

  it('names outlet and speaker in each sentence, and tells each once within a section', () => {
    for (const section of brief.sections) {
      const texts = section.sentences.filter((s) => s.state !== 'possible answer').map((s) => s.text);
      expect(new Set(texts).size).toBe(texts.length);
    }
    for (const s of sentences(brief)) {
      const [first] = notesOf(brief, s);
      expect(s.text).toContain(first!.outlet ?? first!.title!.replace(/"([^"]*)"/g, '‘$1’'));
      if (s.text.includes(' citing ')) expect(s.text).toContain(`citing ${first!.speaker}`);
    }
  });

  it('lets each line of the timeline point at the note that holds its words', () => {
    const { timeline } = outlineOf(brief);
    expect(timeline.length).toBeGreaterThan(5);
    for (const { note, words } of timeline)
      expect(note.quote.replace(/\s+/g, ' ')).toContain(
        words
          .replace(/^[\s“]*/, '')
          .split(' ')
          .slice(2, 5)
          .join(' '),
      );
  });

  it('keeps what a speaker says with the speaker, and what is announced announced', () => {
    const all = sentences(brief).map((s) => s.text);
    expect(
      all.some((t) =>
        /citing Foreign Minister Paula Arriagada, reported .* that Chile will close the port of Arica .* if the gas/.test(t),
      ),
    ).toBe(true);
    expect(all.some((t) => /that Chile (?:withdrew|closed)/.test(t))).toBe(false);
    for (const t of all) expect(t).not.toMatch(/\bverified\b|\bconfirmed that\b.*\bSitrep\b/i);
  });

  it('sets the sides of a disagreement against each other under one heading', () => {
    const killed = brief.sections
      .find((s) => s.kind === 'disagreements')!
      .sentences.filter((s) => s.group === 'How many were killed');
    expect(killed.length).toBeGreaterThanOrEqual(2);
    expect(killed.map((s) => s.text).join(' ')).toMatch(/seven/);
    expect(killed.map((s) => s.text).join(' ')).toMatch(/eleven/i);
  });

  it('shows behind a threat what may have answered it', () => {
    const followUps = brief.sections.find((s) => s.kind === 'follow-ups')!.sentences;
    const at = followUps.findIndex((s) => /will close the port of Arica/.test(s.text));
    expect(followUps[at]).toMatchObject({ state: 'possible answer found' });
    expect(followUps[at + 1]).toMatchObject({
      state: 'possible answer',
      text: expect.stringContaining('Chile dropped its threat'),
    });
  });

  it('holds private persons and exact places back until somebody approves', () => {
    const waiting = sentences(brief).filter((s) => s.needs?.length);
    expect(waiting.some((s) => s.text.includes('Wilma Condori') && s.needs!.includes('private person'))).toBe(true);
    expect(waiting.some((s) => s.text.includes('Colchane') && s.needs!.includes('exact place'))).toBe(true);
    expect(sentences(brief).find((s) => s.text.includes('Paula Arriagada'))?.needs ?? []).not.toContain('private person');
    const outside = forOutside(brief);
    expect(sentences(outside).some((s) => /Wilma Condori|Colchane/.test(s.text))).toBe(false);
    expect(JSON.stringify(outside)).not.toContain('Wilma');
  });

  it('is about one actor when that is asked', async () => {
    const about = await briefFrom(store, { about: 'Quiroga', made: MADE });
    expect(about.title).toBe('Situation report: Quiroga');
    expect(sentences(about).length).toBeGreaterThan(0);
    for (const s of sentences(about).filter((x) => !x.disagreement && x.state !== 'possible answer'))
      expect(notesOf(about, s)[0]!.quote + s.text).toMatch(/Quiroga|[Ss]he|president/i);
    await expect(briefFrom(store, { about: 'Nobody Known', made: MADE })).rejects.toMatchObject({ code: 'missing' });
    await expect(briefFrom(store, { since: '2040', made: MADE })).rejects.toMatchObject({ code: 'missing' });
  });

  it('covers only the days that are asked', async () => {
    const late = await briefFrom(store, { since: '2031-10-13', made: MADE });
    for (const n of late.notes) expect(n.published! >= '2031-10-13').toBe(true);
  });

  it('copies a sentence with its attribution', () => {
    const s = sentences(brief).find((x) => x.text.startsWith('Plateau Radio quoted') || x.notes.length === 1)!;
    const copied = withAttribution(brief, s);
    expect(copied.startsWith(s.text)).toBe(true);
    expect(copied).toContain(notesOf(brief, s)[0]!.title!);
  });
});
