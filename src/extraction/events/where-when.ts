// Where and when an event took place: the place and time that hang on its trigger, else the nearest in its sentence; a place also from the
// sentence before, else the dateline; a time also from the date of publication. In: trigger, places, times. Out: ids and the spans
// that tell them. A country that acts ("Moscow said") is no place of the event, nor is where someone comes from.
import type { EventType, Fallback, FoundMention, Span, TimeExpression } from '../../core/index.ts';
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
/** Of a country these say that it is the other side, not where. */
const SIDES = new Set('on from to of toward towards over between off along around'.split(' '));
/** What is said, agreed or imposed takes place where people sit, not in the countries that it is about. */
const IN_WORDS: ReadonlySet<EventType> = new Set([
  'AGREE',
  'CONSULT',
  'SUPPORT',
  'CONCEDE',
  'REQUEST',
  'ACCUSE',
  'REJECT',
  'THREATEN',
  'SANCTION',
]);
/** "imposed sanctions on Belarus": measures on paper, whatever type they have. */
const MEASURE = /^(?:sanction|embargo|tariff|fine|levy|duty|ban|blacklist|penalty|restriction)$/;
/** What is done to a place is done there: "bombed Hama". */
const DONE_TO_PLACES: ReadonlySet<EventType> = new Set(['ASSAULT', 'COERCE', 'MOBILIZE', 'RETREAT', 'AID', 'PROTEST']);
/** "agreed at talks in Geneva", "told a briefing in Moscow": what happens in words happens at these. */
const OCCASIONS = new Set(
  'talk summit meeting conference session congress court ceremony briefing interview speech rally forum negotiation visit trip assembly parliament council headquarters tribunal trial hearing statement'.split(
    ' ',
  ),
);
/** Nouns of which a place is the place: "the town of Bama", "the outskirts of Homs", "the shelling of Homs". */
const PLACE_NOUNS =
  /^(?:town|city|village|capital|port|district|region|province|governorate|area|part|outskirts|suburb|neighbou?rhood|quarter|north|south|east|west|center|centre|island|coast|border|state|county|municipality|camp|base|airport|street|countryside|edge|site|crossing)s?$/;

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

/** The noun that a mention hangs on, past nouns of places: "the town of Bama" hangs on what the town hangs on. */
const governor = (scene: Scene, mention: FoundMention): number | undefined => {
  let at = scene.tree.head(mention.head);
  while (at !== undefined && PLACE_NOUNS.test(scene.tree.lemma(at))) at = scene.tree.head(at);
  return at;
};

/** "Delegates of Yemen", "a man from Casablanca", "the army of Tunisia": the place says who somebody is. */
const tellsWho = (scene: Scene, mention: FoundMention, cases: readonly string[]): boolean => {
  if (!cases.some((c) => c === 'of' || c === 'from')) return false;
  const head = governor(scene, mention);
  if (head === undefined || head === mention.head) return false;
  const of = scene.mentionAt(head);
  return of !== undefined && of.kind !== 'location' && scene.tree.token(head).upos !== 'VERB';
};

/** Whether a candidate is said, agreed or decreed. */
const inWords = ({ tree }: Scene, { type, trigger }: Candidate): boolean =>
  IN_WORDS.has(type) || trigger.some((t) => MEASURE.test(tree.lemma(t)));

/** Whether what is said or agreed can be said to have been so at this place. */
const saidThere = (scene: Scene, mention: FoundMention, cases: readonly string[], candidate: Candidate): boolean => {
  const { tree } = scene;
  const head = governor(scene, mention);
  const land = isLand(scene, mention);
  if (!cases.length || (land && cases.every((c) => SIDES.has(c)))) return false;
  if (head === undefined || candidate.trigger.includes(head)) return true;
  return tree.token(head).upos === 'VERB' || OCCASIONS.has(tree.lemma(head));
};

const isLand = ({ doc }: Scene, mention: FoundMention): boolean => {
  const id = doc.places.of.get(mention.id);
  const place = doc.places.list.find((p) => p.id === id);
  return mention.kind === 'nationality' || place === undefined || /^PCL|^CONT|^RGN/.test(place.feature ?? '');
};

/** How far a mention is from being where a candidate took place; undefined where it can't be. */
const placeScore = (
  scene: Scene,
  candidate: Candidate,
  mention: FoundMention,
  path: ReadonlyMap<number, number>,
): number | undefined => {
  const { tree, doc } = scene;
  if (DATELINE.test(doc.report.text.slice(mention.end, mention.end + 60)) && opensParagraph(doc.report.text, mention))
    return undefined;
  const about = doc.places.about?.get(mention.id) !== undefined;
  const actor = doc.actors.of.get(mention.id);
  const cases = tree.children(mention.head, 'case').map((k) => tree.lemma(k));
  const spatial = about || cases.some((c) => SPATIAL.has(c));
  const party = [...candidate.actors, ...candidate.recipients].find((p) => p.start === mention.start && p.end === mention.end);
  if (!about) {
    if (tellsWho(scene, mention, cases)) return undefined;
    // "bombed Hama" happened there; "Hama protested" is a people.
    if (party && !spatial) {
      const object = tree.token(mention.head).deprel;
      if (mention.kind !== 'location' || !DONE_TO_PLACES.has(candidate.type) || !/^(?:obj|nsubj:pass)/.test(object))
        return undefined;
    }
    if (party && isLand(scene, mention) && inWords(scene, candidate)) return undefined;
    // "Raqqa Media Center said", "Moscow said": a body and a land that acts are no place of what is told, unless it happened at them.
    if (
      !spatial &&
      (mention.kind === 'organization' ||
        (actor !== undefined && mention.kind === 'location' && tree.token(mention.head).deprel === 'nsubj'))
    )
      return undefined;
    if (inWords(scene, candidate) && !saidThere(scene, mention, cases, candidate)) return undefined;
  }
  return (
    distance(scene, mention.head, path) +
    (spatial ? 0 : 3) +
    (actor !== undefined && !about ? 1.5 : 0) +
    (mention.kind === 'location' || about ? 0 : 4)
  );
};

/** "KABUL (AP) -- ", "GENEVA, June 3 (Xinhua) - ": what follows the place of a dateline. */
const DATELINE = /^(?:,[^,.\n]{2,24})?(?:,? ?\w{3,9}\.? \d{1,2},?(?: \d{4})?)?\s*(?:\([A-Za-z /]+\))?\s*(?:--|—|–|-)\s/;

const opensParagraph = (text: string, { start }: Span): boolean => start === 0 || /\n\s*$/.test(text.slice(0, start));

/** The place that a mention tells, and the words that tell it: those around it, where they say more than the name. */
const told = ({ doc }: Scene, mention: FoundMention): { place: string; placeFrom: Span } => {
  const about = doc.places.about?.get(mention.id);
  return about
    ? { place: about.place, placeFrom: spanOf(about) }
    : { place: doc.places.of.get(mention.id)!, placeFrom: spanOf(mention) };
};

/**
 * "The convoy reached Bama at noon. Gunmen then killed its driver.": what is done is done where the sentence before it, in the same
 * paragraph, says that people were, if that names one place alone.
 */
const placeBefore = (scene: Scene, candidate: Candidate, sentence: number): { place: string; placeFrom: Span } | undefined => {
  const { tree, doc } = scene;
  const [here, before] = [tree.sentences[sentence]!, tree.sentences[sentence - 1]];
  if (!before || inWords(scene, candidate) || doc.report.text.slice(before.end, here.start).includes('\n')) return undefined;
  const found = doc.mentions.filter((m) => {
    if (m.start < before.start || m.end > before.end || m.kind !== 'location' || !doc.places.of.has(m.id)) return false;
    const cases = tree.children(m.head, 'case').map((k) => tree.lemma(k));
    return cases.some((c) => /^(?:in|at|near|outside|inside|into)$/.test(c)) && !isLand(scene, m) && !tellsWho(scene, m, cases);
  });
  const places = new Set(found.map((m) => told(scene, m).place));
  return places.size === 1 ? told(scene, found[0]!) : undefined;
};

/** Where and when a candidate took place. */
export const whereAndWhen = (scene: Scene, candidate: Candidate): WhereWhen => {
  const { tree, doc } = scene;
  const at = tree.token(candidate.head).sentence;
  const sentence = tree.sentences[at]!;
  const path = pathOf(scene, candidate.trigger);
  const out: WhereWhen = {};
  let bestPlace: { mention: FoundMention; score: number } | undefined;
  for (const mention of doc.mentions) {
    if (mention.start < sentence.start || mention.end > sentence.end || !doc.places.of.has(mention.id)) continue;
    const score = placeScore(scene, candidate, mention, path);
    if (score !== undefined && (!bestPlace || score < bestPlace.score)) bestPlace = { mention, score };
  }
  if (bestPlace && bestPlace.score < 9) Object.assign(out, told(scene, bestPlace.mention));
  else Object.assign(out, placeBefore(scene, candidate, at));
  let bestTime: { time: TimeExpression; score: number } | undefined;
  for (const time of doc.times) {
    if (time.start < sentence.start || time.end > sentence.end || time.type === 'DURATION' || time.type === 'SET') continue;
    const head = tree.headOf(time);
    if (head === undefined || datesAnother(scene, head, candidate.trigger)) continue;
    const score = distance(scene, head, path);
    if (!bestTime || score < bestTime.score) bestTime = { time, score };
  }
  if (bestTime) {
    out.time = bestTime.time.id;
    out.timeFrom = spanOf(bestTime.time);
  }
  return out;
};

/** "the 1986 disaster", "the anniversary of the war of 2008": a date that belongs to another noun than the trigger. */
const datesAnother = ({ tree }: Scene, head: number, trigger: readonly number[]): boolean => {
  const noun = tree.head(head);
  if (noun === undefined || trigger.includes(noun) || trigger.includes(head)) return false;
  const { upos } = tree.token(noun);
  if (upos !== 'NOUN' && upos !== 'PROPN') return false;
  const { deprel } = tree.token(head);
  if (/^(?:compound|nummod|amod|nmod:poss)/.test(deprel)) return true;
  return deprel.startsWith('nmod') && tree.children(head, 'case').some((k) => tree.lemma(k) === 'of');
};

/** The place of the dateline ("KABUL (AP) -- …"), where the report opens with one. */
export const datelinePlace = (scene: Scene): string | undefined => {
  const { doc } = scene;
  const body = doc.report.layout.find((p) => p.role === 'body');
  if (!body) return undefined;
  for (const mention of doc.mentions) {
    if (mention.start !== body.start) continue;
    const place = doc.places.of.get(mention.id);
    if (place !== undefined && DATELINE.test(doc.report.text.slice(mention.end, mention.end + 60))) return place;
  }
  return undefined;
};
