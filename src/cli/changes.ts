// sitrep changes --since DATE: what the dossier holds now and did not hold before that day. Two dossiers are compared: the one of today, and the one of
// the evening before, made again in memory; so it costs what --as-of costs.
import type { Command } from 'commander';
import { CHANGE_WORDS } from '../core/index.ts';
import type { ClaimRow, FollowUpRow, Store } from '../store/index.ts';
import { asOfOption, type DossierOptions, dossierOption, parseDay, withStore, withStoreAt } from './dossier.ts';
import { Output } from './output.ts';
import { clip, oneLine, table } from './render/table.ts';

interface ChangesOptions extends DossierOptions {
  since: string;
  asOf?: string;
  json?: true;
}

interface Change {
  change: keyof typeof CHANGE_WORDS;
  /** Id of the report, claim, disagreement or follow-up; key of the item. */
  id: string;
  words: string;
  /** What is other now, in words. */
  now?: string;
}

const collect = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
};

/** The evening before a day, month or year begins. */
const dayBefore = (since: string): string => {
  const [year, month = 1, day = 1] = since.split('-').map(Number);
  return new Date(Date.UTC(year!, month - 1, day) - 86_400_000).toISOString().slice(0, 10);
};

const byId = <T extends { id: string }>(rows: readonly T[]): Map<string, T> => new Map(rows.map((row) => [row.id, row]));

const reportChanges = async (then: Store, now: Store, since: string): Promise<Change[]> => {
  const before = byId(await collect(then.reports()));
  const found: Change[] = [];
  for await (const report of now.reports()) {
    const known = before.get(report.id);
    const words = report.title ?? report.id;
    if (!known) found.push({ change: 'new report', id: report.id, words });
    else if (known.versions !== report.versions)
      found.push({ change: 'edited report', id: report.id, words, now: `version ${report.versions}` });
  }
  for (const { forgotten, versions } of await now.forgotten())
    if (forgotten.slice(0, since.length) >= since)
      found.push({ change: 'forgotten report', id: forgotten, words: `${versions} version${versions === 1 ? '' : 's'}` });
  return found;
};

const claimChanges = (then: readonly ClaimRow[], now: readonly ClaimRow[]): Change[] => {
  // A claim that was named after a later telling then is known by any telling of it.
  const before = new Map(then.flatMap((c) => c.tellings.map((t) => [`${t.report} ${t.key}`, c] as const)));
  return now.flatMap((c): Change[] => {
    const known = c.tellings.map((t) => before.get(`${t.report} ${t.key}`)).find((x) => x !== undefined);
    const { id, words, reports, voices, denials } = c;
    const told = `${voices} voice${voices === 1 ? '' : 's'} in ${reports} reports`;
    return [
      ...(!known || known.reports < 2
        ? [{ change: 'new claim' as const, id, words, now: told }]
        : known.voices < voices
          ? [{ change: 'more voices' as const, id, words, now: `${told}, before ${known.voices}` }]
          : []),
      ...(denials > (known?.denials ?? 0) ? [{ change: 'denied' as const, id, words, now: `by ${denials}` }] : []),
    ];
  });
};

const followUpChanges = (then: readonly FollowUpRow[], now: readonly FollowUpRow[]): Change[] => {
  const before = new Map(then.flatMap((f) => f.tellings.map((t) => [`${t.report} ${t.key} ${t.kind}`, f] as const)));
  return now.flatMap((f): Change[] => {
    const known = f.tellings.map((t) => before.get(`${t.report} ${t.key} ${t.kind}`)).find((x) => x !== undefined);
    if (!known) return [];
    const { id, words, state } = f;
    const answer = f.answers.find((a) => !known.answers.some((b) => b.report === a.report && b.key === a.key));
    return [
      ...(answer ? [{ change: 'possible answer' as const, id, words, now: answer.words }] : []),
      ...(state !== known.state && ['kept', 'broken', 'answered'].includes(state)
        ? [{ change: 'decided' as const, id, words, now: state }]
        : []),
    ];
  });
};

/** What one dossier holds that another, of an earlier day, did not. */
const changesBetween = async (then: Store, now: Store, since: string): Promise<Change[]> => {
  const disagreements = new Set(
    (await collect(then.disagreements())).flatMap((d) => d.sides.map((s) => `${d.kind} ${s.report} ${s.key}`)),
  );
  const corrections = (await now.corrections()).filter((c) => c.made.slice(0, since.length) >= since && c.undone === undefined);
  const today = { today: new Date().toISOString() };
  return [
    ...(await reportChanges(then, now, since)),
    ...claimChanges(await collect(then.claims({ all: true })), await collect(now.claims())),
    ...(await collect(now.disagreements()))
      .filter((d) => !d.sides.every((s) => disagreements.has(`${d.kind} ${s.report} ${s.key}`)))
      .map((d) => ({
        change: 'new disagreement' as const,
        id: d.id,
        words: d.sides[0]!.words,
        now: d.sides.map((s) => `${s.value} (${s.voice})`).join(' / '),
      })),
    ...followUpChanges(await collect(then.followUps(today)), await collect(now.followUps(today))),
    ...corrections.map((c) => ({
      change: 'correction' as const,
      id: c.key,
      words: c.words,
      now: `${c.verdict.op}${c.by === undefined ? '' : ` by ${c.by}`}`,
    })),
  ];
};

export const register = (program: Command): void => {
  program
    .command('changes')
    .description(
      'tell what is new since a day: reports, claims with more voices, denials, disagreements, possible answers, what people corrected',
    )
    .requiredOption('--since <date>', 'from this day, month or year on', parseDay)
    .addOption(dossierOption())
    .addOption(asOfOption())
    .option('--json', 'print {"change", "id", "words", "now"?} a line')
    .addHelpText(
      'after',
      '\nThe dossier of the evening before is made again in memory and compared: it costs what list --as-of costs.',
    )
    .action(async (options: ChangesOptions) => {
      const found = await withStore(options, async (store) => {
        const then = await store.asOf(dayBefore(options.since));
        try {
          return await withStoreAt(options, (now) => changesBetween(then, now, options.since));
        } finally {
          await then.close();
        }
      });
      const out = new Output();
      if (options.json) for (const change of found) await out.write(`${JSON.stringify(change)}\n`);
      else
        await out.write(
          found.length
            ? `${table([['what', 'words', 'now', 'id'], ...found.map((c) => [CHANGE_WORDS[c.change], `“${clip(oneLine(c.words), 100)}”`, clip(oneLine(c.now ?? ''), 100), clip(oneLine(c.id), 48)])], process.stdout.columns ?? 120).join('\n')}\n`
            : 'nothing changed\n',
        );
    });
};
