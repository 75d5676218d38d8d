// The language room alone: words a second, how it compares with wink-nlp, and how speed buys accuracy.
//   node --import tsx bench/language.ts --corpora DIR [--sizes small=FILE,large=FILE] [--dry-run]   → the figures of docs/language.md
// One core, processor time beside the clock. wink-nlp tags its own tokens: a gold word counts as right where a token with the same span and tag stands.
// --sizes: other models (training/language/README.md makes them) for the curve, on gold words of the dev part, so that only the model differs.
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { assetPath } from '../src/core/index.ts';
import { Encoder, LONGEST } from '../src/language/encoder/encoder.ts';
import { fromConllu, parseText, tokenize } from '../src/language/index.ts';
import { hangPunctuation } from '../src/language/parse/punctuation.ts';
import { corpusTexts } from './texts.ts';

const PAPER = fileURLToPath(new URL('../docs/language.md', import.meta.url));
const { values: opt } = parseArgs({
  options: { corpora: { type: 'string' }, sizes: { type: 'string' }, 'dry-run': { type: 'boolean', default: false } },
});
if (!opt.corpora) {
  console.error('usage: bench/language.ts --corpora DIR [--sizes NAME=FILE,…] [--dry-run]');
  process.exit(2);
}

/** Seconds by the clock and of processor time. */
const timed = <T>(run: () => T): { out: T; seconds: number; cpu: number } => {
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  const out = run();
  const used = process.cpuUsage(cpu);
  return { out, seconds: (performance.now() - began) / 1000, cpu: (used.user + used.system) / 1e6 };
};
const number = (x: number): string => Math.round(x).toLocaleString('en-GB');

// 1. The whole room on news.
const news = corpusTexts(opt.corpora, 60_000).map((t) => t.text);
const room = (texts: readonly string[]): number => texts.reduce((n, t) => n + parseText(t).tokens.length, 0);
room(news.slice(0, 20));
const whole = timed(() => room(news));

// 2. Beside wink-nlp: tags of GUM's dev documents, the same text in the same run.
interface Item {
  text: string;
  gold: { corpus: string; tokens: [number, number, number, string][] };
}
const gum = readFileSync(join(opt.corpora, 'language', 'dev.jsonl'), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((l) => JSON.parse(l) as Item)
  .filter((d) => d.gold.corpus === 'gum');
const nlp = winkNLP(model, ['sbd', 'pos']);
const { its } = nlp;
interface Tagged {
  start: number;
  end: number;
  upos: string;
}
const winkTags = (text: string): Tagged[] => {
  const tokens = nlp.readDoc(text).tokens();
  const [forms, tags] = [tokens.out(), tokens.out(its.pos)] as [string[], string[]];
  let at = 0;
  return forms.flatMap((f, i) => {
    const start = text.indexOf(f, at);
    if (start < 0) return []; // a form that wink changed
    at = start + f.length;
    return [{ start, end: at, upos: tags[i]! }];
  });
};
/** Share of gold words with their tag; the words of a multiword token ("don't") are met in order by the tokens that make up its span. */
const share = (tags: (text: string) => readonly Tagged[]): number => {
  let [n, right] = [0, 0];
  for (const { text, gold } of gum) {
    const said = tags(text);
    const from = new Map(said.map((t, i) => [t.start, i]));
    for (let i = 0; i < gold.tokens.length; ) {
      const [start, end] = gold.tokens[i]!;
      let k = i;
      while (gold.tokens[k]?.[0] === start && gold.tokens[k]?.[1] === end) k += 1;
      const first = from.get(start) ?? -1;
      const whole = first >= 0 && said[first + k - i - 1]?.end === end;
      for (let j = i; j < k; j += 1) {
        n += 1;
        if (whole && said[first + j - i]!.upos === gold.tokens[j]![3]) right += 1;
      }
      i = k;
    }
  }
  return right / n;
};
const texts = gum.map((d) => d.text);
const winkAll = (): number => texts.reduce((n, t) => n + nlp.readDoc(t).tokens().length(), 0);
winkAll();
const wink = timed(winkAll);
const own = timed(() => room(texts));
const rows = [
  ['wink-nlp 2.4.0, sbd and pos', share(winkTags), wink.out / wink.cpu],
  ['this room: sentences, tags, features, lemmas, trees', share((t) => parseText(t).tokens), own.out / own.cpu],
] as const;

// 3. Sizes: gold words of dev.
const { text, tokens, sentences } = fromConllu(readFileSync(join(opt.corpora, 'language', 'dev.conllu'), 'utf8'));
const base = (r: string): string => r.split(':')[0]!;
const cut = sentences.flatMap((s) => {
  const parts: [number, number][] = [];
  for (let a = s.first; a < s.after; a += LONGEST) parts.push([a, Math.min(s.after, a + LONGEST)]);
  return parts;
});
const formsOf = ([a, b]: [number, number]): string[] => tokens.slice(a, b).map((t) => t.form ?? text.slice(t.start, t.end));
const measure = (name: string, file: string): string[] => {
  const bytes = readFileSync(file);
  const encoder = new Encoder(bytes);
  const forms = cut.map(formsOf);
  encoder.parse(forms.slice(0, 200));
  const { out, cpu } = timed(() => encoder.parse(forms));
  let [uas, las, tags] = [0, 0, 0];
  for (const [k, [a, b]] of cut.entries()) {
    const p = out[k]!;
    const rels = Array.from(p.rels, (r) => encoder.rels[r]!);
    hangPunctuation(
      p.heads,
      rels.map((r) => r === 'punct'),
      forms[k]!,
    );
    for (let i = a; i < b; i += 1) {
      const gold = tokens[i]!;
      const head = p.heads[i - a]! < 0 ? -1 : p.heads[i - a]! + a;
      if (encoder.tags[p.tags[i - a]!] === gold.upos) tags += 1;
      if (head !== gold.head) continue;
      uas += 1;
      if (base(rels[i - a]!) === base(gold.deprel)) las += 1;
    }
  }
  const n = tokens.length;
  return [
    name,
    String(encoder.width),
    (statSync(file).size / 1e6).toFixed(1),
    (tags / n).toFixed(4),
    (uas / n).toFixed(4),
    (las / n).toFixed(4),
    number(n / cpu),
  ];
};
const sizes = [
  measure('as it ships', assetPath('models/language/model.bin')),
  ...(opt.sizes ?? '')
    .split(',')
    .filter(Boolean)
    .map((s) => measure(s.slice(0, s.indexOf('=')), s.slice(s.indexOf('=') + 1))),
];
const cutting = timed(() => news.reduce((n, t) => n + tokenize(t).length, 0));

const table = (head: string[], body: readonly (readonly string[])[]): string =>
  [
    `| ${head.join(' | ')} |`,
    `| ${head.map((_, k) => (k ? '---:' : '---')).join(' | ')} |`,
    ...body.map((r) => `| ${r.join(' | ')} |`),
  ].join('\n');
const paper = `Measured on one core of ${cpus()[0]?.model ?? 'an unknown processor'}, Node ${process.versions.node}; processor time.

**The whole room** on news (${number(whole.out)} words): ${number(whole.out / whole.cpu)} words a second of processor time (${number(whole.out / whole.seconds)} by the clock); cutting words alone: ${number(cutting.out / cutting.cpu)}.

**Beside wink-nlp**, in one run on the ${gum.length} documents of GUM's dev part:

${table(
  ['', 'tags right, of all gold words', 'tokens a second'],
  rows.map(([name, right, speed]) => [name, right.toFixed(4), number(speed)]),
)}

wink-nlp is ${(rows[0][2] / rows[1][2]).toFixed(0)} times as fast; it makes no trees. Errors in tags: ${((100 * (1 - rows[1][1])) / (1 - rows[0][1])).toFixed(0)} for each 100 of wink-nlp's.

**Sizes** (dev of EWT and GUM, words and sentences as in gold, ${number(tokens.length)} words; the speed is that of the encoder and its heads alone):

${table(['model', 'width', 'MB', 'UPOS', 'UAS', 'LAS', 'words a second'], sizes)}
`;
console.log(paper);
if (!opt['dry-run']) {
  const [open, close] = ['<!-- figures -->', '<!-- end of figures -->'];
  const old = readFileSync(PAPER, 'utf8');
  const [a, b] = [old.indexOf(open), old.indexOf(close)];
  if (a < 0 || b < 0) throw new Error(`docs/language.md has no ${open} … ${close}`);
  writeFileSync(PAPER, `${old.slice(0, a)}${open}\n${paper}${old.slice(b)}`);
}
