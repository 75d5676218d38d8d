// Hand-parsed sentences for the tests of events, so that they don't hang on any model.
// A sentence is a list of "word/UPOS/head/deprel[/lemma]", heads counted from 1 within it, 0 for the root; names of actors and places are given by their words.
import { createHash } from 'node:crypto';
import type {
  Actor,
  Event,
  FoundMention,
  Place,
  Sentence,
  Statement,
  TimeExpression,
  Token,
  Upos,
} from '../../src/core/index.ts';
import type { EventDoc } from '../../src/extraction/events/scene.ts';
import { byRuleAlone, createEventStage } from '../../src/extraction/events/stage.ts';

export interface Cast {
  /** Actor id → the words of each mention; the last word's head is the mention's. */
  actors?: Record<string, string[]>;
  places?: Record<string, string[]>;
  times?: { words: string; from: string; to: string }[];
  statements?: (Omit<Statement, 'id' | 'manner' | 'source' | 'cue' | 'content'> & {
    source: string;
    cue: string;
    content: string;
  })[];
  published?: string;
  role?: 'body' | 'boilerplate';
}

/** A document of parsed sentences. */
export const parsed = (sentences: readonly string[], cast: Cast = {}): EventDoc => {
  let text = '';
  const tokens: Token[] = [];
  const list: Sentence[] = [];
  for (const [n, line] of sentences.entries()) {
    const first = tokens.length;
    for (const cell of line.trim().split(/\s+/)) {
      const [word, upos, head, deprel, lemma] = cell.split('/') as [string, Upos, string, string, string?];
      if (text && !/^[.,!?;”]$/.test(word) && !text.endsWith('“') && !/^['’]s$/.test(word)) text += ' ';
      const start = text.length;
      text += word;
      tokens.push({
        start,
        end: text.length,
        sentence: n,
        upos,
        lemma: lemma ?? word.toLowerCase(),
        head: head === '0' ? -1 : first + Number(head) - 1,
        deprel,
      });
    }
    list.push({ start: tokens[first]!.start, end: text.length, first, after: tokens.length });
  }
  const span = (words: string): { start: number; end: number } => {
    const start = text.indexOf(words);
    if (start < 0) throw new Error(`not in the text: ${words}`);
    return { start, end: start + words.length };
  };
  const mentions: FoundMention[] = [];
  const mention = (words: string, kind: FoundMention['kind']): string => {
    const at = span(words);
    const inside = tokens.map((_, i) => i).filter((i) => tokens[i]!.start >= at.start && tokens[i]!.end <= at.end);
    const head = inside.find((i) => !inside.includes(tokens[i]!.head)) ?? inside[0]!;
    const id = `m${mentions.length + 1}`;
    mentions.push({ id, ...at, kind, form: 'name', head, confidence: 1 });
    return id;
  };
  const actorOf = new Map<string, string>();
  const actors: Actor[] = [];
  for (const [id, names] of Object.entries(cast.actors ?? {})) {
    actors.push({ id, name: names[0]!, kind: 'organization', sectors: [] });
    for (const words of names) actorOf.set(mention(words, 'organization'), id);
  }
  const placeOf = new Map<string, string>();
  const places: Place[] = [];
  for (const [id, names] of Object.entries(cast.places ?? {})) {
    places.push({ id, name: names[0]!, lat: 0, lon: 0 });
    for (const words of names) placeOf.set(mention(words, 'location'), id);
  }
  const times: TimeExpression[] = (cast.times ?? []).map((t, i) => ({
    id: `t${i + 1}`,
    ...span(t.words),
    type: 'DATE',
    from: t.from,
    to: t.to,
  }));
  const statements: Statement[] = (cast.statements ?? []).map(({ source, cue, content, ...rest }, i) => ({
    ...rest,
    id: `s${i + 1}`,
    manner: 'indirect',
    source: source ? [span(source)] : [],
    cue: cue ? [span(cue)] : [],
    content: [span(content)],
  }));
  const sha256 = createHash('sha256').update(text).digest('hex');
  return {
    report: {
      id: 'r',
      text,
      sha256,
      ...(cast.published && { published: cast.published }),
      layout: [{ start: 0, end: text.length, role: cast.role ?? 'body' }],
    },
    sentences: list,
    tokens,
    encoding: { width: 0, vectors: new Float32Array(0) },
    mentions,
    chains: [],
    actors: { list: actors, of: actorOf },
    places: { list: places, of: placeOf },
    times,
    statements,
    doubts: [],
  };
};

/** The events of parsed sentences. */
export const eventsOf = (sentences: string | readonly string[], cast?: Cast): readonly Event[] =>
  createEventStage({ judge: byRuleAlone }).run(parsed(typeof sentences === 'string' ? [sentences] : sentences, cast)).events;

/** "ASSAULT explosives A>B actual": what a test compares. */
export const brief = (e: Event): string =>
  `${e.type}${e.mode ? ` ${e.mode}` : ''} ${e.actors.map((p) => p.actor).join('+')}${e.reciprocal ? '=' : '>'}${e.recipients.map((p) => p.actor).join('+')} ${e.negated ? 'not ' : ''}${e.reality}`;
