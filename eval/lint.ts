// `sitrep lint` on the frozen drafts (eval/labels/lint-drafts.jsonl, lint-own.jsonl): mistakes found, by kind; false alarms in honest drafts.
//   node --import tsx eval/lint.ts --corpora DIR [--half tune|score|all] [--errors N] [--dry-run] [--drafts FILE --split train]   → eval/details/lint.json
// Found: an error or a warning of the mistake's rule that meets its sentence (for a denial left out: the charge). False alarm: an error or a warning in
// an honest draft. `--cache FILE` keeps the readings between runs (scratch; it holds the texts).
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { ReportRecord } from '../src/core/index.ts';
import { makeReport } from '../src/ingest/index.ts';
import { type Finding, indexSources, lintDraft } from '../src/lint/index.ts';
import { readerInfo, readReport } from '../src/reader.ts';
import { renderDetail, writeDetail } from './details.ts';
import { draftText, type Seeded, type SeededDraft } from './lint/pieces.ts';

const { values } = parseArgs({
  options: {
    corpora: { type: 'string' },
    half: { type: 'string', default: 'all' },
    errors: { type: 'string', default: '0' },
    split: { type: 'string', default: 'dev' },
    drafts: { type: 'string' },
    cache: { type: 'string' },
    show: { type: 'string' },
    'dry-run': { type: 'boolean' },
  },
});
if (!values.corpora) {
  console.error(
    'usage: lint.ts --corpora DIR [--half tune|score|all] [--errors N] [--dry-run] [--drafts FILE --split train] [--cache FILE]',
  );
  process.exit(2);
}
const root = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
const readLines = <T>(file: string): T[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);

const cache: Record<string, ReportRecord> =
  values.cache && existsSync(values.cache)
    ? (JSON.parse(readFileSync(values.cache, 'utf8')) as Record<string, ReportRecord>)
    : {};
const { models } = readerInfo();
const read = (
  text: string,
  head: { id?: string; published?: string; outlet?: string } = {},
  layers: string[] = [],
): ReportRecord => {
  const key = createHash('sha256')
    .update(JSON.stringify([models, text, head, layers]))
    .digest('hex');
  const known = cache[key];
  if (known) return known;
  const line = readReport(makeReport({ text, ...head }), { layers });
  if ('error' in line) throw new Error(line.error.message);
  cache[key] = line;
  return line;
};

interface Trial {
  id: string;
  text: string;
  sources: ReportRecord[];
  own: boolean;
  /** `score`: its errors were never read. */
  half: string;
  mistake?: Seeded;
  /** Where the mistake is. */
  span?: { start: number; end: number };
}

const trials: Trial[] = [];
const articles = new Map<string, { text: string; published?: string }>();
for (const item of readLines<{ id: string; text: string; published?: string }>(
  `${values.corpora}/statements/${values.split}.jsonl`,
))
  articles.set(item.id, { text: item.text, ...(item.published && { published: item.published }) });
const articleOf = (corpus: string, id: string): { text: string; published?: string } => {
  const known = articles.get(id);
  if (known) return known;
  const made = { text: readFileSync(root(`${corpus}/${id}`), 'utf8') };
  articles.set(id, made);
  return made;
};
const folderOf = (id: string): string => (existsSync(root(`examples/${id}`)) ? 'examples' : 'tests/analyst');
let changed = 0;
for (const draft of readLines<SeededDraft>(values.drafts ?? root('eval/labels/lint-drafts.jsonl'))) {
  if (values.half !== 'all' && draft.half !== values.half) continue;
  const article = articleOf(draft.corpus, draft.article);
  if (createHash('sha256').update(article.text).digest('hex') !== draft.sha256) {
    changed += 1;
    continue;
  }
  const { text, sentences } = draftText(draft, article.text, (id) => articleOf(folderOf(id), id).text);
  const source = read(article.text, { id: draft.article, ...(article.published && { published: article.published }) });
  const at = draft.mistake && sentences[draft.mistake.sentence];
  trials.push({
    id: draft.id,
    text,
    sources: [source],
    own: false,
    half: draft.half,
    ...(draft.mistake && { mistake: draft.mistake }),
    ...(at && { span: at }),
  });
}
interface Own {
  id: string;
  reports: { id: string; text: string; outlet: string; published: string }[];
  honest: string;
  mistake: { kind: Seeded['kind']; op: string; find: string; put: string };
}
if (!values.drafts)
  for (const item of readLines<Own>(root('eval/labels/lint-own.jsonl'))) {
    // Even numbers are for tuning.
    const half = Number(item.id.slice(-2)) % 2 ? 'score' : 'tune';
    if (values.half !== 'all' && values.half !== half) continue;
    const sources = item.reports.map(({ text, ...head }) => read(text, head));
    trials.push({ id: item.id, text: item.honest, sources, own: true, half });
    const { op, find, put } = item.mistake;
    const kind = item.mistake.kind === ('quotation' as string) ? 'quotations' : item.mistake.kind;
    const start = item.honest.indexOf(find);
    const text = item.honest.replace(find, () => put);
    // A denial that was left out is told at the charge: anywhere in the draft. Else the sentences that were touched.
    const from = text.lastIndexOf('. ', start - 2) + 1;
    const end = text.indexOf('.', start + put.length - 1);
    const span = kind === 'counter' ? { start: 0, end: text.length } : { start: from, end: end < 0 ? text.length : end + 1 };
    trials.push({ id: `${item.id}-m`, text, sources, own: true, half, mistake: { kind, op, sentence: 0 }, span });
  }

const isAlarm = (f: Finding): boolean => f.level !== 'note';
const rows = new Map<string, { n: number; found: number; marked: number }>();
const count = (name: string, found: boolean, marked: boolean): void => {
  const row = rows.get(name) ?? { n: 0, found: 0, marked: 0 };
  rows.set(name, { n: row.n + 1, found: row.found + Number(found), marked: row.marked + Number(marked) });
};
const honest = { all: { words: 0, alarms: 0, drafts: 0 }, own: { words: 0, alarms: 0, drafts: 0 } };
const byId = new Map<string, number>();
let errors = Number(values.errors);
const show = (title: string, t: Trial, findings: readonly Finding[]): void => {
  if (errors <= 0) return;
  errors -= 1;
  console.log(`\n--- ${title} · ${t.id}${t.mistake ? ` · ${t.mistake.kind} ${t.mistake.op}` : ''}`);
  if (t.span) console.log(`  in: ${t.text.slice(t.span.start, t.span.end)}`);
  for (const f of findings)
    console.log(
      `  ${f.level} ${f.id} “${f.words}”: ${f.reason}\n     « ${f.evidence[0]?.words.replace(/\s+/g, ' ').slice(0, 300) ?? ''}`,
    );
};
for (const t of trials) {
  const draft = read(t.text, {}, ['tokens']);
  const alarms = lintDraft(draft, indexSources(t.sources)).filter(isAlarm);
  if (t.mistake) {
    const there = alarms.filter((f) => f.span.start < t.span!.end && t.span!.start < f.span.end);
    const found = there.some((f) => f.rule === t.mistake!.kind);
    count(`${t.mistake.kind}: ${t.mistake.op}`, found, there.length > 0);
    count(t.mistake.kind, found, there.length > 0);
    count('all', found, there.length > 0);
    if (values.half === 'all' && t.half === 'score') {
      count('all: the half whose errors were never read', found, there.length > 0);
      if (t.mistake.kind === 'quotations') count('quotations: the half whose errors were never read', found, there.length > 0);
    }
    if (!found && (!values.show || values.show === 'missed' || values.show === t.mistake.kind)) show('missed', t, alarms);
    continue;
  }
  for (const group of t.own ? [honest.all, honest.own] : [honest.all]) {
    group.words += t.text.split(/\s+/).length;
    group.alarms += alarms.length;
    group.drafts += 1;
  }
  for (const f of alarms) byId.set(f.id, (byId.get(f.id) ?? 0) + 1);
  if (alarms.length && (!values.show || values.show === 'false')) show('false alarms', t, alarms);
}
if (values.cache) writeFileSync(values.cache, JSON.stringify(cache));
if (changed) console.error(`${changed} drafts left out: their article has changed`);

const share = (a: number, b: number): string => (b ? (a / b).toFixed(3) : '–');
const perThousand = ({ words, alarms }: { words: number; alarms: number }): string =>
  ((alarms / Math.max(1, words)) * 1000).toFixed(2);
const table: string[][] = [...rows]
  .sort(([a], [b]) => Number(a.startsWith('all')) - Number(b.startsWith('all')) || a.localeCompare(b))
  .map(([name, r]) => [name, String(r.n), share(r.found, r.n), share(r.marked, r.n)]);
table.push([
  'false alarms per 1,000 words, honest drafts',
  `${honest.all.drafts} drafts, ${honest.all.words} words`,
  perThousand(honest.all),
  '',
]);
if (honest.own.drafts)
  table.push([
    'false alarms per 1,000 words, retellings by hand',
    `${honest.own.drafts} drafts, ${honest.own.words} words`,
    perThousand(honest.own),
    '',
  ]);
const detail = {
  task: 'statements',
  title: 'Drafts held against their reports (`sitrep lint`)',
  command: 'node --import tsx eval/lint.ts --corpora DIR',
  about: `Short summaries of articles of PolNeAR's dev part, of examples/ and tests/analyst, and retellings of invented reports by hand; half of them hold one mistake, nearly all seeded by a program (eval/labels/README.md). *Found*: marked as an error or a warning by the rule of its kind, in its sentence; *marked*: by any rule. ${values.half === 'all' ? 'All 300' : `Half \`${values.half}\``}; errors were read in half \`tune\` only, but the retellings of both halves, and both halves’ totals, were seen while the rules were written. Most summaries keep the article’s own sentences, so that mistakes are easier to find than in drafts in other words.`,
  columns: ['mistake', 'n', 'found', 'marked'],
  rows: table,
};
console.log('false alarms by id', Object.fromEntries([...byId].sort((a, b) => b[1] - a[1])));
if (values['dry-run'] || values.drafts) console.log(renderDetail({ ...detail }));
else writeDetail('lint', detail);
