// Events of a report, in order of the text → what a scene shares: deeds told in sentences that follow one another happen where and on the day
// that the one before was told to happen, and news without a time of its own is of the day of publication. Background, habits, wishes and
// what others claim without a time keep none: that is unknown, and left out.
import type { Event } from '../../core/index.ts';
import type { Scene } from './scene.ts';

/** Deeds that are done at a place, with bodies or things; what is said or agreed has no scene of its own. */
const DEEDS = new Set(['ASSAULT', 'COERCE', 'PROTEST', 'MOBILIZE', 'AID', 'RETREAT']);
/** Sentences that a scene may go on without naming its place or day again. */
const REACH = 3;
/** News that opens a report: its first sentences tell what happened, later ones the background. */
const LEAD = 4;

/** Sentences of a short report, which tells one thing. */
const SHORT = 16;

const isDeed = (e: Event): boolean => DEEDS.has(e.type) && e.reality === 'actual' && !e.negated;

const tells = (from: Event['placeFrom']): boolean => from !== undefined && 'start' in from;

/** A verb in the simple past or present perfect, active or passive, in a main clause or one joined to it: how news is told. */
const isNews = ({ tree }: Scene, e: Event): boolean => {
  const [first, after] = tree.tokensIn(e.trigger);
  let at = tree.headOf(e.trigger);
  if (first >= after || at === undefined) return false;
  // "carried out an attack", "are on strike": the noun hangs on the verb that tells it
  if (tree.token(at).upos === 'NOUN') {
    const up = tree.head(at);
    if (up === undefined || tree.token(up).upos !== 'VERB' || !/^(?:obj|nsubj)/.test(tree.token(at).deprel)) return false;
    at = up;
  }
  for (let k: number | undefined = at; k !== undefined; k = tree.head(k)) {
    const rel = tree.relation(k);
    if (rel === 'root') break;
    // "were wounded when a bomb exploded"
    if (rel === 'advcl' && tree.children(k, 'mark', 'advmod').some((c) => /^(?:when|as|after|before|while)$/i.test(tree.word(c))))
      continue;
    if (rel !== 'conj' && rel !== 'parataxis' && rel !== 'ccomp') return false;
  }
  const words = [at, ...tree.children(at, 'aux', 'aux:pass')];
  if (words.some((k) => /^(?:had|would|could|should|might|may|can|must|used)$/i.test(tree.word(k)))) return false;
  const finite = tree.children(at, 'aux', 'aux:pass')[0] ?? at;
  const word = tree.word(finite).toLowerCase();
  if (/^(?:has|have|was|were|been|'ve)$/.test(word)) return true;
  return tree.token(finite).feats === undefined ? /ed$/.test(word) : tree.feature(finite, 'Tense') === 'Past';
};

/** Events with the places and times that their scenes share; in and out in order of the text. `published`: whether the report has a date. */
export const carryScenes = (scene: Scene, events: readonly Event[], published: boolean): Event[] => {
  let where: Event | undefined;
  let when: Event | undefined;
  // What the report opens with: "Gunmen killed nine people in Bama on Friday … Three of the wounded were children."
  const lead = events.find((e) => isDeed(e) && e.sentence < LEAD && tells(e.placeFrom) && e.time !== undefined);
  const last = scene.tree.sentences.length <= SHORT ? SHORT : 2 * LEAD;
  const opened = (event: Event): Event | undefined =>
    lead !== undefined && event.sentence > lead.sentence && event.sentence <= last && event.type === lead.type ? lead : undefined;
  return events.map((event) => {
    let out = event;
    const deed = isDeed(event);
    // "Gunmen attacked a post near Bama on Friday. Two soldiers were killed."
    const near = (e: Event | undefined): Event | undefined => (e && event.sentence - e.sentence <= REACH ? e : undefined);
    if (deed && isNews(scene, event)) {
      const place = near(where) ?? opened(event);
      if (!tells(event.placeFrom) && place) out = { ...out, place: place.place!, placeFrom: place.placeFrom! };
      const time = near(when) ?? opened(event);
      if (out.time === undefined && time) out = { ...out, time: time.time!, timeFrom: time.timeFrom! };
    }
    if (out.time === undefined && published && event.reality === 'actual' && !event.negated) {
      const open = event.sentence < LEAD || event.saidBy === 'outlet';
      if (open && isNews(scene, event)) out = { ...out, timeFrom: { fallback: 'published' } };
    }
    if (deed && tells(out.placeFrom)) where = out;
    else if (tells(out.placeFrom)) where = undefined;
    if (deed && out.time !== undefined) when = out;
    else if (out.time !== undefined) when = undefined;
    return out;
  });
};
