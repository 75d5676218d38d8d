// The dossiers hold to their format: every passage stands once in its report, partitions are whole, counts follow from the passages.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Passage {
  report: string;
  words: string;
}
interface Report {
  id: string;
  outlet: string;
  published: string;
  title: string;
  text: string;
}
interface Pair {
  about: string;
  a: Passage;
  b: Passage;
}
interface Claim {
  id: string;
  tells: Passage[];
  against: Passage[];
  outlets: number;
  texts: number;
  voices: number[];
}
interface FollowUp extends Passage {
  kinds: string[];
  also?: Passage[];
  due?: string;
  answers: Passage[];
  notAnswers: Passage[];
}
interface Expected {
  stories: string[][];
  origins: string[][];
  lookBacks: (Passage & { to: string[] })[];
  claims: Claim[];
  disagreements: { claim: string; about: string; sides: { value: string; tells: Passage[] }[] }[];
  noDisagreement: Pair[];
  eitherWay: Pair[];
  followups: FollowUp[];
  notFollowups: Passage[];
  eitherFollowups: Passage[];
  way: { claim: string; from: Passage; to: Passage; lost: string[] }[];
}

const folder = new URL('./', import.meta.url);
const dossiers = ['open', 'more', 'wire', 'varied', 'conflict', 'held', 'blind'].flatMap((part) =>
  readdirSync(new URL(`${part}/`, folder))
    .sort()
    .map((name) => `${part}/${name}`),
);
const read = (dossier: string, file: string): string => readFileSync(new URL(`${dossier}/${file}`, folder), 'utf8');
const ABOUT = ['number', 'place', 'time', 'doer', 'denied'];
const KINDS = ['order', 'pledge', 'demand', 'threat', 'offer', 'deadline', 'question'];

test('six are open, nine more are for practice, six are in wire style, six are held back and six are blind', () => {
  expect(dossiers.filter((d) => d.startsWith('wire')).length).toBe(6);
  expect(dossiers.filter((d) => d.startsWith('held')).length).toBe(6);
  expect(dossiers.filter((d) => d.startsWith('more')).length).toBe(9);
  expect(dossiers.filter((d) => d.startsWith('open')).length).toBe(6);
  expect(dossiers.filter((d) => d.startsWith('blind')).length).toBe(6);
});

test.each(dossiers)('%s', (dossier) => {
  const reports = read(dossier, 'reports.jsonl')
    .trim()
    .split('\n')
    .map((l) => JSON.parse(l) as Report);
  const x = JSON.parse(read(dossier, 'expected.json')) as Expected;
  const textOf = new Map(reports.map((r) => [r.id, r.text]));
  const outletOf = new Map(reports.map((r) => [r.id, r.outlet]));
  const ids = reports.map((r) => r.id).sort();
  expect(reports.length).toBeGreaterThanOrEqual(4);
  expect(reports.length).toBeLessThanOrEqual(8);
  expect(x.stories.flat().sort()).toEqual(ids);
  expect(x.origins.flat().sort()).toEqual(ids);
  for (const o of x.origins) expect(x.stories.some((s) => o.every((id) => s.includes(id)))).toBe(true);

  const passages = [
    ...x.lookBacks,
    ...x.claims.flatMap((c) => [...c.tells, ...c.against]),
    ...x.disagreements.flatMap((d) => d.sides.flatMap((s) => s.tells)),
    ...[...x.noDisagreement, ...x.eitherWay].flatMap((p) => [p.a, p.b]),
    ...x.followups.flatMap((f) => [f, ...(f.also ?? []), ...f.answers, ...f.notAnswers]),
    ...x.notFollowups,
    ...x.eitherFollowups,
    ...x.way.flatMap((p) => [p.from, p.to]),
  ];
  for (const { report, words } of passages)
    expect({ report, words, times: (textOf.get(report) ?? '').split(words).length - 1 }).toEqual({ report, words, times: 1 });

  const origin = (id: string): number => x.origins.findIndex((o) => o.includes(id));
  const claims = new Set(x.claims.map((c) => c.id));
  expect(claims.size).toBe(x.claims.length);
  for (const c of x.claims) {
    const told = [...new Set(c.tells.map((t) => t.report))];
    expect(c.outlets).toBe(new Set(told.map((id) => outletOf.get(id))).size);
    expect(c.texts).toBe(new Set(told.map(origin)).size);
    for (const v of c.voices) expect(v).toBeGreaterThanOrEqual(1);
    expect(x.stories.some((s) => told.every((id) => s.includes(id)))).toBe(true);
  }
  for (const d of x.disagreements) {
    expect(claims.has(d.claim)).toBe(true);
    expect(ABOUT).toContain(d.about);
    expect(d.sides.length).toBeGreaterThanOrEqual(2);
  }
  for (const p of [...x.noDisagreement, ...x.eitherWay]) expect(ABOUT).toContain(p.about);
  for (const f of x.followups) {
    for (const k of f.kinds) expect(KINDS).toContain(k);
    for (const to of f.answers.map((a) => a.report))
      expect(x.stories.some((s) => s.includes(to) && s.includes(f.report))).toBe(true);
  }
  for (const p of x.way) {
    expect(claims.has(p.claim)).toBe(true);
    for (const l of p.lost) expect(['speaker', 'hedge', 'number']).toContain(l);
  }
});
