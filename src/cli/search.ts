// sitrep search: words in, the reports that hold them out, best first, with the words around each find.
import type { Command } from 'commander';
import pc from 'picocolors';
import { type Filter, parseQuery, type Watch } from '../store/index.ts';
import { addFilters, type DossierOptions, dossierOption, filterWith, withStore } from './dossier.ts';
import { Output } from './output.ts';
import { oneLine } from './render/table.ts';

interface SearchOptions extends DossierOptions, Filter {
  json?: true;
  situation?: string;
  save?: string;
  by?: string;
}

/** What a saved search watches: the words and the filters that it was asked with. */
const watchOf = (words: string, o: Filter): Watch => ({
  words,
  ...(o.actor !== undefined && { actors: [o.actor] }),
  ...(o.speaker !== undefined && { speakers: [o.speaker] }),
  ...(o.country !== undefined && { countries: [o.country] }),
  ...(o.type !== undefined && { types: [o.type.toUpperCase()] }),
  ...(o.reality !== undefined && { realities: [o.reality] }),
  ...(o.outlet !== undefined && { outlets: [o.outlet] }),
  ...(o.near !== undefined && { places: [o.near] }),
  ...(o.since !== undefined && { since: o.since }),
  ...(o.until !== undefined && { until: o.until }),
});

export const register = (program: Command): void => {
  const command = program
    .command('search')
    .description('find reports by their words')
    .argument('<words...>', 'all must be there; "words in a row", begin*, and -not (after --)')
    .addOption(dossierOption());
  addFilters(command)
    .option('--save <name>', 'keep the search under a name: the desk tells what it finds later')
    .option('--json', 'one JSON object a report; what was found stands between « and »')
    .action(async (words: string[], options: SearchOptions) => {
      // A word with a space in it was quoted in the shell: it is meant as a phrase.
      const query = parseQuery(words.map((w) => (words.length > 1 && /\s/.test(w) && !w.includes('"') ? `"${w}"` : w)).join(' '));
      if (!query.all.length) command.error('sitrep search: give at least one word that must be there', { exitCode: 2 });
      await withStore(options, async (store) => {
        const out = new Output();
        if (options.save !== undefined) {
          await store.saveSearch({ name: options.save, watch: watchOf(words.join(' '), options) });
          console.error(`saved as ${options.save}`);
        }
        const c = pc.createColors(process.stdout.isTTY === true && !process.env.NO_COLOR);
        const hits = await store.search(query, await filterWith(store, options));
        for (const { report, snippet } of hits) {
          if (options.json) {
            await out.write(`${JSON.stringify({ ...report, snippet })}\n`);
            continue;
          }
          const about = [report.published?.slice(0, 10), report.outlet, report.id]
            .filter((x) => x !== undefined)
            .map(oneLine)
            .join(', ');
          const shown = oneLine(snippet).replace(/«([^«»]*)»/g, (_, found: string) =>
            c.isColorSupported ? c.bold(found) : `«${found}»`,
          );
          await out.write(`${c.bold(oneLine(report.title ?? report.id))} (${about})\n  ${shown}\n`);
        }
        if (!hits.length && !options.json) await out.write('nothing found\n');
      });
    });
};
