// A record as corrected → what a report's page shows of it: each item with the words it stands on, what was understood in plain words, who or what
// made it, and the fields that a person may set. Pure.
import { countryName } from '../../../by-hand.ts';
import {
  ACTOR_WORDS,
  type Actor,
  type Event,
  MANNER_WORDS,
  MENTION_WORDS,
  type Mention,
  type Place,
  REALITY_WORDS,
  type ReportRecord,
  SAID_BY_WORDS,
  SECTOR_WORDS,
  type Span,
  type Statement,
  sameSpan,
  type TimeExpression,
  TYPE_WORDS,
} from '../../../core/index.ts';
import type { ReportActor, ReportItem } from '../../api/reports.ts';

type Detail = ReportItem['details'][number];

/** How people stand to an item, and which of their corrections hold for it. */
export type StandingOf = (item: { key?: string; id: string; by?: string }) => {
  state: ReportItem['state'];
  corrections: number[];
};

const CLIP = 90; // characters of a statement that a line shows
const clip = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > CLIP ? `${line.slice(0, CLIP - 1)}…` : line;
};

/** "the military of Chile"; what is not known stays out. */
const actorWords = (a: Actor): string =>
  [a.country ? countryName(a.country) : a.body, ...a.sectors.map((s) => SECTOR_WORDS[s] ?? s)].filter(Boolean).join(', ');

const placeWords = (p: Place): string =>
  [
    p.admin1 === p.name ? undefined : p.admin1,
    p.country && countryName(p.country) !== p.name ? countryName(p.country) : undefined,
  ]
    .filter(Boolean)
    .join(', ');

const degrees = (p: Place): string =>
  `${Math.abs(p.lat).toFixed(2)}° ${p.lat < 0 ? 'S' : 'N'}, ${Math.abs(p.lon).toFixed(2)}° ${p.lon < 0 ? 'W' : 'E'}`;

/** All items of a record, in the order of the text. */
export const reportItems = (record: ReportRecord, standingOf: StandingOf): { items: ReportItem[]; actors: ReportActor[] } => {
  const { text, outlet } = record.report;
  const byId = <T extends { id: string }>(list: readonly T[]) => {
    const map = new Map(list.map((x) => [x.id, x]));
    return (id: string | undefined): T | undefined => (id === undefined ? undefined : map.get(id));
  };
  const [actor, place, time, statement] = [byId(record.actors), byId(record.places), byId(record.times), byId(record.statements)];
  const keyOf = (x: { key?: string; id: string } | undefined): string | undefined => x && (x.key ?? x.id);
  const words = (...spans: readonly Span[]): string => spans.map((s) => text.slice(s.start, s.end)).join(' … ');
  const quoted = (...spans: readonly Span[]): string => `“${clip(words(...spans))}”`;
  const detail = (name: string, said: string | undefined, key?: string, code?: string): Detail[] =>
    said ? [{ name, words: said, ...(key !== undefined && { key }), ...(code && { code }) }] : [];
  const mentionAt = (span: Span, actorId?: string): Mention | undefined =>
    record.mentions.find((m) => sameSpan(m, span) && (actorId === undefined || m.actor === actorId));
  const speakerOf = (s: Statement): string => actor(s.speaker)?.name ?? (words(...s.source) || 'a speaker not named');
  const base = (item: { key?: string; id: string; by?: string; confidence?: number }) => ({
    key: item.key ?? item.id,
    ...standingOf(item),
    ...(item.by !== undefined && item.by !== 'person' && { by: item.by }),
    ...(item.confidence !== undefined && standingOf(item).state === 'proposed' && { confidence: item.confidence }),
  });

  const mentionItem = (m: Mention): ReportItem => {
    const [who, where] = [actor(m.actor), place(m.place)];
    const state = where && standingOf(m).state === 'proposed' ? standingOf(where) : standingOf(m);
    return {
      ...base(m),
      ...state,
      corrections: [...new Set([...standingOf(m).corrections, ...(where ? standingOf(where).corrections : [])])],
      layer: 'mentions',
      sort: where || m.kind === 'location' ? 'where' : who || m.kind === 'person' || m.kind === 'organization' ? 'who' : 'thing',
      marks: [{ start: m.start, end: m.end, part: 'words' }],
      label: who ? who.name : where ? where.name : MENTION_WORDS[m.kind],
      says: who
        ? `${who.name}, ${ACTOR_WORDS[who.kind]}`
        : where
          ? [where.name, placeWords(where)].filter(Boolean).join(', ')
          : MENTION_WORDS[m.kind],
      details: [
        ...detail(
          'what the words are',
          `${MENTION_WORDS[m.kind]}, ${m.form === 'name' ? 'by name' : m.form === 'pronoun' ? 'a pronoun' : 'a description'}`,
          undefined,
          `${m.kind} ${m.form}`,
        ),
        ...(who
          ? [
              ...detail('who', who.name, undefined, keyOf(who)),
              ...detail(
                'belongs to',
                actorWords(who),
                undefined,
                [who.country ?? who.body, ...who.sectors].filter(Boolean).join(' '),
              ),
              ...detail('not told', who.unknown),
              ...detail('how that was found', who.by),
            ]
          : []),
        ...(where
          ? [
              ...detail('where', [where.name, placeWords(where)].filter(Boolean).join(', '), undefined, where.source),
              ...detail(
                'on the map',
                `${degrees(where)}${where.radiusKm ? `, give or take ${Math.round(where.radiusKm)} km` : ''}`,
              ),
              ...detail('how that was found', where.by === 'person' ? undefined : where.by),
            ]
          : []),
      ],
      ...(where?.confidence !== undefined && state.state === 'proposed' && { confidence: where.confidence }),
      fields: {
        kind: m.kind,
        form: m.form,
        ...(who && { actor: keyOf(who) }),
        ...(where && { place: keyOf(where) }),
      },
    };
  };

  const timeItem = (t: TimeExpression): ReportItem => ({
    ...base(t),
    layer: 'times',
    sort: 'when',
    marks: [{ start: t.start, end: t.end, part: 'words' }],
    label: t.value ?? 'when',
    says:
      t.type !== 'TIME' && t.from && t.to
        ? `from ${t.from} until before ${t.to}`
        : (t.value?.replace('T', ', ') ?? 'a time without a date'),
    details: [...detail('read as', t.value, undefined, t.type), ...detail('from', t.from), ...detail('until before', t.to)],
    fields: { type: t.type, ...(t.value !== undefined && { value: t.value }) },
  });

  const statementItem = (s: Statement): ReportItem => ({
    ...base(s),
    layer: 'statements',
    sort: 'statement',
    marks: (['source', 'cue', 'content'] as const).flatMap((part) => s[part].map(({ start, end }) => ({ start, end, part }))),
    label: `${speakerOf(s)}${s.negated ? ' did not say' : ''}`,
    says: `${speakerOf(s)}${s.negated ? ' did not' : ''} ${words(...s.cue) || 'says'}: ${quoted(...s.content)}`,
    details: [
      ...detail('who says so', speakerOf(s), keyOf(s.source[0] && mentionAt(s.source[0]))),
      ...detail('how', MANNER_WORDS[s.manner], undefined, s.manner),
      ...detail('what the words do', s.force, undefined, s.force),
      ...detail('to whom', actor(s.audience)?.name),
      ...detail('said when', time(s.said) && words(time(s.said)!), keyOf(time(s.said))),
      ...detail('said where', place(s.at)?.name),
      ...detail('within what is said by', statement(s.via) && speakerOf(statement(s.via)!), keyOf(statement(s.via))),
    ],
    fields: {
      manner: s.manner,
      negated: s.negated ?? false,
      source: s.source,
      cue: s.cue,
      content: s.content,
      ...(s.force !== undefined && { force: s.force }),
      ...(s.speaker !== undefined && { speaker: keyOf(actor(s.speaker)) }),
      ...(s.said !== undefined && { said: keyOf(time(s.said)) }),
      ...(s.via !== undefined && { via: keyOf(statement(s.via)) }),
    },
  });

  const eventItem = (e: Event): ReportItem => {
    const carrier = statement(e.statement);
    const names = (side: 'actors' | 'recipients'): string =>
      [...new Set(e[side].map((p) => actor(p.actor)?.name ?? ''))].join(', ');
    const does = e.mode ? `${TYPE_WORDS[e.type]} (${e.mode})` : TYPE_WORDS[e.type];
    const where = place(e.place);
    const when = time(e.time);
    const told = (from: Event['placeFrom']): string =>
      from && 'fallback' in from
        ? from.fallback === 'dateline'
          ? ' (from the dateline)'
          : ' (from the day of publication)'
        : '';
    const party = (side: 'actors' | 'recipients', name: 'doer' | 'target') =>
      e[side].flatMap((p) =>
        detail(
          name,
          `${actor(p.actor)?.name ?? ''}${actor(p.actor)?.name === words(p) ? '' : ` (${quoted(p)})`}`,
          keyOf(mentionAt(p, p.actor)),
        ),
      );
    const who = carrier ? speakerOf(carrier) : e.saidBy === 'outlet' ? (outlet ?? SAID_BY_WORDS.outlet) : SAID_BY_WORDS.unclear;
    const span = (from: Event['placeFrom'], part: 'where' | 'when') =>
      from && 'start' in from ? [{ start: from.start, end: from.end, part }] : [];
    return {
      ...base(e),
      layer: 'events',
      sort: 'event',
      marks: [
        { start: e.trigger.start, end: e.trigger.end, part: 'trigger' },
        ...e.actors.map((p) => ({ start: p.start, end: p.end, part: 'doer' as const })),
        ...e.recipients.map((p) => ({ start: p.start, end: p.end, part: 'target' as const })),
        ...span(e.placeFrom, 'where'),
        ...span(e.timeFrom, 'when'),
      ],
      label: `${TYPE_WORDS[e.type]}${e.negated ? ': denied or not done' : ''}`,
      says: [names('actors') || '–', does, names('recipients')].filter(Boolean).join(' → '),
      details: [
        ...party('actors', 'doer'),
        ...detail('what', does, undefined, [e.type, e.mode].filter(Boolean).join(' ')),
        ...party('recipients', 'target'),
        ...detail('how real', e.negated ? 'denied or not done' : REALITY_WORDS[e.reality], undefined, e.reality),
        ...detail('who says so', who, keyOf(carrier), e.saidBy),
        ...detail(
          'where',
          where && `${where.name}${told(e.placeFrom)}`,
          e.placeFrom && 'start' in e.placeFrom
            ? keyOf(record.mentions.find((m) => m.place === e.place && sameSpan(m, e.placeFrom as Span)))
            : undefined,
          where?.source,
        ),
        ...detail(
          'when',
          when
            ? `${words(when)}${when.value ? `: ${when.value}` : ''}`
            : e.timeFrom && 'fallback' in e.timeFrom
              ? (record.report.published?.slice(0, 10) ?? '') + told(e.timeFrom)
              : undefined,
          keyOf(when),
        ),
        ...detail('on condition that', e.condition && quoted(e.condition)),
        ...(e.casualties ?? []).flatMap((c) =>
          detail(c.kind, `${c.min}${c.max !== undefined && c.max !== c.min ? `–${c.max}` : ''} (${quoted(c)})`),
        ),
        ...detail('about', e.contexts.map((c) => c.replace(/_/g, ' ')).join(', ')),
      ],
      fields: {
        type: e.type,
        ...(e.mode !== undefined && { mode: e.mode }),
        contexts: e.contexts,
        reality: e.reality,
        negated: e.negated,
        saidBy: e.saidBy,
        actors: e.actors.flatMap((p) => keyOf(mentionAt(p, p.actor)) ?? []),
        recipients: e.recipients.flatMap((p) => keyOf(mentionAt(p, p.actor)) ?? []),
        ...(carrier && { statement: keyOf(carrier) }),
        ...(where && { place: keyOf(where) }),
        ...(when && { time: keyOf(when) }),
      },
    };
  };

  const items = [
    ...record.statements.map(statementItem),
    ...record.events.map(eventItem),
    ...record.mentions.map(mentionItem),
    ...record.times.map(timeItem),
  ].sort((a, b) => anchor(a) - anchor(b));
  const actors = record.actors.map((a) => ({
    key: a.key ?? a.id,
    name: a.name,
    kind: a.kind,
    sectors: a.sectors,
    ...(a.country && { country: a.country }),
    ...(a.body && { body: a.body }),
    ...(a.unknown && { unknown: a.unknown }),
    ...(a.by && { by: a.by }),
    mentions: record.mentions.filter((m) => m.actor === a.id).flatMap((m) => keyOf(m) ?? []),
    state: standingOf(a).state,
  }));
  return { items, actors };
};

/** Where an item is met by one who reads: an event at its trigger, a statement at its content. */
const anchor = ({ marks }: ReportItem): number =>
  (marks.find((m) => m.part === 'trigger' || m.part === 'content') ?? marks[0]!).start;
