// A candidate and the words around it → the probability that it is used as the name of a place here.
// Log odds, summed over signs; the weights are set by reasoning and were checked coarsely on the places corpora.
// It doesn't say which place: see resolve.ts.
import type { GazetteerEntry } from '../../knowledge/index.ts';
import type { Candidate } from './candidates.ts';
import type { Word } from './view.ts';
import type { PlaceWords } from './words.ts';

/** Log odds of names that the gazetteer doesn't know, by how they were found. */
const PATTERN: Record<Exclude<Candidate['pattern'], 'gazetteer'>, number> = {
  facility: 0.6,
  nature: 1.5,
  admin: 1.5,
  first: 1.2,
  of: 2,
  numbered: 2,
  article: 1.5,
  containment: 1.2,
  'after-preposition': -0.8,
};
const IN: Record<string, number> = {
  in: 2,
  near: 2,
  outside: 1.5,
  inside: 1,
  across: 1.2,
  around: 1,
  throughout: 1.5,
  at: 0.8,
  from: 1,
  to: 0.7,
  into: 1,
  toward: 1.2,
  towards: 1.2,
  of: 0.3,
  between: 0.8,
  through: 0.8,
  against: 0.3,
  via: 0.8,
  over: 0.4,
  on: -0.2,
  within: 1.2,
  leaving: 1,
  entering: 1.2,
  visiting: 1,
  north: 1.5,
  south: 1.5,
  east: 1.5,
  west: 1.5,
  northern: 2,
  southern: 2,
  eastern: 2,
  western: 2,
  central: 1.8,
  northeastern: 2,
  northwestern: 2,
  southeastern: 2,
  southwestern: 2,
  downtown: 2,
  northwest: 1.5,
  northeast: 1.5,
  southwest: 1.5,
  southeast: 1.5,
  upstate: 1.5,
  rural: 1.5,
  mainland: 1.5,
  nearby: 1.8,
  neighboring: 1.5,
  neighbouring: 1.5,
};
const DIRECTION =
  /^(?:north|south|east|west|northern|southern|eastern|western|central|greater|upper|lower|northeast|northwest|southeast|southwest|downtown|mainland|inner|outer|old|new|northeastern|northwestern|southeastern|southwestern)$/;
const SAYS = /^(?:said|says|told|added|who|whose|has|had|was|is|did|will|would|could|also)$/;
const WIRE =
  /^(?:reuters|ap|afp|upi|cnn|xinhua|tass|interfax|ians|pti|dpa|efe|bloomberg|ani|ap\)|itar-tass|ria|sana|mna|irna|bbc|kyodo|yonhap|bernama|news|wikinews)$/;

/** The most that the gazetteer makes of a name: by the kind of place and its inhabitants. */
const rank = (entries: readonly GazetteerEntry[]): number => {
  let best = -2;
  for (const e of entries) {
    const at =
      e.class === 'country'
        ? 3.5
        : e.class === 'area'
          ? 2.2
          : e.class === 'region'
            ? e.population > 1e6
              ? 2.2
              : 1
            : e.class === 'city'
              ? Math.min(2.2, Math.log10(e.population + 100) - 4)
              : e.class === 'district'
                ? -0.5
                : e.class === 'site'
                  ? 1
                  : 1.5;
    best = Math.max(best, e.variant ? at - 1 : at);
  }
  return best;
};

/** What is known of the document as a whole. */
export interface DocumentSigns {
  /** Keys that stand as a family name somewhere ("John Paris"). */
  readonly surnames: ReadonlySet<string>;
  /** Words that the document also writes in lower case. */
  readonly lowered: ReadonlySet<string>;
}

/** Reads the document once for signs against names: family names, and words that also stand in lower case. */
export const documentSigns = (words: readonly Word[], lexicon: PlaceWords): DocumentSigns => {
  const surnames = new Set<string>();
  const lowered = new Set<string>();
  for (let i = 0; i < words.length; i += 1) {
    const w = words[i]!;
    if (!w.letter) continue;
    if (!w.cap) lowered.add(w.lower);
    else if (i > w.first && w.style === 'normal') {
      const before = words[i - 1]!;
      const title = lexicon.titles.has(before.lower) || lexicon.titles.has(`${before.lower}.`);
      const initial = /^\p{Lu}\.?$/u.test(before.form) && i - 1 > w.first && lexicon.given.has(words[i - 2]!.lower);
      if (
        (before.cap && lexicon.given.has(before.lower)) ||
        initial ||
        (title && before.cap && !/^(?:president|minister|premier|general|major|king|queen)$/.test(before.lower))
      )
        surnames.add(w.lower);
    }
  }
  return { surnames, lowered };
};

const isRegion = (entries: readonly GazetteerEntry[]): boolean =>
  entries.some((e) => (e.class === 'country' || e.class === 'region') && !e.variant);

/** Whether one of the places of a name lies in one of the places of another. */
const liesIn = (inner: readonly GazetteerEntry[], outer: readonly GazetteerEntry[]): boolean =>
  outer.some(
    (o) =>
      (o.class === 'country' || o.class === 'region') &&
      inner.some((e) => e.index !== o.index && e.country === o.country && (o.class === 'country' || e.admin1 === o.name)),
  );

/** Judges the candidates of one document, in order. */
export const judgeUse = (words: readonly Word[], candidates: readonly Candidate[], lexicon: PlaceWords): number[] => {
  const signs = documentSigns(words, lexicon);
  const at = new Map(candidates.map((c, i) => [c.first, i]));
  const endsAt = new Map(candidates.map((c, i) => [c.after, i]));
  return candidates.map((c) => {
    const w = words[c.first]!;
    const last = words[c.after - 1]!;
    const single = c.after === c.first + 1;
    const initial = c.first === w.first;
    const [before, before2] = [initial ? undefined : words[c.first - 1], c.first - 2 >= w.first ? words[c.first - 2] : undefined];
    const [next, next2] = [
      c.after < w.after ? words[c.after] : undefined,
      c.after + 1 < w.after ? words[c.after + 1] : undefined,
    ];
    let odds =
      c.pattern === 'gazetteer' ? rank(c.entries) : Math.max(PATTERN[c.pattern], c.entries.length ? rank(c.entries) : -9);
    if (c.pattern === 'gazetteer' && !single && !c.entries.every((e) => e.variant)) odds += 1;

    // "in Homs", "near the Euphrates", "northern Syria"
    const preposition = before?.lower === 'the' ? before2 : before;
    const cue = preposition && !preposition.cap ? (IN[preposition.lower] ?? 0) : 0;
    odds += cue;
    // "from Perham to Ottertail"
    if (before?.lower === 'to' && endsAt.has(c.first - 1)) odds += 1;
    // "the town of Homs"
    if (before?.lower === 'of' && before2) {
      if (lexicon.bodyof.has(before2.lower) && before2.cap) odds -= 3;
      else if (lexicon.of.has(before2.lower)) odds += 1.5;
    }

    // "Springfield, Illinois": both gain, most where the one lies in the other.
    const nextCandidate = next?.form === ',' ? at.get(c.after + 1) : undefined;
    const beforeCandidate = before?.form === ',' ? endsAt.get(c.first - 1) : undefined;
    let paired = false;
    if (nextCandidate !== undefined && candidates[nextCandidate]!.entries.length) {
      const outer = candidates[nextCandidate]!;
      if (liesIn(c.entries, outer.entries)) [odds, paired] = [odds + 3, true];
      else if (isRegion(outer.entries)) odds += c.entries.length ? 0.5 : 1;
    }
    if (beforeCandidate !== undefined) {
      const inner = candidates[beforeCandidate]!;
      if (liesIn(inner.entries, c.entries)) [odds, paired] = [odds + 3, true];
    }

    // "HOMS, Syria (Reuters) -", "LONDON —": a dateline at the start of a paragraph.
    const dateline =
      initial &&
      w.style !== 'upper' &&
      [0, 1, 2, 3, 4].some((k) => {
        const x = words[c.after + k];
        return (
          x !== undefined &&
          c.after + k < w.after &&
          (/^(?:—|–|--|-)$/.test(x.form) || (x.form === '(' && WIRE.test(words[c.after + k + 1]?.lower ?? '')))
        );
      }) &&
      (last.upper || next?.form === '(' || next?.form === ',');
    if (dateline) odds += 2.5;

    // Abbreviations: "Calif", "Pa", "OR" are states only after a comma or a city; "U.S.", "UK", "UAE" at all times.
    const country = c.entries.some((e) => e.class === 'country' && !e.variant);
    const short =
      single && c.key.length <= 4 && c.entries.length > 0 && c.entries.some((e) => foldLength(e.name) > c.key.length + 1);
    if (single && c.key.length <= 3) {
      // "Us", "It", "No": what is short must be in capitals, or be after a comma.
      if (!w.upper && !/\./.test(w.form) && !paired && !(c.key.length === 3 && odds > 2)) odds -= 5;
      if (!country && !paired && !/\p{L}\.\p{L}/u.test(w.form) && cue < 1) odds -= 3;
    } else if (short && !country && !paired && cue < 1.5) odds -= 3;

    // Words of the language, and words that the document writes in lower case as well.
    if (single && c.pattern === 'gazetteer') {
      if (lexicon.never.has(w.lower)) odds -= paired ? 3 : 8;
      else if (lexicon.common.has(w.lower) && !(country && w.upper)) odds -= paired ? 1 : cue >= 1.5 && !initial ? 2.2 : 5;
      else if (signs.lowered.has(w.lower)) odds -= 2;
      if (w.upper && w.style === 'normal' && !dateline && !country && w.form.length <= 6 && !paired && !/\./.test(w.form))
        odds -= 2;
      if (initial && w.style === 'normal' && !dateline && !paired && rank(c.entries) < 1.5) odds -= 1;
      if (w.upos !== 'X' && w.upos !== 'PROPN' && w.style === 'normal') odds -= w.upos === 'ADJ' || w.upos === 'NOUN' ? 1 : 3;
    }
    if (w.style === 'title' && c.pattern === 'gazetteer') odds -= single && rank(c.entries) < 1.5 ? 1.5 : 0.3;

    // People: "Mr. Jordan", "Paris Hilton", "Chelsea Manning", "Jackson said".
    if (c.pattern === 'gazetteer' && !paired) {
      const familiar =
        country ||
        c.entries.some(
          (e) => e.class === 'area' || (e.class === 'city' && e.population > 5e5) || (e.class === 'region' && e.population > 1e6),
        );
      if (before?.cap && before.letter && w.style === 'normal') {
        const name = before.lower.replace(/\.$/, '');
        if (lexicon.given.has(name) && before.form !== w.form && !DIRECTION.test(name)) odds -= 4.5;
        else if (/^\p{Lu}\.?$/u.test(before.form)) odds -= 3;
        else if (lexicon.titles.has(before.lower) || lexicon.titles.has(name))
          odds -= familiar && /^(?:president|minister|premier|prime|general|pm)$/.test(name) ? 0 : 4;
        else if (DIRECTION.test(name)) odds += 1;
        else if (!initial && !(familiar && !single)) odds -= familiar ? 0.8 : 2;
      }
      if (next?.cap && next.letter && w.style === 'normal' && last.end < next.start) {
        const says = (x: Word | undefined, set: ReadonlySet<string>): boolean => x?.cap === true && set.has(x.lower);
        if (says(next, lexicon.body) || (!says(next, lexicon.public) && says(next2, lexicon.body)))
          odds -= familiar && country ? 1 : 3;
        else if (single && lexicon.given.has(w.lower) && !lexicon.office.has(next.lower)) odds -= 4;
        else if (
          single &&
          lexicon.personal.has(w.lower) &&
          !lexicon.office.has(next.lower) &&
          !lexicon.public.has(next.lower) &&
          !lexicon.facility.has(next.lower)
        )
          odds -= 2.5;
        else if (lexicon.public.has(next.lower) || says(next2, lexicon.public)) odds += familiar || !single ? 0 : -0.3;
        else if (!lexicon.office.has(next.lower) && !lexicon.admin.has(next.lower) && !lexicon.titles.has(next.lower))
          odds -= country || !single ? 0.3 : familiar ? 0.9 : 2.2;
      }
      const spoken = next !== undefined && (SAYS.test(next.lower) || (/^['’]s$/.test(next.lower) && !familiar));
      if (single && signs.surnames.has(w.lower) && cue < 1) odds -= 4;
      else if (single && !familiar && lexicon.given.has(w.lower)) odds -= cue >= 1.5 ? 1 : 3;
      else if (single && !familiar && spoken && cue < 1) odds -= 1.5;
    } else if (c.pattern === 'facility' && lexicon.given.has(w.lower)) odds -= 0.2;
    // "the Jordan", "a Boston"
    if (c.pattern === 'gazetteer' && single && /^(?:a|an|this|that|his|her|my|your|our)$/.test(before?.lower ?? '')) odds -= 1.5;
    return 1 / (1 + Math.exp(-odds));
  });
};

const foldLength = (name: string): number => name.replace(/[^\p{L}\p{N} ]/gu, '').length;
