// sitrep brief as people run it: composed, kept, edited, released, printed; what is internal stays in the house.
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Brief } from '../../src/core/index.ts';
import { findBrowser } from '../../src/publish/brief/index.ts';
import { sitrep } from '../cli/run.ts';
import { examples, MADE } from './sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'sitrep-brief-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (...name: string[]): string => join(folder, ...name);
const env = { SITREP_DOSSIER: at('main.db'), SITREP_BY: 'Ana' };
const run = (...args: string[]) => sitrep(['brief', ...args], { env });

describe('sitrep brief', { timeout: 180_000 }, () => {
  beforeAll(() => {
    expect(sitrep(['add', '--handling', 'public', examples], { env }).status).toBe(0);
  }, 180_000);

  it('prints Markdown, HTML and JSON, the same bytes each time', () => {
    const [a, b] = [run('--made', MADE), run('--made', MADE)];
    expect(a.status).toBe(0);
    expect(a.out).toBe(b.out);
    expect(a.out).toMatch(/^# Situation report\n/);
    const json = run('--made', MADE, '--format', 'json');
    expect(JSON.parse(json.out)).toMatchObject({ schema: 'sitrep-brief/1', made: MADE });
    expect(run('--made', MADE, '--format', 'html', '--out', at('b.html'))).toMatchObject({ status: 0, out: '' });
    expect(readFileSync(at('b.html'), 'utf8')).toMatch(/^<!doctype html>/);
    expect(statSync(at('b.html')).mode & 0o777).toBe(0o600);
  });

  it('asks nothing of anybody: no address is loaded, and the page says so to the browser', () => {
    const html = readFileSync(at('b.html'), 'utf8');
    expect(html).toContain('default-src &#39;none&#39;');
    expect(html).not.toMatch(
      /(?:src|href)\s*=\s*"(?!#|https?:\/\/(?:plateau-radio|altiplano-herald|coast-tribune|northern-monitor))/,
    );
    expect(html.replace(/<a href="[^"]*"/g, '')).not.toMatch(/url\((?!data:)/);
  });

  it('keeps a draft, changes it by id or place, takes back, releases and shows what was released', () => {
    const kept = run('--made', MADE, '--keep');
    const id = /kept as (brief-\w+)/.exec(kept.err)![1]!;
    expect(kept.out).toMatch(/`s[0-9a-f]{10}`/); // ids, to edit by
    expect(run('list').out).toContain(id);
    const brief = (): Brief => JSON.parse(run('show', id, '--format', 'json').out) as Brief;
    const first = brief().sections[0]!.sentences[0]!;

    const flagged = run('edit', id, '1', 'Plateau Radio reported 99 dead at Pisiga.');
    expect(flagged).toMatchObject({ status: 0, err: expect.stringContaining('number “99” stands in none of its notes') });
    expect(run('release', id)).toMatchObject({ status: 1, err: expect.stringContaining('flagged') });
    expect(run('undo', id).status).toBe(0);
    expect(brief().sections[0]!.sentences[0]).toEqual(first);
    expect(run('undo', id)).toMatchObject({ status: 1 });

    expect(run('confirm', id, first.id, '--plain').status).toBe(0);
    expect(brief().sections[0]!.sentences[0]!.text).toBe(first.plain);
    expect(run('leave-out', id, '2').status).toBe(0);
    expect(run('approve', id, '--all').status).toBe(0);
    expect(run('add', id, 'The editors know no more.').status).toBe(0);
    expect(run('retitle', id, 'Pisiga, two weeks on').status).toBe(0);
    const out = run('release', id, '--by', 'Ida');
    expect(out).toMatchObject({ status: 0, err: expect.stringContaining('released by Ida') });
    const shown = run('show', id, '--released', '--outside');
    expect(shown.out).toContain('# Pisiga, two weeks on');
    expect(shown.out).toContain('Released by Ida');
    expect(shown.out).toContain('written by Ana, without a report');
    expect(run('history', id).lines.join('\n')).toMatch(/released/);
    expect(run('copy', id, first.id).out).toContain('Plateau Radio');
    expect(run('discard', id)).toMatchObject({ status: 1 });
    expect(run('touched')).toMatchObject({ status: 0 });
    expect(sitrep(['forget', 'plateau-radio-1007'], { env }).status).toBe(0);
    expect(run('touched')).toMatchObject({ status: 1, out: expect.stringContaining('forgotten') });
  });

  it('lets nothing out that is internal', () => {
    const inside = { SITREP_DOSSIER: at('inside.db') };
    expect(sitrep(['add', examples], { env: inside }).status).toBe(0); // local files come in as internal
    const all = sitrep(['brief', '--made', MADE], { env: inside });
    expect(all.out).toMatch(/; internal/);
    for (const format of ['md', 'html', 'json']) {
      const open = sitrep(['brief', '--made', MADE, '--outside', '--format', format], { env: inside });
      expect(open.status).toBe(0);
      expect(open.out).not.toMatch(/Quiroga|Valdivieso|Colchane|Pisiga/);
    }
  });

  it('says what is wrong', () => {
    expect(run('--about', 'Nobody Here')).toMatchObject({ status: 1, err: expect.stringContaining('names “Nobody Here”') });
    expect(run('show', 'nothing')).toMatchObject({ status: 1, err: expect.stringContaining('there is no brief') });
    expect(run('--format', 'docx').status).toBe(2);
    expect(run('approve', 'x').status).toBe(2);
    expect(sitrep(['brief', 'release', 'x'], { env: { SITREP_DOSSIER: env.SITREP_DOSSIER } }).status).toBe(2);
    const none = sitrep(['brief', '--pdf', at('no.pdf')], { env: { ...env, SITREP_BROWSER: at('no-browser') } });
    expect(none).toMatchObject({ status: 1, err: expect.stringContaining('no browser was found') });
    expect(existsSync(at('no.pdf'))).toBe(false);
  });

  it.skipIf(!findBrowser())('prints a PDF through the browser', () => {
    expect(run('--made', MADE, '--pdf', at('b.pdf'))).toMatchObject({ status: 0, out: '' });
    expect(readFileSync(at('b.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    expect(run('--made', MADE, '--format', 'pdf', '--out', at('c.pdf'))).toMatchObject({ status: 0, out: '' });
    expect(readFileSync(at('c.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    expect(statSync(at('c.pdf')).mode & 0o777).toBe(0o600);
  });
});
