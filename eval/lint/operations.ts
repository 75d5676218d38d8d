// An honest draft → the same with exactly one mistake of a named kind, or nothing where the draft has no place for it. Each operation looks
// for its places in the picked sentences and takes one by chance. Words put in are of our own or offsets into an article.
import { readTable, type Span } from '../../src/core/index.ts';
import { type Article, CHARGE, DENIAL, type Told } from './honest.ts';
import { type Piece, type Seeded, splice } from './pieces.ts';
import { oneOf } from './random.ts';

export interface Honest {
  article: Article;
  spans: Span[];
  sentences: Piece[][];
  /** A sentence of another article that stands alone. */
  foreign: () => { id: string; span: Span; names: Span[] } | undefined;
}
type Made = { sentences: Piece[][]; mistake: Seeded } | undefined;
export type Operation = (draft: Honest, random: () => number) => Made;

/** Words that slip in for others when a quotation is written from memory. */
const SLIPS: Record<string, string> = {
  will: 'would',
  would: 'will',
  can: 'could',
  must: 'should',
  should: 'must',
  people: 'persons',
  country: 'nation',
  nation: 'country',
  think: 'believe',
  believe: 'think',
  want: 'wish',
  need: 'want',
  very: 'extremely',
  great: 'good',
  good: 'great',
  important: 'vital',
  never: 'not',
  always: 'often',
  many: 'most',
  most: 'many',
  all: 'most',
  every: 'each',
  now: 'today',
  today: 'now',
  said: 'stated',
  know: 'understand',
  make: 'create',
  going: 'trying',
  trying: 'going',
  about: 'on',
  because: 'since',
  our: 'the',
  their: 'the',
  this: 'that',
  that: 'which',
  job: 'work',
  help: 'support',
  support: 'help',
  problem: 'issue',
  issue: 'problem',
  vote: 'ballot',
  man: 'guy',
  woman: 'lady',
  really: 'truly',
  just: 'only',
  only: 'just',
  has: 'had',
  have: 'had',
  are: 'were',
  is: 'was',
  was: 'is',
  were: 'are',
}; // prettier-ignore

const NUMBERS = [
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fifteen',
  'twenty',
  'thirty',
  'forty',
];
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

interface Place {
  sentence: number;
  start: number;
  end: number;
  by: Piece;
}

/** Takes one of the places and writes the draft that has it. */
const at = (draft: Honest, places: Place[], random: () => number, kind: Seeded['kind'], op: string): Made => {
  if (!places.length) return undefined;
  const { sentence, start, end, by } = oneOf(places, random);
  const sentences = draft.sentences.map((s, i) => (i === sentence ? splice(s, start, end, by) : s));
  return { sentences, mistake: { kind, op, sentence } };
};

const quotesIn = (draft: Honest): { sentence: number; start: number; words: string }[] =>
  draft.spans.flatMap((span, sentence) =>
    [...draft.article.text.slice(span.start, span.end).matchAll(/[“"]([^“”"]+)[”"]/g)].map((m) => ({
      sentence,
      start: span.start + m.index + 1,
      words: m[1]!,
    })),
  );
/** Matches of a pattern in picked sentences, outside quotation marks. */
const outside = (draft: Honest, pattern: RegExp): { sentence: number; start: number; match: RegExpMatchArray }[] => {
  const quotes = quotesIn(draft);
  return draft.spans.flatMap((span, sentence) =>
    [...draft.article.text.slice(span.start, span.end).matchAll(pattern)]
      .map((match) => ({ sentence, start: span.start + match.index, match }))
      .filter(({ start }) => !quotes.some((q) => start >= q.start && start < q.start + q.words.length)),
  );
};

const told = (draft: Honest): { sentence: number; s: Told }[] =>
  draft.spans.flatMap((span, sentence) =>
    draft.article.statements
      .filter(
        (s) =>
          [...s.source, ...s.cue, ...s.content].every((x) => x.start >= span.start && x.end <= span.end) && s.source.length === 1,
      )
      .map((s) => ({ sentence, s })),
  );

const isName = (words: string): boolean => /^\p{Lu}[\p{L}’'.-]+(?: \p{Lu}[\p{L}’'.-]+){0,2}$/u.test(words);
const shares = (a: string, b: string): boolean =>
  a
    .toLowerCase()
    .split(/\W+/)
    .some((w) => w.length > 2 && b.toLowerCase().includes(w));

/** “We will not go” → “We would not go”. */
const quoteWord: Operation = (draft, random) =>
  at(
    draft,
    quotesIn(draft)
      .filter((q) => q.words.split(/\s+/).length >= 5)
      .flatMap((q) =>
        [...q.words.matchAll(/\b[a-z]+\b/g)]
          .filter((m) => SLIPS[m[0]] && m.index > 0)
          .map((m) => ({
            sentence: q.sentence,
            start: q.start + m.index,
            end: q.start + m.index + m[0].length,
            by: SLIPS[m[0]]!,
          })),
      ),
    random,
    'quotations',
    'altered',
  );

/** “We have the pipes, the men and the money” → “We have the pipes and the money”, without a mark. */
const quoteCut: Operation = (draft, random) =>
  at(
    draft,
    quotesIn(draft)
      .flatMap((q) => {
        const words = [...q.words.matchAll(/\S+/g)];
        if (words.length < 9) return [];
        const first = 2 + Math.floor(random() * (words.length - 6));
        const n = 2 + Math.floor(random() * 3);
        const last = words[Math.min(words.length - 3, first + n - 1)]!;
        const start = q.start + words[first]!.index;
        return [{ sentence: q.sentence, start, end: q.start + last.index + last[0].length + 1, by: '' }];
      })
      .filter((p) => p.end > p.start),
    random,
    'quotations',
    'cut',
  );

/** Another person of the article speaks the quotation. */
const speaker =
  (quoted: boolean): Operation =>
  (draft, random) => {
    const { text, names } = draft.article;
    const persons = names.filter((n) => n.kind === 'person' && isName(text.slice(n.start, n.end)));
    return at(
      draft,
      told(draft).flatMap(({ sentence, s }) => {
        const [source, content] = [s.source[0]!, s.content.map((c) => text.slice(c.start, c.end)).join(' ')];
        const words = text.slice(source.start, source.end);
        const hasQuote = /[“"]/.test(content);
        if (hasQuote !== quoted) return [];
        const own = persons.find((n) => n.start >= source.start && n.end <= source.end);
        if (!own) return [];
        const span = draft.spans[sentence]!;
        const others = persons.filter(
          (n) =>
            !shares(text.slice(n.start, n.end), words) &&
            !(n.start >= span.start && n.end <= span.end) &&
            !shares(text.slice(n.start, n.end), text.slice(span.start, span.end)),
        );
        if (!others.length) return [];
        const other = oneOf(others, random);
        return [{ sentence, start: own.start, end: own.end, by: [other.start, other.end] as Piece }];
      }),
      random,
      quoted ? 'quotations' : 'attribution',
      'speaker',
    );
  };

/** “Officials said that the bridge had fallen.” → “The bridge had fallen.” */
const cueRemoved: Operation = (draft, random) => {
  const { text } = draft.article;
  return at(
    draft,
    told(draft).flatMap(({ sentence, s }) => {
      const span = draft.spans[sentence]!;
      const content = s.content;
      if (content.length !== 1 || /[“"]/.test(text.slice(span.start, span.end))) return [];
      const [from, to] = [content[0]!.start, content[0]!.end];
      if (text.slice(from, to).split(/\s+/).length < 7 || draft.sentences[sentence]!.length !== 1) return [];
      const cue = text.slice(s.cue[0]?.start ?? 0, s.cue[0]?.end ?? 0);
      if (
        !/^(?:sa(?:id|ys)|told|added|claim(?:s|ed)|alleg(?:es|ed)|reported|stated|explained|argued|according to|noted|believes?|contended)/i.test(
          cue,
        )
      )
        return [];
      // In front: the content ends the sentence.
      if (to >= span.end - 2 && s.source[0]!.start <= span.start + 1) {
        const begin = from + (/^that\s+/i.exec(text.slice(from, to))?.[0].length ?? 0);
        if (!/^\p{Ll}|^\p{Lu}|^\d/u.test(text.slice(begin))) return [];
        return [{ sentence, start: span.start, end: begin + 1, by: text[begin]!.toUpperCase() }];
      }
      // At the end: ", officials said."
      if (from <= span.start + 1 && Math.max(s.cue[0]!.end, s.source[0]!.end) >= span.end - 2)
        return [{ sentence, start: to, end: span.end, by: '.' }];
      return [];
    }),
    random,
    'attribution',
    'lost',
  );
};

/** “a spokesman said” → “officials said”. */
const plural: Operation = (draft, random) =>
  at(
    draft,
    told(draft).flatMap(({ sentence, s }) => {
      const source = s.source[0]!;
      const words = draft.article.text.slice(source.start, source.end);
      return /^(?:an?|the|one|another) [\p{L} ’'-]{4,40}$/iu.test(words) &&
        /\b(?:spokes\w+|official|officer|diplomat|lawyer|expert|analyst|source|witness|aide|adviser|lawmaker|professor|strategist|minister|judge)\b/i.test(
          words,
        )
        ? [
            {
              sentence,
              start: source.start,
              end: source.end,
              by: source.start === draft.spans[sentence]!.start ? 'Several officials' : 'several officials',
            },
          ]
        : [];
    }),
    random,
    'attribution',
    'plural',
  );

const irregular = (): Map<string, string> =>
  new Map(readTable('data/language/irregular-verbs.tsv').map(([lemma, past]) => [lemma!, past!.split(',')[0]!]));
let verbs: Map<string, string> | undefined;
const pastOf = (verb: string): string => {
  verbs ??= irregular();
  const known = verbs.get(verb);
  if (known) return known;
  if (verb.endsWith('e')) return `${verb}d`;
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ied`;
  return /^[^aeiou]*[aeiou][^aeiouwxy]$/.test(verb) ? `${verb}${verb.at(-1)}ed` : `${verb}ed`;
};
const NO_VERB =
  /^(?:be|have|not|also|never|likely|probably|only|soon|then|still|now|always|to|a|the|even|actually|need|do|continue)$/;

/** “will withdraw” → “withdrew”; “plans to sign” → “signed”. */
const happened: Operation = (draft, random) =>
  at(
    draft,
    outside(
      draft,
      /\b(?:will|would|plans? to|planned to|intends? to|vowed to|promised to|pledged to|threatened to|wants? to|hopes? to|may|might|could) ([a-z]{3,})\b/g,
    )
      .filter(({ match }) => !NO_VERB.test(match[1]!) && !/ly$/.test(match[1]!))
      .map(({ sentence, start, match }) => ({ sentence, start, end: start + match[0].length, by: pastOf(match[1]!) })),
    random,
    'reality',
    'happened',
  );

/** “did not sign” → “signed”; “denied that” → “confirmed that”. */
const denialDropped: Operation = (draft, random) =>
  at(
    draft,
    [
      ...outside(draft, /\b(?:did not|didn[’']t) ([a-z]{3,})\b/g)
        .filter(({ match }) => !NO_VERB.test(match[1]!))
        .map(({ sentence, start, match }) => ({ sentence, start, end: start + match[0].length, by: pastOf(match[1]!) })),
      ...outside(draft, /\b(is|are|was|were|has|have|had|will|would|could|can) not (?=[a-z])/g).map(
        ({ sentence, start, match }) => ({
          sentence,
          start,
          end: start + match[0].length,
          by: `${match[1]} `,
        }),
      ),
      ...outside(draft, /\bdenied (?=that|having|any|[a-z]+ing)/g).map(({ sentence, start, match }) => ({
        sentence,
        start,
        end: start + match[0].length,
        by: 'admitted ',
      })),
    ],
    random,
    'reality',
    'denied',
  );

/** “48,000” → “84,000”, “seven” → “nine”. Years and parts of dates are left to the dates. */
const number: Operation = (draft, random) =>
  at(
    draft,
    outside(
      draft,
      /\b(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?![\d,.]*\d)\b|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty)\b/g,
    )
      .filter(({ start, match }) => {
        const around = draft.article.text.slice(start - 12, start + match[0].length + 2);
        return (
          !/^(?:19|20)\d\d$/.test(match[0]) &&
          !/(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z.]* \d|\d:|:\d|[-–$#]\d|\d[-–]/.test(around) &&
          match[0] !== '1'
        );
      })
      .map(({ sentence, start, match }) => {
        const [word] = match;
        const value = Number(word.replaceAll(',', ''));
        const by = Number.isNaN(value)
          ? oneOf(
              NUMBERS.filter((n) => n !== word),
              random,
            )
          : word.includes('.')
            ? (value * 1.7 + 1).toFixed(1)
            : Math.round(value * (random() < 0.5 ? 2 : 1.3) + 3).toLocaleString(word.includes(',') ? 'en-US' : 'en-US', {
                useGrouping: word.includes(','),
              });
        return { sentence, start, end: start + word.length, by };
      }),
    random,
    'details',
    'number',
  );

/** “on Tuesday” → “on Friday”; another month; another year. */
const date: Operation = (draft, random) =>
  at(
    draft,
    [
      ...outside(draft, new RegExp(`\\b(?:${DAYS.join('|')})\\b`, 'g')).map((x) => ({ ...x, list: DAYS })),
      ...outside(draft, new RegExp(`\\b(?:${MONTHS.join('|')})\\b(?= \\d|,| of| \\d{4})`, 'g')).map((x) => ({
        ...x,
        list: MONTHS,
      })),
      ...outside(draft, /\b(?:19|20)\d\d\b/g).map((x) => ({
        ...x,
        list: [String(Number(x.match[0]) - 3), String(Number(x.match[0]) + 2)],
      })),
    ].map(({ sentence, start, match, list }) => ({
      sentence,
      start,
      end: start + match[0].length,
      by: oneOf(
        list.filter((w) => !draft.article.text.slice(draft.spans[sentence]!.start, draft.spans[sentence]!.end).includes(w)),
        random,
      ),
    })),
    random,
    'details',
    'date',
  );

/** A place or a person's name → another one of the article. */
const name =
  (kind: 'person' | 'location'): Operation =>
  (draft, random) => {
    const { text, names } = draft.article;
    const all = names.filter((n) => n.kind === kind && isName(text.slice(n.start, n.end)));
    const sources = told(draft).flatMap(({ s }) => s.source);
    return at(
      draft,
      draft.spans.flatMap((span, sentence) => {
        const words = text.slice(span.start, span.end);
        const others = all.filter((n) => !shares(text.slice(n.start, n.end), words));
        return all
          .filter((n) => n.start >= span.start && n.end <= span.end && !sources.some((s) => s.start <= n.start && n.end <= s.end))
          .filter((n) => !quotesIn(draft).some((q) => n.start >= q.start && n.start < q.start + q.words.length))
          .flatMap((n) => {
            if (!others.length) return [];
            const other = oneOf(others, random);
            return [{ sentence, start: n.start, end: n.end, by: [other.start, other.end] as Piece }];
          });
      }),
      random,
      'details',
      kind === 'person' ? 'name' : 'place',
    );
  };

/** “officials said” → “officials confirmed”; “X said” → “Several independent sources said”. */
const confirmed: Operation = (draft, random) => {
  const { text } = draft.article;
  return at(
    draft,
    told(draft).flatMap(({ sentence, s }): Place[] => {
      const cue = s.cue.find((c) => /^(?:said|says|claimed|claims)$/.test(text.slice(c.start, c.end)));
      if (!cue || s.cue.length !== 1) return [];
      const source = s.source[0]!;
      const begin = source.start === draft.spans[sentence]!.start;
      if (random() < 0.5)
        return [
          {
            sentence,
            start: cue.start,
            end: cue.end,
            by: text.slice(cue.start, cue.end).endsWith('s') ? 'confirms' : 'confirmed',
          },
        ];
      return [
        {
          sentence,
          start: source.start,
          end: source.end,
          by: begin ? 'Several independent sources' : 'several independent sources',
        },
      ];
    }),
    random,
    'confirmation',
    'confirmed',
  );
};

/** A sentence of another article, in half of the cases with a name of this one in it. */
const unsupported: Operation = (draft, random) => {
  const other = draft.foreign();
  if (!other) return undefined;
  let pieces: Piece[] = [[other.span.start, other.span.end, other.id]];
  const own = draft.article.names.filter((n) => n.kind === 'person' && isName(draft.article.text.slice(n.start, n.end)));
  const theirs = other.names[0];
  if (own.length && theirs && random() < 0.5) {
    const n = oneOf(own, random);
    pieces = [
      [other.span.start, theirs.start, other.id],
      [n.start, n.end],
      [theirs.end, other.span.end, other.id],
    ];
    pieces = pieces.filter((p) => typeof p === 'string' || p[0] < p[1]);
  }
  const where = 1 + Math.floor(random() * draft.sentences.length);
  return {
    sentences: [...draft.sentences.slice(0, where), pieces, ...draft.sentences.slice(where)],
    mistake: { kind: 'support', op: 'added', sentence: where },
  };
};

/** The denial beside a charge is left out. The mistake's sentence is the charge. */
const counter: Operation = (draft, random) => {
  const { text, sentences } = draft.article;
  const words = (k: number): string => text.slice(draft.spans[k]!.start, draft.spans[k]!.end);
  const pairs = draft.spans.flatMap((_, charge) =>
    draft.spans.flatMap((_, denial) => {
      const far = Math.abs(sentences.indexOf(draft.spans[charge]!) - sentences.indexOf(draft.spans[denial]!));
      return charge !== denial &&
        far <= 3 &&
        CHARGE.test(words(charge)) &&
        DENIAL.test(words(denial)) &&
        !DENIAL.test(words(charge))
        ? [{ charge, denial }]
        : [];
    }),
  );
  if (!pairs.length) return undefined;
  const { charge, denial } = oneOf(pairs, random);
  return {
    sentences: draft.sentences.filter((_, i) => i !== denial),
    mistake: { kind: 'counter', op: 'left-out', sentence: charge - (denial < charge ? 1 : 0) },
  };
};

/** The operations, the rarest places first: a draft gets the first of the wanted ones that finds a place. */
export const OPERATIONS: Record<string, Operation> = {
  'counter left-out': counter,
  'attribution plural': plural,
  'attribution speaker': speaker(false),
  'quotations speaker': speaker(true),
  'reality denied': denialDropped,
  'reality happened': happened,
  'attribution lost': cueRemoved,
  'details place': name('location'),
  'details name': name('person'),
  'details date': date,
  'details number': number,
  'quotations cut': quoteCut,
  'quotations altered': quoteWord,
  'confirmation confirmed': confirmed,
  'support added': unsupported,
};
