// Words → stretches that may be names of places: the longest names of the gazetteer at capitalised words, and names that it doesn't
// know but that are made like places ("Brick Street", "Lake Perrine", "the town of Kafr Zita"). Whether they are used as such: use.ts.
import { foldPlaceName, type Gazetteer, type GazetteerEntry } from '../../knowledge/index.ts';
import type { Word } from './view.ts';
import type { PlaceWords } from './words.ts';

/** How a candidate was found. */
export type Pattern =
  | 'gazetteer'
  | 'facility'
  | 'nature'
  | 'admin'
  | 'first'
  | 'of'
  | 'numbered'
  | 'article'
  | 'containment'
  | 'after-preposition';

export interface Candidate {
  /** Words `[first, after)`. */
  readonly first: number;
  readonly after: number;
  readonly pattern: Pattern;
  readonly key: string;
  /** What the gazetteer knows under the name, most important first. */
  readonly entries: readonly GazetteerEntry[];
}

const INNER =
  /^(?:of|the|and|de|del|la|las|los|le|les|du|des|el|al|da|do|dos|di|am|an|der|den|im|upon|on|under|sur|en|e|y|es|ez|az|ar|as|ash|ul|i|&|-|–|'|’|\.|\/)$/;
const GLUE = /^(?:-|–|'|’|\.|\/)$/;
/** Words with which no name begins, though they may have a capital at the start of a sentence; "The Hague" is in the gazetteer. */
const NO_START =
  /^(?:the|a|an|in|on|at|of|from|to|into|for|by|with|and|or|but|as|if|when|while|where|since|after|before|near|over|under|this|that|these|those|it|its|he|she|they|we|i|you|his|her|their|our|my|no|not|is|are|was|were|be|about|across|around|between|both|all|some|many|most|other|also|however|meanwhile|what|who|how|why|there|here|then|than|so|yet|still|even|only|just|now|during|against|through|throughout|outside|inside|towards?|within|without|despite|like|unlike|because|although|though|until|once|our|your|mr|mrs|ms|dr)$/;
const PREPOSITION = new Set(['in', 'at', 'near', 'outside', 'around', 'across', 'throughout', 'toward', 'towards', 'inside']);
const MAX_WORDS = 8;

/** Finds the candidates of a document; they don't overlap. */
export class CandidateFinder {
  readonly #words: readonly Word[];
  readonly #text: string;
  readonly #gazetteer: Gazetteer;
  readonly #lexicon: PlaceWords;
  readonly #cache = new Map<string, readonly GazetteerEntry[]>();

  constructor(text: string, words: readonly Word[], gazetteer: Gazetteer, lexicon: PlaceWords) {
    this.#text = text;
    this.#words = words;
    this.#gazetteer = gazetteer;
    this.#lexicon = lexicon;
  }

  find(): Candidate[] {
    const out: Candidate[] = [];
    let i = 0;
    while (i < this.#words.length) {
      const found = this.#words[i]!.cap ? this.#at(i) : this.#numberedAt(i);
      if (found) {
        out.push(found);
        i = found.after;
      } else i += 1;
    }
    return out;
  }

  #key(first: number, after: number): string {
    return foldPlaceName(this.#text.slice(this.#words[first]!.start, this.#words[after - 1]!.end));
  }

  #entries(key: string): readonly GazetteerEntry[] {
    let list = this.#cache.get(key);
    if (!list) {
      list = this.#gazetteer.lookupKey(key);
      this.#cache.set(key, list);
    }
    return list;
  }

  #make(first: number, after: number, pattern: Pattern): Candidate {
    const key = this.#key(first, after);
    return { first, after, pattern, key, entries: this.#entries(key) };
  }

  #at(i: number): Candidate | undefined {
    const known = this.#longestKnown(i);
    const run = this.#capitalRun(i);
    return (
      this.#numberedAt(i) ?? this.#named(i, known, run) ?? (known ? this.#make(i, known, 'gazetteer') : this.#unknown(i, run))
    );
  }

  /** "Deir ez-Zor": the word after the longest name of the gazetteer that starts here. */
  #longestKnown(i: number): number | undefined {
    const limit = Math.min(this.#words[i]!.after, i + MAX_WORDS);
    const stopped = NO_START.test(this.#words[i]!.lower);
    let best: number | undefined;
    for (let j = i; j < limit; j += 1) {
      const w = this.#words[j]!;
      if (!w.cap && !INNER.test(w.lower)) break;
      if (GLUE.test(w.form) && j > i && this.#words[j - 1]!.end !== w.start) break;
      if (!w.letter) continue;
      const key = this.#key(i, j + 1);
      if (!key) continue;
      if (w.cap && (stopped ? j > i && this.#gazetteer.hasOwnKey(key) : this.#gazetteer.hasKey(key))) best = j + 1;
      if (!this.#gazetteer.isPrefix(key) && !/(?:^| )(?:st|ste|mt|ft|pt|the)$/.test(key)) break;
    }
    // "U.S." may come as "U.S" and "."; "Calif." likewise: the full stop stays outside, as it may end the sentence.
    return best;
  }

  /** The word after the run of capitalised words that starts here; "of the" and the like may stand inside, not at the end. */
  #capitalRun(i: number): number {
    const limit = Math.min(this.#words[i]!.after, i + MAX_WORDS);
    let end = i + 1;
    for (let j = i + 1; j < limit; j += 1) {
      const w = this.#words[j]!;
      if (w.cap && w.letter) end = j + 1;
      else if (!(w.form === '-' || w.form === '–' || w.lower === 'of') || !this.#words[j + 1]?.cap) break;
    }
    return end;
  }

  /** "Brick Street", "Fars Province", "Chestatee River", "Lake Perrine": a generic word at the end or start of a run of capitals. */
  #named(i: number, known: number | undefined, run: number): Candidate | undefined {
    const { facility, water, land, admin, first, common, never, titles } = this.#lexicon;
    const w = this.#words[i]!;
    if (w.style === 'upper' || NO_START.test(w.lower)) return undefined;
    if (first.has(w.lower) && (known === undefined || known === i + 1)) {
      const next = this.#words[i + 1];
      if (next?.cap && next.letter && i + 1 < w.after) return this.#make(i, Math.min(run, i + 3), 'first');
      return undefined;
    }
    for (let j = Math.min(run, i + 6) - 1; j > i; j -= 1) {
      const last = this.#words[j]!.lower;
      const pattern: Pattern | undefined = facility.has(last)
        ? 'facility'
        : water.has(last) || land.has(last)
          ? 'nature'
          : admin.has(last)
            ? 'admin'
            : undefined;
      if (!pattern || (known !== undefined && j < known) || last === 'department') continue;
      // "New Zealand Police District": what follows a country's name is a body of it.
      if (known !== undefined && pattern !== 'nature' && this.#entries(this.#key(i, known))[0]?.class === 'country') continue;
      // "Director of Medical Service", "Secretary of State": an office, not a name.
      if (this.#words.slice(i, j).some((x) => x.lower === 'of') || never.has(w.lower)) continue;
      // "The Bridge", "President Street"? What is no name by itself can't be made one by a generic word.
      if (
        j === i + 1 &&
        known === undefined &&
        (common.has(w.lower) || titles.has(w.lower)) &&
        !/^(?:north|south|east|west|central|old|new|upper|lower|great|grand|black|white|red|green|main)$/.test(w.lower)
      )
        continue;
      return this.#make(i, j + 1, pattern);
    }
    return undefined;
  }

  /** "Highway 55", "Interstate 95", "County Road 43", "I-95". */
  #numberedAt(i: number): Candidate | undefined {
    const w = this.#words[i]!;
    if (!w.cap) return undefined;
    if (/^(?:I|US|M|A)-\d{1,3}$/.test(w.form)) return this.#make(i, i + 1, 'numbered');
    for (let j = i; j < Math.min(w.after, i + 3); j += 1) {
      const v = this.#words[j]!;
      if (!v.cap) break;
      const number = this.#words[j + 1];
      if (this.#lexicon.numbered.has(v.lower) && number && j + 1 < w.after && /^\d{1,4}[A-Z]?$/.test(number.form))
        return this.#make(i, j + 2, 'numbered');
    }
    return undefined;
  }

  /** Names that the gazetteer doesn't know, where words around them say that they are places. */
  #unknown(i: number, run: number): Candidate | undefined {
    const w = this.#words[i]!;
    if (w.style !== 'normal' || NO_START.test(w.lower)) return undefined;
    const { of, admin, common, never, titles, given } = this.#lexicon;
    if (common.has(w.lower) || never.has(w.lower) || titles.has(w.lower) || w.lower.length < 3) return undefined;
    // "Additionally, Russia": what is tagged as no name is none.
    if (w.upos !== 'PROPN' && w.upos !== 'X') return undefined;
    const after = Math.min(run, i + 4);
    const [before2, before, next] = [
      this.#words[i - 2],
      i > w.first ? this.#words[i - 1] : undefined,
      after < w.after ? this.#words[after] : undefined,
    ];
    // "the town of Kafr Zita"
    if (before?.lower === 'of' && before2 && !before2.cap && of.has(before2.lower)) return this.#make(i, after, 'of');
    // "Kafr Zita village"
    if (next && !next.cap && admin.has(next.lower) && before2?.lower !== 'president') return this.#make(i, after, 'admin');
    // "in al-Foo"
    if (before && PREPOSITION.has(before.lower) && /^(?:al|el|ar|as|ash|an|at|ad|az)[-‐–]/i.test(w.form))
      return this.#make(i, after, 'article');
    // "in Rongo, Kenya": a larger place after a comma.
    if (next?.form === ',' && this.#words[after + 1]?.cap && !given.has(w.lower)) {
      const larger = this.#longestKnown(after + 1);
      if (
        larger &&
        this.#entries(this.#key(after + 1, larger)).some((e) => (e.class === 'country' || e.class === 'region') && !e.variant)
      )
        return this.#make(i, after, 'containment');
    }
    if (before && PREPOSITION.has(before.lower) && !w.upper && !next?.cap) return this.#make(i, after, 'after-preposition');
    return undefined;
  }
}
