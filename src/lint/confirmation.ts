// Rule 6: "confirmed", "independently", "several sources" where the reports have one text (copies count once) or one voice.
import type { Context, DraftSentence } from './context.ts';
import type { Finding } from './finding.ts';
import { speakerNames } from './names.ts';
import { evidenceOf, statementsOver } from './sources.ts';

const CONFIRMED =
  /\b(?:confirm(?:s|ed|ing)?|verif(?:y|ies|ied)|corroborat(?:e|es|ed)|it is (?:now )?(?:certain|clear|established|known) that)\b/i;
const NOT = /\b(?:not|never|un|n[o']t|yet to|could not|cannot|without|nobody|no one|neither|refus\w+|declin\w+)\b[^.;]{0,25}$/i;
const MANY =
  /\b(?:(?:several|multiple|various|numerous|many|two|three|other|different|separate)\s+(?:\w+\s+)?(?:sources|reports|outlets|accounts|witnesses|media)|independent(?:ly)?(?:\s+\w+)?\s+(?:sources?|reports?|outlets?|confirm\w*|verif\w*|observers?)|sources agree|widely reported|all reports|reports agree|independently)\b/i;
const LENDS = /\b(?:confirm|verif|corroborat|acknowledg|admit|certain|proof|prov)\w*/i;

const check = (context: Context, s: DraftSentence): Finding | undefined => {
  const words = context.text.slice(s.start, s.end);
  const many = MANY.exec(words);
  const one = CONFIRMED.exec(words);
  const match = many ?? one;
  if (!match || NOT.test(words.slice(0, match.index)) || context.quoted(s.start + match.index)) return undefined;
  const support = s.support.filter((x) => x.coverage >= 0.4);
  if (!support.length) return undefined; // rule 7's
  // A report says so itself.
  const says = many
    ? new RegExp(`\\b(?:${many[0].split(/\s+/).at(-1)!.slice(0, 7)}|independent|several|multiple|various|numerous)`, 'i')
    : LENDS;
  const near = support.filter((x) => x.coverage >= 0.75 * support[0]!.coverage).slice(0, 4);
  if (near.some(({ sentence: x }) => says.test(x.record.report.text.slice(x.start, x.end)))) return undefined;
  const origins = new Set(near.map(({ sentence: x }) => context.sources.originOf(x.source)));
  const voices = new Set(
    near.flatMap(({ sentence: x }) =>
      statementsOver(x.record, x).map((st) => {
        const who = speakerNames(x.record, st);
        return who.names.at(-1) ?? who.words.toLowerCase();
      }),
    ),
  );
  const lone = origins.size < 2 || voices.size < 2;
  const span = { start: s.start + match.index, end: s.start + match.index + match[0].length };
  const best = near[0]!.sentence;
  const who = statementsOver(best.record, best)
    .map((st) => speakerNames(best.record, st).words)
    .find((w) => w && !/^(?:who|which|that|he|she|it|they)$/i.test(w));
  return {
    id: many ? 'confirmation-sources' : 'confirmation-word',
    rule: 'confirmation',
    level: !lone ? 'note' : many ? 'error' : 'warning',
    span,
    words: match[0],
    reason: lone
      ? `The reports have ${origins.size === 1 ? 'one text' : `${origins.size} texts`} and ${voices.size === 1 ? 'one voice' : voices.size ? `${voices.size} voices` : 'no named voice'} for this; none says “${match[0]}”.`
      : `No report says “${match[0]}”; ${origins.size} texts and ${voices.size} voices tell it.`,
    evidence: near.slice(0, 2).map(({ sentence: x }) => evidenceOf(x.record, x)),
    fix: { advice: `Write who says it${who ? `: ${who}` : ''}.` },
  };
};

/** Findings of rule 6. */
export const checkConfirmation = (context: Context): Finding[] => context.sentences.flatMap((s) => check(context, s) ?? []);
