// One happening told twice in a sentence is one event: "shelled the town, killing ten". In: candidates of a sentence. Out: fewer.
import type { Reality } from '../../core/index.ts';
import type { Candidate } from './candidate.ts';
import type { Scene, Someone } from './scene.ts';

export interface Weighed {
  candidate: Candidate;
  reality: Reality;
  negated: boolean;
}

const meets = (a: readonly Someone[], b: readonly Someone[]): boolean =>
  !a.length || !b.length || a.some((x) => b.some((y) => x.actor === y.actor));
const join = (a: readonly Someone[], b: readonly Someone[]): Someone[] => [
  ...a,
  ...b.filter((x) => !a.some((y) => y.actor === x.actor)),
];

const same = (scene: Scene, a: Weighed, b: Weighed): boolean => {
  const [x, y] = [a.candidate, b.candidate];
  if (x.type !== y.type || a.negated !== b.negated || (x.within === undefined) !== (y.within === undefined)) return false;
  if (scene.tree.token(x.head).sentence !== scene.tree.token(y.head).sentence) return false;
  if (a.reality !== b.reality && !(y.nominal || x.nominal)) return false;
  if (!meets(x.actors, y.actors)) return false;
  // Two noun events with other targets are two events, and so are two clauses of their own.
  const ofItsOwn = (c: Candidate): boolean => !c.nominal && scene.tree.child(c.head, 'nsubj') !== undefined;
  const linked = scene.tree.isAncestor(x.head, y.head) && !ofItsOwn(y);
  return linked || meets(x.recipients, y.recipients);
};

/** Events of which each stands once; the first (the one nearest the root) takes in the parties of the others. */
export const merged = <T extends Weighed>(scene: Scene, list: readonly T[]): T[] => {
  const out: T[] = [];
  for (const item of list) {
    const at = out.findIndex((o) => same(scene, o, item));
    if (at < 0) {
      out.push(item);
      continue;
    }
    const kept = out[at]!;
    const actors = join(kept.candidate.actors, kept.candidate.actors.length ? [] : item.candidate.actors);
    const recipients = join(kept.candidate.recipients, item.candidate.recipients).filter(
      (r) => !actors.some((a) => a.actor === r.actor),
    );
    const mode = kept.candidate.mode ?? item.candidate.mode;
    out[at] = {
      ...kept,
      candidate: {
        ...kept.candidate,
        actors,
        recipients: kept.candidate.reciprocal ? kept.candidate.recipients : recipients,
        ...(mode && { mode }),
      },
    };
  }
  return out;
};
