// Frames of verbs and nouns as data: which words tell an event, and in which slots its parties stand.
// In: data/events/{verbs,nouns,lights,operators,classes}.tsv (formats in their headers). Out: look-ups by lemma, loaded on first use.
import { type EventType, readTable } from '../core/index.ts';

/** One test of a verb frame: `obj=#force` is { slot: 'obj', words: {…} }. */
export interface FrameTest {
  /** subj, obj, iobj, xcomp, clause, noobj, nosubj or a preposition. */
  slot: string;
  negated: boolean;
  /** Lemmas one of which must stand there; undefined: anything may. */
  words?: ReadonlySet<string>;
  /** Types of event nouns that may stand there ("@ASSAULT"). */
  types?: ReadonlySet<string>;
  /** Whether someone of the register may stand there ("@person"). */
  person: boolean;
}

/** Slots in the order in which they are tried; an inner list is taken together. */
export type Slots = readonly (readonly string[])[];

export interface VerbFrame {
  /** "verbs:12", row of the table. */
  id: string;
  tests: readonly FrameTest[];
  /** Undefined: the words tell no event. */
  type?: EventType;
  /** "*": from the complement. */
  mode?: string;
  actor: Slots;
  recipient: Slots;
}

export type Alone = 'yes' | 'verb' | 'main';

export interface NounFrame {
  id: string;
  type: EventType;
  mode?: string;
  actor: Slots;
  recipient: Slots;
  alone: Alone;
}

export type LightEffect =
  | 'do'
  | 'undergo'
  | 'start'
  | 'continue'
  | 'order'
  | 'end'
  | 'cut'
  | 'want'
  | 'refuse'
  | 'threaten'
  | 'offer'
  | 'like'
  | 'dislike'
  | 'allow';

export interface LightVerb {
  id: string;
  /** Types of the nouns; undefined: any. */
  types?: ReadonlySet<string>;
  effect: LightEffect;
}

export type Operator =
  | 'actual'
  | 'attempt'
  | 'future'
  | 'wish'
  | 'unreal'
  | 'doubt'
  | 'AGREE'
  | 'REJECT'
  | 'THREATEN'
  | 'REQUEST';

interface Frames {
  verbs: Map<string, VerbFrame[]>;
  nouns: Map<string, NounFrame>;
  lights: Map<string, LightVerb[]>;
  operators: Map<string, Operator>;
  classes: Map<string, ReadonlySet<string>>;
}

let frames: Frames | undefined;

const slotsOf = (cell: string): Slots => (cell === '-' ? [] : cell.split(',').map((s) => s.split('+')));

const testOf = (cell: string, classes: Map<string, ReadonlySet<string>>): FrameTest => {
  const negated = cell.startsWith('!');
  const [slot, value] = (negated ? cell.slice(1) : cell).split('=') as [string, string | undefined];
  const test: FrameTest = { slot, negated, person: false };
  if (value === undefined || value === '*') return test;
  const words = new Set<string>();
  const types = new Set<string>();
  for (const v of value.split(',')) {
    if (v === '@person') test.person = true;
    else if (v.startsWith('@')) types.add(v.slice(1));
    else if (v.startsWith('#')) for (const w of classes.get(v.slice(1)) ?? []) words.add(w);
    else words.add(v);
  }
  return { ...test, words, types };
};

const append = <T>(map: Map<string, T[]>, lemma: string, item: T): void => {
  const list = map.get(lemma);
  if (list) list.push(item);
  else map.set(lemma, [item]);
};

const load = (): Frames => {
  const classes = new Map<string, ReadonlySet<string>>();
  for (const [name, words] of readTable('data/events/classes.tsv')) classes.set(name!, new Set(words!.split(' ')));
  const verbs = new Map<string, VerbFrame[]>();
  readTable('data/events/verbs.tsv').forEach(([lemmas, when, type, mode, actor, recipient], row) => {
    const tests = when === '-' ? [] : when!.split(' ').map((cell) => testOf(cell, classes));
    const frame: VerbFrame = { id: `verbs:${row + 1}`, tests, actor: slotsOf(actor!), recipient: slotsOf(recipient!) };
    if (type !== '-') frame.type = type as EventType;
    if (mode !== '-') frame.mode = mode!;
    for (const lemma of lemmas!.split(' ')) append(verbs, lemma, frame);
  });
  // More tests first; the sort is stable, so that earlier rows stay ahead.
  for (const list of verbs.values()) list.sort((a, b) => b.tests.length - a.tests.length);
  const nouns = new Map<string, NounFrame>();
  readTable('data/events/nouns.tsv').forEach(([lemmas, type, mode, actor, recipient, alone], row) => {
    const frame: NounFrame = {
      id: `nouns:${row + 1}`,
      type: type as EventType,
      actor: slotsOf(actor!),
      recipient: slotsOf(recipient!),
      alone: alone as Alone,
    };
    if (mode !== '-') frame.mode = mode!;
    for (const lemma of lemmas!.split(' ')) if (!nouns.has(lemma)) nouns.set(lemma, frame);
  });
  const lights = new Map<string, LightVerb[]>();
  readTable('data/events/lights.tsv').forEach(([lemmas, types, effect], row) => {
    const light: LightVerb = { id: `lights:${row + 1}`, effect: effect as LightEffect };
    if (types !== '*') light.types = new Set(types!.split(' '));
    for (const lemma of lemmas!.split(' ')) append(lights, lemma, light);
  });
  const operators = new Map<string, Operator>();
  for (const [lemmas, effect] of readTable('data/events/operators.tsv')) {
    for (const lemma of lemmas!.split(' ')) if (!operators.has(lemma)) operators.set(lemma, effect as Operator);
  }
  return { verbs, nouns, lights, operators, classes };
};

const all = (): Frames => {
  frames ??= load();
  return frames;
};

const NONE: readonly never[] = [];

/** Frames of a verb ("lay_down" with its particle), those with most tests first. */
export const verbFrames = (lemma: string): readonly VerbFrame[] => all().verbs.get(lemma) ?? NONE;

/** The frame of an event noun; compounds are written "air_strike". */
export const nounFrame = (lemma: string): NounFrame | undefined => all().nouns.get(lemma);

/** What a light or aspectual verb does to the event noun that is its object. */
export const lightVerbs = (lemma: string): readonly LightVerb[] => all().lights.get(lemma) ?? NONE;

/** What a verb, adjective or noun makes of the clause that depends on it. */
export const operatorOf = (lemma: string): Operator | undefined => all().operators.get(lemma);

/** Whether a lemma belongs to a class of data/events/classes.tsv. */
export const isOfClass = (name: string, lemma: string): boolean => all().classes.get(name)?.has(lemma) ?? false;
