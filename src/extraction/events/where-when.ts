// Where and when an event took place: the place and time that hang on its trigger, else the nearest in its sentence, else dateline and date.
// In: trigger, places, times. Out: ids and the spans that tell them. A country that acts ("Moscow said") is no place of the event.
import type { Fallback, FoundMention, Span, TimeExpression } from '../../core/index.ts';
import type { Candidate } from './candidate.ts';
import type { Scene } from './scene.ts';

export interface WhereWhen {
  place?: string;
  placeFrom?: Span | Fallback;
  time?: string;
  timeFrom?: Span | Fallback;
}

const SPATIAL = new Set(
  'in at near on outside inside around from to into across along off over throughout within towards toward between of'.split(' '),
);

/** Steps up the tree from a word until it stands on the path of the trigger; a large number where it never does. */
const distance = (scene: Scene, word: number, path: ReadonlyMap<number, number>): number => {
  const { tree } = scene;
  let steps = 0;
  for (let at: number | undefined = word; at !== undefined && steps < 12; steps += 1) {
    const up = path.get(at);
    if (up !== undefined) return steps + up * 1.5;
    at = tree.head(at);
  }
  return 99;
};

const pathOf = (scene: Scene, heads: readonly number[]): Map<number, number> => {
  const path = new Map<number, number>();
  for (const head of heads) {
    let up = 0;
    for (const at of [head, ...scene.tree.ancestors(head)]) {
      path.set(at, Math.min(path.get(at) ?? 99, up));
      up += 1;
    }
  }
  return path;
};

const spanOf = ({ start, end }: Span): Span => ({ start, end });

/** Where and when a candidate took place. */
export const whereAndWhen = (scene: Scene, candidate: Candidate): WhereWhen => {
  const { tree, doc } = scene;
  const sentence = tree.sentences[tree.token(candidate.head).sentence]!;
  const path = pathOf(scene, candidate.trigger);
  const out: WhereWhen = {};
  const parties = [...candidate.actors, ...candidate.recipients];
  let bestPlace: { mention: FoundMention; score: number } | undefined;
  for (const mention of doc.mentions) {
    if (mention.start < sentence.start || mention.end > sentence.end || !doc.places.of.has(mention.id)) continue;
    const actor = doc.actors.of.get(mention.id);
    if (parties.some((p) => p.start === mention.start && p.end === mention.end) && !tree.children(mention.head, 'case').length)
      continue;
    const spatial = tree.children(mention.head, 'case').some((k) => SPATIAL.has(tree.lemma(k)));
    // "Raqqa Media Center said", "Moscow said": a body and a land that acts are no place of what is told, unless it happened at them.
    if (
      !spatial &&
      (mention.kind === 'organization' ||
        (actor !== undefined && mention.kind === 'location' && tree.token(mention.head).deprel.startsWith('nsubj')))
    )
      continue;
    const score =
      distance(scene, mention.head, path) +
      (spatial ? 0 : 3) +
      (actor !== undefined ? 1.5 : 0) +
      (mention.kind === 'location' ? 0 : 4);
    if (!bestPlace || score < bestPlace.score) bestPlace = { mention, score };
  }
  if (bestPlace && bestPlace.score < 9) {
    out.place = doc.places.of.get(bestPlace.mention.id)!;
    out.placeFrom = spanOf(bestPlace.mention);
  }
  let bestTime: { time: TimeExpression; score: number } | undefined;
  for (const time of doc.times) {
    if (time.start < sentence.start || time.end > sentence.end || time.type === 'DURATION' || time.type === 'SET') continue;
    const head = tree.headOf(time);
    if (head === undefined) continue;
    const score = distance(scene, head, path);
    if (!bestTime || score < bestTime.score) bestTime = { time, score };
  }
  if (bestTime) {
    out.time = bestTime.time.id;
    out.timeFrom = spanOf(bestTime.time);
  } else if (doc.report.published !== undefined) {
    out.timeFrom = { fallback: 'published' };
  }
  return out;
};

/** The place of the dateline ("KABUL (AP) -- …"), where the report opens with one. */
export const datelinePlace = (scene: Scene): string | undefined => {
  const { doc } = scene;
  const body = doc.report.layout.find((p) => p.role === 'body');
  if (!body) return undefined;
  for (const mention of doc.mentions) {
    if (mention.start !== body.start) continue;
    const place = doc.places.of.get(mention.id);
    const rest = doc.report.text.slice(mention.end, mention.end + 40);
    if (
      place !== undefined &&
      /^(?:,[^,.\n]{2,24})?(?:,? ?\w{3,9}\.? \d{1,2},?(?: \d{4})?)?\s*(?:\([A-Za-z /]+\))?\s*(?:--|—|–|-)\s/.test(rest)
    )
      return place;
  }
  return undefined;
};
