// Tokens → names of arms and craft by their designations ("AK-47", "Su-24s", "Hellfire"): data/mentions/designations.tsv.
// The tokeniser parts "AK-47" into three words; the phrase about it ("an AK-47", "two Su-24s") is the nominals' to find.
import { designationKind } from '../../knowledge/index.ts';
import type { Tree } from '../../language/index.ts';
import { type FoundSpan, headIn } from './names.ts';

/** `taken`: tokens that belong to names already. */
export const findArms = (tree: Tree, taken: (i: number) => boolean): FoundSpan[] => {
  const out: FoundSpan[] = [];
  const n = tree.tokens.length;
  for (let i = 0; i < n; i += 1) {
    const word = tree.word(i);
    if (!/^[A-Z]/.test(word) || taken(i)) continue;
    const { sentence } = tree.token(i);
    // "AK-47", "Su - 24s": letters, a hyphen, a number
    const three = i + 2 < n && tree.token(i + 2).sentence === sentence && /^[-–]$/.test(tree.word(i + 1));
    const joined =
      three && /^\d/.test(tree.word(i + 2)) && !taken(i + 2) ? designationKind(`${word}-${tree.word(i + 2)}`) : undefined;
    const kind = joined ?? designationKind(word);
    if (!kind || kind === 'group') continue;
    const after = joined ? i + 3 : i + 1;
    out.push({ first: i, after, kind, form: 'name', head: headIn(tree, i, after), confidence: 0.8, by: 'designation' });
    i = after - 1;
  }
  return out;
};
