// One record → what waits for something: orders, pledges, demands, threats, offers, deadlines, open questions, each with its words, who is to do it
// and by when. From events, statements and, for what neither holds, the words of a sentence. Needs no other report; says nothing of what came of it.
import type { Event, ReportRecord, Span, Statement } from '../core/index.ts';
import { isAct, tellsSameAct } from './acts.ts';
import { type Content, contentOf, stemsOf } from './content.ts';
import { dueIn } from './due.ts';
import { followUpWords } from './follow-up-words.ts';
import { registerActor } from './register.ts';
import { orderOf, type PartyRef } from './telling.ts';
import { outletOf } from './voices.ts';

export type FollowUpKind = 'order' | 'pledge' | 'demand' | 'threat' | 'offer' | 'deadline' | 'question';

export interface FollowUpTelling {
  id: string;
  report: string;
  /** Key of the event or statement; of a sentence, "START-END". */
  key: string;
  kind: FollowUpKind;
  order: string;
  published?: string;
  outlet: string;
  sha256: string;
  words: string;
  span: Span;
  /** The spans that tell it: cue and content of a statement, trigger and parties of an event. */
  evidence: Span[];
  /** Who orders, promises, demands, threatens, offers. */
  by: PartyRef[];
  /** Who is asked, told or threatened. */
  to: PartyRef[];
  /** Day by which, and the words that tell it. */
  due?: { day: string; words: string };
  /** What a threat or an offer hangs on. */
  condition?: string;
  content: Content;
}

const LEAST = 0.25; // confidence of an event: below, what is asked or promised is mostly misread
const SAYS = 2; // stems without which nothing can answer
const MANY = 8; // words of which one that says something is enough

const OF_FORCE: Record<string, FollowUpKind> = {
  demand: 'demand',
  order: 'order',
  ask: 'demand',
  promise: 'pledge',
  threaten: 'threat',
  warn: 'threat',
  propose: 'offer',
  suggest: 'offer',
};

// "both agreed to withdraw", "agreed on a ceasefire"; "agreed with him that" waits for nothing
const AGREED_TO = /^\s*(?:on \p{Lu}\p{L}+day )?(?:only )?(?:to \p{Ll}|on an? )/u;
// "whom Pakistan had promised to let go left the country", "as agreed in July": what was told before is no new one.
const LOOKS_BACK = /\b(?:(?:after|whom|which|who|as|since|where)\b[^.;,]{0,60}\bhad(?:\s+\p{L}+)?|as)\s*$/iu;

/** What an event's words make of a type that leaves it open: "offered" and "pledged" are both AGREE. */
const kindByWords = (e: Event, trigger: string, rest: string): FollowUpKind | undefined => {
  if (e.negated || e.reality === 'historical') return undefined;
  if (e.type === 'REQUEST') {
    if (/^told\b/i.test(trigger) && !/^(?:(?!\bthat\b)[^.;])*?\bto\s+\p{Ll}/u.test(rest)) return undefined; // "told Radio Altiplano"
    return followUpWords('order').test(trigger) ? 'order' : followUpWords('offer').test(trigger) ? 'offer' : 'demand';
  }
  // "gave the ministry ten days to pay"
  if (e.type === 'THREATEN') return followUpWords('demand act').exec(`${trigger}${rest}`)?.index === 0 ? 'demand' : 'threat';
  if (['AGREE', 'CONCEDE', 'SUPPORT', 'COOPERATE', 'AID'].includes(e.type)) {
    if (e.type === 'AGREE' && /\bagree/i.test(trigger) && (!e.reciprocal || AGREED_TO.test(rest))) return 'pledge';
    if (followUpWords('offer').test(trigger)) return 'offer';
    if (followUpWords('pledge').test(trigger)) return 'pledge';
    if (followUpWords('order').test(trigger)) return 'order';
  }
  return undefined;
};

/** "Putin ordered a withdrawal", "Chile will withdraw its troops": the act is announced. */
const kindAhead = (e: Event, sentence: string): FollowUpKind | undefined =>
  !e.negated && e.reality === 'future' && e.actors.length
    ? followUpWords('order').test(sentence)
      ? 'order'
      : 'pledge'
    : undefined;

const isPronoun = (words: string): boolean => /^(?:i|we|he|she|it|they)\b/i.test(words);

/** Told for the first time, not looked back to. */
const isNew = (found: RegExpExecArray | null): boolean => found !== null && !LOOKS_BACK.test(found.input.slice(0, found.index));

/** The part of a statement's words before its verb of future: who is to do it. Of several clauses, the last. */
const subjectOf = (words: string): string =>
  words
    .split(followUpWords('ahead'))[0]!
    .split(/[,;]\s|\s(?:and|but)\s/)
    .findLast((clause, i) => clause.trim() !== '' || i === 0)!
    .trim();

/** "the company had turned down the demand and would bring the matter before a tribunal": one who does both. */
const followsAnd = (words: string): boolean => {
  const before = words.split(followUpWords('ahead'))[0]!;
  return /\sand\s*$/i.test(before) && OWN_BODY.test(before.replace(/^["“']?(?:that )?/i, ''));
};

// "Her members would resume the strike", "the company would go to court": who speaks for them says so.
const OWN_BODY =
  /^(?:(?:his|her|its|their|our)\s+\p{L}+|the\s+(?:company|firm|ministry|government|union|party|group|army|navy|police|movement|coalition|bloc|agency|commission|court|federation|bank|team))(?!\p{L})/iu;

// "They would be flown to Aden": what is to be done to somebody, said by the one who has it done.
const TO_BE_DONE =
  /^["“']?(?:that\s+)?(?:[\p{L}\p{N}'’,-]+\s+){1,12}?(?:will|would|shall|(?:is|are) to)\s+(?:also\s+|soon\s+)?be\s+\p{L}+/iu;
// "We will not look away": words of defiance, nothing that anybody waits for.
// "an inquiry into", "the immediate transfer of"
const NOUN_OF_ACT =
  /^\s+(?:an?|the|its|his|her|their)\s+(?:\p{L}+\s+){0,2}?(\p{L}+)(?=\s+(?:of|into|on|to|for|by|in|with|between|against|from|until|over|at|within|starting|along|across|after)\b|[.,;]|$)/iu;
const WILL_ACT = /\bwill\s+(?:\p{L}+ly\s+|also\s+|then\s+|soon\s+|again\s+)?(?:be\s+)?(\p{L}+)/iu;
const BESIDE = 25; // characters between the words of two follow-ups of one sentence that are one
const DEFIES = /\b(?:i|we)\s+(?:will|shall|would|are\s+going\s+to)\s+(?:not|never)\b/i;

/** A record's follow-ups, in order of the text; one a sentence and kind. */
export const followUpsOf = (record: ReportRecord): FollowUpTelling[] => {
  const { report } = record;
  const { text, published, sha256 } = report;
  const actors = new Map(record.actors.map((a) => [a.id, a]));
  const statements = new Map(record.statements.map((s) => [s.id, s]));
  const names = new Set(record.mentions.flatMap((m) => (m.form === 'name' ? stemsOf(text.slice(m.start, m.end)) : [])));
  const cut = (s: Span): string => text.slice(s.start, s.end).replace(/\s+/g, ' ').trim();
  const refs = (ids: readonly (string | undefined)[]): PartyRef[] => {
    const list = ids.flatMap((id) => {
      const actor = id === undefined ? undefined : actors.get(id);
      if (!actor) return [];
      const { id: entry, name, country } = registerActor(actor);
      return [{ id: entry, name, ...(country && { country }) }];
    });
    return [...new Map(list.map((p) => [p.id, p])).values()];
  };
  const sentenceAt = (at: number): Span =>
    record.sentences.find((s) => s.start <= at && at < s.end) ?? { start: at, end: at + 1 };
  const mentionedIn = (spans: readonly Span[]): (string | undefined)[] =>
    record.mentions.filter((m) => spans.some((s) => s.start <= m.start && m.end <= s.end)).map((m) => m.actor);

  const found = new Map<string, Omit<FollowUpTelling, 'id' | 'order'>>();
  /** Where each is told: the event's trigger, the statement's cue and content, the phrase. */
  const anchors = new Map<string, readonly Span[]>();
  /** Whether one that was found in the sentence is told where these words stand. */
  const toldAt = (sentence: Span, from: number, to: number): boolean =>
    [...anchors].some(
      ([k, list]) => k.startsWith(`${sentence.start} `) && list.some((e) => e.start < to + BESIDE && from < e.end + BESIDE),
    );
  /** Whether the words stand well away from all that was found in the sentence, or after it and an "and". */
  const standsApart = (sentence: Span, from: number, to: number): boolean =>
    !toldAt(sentence, from, to) ||
    [...anchors].every(
      ([k, list]) =>
        !k.startsWith(`${sentence.start} `) ||
        list.every((e) => e.end < from && /\b(?:and|but)\b/i.test(text.slice(e.end, from))),
    );
  const keep = (
    kind: FollowUpKind,
    key: string,
    span: Span,
    by: PartyRef[],
    to: PartyRef[],
    condition: Span | undefined,
    spans: readonly Span[] = [span],
    evidence: readonly Span[] = spans,
    anchor: readonly Span[] = evidence,
  ): void => {
    const sentence = sentenceAt(span.start);
    const first = `${sentence.start} ${kind === 'order' ? 'demand' : kind}`;
    // "banned all sailing after dark and appealed to Kinshasa for divers": two of a kind where their words stand apart.
    const apart = found.has(first) && standsApart(sentence, anchor[0]!.start, anchor.at(-1)!.end);
    const name = apart ? `${first} ${anchor[0]!.start}` : first;
    const words = spans.map(cut).join(' … ');
    const content = contentOf(words, names);
    if (content.size < (words.split(' ').length < MANY ? SAYS : 1) || found.has(name)) return;
    const due = dueIn({ start: sentence.start, end: Math.max(sentence.end, span.end) }, record.times, text, published);
    anchors.set(name, anchor);
    found.set(name, {
      report: report.id,
      key,
      kind,
      ...(published && { published }),
      outlet: outletOf(report),
      sha256,
      words,
      span: { start: spans[0]!.start, end: spans.at(-1)!.end },
      evidence: evidence.map(({ start, end }) => ({ start, end })),
      by,
      to: to.filter((p) => !by.some((q) => q.id === p.id)),
      ...(due && { due }),
      ...(condition && { condition: cut(condition) }),
      content,
    });
  };

  /** What a whole phrase tells: the last who is named before it does it, those after it are asked. */
  const keepAct = (kind: FollowUpKind, sentence: Span, from: number, to: number): void => {
    const before = record.mentions.filter((m) => m.start >= sentence.start && m.end <= from && m.actor !== undefined);
    const by = before.filter((m) => !before.some((x) => x !== m && x.start <= m.start && m.end <= x.end)).at(-1);
    // Of two that stand in one sentence, each has its own part.
    const others = [...anchors].flatMap(([k, list]) => (k.startsWith(`${sentence.start} `) ? list : []));
    const start = Math.max(sentence.start, ...others.filter((o) => o.end <= from).map((o) => o.end));
    const end = Math.min(sentence.end, ...others.filter((o) => o.start >= to + BESIDE).map((o) => o.start));
    const part = { start, end };
    const named = refs(mentionedIn([{ start: from, end }]));
    keep(
      kind,
      foundIn(sentence).length ? `${from}-${to}` : `${sentence.start}-${sentence.end}`,
      sentence,
      refs([by?.actor]),
      named,
      undefined,
      [part],
      [{ start: from, end: Math.max(to, end) }],
      [{ start: from, end: to }],
    );
  };

  for (const s of record.statements) {
    if (s.negated) continue;
    const cue = s.cue.map(cut).join(' ');
    const content = s.content.map(cut).join(' ');
    const by = refs([s.speaker]);
    const to = refs([s.audience, ...mentionedIn(s.content)]);
    const lead = s.cue[0] && text.slice(sentenceAt(s.cue[0].start).start, s.cue[0].end).replace(/\s*\S+$/, ' ');
    const kind = lead !== undefined && LOOKS_BACK.test(lead) ? undefined : kindOfStatement(s, cue, content);
    const condition = record.events.find((e) => e.statement === s.id && e.condition)?.condition;
    if (kind) keep(kind, s.key ?? s.id, s.content[0]!, by, to, condition, s.content, [...s.cue, ...s.content]);
    else if (
      followUpWords('ahead').test(content) &&
      ['say', 'announce', 'report', 'confirm', 'promise', 'emphasise', undefined].includes(s.force)
    ) {
      // "It said it would send medical teams": what the speaker says of himself lies ahead.
      const subject = subjectOf(content.replace(/^["“']|^that /i, ''));
      const own =
        isPronoun(subject) ||
        (by.length > 0 && OWN_BODY.test(subject)) ||
        followsAnd(content) ||
        by.some((p) => to.length === 0 || subject.includes(p.name)) ||
        sameCountry(by, s, record, subject);
      // "The army will send boats by Thursday, the minister said": what lies ahead on a day is waited for, whoever is to do it.
      const dated =
        !followUpWords('doubt').test(content) &&
        (followUpWords('soon').test(content) || s.content.some((c) => dueIn(c, record.times, text, published) !== undefined));
      const onCondition = followUpWords('once').test(content);
      const toBeDone = by.length > 0 && !followUpWords('doubt').test(content) && TO_BE_DONE.test(content);
      const defies = DEFIES.test(content) && !dated && !/\s\p{Lu}/u.test(content);
      if ((own || dated || onCondition || toBeDone) && !defies && (followsAnd(content) || subject.split(' ').length <= 8))
        keep('pledge', s.key ?? s.id, s.content[0]!, by, to, condition, s.content, [...s.cue, ...s.content]);
    }
  }
  const foundIn = (sentence: Span) => [...found].filter(([k]) => k.startsWith(`${sentence.start} `)).map(([, f]) => f);
  /** "called the accusation absurd" asks for nothing: the statement has told what was said; "called a rally" does. */
  const isDescribed = (e: Event): boolean =>
    !/^\p{L}+\s+an?\s/iu.test(text.slice(e.trigger.start)) &&
    record.statements.some(
      (s) =>
        ['describe', 'deny', 'criticise', 'praise'].includes(s.force ?? '') &&
        s.cue.some((c) => c.start < e.trigger.end && e.trigger.start < c.end),
    );

  /** What an event tells. `announced`: only that it lies ahead; where its sentence says more by a phrase, that holds. */
  const fromEvent = (e: Event, announced: boolean): void => {
    const sentence = sentenceAt(e.trigger.start);
    if (LOOKS_BACK.test(text.slice(sentence.start, e.trigger.start)) || isDescribed(e)) return;
    const byWords = kindByWords(e, cut(e.trigger), text.slice(e.trigger.end, sentence.end));
    const kind = announced ? (byWords === undefined ? kindAhead(e, cut(sentence)) : undefined) : byWords;
    if (!kind || (announced && toldAt(sentence, e.trigger.start, e.trigger.end))) return;
    const s = e.statement === undefined ? undefined : statements.get(e.statement);
    const doers = refs(e.actors.map((p) => p.actor));
    const by = doers.length ? doers : refs([s?.speaker]);
    // "vowed to take the case to the court": the statement has told it.
    const told = [...found].some(
      ([k, f]) =>
        k.startsWith(`${sentence.start} `) &&
        f.evidence.length > 1 &&
        f.evidence[0]!.start <= e.trigger.start &&
        e.trigger.start < f.span.start + BESIDE &&
        f.evidence[0]!.end <= f.span.start,
    );
    if (told) return;
    const inside = s?.content.find((c) => c.start <= e.trigger.start && e.trigger.end <= c.end);
    const span = inside ? { start: Math.max(inside.start, sentence.start), end: Math.min(inside.end, sentence.end) } : sentence;
    const to = refs([...e.recipients.map((p) => p.actor), ...mentionedIn([span])]);
    keep(kind, e.key ?? e.id, span, by, to, e.condition, [span], [e.trigger, ...e.actors, ...e.recipients], [e.trigger]);
  };
  const events = record.events.filter((e) => e.confidence >= LEAST);
  for (const e of events) fromEvent(e, false);
  for (const s of record.sentences) {
    const raw = text.slice(s.start, s.end);
    for (const kind of ['demand', 'offer', 'pledge', 'threat', 'order'] as const) {
      const act = followUpWords(`${kind} act`).exec(raw);
      if (!act || !isNew(act)) continue;
      const [from, to] = [s.start + act.index, s.start + act.index + act[0].length];
      if (!toldAt(s, from, to)) keepAct(kind, s, from, to);
    }
  }
  for (const e of events) fromEvent(e, true);
  for (const s of record.sentences) {
    const words = cut(s);
    const key = `${s.start}-${s.end}`;
    const told = (): boolean => foundIn(s).length > 0;
    // "Both promised to withdraw. The pull-back is to be complete by Sunday.": the day of what stands before.
    if (/^(?:the|it|this|that|they)\b/i.test(words) && followUpWords('ahead').test(words)) {
      const due = dueIn(s, record.times, text, published);
      const before =
        due &&
        [...found.values()].findLast(
          (f) => f.span.start < s.start && s.start - f.span.end < 80 && f.due === undefined && tellsSameAct(f.content, words),
        );
      if (before) {
        before.due = due;
        continue;
      }
    }
    // "The second group is to follow on January 8": what lies ahead on a day that is named is waited for, whoever announced it.
    const ahead = words
      .replace(/,\s(?:who|whom|which|whose)\b[^,]*,/iu, '') // what is told beside of one
      .replace(/(?<!\p{L})(?:who|which|that)\s+(?:is|are|was|were)\s+to\s+\p{L}+/giu, '') // "the commission that is to explain the blast began"
      .split(/;\s/)
      .find((part) => followUpWords('ahead').test(part));
    if (!told() && ahead !== undefined && !followUpWords('doubt').test(ahead)) {
      const due = dueIn(s, record.times, text, published);
      if (due) keep('pledge', key, s, [], refs(mentionedIn([s])), undefined);
    }
    const raw = text.slice(s.start, s.end);
    // "announced an inquiry": what is announced lies ahead.
    const known = followUpWords('makes known').exec(raw);
    const noun = known && NOUN_OF_ACT.exec(raw.slice(known.index + known[0].length));
    if (known && noun && isNew(known) && isAct(noun[1]!)) {
      const from = s.start + known.index;
      const to = from + known[0].length + noun[0].length;
      if (!toldAt(s, from, to)) keepAct(followUpWords('order').test(known[0]) ? 'order' : 'pledge', s, from, to);
    }
    // "gave them seven days to lift it. After that, they would find our gates shut."
    const then = followUpWords('then').exec(raw);
    const asked = [...found.values()].some(
      (f) => f.due !== undefined && f.kind !== 'pledge' && f.span.start < s.start && s.start - f.span.end < 80,
    );
    if (then && then.index < 3 && asked && followUpWords('ahead').test(raw) && !told())
      keepAct('threat', s, s.start, s.start + then[0].length);
    // "Each country will recognise the other's permits": no day, but an act that lies ahead, told flatly.
    const act = WILL_ACT.exec(raw);
    const flat = act !== null && !/["“”]|\bno\b/i.test(raw.slice(0, act.index)) && isAct(act[1]!);
    const who =
      flat && record.mentions.some((m) => m.actor !== undefined && m.start >= s.start && m.end === s.start + act.index - 1);
    if (act && who && !told() && !followUpWords('doubt').test(words))
      keepAct('pledge', s, s.start + act.index, s.start + act.index + act[0].length);
    if (followUpWords('question').test(words)) keep('question', key, s, [], refs(mentionedIn([s])), undefined);
    const taken = [...found.keys()].some((k) => k.startsWith(`${s.start} `));
    if (!taken && followUpWords('deadline').test(words) && dueIn(s, record.times, text, published))
      keep('deadline', key, s, [], refs(mentionedIn([s])), undefined);
  }
  return [...found.values()]
    .sort((a, b) => a.span.start - b.span.start || (a.kind < b.kind ? -1 : 1))
    .map((f, i) => ({ ...f, id: `${f.report} ${f.key} ${f.kind}`, order: orderOf(published, sha256, f.report, i) }));
};

/** What a statement's cue makes of it. */
const kindOfStatement = (s: Statement, cue: string, content: string): FollowUpKind | undefined => {
  const kind = OF_FORCE[s.force ?? ''];
  if (s.force === 'agree' && /^["“']?(?:only )?to\s/i.test(content)) return 'pledge';
  const on = s.force === 'agree' && /\bon$/i.test(cue) ? /^an?\s+(?:\p{L}+\s+){0,2}?(\p{L}+)/iu.exec(content) : null;
  if (on && isAct(on[1]!)) return 'pledge';
  // "The families must first be paid, Tehran told Manila."
  if (!kind && ['say', 'announce', 'emphasise', undefined].includes(s.force) && followUpWords('must').test(content))
    return 'demand';
  if (['say', 'announce', undefined].includes(s.force) && followUpWords('threat act').test(content)) return 'threat';
  // "If they do not answer, we will take the case to the court": what somebody says he will do on a condition.
  if (
    !kind &&
    /\b(?:if|unless)\b|^\W*should\b/i.test(content) &&
    followUpWords('ahead').test(content) &&
    ['say', 'announce', 'emphasise', undefined].includes(s.force) &&
    !/\bwhether\b/i.test(content)
  )
    return 'threat';
  if (!kind) return followUpWords('threat').test(cue) && /\bif\b/i.test(content) ? 'threat' : undefined;
  if (s.force === 'ask' && /^(?:whether|if|about|who|what|when|why|how|not to be named)\b/i.test(content)) return undefined;
  if (s.force === 'ask' && !/\bto\b|\bfor\b/i.test(`${cue} ${content}`)) return undefined;
  if (s.force === 'suggest' && !/\b(?:to|that .* should|should)\b|ing\b/i.test(content)) return undefined;
  // "warned that the shed was unsafe" threatens nobody.
  if (s.force === 'warn' && !(/\bif\b|\bunless\b/i.test(content) && followUpWords('ahead').test(content))) return undefined;
  if (kind === 'pledge' && followUpWords('offer').test(cue)) return 'offer';
  return kind;
};

const sameCountry = (by: readonly PartyRef[], s: Statement, record: ReportRecord, subject: string): boolean => {
  const { text } = record.report;
  const from = s.content[0]!.start;
  const first = record.mentions.find((m) => m.start >= from && m.actor !== undefined && m.start < from + subject.length + 6);
  const actor = record.actors.find((a) => a.id === first?.actor);
  return actor !== undefined && text.length > 0 && by.some((p) => p.country !== undefined && p.country === actor.country);
};
