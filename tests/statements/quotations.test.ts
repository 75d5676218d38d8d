// Quotations by their marks: every style, several paragraphs, what is missing, and what only looks like a mark.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Span } from '../../src/core/index.ts';
import { findQuotations } from '../../src/extraction/statements/quotations.ts';

const paragraphs = (text: string): Span[] =>
  [...text.matchAll(/[^\n]*\S[^\n]*/g)].map((m) => ({ start: m.index, end: m.index + m[0].length }));
const found = (text: string, depth?: number): string[] =>
  findQuotations(text, paragraphs(text))
    .filter((q) => depth === undefined || q.depth === depth)
    .map((q) => text.slice(q.start, q.end));

describe('marks of every style', () => {
  it.each([
    ['He said “we stay” and left.', '“we stay”'],
    ['He said "we stay" and left.', '"we stay"'],
    ["He said ''we stay'' and left.", "''we stay''"],
    ["He said ``we stay'' and left.", "``we stay''"],
    ['He said «we stay» and left.', '«we stay»'],
    ['He said « we stay » and left.', '« we stay »'],
    ['He said „we stay“ and left.', '„we stay“'],
    ['He said ‘we stay’ and left.', '‘we stay’'],
    ["He said 'we stay' and left.", "'we stay'"],
  ])('%s', (text, quotation) => {
    expect(found(text)).toEqual([quotation]);
  });
});

describe('apostrophes are no marks', () => {
  it.each([
    'The miners’ union and the workers’ rights.',
    "The '90s were the miners' time, and it's over.",
    'Rock ’n’ roll, get ’em, the ministry’s plan.',
    'He stood 6\' 2" tall.',
  ])('%s', (text) => {
    expect(found(text).filter((q) => /[a-z]{4}/.test(q))).toEqual([]);
  });
  it('keeps a possessive inside single marks', () => {
    expect(found("'We stand by the miners' demands,' she said.")).toEqual(["'We stand by the miners' demands,'"]);
  });
});

describe('nesting', () => {
  it('finds single marks in double ones', () => {
    const text = '“They offered a ‘division of labour’ to us,” he said.';
    expect(found(text, 0)).toEqual(['“They offered a ‘division of labour’ to us,”']);
    expect(found(text, 1)).toEqual(['‘division of labour’']);
  });
  it('finds double marks in double ones', () => {
    const text = '“If that fails, the port has a list of “Plan C” options.”';
    expect(found(text, 0)).toEqual([text]);
    expect(found(text, 1)).toEqual(['“Plan C”']);
  });
});

describe('several paragraphs', () => {
  it('chains paragraphs that open with a mark and are not closed', () => {
    const text = '“We will stay.\n\n“We will build.\n\n“We will win,” the envoy said.';
    const list = findQuotations(text, paragraphs(text));
    expect(list.map((q) => q.continues)).toEqual([undefined, 0, 1]);
    expect(list.map((q) => q.closed)).toEqual([false, false, true]);
  });
  it('closes a quotation much later, with no mark between', () => {
    const text = '“We will stay.\n\nThe road is long.\n\nAnd we will win,” the envoy said.';
    const list = findQuotations(text, paragraphs(text));
    expect(list.map((q) => text.slice(q.start, q.end))).toEqual(['“We will stay.', 'The road is long.', 'And we will win,”']);
    expect(list.at(-1)?.continues).toBeDefined();
  });
  it('does not chain to a quotation that was closed', () => {
    const text = '“We will stay.”\n\n“We will not,” another man said.';
    expect(findQuotations(text, paragraphs(text)).map((q) => q.continues)).toEqual([undefined, undefined]);
  });
  it('ends a quotation whose closing mark is missing where the next one opens', () => {
    const text = '“We will stay, he said. “And we will win.”';
    expect(found(text, 0)).toEqual(['“We will stay,', '“And we will win.”']);
  });
  it('takes the start of the paragraph where the opening mark is missing', () => {
    expect(found('We will stay where we are,” the envoy said.')).toEqual(['We will stay where we are,”']);
  });
});

describe('any text', () => {
  const piece = fc.constantFrom(
    '“',
    '”',
    '"',
    "'",
    "''",
    '``',
    '‘',
    '’',
    '«',
    '»',
    '„',
    ' ',
    '\n',
    '\n\n',
    'a',
    'Bc',
    '.',
    ',',
    '😀',
  );
  it('gives spans in range, in order, nested properly, that chain backwards', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(piece).map((p) => p.join('')),
        ),
        (text) => {
          const list = findQuotations(text, paragraphs(text));
          list.forEach((q, i) => {
            expect(q.start).toBeGreaterThanOrEqual(0);
            expect(q.end).toBeLessThanOrEqual(text.length);
            expect(q.inner.start).toBeGreaterThanOrEqual(q.start);
            expect(q.inner.end).toBeLessThanOrEqual(q.end);
            expect(q.start).toBeLessThan(q.end);
            if (i) expect(q.start).toBeGreaterThanOrEqual(list[i - 1]!.start);
            if (q.continues !== undefined) expect(list[q.continues]!.start).toBeLessThan(q.start);
          });
          const outer = list.filter((q) => q.depth === 0);
          outer.slice(1).forEach((q, i) => {
            expect(q.start).toBeGreaterThanOrEqual(outer[i]!.end);
          });
        },
      ),
      { numRuns: 150, seed: 7 },
    );
  });
});
