// Who says so, beside the ruler's figures: PolNeAR's dev part against what we read of it.
//   node --import tsx eval/attribution.ts --corpora DIR [--errors N] [--dry-run]     → eval/details/attribution.json, statements-exact.json
// Events inside a gold content that are told as the outlet's own; and F1 of spans that meet exactly, as the BBC's Citron was measured
// on PARC3: each span of a role by itself, a statement's spans of a role together, marks and white space at the ends left aside.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Span } from '../src/core/index.ts';
import { makeReport } from '../src/ingest/index.ts';
import { readLayers } from '../src/reader.ts';
import { renderDetail, writeDetail } from './details.ts';

const { values } = parseArgs({
  options: { corpora: { type: 'string' }, errors: { type: 'string', default: '0' }, 'dry-run': { type: 'boolean' } },
});
if (!values.corpora) {
  console.error('usage: attribution.ts --corpora DIR [--errors N] [--dry-run]');
  process.exit(2);
}

const ROLES = ['source', 'cue', 'content'] as const;
type Roles = Record<(typeof ROLES)[number], Span[]>;

/** Marks at the ends that one annotator takes along and another does not. */
const trimmed = (text: string, { start, end }: Span): string => {
  let [a, b] = [start, end];
  while (a < b && /[\s\p{P}]/u.test(text[a]!)) a += 1;
  while (b > a && /[\s\p{P}]/u.test(text[b - 1]!)) b -= 1;
  return `${a}-${b}`;
};

/** All spans of a role as one thing; several that only marks part are the same as one. */
const keyOf = (text: string, spans: readonly Span[]): string => {
  const joined: Span[] = [];
  for (const s of [...spans].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last && !/[\p{L}\p{N}]/u.test(text.slice(last.end, s.start))) last.end = Math.max(last.end, s.end);
    else joined.push({ ...s });
  }
  return joined.map((s) => trimmed(text, s)).join(' ');
};

const counts = Object.fromEntries(ROLES.map((r) => [r, { right: 0, gold: 0, told: 0 }]));
const said = { outlet: 0, statement: 0, unclear: 0 };
let outside = 0;
let outsideTold = 0;
const errors: string[] = [];
for (const line of readFileSync(join(values.corpora, 'statements/dev.jsonl'), 'utf8').split('\n')) {
  if (!line) continue;
  const row = JSON.parse(line) as { text: string; gold: { statements: Record<keyof Roles, [number, number][]>[] } };
  const { text } = row;
  const gold = row.gold.statements.map(
    (s) => Object.fromEntries(ROLES.map((r) => [r, s[r].map(([start, end]) => ({ start, end }))])) as Roles,
  );
  const doc = readLayers(makeReport({ text }));
  // Nested statements are not annotated: those in the content of another one are left out.
  const told = doc.statements.filter((s) => s.via === undefined);
  for (const role of ROLES) {
    const c = counts[role]!;
    const left = new Map<string, number>();
    const add = (spans: readonly Span[], by: number): void => {
      const key = keyOf(text, spans);
      if (key) left.set(key, (left.get(key) ?? 0) + by);
    };
    for (const s of gold) if (s[role].length) add(s[role], 1);
    for (const n of left.values()) c.gold += n;
    for (const s of told) {
      const spans = s[role];
      const key = keyOf(text, spans);
      if (!key) continue;
      c.told += 1;
      if ((left.get(key) ?? 0) > 0) {
        c.right += 1;
        left.set(key, left.get(key)! - 1);
      }
    }
  }
  const contents = gold.flatMap((s) => s.content);
  for (const e of doc.events) {
    if (contents.some((c) => c.start <= e.trigger.start && e.trigger.end <= c.end)) {
      said[e.saidBy] += 1;
      if (e.saidBy === 'outlet') {
        const at = text.lastIndexOf('\n', e.trigger.start) + 1;
        const end = text.indexOf('\n', e.trigger.end);
        errors.push(`${text.slice(e.trigger.start, e.trigger.end)}: ${text.slice(at, end < 0 ? undefined : end)}`);
      }
    } else {
      outside += 1;
      if (e.saidBy !== 'outlet') outsideTold += 1;
    }
  }
}
for (const e of errors.slice(0, Number(values.errors))) console.log(e);
const inside = said.outlet + said.statement + said.unclear;
const share = (n: number, of: number): string => (n / Math.max(1, of)).toFixed(3);
const attribution = {
  task: 'statements',
  title: 'Events inside statements',
  command: 'node --import tsx eval/attribution.ts --corpora DIR',
  about:
    'Events that we find in PolNeAR’s dev part whose trigger stands inside a gold content, by who is said to tell them; and those outside any gold content that we give to somebody else than the outlet (statements within statements, and beliefs that PolNeAR leaves out, are among them).',
  columns: ['', 'share', 'n'],
  rows: [
    ['inside a content: told as the outlet’s own', share(said.outlet, inside), String(inside)],
    ['inside a content: told by a statement', share(said.statement, inside), String(inside)],
    ['inside a content: unclear', share(said.unclear, inside), String(inside)],
    ['outside: not told by the outlet', share(outsideTold, outside), String(outside)],
  ],
};
const exact = {
  task: 'statements',
  title: 'Exact spans',
  command: 'node --import tsx eval/attribution.ts --corpora DIR',
  about:
    'F1 of a statement’s source, cue and content where all words of the role meet exactly (marks at the ends left aside), on PolNeAR’s dev part. Citron’s authors report .820, .823 and .593 on PARC3, another corpus.',
  columns: ['', 'P', 'R', 'F1', 'n'],
  rows: ROLES.map((r) => {
    const { right, gold, told } = counts[r]!;
    return [r, share(right, told), share(right, gold), share(2 * right, told + gold), String(gold)];
  }),
};
for (const [name, detail] of [
  ['attribution', attribution],
  ['statements-exact', exact],
] as const)
  if (values['dry-run']) console.log(renderDetail(detail));
  else writeDetail(name, detail);
