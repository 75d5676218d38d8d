// sitrep lint and sitrep ours as people type them: against a dossier, drafts as Word documents, exit statuses, alerts.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { docx } from '../ingest/archives.ts';
import { sitrep } from './run.ts';

const REPORTS = [
  {
    id: 'harbour',
    outlet: 'Harbour Wire',
    published: '2031-03-03',
    text: 'The harbour at Lendava will be closed from Friday, Transport Minister Ada Korin said on Monday. "We have no time to lose," she told reporters.',
  },
  {
    id: 'market',
    outlet: 'Courier',
    published: '2031-03-03',
    text: 'Seven people were killed in the market of Orlik on Monday, the interior ministry said.',
  },
];
const HONEST = [
  'The harbour at Lendava is to be closed from Friday, Transport Minister Ada Korin said.',
  '"We have no time to lose," Korin said.',
];
const WRONG = [HONEST[0]!, '"We have no time to waste," Korin said.'];

describe('sitrep lint and sitrep ours', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-lint-'));
  const at = (name: string): string => join(folder, name);
  const dossier = at('dossier.db');
  beforeAll(() => {
    writeFileSync(at('reports.jsonl'), REPORTS.map((r) => JSON.stringify(r)).join('\n'));
    writeFileSync(at('wrong.docx'), docx(WRONG));
    writeFileSync(at('honest.txt'), HONEST.join('\n\n'));
    expect(sitrep(['add', '--dossier', dossier, at('reports.jsonl')]).status).toBe(0);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('holds a Word document against a dossier, and tells places by paragraph', () => {
    const { status, out } = sitrep(['lint', at('wrong.docx'), '--dossier', dossier]);
    expect(out).toContain('quotation-altered');
    expect(out).toContain('{+lose+}');
    expect(out).toMatch(/wrong\.docx:3:\d+ {2}error/);
    expect(out).toContain('held against 2 reports');
    expect(status).toBe(1);
  });

  it('gives places of a file only where it has any', () => {
    const [answer] = sitrep(['lint', at('wrong.docx'), '--dossier', dossier, '--json']).lines as {
      draft: { text: string };
      findings: { span: { start: number; end: number }; words: string; file?: unknown }[];
    }[];
    for (const f of answer!.findings) {
      expect(f.file).toBeUndefined();
      expect(answer!.draft.text.slice(f.span.start, f.span.end)).toBe(f.words);
    }
    expect(answer!.findings).toHaveLength(1);
  });

  it('ends with 0 where nothing is wrong, 2 where the arguments are, 1 where a document can not be read', () => {
    expect(sitrep(['lint', at('honest.txt'), '--dossier', dossier])).toMatchObject({ status: 0 });
    expect(sitrep(['lint', at('honest.txt'), '--dossier', dossier, '--against', folder]).status).toBe(2);
    writeFileSync(at('cut.docx'), docx(HONEST).subarray(0, 200));
    const { status, err } = sitrep(['lint', at('cut.docx'), '--dossier', dossier]);
    expect(status).toBe(1);
    expect(err).toContain('cut.docx');
  });

  it('follows a draft that is ours: an alert when a later report differs, which a person sets aside', () => {
    const ours = (...args: string[]) => sitrep(['ours', ...args, '--dossier', dossier]);
    writeFileSync(at('ours.md'), 'Seven people were killed in the market of Orlik, the interior ministry said.');
    expect(ours('keep', 'orlik', at('ours.md'), '--published', '2031-03-03', '--by', 'Ana').out).toContain('1 of 1 sentences');
    expect(ours('alerts')).toMatchObject({ status: 0, out: '0 alerts\n' });
    writeFileSync(
      at('later.jsonl'),
      JSON.stringify({
        id: 'later',
        outlet: 'Evening Sheet',
        published: '2031-03-04',
        text: 'Eleven people were killed in the market of Orlik on Monday, the interior ministry said on Tuesday.',
      }),
    );
    const added = sitrep(['add', '--dossier', dossier, at('later.jsonl')]);
    expect(added.err).toContain('orlik: 1 alert');
    const alerts = ours('alerts', 'orlik');
    expect(alerts.status).toBe(1);
    expect(alerts.out).toContain('Eleven people were killed');
    expect(ours('seen', 'orlik', '--by', 'Ben').out).toBe('1 seen\n');
    expect(ours('alerts').status).toBe(0);
    expect(ours('list').out).toContain('orlik  kept');
    expect(ours('alerts', 'another').err).toContain('it keeps orlik');
    expect(ours('drop', 'orlik').status).toBe(0);
    expect(ours('list').out).toBe('');
  });
});
