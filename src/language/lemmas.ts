// A word with its tag and features → its lemma, by the endings and exceptions of models/language/lemmas.tsv (training/language/lemmas.py)
// and the irregular verbs of data/language.
import { readTable, readTextAsset } from '../core/index.ts';
import { countryByDemonym } from '../knowledge/index.ts';

interface Rule {
  cut: number;
  lower: boolean;
  add: string;
}

let rules: Map<string, Rule> | undefined;

const load = (): Map<string, Rule> => {
  const out = new Map<string, Rule>();
  for (const line of readTextAsset('models/language/lemmas.tsv').split('\n')) {
    if (!line || line.startsWith('#')) continue;
    const [c, end, cut, add] = line.split('\t');
    out.set(`${c}\t${end}`, { cut: Number.parseInt(cut!, 10), lower: cut!.endsWith('l'), add: add ?? '' });
  }
  for (const [lemma, past, participle] of readTable('data/language/irregular-verbs.tsv')) {
    for (const [c, forms] of [
      ['VERB Past', past!],
      ['VERB Part', participle!],
    ] as const) {
      for (const form of forms.split(',')) {
        const key = `${c}\t=${form}`;
        if (!out.has(key)) out.set(key, { cut: form.length, lower: false, add: lemma! });
      }
    }
  }
  return out;
};

const LONGEST_ENDING = 6;

/** What decides the endings of a word; the same as in training/language/lemmas.py. */
const classOf = (upos: string, feats: string): string => {
  switch (upos) {
    case 'VERB':
    case 'AUX':
      if (feats.includes('VerbForm=Fin') && feats.includes('Tense=Pres')) {
        return feats.includes('Person=3') && feats.includes('Number=Sing') ? `${upos} 3` : `${upos} Base`;
      }
      if (feats.includes('Tense=Past')) return feats.includes('VerbForm=Part') ? `${upos} Part` : `${upos} Past`;
      return feats.includes('VerbForm=Ger') || feats.includes('VerbForm=Part') ? `${upos} Ing` : `${upos} Base`;
    case 'NOUN':
    case 'PROPN':
      return /Number=(?:Plur|Ptan)/.test(feats) ? `${upos} Plur` : `${upos} Sing`;
    case 'ADJ':
    case 'ADV':
      return feats.includes('Degree=Cmp') ? `${upos} Cmp` : feats.includes('Degree=Sup') ? `${upos} Sup` : upos;
    case 'PRON':
      return feats.includes('Poss=Yes') ? 'PRON Poss' : upos;
    default:
      return upos;
  }
};

const CASED: ReadonlySet<string> = new Set(['PROPN', 'X', 'SYM']);
const HAS_CAPITALS: ReadonlySet<string> = new Set(['ADJ', 'NOUN', 'NUM']);

const apply = (base: string, { cut, lower, add }: Rule): string =>
  (lower ? base.toLowerCase() : base).slice(0, base.length - cut) + add;

/** Classes whose words differ from their lemma. */
const INFLECTED = / (?:3|Past|Part|Ing|Plur|Cmp|Sup)$/;

export interface LemmaHints {
  /** The word begins its sentence, so a capital says nothing. */
  first?: boolean;
  /** Tells words that exist; among what the endings allow, the first such is taken ("provoking" → provoke, not "provok"). */
  isWord?: (word: string) => boolean;
}

/** The lemma of a form, as Universal Dependencies has it: lower case but for names. */
export const lemmaOf = (form: string, upos: string, feats = '', { first = true, isWord }: LemmaHints = {}): string => {
  rules ??= load();
  let c = classOf(upos, feats);
  let base = form;
  if (!CASED.has(upos)) {
    const capital = HAS_CAPITALS.has(upos) && /^\p{Lu}/u.test(form);
    if (capital && (!first || (upos === 'ADJ' && countryByDemonym(form)))) c += ' Cap';
    else base = form.toLowerCase().replace(/\u2019/g, "'");
  }
  const whole = rules.get(`${c}\t=${base}`);
  if (whole) return apply(base, whole);
  let best: string | undefined;
  for (let n = Math.min(LONGEST_ENDING, base.length); n >= 0; n -= 1) {
    const rule = rules.get(`${c}\t${base.slice(base.length - n)}`);
    if (!rule) continue;
    const lemma = apply(base, rule);
    best ??= lemma;
    if (!isWord || upos === 'PROPN') break;
    // "provoked" is a word too, but not what "VERB Past" asks for.
    if (isWord(lemma) && (!INFLECTED.test(c) || n === LONGEST_ENDING || lemma.toLowerCase() !== base.toLowerCase())) return lemma;
  }
  if (upos === 'VERB' && best && isWord && !isWord(best) && isWord(`${best}e`)) return `${best}e`;
  return best || base;
};
