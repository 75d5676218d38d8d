// Dependency trees for a terminal: one word a line, indented below its head, with tag, relation and lemma.
import type { Sentence, Token } from '../../core/index.ts';
import { treeOf } from '../../language/index.ts';
import { oneLine } from './table.ts';

/** Lines of all sentences; words stand in order of the tree, left dependents before right ones. */
export const renderTree = (doc: {
  report: { text: string };
  tokens: readonly Token[];
  sentences: readonly Sentence[];
}): string[] => {
  const tree = treeOf(doc);
  const lines: string[] = [];
  const walk = (i: number, bars: string, last: boolean): void => {
    const t = tree.token(i);
    const root = t.head < 0;
    lines.push(
      `${bars}${root ? '' : last ? '└ ' : '├ '}${oneLine(tree.word(i))}  ${t.upos} ${t.deprel}${t.lemma === tree.word(i) ? '' : ` (${t.lemma})`}${t.feats ? ` ${t.feats}` : ''}`,
    );
    const children = tree.children(i);
    children.forEach((c, k) => {
      walk(c, root ? bars : `${bars}${last ? '  ' : '│ '}`, k === children.length - 1);
    });
  };
  for (const s of doc.sentences) for (let i = s.first; i < s.after; i += 1) if (tree.token(i).head < 0) walk(i, '', true);
  return lines;
};
