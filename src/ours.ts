// A draft that a desk keeps as its own and the dossier as it is now → alerts: what later reports change or contradict of what the draft says. Its
// sentences hang on places of reports and on the items that stand there (lint finds them when the draft is kept); linking tells what became of
// those: denied, told otherwise, said to have happened since, a possible answer; and lint holds the draft against reports that came in later.
// What there is already when the draft is kept is no alert. Nothing here says that a draft is right.
import { createHash } from 'node:crypto';
import type { ReportHead, ReportRecord, Span } from './core/index.ts';
import { readDraftText, recordsOf, reportsFor } from './drafts.ts';
import { type Evidence, evidenceFor, indexSources, isDenial, lintDraft, wordsIn } from './lint/index.ts';
import type { OursDraft, OursSentence, Store } from './store/index.ts';

/** What happened to what a sentence rests on. */
export const ALERTS = {
  edited: 'the report was changed, and these words are no longer in it',
  withdrawn: 'the report is no longer in the dossier',
  corrected: 'a colleague corrected what was read from the report',
  denied: 'a later report has a denial',
  differs: 'a later report tells it differently',
  happened: 'a later report says that it has happened',
  answered: 'a possible answer was found',
  'state set': 'a colleague says how it ended',
  lint: 'a later report has other words',
} as const;
export type AlertKind = keyof typeof ALERTS;

/** Something that became of a sentence of a draft that is kept. */
export interface Alert {
  /** The same as long as it stands. */
  id: string;
  /** Name of the draft. */
  draft: string;
  kind: AlertKind;
  /** In the draft's text, and its words. */
  span: Span;
  words: string;
  reason: string;
  evidence: Evidence[];
}

const SHARED = 0.4; // of a follow-up's words, in the draft's sentence: what stands beside it in the report is another matter

interface Watched {
  draft: Pick<OursDraft, 'name' | 'text' | 'published' | 'sentences'>;
  store: Store;
  /** Records of reports as they are now, by id. */
  records: Map<string, ReportRecord | undefined>;
}

type Told = Omit<Alert, 'id' | 'draft' | 'span' | 'words'> & { sign: readonly string[] };

const recordOf = async ({ store, records }: Watched, id: string): Promise<ReportRecord | undefined> => {
  if (!records.has(id)) records.set(id, (await recordsOf(store, [id]))[0]);
  return records.get(id);
};

const sourceOf = (head: ReportHead): Pick<Evidence, 'report' | 'outlet' | 'published'> => ({
  report: head.id,
  ...(head.outlet !== undefined && { outlet: head.outlet }),
  ...(head.published !== undefined && { published: head.published }),
});

/** The sentence of a report, as it is now, in which an item stands. */
const evidenceAt = async (watched: Watched, report: string, key: string): Promise<Evidence[]> => {
  const record = await recordOf(watched, report);
  if (!record) return [];
  const event = record.events.find((e) => e.key === key);
  const at = event?.trigger ?? record.statements.find((s) => s.key === key)?.content[0];
  const sentence = record.sentences.find((s) => at && s.start <= at.start && at.start < s.end) ?? at;
  if (!sentence) return [{ ...sourceOf(record.report), words: record.report.title ?? '', start: 0, end: 0 }];
  const { start, end } = sentence;
  return [{ ...sourceOf(record.report), words: record.report.text.slice(start, end), start, end }];
};

/** What became of the reports themselves. */
async function* ofReports(watched: Watched, sentence: OursSentence): AsyncGenerator<Told> {
  for (const e of sentence.evidence) {
    const record = await recordOf(watched, e.report);
    if (!record) {
      yield { kind: 'withdrawn', reason: `Report ${e.report} is no longer in the dossier.`, evidence: [], sign: [e.report] };
      continue;
    }
    if (record.report.sha256 === e.sha256) continue;
    const then = (await watched.store.versions(e.report)).find((v) => v.head.sha256 === e.sha256);
    const words = then?.head.text.slice(e.start, e.end);
    if (words === undefined || record.report.text.includes(words)) continue;
    yield {
      kind: 'edited',
      reason: 'The report was changed since, and no longer has these words.',
      evidence: [{ ...sourceOf(then!.head), words, start: e.start, end: e.end }],
      sign: [e.report, record.report.sha256],
    };
  }
}

/** What people and later reports say of the items that stand in the evidence. */
async function* ofItems(watched: Watched, sentence: OursSentence): AsyncGenerator<Told> {
  const { store, draft } = watched;
  const keys = new Set(sentence.evidence.flatMap((e) => e.keys));
  const all = new Set(draft.sentences.flatMap((s) => s.evidence.flatMap((e) => e.keys)));
  const numbers = new Set(wordsIn(draft.text, sentence).flatMap((w) => (w.value === undefined ? [] : [String(w.value)])));
  const at = draft.sentences.indexOf(sentence);
  // Where the draft has a denial itself, there or beside it, another one is no news.
  const denied = draft.sentences.slice(Math.max(0, at - 1), at + 2).some((s) => isDenial(draft.text.slice(s.start, s.end)));
  const stems = new Set(wordsIn(draft.text, sentence).map((w) => w.stem));
  const shares = (words: string): boolean => {
    const content = wordsIn(words).filter((w) => !w.light);
    return content.filter((w) => stems.has(w.stem)).length >= SHARED * content.length;
  };
  // Follow-ups of whole sentences are known by their place.
  const stands = ({ report, key }: { report: string; key: string }): boolean => {
    const place = /^(\d+)-(\d+)$/.exec(key);
    return place
      ? sentence.evidence.some((e) => e.report === report && e.start < Number(place[2]) && Number(place[1]) < e.end)
      : keys.has(key);
  };
  const reports = [...new Set(sentence.evidence.map((e) => e.report))];
  for (const key of keys)
    for (const c of await store.corrections(key)) {
      if (c.undone !== undefined || c.verdict.op === 'confirm') continue;
      const evidence = await evidenceAt(watched, sentence.evidence.find((e) => e.keys.includes(key))!.report, key);
      const what = c.verdict.op === 'reject' ? 'was read wrongly' : `is to be read so: ${JSON.stringify(c.verdict)}`;
      yield {
        kind: 'corrected',
        reason: `${c.by ?? 'A colleague'} says that this ${what}.`,
        evidence,
        sign: [key, String(c.number)],
      };
    }
  for (const report of reports) {
    for await (const claim of store.claims({ report, all: true })) {
      const mine = claim.tellings.filter((t) => keys.has(t.key));
      if (!mine.length) continue;
      for (const t of claim.tellings) {
        if (reports.includes(t.report) || mine.includes(t)) continue;
        const evidence = await evidenceAt(watched, t.report, t.key);
        if (!denied && t.stance === 'against' && !claim.tellings.some((m) => m.stance === 'against' && all.has(m.key)))
          yield { kind: 'denied', reason: 'Another report has a denial of this.', evidence, sign: [t.report, t.key] };
        else if (
          t.stance === 'for' &&
          t.reality === 'actual' &&
          mine.every((m) => m.reality === 'future' || m.reality === 'hypothetical')
        )
          yield {
            kind: 'happened',
            reason: 'Another report says that it has happened.',
            evidence,
            sign: [t.report, t.key],
          };
      }
    }
    for await (const d of store.disagreements({ report })) {
      // Of several figures those that the draft has.
      const mine = d.sides.filter((s) => keys.has(s.key) && (d.kind !== 'number' || numbers.has(s.value.replace(/\D/g, ''))));
      for (const s of d.sides) {
        if (!mine.length || mine.some((m) => m.value === s.value) || reports.includes(s.report)) continue;
        yield {
          kind: 'differs',
          reason: `Another report has ${s.value} where this one has ${mine[0]!.value}.`,
          evidence: await evidenceAt(watched, s.report, s.key),
          sign: [s.report, d.kind, s.value],
        };
      }
    }
    for await (const f of store.followUps({ report })) {
      if (!f.tellings.some((t) => stands(t) && shares(t.words))) continue;
      if (f.state === 'kept' || f.state === 'broken' || f.state === 'answered')
        yield { kind: 'state set', reason: `A colleague set it to “${f.state}”.`, evidence: [], sign: [f.id, f.state] };
      for (const a of f.answers)
        if (!reports.includes(a.report))
          yield {
            kind: 'answered',
            reason: 'A possible answer was found.',
            evidence: await evidenceAt(watched, a.report, a.key),
            sign: [a.report, a.key],
          };
    }
  }
}

/** What lint says of the draft beside the reports that came in since. */
async function* ofLint(watched: Watched, record: ReportRecord, since: string | undefined): AsyncGenerator<Told & { span: Span }> {
  const { store, draft } = watched;
  const ids = new Set([...draft.sentences.flatMap((s) => s.evidence.map((e) => e.report)), ...(await reportsFor(store, record))]);
  const records = (await Promise.all([...ids].map((id) => recordOf(watched, id)))).filter((r) => r !== undefined);
  if (!records.length) return;
  const late = new Map<string, boolean>();
  const isLate = async (id: string): Promise<boolean> => {
    if (since === undefined) return true;
    if (!late.has(id))
      late.set(
        id,
        (await store.versions(id)).some((v) => v.number === 1 && v.added > since),
      );
    return late.get(id)!;
  };
  for (const f of lintDraft(record, indexSources(records), { level: 'warning', rules: ['counter', 'details'] })) {
    const evidence: Evidence[] = [];
    for (const e of f.evidence) if (await isLate(e.report)) evidence.push(e);
    if (!evidence.length) continue;
    yield { kind: 'lint', reason: f.reason, evidence, span: f.span, sign: [f.id, evidence[0]!.report, evidence[0]!.words] };
  }
}

/** All that could be told of a draft now; `since`: when it was kept, undefined for one that is about to be. */
const allOf = async (watched: Watched, record: ReportRecord, since: string | undefined): Promise<Alert[]> => {
  const { draft } = watched;
  const found = new Map<string, Alert>();
  const add = ({ sign, ...told }: Told, span: Span): void => {
    const words = draft.text.slice(span.start, span.end);
    const id = createHash('sha256')
      .update([words, told.kind, ...sign].join('\0'))
      .digest('hex')
      .slice(0, 16);
    // The same words of the same report say the same thing once, however many items stand in them.
    const [e] = told.evidence;
    const again = [...found.values()].some(
      (a) => e && a.span.start === span.start && a.evidence[0]?.report === e.report && a.evidence[0].start === e.start,
    );
    if (!found.has(id) && !again) found.set(id, { id, draft: draft.name, span, words, ...told });
  };
  for (const sentence of draft.sentences) {
    const span = { start: sentence.start, end: sentence.end };
    for await (const told of ofReports(watched, sentence)) add(told, span);
    for await (const told of ofItems(watched, sentence)) add(told, span);
  }
  for await (const { span, ...told } of ofLint(watched, record, since)) {
    const sentence = draft.sentences.find((s) => s.start <= span.start && span.end <= s.end);
    // One thing is told once: what linking says of the same report is clearer.
    const said = [...found.values()].some(
      (a) => a.span.start === sentence?.start && a.evidence.some((e) => e.report === told.evidence[0]!.report),
    );
    if (!said) add(told, sentence ? { start: sentence.start, end: sentence.end } : span);
  }
  return [...found.values()].sort((a, b) => a.span.start - b.span.start || (a.id < b.id ? -1 : 1));
};

/** Keeps a draft as ours; from now on `alertsOf` tells what changes. Returns how many of its sentences rest on a report. */
export const keepOurs = async (
  store: Store,
  draft: { name: string; text: string; published?: string; by?: string },
): Promise<{ sentences: number; borne: number }> => {
  const record = readDraftText(draft.text, draft.published);
  const records = await recordsOf(store, await reportsFor(store, record));
  const sentences: OursSentence[] = records.length ? evidenceFor(record, indexSources(records)) : [];
  const watched: Watched = { draft: { ...draft, sentences }, store, records: new Map(records.map((r) => [r.report.id, r])) };
  const known = (await allOf(watched, record, undefined)).map((a) => a.id);
  await store.keepOurs({ ...draft, sentences, known });
  return { sentences: sentences.length, borne: sentences.filter((s) => s.evidence.length).length };
};

/** What became of a draft that is kept, without what people have seen; with it where `all` says so. */
export const alertsOf = async (store: Store, draft: OursDraft, all = false): Promise<Alert[]> => {
  const alerts = await allOf({ draft, store, records: new Map() }, readDraftText(draft.text, draft.published), draft.kept);
  return all ? alerts : alerts.filter((a) => !draft.known.has(a.id));
};
