// What stands before a verb and takes its reality away: "will", "plans to", "may", "did not", "if". A window to the left in the clause, so
// that records without trees can be compared; the same on both sides.
import type { LintWord } from './words.ts';

export type Operator = 'future' | 'possible' | 'negated' | 'condition';

const FUTURE = /^(?:will|'ll|shall|would|gonna)$/;
const POSSIBLE = /^(?:may|might|could|can|should|must|possibly|perhaps)$/;
const NEGATED = /^(?:not|never|cannot|neither|nor|without|\w+n['’]t)$/;
/** Verbs and nouns whose "to …" has not happened. */
const PLANS =
  /^(?:plan|plans|planned|planning|intend|intends|intended|vow|vows|vowed|promise|promises|promised|pledge|pledges|pledged|threaten|threatens|threatened|want|wants|wanted|hope|hopes|hoped|try|tries|tried|trying|attempt|attempts|attempted|agree|agrees|agreed|order|orders|ordered|urge|urges|urged|ask|asks|asked|offer|offers|offered|set|due|expected|ready|likely|able|need|needs|needed|seek|seeks|sought|decide|decided|going|prepare|preparing|prepared|propose|proposed|allow|allowed|are|is|was|were|be|has|have|had|him|her|them|us|everyone|people|it|about)$/;
const REFUSED = /^(?:fail|failed|fails|refuse|refused|refuses|decline|declined|declines|deny|denied|denies|denying)$/;
const STOP = /^(?:and|but|or|that|which|who|whom|because|although|while|when|as|said|says)$/;
const IF = /^(?:if|unless|whether)$/;

const WINDOW = 4; // words to the left that can bind to a verb: "would never again be", hardly more

/** Operators over word `at`; `text` tells where a clause ends. */
export const operatorsAt = (text: string, words: readonly LintWord[], at: number): Set<Operator> => {
  const found = new Set<Operator>();
  for (let k = at - 1; k >= Math.max(0, at - WINDOW); k -= 1) {
    const word = words[k]!;
    const small = word.form.toLowerCase();
    if (/[,;:.?!—–()"“”]/.test(text.slice(word.end, words[k + 1]!.start))) break;
    if (STOP.test(small)) break;
    if (FUTURE.test(small)) found.add('future');
    else if (POSSIBLE.test(small)) found.add('possible');
    else if (NEGATED.test(small)) found.add('negated');
    else if (REFUSED.test(small)) found.add('negated');
    else if (small === 'to') {
      const before = words[k - 1]?.form.toLowerCase() ?? '';
      if (REFUSED.test(before)) found.add('negated');
      else if (PLANS.test(before)) found.add('future');
    }
  }
  for (let k = at - 1; k >= Math.max(0, at - 8); k -= 1) if (IF.test(words[k]!.form.toLowerCase())) found.add('condition');
  return found;
};
