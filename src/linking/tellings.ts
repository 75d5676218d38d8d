// One record → its tellings: each event, each statement that holds no event, each sentence of the outlet's own that holds neither; with who says it,
// whether it speaks for or against, what it counts, and the stems by which other reports' tellings of the same are found. Needs no other report.
import type { Event, EventType, Place, ReportRecord, Span, Statement } from '../core/index.ts';
import { kindredActs } from './acts.ts';
import { clausesIn } from './clauses.ts';
import { type Content, contentOf, sharesPredicate, stemsOf } from './content.ts';
import { type Count, countsOf } from './counts.ts';
import { beginsWithNever, denialPattern, holdsDenial, OWN_WORDS, ownWords, saysNot } from './denial-words.ts';
import { registerActor } from './register.ts';
import { orderOf, type PartyRef, type Telling, type ToldCount } from './telling.ts';
import { outletOf, type Voice, voiceOf, voicesOf } from './voices.ts';

const LEAST = 0.05; // confidence: of .15 and .05 this finds more claims in the small dossiers, open and blind alike, and is no less right (eval/dossiers.ts)
const SAYS = 3; // stems of a statement or sentence that make it a claim; fewer are exclamations
const FORCE_TYPES: Record<string, EventType> = {
  demand: 'REQUEST',
  order: 'REQUEST',
  ask: 'REQUEST',
  accuse: 'ACCUSE',
  criticise: 'ACCUSE',
  threaten: 'THREATEN',
  warn: 'THREATEN',
  promise: 'AGREE',
  propose: 'AGREE',
  agree: 'AGREE',
  praise: 'SUPPORT',
  support: 'SUPPORT',
};
/** Acts of speech: who does them is who speaks. */
const SPOKEN: ReadonlySet<EventType> = new Set(['ACCUSE', 'REQUEST', 'THREATEN', 'REJECT', 'AGREE', 'CONCEDE', 'SUPPORT']);
const AHEAD = new Set(['demand', 'order', 'ask', 'threaten', 'warn', 'promise', 'propose', 'intend', 'want', 'hope', 'predict']);
const AGAINST = new Set(['deny', 'reject', 'doubt', 'oppose']);
// "Chile denied the accusation": what is denied stands elsewhere.
const pointsTo = (): RegExp =>
  denialPattern(
    'points to',
    (words) =>
      `^(?:(?:the|this|these|that|those|all|any|such|both|it|its|his|her|their|[\\p{Lu}][\\p{L}]+(?:['’]s)?|[a-z]+(?:ian|ish|ese|an|i)|of|as|from)\\s*)*(?:${words('told', 'pointed')}|it|this|that|them)\\b`,
    'u',
  );

// GeoNames: countries, regions, seas, areas; a town in one doesn't contradict it.
const WIDE = /^(?:PCL|ADM|RGN|TERR|CONT|CST|SEA|OCN|AREA|ISL|MTS|PEN|LCTY|ZN)/;
const placeRef = ({ name, country, lat, lon, feature, radiusKm = 0 }: Place): NonNullable<Telling['place']> => ({
  name,
  ...(country && { country }),
  lat,
  lon,
  ...((WIDE.test(feature ?? '') || radiusKm > WIDE_KM) && { wide: true }),
});
const WIDE_KM = 50; // a point less certain than this is an area

const STATE = new Set(['GOV', 'MIL', 'COP', 'SPY', 'JUD', 'LEG']); // PLOVER's sectors
const REBELS = new Set(['REB']);
const armedSide = (sectors: readonly string[]): PartyRef['side'] =>
  sectors.some((x) => REBELS.has(x)) ? 'rebels' : sectors.some((x) => STATE.has(x)) ? 'state' : undefined;

const SAID_BY = "(?:(?:the|those|these|this|such|all|any|as|both|\\p{Lu}[\\p{L}]+(?:['’]s?)?|\\p{Ll}+(?:['’]s?))\\s+){0,3}?";
// "called the accusation absurd", "dismissed reports of a raid as rumours": a denial without a verb that denies.
const dismisses = (): RegExp =>
  denialPattern(
    'dismisses',
    (words) =>
      `\\b(?:(${words('call')})\\s+${SAID_BY}${words('told', 'pointed')}|(${words('dismiss')})\\s+${SAID_BY}${words('told')})\\b`,
  );
// "the story of the stolen medicine an invention": what was called so
const calledUntrue = (): RegExp =>
  denialPattern(
    'called untrue',
    (words) => `^["“']?${SAID_BY}${words('told', 'pointed')}(?!\\p{L})[^.;]*(?<!\\p{L})${words('untrue')}["”']?$`,
  );
// "rejected any part in the affair", "denies all responsibility"
const disowns = (): RegExp =>
  denialPattern(
    'disowns',
    (words) =>
      `(?<!\\p{L})${words('deny')}\\s+(?:(?:any|all|its|his|her|their|having(?: had)?(?: any)?|that \\p{L}+ had(?: any)?)\\s+)?(?:\\p{Ll}+\\s+)?${words('no part')}(?!\\p{L})`,
  );
const calls = (): RegExp => denialPattern('calls', (words) => `^${words('call')}(?!\\p{L})`);

// "denied the shelling": an act by its noun alone; "denied the men entry" is no denial of what was told
const DENIES_ACT =
  /\bden(?:ies|ied|y|ying)\s+(?:the|this|that|any|all|such)\s+\p{Ll}+(?=\s*(?:[.,;”"]|$|and\b|but\b|on \p{Lu}|as\b))/u;
// "rejected the petition", "dismissed an appeal": who refuses what was asked for denies nothing that was told.
const askedFor = (): RegExp =>
  denialPattern(
    'asked for',
    (words) =>
      `^["“']?(?:(?:the|an?|its|his|her|their|any|all|this|that|\\p{Lu}[\\p{L}]+(?:['’]s)?)\\s+){0,3}${words('asked', 'sought')}\\b`,
    'u',
  );
// "the port authority put the number at 1,900", "doctors counted 52 dead": who counts
const COUNTING =
  /(?<!\p{L})(?:claimed|claims|counted|counts|put|puts|estimated|estimates|spoke of|recorded|registered|reported|listed|gave)(?!\p{L})[^.;]*$/iu;

// "did not steal", "had never": a negation right before the act that the reader took as told
const NOT_BEFORE = /\b(?:did|does|do|has|have|had|was|were|is|are)(?:\s+not|\s+never|n['’]t)\s+(?:\p{L}+ly\s+)?$/iu;
// "that he would step down": what lies ahead denies nothing that was done.
const LIES_AHEAD = /^["“']?(?:that\s+)?(?:[\p{L}'’-]+\s+){1,6}?(?:would|will|shall|is to|are to)\s+(?!have\b)/iu;

// "Almost 150 of them may be home in the new year": told of nothing that is.
const MAY = /^["“']?(?:[\p{L}\p{N}'’-]+\s+){1,8}?(?:may|might|could)\s+(?!have\b)\p{Ll}/iu;
/** Of a clause that no event tells of. */
const realityOf = (words: string): Event['reality'] =>
  LIES_AHEAD.test(words) ? 'future' : MAY.test(words) ? 'hypothetical' : 'actual';

// "wishes to inform the public that there is no ban": what is told is so today.
const INFORMS = /^to (?:inform|say|state|stress|tell|announce|assure|point out)(?!\p{L})[^.;]{0,40}?(?<!\p{L})that(?!\p{L})/iu;
const A_DAY = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/iu;
const REPEATED = /\s+/g;
const DATELINE =
  /^\s*\p{Lu}[\p{Lu} .'’-]{2,}(?:,\s*\p{Lu}\p{L}+)*(?:,?\s+(?:\d{1,2}\s+\p{L}+|\p{L}+\.?\s+\d{1,2}))?\s*(?:\([^)]{2,40}\))?\s*[-–—]\s+/u;
const LONGEST_DATELINE = 90; // characters
// "By Ana Perr in Oslo", "(Reporting by …", "Tags: …": lines of the page, not of the news
const FURNITURE =
  /^\s*(?:\(?(?:reporting|editing|writing|additional reporting|compiled) by\b|by \p{Lu}[\p{L}.'’-]+ \p{Lu}|tags?:|read more|share (?:this|on)|follow us|photo|image:|source:|updated?:|published:)/iu;

const PLURAL = /(\p{L}{3,}s|people|\p{L}*men|children)$/iu;
const GIVEN = /^[^.;"”]{0,30}?\b(?:given|announced|reported|cited|put out|claimed|named|released) by (?:the )?/i;
const GIVEN_NEAR = 60; // characters
const COUNTERS: ReadonlySet<string> = new Set(['person', 'organization', 'location']); // "the city put the number at 900"
const NEAR = 120; // characters between a count and the sentence before that tells the day
const lengthOf = (s: Statement): number => s.content.reduce((n, c) => n + c.end - c.start, 0);

/** A record's tellings, in order of the text. */
export const tellingsOf = (record: ReportRecord): Telling[] => {
  const { report } = record;
  const { text, published, sha256 } = report;
  const outlet = outletOf(report);
  const voices = voicesOf(record);
  const actors = new Map(record.actors.map((a) => [a.id, a]));
  const places = new Map(record.places.map((p) => [p.id, p]));
  const times = new Map(record.times.map((t) => [t.id, t]));
  const statements = new Map(record.statements.map((s) => [s.id, s]));
  const own: Voice = { id: `outlet:${outlet}`, name: outlet, kind: 'outlet' };
  const cut = (s: Span): string => text.slice(s.start, s.end).replace(REPEATED, ' ').trim();
  const names = new Set(
    record.mentions.flatMap((m) => (m.form === 'name' && m.kind !== 'weapon' ? stemsOf(text.slice(m.start, m.end)) : [])),
  );
  const says = (words: string): Content => contentOf(words, names);
  /** The sentence without its dateline: "LA PAZ (Andes Wire) - An explosion …". */
  const bodyOf = (s: Span): Span => {
    const lead = DATELINE.exec(text.slice(s.start, Math.min(s.end, s.start + LONGEST_DATELINE)))?.[0].length ?? 0;
    return { start: s.start + lead, end: s.end };
  };
  const party = (id: string): PartyRef[] => {
    const actor = actors.get(id);
    if (!actor) return [];
    const { id: entry, name, country, sectors } = registerActor(actor);
    const side = armedSide(sectors);
    return [{ id: entry, name, ...(country && { country }), ...(side && { side }) }];
  };
  const unique = (list: readonly PartyRef[]): PartyRef[] => [...new Map(list.map((p) => [p.id, p])).values()];
  const sentenceAt = (at: number): Span | undefined => record.sentences.find((s) => s.start <= at && at < s.end);
  const within = (at: number, spans: readonly Span[]): boolean => spans.some((s) => s.start <= at && at < s.end);

  const counted = (span: Span): ToldCount[] =>
    countsOf(text.slice(span.start, span.end), span.start).map((count) => ({ ...count, voice: counterOf(count) }));
  /** "the toll of eleven given by Bolivian authorities" is theirs, whoever passes it on; else that of the narrowest statement around it. */
  const counterOf = (count: Count): Voice => {
    const given = GIVEN.exec(text.slice(count.end, count.end + GIVEN_NEAR));
    if (given) {
      const at = count.end + given[0].length;
      const who = record.mentions.find((m) => m.start >= at - 1 && m.start <= at + 24 && m.actor !== undefined);
      const voice = who && voices.get(who.actor!);
      if (voice) return voice;
    }
    const around = record.statements
      .filter((s) => s.content.some((c) => c.start <= count.start && count.end <= c.end))
      .sort((a, b) => lengthOf(a) - lengthOf(b));
    return voiceOf(around[0], text, voices) ?? counting(count) ?? own;
  };
  /** The first who is named in the clause before its verb of counting. */
  const counting = (count: Count): Voice | undefined => {
    const from = clauseFrom(count.start);
    const verb = COUNTING.exec(text.slice(from, count.start));
    if (!verb) return undefined;
    const who = record.mentions
      .filter((m) => m.start >= from && m.end <= from + verb.index && COUNTERS.has(m.kind))
      .sort((a, b) => a.start - b.start || b.end - a.end)[0];
    if (!who) return undefined;
    const known = who.actor === undefined ? undefined : voices.get(who.actor);
    const words = cut(who);
    return known ?? { id: `unnamed:${words.toLowerCase().split(' ').at(-1)!}|`, name: words, kind: 'speaker' };
  };
  /** Where the clause of a place in the text begins: its sentence, or after a semicolon in it. */
  const clauseFrom = (at: number): number => {
    const from = record.sentences.findLast((s) => s.start <= at)?.start ?? 0;
    return from + text.slice(from, at).lastIndexOf(';') + 1;
  };

  /** The last people that are named in the plural before a place in the text, in its sentence or the two before. */
  const counters = (at: number): { who: string; start: number } | undefined => {
    const from = record.sentences.filter((s) => s.start <= at).at(-3)?.start ?? 0;
    const counts = countsOf(text.slice(from, at), from).filter((c) => c.who !== '');
    if (counts.length) return counts.at(-1);
    const m = record.mentions.findLast(
      (x) =>
        x.form === 'nominal' && x.kind === 'person' && x.start >= from && x.end <= at && PLURAL.test(text.slice(x.start, x.end)),
    );
    return m && { who: PLURAL.exec(text.slice(m.start, m.end))![1]!.toLowerCase(), start: m.start };
  };

  const drafts: Omit<Telling, 'id' | 'order'>[] = [];
  const base = { report: report.id, ...(published && { published }), outlet, sha256 };
  // "did not say whether" denies nothing.
  const isDenied = (s: Statement | undefined): boolean =>
    s !== undefined && s.negated !== true && AGAINST.has(s.force ?? '') && !askedFor().test(s.content.map(cut).join(' '));

  // "killed aid workers in the Malian town of Gao": where the parties are is where it was, if no other place is told.
  const onlyPlaceIn = (span: Span): Place | undefined => {
    const all = new Set(
      record.mentions.flatMap((m) => (m.place !== undefined && m.start >= span.start && m.end <= span.end ? [m.place] : [])),
    );
    const exact = [...all].flatMap((id) => places.get(id) ?? []).filter((p) => !placeRef(p).wide);
    return exact.length === 1 ? exact[0] : undefined;
  };

  // "The committee denied that soldiers had fired first": what counts is what is denied; that somebody denied is no claim of its own.
  const denials = record.statements.filter((s) => s.force === 'deny' && !s.negated && s.content.length > 0);
  const isDenying = (e: Event): boolean =>
    e.type === 'REJECT' && denials.some((s) => s.cue.some((c) => c.start <= e.trigger.start && e.trigger.start < c.end));

  /** "accused Moscow of having broken into its e-mail": what somebody is accused of tells the accusation. */
  const accusedOf = (e: Event, span: Span): Span => ({
    start: e.trigger.start,
    end: e.trigger.start + /^[^.;“”"]*/.exec(text.slice(e.trigger.start, Math.max(span.end, e.trigger.end)))![0].length,
  });

  for (const e of record.events) {
    if (e.confidence < LEAST || isDenying(e)) continue;
    const s = e.statement === undefined ? undefined : statements.get(e.statement);
    const sentence = bodyOf(sentenceAt(e.trigger.start) ?? e.trigger);
    const inside = s?.content.find((c) => c.start <= e.trigger.start && e.trigger.end <= c.end);
    const span = inside ? { start: Math.max(inside.start, sentence.start), end: Math.min(inside.end, sentence.end) } : sentence;
    const doers = unique(e.actors.flatMap((p) => party(p.actor))).filter((p) => !A_DAY.test(p.name)); // "Sunday's explosion"
    const targets = unique(e.recipients.flatMap((p) => party(p.actor)));
    const place =
      // Where the border service is that says so is not where it was.
      e.place === undefined ||
      !e.placeFrom ||
      'fallback' in e.placeFrom ||
      e.placeFrom.start < span.start ||
      e.placeFrom.end > span.end
        ? undefined
        : places.get(e.place);
    // "Eleven people were killed …, the ministry said on Tuesday": that is when it was said.
    const time = e.time === undefined || e.time === s?.said ? undefined : times.get(e.time);
    const where = place ?? onlyPlaceIn(span);
    const said = voiceOf(s, text, voices);
    const speaks =
      SPOKEN.has(e.type) && e.saidBy !== 'statement' && e.actors.length > 0 ? voices.get(e.actors[0]!.actor) : undefined;
    const core = [e.trigger, ...e.actors, ...e.recipients, ...(e.placeFrom && 'start' in e.placeFrom ? [e.placeFrom] : [])];
    const words = cut(span);
    const ownNone = e.type === 'REJECT' && disowns().test(words);
    drafts.push({
      ...base,
      key: e.key ?? e.id,
      layer: 'events',
      type: e.type,
      ...(e.mode && { mode: e.mode }),
      doers,
      targets,
      ...(where && { place: placeRef(where) }),
      ...(time?.from && { from: time.from.slice(0, 10), to: (time.to ?? time.from).slice(0, 10) }),
      reality: e.reality,
      stance:
        e.negated ||
        ownNone ||
        (isDenied(s) && inside !== undefined) ||
        NOT_BEFORE.test(text.slice(span.start, e.trigger.start)) ||
        beginsWithNever(words)
          ? 'against'
          : 'for',
      voice: said ?? speaks ?? own,
      words,
      span,
      trigger: cut(e.trigger),
      evidence: [
        ...core,
        ...(e.type === 'ACCUSE' ? [accusedOf(e, span)] : []),
        ...(e.timeFrom && 'start' in e.timeFrom ? [e.timeFrom] : []),
        ...(e.casualties ?? []),
      ].map(({ start, end }) => ({ start, end })),
      content: says(words),
      core: says(core.map(cut).join(' ')),
      // "had taken away 71 people": what befell them is what the event tells.
      counts: counted(span).map((c) =>
        c.kind === 'things' && c.who === 'people' && e.type === 'COERCE' && /arrest|detain/.test(e.mode ?? '')
          ? { ...c, kind: 'arrested' as const }
          : c,
      ),
      ...(ownNone && { about: '' }),
    });
  }

  const taken = (spans: readonly Span[]): boolean =>
    record.events.some((e) => e.confidence >= LEAST && !isDenying(e) && within(e.trigger.start, spans));
  const fromWords = (spans: readonly Span[]) => {
    const mentioned = record.mentions.filter((m) => within(m.start, spans));
    const named = mentioned.flatMap((m) => (m.place === undefined ? [] : [places.get(m.place)!]));
    // "A Syrian jet crashed near Homs": the place that says most.
    const first = named.find((p) => !placeRef(p).wide) ?? named[0];
    const time = record.times.find((t) => within(t.start, spans) && t.from !== undefined);
    const parties = unique(mentioned.flatMap((m) => (m.actor === undefined ? [] : party(m.actor))));
    return {
      parties,
      ...(first && { place: placeRef(first) }),
      ...(time?.from && { from: time.from.slice(0, 10), to: (time.to ?? time.from).slice(0, 10) }),
    };
  };

  for (const s of record.statements) {
    const all = [...s.cue, ...s.content];
    // "insisted that there was no arrangement": what the verb of saying was taken for is not what is said.
    const insists = /^that\s/iu.test(cut(s.content[0]!)) && saysNot(cut(s.content[0]!));
    if (taken(insists ? s.content : all)) continue;
    // "threw out the proposal": what became of what was asked for stands in the verb.
    const answered = s.cue.length === 1 && askedFor().test(s.content.map(cut).join(' ')) && s.cue[0]!.end < s.content[0]!.start;
    const words = [
      ...(answered ? [cut({ start: s.cue[0]!.start, end: s.content[0]!.end })] : [cut(s.content[0]!)]),
      ...s.content.slice(1).map(cut),
    ].join(' … ');
    const content = says(words);
    const untrue = !isDenied(s) && s.negated !== true && calledUntrue().test(words);
    const points = untrue || (isDenied(s) && !answered && pointsTo().test(words));
    const counts = s.content.flatMap(counted);
    // "There was no coup attempt": few words, and all that is said.
    if (content.size < (saysNot(words) ? 1 : SAYS) && !points && !counts.length) continue;
    const { parties, ...rest } = fromWords(s.content);
    const type = insists ? undefined : FORCE_TYPES[s.force ?? ''];
    const ahead =
      !insists &&
      !INFORMS.test(words) &&
      (AHEAD.has(s.force ?? '') || (isDenied(s) && LIES_AHEAD.test(words)) || /^(?:\p{Lu}\S*\s+){0,3}to \p{Ll}/u.test(words));
    const speaker = s.speaker === undefined ? [] : party(s.speaker);
    drafts.push({
      ...base,
      key: s.key ?? s.id,
      layer: 'statements',
      ...(type && { type }),
      doers: type ? speaker : [],
      targets: parties.filter((p) => !speaker.some((q) => q.id === p.id)),
      ...rest,
      // "threatened to go on strike", "promised to withdraw": what is said lies ahead.
      reality: ahead ? 'future' : 'actual',
      stance: untrue || isDenied(s) !== saysNot(words) ? 'against' : 'for',
      voice: voiceOf(s, text, voices) ?? (untrue ? saying(s) : undefined) ?? own,
      words,
      span: { start: s.content[0]!.start, end: s.content.at(-1)!.end },
      evidence: all.map(({ start, end }) => ({ start, end })),
      content,
      core: says(parties.map((p) => p.name).join(' ')),
      counts,
      ...((points || (s.force === 'deny' && !LIES_AHEAD.test(words))) && !s.negated && { about: '' }),
    });
  }

  /** "…, the operator said, calling the talk a lie": who says the other thing in its sentence. */
  function saying(s: Statement): Voice | undefined {
    const within = sentenceAt(s.content[0]!.start);
    const other =
      within &&
      record.statements.find(
        (x) => x !== s && x.speaker !== undefined && x.content.some((c) => c.start >= within.start && c.start < within.end),
      );
    return voiceOf(other, text, voices);
  }

  /** A denial that calls what was said untrue; undefined where the sentence holds none, or an event or statement tells it already. */
  const dismissalIn = (sentence: Span): (typeof drafts)[number] | undefined => {
    const told = text.slice(sentence.start, sentence.end);
    const found = dismisses().exec(told) ?? DENIES_ACT.exec(told);
    if (!found || drafts.some((t) => t.stance === 'against' && t.span.start < sentence.end && sentence.start < t.span.end))
      return undefined;
    const at = sentence.start + found.index;
    const clause = /^[^.;“”"]*/.exec(text.slice(at, sentence.end))![0];
    if (calls().test(found[0]) && !holdsDenial('untrue', clause)) return undefined;
    const who = record.mentions.findLast((m) => m.start >= sentence.start && m.end <= at && m.actor !== undefined);
    const voice = who && voices.get(who.actor!);
    if (!voice) return undefined;
    const span = { start: at, end: at + clause.length };
    return {
      ...base,
      key: `${sentence.start}-${sentence.end}`,
      layer: 'sentences',
      doers: [],
      targets: [],
      reality: 'actual',
      stance: 'against',
      voice,
      words: cut(sentence),
      span,
      evidence: [{ start: who.start, end: span.end }],
      content: says(cut(span)),
      core: says(''),
      counts: [],
      about: '',
    };
  };

  /** A count that no telling of its sentence holds: "…; the port authority put the number at 1,900". */
  const countsBeside = (sentence: Span): void => {
    for (const count of counted(sentence)) {
      const from = clauseFrom(count.start);
      if (drafts.some((t) => t.counts.some((c) => c.start === count.start))) continue;
      const end = text.indexOf(';', count.end);
      const span = {
        start: from + /^\s*/.exec(text.slice(from))![0].length,
        end: end < 0 || end > sentence.end ? sentence.end : end,
      };
      const { parties, ...rest } = fromWords([span]);
      drafts.push({
        ...base,
        key: `${span.start}-${span.end}`,
        layer: 'sentences',
        doers: [],
        targets: parties,
        ...rest,
        reality: 'actual',
        stance: 'for',
        voice: count.voice,
        words: cut(span),
        span,
        evidence: [span],
        content: says(cut(span)),
        core: says(parties.map((p) => p.name).join(' ')),
        counts: counted(span),
      });
    }
  };

  /** Clauses of a sentence of which no telling tells: "…, and fled", "which met on Thursday, put off the ballot". */
  const clausesBeside = (sentence: Span): void => {
    for (const span of clausesIn(text, sentence)) {
      const inside = (x: Span): boolean => x.start < span.end && span.start < x.end;
      if (
        drafts.some((t) =>
          t.layer === 'events' ? t.evidence.slice(0, 1).some(inside) : t.report === report.id && t.evidence.some(inside),
        )
      )
        continue;
      const s = record.statements
        .filter((x) => x.content.some((c) => c.start <= span.start + 1 && span.end <= c.end + 1))
        .sort((a, b) => lengthOf(a) - lengthOf(b))[0];
      if (!s && record.statements.some((x) => x.cue.some(inside))) continue;
      const words = cut(span);
      const content = says(words);
      if (content.size < (saysNot(words) ? 1 : SAYS)) continue;
      const { parties, ...rest } = fromWords([span]);
      drafts.push({
        ...base,
        key: `${span.start}-${span.end}`,
        layer: 'sentences',
        doers: [],
        targets: parties,
        ...rest,
        reality: s && AHEAD.has(s.force ?? '') ? 'future' : realityOf(words),
        stance: isDenied(s) !== saysNot(words) ? 'against' : 'for',
        voice: voiceOf(s, text, voices) ?? own,
        words,
        span,
        evidence: [span],
        content,
        core: says(parties.map((p) => p.name).join(' ')),
        counts: counted(span).filter((c) => !drafts.some((t) => t.counts.some((x) => x.start === c.start))),
      });
    }
  };

  for (const whole of record.sentences) {
    const sentence = bodyOf(whole);
    const spans = [sentence];
    const dismissal = dismissalIn(sentence);
    if (dismissal) {
      drafts.push(dismissal);
      continue;
    }
    if (taken(spans) || record.statements.some((s) => s.content.some((c) => within(c.start, spans)))) {
      clausesBeside(sentence);
      countsBeside(sentence);
      continue;
    }
    const words = cut(sentence);
    const content = says(words);
    const counts = counted(sentence);
    if ((content.size < (saysNot(words) ? 1 : SAYS) && !counts.length) || FURNITURE.test(words)) continue;
    const { parties, ...rest } = fromWords(spans);
    drafts.push({
      ...base,
      key: `${sentence.start}-${sentence.end}`,
      layer: 'sentences',
      doers: [],
      targets: parties,
      ...rest,
      reality: realityOf(words),
      stance: saysNot(words) ? 'against' : 'for',
      voice: own,
      words,
      span: sentence,
      evidence: [sentence],
      content,
      core: says(parties.map((p) => p.name).join(' ')),
      counts,
    });
  }

  // "put their number at 69", "The organisers said that 50,000 people had taken part": who is counted, and when it was, stands before.
  for (const t of drafts)
    for (const c of t.counts) {
      if (c.kind !== 'things') continue;
      const before = c.who === '' ? counters(c.start) : undefined;
      if (c.who === '') c.who = before?.who ?? 'people';
      if (t.from !== undefined) continue;
      const at = before?.start ?? t.span.start - 1;
      const told = drafts.findLast((d) => d.from !== undefined && d.span.start <= at && at - d.span.end < NEAR);
      if (told) Object.assign(t, { from: told.from, to: told.to });
    }
  const sorted = drafts.sort((a, b) => a.span.start - b.span.start || (a.key < b.key ? -1 : 1));
  const tellings = sorted.map(
    (t, i): Telling => ({ ...t, id: `${t.report} ${t.key}`, order: orderOf(published, sha256, t.report, i) }),
  );
  // What a denial points to: the last accusation against the one who denies, else the last thing that somebody else said.
  tellings.forEach((t, i) => {
    if (t.about === undefined) return;
    // "has laid no mines, he said, and called the story an excuse": one denial, told twice.
    const end = sentenceAt(t.span.start)?.end ?? t.span.end;
    const twice = tellings.find(
      (x) => x !== t && x.stance === 'against' && x.about === undefined && sentenceAt(x.span.start)?.end === end,
    );
    if (twice) {
      t.about = twice.id;
      return;
    }
    const before = tellings
      .slice(0, i)
      .filter((x) => x.voice.id !== t.voice.id && x.voice.kind === 'speaker' && x.stance === 'for');
    const accused = before.findLast(
      (x) =>
        x.type === 'ACCUSE' &&
        x.targets.some((p) => p.id === t.voice.id || (p.country !== undefined && p.country === t.voice.country)),
    );
    // "reports that gas had been used": what it denies is told in its own words, and is what meets them.
    const met =
      ownWords(t.content) < OWN_WORDS
        ? before
        : before.filter((x) => sharesPredicate(t.content, x.content) || kindredActs(t.content, x));
    // Else what the report is about: the first act that somebody else tells.
    const about =
      accused ??
      met.find((x) => x.type !== undefined && x.layer === 'events' && x.stance === 'for') ??
      met.findLast((x) => x.voice.kind === 'speaker');
    if (about) t.about = about.id;
    else delete t.about;
  });
  return tellings;
};
