// sitrep explain: one sentence, every layer, and the rule or model behind each item.
import type { Command } from 'commander';
import type { Span, Traced } from '../core/index.ts';
import { makeReport } from '../ingest/index.ts';
import { readLayers } from '../reader.ts';
import { oneLine, table } from './render/table.ts';
import { renderTree } from './render/tree.ts';

export const register = (program: Command): void => {
  program
    .command('explain')
    .description('show each layer of a sentence, and the rule or model behind each item')
    .argument('<sentence>', 'the words, in quotes')
    .option('--published <date>', 'the date that relative times are told from')
    .option('--json', 'all layers as one JSON object')
    .action((sentence: string, options: { published?: string; json?: true }) => {
      const doc = readLayers(makeReport({ text: sentence, ...(options.published && { published: options.published }) }));
      if (options.json) {
        const { encoding: _, actors, places, ...rest } = doc;
        const links = <T>(x: { list: readonly T[]; of: ReadonlyMap<string, string> }) => ({
          list: x.list,
          of: Object.fromEntries(x.of),
        });
        console.log(JSON.stringify({ ...rest, actors: links(actors), places: links(places) }, null, 1));
        return;
      }
      const width = process.stdout.columns ?? 120;
      const words = (...spans: (Span | undefined)[]): string =>
        spans
          .filter((s) => s !== undefined)
          .map((s) => `“${oneLine(sentence.slice(s.start, s.end))}”`)
          .join(' ');
      const by = (x: Traced & { confidence?: number }): string => [x.by, x.confidence?.toFixed(2)].filter(Boolean).join(', ');
      const show = (title: string, header: string[], rows: string[][]): void => {
        console.log(`\n${title}${rows.length ? '' : ': none'}`);
        if (rows.length) for (const line of table([header, ...rows], width)) console.log(`  ${line}`);
      };
      console.log('Trees');
      for (const line of renderTree(doc)) console.log(`  ${line}`);
      show(
        'Toponyms',
        ['words', 'by'],
        doc.toponyms.map((t) => [words(t), by(t)]),
      );
      show(
        'Mentions',
        ['id', 'words', 'kind', 'form', 'actor', 'place', 'by'],
        doc.mentions.map((m) => [
          m.id,
          words(m),
          m.kind,
          m.form,
          doc.actors.of.get(m.id) ?? '',
          doc.places.of.get(m.id) ?? '',
          by(m),
        ]),
      );
      show(
        'Actors',
        ['id', 'name', 'kind', 'country', 'sectors', 'unknown', 'by'],
        doc.actors.list.map((a) => [
          a.id,
          oneLine(a.name),
          a.kind,
          a.country ?? a.body ?? '',
          a.sectors.join(' '),
          a.unknown ?? '',
          by(a),
        ]),
      );
      show(
        'Places',
        ['id', 'name', 'where', 'source', 'by'],
        doc.places.list.map((p) => [
          p.id,
          oneLine(p.name),
          `${p.lat.toFixed(2)}, ${p.lon.toFixed(2)} ${p.country ?? ''}`,
          p.source ?? '',
          by(p),
        ]),
      );
      show(
        'Times',
        ['id', 'words', 'type', 'value', 'from', 'to', 'by'],
        doc.times.map((t) => [t.id, words(t), t.type, t.value ?? '', t.from ?? '', t.to ?? '', by(t)]),
      );
      show(
        'Statements',
        ['id', 'source', 'cue', 'content', 'speaker', 'manner', 'by'],
        doc.statements.map((s) => [
          s.id,
          words(...s.source),
          words(...s.cue),
          words(...s.content),
          s.speaker ?? '',
          [s.manner, s.force, s.negated ? 'negated' : ''].filter(Boolean).join(' '),
          by(s),
        ]),
      );
      show(
        'Events',
        ['id', 'type', 'trigger', 'doers', 'targets', 'how', 'place', 'time', 'by'],
        doc.events.map((e) => [
          e.id,
          [e.type, e.mode].filter(Boolean).join(' '),
          words(e.trigger),
          words(...e.actors),
          words(...e.recipients),
          [e.reality, e.negated ? 'negated' : '', e.saidBy, e.statement].filter(Boolean).join(' '),
          e.place ?? '',
          e.time ?? '',
          by(e),
        ]),
      );
    });
};
