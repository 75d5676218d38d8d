// An event of a record → the row that a reader sees of it: what, doers, targets, whether it took place, who says so; in words.
import type { Event, ReportRecord, Span } from '../src/core/index.ts';

export interface Row extends Span {
  sentence: Span;
  told: { what: string; doers: string[]; targets: string[]; reality: string; negated: boolean; saidBy: string };
}

export const rowOf = (record: ReportRecord, e: Event): Row => {
  const { text } = record.report;
  const words = ({ start, end }: Span): string => text.slice(start, end);
  const nameOf = (id: string | undefined): string | undefined => record.actors.find((a) => a.id === id)?.name;
  const party = (p: Span & { actor: string }): string => {
    const [said, name] = [words(p), nameOf(p.actor)];
    return name && name !== said ? `${said} [${name}]` : said;
  };
  const statement = record.statements.find((s) => s.id === e.statement);
  const speaker = nameOf(statement?.speaker) ?? (statement?.source.length ? statement.source.map(words).join(' ') : undefined);
  return {
    start: e.trigger.start,
    end: e.trigger.end,
    sentence: record.sentences[e.sentence]!,
    told: {
      what: e.mode ? `${e.type} ${e.mode}` : e.type,
      doers: e.actors.map(party),
      targets: e.recipients.map(party),
      reality: e.reality,
      negated: e.negated ?? false,
      saidBy: e.saidBy === 'statement' ? `statement of ${speaker ?? 'nobody known'}` : e.saidBy,
    },
  };
};
