// A sentence → what it counts: "At least seven people were killed" → killed, from 7 on, hedge "at least", people. In: the words and where they
// start. Out: kind, range, hedge, who is counted, span. Tolls too ("the toll rose to eleven"), which name no act and so are in no event.
// Parts and additions ("two more bodies", "three of them") are left out: they can't be held against a total.
import { type CasualtyKind, NUMBER_WORDS, readTable, SCALE_WORDS, type Span } from '../core/index.ts';

export interface Count extends Span {
  /** What befell them; "things" for what is counted otherwise ("68 fishermen", "15,000 doctors"). */
  kind: CasualtyKind | 'things';
  min: number;
  /** Absent where only a bound is told ("at least", "dozens"). */
  max?: number;
  /** "at least", "about", "up to". */
  hedge?: string;
  /** No number, but a word for one ("dozens"). */
  vague?: true;
  /** Who is counted: "people" for all, else the noun ("soldiers"); empty where it stands in an earlier sentence ("put their number at 69"). */
  who: string;
}

interface Lexicon {
  number: RegExp;
  after: [RegExp, CasualtyKind][];
  before: [RegExp, CasualtyKind][];
  toll: [RegExp, CasualtyKind][];
  hedges: Map<string, string>;
  vague: Map<string, number>;
  people: Set<string>;
  persons: Set<string>;
  part: RegExp;
  alone: RegExp;
  breaks: ReadonlySet<string>;
  group: RegExp;
  measures: [RegExp, string][];
  putAt: [RegExp, string][];
  belongs: [RegExp, string][];
}

let lexicon: Lexicon | undefined;
const load = (): Lexicon => {
  if (lexicon) return lexicon;
  const rows = readTable('data/linking/counts.tsv');
  const of = (what: string) => rows.filter((r) => r[0] === what);
  const flat = (what: string): string =>
    of(what)
      .map((r) => r[2])
      .join('|');
  const tens = [...NUMBER_WORDS].filter(([, n]) => n >= 20).map(([word]) => word);
  const ones = [...NUMBER_WORDS.keys()].filter((word) => !tens.includes(word));
  const spelled = ['zero', ...ones, ...tens].join('|');
  const simple = `\\d{1,3}(?:,\\d{3})+|\\d+|(?:${tens.join('|')})-(?:${ones.join('|')})|${spelled}`;
  const hedges = of('hedge').flatMap(([, kind, words]) => words!.split('|').map((w) => [w, kind!] as const));
  const vague = of('vague').flatMap(([, least, words]) => words!.split('|').map((w) => [w, Number(least)] as const));
  const longest = (words: readonly string[]): string => [...words].sort((a, b) => b.length - a.length).join('|');
  const single = flat('one');
  lexicon = {
    number: new RegExp(
      `\\b(?:(${longest(hedges.map(([w]) => w))})\\s+)?(?:((?:an?|${simple})(?:\\s+(?:hundred|thousand|million|dozen))|${simple}|${single})|(${longest(vague.map(([w]) => w))}))(?![\\w-]|[.,]\\d|\\s*(?:%|percent|per cent|million|billion|dollars|euros|kilomet|miles|tonnes|years?|days?|hours?|months?|weeks?)\\b)`,
      'gi',
    ),
    after: of('after').map(([, kind, words]) => [new RegExp(`^(?:${words})\\b`, 'iu'), kind as CasualtyKind]),
    before: of('before').map(([, kind, words]) => [
      new RegExp(`\\b(?:${words})(?:\\s+(?:the lives of|and (?:wounding|wounded|injuring)))?\\s*$`, 'i'),
      kind as CasualtyKind,
    ]),
    toll: of('toll').map(([, kind, words]) => [
      new RegExp(
        `\\b(?:${words})\\b[^.;,]{0,90}?(?:\\b(?:to|at|of|is|was|stands at|reached|reaches|passed|hit|exceeded|:))\\s*$`,
        'i',
      ),
      kind as CasualtyKind,
    ]),
    hedges: new Map(hedges),
    vague: new Map(vague),
    people: new Set(flat('people').split('|')),
    persons: new Set(flat('persons').split('|')),
    part: new RegExp(`^\\s*(?:${flat('part')})\\b`, 'i'),
    alone: new RegExp(`^\\s+(?:had|have|were|was|did|took|joined|turned|remained|${flat('alone')})\\b`, 'i'),
    breaks: new Set(flat('break').split('|')),
    // "handed over 68 Indian fishermen": the last noun of the group that follows, where it is a plural. "3,200 of its members": so many of those who do it.
    group: new RegExp(
      `^\\s+(?:of (?:its|their|our|the) )?((?:[\\p{L}-]+\\s+){0,2}?)(\\p{L}{3,}s|people|\\p{L}*men|children|${flat('nouns')})(?![\\p{L}-])`,
      'u',
    ),
    measures: of('measure').map(([, measure, words]) => [
      new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})[^.;]{0,60}$`, 'iu'),
      measure!,
    ]),
    // "put participation at 4,500", "put the number of names on the list at 16"
    putAt: of('put at').map(([, who, words]) => [
      new RegExp(
        `(?<!\\p{L})(?:${words})(?:\\s+of\\s+(?:the\\s+|its\\s+|their\\s+)?(?:[\\p{L}-]+\\s+){0,2}?(\\p{L}{3,}s|people|\\p{L}*men|children))?(?!\\p{L})[^.;,]{0,50}?(?<!\\p{L})(?:at|to|was|were|of|is|stood at|reached)\\s+$`,
        'iu',
      ),
      who!,
    ]),
    belongs: of('of').map(([, who, words]) => [
      new RegExp(
        `^\\s*(?:members|men|personnel|employees|representatives|officers)\\s+of\\s+(?:the|its|his|her|their|an?)\\s+(?:[\\p{L}-]+\\s+){0,3}?(?:${words})(?!\\p{L})`,
        'iu',
      ),
      who!,
    ]),
  };
  return lexicon;
};

const SOLE = /^\s+((?:[\p{Ll}-]+\s+)??)(\p{Ll}{3,})(?![\p{L}-])/u; // "a single hospital": one has no plural
const SINGLE = /(?<!\p{L})(?:single|one|lone|sole)$/iu;

/** "twenty-three" → 23, "1,200" → 1200, "two hundred" → 200; undefined for no number. */
export const numberIn = (words: string): number | undefined => {
  const plain = words.toLowerCase().replaceAll(',', '');
  if (/\s/.test(plain) && SINGLE.test(plain)) return 1;
  const [first, scale] = plain.split(/\s+/);
  const factor = scale === undefined ? 1 : SCALE_WORDS.get(scale);
  if (factor === undefined) return undefined;
  if (/^an?$/.test(first!)) return factor === 1 ? undefined : factor;
  if (/^\d+$/.test(first!)) return Number(first) * factor;
  const parts = first!.split('-').map((p) => (p === 'zero' ? 0 : NUMBER_WORDS.get(p)));
  if (parts.some((p) => p === undefined)) return undefined;
  return parts.reduce((a, b) => a! + b!, 0)! * factor;
};

// "30 kilograms", "five days": measures and times are no counts of a claim
const UNIT =
  /^(?:days?|weeks?|months?|years?|hours?|minutes?|seconds?|kilo\w*|grams?|tons?|tonnes?|met(?:er|re)s?|miles?|feet|percent|dollars?|euros?|pounds?|rupees?|naira|times?|others|this|was|has|its|sides|parties|ways|points)$/i;

const boundOf = (hedge: string | undefined, lex: Lexicon): string | undefined =>
  hedge === undefined ? undefined : lex.hedges.get(hedge.toLowerCase().replace(/\s+/g, ' '));

const PARTICLE = /\b(?:hand|turn|tak|took|pass|sign|run|ran|mull)\p{L}*\s+$/iu;

const GAP = 8; // words between a number and what befell them: "eleven men of the forces of order had laid down their lives" is 8
const AUX = /^(?:were|was|are|is|have|has|had|been|be|being|still|also|reported|confirmed|reportedly|feared|believed|and|or)$/i;

// "put the dead at three drivers"
const COUNTED = /^\s+\p{L}{3,}s(?!\p{L})/u;
const PART_OF =
  /^\s+(?:\p{L}+\s+)?of\s+(?:the\s+|its\s+|their\s+|some\s+)?(?:\d|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen)(?![\p{L}])/iu; // "one of three hospitals"
const WHOLE = /(?:^|[.;:“"]\s*)(?:out\s+)?of\s+(?:the\s+)?$/i;
const SUCH = /^[^.;]{3,90}?,\s+(?:\p{L}+\s+){0,2}?(?:\d|\p{L}+\s+(?:had|have|were|reached|came|arrived))/u;
const LIVES = /^\s+(?:\p{L}+\s+){0,2}?lives\b/iu;
const SMALL = /^(?:of|my|our|their|the|his|her|in|on|at|who|which|that|from)$/i;

/** What follows the number up to the word of the kind; undefined where no such word comes near. */
const followed = (
  rest: string,
  { after, toll, breaks }: Lexicon,
): { kind: CasualtyKind; who: string; end: number; noun?: true } | undefined => {
  let [at, gap, who, closed] = [0, 0, '', false];
  for (const match of rest.matchAll(/[\p{L}\p{N}'’-]+|[^\s\p{L}\p{N}]/gu)) {
    const [word] = match;
    at = match.index;
    const tail = rest.slice(at);
    const kind = after.find(([pattern]) => pattern.test(tail));
    if (kind) return { kind: kind[1], who, end: at + kind[0].exec(tail)![0].length };
    const noun = toll.find(([pattern]) =>
      new RegExp(`^(?:${pattern.source.split(')\\b')[0]!.replace('\\b(?:', '')})\\b`, 'i').test(tail),
    );
    if (noun) return { kind: noun[1], who, end: at + word.length, noun: true };
    if (!/[\p{L}\p{N}]/u.test(word) || breaks.has(word.toLowerCase())) return undefined;
    if (/\d/.test(word) || NUMBER_WORDS.has(word.toLowerCase())) return undefined;
    // "three soldiers and a child": the first noun's group tells who; "eleven of my neighbours": nothing was told yet.
    if (AUX.test(word) || SMALL.test(word)) closed ||= who !== '';
    else if (!closed) who = word.toLowerCase();
    gap += 1;
    if (gap > GAP) return undefined;
  }
  return undefined;
};

// "had lost 12 soldiers": who is lost, not what ("lost 12 seats").
const LOST = /\b(?:lost|lose|loses|losing)\s+$/i;
const SOLDIERS =
  /^\s+(?:[\p{L}-]+\s+){0,2}?(soldiers|troops|fighters|men|guards|officers|policemen|servicemen|sailors|pilots|marines)(?![\p{L}-])/iu;
// "the organisers spoke of 12,000": what is counted was told before
const SPOKE_OF =
  /\b(?:spoke of|speaks of|spoken of|lists?|listed|shows?|showed|claims?|claimed|estimated|estimates|counted|said it was|said there were|gave (?:the|a) figure of)\s+$/i;
const NOTHING_AFTER = /^\s*(?:[.;,!?”"’)]|$|and\b|but\b|while\b|in\b)/iu;
// "31 people were on board" are its passengers.
const ALL_ABOARD = /^\s+(?:people\s+)?(?:aboard|on board)(?!\p{L})/iu; // "more than 200 aboard"
const ABOARD = /^\s+(?:\p{L}+\s+)?(?:people|persons)\s+(?:(?:were|was|had been|are)\s+)?(?:on board|aboard|inside|in it)\b/iu;

// "goods worth 700 million dollars", "put the damage at 40 million euros": an amount and what it measures
const AMOUNT =
  /(?<![\p{L}\d.,])(?:([$€£])\s?)?(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?|\p{L}+)\s+(million|billion|thousand|m|bn)?\s*(dollars?|euros?|pounds?|rupees?|yuan|roubles?|rubles?|pesos?|naira|rand|shillings?|francs?|lira)?(?!\p{L})/giu;
const SCALES: Record<string, number> = { thousand: 1e3, million: 1e6, m: 1e6, billion: 1e9, bn: 1e9 };
const CURRENCIES: Record<string, string> = { $: 'dollar', '€': 'euro', '£': 'pound' };

/** Amounts of money whose measure is told: who is counted reads "dollar value". */
const amountsOf = (sentence: string, from: number): Count[] => {
  const lex = load();
  return [...sentence.matchAll(AMOUNT)].flatMap((m): Count[] => {
    const [whole, sign, number, scale, unit] = m;
    const currency = sign ? CURRENCIES[sign] : unit?.toLowerCase().replace(/s$/, '');
    const value = /^\d/.test(number!) ? Number(number!.replaceAll(',', '')) : numberIn(number!);
    const lead = sentence.slice(0, m.index);
    const measure = lex.measures.find(([pattern]) => pattern.test(lead))?.[1];
    if (currency === undefined || value === undefined || Number.isNaN(value) || measure === undefined) return [];
    const hedge = [...lex.hedges.keys()]
      .filter((h) => lead.toLowerCase().endsWith(`${h} `))
      .sort((a, b) => b.length - a.length)[0]; // "no more than", not "more than"
    const limit = boundOf(hedge, lex);
    const n = value * (scale ? SCALES[scale.toLowerCase()]! : 1);
    const start = from + m.index;
    return [
      {
        kind: 'things',
        min: limit === 'max' ? 0 : n,
        ...(limit !== 'min' && { max: n }),
        ...(hedge !== undefined && { hedge }),
        who: `${currency} ${measure}`,
        start,
        end: start + whole.trimEnd().length,
      },
    ];
  });
};

/** Whether people are counted: by what befell them, or by a word for them. */
export const isPeople = (c: Count): boolean => c.kind !== 'things' || load().persons.has(c.who);

/** Whether a count is of money. */
export const isAmount = (c: Count): boolean => c.kind === 'things' && /^\p{L}+ \p{L}+$/u.test(c.who);

/** Who is counted where their number is put at what follows; empty where it is not told with it, undefined where no number is put at anything. */
const putAt = (lead: string, { putAt }: Lexicon): string | undefined => {
  for (const [pattern, who] of putAt) {
    const found = pattern.exec(lead);
    if (found) return found[1]?.toLowerCase() ?? who;
  }
  return undefined;
};

/** The counts of a sentence, in its order. `from`: where the sentence starts in the text. */
export const countsOf = (sentence: string, from = 0): Count[] => {
  const lex = load();
  const found: Count[] = [];
  for (const match of sentence.matchAll(lex.number)) {
    const [whole, , number, vagueWords] = match;
    // "handed over 68": no "over" of number.
    const hedge = /^over$/i.test(match[1] ?? '') && PARTICLE.test(sentence.slice(0, match.index)) ? undefined : match[1];
    const [start, end] = [match.index, match.index + whole.length];
    const rest = sentence.slice(end);
    if (lex.part.test(rest) || PART_OF.test(rest)) continue;
    const lead = sentence.slice(0, start);
    // "Of 80 lorries that set out, 64 arrived": the whole, of which a part is told.
    if (WHOLE.test(lead) && SUCH.test(rest)) continue;
    const value = number === undefined ? lex.vague.get(vagueWords!.toLowerCase()) : numberIn(number);
    if (value === undefined || value === 0) continue;
    if (number !== undefined && /^(?:19|20)\d\d$/.test(number) && !hedge) continue; // a year
    const verb = lex.before.find(([pattern]) => pattern.test(lead));
    const toll = lex.toll.find(([pattern]) => pattern.test(lead));
    const next = followed(rest, lex);
    // "left seven dead": what follows tells more than "left".
    // "killed seven people and wounded 16": the verb before tells more than the next one; "left seven dead" does not.
    const leaves = verb !== undefined && /^(?:left|leav|claim)/i.test(verb[0].exec(lead)![0].trim());
    // "claimed 12 lives" tells of the dead, "claimed 20,000 marchers" of what somebody says.
    const lives = leaves && (/lives of\s*$/i.test(lead) || LIVES.test(rest));
    const counted = (of: Count['kind'], who: string): Count => {
      const limit = boundOf(hedge, lex);
      return {
        kind: of,
        min: limit === 'max' ? 0 : value,
        ...(vagueWords === undefined && limit !== 'min' && { max: value }),
        ...(hedge !== undefined && { hedge: hedge.toLowerCase() }),
        ...(vagueWords !== undefined && { vague: true as const }),
        who,
        start: from + start,
        end: from + end,
      };
    };
    const claims = leaves && !lives && !next && /claim\w*\s*$/i.test(lead);
    const kind = (leaves ? undefined : verb?.[1]) ?? next?.kind ?? (claims ? undefined : verb?.[1]) ?? toll?.[1];
    const lost = kind === undefined && LOST.test(lead) ? SOLDIERS.exec(rest)?.[1] : undefined;
    if (lost !== undefined) {
      found.push(counted('killed', lost.toLowerCase()));
      continue;
    }
    if (kind === undefined && number !== undefined && ALL_ABOARD.test(rest)) {
      found.push(counted('things', 'passengers'));
      continue;
    }
    const put = kind === undefined ? putAt(lead, lex) : undefined;
    if (
      kind === undefined &&
      number !== undefined &&
      (put !== undefined ||
        (SPOKE_OF.test(lead) && NOTHING_AFTER.test(rest)) ||
        (lex.alone.test(rest) && !/[\p{L}]['’]s\s+$/u.test(lead)))
    ) {
      const named = put === '' ? lex.group.exec(rest)?.[2]?.toLowerCase() : undefined;
      found.push(counted('things', named ?? put ?? ''));
      continue;
    }
    if (kind === undefined) {
      const group = value === 1 && SINGLE.test(number ?? '') ? SOLE.exec(rest) : lex.group.exec(rest);
      if (group && !UNIT.test(group[2]!) && number !== undefined)
        found.push(
          counted(
            'things',
            ABOARD.test(rest)
              ? 'passengers'
              : (lex.belongs.find(([pattern]) => pattern.test(rest))?.[1] ?? group[2]!.toLowerCase()),
          ),
        );
      continue;
    }
    if (leaves && !next && !lives) continue;
    const noun = next?.who || /^\s+(?:\p{L}+\s+)??(\p{L}+)/u.exec(rest)?.[1]?.toLowerCase() || '';
    const whose = lex.belongs.find(([pattern]) => pattern.test(rest))?.[1];
    const who =
      whose ??
      (!noun ||
      lex.people.has(noun) ||
      (toll && !COUNTED.test(rest)) ||
      (next?.noun && !next.who) ||
      !/s$|men$|people$|children$|police$/.test(noun)
        ? 'people'
        : noun);
    found.push(counted(kind, who));
  }
  return [...found, ...amountsOf(sentence, from)].sort((x, y) => x.start - y.start);
};

/** Whether two counts can both be true of one number of people. */
/** "At least 12" and 19, told the same evening, are two accounts; and 14 is not. Set by hand. */
const BEYOND = 1.4;
const beyond = (bound: Count, other: Count): boolean =>
  bound.max === undefined && !bound.vague && other.max !== undefined && other.min > bound.min * BEYOND;

export const countsMeet = (a: Count, b: Count): boolean =>
  !beyond(a, b) &&
  !beyond(b, a) &&
  (a.max === undefined || roughly(a.max, a.hedge, ABOUT) >= roughly(b.min, b.hedge, 1 / ABOUT)) &&
  (b.max === undefined || roughly(b.max, b.hedge, ABOUT) >= roughly(a.min, a.hedge, 1 / ABOUT));

const ABOUT = 1.15; // "about 20" and 23 do not disagree, nor do "almost 150" and 145: set by hand
const roughly = (n: number, hedge: string | undefined, by: number): number =>
  hedge !== undefined && load().hedges.get(hedge) === 'about' ? n * by : n;
