// Casualties as data: "killed at least 12 people", "between 20 and 30 were wounded", "three dead". In: a sentence. Out: kind, number or range, span.
// Only counts that are written; "several" and "dozens" give a lower bound. Does not add counts up.
import { type Casualty, type CasualtyKind, NUMBER_WORDS, SCALE_WORDS, type Span } from '../../core/index.ts';
import { isOfClass } from '../../knowledge/frames.ts';
import { argumentsOf } from './arguments.ts';
import { statementOver } from './attribution.ts';
import { counted } from './parties.ts';
import type { Scene } from './scene.ts';

/** A table that any word may be looked up in: "constructor" is no key of it. */
const tableOf = <T>(entries: Record<string, T>): Record<string, T> => Object.assign(Object.create(null), entries);

const KINDS = tableOf<CasualtyKind>({});
const words = (kind: CasualtyKind, list: string): void => {
  for (const w of list.split(' ')) KINDS[w] = kind;
};
words(
  'killed',
  'kill die murder slay massacre slaughter execute behead assassinate perish dead death fatality lose claim shoot_dead',
);
words('injured', 'injure wound hurt maim injured wounded casualty hospitalize hospitalise');
words('arrested', 'arrest detain apprehend jail imprison round_up arrested');
words('missing', 'missing disappear vanish');
words('displaced', 'displace flee evacuate uproot displaced homeless');
words('abducted', 'abduct kidnap hijack abducted kidnapped');

const NUMBERS = tableOf<number>(Object.fromEntries([...NUMBER_WORDS, ...SCALE_WORDS, ['a', 1], ['an', 1]]));
/** Plural words of number: a lower bound. */
const BOUNDS = tableOf<number>({
  dozens: 24,
  scores: 40,
  hundreds: 200,
  thousands: 2000,
  several: 3,
  many: 3,
  millions: 2_000_000,
});

/** The value of a number word or figure; undefined for others. */
export const numberOf = (word: string): number | undefined => {
  const plain = word.toLowerCase().replace(/,/g, '');
  if (/^\d+(?:\.\d+)?$/.test(plain)) return Number(plain);
  if (plain in NUMBERS && plain !== 'a' && plain !== 'an') return NUMBERS[plain];
  const parts = plain.split('-');
  if (parts.length === 2 && NUMBERS[parts[0]!] !== undefined && NUMBERS[parts[1]!] !== undefined)
    return NUMBERS[parts[0]!]! + NUMBERS[parts[1]!]!;
  return undefined;
};

interface Count extends Span {
  min: number;
  max?: number;
}

/** The number that counts a word: "at least 12" of "at least 12 people", "12" itself where no noun follows. */
const countOf = (scene: Scene, token: number): Count | undefined => {
  const { tree } = scene;
  const of = (list: readonly number[]): Count | undefined => {
    let value: number | undefined;
    const pair = list.length === 1 ? /^(\d+)[-–](\d+)$/.exec(tree.word(list[0]!)) : null;
    if (pair && Number(pair[1]) < Number(pair[2])) return { ...tree.spanOf(list), min: Number(pair[1]), max: Number(pair[2]) };
    for (const k of list) {
      const n = numberOf(tree.word(k));
      if (n === undefined) continue;
      value = value === undefined ? n : n >= 100 && value < n ? value * n : value + n;
    }
    if (value === undefined || !Number.isInteger(value)) return undefined;
    const before = scene.doc.report.text
      .slice(Math.max(0, tree.token(list[0]!).start - 24), tree.token(list[0]!).start)
      .toLowerCase();
    const span = tree.spanOf(list);
    if (/(?:up to|as many as|at most|no more than)\s*$/.test(before)) return { ...span, min: 0, max: value };
    if (/(?:at least|more than|over|no fewer than|no less than)\s*$/.test(before)) return { ...span, min: value };
    // "between 20 and 30", "20 to 30", "20-30"
    const range = /(?:between)\s*$/.test(before)
      ? tree.children(list[0]!, 'conj').map((k) => [k, numberOf(tree.word(k))] as const)
      : tree
          .children(list.at(-1)!)
          .filter(
            (k) => tree.token(k).upos === 'NUM' && tree.children(k, 'case').some((c) => ['to', '-', '–'].includes(tree.word(c))),
          )
          .map((k) => [k, numberOf(tree.word(k))] as const);
    const [last, most] = range[0] ?? [];
    if (last !== undefined && most !== undefined && most > value)
      return { ...tree.spanOf([...list, last].sort((a, b) => a - b)), min: value, max: most };
    return { ...span, min: value, max: value };
  };
  const own = numberOf(tree.word(token));
  if (own !== undefined && tree.token(token).upos === 'NUM')
    return of(
      [...tree.children(token, 'compound', 'nummod').filter((k) => numberOf(tree.word(k)) !== undefined), token].sort(
        (a, b) => a - b,
      ),
    );
  const modifiers = tree.children(token, 'nummod');
  if (modifiers.length) return of(modifiers.flatMap((k) => [...tree.children(k, 'compound', 'nummod'), k]).sort((a, b) => a - b));
  const bound =
    BOUNDS[tree.word(token).toLowerCase()] ??
    tree
      .children(token, 'amod', 'det')
      .map((k) => BOUNDS[tree.word(k).toLowerCase()])
      .find((n) => n !== undefined);
  if (bound !== undefined) return { ...tree.spanOf([token]), min: bound };
  if (
    ['a', 'an'].some((d) => tree.children(token, 'det').some((k) => tree.lemma(k) === d)) &&
    isOfClass('person', tree.lemma(token))
  )
    return { ...tree.spanOf([token]), min: 1, max: 1 };
  return undefined;
};

const isPeopleWord = (scene: Scene, token: number): boolean => {
  const { tree } = scene;
  if (tree.token(token).upos === 'NUM') return true;
  const at = counted(scene, token);
  return (
    isOfClass('person', tree.lemma(at)) ||
    isOfClass('force', tree.lemma(at)) ||
    scene.at(at) !== undefined ||
    scene.mentionAt(at)?.kind === 'person' ||
    ['other', 'life', 'casualty'].includes(tree.lemma(at))
  );
};

/** Casualties that a sentence counts. */
export const casualtiesIn = (scene: Scene, sentence: number): Casualty[] => {
  const { tree } = scene;
  const out: Casualty[] = [];
  const add = (kind: CasualtyKind, token: number): void => {
    if (!isPeopleWord(scene, token)) return;
    const count = countOf(scene, token);
    if (!count || out.some((c) => c.start === count.start && c.kind === kind)) return;
    // Who counted: the statement in whose words the number stands, which need not be the one that tells the deed.
    const statement = statementOver(scene, count)?.id;
    const { min, max, start, end } = count;
    out.push({ kind, min, ...(max !== undefined && { max }), start, end, ...(statement !== undefined && { statement }) });
  };
  const { first, after } = tree.sentences[sentence]!;
  for (let i = first; i < after; i += 1) {
    const kind = KINDS[tree.lemma(i)] ?? KINDS[tree.word(i).toLowerCase()];
    const { upos } = tree.token(i);
    if (!kind) continue;
    if (upos === 'VERB') {
      const args = argumentsOf(tree, i);
      const who = ['die', 'perish', 'flee', 'disappear', 'vanish'].includes(tree.lemma(i)) ? args.subj : args.obj;
      for (const k of who) for (const c of [k, ...tree.children(k, 'conj')]) add(kind, c);
    } else if (upos === 'ADJ' || upos === 'NOUN') {
      // "left 12 people dead", "12 wounded", "12 deaths"
      const head = tree.head(i);
      if (countOf(scene, i)) add(kind, i);
      else if (upos === 'ADJ' && head !== undefined) {
        for (const k of tree.children(head, 'obj', 'nsubj')) add(kind, k);
        if (tree.relation(i) === 'amod') add(kind, head);
      }
    }
  }
  return out;
};
