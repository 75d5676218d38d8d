// Runs the place stages on a sentence: plain tokens without tags, and toponyms above even chance as mentions.
import type { FoundMention, Sentence, Token } from '../../src/core/index.ts';
import { createPlaceStage } from '../../src/extraction/places/stage.ts';
import { createToponymStage } from '../../src/extraction/places/toponyms.ts';
import { makeReport } from '../../src/ingest/index.ts';

/** Tokens and one sentence a line. */
export const split = (text: string): { tokens: Token[]; sentences: Sentence[] } => {
  const tokens: Token[] = [];
  const sentences: Sentence[] = [];
  for (const line of text.matchAll(/[^\n]+/g)) {
    const first = tokens.length;
    for (const m of line[0].matchAll(
      /(?:\p{Lu}\.){2,}|\p{Lu}\p{Ll}{0,4}\.(?=\s\p{Lu})|['’]s\b|[\p{L}\p{N}]+(?:[-’'](?!s\b)[\p{L}\p{N}]+)*|[^\s]/gu,
    )) {
      const start = line.index + m.index;
      tokens.push({
        start,
        end: start + m[0].length,
        sentence: sentences.length,
        upos: 'X',
        lemma: m[0].toLowerCase(),
        head: tokens.length === first ? -1 : first,
        deprel: 'dep',
      });
    }
    if (tokens.length > first)
      sentences.push({ start: tokens[first]!.start, end: tokens.at(-1)!.end, first, after: tokens.length });
  }
  return { tokens, sentences };
};

export const read = (text: string, kinds: Record<string, FoundMention['kind']> = {}) => {
  const report = makeReport({ text });
  const { tokens, sentences } = split(text);
  const { toponyms } = createToponymStage().run({ report, tokens, sentences });
  const mentions: FoundMention[] = toponyms
    .filter((t) => t.confidence >= 0.5)
    .map((t, i) => ({
      id: `m${i + 1}`,
      start: t.start,
      end: t.end,
      kind: 'location',
      form: 'name',
      head: 0,
      confidence: t.confidence,
    }));
  for (const [words, kind] of Object.entries(kinds)) {
    const start = text.indexOf(words);
    mentions.push({ id: `k${mentions.length}`, start, end: start + words.length, kind, form: 'name', head: 0, confidence: 1 });
  }
  const { places } = createPlaceStage().run({
    report,
    tokens,
    sentences,
    toponyms,
    mentions,
    chains: [],
    actors: { list: [], of: new Map() },
  });
  const placeOf = (words: string) => {
    const m = mentions.find((x) => text.slice(x.start, x.end) === words);
    return m && places.list.find((p) => p.id === places.of.get(m.id));
  };
  /** The place that the words around a mention tell. */
  const aboutOf = (words: string) => {
    const m = mentions.find((x) => text.slice(x.start, x.end) === words);
    const told = m && places.about?.get(m.id);
    const place = told && places.list.find((p) => p.id === told.place);
    return place && { ...place, words: text.slice(told.start, told.end) };
  };
  return {
    aboutOf,
    toponyms,
    found: toponyms.filter((t) => t.confidence >= 0.5).map((t) => text.slice(t.start, t.end)),
    places,
    placeOf,
  };
};
