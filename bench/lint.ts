// How long a draft of 1,000 words takes to be held against 100 reports once these are read; the draft's own reading apart.
//   node --import tsx bench/lint.ts [--corpora DIR]      prints a row; texts: examples/ and, with --corpora, the news of its statements task
import { parseArgs } from 'node:util';
import type { ReportRecord } from '../src/core/index.ts';
import { makeReport } from '../src/ingest/index.ts';
import { indexSources, lintDraft } from '../src/lint/index.ts';
import { readReport } from '../src/reader.ts';
import { corpusTexts, exampleTexts } from './texts.ts';

const { values } = parseArgs({ options: { corpora: { type: 'string' }, reports: { type: 'string', default: '100' } } });
const wanted = Number(values.reports);
const texts = values.corpora ? corpusTexts(values.corpora, 200_000) : exampleTexts(40_000);
const read = (item: { text: string; id?: string }, layers: string[] = []): ReportRecord => {
  const line = readReport(makeReport(item), { layers });
  if ('error' in line) throw new Error(line.error.message);
  return line;
};
// Fewer texts than wanted are read once and stand there several times under other ids.
const distinct = texts.slice(0, wanted).map((t) => read(typeof t === 'string' ? { text: t } : t));
const reports = Array.from({ length: wanted }, (_, i): ReportRecord => {
  const r = distinct[i % distinct.length]!;
  return { ...r, report: { ...r.report, id: String(i) } };
});
const sentences = reports.flatMap((r) =>
  r.sentences.slice(0, 4).map((s) => r.report.text.slice(s.start, s.end).replace(/\s+/g, ' ')),
);
let text = '';
for (const s of sentences) if (text.split(/\s+/).length < 1000) text += `${s} `;
const words = text.trim().split(/\s+/).length;
const seconds = (from: number): string => ((performance.now() - from) / 1000).toFixed(2);
const t0 = performance.now();
const draft = read({ text }, ['tokens']);
const reading = seconds(t0);
const runs = Array.from({ length: 3 }, () => {
  const t = performance.now();
  const cpu = process.cpuUsage();
  const found = lintDraft(draft, indexSources(reports));
  const { user, system } = process.cpuUsage(cpu);
  return { wall: Number(seconds(t)), cpu: (user + system) / 1e6, found: found.length };
}).sort((a, b) => a.wall - b.wall);
const total = reports.reduce((n, r) => n + r.report.text.split(/\s+/).length, 0);
console.log('| draft, words | reports (words) | reading the draft, s | index and rules, s (median of three) | processor, s |');
console.log('| ---: | ---: | ---: | ---: | ---: |');
console.log(
  `| ${words} | ${reports.length} (${total}) | ${reading} | ${runs[1]!.wall.toFixed(2)} | ${runs[1]!.cpu.toFixed(2)} |`,
);
