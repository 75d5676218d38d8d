// Candidates → what is reported and who says what, in a brief of one to three pages: by salience, independent voices and recency, each happening once.
// Nothing is worded here. Disagreements and follow-ups: choose-disagreements.ts, choose-follow-ups.ts.
import { type Event, LIKELY_CONFIDENCE, type Span, type Statement } from '../../core/index.ts';
import type { BriefInput } from './compose.ts';
import type { BriefClaim, BriefTelling } from './input.ts';
import type { Told } from './note-span.ts';
import { reporter } from './reporter.ts';
import { speakerOf } from './speaker.ts';
import { tell } from './tell.ts';
import { tellQuotation } from './tell-quotation.ts';
import { bodyAt, mentionsIn, type View, wordCount } from './view.ts';

/** A sentence that was chosen, before it gets its number. */
export interface Choice {
  view: View;
  told: Told;
  /** Other reports that tell it alike: each gets a note of its own. */
  also?: { view: View; told: Told }[];
  claim?: string;
  followUp?: string;
  disagreement?: string;
  item?: string;
  group?: string;
  support?: { outlets: number; texts: number; voices: number };
  state?: string;
  kind?: string;
}

// A page holds about 450 words with its notes: these are two to three pages.
const MOST_REPORTED = 12;
const FEW_REPORTED = 6;
const MOST_PER_STORY = 6;
const MOST_PER_REPORT = 2;
const MOST_SAID = 9;
const MOST_PER_SPEAKER = 2;
const MOST_NOTES = 4; // notes of one sentence: the others are counted
const ALIKE = 0.6; // share of a telling's words that another must have to count as telling the same

/** What was used already, and the places of the reports behind keys. */
export class Chooser {
  readonly views: ReadonlyMap<string, View>;
  readonly input: BriefInput;
  readonly #used = new Set<string>();
  readonly #words: string[][] = [];
  readonly #claimOf = new Map<string, BriefClaim>();
  readonly #actors: string[] | undefined;

  constructor(views: ReadonlyMap<string, View>, input: BriefInput) {
    this.views = views;
    this.input = input;
    this.#actors = input.actors?.map((n) => n.toLowerCase());
    for (const claim of input.claims) for (const t of claim.tellings) this.#claimOf.set(`${t.report} ${t.key}`, claim);
  }

  claimOf(report: string, key: string): BriefClaim | undefined {
    return this.#claimOf.get(`${report} ${key}`);
  }

  /** Whether the words name the actor that the brief is about; always where it is about nobody. */
  concerns(view: View, spans: readonly Span[]): boolean {
    if (!this.#actors) return true;
    const ids = new Set(
      view.record.actors.filter((a) => this.#actors!.some((n) => a.name.toLowerCase().includes(n))).map((a) => a.id),
    );
    return spans.some((s) => mentionsIn(view, s).some((m) => m.actor !== undefined && ids.has(m.actor)));
  }

  /** Whether the sentence, or one that says nearly the same, stands in the brief already. */
  isUsed(view: View, told: Told): boolean {
    const body = bodyAt(view, told.taken[0]!.start);
    if (this.#used.has(`${view.record.report.sha256} ${body?.start ?? told.taken[0]!.start}`)) return true;
    const words = contentWords(told);
    return this.#words.some((w) => shareOf(w, words) >= 0.8 && shareOf(words, w) >= 0.5);
  }

  use(view: View, told: Told): void {
    for (const t of told.taken) {
      const body = bodyAt(view, t.start);
      this.#used.add(`${view.record.report.sha256} ${body?.start ?? t.start}`);
    }
    this.#words.push(contentWords(told));
  }

  /** Where a telling stands. */
  spanOf(view: View, key: string): Span | undefined {
    const plain = /^(\d+)-(\d+)$/.exec(key);
    if (plain) return { start: Number(plain[1]), end: Number(plain[2]) };
    const event = view.record.events.find((e) => e.key === key);
    if (event) return event.trigger;
    return view.record.statements.find((s) => s.key === key)?.content[0];
  }

  statement(view: View, key: string): Statement | undefined {
    return view.record.statements.find((s) => s.key === key);
  }

  event(view: View, key: string): Event | undefined {
    return view.record.events.find((e) => e.key === key);
  }

  /** A telling as a sentence. */
  tell(report: string, key: string): { view: View; told: Told } | undefined {
    const view = this.views.get(report);
    if (!view) return undefined;
    const statement = this.statement(view, key);
    const quoted = statement && tellQuotation(view, statement);
    if (quoted) return { view, told: quoted };
    const span = this.spanOf(view, key);
    const told = span && tell(view, span);
    return told && { view, told };
  }
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu;
const LIGHT =
  /^(?:the|an?|of|to|in|on|at|by|for|and|or|that|is|are|was|were|be|been|has|have|had|will|would|said|says|it|its|as|with|from)$/;
const wordsOf = (s: string): string[] => [...new Set((s.toLowerCase().match(WORD) ?? []).filter((w) => !LIGHT.test(w)))];
export const contentWords = (told: Told): string[] => wordsOf(told.plain ?? told.text.replace(/^[^:]*?(?: that |: )/, ''));
/** How much of a is in b. */
export const shareOf = (a: readonly string[], b: readonly string[]): number =>
  a.length ? a.filter((w) => b.includes(w)).length / a.length : 0;
const numbersOf = (words: readonly string[]): string =>
  words
    .filter((w) => /\d/.test(w))
    .sort()
    .join(' ');

/** Days between two ISO dates. */
const daysApart = (a: string, b: string): number =>
  Math.abs(Date.parse(a.slice(0, 10)) - Date.parse(b.slice(0, 10))) / 86_400_000;

/** 1 for the newest day that the brief covers, less the older. */
export const recency = (chooser: Chooser, published: string | undefined): number => {
  const last = chooser.input.until ?? chooser.input.stories.reduce((m, s) => ((s.to ?? '') > m ? s.to! : m), '');
  if (published === undefined || !last || Number.isNaN(Date.parse(last))) return 0;
  return 1 / (1 + daysApart(last, published) / 7);
};

/** How readily a sentence is understood alone; the note shows the rest. */
export const clarity = (told: Told): number => {
  const loose = /\b(?:the same|a day earlier|the day (?:before|after)|hours later|the following|however|also|there)\b/i.test(
    told.text,
  )
    ? 0.25
    : 0;
  const long = wordCount(told.text) > 45 ? 0.3 : 0;
  return { citing: 0.3, reported: 0.3, quotes: 0.2 }[told.form] - loose - long - (told.text.includes('[') ? 0.3 : 0);
};

/** How much a claim is what its reports are about. */
const weightOf = (chooser: Chooser, claim: BriefClaim): number => {
  let salience = 0;
  let latest: string | undefined;
  for (const t of claim.tellings) {
    const view = chooser.views.get(t.report);
    if (!view) continue;
    const event = chooser.event(view, t.key);
    const at = chooser.spanOf(view, t.key)?.start ?? view.text.length;
    const lead = at < 700 ? 0.35 : 0; // characters: the first paragraphs tell what the report is about
    salience = Math.max(salience, (event && event.confidence >= LIKELY_CONFIDENCE ? event.salience : 0.15) + lead);
    const { published } = view.record.report;
    if (published !== undefined && published > (latest ?? '')) latest = published;
  }
  return salience + 0.5 * Math.log2(claim.independent) + 0.15 * Math.log2(claim.outlets) + 0.6 * recency(chooser, latest);
};

/** The telling of a claim that reads best, and those of other reports that tell the same. */
const bestTelling = (chooser: Chooser, claim: BriefClaim): Choice | undefined => {
  const able = claim.tellings
    .filter((t) => t.stance === 'for')
    .flatMap((t) => {
      const found = chooser.tell(t.report, t.key);
      return found ? [{ ...found, telling: t }] : [];
    })
    .filter(({ view, told }) => chooser.concerns(view, [told.span]));
  const best = able
    .map((x) => ({
      x,
      score: clarity(x.told) + (reporter(x.view.record.report).outlet ? 0.5 : 0) + (x.view.handling === 'public' ? 0.2 : 0),
    }))
    .sort((a, b) => b.score - a.score)[0]?.x; // stable: the earliest of equals
  if (!best) return undefined;
  const words = contentWords(best.told);
  const seen = new Set([best.view.record.report.id]);
  const also = able.filter((x) => {
    const theirs = contentWords(x.told);
    if (seen.has(x.view.record.report.id) || shareOf(words, theirs) < ALIKE || numbersOf(words) !== numbersOf(theirs))
      return false;
    if (x.told.speaker !== best.told.speaker && shareOf(words, theirs) < 1) return false;
    seen.add(x.view.record.report.id);
    return true;
  });
  return {
    view: best.view,
    told: best.told,
    also: also.slice(0, MOST_NOTES - 1),
    claim: claim.id,
    item: best.telling.key,
    support: countOf(claim, [best, ...also]),
  };
};

/** "2 outlets, 1 text, 1 voice" of the tellings that say the same; never more than the dossier counts for the claim. */
const countOf = (claim: BriefClaim, alike: readonly { view: View; telling: BriefTelling }[]): NonNullable<Choice['support']> => {
  const n = (of: (x: { view: View; telling: BriefTelling }) => string): number => new Set(alike.map(of)).size;
  return {
    outlets: Math.min(
      claim.outlets,
      n((x) => x.view.record.report.outlet ?? x.view.record.report.id),
    ),
    texts: Math.min(
      claim.texts,
      n((x) => x.telling.origin ?? x.view.record.report.id),
    ),
    voices: Math.min(
      claim.voices,
      n((x) => x.telling.voice),
    ),
  };
};

/** What is reported: the weightiest claims, the newest stories first, in order of time within a story. */
export const chooseReported = (chooser: Chooser): Choice[] => {
  const waiting = new Set(chooser.input.followUps.flatMap((f) => f.tellings.map((t) => `${t.report} ${t.key}`)));
  const ranked = chooser.input.claims
    .filter((c) => c.tellings.some((t) => t.stance === 'for'))
    .map((claim) => {
      // What is announced or demanded has a part of its own, unless several tell it.
      const later = claim.tellings.some((t) => waiting.has(`${t.report} ${t.key}`)) && claim.independent < 3 ? 0.4 : 0;
      const speech = claim.tellings.every((t) => chooser.views.get(t.report)?.record.statements.some((s) => s.key === t.key))
        ? 0.4
        : 0;
      return { claim, weight: weightOf(chooser, claim) - later - speech };
    })
    .sort((a, b) => b.weight - a.weight || (a.claim.id < b.claim.id ? -1 : 1));
  const perStory = new Map<string, number>();
  const perReport = new Map<string, number>();
  const share = Math.max(MOST_PER_STORY, Math.ceil(MOST_REPORTED / Math.max(1, chooser.input.stories.length)));
  const chosen: { choice: Choice; story: string }[] = [];
  // First what can be read alone; sentences with a name in brackets only where there is room left.
  const passes = [false, true].flatMap((bracketed) => ranked.map(({ claim }) => ({ claim, bracketed })));
  for (const { claim, bracketed } of passes) {
    if (chosen.length >= (bracketed ? FEW_REPORTED : MOST_REPORTED)) {
      if (bracketed) break;
      continue;
    }
    if ((perStory.get(claim.story) ?? 0) >= share) continue;
    const choice = bestTelling(chooser, claim);
    if (
      !choice ||
      choice.told.text.includes('[') !== bracketed ||
      choice.told.form === 'quotes' ||
      chooser.isUsed(choice.view, choice.told)
    )
      continue;
    const { id } = choice.view.record.report;
    if ((perReport.get(id) ?? 0) >= MOST_PER_REPORT) continue;
    perReport.set(id, (perReport.get(id) ?? 0) + 1);
    chooser.use(choice.view, choice.told);
    for (const a of choice.also ?? []) chooser.use(a.view, a.told);
    perStory.set(claim.story, (perStory.get(claim.story) ?? 0) + 1);
    chosen.push({ choice, story: claim.story });
  }
  const order = (c: Choice): string =>
    `${c.view.record.report.published?.slice(0, 10) ?? ''} ${String(c.told.taken[0]!.start).padStart(6, '0')}`;
  const stories = [...new Set(chosen.map((c) => c.story))];
  // Of a report that stands in the brief, so that a forgotten one leaves no word here.
  const title = (id: string): string | undefined =>
    chosen
      .filter((c) => c.story === id)
      .map((c) => c.choice.view.record.report)
      .sort((a, b) => ((a.published ?? '') < (b.published ?? '') ? -1 : 1))
      .find((r) => r.title !== undefined)?.title;
  const newest = (id: string): string =>
    chosen.filter((c) => c.story === id).reduce((m, c) => (order(c.choice) > m ? order(c.choice) : m), '');
  return stories
    .sort((a, b) => (newest(a) < newest(b) ? 1 : -1))
    .flatMap((id) =>
      chosen
        .filter((c) => c.story === id)
        .sort((a, b) => (order(a.choice) < order(b.choice) ? -1 : 1))
        .map(({ choice }) => ({ ...choice, ...(stories.length > 1 && title(id) !== undefined && { group: `“${title(id)}”` }) })),
    );
};

/** Under whom a quotation stands: "Quiroga" under "Teresa Quiroga", who else is described under the report's own words. */
const labelOf = (words: string, name: string | undefined): string => {
  const bare = words.replace(/,.*$/, '');
  const last = bare.split(' ').at(-1)!;
  const whole = name !== undefined && /^\p{Lu}\S*(?: \p{Lu}\S*)+$/u.test(name) && name.endsWith(last);
  return capital(whole ? name : bare);
};

/** Who says what: quotations of weight, speakers with the most weight first. */
export const chooseSaid = (chooser: Chooser): Choice[] => {
  const found: { choice: Choice; speaker: string; weight: number }[] = [];
  for (const view of chooser.views.values()) {
    const actors = new Map(view.record.actors.map((a) => [a.id, a]));
    for (const s of view.record.statements) {
      const told = tellQuotation(view, s);
      if (!told || chooser.isUsed(view, told)) continue;
      const actor = s.speaker === undefined ? undefined : actors.get(s.speaker);
      if (!chooser.concerns(view, [told.span])) continue;
      const words = wordCount(told.text);
      const name = labelOf(speakerOf(view, s)!.words, actor?.kind === 'person' ? actor.name : undefined);
      const office = actor && (actor.sectors.some((x) => x !== 'CVL') || actor.body !== undefined) ? 0.6 : 0;
      const claim = s.key === undefined ? undefined : chooser.claimOf(view.record.report.id, s.key);
      const weight =
        office +
        (actor && /\p{Lu}/u.test(actor.name) ? 0.3 : 0) +
        (words > 18 ? 0.3 : 0) +
        (s.content[0]!.start < 1500 ? 0.2 : 0) +
        (reporter(view.record.report).outlet ? 0.3 : 0) +
        0.6 * recency(chooser, view.record.report.published) +
        (claim ? 0.2 * Math.log2(claim.outlets) : 0);
      const choice: Choice = {
        view,
        told,
        group: name,
        ...(claim && { claim: claim.id }),
        ...(s.key !== undefined && { item: s.key }),
      };
      found.push({ choice, speaker: name.toLowerCase(), weight });
    }
  }
  found.sort((a, b) => b.weight - a.weight || (a.choice.told.text < b.choice.told.text ? -1 : 1));
  const perSpeaker = new Map<string, Choice[]>();
  let n = 0;
  for (const { choice, speaker } of found) {
    if (n >= MOST_SAID) break;
    const list = perSpeaker.get(speaker) ?? [];
    if (list.length >= MOST_PER_SPEAKER || chooser.isUsed(choice.view, choice.told)) continue;
    chooser.use(choice.view, choice.told);
    perSpeaker.set(speaker, [...list, choice]);
    n += 1;
  }
  const day = (c: Choice): string => c.view.record.report.published ?? '';
  return [...perSpeaker.values()].flatMap((list) => list.sort((a, b) => (day(a) < day(b) ? -1 : 1)));
};

/** With a capital letter at its start. */
export const capital = (s: string): string => s.charAt(0).toUpperCase() + s.slice(1);
