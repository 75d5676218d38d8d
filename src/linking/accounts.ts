// Tellings of one story → accounts that can't both be true: one asserts what another denies; each of two sides says that the other attacked.
// A denial is held against what it denies by its words, by who is accused, or by act and doer; the two need not be one claim, since a denial
// has other words than what it answers. Never against its own voice: who takes back what he said corrects himself.
import { heldInMeaning, kindredActs, tellOtherActs, tellsAct } from './acts.ts';
import { dayOf } from './claims.ts';
import { alikeContent, type Content, contentOf, isNameIn, namesIn, sharesPredicate, stemsOf } from './content.ts';
import { denialPattern, holdsDenial, OWN_WORDS, ownWords, tellsNothing } from './denial-words.ts';
import type { PartyRef, Telling } from './telling.ts';

/** A telling with the number of its voice and the claim that it is in. */
export interface Account {
  telling: Telling;
  voice: number;
  claim: string;
}

export interface Opposed {
  /** Both in order; each voice once a side. */
  told: Account[];
  denied: Account[];
}

// Set by hand on sentences that we wrote (tests/linking/disagreements.test.ts).
const LEAST = 0.34;
const LEAST_OWN = 0.2;
const LEAST_MEANT = 0.3; // share of what is denied that is told in the same or kindred words, an act among them
const NAMED = 0.25;
const TELLING = 1.5; // weight of a word that says something: "went" does not
const ALL = 0.7; // of what there was none of
const DAYS = 31; // between what is told and its denial
const SAME_ACT = 0.4; // type and doer alone; the words add to it
const ACCUSED = 1; // before all words that are the same: who is accused denies that it was he, not that it was
const POINTED = 2;
const ONE_DEED = 0.5; // words of two accusations of one deed
const ACT_DAYS = 3; // between two acts that are told as one

const meet = (a: readonly PartyRef[], b: readonly PartyRef[]): boolean =>
  a.some((x) => b.some((y) => x.id === y.id || (x.country !== undefined && x.country === y.country)));
/** "gunmen": of no country. */
const unknown = (list: readonly PartyRef[]): boolean => list.every((p) => p.country === undefined && !/^\p{Lu}/u.test(p.name));
const speaks = (t: Telling, parties: readonly PartyRef[]): boolean =>
  parties.some((p) => p.id === t.voice.id || (p.country !== undefined && p.country === t.voice.country));
const apart = (a: string | undefined, b: string | undefined): number => {
  const [x, y] = [dayOf(a?.slice(0, 10)), dayOf(b?.slice(0, 10))];
  return x === undefined || y === undefined ? 0 : Math.abs(x - y);
};
const NONE =
  /(?:^|[.!?]\s+)["“']?(?:that\s+)?(?:there\s+(?:is|was|were|are|has been|had been|have been)\s+(?:no|never an?|not an?)|(?:nobody|no one)\s+(?:(?:was|were|has been|had been|has|had|came to)\s+)?)\s*([^.,;:!?”"]+)/iu;
const WHERE = /\s+(?:in|at|on|near|within|inside|between|over|during|from|since|with|of any|whatsoever)(?!\p{L}).*$/iu; // not what there was none of
const nones = new WeakMap<Telling, Content | null>();
/** What a telling says that there is none of. */
const noneOf = (t: Telling): Content | undefined => {
  const known = nones.get(t);
  if (known !== undefined) return known ?? undefined;
  const found = NONE.exec(t.words)?.[1]?.replace(WHERE, '');
  const all = contentOf(found ?? '');
  // "no Russian drone": the thing, not whose it was.
  const things = new Map([...all].filter(([stem]) => !isNameIn(all, stem)));
  const content = things.size ? things : null;
  nones.set(t, content);
  return content ?? undefined;
};
const NAME = /^(?:\p{Lu}[\p{L}'’.-]*\s*){1,4}$/u; // of one, not "senior officials in La Paz"
const lasts = new WeakMap<Telling, string | null>();
/** The last word of the name of who speaks, as a stem; of persons and bodies that are no country's. */
const lastNameOf = (t: Telling): string | null => {
  const known = lasts.get(t);
  if (known !== undefined) return known;
  const named = t.voice.kind === 'speaker' && t.voice.country === undefined && NAME.test(t.voice.name);
  const last = (named ? stemsOf(t.voice.name).at(-1) : undefined) ?? null;
  lasts.set(t, last);
  return last;
};
/** Whether what is told names who denies. */
const namesVoice = (no: Telling, yes: Telling): boolean => {
  const last = lastNameOf(no);
  return last !== null && isNameIn(yes.content, last);
};
const triggers = new WeakMap<Telling, Content>();
const triggerOf = (t: Telling): Content => {
  const known = triggers.get(t);
  if (known) return known;
  const content = contentOf(t.trigger ?? '');
  triggers.set(t, content);
  return content;
};
const isDone = (t: Telling): boolean => t.reality !== 'hypothetical' && t.reality !== 'future';

// "denied on Friday that its men had ambushed", "dismissed as fabricated a report that its aircraft had bombed": the reader took the act as told.
const deniesThat = (): RegExp =>
  denialPattern(
    'denies that',
    (words) =>
      `(?<!\\p{L})${words('deny')}(?:\\s+on\\s+\\p{Lu}\\p{L}+)?(?:\\s+as\\s+\\p{L}+)?(?:\\s+(?!that)[\\p{L}'’-]+){0,4}?\\s+that(?!\\p{L})`,
    'u',
  );
// "reports of a closure were false"
const callsFalse = (): RegExp =>
  denialPattern(
    'calls false',
    (words) =>
      `(?<!\\p{L})${words('told', 'pointed')}\\s+(?:of|that|about)(?!\\p{L})[^.;]*(?<!\\p{L})(?:is|are|was|were)\\s+(?:\\p{L}+\\s+)?${words('is untrue')}(?!\\p{L})`,
  );
const NONE_HAS = /^["“']?no\s+(?:\p{L}+\s+){1,3}(?:has|have|had|was|were)(?!\p{L})/iu; // "No Rwandan soldier has set foot in Congo"
const WITHOUT = /(?<!\p{L})without\s+\p{L}+ing(?!\p{L})/iu;
const negates = (words: string): boolean => holdsDenial('negates', words) || /n['’]t(?!\p{L})/iu.test(words);
const SAYS_NOT = /(?<!\p{L})(?:has|have|had|did|does|do|is|are|was|were)(?:\s+not|\s+never|n['’]t)(?!\p{L})/iu;
/** Whether a telling denies its act, by its stance or by the words before the act. */
const deniedIn = ({ words, trigger, stance, layer }: Telling): boolean => {
  if (callsFalse().test(words) || NONE_HAS.test(words)) return true;
  // "left without speaking" denies nothing.
  if (stance === 'against') return !WITHOUT.test(words) || negates(words.replace(WITHOUT, ''));
  const found = layer === 'events' ? deniesThat().exec(words) : null;
  return found !== null && (trigger === undefined || words.indexOf(trigger) >= found.index) && !holdsDenial('asked', found[0]);
};

/** Told as done, not as what lies ahead. */
export const isAsserted = (t: Telling): boolean =>
  isDone(t) && !tellsNothing(t.words) && !holdsDenial('ahead', t.words) && !(t.layer === 'events' && SAYS_NOT.test(t.words));

/** Words of one stretch of a report: a quotation, told as what is said and as a sentence. */
const isOneText = (a: Telling, b: Telling): boolean =>
  a.report === b.report && a.span.start < b.span.end && b.span.start < a.span.end;

/** How surely one telling denies another; 0 where it does not. `asserted`: what it denies is told as done. */
const denies = (no: Telling, yes: Telling, asserted: () => boolean): number => {
  if (no.about === yes.id) return POINTED;
  if (apart(no.published, yes.published) > DAYS || !asserted()) return 0;
  if (
    yes.type === 'ACCUSE' &&
    speaks(no, yes.targets) &&
    (no.about !== undefined ||
      (meet(no.doers, yes.targets) && sharesPredicate(no.content, yes.content)) ||
      alikeContent(no.content, yes.content) >= LEAST_OWN ||
      (no.type === 'ASSAULT' && meet(no.doers, yes.targets) && kindredActs(no.content, yes)))
  )
    return ACCUSED + alikeContent(no.content, yes.content);
  const points = no.stance === 'against' && (holdsDenial('told', no.words) || holdsDenial('pointed', no.words));
  if (points && yes.type === 'ACCUSE' && speaks(no, yes.targets)) return ACCUSED + alikeContent(no.content, yes.content);
  // "Kigali rejected the claim": what another told of those for whom it speaks.
  if (
    points &&
    (ownWords(no.content) < OWN_WORDS || sharesPredicate(no.content, yes.content) || kindredActs(no.content, yes, true)) &&
    no.about === undefined &&
    yes.voice.kind === 'speaker' &&
    no.voice.country !== yes.voice.country &&
    speaks(no, [...yes.doers, ...yes.targets]) &&
    apart(no.published, yes.published) <= ACT_DAYS
  )
    return LEAST + alikeContent(no.content, yes.content);
  // "accused Moscow of hacking", "Russia did not attack anybody": the accused has the word in the same report.
  if (
    yes.type === 'ACCUSE' &&
    yes.report === no.report &&
    no.stance === 'against' &&
    speaks(no, yes.targets) &&
    meet(no.doers, yes.targets)
  )
    return ACCUSED;
  // What is told of another doer is not what is denied of this one.
  if (no.doers.length && yes.doers.length && !meet(no.doers, yes.doers) && !unknown(no.doers) && !unknown(yes.doers)) return 0;
  const words = alikeContent(no.content, yes.content);
  // "had ambushed a convoy", "A convoy pulled in": alike in all but the act.
  const said = words > 0 && sharesPredicate(no.content, yes.content) && !tellOtherActs(no, yes, '') ? words : 0;
  const act =
    no.type !== undefined &&
    no.type === yes.type &&
    (meet(no.doers, yes.doers) || (no.doers.length === 0 && speaks(no, yes.doers) && kindredActs(no.content, yes))) &&
    apart(no.published, yes.published) <= ACT_DAYS
      ? SAME_ACT + words / 2
      : 0;
  // "has not withdrawn its troops", "all units have returned to their barracks": the act in other words, told of the same side.
  const other =
    no.type !== undefined &&
    no.trigger !== undefined &&
    no.doers.length > 0 &&
    yes.type === undefined &&
    meet(no.doers, yes.targets) &&
    apart(no.published, yes.published) <= ACT_DAYS &&
    kindredActs(triggerOf(no), yes)
      ? SAME_ACT + words / 2
      : 0;
  // Who denies is the one of whom it is told: fewer words need be the same.
  const meant = (): number => heldInMeaning(no.content, yes);
  const own =
    speaks(no, [...yes.doers, ...yes.targets]) &&
    (said >= LEAST_OWN || (kindredActs(no.content, yes, true) && meant() >= LEAST_MEANT))
      ? LEAST
      : 0;
  // "There was no knocking": all that it says there was not is told.
  const none = noneOf(no);
  const [head] = none?.keys() ?? [];
  const being =
    none !== undefined &&
    head !== undefined &&
    none.get(head)! >= TELLING &&
    tellsAct(head, yes) &&
    heldInMeaning(none, yes) >= ALL
      ? LEAST
      : 0;
  // "Men of the Jatoi family cut the dyke": who is named in it has more to deny than who is not.
  const named = namesVoice(no, yes) && meant() >= LEAST_MEANT ? LEAST + NAMED : 0;
  return Math.max(said, act, other, own, being, named);
};

const TO_DO = /^["“']?(?:not\s+)?to\s+(?!(?:inform|say|state|stress|tell|announce|assure|point)\b)\p{Ll}/u; // "refused to resign" denies nothing that was told
const onceAVoice = (list: readonly Account[]): Account[] =>
  [...new Map([...list].reverse().map((a) => [a.voice, a])).values()].reverse();

/** What the denials point to, and who accuses, before the other tellings of a voice: of two acts in a sentence, the one that is denied. */
const pointedFirst = (denied: readonly Account[], told: readonly Account[]): Account[] => {
  const rank = ({ telling }: Account): number =>
    denied.some((no) => no.telling.about === telling.id) ? 0 : telling.type === 'ACCUSE' ? 1 : 2;
  return [...told].sort((a, b) => rank(a) - rank(b) || (a.telling.order < b.telling.order ? -1 : 1));
};

/** "accused Tigrayan forces of the attack" is what the government of Tigray denies: it is named in both. */
const accuses = (yes: Account, denied: readonly Account[]): boolean =>
  yes.telling.type === 'ACCUSE' &&
  denied.some(
    ({ telling: no }) =>
      no.type === 'ASSAULT' &&
      kindredActs(no.content, yes.telling) &&
      namesIn(no.content).some((n) =>
        yes.telling.targets.some((p) => n.length >= SAME_NAME && p.id.includes(n.slice(0, SAME_NAME))),
      ),
  );
const SAME_NAME = 5; // letters that "Tigray" and "Tigrayan" have in common

/** What is denied in a story: a group for each claim that somebody else denies. In order of the tellings. */
export const deniedAccounts = (accounts: readonly Account[]): Opposed[] => {
  const told = accounts.filter((a) => !deniedIn(a.telling));
  const known = new Map<Account, boolean>(); // each is held against every denial
  const asserted = (a: Account): boolean => {
    const before = known.get(a);
    if (before !== undefined) return before;
    const now = isAsserted(a.telling);
    known.set(a, now);
    return now;
  };
  const groups = new Map<string, Opposed>();
  const denials = accounts.filter((a) => deniedIn(a.telling));
  const ids = new Set(denials.map((a) => a.telling.id));
  for (const no of denials) {
    // "and called the story an excuse": the denial before it, told twice.
    if (!isDone(no.telling) || TO_DO.test(no.telling.words) || (no.telling.about !== undefined && ids.has(no.telling.about)))
      continue;
    let best: { claim: string; how: number } | undefined;
    for (const yes of told) {
      if (yes.voice === no.voice || isOneText(yes.telling, no.telling)) continue;
      const how = denies(no.telling, yes.telling, () => asserted(yes));
      if (how >= LEAST && how > (best?.how ?? 0)) best = { claim: yes.claim, how };
    }
    // Its own claim, where others assert it: the words were alike enough to join them.
    const claim =
      best?.claim ??
      (told.some(
        (yes) =>
          yes.claim === no.claim &&
          yes.voice !== no.voice &&
          !isOneText(yes.telling, no.telling) &&
          alikeContent(no.telling.content, yes.telling.content) >= LEAST &&
          asserted(yes),
      )
        ? no.claim
        : undefined);
    if (claim === undefined) continue;
    const group = groups.get(claim) ?? { told: [], denied: [] };
    group.denied.push(no);
    groups.set(claim, group);
  }
  return [...groups].map(([claim, { denied }]) => ({
    denied: onceAVoice([
      ...denied.filter((a) => a.telling.layer !== 'sentences'),
      ...denied.filter((a) => a.telling.layer === 'sentences'),
    ]),
    told: onceAVoice(
      pointedFirst(denied, told).filter(
        (yes) =>
          ((yes.claim === claim && !denied.some((no) => isOneText(yes.telling, no.telling))) ||
            denied.some((no) => no.telling.about === yes.telling.id) ||
            accuses(yes, denied)) &&
          !denied.every((no) => no.voice === yes.voice),
      ),
    ),
  }));
};

const opposed = (a: readonly PartyRef[], b: readonly PartyRef[]): boolean =>
  a.some((x) =>
    b.some(
      (y) =>
        x.country !== undefined &&
        y.country !== undefined &&
        (x.country !== y.country || (x.side !== undefined && y.side !== undefined && x.side !== y.side)),
    ),
  );

/** Pairs of tellings in which each of two sides says that the other did it, on one day. */
export const mirroredAccounts = (accounts: readonly Account[]): [Account, Account][] => {
  const told = accounts.filter(
    ({ telling: t }) =>
      (t.type === 'ASSAULT' || t.type === 'ACCUSE') && t.stance === 'for' && t.reality === 'actual' && t.doers.length > 0,
  );
  // "fired first", "accused each other", "traded blame": who began is what the story is about; else two attacks of one day are a battle.
  const asked = told.some(({ telling: t }) => holdsDenial('began', t.words));
  return told.flatMap((a, i) =>
    told.slice(i + 1).flatMap((b): [Account, Account][] => {
      const [x, y] = [a.telling, b.telling];
      if (a.voice === b.voice || x.type !== y.type || !opposed(x.doers, y.doers)) return [];
      if (apart(x.from ?? x.published, y.from ?? y.published) > 1) return [];
      const attacked = asked && x.type === 'ASSAULT' && speaks(x, y.doers) && speaks(y, x.doers);
      // "Ukraine blamed Russia for the shelling", "Russia blamed Ukraine for the shelling"
      const blamed =
        x.type === 'ACCUSE' &&
        meet(x.doers, y.targets) &&
        meet(y.doers, x.targets) &&
        alikeContent(x.content, y.content) >= ONE_DEED &&
        sharesPredicate(x.content, y.content);
      return attacked || blamed ? [[a, b]] : [];
    }),
  );
};

const BLAMED_FOR = 0.3; // words that an act and the blame for it have in common

/** Acts of which one voice tells who did it, and another blames somebody else; each act and all that blame others for it. */
export const blamedAccounts = (accounts: readonly Account[]): Opposed[] =>
  accounts.flatMap((a): Opposed[] => {
    const { telling: act } = a;
    if (act.type !== 'ASSAULT' || act.stance !== 'for' || !isDone(act) || act.doers.length === 0) return [];
    const denied = accounts.filter(
      ({ telling: t, voice }) =>
        voice !== a.voice &&
        t.type === 'ACCUSE' &&
        t.stance === 'for' &&
        holdsDenial('blame', t.words) &&
        t.targets.length > 0 &&
        speaks(t, act.doers) &&
        differ(t.targets, act.doers) &&
        apart(t.from ?? t.published, act.from ?? act.published) <= 1 &&
        alikeContent(t.content, act.content) >= BLAMED_FOR &&
        sharesPredicate(t.content, act.content),
    );
    return denied.length ? [{ told: [a], denied: onceAVoice(denied) }] : [];
  });

/** Nobody in common, and of other countries or sides. */
const differ = (a: readonly PartyRef[], b: readonly PartyRef[]): boolean =>
  !a.some((x) => b.some((y) => x.id === y.id)) &&
  (opposed(a, b) || a.some((x) => x.side !== undefined && b.some((y) => y.side !== undefined && x.side !== y.side)));
