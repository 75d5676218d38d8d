// Corpora → texts with gold spans of names, for the name tagger: WikiGold, CrossNER, re3d, and GUM documents whose licence class
// is open or not stated. Where a corpus does not tell what is a name by our rules, the stretch is marked as unknown.
import { readFileSync } from 'node:fs';
import { countryByDemonym, titleGender } from '../../src/knowledge/index.ts';

export interface GoldSpan {
  start: number;
  end: number;
  /** PER ORG LOC NAT MISC, or "?" where nobody can tell. */
  label: string;
}

export interface GoldText {
  corpus: 'wikigold' | 'crossner' | 're3d' | 'gum';
  text: string;
  spans: GoldSpan[];
}

interface Line {
  id: string;
  text: string;
  gold: { corpus?: string; licence?: string; genre?: string; mentions: [number, number, string, ...unknown[]][] };
}

export const readLines = (file: string): Line[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((l) => JSON.parse(l) as Line);

const LABEL: Record<string, string> = { Person: 'PER', Organisation: 'ORG', Location: 'LOC', Nationality: 'NAT', Other: 'MISC' };
const DETERMINER =
  /^(?:the|a|an|this|that|these|those|my|our|your|his|her|its|their|some|all|any|no|both|many|several|most|two|three|other|another|each|every)$/i;
/** Words that may stand inside a name in lower case. */
const LINK =
  /^(?:of|and|for|the|in|on|to|de|del|della|da|do|dos|du|des|la|le|el|al|as|an|ash|ul|ud|bin|ibn|ben|abu|von|van|der|den|di|y|e|'s|’s|s|'|’|-|–|&|\.|,|\/)$/;

const words = (text: string, start: number, end: number): { start: number; end: number; word: string }[] =>
  [...text.slice(start, end).matchAll(/[\p{L}\p{N}.]+|[^\s\p{L}\p{N}]/gu)].map((m) => ({
    start: start + m.index,
    end: start + m.index + m[0].length,
    word: m[0],
  }));

/** "the Iraqi President Fuad Masum" (Person) → "Fuad Masum"; undefined where the mention holds no name. "?" where it is unclear. */
export const nameIn = (text: string, start: number, end: number, label: string): GoldSpan[] => {
  let list = words(text, start, end);
  while (list.length && DETERMINER.test(list[0]!.word)) list = list.slice(1);
  if (!list.some((w) => /^\p{Lu}/u.test(w.word))) return [];
  const unknown = (): GoldSpan[] => [{ start, end, label: '?' }];
  if (label === 'PER') {
    // From the right: the last run of capitals, titles off its front.
    const lastCapital = list.findLastIndex((w) => /^\p{Lu}/u.test(w.word));
    if (lastCapital < list.length - 1 && !/^[\p{N}.]+$/u.test(list.at(-1)!.word)) return unknown();
    let first = list.length - 1;
    while (
      first > 0 &&
      (/^\p{Lu}/u.test(list[first - 1]!.word) ||
        (LINK.test(list[first - 1]!.word) && !/^(?:of|and|the|in|for|,)$/.test(list[first - 1]!.word)))
    )
      first -= 1;
    while (
      first < list.length - 1 &&
      (titleGender(list[first]!.word.toLowerCase()) !== undefined ||
        LINK.test(list[first]!.word) ||
        countryByDemonym(list[first]!.word))
    )
      first += 1;
    const name = list.slice(first);
    if (titleGender(name[0]!.word.toLowerCase()) !== undefined) return unknown();
    return [{ start: name[0]!.start, end: name.at(-1)!.end, label }];
  }
  const content = list.filter((w) => !LINK.test(w.word));
  if (content.every((w) => /^[\p{Lu}\p{N}]/u.test(w.word))) {
    if (content.length === 1 && countryByDemonym(content[0]!.word) && label === 'ORG')
      return [{ start: list[0]!.start, end: list.at(-1)!.end, label: 'NAT' }];
    return [{ start: list[0]!.start, end: list.at(-1)!.end, label }];
  }
  if (label === 'LOC') {
    // "northern Iraq", "the city of Mosul": the capitals at the end are the name.
    let first = list.length;
    while (first > 0 && /^[\p{Lu}\p{N}]|^[-–'’]$/u.test(list[first - 1]!.word)) first -= 1;
    if (first < list.length && /^\p{Lu}/u.test(list[first]!.word))
      return [{ start: list[first]!.start, end: list.at(-1)!.end, label }];
  }
  const first = list[0]!;
  if (countryByDemonym(first.word) && list.slice(1).every((w) => !/^\p{Lu}/u.test(w.word)))
    return [{ start: first.start, end: first.end, label: 'NAT' }];
  return unknown();
};

export const entityTexts = (file: string): GoldText[] =>
  readLines(file).map(({ text, gold }) => {
    const corpus = gold.corpus as GoldText['corpus'];
    const spans = gold.mentions.flatMap(([start, end, type]): GoldSpan[] => {
      const label = LABEL[type];
      if (corpus !== 're3d')
        return [{ start, end, label: label === 'MISC' && countryByDemonym(text.slice(start, end)) ? 'NAT' : label! }];
      return label ? nameIn(text, start, end, label) : [{ start, end, label: '?' }];
    });
    if (corpus === 're3d') {
      // Capitals outside its mentions may be names all the same.
      const covered = [...spans];
      let sentenceStart = true;
      for (const w of words(text, 0, text.length)) {
        const capital = /^\p{Lu}/u.test(w.word);
        if (capital && !covered.some((s) => s.start < w.end && w.start < s.end)) {
          spans.push({ start: w.start, end: w.end, label: countryByDemonym(w.word) ? 'NAT' : sentenceStart ? 'O' : '?' });
        }
        if (/[\p{L}\p{N}]/u.test(w.word)) sentenceStart = false;
      }
    }
    return { corpus, text, spans: spans.filter((s) => s.label !== 'O') };
  });

const GUM_LABEL: Record<string, string> = { person: 'PER', organization: 'ORG', location: 'LOC' };

/** GUM: mentions whose head is a proper noun; of each, the run of capitals about its head. */
export const gumTexts = (file: string): GoldText[] =>
  readLines(file)
    .filter(({ gold }) => gold.licence === 'open' || gold.licence === 'not stated')
    .map(({ text, gold }) => {
      const spans: GoldSpan[] = [];
      const covered: { start: number; end: number }[] = [];
      const mentions = (gold.mentions as [number, number, string, string, string, [number, number]][]).toSorted(
        (a, b) => b[1] - b[0] - (a[1] - a[0]),
      );
      for (const [start, end, type, , form, head] of mentions) {
        if (form !== 'name') continue;
        const list = words(text, start, end);
        const at = list.findIndex((w) => w.start <= head[0] && head[0] < w.end);
        if (at < 0) continue;
        const inside = (k: number): boolean =>
          /^[\p{Lu}\p{N}]/u.test(list[k]?.word ?? '') ||
          /^(?:of|and|for|the|de|la|al|bin|von|van|-|&|'s|’s|'|’|s)$/.test(list[k]?.word ?? '');
        let [a, b] = [at, at];
        while (a > 0 && inside(a - 1)) a -= 1;
        while (b < list.length - 1 && inside(b + 1)) b += 1;
        while (a < at && !/^\p{Lu}/u.test(list[a]!.word)) a += 1;
        while (b > at && !/^[\p{Lu}\p{N}]/u.test(list[b]!.word)) b -= 1;
        if (!/^\p{Lu}/u.test(list[a]!.word)) continue;
        if (covered.some((s) => s.start < list[b]!.end && list[a]!.start < s.end)) continue;
        covered.push({ start: list[a]!.start, end: list[b]!.end });
        spans.push(...nameIn(text, list[a]!.start, list[b]!.end, GUM_LABEL[type]!));
      }
      for (const m of text.matchAll(/(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{N}.]*/gu)) {
        const [start, end] = [m.index, m.index + m[0].length];
        if (spans.some((s) => s.start < end && start < s.end)) continue;
        const opens = start === 0 || /(?:[.!?:]["”’)]?\s+|\n\s*|["“(‘]\s*)$/.test(text.slice(Math.max(0, start - 6), start));
        if (countryByDemonym(m[0])) spans.push({ start, end, label: 'NAT' });
        else if (!opens) spans.push({ start, end, label: m[0] === 'I' ? 'O' : '?' });
      }
      return { corpus: 'gum' as const, text, spans: spans.filter((s) => s.label !== 'O') };
    });
