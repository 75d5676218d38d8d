// Mentions → units: what is linked. Mentions of one head ("President Putin", "Putin") are one unit; a pronoun is one by itself.
// A unit holds what the linker asks again and again: number, gender, role, quotation, determiner, modifiers.
import type { FoundMention, Span } from '../../core/index.ts';
import { bearersGender, foldName, type Gender, nounGender, titleGender } from '../../knowledge/index.ts';
import type { Tree } from '../../language/index.ts';
import { hashFeature } from '../../language/runtime/linear.ts';

/** What a pronoun agrees with. */
export type PronounClass = 'he' | 'she' | 'it' | 'they' | 'I' | 'we' | 'you';

const PRONOUNS: Record<PronounClass, string> = {
  he: 'he him his himself',
  she: 'she her hers herself',
  it: 'it its itself',
  they: 'they them their theirs themselves themself',
  I: 'i me my mine myself',
  we: 'we us our ours ourselves',
  you: 'you your yours yourself yourselves',
};
const CLASS_OF = new Map<string, PronounClass>(
  Object.entries(PRONOUNS).flatMap(([c, words]) => words.split(' ').map((w): [string, PronounClass] => [w, c as PronounClass])),
);

/** One bit a class. */
export const PRONOUN_BITS: Record<PronounClass, number> = { he: 1, she: 2, it: 4, they: 8, I: 16, we: 32, you: 64 };

/** Grammatical roles, as the features count them. */
export const ROLES = [
  'other',
  'nsubj',
  'nsubj:pass',
  'obj',
  'nmod:poss',
  'obl',
  'nmod',
  'conj',
  'appos',
  'root',
  'vocative',
] as const;
/** Determiners, as the features count them. */
export const DETERMINERS = ['none', 'the', 'this', 'a', 'possessive', 'other'] as const;

export interface Unit {
  mentions: FoundMention[];
  /** The name among them, else the phrase, else the pronoun. */
  main: FoundMention;
  head: number;
  /** Tokens of the longest mention. */
  first: number;
  after: number;
  sentence: number;
  paragraph: number;
  words: readonly string[];
  lower: readonly string[];
  /** Number of the quotation it stands in; 0 outside. */
  quote: number;
  pronoun?: PronounClass;
  plural: boolean;
  gender?: Gender;
  lemma: string;
  /** Index into ROLES. */
  role: number;
  /** Index into DETERMINERS. */
  determiner: number;
  /** Modifiers that tell one from another. */
  modifiers: ReadonlySet<string>;
  /** The token that governs it, conjuncts counted as the first one; -1 for none. */
  governor: number;
  /** Hashes of its head's lemma, and of its governor's lemma with its role. */
  lemmaHash: number;
  frameHash: number;
}

const genderOf = (
  tree: Tree,
  main: FoundMention,
  words: readonly string[],
  pronoun: PronounClass | undefined,
): Gender | undefined => {
  if (pronoun) return pronoun === 'he' ? 'm' : pronoun === 'she' ? 'f' : undefined;
  if (main.kind !== 'person') return undefined;
  const noun = nounGender(tree.lemma(main.head));
  if (noun) return noun;
  for (const k of tree.children(main.head, 'compound', 'flat', 'nmod:desc', 'amod')) {
    if (k > main.head) continue;
    const title = titleGender(tree.lemma(k)) || nounGender(tree.lemma(k));
    if (title) return title;
  }
  if (main.form !== 'name') return undefined;
  const [from] = tree.tokensIn(main);
  for (let k = Math.max(0, from - 2); k < from; k += 1) {
    const title = titleGender(tree.word(k).toLowerCase());
    if (title) return title;
  }
  return bearersGender(words[0]!);
};

/** "the rebels", "police", "three men", "Anna and Paul". */
const isPlural = (tree: Tree, { form, head }: FoundMention, pronoun: PronounClass | undefined): boolean => {
  if (pronoun) return pronoun === 'we' || pronoun === 'they';
  if (tree.feature(head, 'Number') === 'Plur') return form !== 'name';
  if (/^(?:police|people|many|some|others|several|everyone)$/.test(tree.lemma(head))) return true;
  const count = tree.child(head, 'nummod');
  return count !== undefined && !/^(?:one|1)$/.test(tree.word(count));
};

const determinerOf = (tree: Tree, head: number): number => {
  if (tree.child(head, 'nmod:poss') !== undefined) return 4;
  const det = tree.child(head, 'det');
  if (det === undefined) return 0;
  const lemma = tree.lemma(det);
  return lemma === 'the' ? 1 : /^(?:this|that|these|those|such|both)$/.test(lemma) ? 2 : /^an?$/.test(lemma) ? 3 : 5;
};

const NOTHING: ReadonlySet<string> = new Set();

/** Adjectives, compounds, possessors, numbers: what tells the old minister from the new one. */
const modifiersOf = (tree: Tree, head: number): ReadonlySet<string> => {
  const list = tree.children(head, 'amod', 'compound', 'nmod', 'nmod:poss', 'nummod', 'flat', 'acl');
  return list.length ? new Set(list.map((k) => foldName(tree.word(k)))) : NOTHING;
};

/** Stretches inside quotation marks, numbered from 1; a quotation that opens a paragraph anew belongs to the one before it. */
export const quotations = (text: string): Span[] => {
  const out: Span[] = [];
  let open = -1;
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i]!;
    if (c === '“') open = i;
    else if (c === '”') {
      if (open >= 0) out.push({ start: open, end: i + 1 });
      open = -1;
    } else if (c === '"') {
      if (open >= 0) {
        out.push({ start: open, end: i + 1 });
        open = -1;
      } else open = i;
    } else if (c === '\n' && text[i + 1] === '\n' && open >= 0) {
      // Not closed before the paragraph ends: it goes on in the next one, or the mark was stray.
      if (/^\s*[“"]/.test(text.slice(i, i + 6))) out.push({ start: open, end: i });
      open = -1;
    }
  }
  return out;
};

/** Number of the paragraph of every sentence. */
const paragraphsOf = (tree: Tree): Int32Array => {
  const out = new Int32Array(tree.sentences.length);
  for (let s = 1; s < out.length; s += 1) {
    const between = tree.text.slice(tree.sentences[s - 1]!.end, tree.sentences[s]!.start);
    out[s] = out[s - 1]! + (between.includes('\n') ? 1 : 0);
  }
  return out;
};

const KINDS = new Set(['person', 'organization', 'location', 'nationality']);
const hashes = new Map<string, number>();
/** Hash of a word, remembered. */
const hashOf = (word: string): number => {
  let known = hashes.get(word);
  if (known === undefined) {
    if (hashes.size > 50_000) hashes.clear();
    known = hashFeature(word);
    hashes.set(word, known);
  }
  return known;
};

/** The units of a document, in order of their heads. */
export const unitsOf = (tree: Tree, mentions: readonly FoundMention[]): Unit[] => {
  const quotes = quotations(tree.text);
  const paragraphs = paragraphsOf(tree);
  const groups = new Map<number, FoundMention[]>();
  for (const m of mentions) {
    if (!KINDS.has(m.kind)) continue;
    const known = groups.get(m.head);
    if (known) known.push(m);
    else groups.set(m.head, [m]);
  }
  let at = 0;
  return [...groups]
    .sort((a, b) => a[0] - b[0])
    .map(([head, list]): Unit => {
      const main = list.find((m) => m.form === 'name') ?? list.find((m) => m.form === 'nominal') ?? list[0]!;
      let [first, after] = tree.tokensIn(main);
      const words: string[] = [];
      for (let k = first; k < after; k += 1) words.push(tree.word(k));
      for (const m of list) {
        const [a, b] = tree.tokensIn(m);
        first = Math.min(first, a);
        after = Math.max(after, b);
      }
      const token = tree.token(head);
      while (at > 0 && quotes[at - 1]!.end > token.start) at -= 1;
      while (at < quotes.length && quotes[at]!.end <= token.start) at += 1;
      const pronoun = main.form === 'pronoun' ? CLASS_OF.get(words[0]!.toLowerCase()) : undefined;
      const gender = genderOf(tree, main, words, pronoun);
      // "Anna and Paul left": Paul is a subject as well.
      let top = head;
      for (let n = 0; n < 8 && tree.token(top).deprel === 'conj' && tree.token(top).head >= 0; n += 1) top = tree.token(top).head;
      const deprel = tree.token(top).deprel;
      const role = Math.max(
        0,
        (ROLES as readonly string[]).indexOf(deprel) >= 0
          ? (ROLES as readonly string[]).indexOf(deprel)
          : (ROLES as readonly string[]).indexOf(tree.relation(top)),
      );
      const governor = tree.token(top).head;
      const lemma = pronoun ?? tree.lemma(head);
      return {
        mentions: list,
        main,
        head,
        first,
        after,
        sentence: token.sentence,
        paragraph: paragraphs[token.sentence]!,
        words,
        lower: words.map((w) => w.toLowerCase()),
        quote: at < quotes.length && quotes[at]!.start <= token.start ? at + 1 : 0,
        ...(pronoun && { pronoun }),
        plural: isPlural(tree, main, pronoun),
        ...(gender && { gender }),
        lemma,
        role,
        determiner: pronoun ? 0 : determinerOf(tree, head),
        modifiers: pronoun ? NOTHING : modifiersOf(tree, head),
        governor,
        lemmaHash: hashOf(lemma),
        frameHash: governor < 0 ? 0 : (hashOf(tree.lemma(governor)) + Math.imul(role + 1, 0x9e3779b1)) >>> 0,
      };
    });
};
