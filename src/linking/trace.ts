// A claim → the way it went: each later telling beside the one that it most likely comes from, and what was lost on the way: the speaker, the hedge
// ("at least"), the number. Copies lose by cutting, retellings by other words; who published it is who lost it.
import type { Claim, StandingOf } from './claims.ts';
import { alikeContent } from './content.ts';
import type { Count } from './counts.ts';
import type { Telling } from './telling.ts';

export type Lost = 'speaker' | 'hedge' | 'number';

export interface Step {
  telling: string;
  report: string;
  outlet: string;
  published?: string;
  words: string;
  /** Who is said to say it; absent where the outlet says it itself. */
  speaker?: string;
  /** "at least 12" */
  number?: string;
  /** The telling that it comes from. */
  from?: string;
  how?: 'copy' | 'retelling';
  lost: Lost[];
}

const numberIn = (t: Telling, kind: string | undefined): Count | undefined =>
  t.counts.find((c) => kind === undefined || c.kind === kind) ?? t.counts[0];

/** The words of a count: "at least 12", "dozens". */
const wordsOfCount = (c: Count): string => `${c.hedge ? `${c.hedge} ` : ''}${c.vague ? 'a word for many' : (c.max ?? c.min)}`;

/** Of one report's tellings, the one that tells most: a speaker, a count; then the earliest. */
const fullest = (list: readonly Telling[]): Telling =>
  [...list].sort(
    (a, b) =>
      Number(b.voice.kind === 'speaker') - Number(a.voice.kind === 'speaker') ||
      b.counts.length - a.counts.length ||
      (a.order < b.order ? -1 : 1),
  )[0]!;

// "may have", "preliminary findings": what is not sure yet
const DOUBT =
  /\b(?:may|might|could|possibl[ey]|probabl[ey]|likely|apparent(?:ly)?|alleged(?:ly)?|reported(?:ly)?|suspected|suspects?|believed to|thought to|preliminary|unconfirmed|seems?|appears?|suggests?)\b/i;
const DAY = 86_400_000; // ms

/** The steps of a claim, one a report, earliest first. */
export const traceClaim = (claim: Claim, standing: StandingOf): Step[] => {
  const byReport = new Map<string, Telling[]>();
  for (const t of claim.tellings.filter((x) => x.stance === 'for'))
    byReport.set(t.report, [...(byReport.get(t.report) ?? []), t]);
  const told = [...byReport.values()].map(fullest).sort((a, b) => (a.order < b.order ? -1 : 1));
  return told.map((t, i) => {
    const origin = standing(t.report)?.origin;
    const copyOf = told.slice(0, i).filter((x) => standing(x.report)?.origin === origin && origin !== undefined);
    const earlier = copyOf.length ? copyOf : told.slice(0, i);
    // The most alike; of two equals the nearest in time. Something published a moment before can be no source of what took an evening to write,
    // but nobody tells the hour; so the day is all that counts.
    const [from] = [...earlier].sort(
      (a, b) =>
        alikeContent(b.content, t.content) - alikeContent(a.content, t.content) ||
        Math.abs(gap(a, t)) - Math.abs(gap(b, t)) ||
        (a.order < b.order ? -1 : 1),
    );
    const [before, now] = [from && numberIn(from, undefined), numberIn(t, undefined)];
    const lost: Lost[] = [];
    if (from?.voice.kind === 'speaker' && t.voice.kind === 'outlet') lost.push('speaker');
    if (from && DOUBT.test(from.words) && !DOUBT.test(t.words)) lost.push('hedge');
    else if (before?.hedge !== undefined && now && now.hedge === undefined && now.kind === before.kind && !now.vague)
      lost.push('hedge');
    if (before && !before.vague && (now === undefined || now.vague)) lost.push('number');
    return {
      telling: t.id,
      report: t.report,
      outlet: t.outlet,
      ...(t.published && { published: t.published }),
      words: t.words,
      ...(t.voice.kind === 'speaker' && { speaker: t.voice.name }),
      ...(now && { number: wordsOfCount(now) }),
      ...(from && { from: from.id, how: copyOf.length ? ('copy' as const) : ('retelling' as const) }),
      lost,
    };
  });
};

const gap = (a: Telling, b: Telling): number => {
  const [x, y] = [a, b].map((t) => (t.published === undefined ? Number.NaN : Date.parse(t.published)));
  return Number.isNaN(x! - y!) ? 0 : (x! - y!) / DAY;
};
