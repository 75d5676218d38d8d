// Orders, pledges, demands, threats, offers and open questions → those that a brief shows, each with the answer that may have been found.
import { FOLLOW_UP_KIND_WORDS } from '../../core/index.ts';
import { type Choice, type Chooser, clarity, contentWords, recency } from './choose.ts';
import type { BriefFollowUp } from './input.ts';
import { reporter } from './reporter.ts';

// Of a page's length; see choose.ts.
const MOST_FOLLOW_UPS = 7;
const MOST_OPEN = 4;
const SHARED = 3; // words that an answer shares with what it may answer

// Words without which a sentence is not shown as such a follow-up: the machine's kinds are right more often than not, a heading must be always.
const FITS: Record<string, RegExp> = {
  order: /\b(?:order|instruct|direct|sign|decree)/i,
  pledge: /\b(?:will (?!be\b)|is to\b|are to\b|pledg|promis|vowed|agreed to|plans to|intends to|committed to)/i,
  demand: /\b(?:demand|ask|call(?:s|ed|ing)? (?:on|for)|urge|insist|require|request|must|should|appeal)/i,
  threat: /\b(?:threat|warn|ultimatum|if|unless)\b|\bthreaten|\bwarned/i,
  offer: /\b(?:offer|propos|ready to|willing|invit|host)/i,
  deadline: /\b(?:by|until|before|deadline|within|due)\b/i,
  question: /\b(?:whether|unclear|remains? to be seen|open|not (?:yet )?(?:known|clear)|question|unknown|uncertain)\b/i,
};

/** What was ordered, promised, demanded, threatened, offered, and what is open, with the possible answer right behind. */
export const chooseFollowUps = (chooser: Chooser): Choice[] => {
  const weight = (f: BriefFollowUp): number => {
    const view = chooser.views.get(f.tellings[0]?.report ?? '');
    return (
      0.5 * Math.log2(1 + f.tellings.length) +
      (f.answers.length ? 0.3 : 0) +
      (f.due === undefined ? 0 : 0.4) +
      (f.by === undefined ? 0 : 0.3) +
      0.5 * recency(chooser, view?.record.report.published)
    );
  };
  const chosen: Choice[] = [];
  const counts = { waiting: 0, open: 0 };
  for (const f of [...chooser.input.followUps].sort((a, b) => weight(b) - weight(a) || (a.id < b.id ? -1 : 1))) {
    const kind = f.kind === 'question' || f.kind === 'deadline' ? 'open' : 'waiting';
    if (counts[kind] >= (kind === 'open' ? MOST_OPEN : MOST_FOLLOW_UPS)) continue;
    const able = f.tellings
      .flatMap((t) => {
        const found = chooser.tell(t.report, t.key);
        return found &&
          FITS[f.kind]?.test(found.told.text) &&
          !chooser.isUsed(found.view, found.told) &&
          chooser.concerns(found.view, [found.told.span])
          ? [{ ...found, key: t.key }]
          : [];
      })
      .map((x) => ({ x, score: clarity(x.told) + (reporter(x.view.record.report).outlet ? 0.5 : 0) }))
      .sort((a, b) => b.score - a.score);
    const best = able[0]?.x;
    if (!best) continue;
    counts[kind] += 1;
    chooser.use(best.view, best.told);
    const group = FOLLOW_UP_KIND_WORDS[f.kind] ?? f.kind;
    chosen.push({ view: best.view, told: best.told, followUp: f.id, item: best.key, state: f.state, group, kind: f.kind });
    // Only an answer that speaks of the same things in the same words is shown beside it; else it stands as open.
    const asked = contentWords(best.told);
    const answer = f.answers
      .flatMap((a) => {
        const found = chooser.tell(a.report, a.key);
        return found &&
          found.told.text !== best.told.text &&
          contentWords(found.told).filter((w) => asked.includes(w)).length >= SHARED
          ? [{ ...found, key: a.key }]
          : [];
      })
      .at(0);
    const last = chosen.at(-1)!;
    if (!answer) {
      if (last.state === 'possible answer found') last.state = 'open';
      continue;
    }
    chooser.use(answer.view, answer.told);
    const { key, ...told } = answer;
    chosen.push({ ...told, followUp: f.id, item: key, state: 'possible answer', group, kind: f.kind });
  }
  const order = Object.keys(FOLLOW_UP_KIND_WORDS);
  const at = (c: Choice): number => order.indexOf(c.kind ?? '');
  // Stable: an answer stays behind what it may answer.
  return chosen.sort((a, b) => at(a) - at(b));
};
