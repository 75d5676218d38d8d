// sitrep licences: the terms of the code, and of each model and data set that ships with it, from their own cards.
import { existsSync, readdirSync } from 'node:fs';
import type { Command } from 'commander';
import { assetPath, readTextAsset } from '../core/index.ts';

interface Terms {
  name: string;
  licence: string;
  /** The card's part on corpora or sources, as written there. */
  sources: string;
}

/** Of a card: the line "Licence: …" and the section "## Corpora" or "## Sources". */
const termsOf = (name: string, card: string): Terms => ({
  name,
  licence: /^licen[cs]e:\s*(.+)$/im.exec(card)?.[1]?.trim() ?? 'see card',
  sources: (/^## (?:Corpora|Sources)[^\n]*\n([\s\S]*?)(?=^## |(?![\s\S]))/m.exec(card)?.[1] ?? '').trim(),
});

/** Each model's and data set's terms, in order of name. */
export const allTerms = (): Terms[] =>
  ['models', 'data'].flatMap((folder) =>
    readdirSync(assetPath(folder), { withFileTypes: true })
      .filter((e) => e.isDirectory() && existsSync(assetPath(`${folder}/${e.name}/card.md`)))
      .map((e) => e.name)
      .sort()
      .map((name) => termsOf(`${folder}/${name}`, readTextAsset(`${folder}/${name}/card.md`))),
  );

export const register = (program: Command): void => {
  program
    .command('licences')
    .description('print the terms of the code, and of each model and data set with its corpora')
    .option('--json', 'one JSON object a line')
    .action((options: { json?: true }) => {
      const code: Terms = {
        name: 'code',
        licence: 'Apache-2.0',
        sources: 'See LICENSE and NOTICE; packages it depends on carry their own licences.',
      };
      for (const t of [code, ...allTerms()]) {
        if (options.json) console.log(JSON.stringify(t));
        else console.log(`${t.name}: ${t.licence}\n${t.sources ? `${t.sources.replace(/^/gm, '  ')}\n` : ''}`);
      }
    });
};
