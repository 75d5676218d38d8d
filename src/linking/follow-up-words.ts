// The words by which follow-ups and their answers are known (data/linking/follow-ups.tsv), one pattern a row. In: the name of a row. Out: its pattern.
import { readTable } from '../core/index.ts';

export type FollowUpWord =
  | `${'demand' | 'offer' | 'pledge' | 'threat' | 'order'} act`
  | 'makes known'
  | 'once'
  | 'must'
  | 'soon'
  | 'then'
  | 'doubt'
  | 'question'
  | 'order'
  | 'pledge'
  | 'offer'
  | 'threat'
  | 'demand'
  | 'deadline'
  | 'ahead'
  | 'due'
  | 'answer'
  | 'outcome'
  | `${'demand' | 'offer' | 'pledge' | 'threat' | 'order' | 'deadline'} name`
  | `${'demand' | 'offer' | 'pledge' | 'threat' | 'deadline'} back`
  | 'not done'
  | 'pending';
let patterns: Map<string, RegExp> | undefined;

/** The words of data/linking/follow-ups.tsv as one pattern each. */
export const followUpWords = (what: FollowUpWord): RegExp => {
  patterns ??= new Map(
    readTable('data/linking/follow-ups.tsv').map(([name, list]) => [
      name!,
      new RegExp(`(?<![\\p{L}])(?:${list!.split(';').join('|')})(?![\\p{L}])`, 'iu'),
    ]),
  );
  return patterns.get(what)!;
};
