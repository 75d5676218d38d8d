// sitrep when, run as a user would.
import { describe, expect, it } from 'vitest';
import { sitrep } from '../cli/run.ts';

describe('sitrep when', () => {
  it('answers in JSON', () => {
    const { lines, status } = sitrep(['when', 'on Tuesday', '--published', '2016-03-14', '--json']);
    expect([lines, status]).toEqual([[{ type: 'DATE', value: '2016-03-08', from: '2016-03-08', to: '2016-03-09' }], 0]);
  });
  it('says when there is no time, with exit 1', () => {
    const { out, err, status } = sitrep(['when', 'at the bridge']);
    expect([out, status]).toEqual(['', 1]);
    expect(err).toContain('No time found');
  });
  it('answers one line a query', () => {
    const input = '{"text": "next tuesday", "published": "2016-03-14"}\nnonsense\n{"text": "for two days"}\n';
    const { lines, status } = sitrep(['when', '--jsonl', '--json'], { input });
    expect(lines).toEqual([
      { type: 'DATE', value: '2016-03-15', from: '2016-03-15', to: '2016-03-16' },
      { unknown: expect.stringContaining('not a query') },
      { type: 'DURATION', value: 'P2D' },
    ]);
    expect(status).toBe(1);
  });
  it('refuses a date that is none', () => {
    expect(sitrep(['when', 'on Tuesday', '--published', 'soon']).status).toBe(2);
    expect(sitrep(['when']).status).toBe(2);
  });
});
