// What the dossier knows across reports → a brief: what is reported, who says what, where sources disagree, what was promised and whether an answer was
// found, what is open. Each sentence is built by tell.ts from one place of one report, and its note quotes that place. Pure: the clock is passed in.
import { createHash } from 'node:crypto';
import {
  BRIEF_SCHEMA,
  BRIEF_SECTION_WORDS,
  type Brief,
  type BriefNote,
  type BriefSection,
  type BriefSectionKind,
  type BriefSentence,
  type Span,
} from '../../core/index.ts';
import { type Choice, Chooser, chooseReported, chooseSaid } from './choose.ts';
import { chooseDisagreements } from './choose-disagreements.ts';
import { chooseFollowUps } from './choose-follow-ups.ts';
import type { Parse } from './grammar.ts';
import type { BriefClaim, BriefDisagreement, BriefFollowUp, BriefStory } from './input.ts';
import { briefPlaces, namesIn, needsOf, needsOfWords } from './needs.ts';
import type { Told } from './note-span.ts';
import { reporter } from './reporter.ts';
import { type BriefReport, type View, viewOf } from './view.ts';

export interface BriefInput {
  about?: string;
  since?: string;
  until?: string;
  /** When it is composed, ISO 8601 in UTC. */
  made: string;
  reader: Brief['reader'];
  /** The reports that it may draw on. */
  reports: readonly BriefReport[];
  stories: readonly BriefStory[];
  /** With claims of one report alone. */
  claims: readonly BriefClaim[];
  disagreements: readonly BriefDisagreement[];
  followUps: readonly BriefFollowUp[];
  /** Names of the actor that it is about, in any case; who is named otherwise has no part in it. */
  actors?: readonly string[];
  /** The parser by which it is seen whether a sentence is whole and stands alone; where it is not given nothing is asked of them. */
  parse?: Parse;
}

const digest = (...parts: readonly string[]): string => createHash('sha256').update(parts.join('\n')).digest('hex');
const NO_TITLE = 'Situation report';

/** Composes a brief. The same input gives the same brief. */
export const composeBrief = (input: BriefInput): Brief => {
  const views = new Map(input.reports.map((r) => [r.record.report.id, viewOf(r, input.parse)]));
  const chooser = new Chooser(views, input);
  const reported = chooseReported(chooser);
  const disagreements = chooseDisagreements(chooser);
  const followUps = chooseFollowUps(chooser);
  const said = chooseSaid(chooser);

  const names = namesIn(input.reports.map((r) => r.record));
  const notes: BriefNote[] = [];
  const numbers = new Map<string, number>();
  const note = (view: View, span: Span, speaker: string | undefined): number => {
    const { report } = view.record;
    const key = `${report.id} ${span.start} ${span.end} ${speaker ?? ''}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const { outlet: named, title, url, published } = report;
    const { who, outlet } = reporter(report);
    const shown = named ?? (outlet ? who : undefined);
    const needs = needsOf(view, [span], names, speaker === undefined ? [] : [speaker]);
    const titleNeeds = title === undefined ? [] : needsOfWords(title, names);
    numbers.set(key, notes.length + 1);
    notes.push({
      number: notes.length + 1,
      report: report.id,
      sha256: report.sha256,
      start: span.start,
      end: span.end,
      quote: view.text.slice(span.start, span.end),
      ...(shown !== undefined && { outlet: shown }),
      ...(title !== undefined && { title }),
      ...(url !== undefined && { url }),
      ...(published !== undefined && { published }),
      ...(speaker !== undefined && { speaker }),
      handling: view.handling,
      ...(needs.length && { needs }),
      ...(titleNeeds.length && { titleNeeds }),
    });
    return notes.length;
  };
  const sentence = (kind: BriefSectionKind, { view, told, also, ...from }: Choice): BriefSentence => {
    const { report } = view.record;
    const beside = [told.text, from.group ?? '', told.speaker ?? ''];
    const needs = needsOf(view, [told.span, ...told.further, ...told.taken], names, beside);
    const places = briefPlaces(view, told.taken);
    const date = dateOf(view, told.taken[0]!) ?? report.published?.slice(0, 10);
    const { claim, followUp, disagreement, item, group, support, state } = from;
    return {
      id: `s${digest(kind, claim ?? followUp ?? disagreement ?? '', report.sha256, String(told.span.start), told.text).slice(0, 10)}`,
      text: told.text,
      notes: [
        ...new Set([
          note(view, told.span, told.speaker),
          ...(also ?? []).map((a) => note(a.view, a.told.span, a.told.speaker)),
          ...told.further.map((s) => note(view, s, undefined)),
        ]),
      ],
      ...(claim !== undefined && { claim }),
      ...(followUp !== undefined && { followUp }),
      ...(disagreement !== undefined && { disagreement }),
      ...(item !== undefined && { item }),
      ...(date !== undefined && { date }),
      ...(places.length && { places }),
      ...(group !== undefined && { group }),
      ...(told.plain !== undefined && { plain: told.plain }),
      ...(support && { support }),
      ...(state !== undefined && { state }),
      ...(needs.length && { needs }),
    };
  };
  const section = (kind: BriefSectionKind, choices: readonly Choice[]): BriefSection[] =>
    choices.length ? [{ kind, title: BRIEF_SECTION_WORDS[kind], sentences: choices.map((c) => sentence(kind, c)) }] : [];
  const sections = [
    ...section('reported', reported),
    ...section('said', said),
    ...section('disagreements', disagreements),
    ...section(
      'follow-ups',
      followUps.filter((f) => !isOpenQuestion(f)),
    ),
    ...section('open', followUps.filter(isOpenQuestion)),
  ];
  const days = input.reports
    .flatMap((r) => r.record.report.published?.slice(0, 10) ?? [])
    .filter((d) => (input.since === undefined || d >= input.since) && (input.until === undefined || d <= `${input.until}\uffff`))
    .sort();
  const since = input.since ?? days[0];
  const until = input.until ?? days.at(-1);
  return {
    schema: BRIEF_SCHEMA,
    id: `brief-${digest(input.made, input.about ?? '', input.since ?? '', input.until ?? '').slice(0, 12)}`,
    title: titleOf(input.about !== undefined && needsOfWords(input.about, names).length ? undefined : input.about),
    ...(input.about !== undefined && { about: input.about }),
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
    made: input.made,
    reader: input.reader,
    sections,
    notes,
  };
};

const titleOf = (about: string | undefined): string =>
  about === undefined ? NO_TITLE : `${NO_TITLE}: ${about.replace(/^situation:/, '')}`;

const isOpenQuestion = (c: Choice): boolean => c.kind === 'question' || c.kind === 'deadline';

/** The first day that the words themselves tell. */
const dateOf = (view: View, s: Span): string | undefined =>
  view.record.times
    .find(
      (t) =>
        s.start <= t.start &&
        t.end <= s.end &&
        t.type === 'DATE' &&
        /^\d{4}-\d{2}-\d{2}$/.test(t.value ?? '') &&
        t.from !== undefined,
    )
    ?.from?.slice(0, 10);

export type { Told };
