// A word with its tag and features → its lemma, by the endings and exceptions of models/language/lemmas.tsv (training/language/lemmas.py).
import { readTextAsset } from '../core/index.ts';

interface Rule {
  cut: number;
  add: string;
}

let rules: Map<string, Rule> | undefined;

const load = (): Map<string, Rule> => {
  const out = new Map<string, Rule>();
  for (const line of readTextAsset('models/language/lemmas.tsv').split('\n')) {
    if (!line || line.startsWith('#')) continue;
    const [c, end, cut, add] = line.split('\t');
    out.set(`${c}\t${end}`, { cut: Number(cut), add: add ?? '' });
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
    default:
      return upos;
  }
};

/** The lemma of a form, as Universal Dependencies has it: lower case but for names. */
export const lemmaOf = (form: string, upos: string, feats = ''): string => {
  rules ??= load();
  const cased = upos === 'PROPN' || upos === 'X' || upos === 'SYM';
  const base = cased ? form : form.toLowerCase().replace(/\u2019/g, "'");
  const c = classOf(upos, feats);
  let rule = rules.get(`${c}\t=${base}`);
  for (let n = Math.min(LONGEST_ENDING, base.length); !rule && n >= 0; n -= 1)
    rule = rules.get(`${c}\t${base.slice(base.length - n)}`);
  if (!rule) return base;
  return base.slice(0, base.length - rule.cut) + rule.add || base;
};
