// A document's trees → CoNLL-U and back. Out: one sentence a block, SpaceAfter=No where nothing stands between words, `start_char` and `end_char`
// in MISC. In: text as `# text` lines and forms tell it; multiword ranges and empty nodes are skipped, their words kept.
import type { Sentence, Token, Upos } from '../core/index.ts';

interface Trees {
  report: { text: string };
  tokens: readonly Token[];
  sentences: readonly Sentence[];
}

/** A column's value; "_" stands for none, and white space would break the line. */
const column = (value: string | undefined): string => value?.replace(/\s+/g, ' ') || '_';

/** CoNLL-U of a document: ten columns, 1-based heads, blank line after each sentence. */
export const toConllu = ({ report: { text }, tokens, sentences }: Trees): string => {
  let out = '';
  for (const [n, s] of sentences.entries()) {
    out += `# sent_id = ${n + 1}\n# text = ${text.slice(s.start, s.end).replace(/\s+/g, ' ')}\n`;
    for (let i = s.first; i < s.after; i += 1) {
      const t = tokens[i]!;
      const next = tokens[i + 1];
      const misc = `${next && next.start <= t.end && next.start >= t.start ? 'SpaceAfter=No|' : ''}start_char=${t.start}|end_char=${t.end}`;
      const head = t.head < 0 ? 0 : t.head - s.first + 1;
      out += `${[i - s.first + 1, column(t.form ?? text.slice(t.start, t.end)), column(t.lemma), t.upos, '_', column(t.feats), head, t.deprel, '_', misc].join('\t')}\n`;
    }
    out += '\n';
  }
  return out;
};

/**
 * Trees out of CoNLL-U. The text is made of the forms as SpaceAfter says; sentences are parted by a space, paragraphs (`# newpar`,
 * `# newdoc`) by a blank line. Heads out of range make a word a root.
 * @throws Error with the line's number where a word line has fewer than eight columns.
 */
export const fromConllu = (conllu: string): { text: string; tokens: Token[]; sentences: Sentence[] } => {
  let text = '';
  const tokens: Token[] = [];
  const sentences: Sentence[] = [];
  let first = 0;
  let gap = '';
  let paragraph = false;
  /** Words up to this id share the span of a multiword token. */
  let range: { to: number; start: number; end: number; gap: string } | undefined;
  const close = (): void => {
    if (tokens.length > first) {
      const n = tokens.length - first;
      for (let i = first; i < tokens.length; i += 1) {
        const head = tokens[i]!.head;
        tokens[i]!.head = head > 0 && head <= n && head - 1 + first !== i ? head - 1 + first : -1;
      }
      sentences.push({ start: tokens[first]!.start, end: tokens.at(-1)!.end, first, after: tokens.length });
      first = tokens.length;
      gap = ' ';
    }
    range = undefined;
  };
  const write = (form: string): { start: number; end: number } => {
    if (text && paragraph) gap = '\n\n';
    paragraph = false;
    text += (text ? gap : '') + form;
    gap = ' ';
    return { start: text.length - form.length, end: text.length };
  };
  for (const [n, line] of conllu.split(/\r?\n/).entries()) {
    if (!line.trim()) close();
    else if (line.startsWith('#')) paragraph ||= /^# ?new(?:par|doc)/.test(line);
    else {
      const c = line.split('\t');
      if (c.length < 8) throw new Error(`line ${n + 1} of the CoNLL-U has ${c.length} columns, not ten`);
      const [id, form, lemma, upos, , feats, head, deprel] = c as [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
      ];
      if (id.includes('.')) continue;
      const after = /\bSpaceAfter=No\b/.test(c[9] ?? '') ? '' : ' ';
      if (id.includes('-')) {
        range = { to: Number(id.split('-')[1]), ...write(form), gap: after };
        continue;
      }
      const shared = range && Number(id) <= range.to ? range : undefined;
      const span = shared ? { start: shared.start, end: shared.end } : write(form);
      gap = shared ? shared.gap : after;
      tokens.push({
        ...span,
        sentence: sentences.length,
        upos: upos as Upos,
        lemma: lemma === '_' && form !== '_' ? form : lemma,
        head: Number(head),
        deprel,
        ...(shared && { form }),
        ...(feats !== '_' && { feats }),
      });
    }
  }
  close();
  return { text, tokens, sentences };
};
