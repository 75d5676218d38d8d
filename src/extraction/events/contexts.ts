// The contexts (PLOVER's "why") of an event: what its mode implies, and what its sentence speaks of.
// In: type, mode, sentence. Out: at most four contexts, most frequent first. Does not look at other sentences.
import type { EventType } from '../../core/index.ts';
import { contextsOf } from '../../knowledge/contexts.ts';
import { ploverEntry } from '../../knowledge/plover.ts';
import type { Scene } from './scene.ts';

const LIMIT = 4;

/** Contexts of an event in a sentence. */
export const eventContexts = (scene: Scene, type: EventType, mode: string | undefined, sentence: number): string[] => {
  const { tree } = scene;
  const counts = new Map<string, number>();
  const count = (context: string, by: number): void => {
    counts.set(context, (counts.get(context) ?? 0) + by);
  };
  for (const context of ploverEntry(type, mode).contexts) count(context, 10);
  const { first, after } = tree.sentences[sentence]!;
  for (let i = first; i < after; i += 1) {
    for (const context of contextsOf(tree.lemma(i))) count(context, 1);
    if (i + 1 < after) for (const context of contextsOf(`${tree.lemma(i)}_${tree.lemma(i + 1)}`)) count(context, 1);
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, LIMIT)
    .map(([context]) => context);
};
