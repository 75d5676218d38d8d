// Places that take part: "travelled to Beijing", "shells fell on Homs". A town that nobody took for an actor stands for those who are there or rule it,
// where no slot of an event names anybody else. In: the scene, the slots of a frame. Out: the place as a party, under an id of its own; and, for those
// that events used, the actors to add to the register. A doer only where its name stands as one (scene.ts: "Puntland rejected the plan").
import type { Actor, Event, EventType, FoundMention } from '../../core/index.ts';
import type { Slots } from '../../knowledge/frames.ts';
import type { Arguments } from './arguments.ts';
import { obliques, withConjuncts } from './arguments.ts';
import { slotOf } from './match.ts';
import { type EventDoc, HOST, type Scene, type Someone } from './scene.ts';

/** Acts that are done to those who are at a place. */
const TO_A_PLACE: ReadonlySet<EventType> = new Set(['ASSAULT', 'COERCE', 'MOBILIZE', 'AID', 'RETREAT', 'SANCTION', 'PROTEST']);
/** Acts by which one comes to a place. */
const COMING: ReadonlySet<EventType> = new Set(['CONSULT', 'AGREE', 'REJECT']);

/** The place that a word names, as a party; undefined where it names somebody of the register, or lies in no country that is known. */
const placeAt = (scene: Scene, token: number): Someone | undefined => {
  const { doc } = scene;
  const mention = scene.mentionAt(token);
  if (mention?.kind !== 'location' || mention.form !== 'name' || doc.actors.of.has(mention.id)) return undefined;
  const id = doc.places.of.get(mention.id);
  const place = id === undefined ? undefined : doc.places.list.find((p) => p.id === id);
  if (!place?.country) return undefined;
  return { actor: HOST + place.id, start: mention.start, end: mention.end, mention };
};

const placesAt = (scene: Scene, tokens: readonly number[]): Someone[] =>
  tokens.flatMap((t) => withConjuncts(scene.tree, t).flatMap((k) => placeAt(scene, k) ?? []));

/** The place to which an act is done, by the slots of its frame and then by where it is done. */
export const hostsOf = (
  scene: Scene,
  verb: number,
  args: Arguments,
  frame: { recipient: Slots; type?: EventType; mode?: string },
): Someone[] => {
  if (!frame.recipient.length || !frame.type) return [];
  const toPlace = TO_A_PLACE.has(frame.type);
  const visit = frame.mode === 'visit';
  if (!toPlace && !visit && !COMING.has(frame.type)) return [];
  const own = frame.recipient.flat().filter((s) => s !== 'clause' && s !== 'csubj');
  const more = toPlace ? ['in', 'at', 'near', 'on', 'into', 'from', 'to'] : visit ? ['to', 'in'] : [];
  for (const slot of [...own, ...more]) {
    const found = placesAt(scene, [...slotOf(scene, args, verb, slot), ...within(scene, args, slot)]);
    if (found.length) return found;
  }
  return [];
};

/** Words with a preposition below the objects and obliques of a verb: "remained on alert | in Manila". */
const within = (scene: Scene, args: Arguments, preposition: string): number[] => {
  const words = [...args.obj, ...[...args.obl.values()].flat()];
  return words.flatMap((k) => obliques(scene.tree, k, 'nmod', 'obl').get(preposition) ?? []);
};

/** The same for an event noun: "the shelling of Homs", "a visit to Beijing". */
export const hostsOfNoun = (
  scene: Scene,
  frame: { recipient: Slots; type: EventType; mode?: string },
  attributes: ReadonlyMap<string, readonly number[]>,
): Someone[] => {
  if (!frame.recipient.length || (!TO_A_PLACE.has(frame.type) && frame.mode !== 'visit')) return [];
  for (const slot of [...frame.recipient.flat(), 'in']) {
    const found = placesAt(scene, attributes.get(slot) ?? []);
    if (found.length) return found;
  }
  return [];
};

/** Actors for the places that events name as parties: the register with them, and the events under the register's ids. */
export const registerHosts = (
  doc: EventDoc,
  events: readonly Event[],
): { list: readonly Actor[]; of: ReadonlyMap<string, string>; events: Event[] } => {
  const ids = new Map<string, string>();
  const list = [...doc.actors.list];
  const of = new Map(doc.actors.of);
  let next = Math.max(0, ...list.map((a) => Number(/\d+$/.exec(a.id)?.[0] ?? 0)));
  const mentions = new Map<string, FoundMention>(doc.mentions.map((m) => [`${m.start} ${m.end}`, m]));
  const idOf = (party: { actor: string; start: number; end: number }): string => {
    if (!party.actor.startsWith(HOST)) return party.actor;
    let id = ids.get(party.actor);
    if (id === undefined) {
      next += 1;
      id = `a${next}`;
      ids.set(party.actor, id);
      const place = doc.places.list.find((p) => HOST + p.id === party.actor);
      const name = place?.name ?? party.actor.slice(HOST.length);
      list.push({
        id,
        name,
        kind: 'group',
        ...(place?.country && { country: place.country }),
        sectors: [],
        unknown: `“${name}” may be those who rule it or who live in it`,
        by: 'place that takes part',
      });
    }
    const mention = mentions.get(`${party.start} ${party.end}`);
    if (mention && !of.has(mention.id)) of.set(mention.id, id);
    return id;
  };
  const named = <T extends { actor: string; start: number; end: number }>(parties: readonly T[]): T[] =>
    parties.map((p) => ({ ...p, actor: idOf(p) }));
  const out = events.map((e) => ({ ...e, actors: named(e.actors), recipients: named(e.recipients) }));
  return { list, of, events: out };
};
