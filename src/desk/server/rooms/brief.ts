// The handlers of Brief (see ../../api/brief.ts).
import { briefFrom } from '../../../brief-from.ts';
import type { Brief } from '../../../core/index.ts';
import { readDraftText, recordsOf, reportsFor } from '../../../drafts.ts';
import { indexSources, lintDraft } from '../../../lint/index.ts';
import {
  briefHtml,
  briefMarkdown,
  forInside,
  forOutside,
  outlineOf,
  PdfError,
  printPdf,
  remarksOf,
  withAttribution,
} from '../../../publish/brief/index.ts';
import { type BriefChange, unsettled } from '../../../store/index.ts';
import type { BRIEF, BriefPage } from '../../api/brief.ts';
import { type Context, DeskError, type Handlers, notFound } from '../context.ts';

const pageOf = (brief: Brief): BriefPage => ({
  id: brief.id,
  title: brief.title,
  ...(brief.about !== undefined && { about: brief.about }),
  ...(brief.since !== undefined && { since: brief.since }),
  ...(brief.until !== undefined && { until: brief.until }),
  made: brief.made,
  status: outlineOf(brief).status,
  ...(brief.released && { released: brief.released }),
  sections: brief.sections.map(({ kind, title, sentences }) => ({
    kind,
    title,
    sentences: sentences.map((s) => {
      const { id, text, notes, group, plain, claim, edited, confirmed, out } = s;
      return {
        id,
        text,
        notes,
        remarks: remarksOf(brief, s),
        copy: withAttribution(brief, s),
        ...(group !== undefined && { group }),
        ...(plain !== undefined && { plain }),
        ...(claim !== undefined && { claim }),
        ...(edited && { edited }),
        ...(confirmed && { confirmed }),
        ...(s.needs?.length && !s.approved && { waits: true as const }),
        ...(out && { out }),
      };
    }),
  })),
  notes: brief.notes.map(({ sha256: _, ...note }) => note),
  unsettled: unsettled(brief).map(({ sentence, why }) => ({ sentence: sentence.id, why })),
});

const needBrief = async ({ store }: Context, id: string): Promise<Brief> => {
  const brief = await store.brief(id);
  if (!brief) throw notFound('brief', id);
  return brief;
};

/** To answer for a sentence, or to let a private person's name out, is an editor's. */
const mayChange = ({ user }: Context, { op }: BriefChange): void => {
  if ((op === 'confirm' || op === 'approve') && user.role !== 'editor' && user.role !== 'admin')
    throw new DeskError(403, 'not-allowed', 'an editor confirms and approves sentences');
};

const EXPORTS = {
  md: { type: 'text/markdown; charset=utf-8', made: (b: Brief) => briefMarkdown(b) },
  html: { type: 'text/html; charset=utf-8', made: (b: Brief) => briefHtml(b) },
  json: { type: 'application/json; charset=utf-8', made: (b: Brief) => `${JSON.stringify(b)}\n` },
};

let printing: Promise<unknown> = Promise.resolve();

/** Prints one brief after another: a browser takes as much of the computer as it gets. */
const printInTurn = async (html: string): Promise<Uint8Array<ArrayBuffer>> => {
  const mine = printing.then(async () => new Uint8Array(await printPdf(html)));
  printing = mine.catch(() => undefined);
  try {
    return await mine;
  } catch (error) {
    throw error instanceof PdfError ? new DeskError(503, 'no-browser', error.message) : error;
  }
};

export const briefRoom: Handlers<typeof BRIEF> = {
  'brief.list': async ({ store }) => ({ briefs: await store.briefs() }),
  'brief.compose': async ({ store, user, now }, { body }) => {
    const brief = await briefFrom(store, { ...body, made: now() });
    await store.putBrief(brief, user.name);
    return pageOf((await store.brief(brief.id))!);
  },
  'brief.show': async (context, { params }) => pageOf(await needBrief(context, params.id)),
  'brief.change': async (context, { params, body }) => {
    const { id } = await needBrief(context, params.id);
    mayChange(context, body.change);
    return pageOf(await context.store.changeBrief(id, body.change, context.user.name));
  },
  'brief.undo': async (context, { params }) => {
    const { id } = await needBrief(context, params.id);
    const after = await context.store.undoBriefChange(id, context.user.name);
    if (!after) throw new DeskError(409, 'nothing-to-undo', 'there is no change to take back since it was composed or released');
    return pageOf(after);
  },
  'brief.release': async (context, { params }) => {
    const { id } = await needBrief(context, params.id);
    return pageOf(await context.store.releaseBrief(id, context.user.name));
  },
  'brief.discard': async (context, { params }) => {
    const { id } = await needBrief(context, params.id);
    await context.store.discardBrief(id);
    return { done: true };
  },
  'brief.export': async (context, { params, query }) => {
    const brief = await needBrief(context, params.id);
    const { type, made } = EXPORTS[query.format];
    const shown = query.outside ? forOutside(brief) : query.format === 'json' ? brief : forInside(brief);
    return { name: `${brief.id}.${query.format}`, type, body: made(shown) };
  },
  'brief.pdf': async (context, { params, query }) => {
    const brief = await needBrief(context, params.id);
    const body = await printInTurn(briefHtml(query.outside ? forOutside(brief) : forInside(brief), { copy: false }));
    return { name: `${brief.id}.pdf`, type: 'application/pdf', body };
  },
  'brief.lint': async ({ store }, { body }) => {
    const draft = readDraftText(body.text);
    const records = await recordsOf(store, await reportsFor(store, draft));
    if (!records.length) throw new DeskError(409, 'empty', 'there is no report in the dossier to hold the text against');
    const findings = lintDraft(draft, indexSources(records));
    return {
      reports: records.length,
      findings: findings.map(({ id, level, words, span, reason, evidence, fix, diff }) => ({
        id,
        level,
        words,
        start: span.start,
        end: span.end,
        reason,
        ...(fix && { advice: fix.advice }),
        ...(diff && { diff }),
        evidence: evidence.map(({ report, start, end, words: told, outlet }) => ({
          report,
          start,
          end,
          words: told,
          ...(outlet !== undefined && { outlet }),
        })),
      })),
    };
  },
};
