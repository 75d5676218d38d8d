// Sentences, tokens, encoding, toponyms → mentions: names by a trained tagger, noun phrases from the parse and a lexicon of nouns,
// pronouns from the tags, figures by their form. Nesting is kept; the same span stands once.
import type { FoundMention, Stage } from '../../core/index.ts';
import { readAsset } from '../../core/index.ts';
import { SequenceHead, treeOf } from '../../language/index.ts';
import { loadLinear } from '../../language/runtime/linear.ts';
import { findArms } from './arms.ts';
import { tokenFeatures } from './features.ts';
import { findFigures } from './figures.ts';
import { createNameHead, type NameHead } from './name-head.ts';
import { tokenIds } from './name-ids.ts';
import { type FoundSpan, findNames } from './names.ts';
import { findNominals } from './nominals.ts';
import { findPronouns } from './pronouns.ts';
import { settleRoles, titledPersons } from './roles.ts';
import { createTagger, type Tagger } from './tagger.ts';

let names: Tagger | undefined;
let network: NameHead | undefined;
/** Weight of the network's log probabilities beside the Markov model's: even. */
const EVEN = 1;

export const createMentionStage = (): Stage<'sentences' | 'tokens' | 'encoding' | 'toponyms', 'mentions'> => ({
  name: 'mentions',
  version: 1,
  needs: ['sentences', 'tokens', 'encoding', 'toponyms'],
  adds: ['mentions'],
  run: (doc) => {
    names ??= createTagger(loadLinear('models/mentions/names.bin'));
    const tree = treeOf(doc);
    const { text } = doc.report;
    const features = tokenFeatures({ text, tokens: doc.tokens, sentences: doc.sentences, toponyms: doc.toponyms });
    const encoding = doc.encoding.width ? doc.encoding : undefined;
    network ??= createNameHead(new SequenceHead(readAsset('models/mentions/names-head.bin')));
    const opinion =
      encoding &&
      network.judge(
        tokenIds({ text, tokens: doc.tokens, sentences: doc.sentences, toponyms: doc.toponyms }),
        doc.tokens.map((t) => t.form ?? text.slice(t.start, t.end)),
        doc.sentences,
        encoding,
        EVEN,
      );
    const found = settleRoles(tree, findNames({ tree, features, encoding, opinion, toponyms: doc.toponyms, tagger: names }));
    const inName = new Uint8Array(doc.tokens.length);
    // "AK-47": letters that the tagger takes for an organization; persons and places stand.
    for (const m of found) if (m.kind === 'person' || m.kind === 'location') inName.fill(1, m.first, m.after);
    const arms = findArms(tree, (i) => inName[i] === 1);
    const named = [...found.filter((m) => !arms.some((a) => a.first < m.after && m.first < a.after)), ...arms].sort(
      (a, b) => a.first - b.first,
    );
    for (const m of named) inName.fill(1, m.first, m.after);
    const nominals = findNominals(tree, named);
    const figures = findFigures(tree, (i) => inName[i] === 1);
    const pronouns = findPronouns(tree, [...named, ...nominals]);
    // "Syrians" is a people here, no adjective: the phrase stands in place of the name.
    const peoples = new Set(nominals.filter((m) => m.by === 'people of a nation').map((m) => m.first));
    return {
      mentions: toMentions(tree, [
        ...named.filter((m) => !(m.kind === 'nationality' && peoples.has(m.first))),
        ...nominals,
        ...titledPersons(tree, named, nominals),
        ...figures,
        ...pronouns,
      ]),
    };
  },
});

/** In order of the text, longer ones first, one a span, with ids. */
const toMentions = (tree: ReturnType<typeof treeOf>, found: readonly FoundSpan[]): FoundMention[] => {
  const seen = new Set<string>();
  return found
    .map((m) => ({ ...m, start: tree.token(m.first).start, end: tree.token(m.after - 1).end }))
    .filter((m) => m.end > m.start)
    .filter((m) => {
      const key = `${m.start} ${m.end}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .map(({ start, end, kind, form, head, confidence, by }, i) => ({
      id: `m${i + 1}`,
      start,
      end,
      kind,
      form,
      head,
      confidence: Math.round(confidence * 1000) / 1000,
      by,
    }));
};
