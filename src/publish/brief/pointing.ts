// A sentence's parse → the first word that points outside of it: demonstratives, "such", "the day before", "there", what was left out ("others", "both").
// Word lists of English grammar, each with an example. Words that only join a sentence to the one before are dropped, where that leaves a whole sentence.
import { childrenBy, type Grammar, hasFeat, wordAt } from './grammar.ts';

const UNIT = '(?:second|minute|hour|day|night|week|month|year|decade|moment|election|game)s?';
// Phrases that need what went before. "Two years later", "by comparison", "at the time".
const PHRASES = new RegExp(
  [
    `\\b${UNIT} (?:later|earlier|afterwards?|beforehand|prior)\\b`,
    `\\b${UNIT} (?:before|after)(?=[,.;]|$)`,
    `\\bthe (?:same|next|following|previous|preceding|other) `,
    `\\bthe day (?:before|after)\\b`,
    '\\b(?:since|by|until|from|before) then\\b',
    '\\bat (?:the|that|this) (?:time|point|moment|stage)\\b(?! of)',
    '\\bby (?:comparison|contrast)\\b|\\bin (?:comparison|contrast|turn|return|response|addition|exchange|particular|fact|other words|that|this|kind|doing)\\b(?! (?:to|of|with))',
    '\\bas a (?:result|consequence)\\b(?! of)|\\bfor (?:example|instance|that reason)\\b|\\bas well(?! as)\\b|\\bof course\\b|\\bafter all\\b',
    '\\bon the (?:other|one) hand\\b|\\bother than that\\b|\\b(?:more|less|most) of (?:it|that|them)\\b|\\bthe (?:latter|former)\\b',
    '\\b(?:do|does|did|done|doing|say|says|said|think|thinks|believe|believes) so\\b|\\bif (?:so|not)\\b(?=,)|\\bor so\\b(?=,)',
    '^(?:just|even|equally|almost|nearly|every bit) as\\b|^(?:even )?(?:more|less|worse|better)\\b(?! than)|^(?:equally|perhaps|even so|still|again|only|maybe)\\b|^(?:yes|no|sure|well)(?=,)',
    '\\b(?:two|three|four|five|several|many|other|some) (?:\\p{L}+ )?(?:reasons|ways|things|factors|questions|options|lessons|points|problems|examples)\\b(?!.*:)',
    ', (?:they|it) (?:say|says|said|add|adds|added|wrote|write|argue|argued|note|noted|claim|claimed)\\b',
    '^(?:one|another|neither|none)\\b(?! of\\b| in\\b| person| man| woman)',
    '\\ban? (?:increase|decrease|rise|reduction|change|extension|expansion)\\b(?= *[.,;]|$)',
    '\\bsomething else\\b|\\banything else\\b|\\bno one else\\b|\\beveryone else\\b|\\bmuch the same\\b|\\bthe (?:thing|idea|point|problem|question|reason|result|trick|catch|upshot) (?:is|was|being)\\b',
    '\\bwhen the time c(?:ame|omes)\\b|\\bthe (?:whole|entire) thing\\b|\\bthings? like that\\b|\\bthat way\\b|\\bthis way\\b',
    '\\bin (?:the|his|her|their|its) (?:video|interview|statement|letter|speech|book|report|post|clip|tweet|ad|article|email|complaint|filing|lawsuit)\\b(?! (?:of|on|to|with|about|in|at|for|from|released|published|posted))',
    '\\bearlier(?! (?:this|last|on|in (?!the day)|\\p{Lu}))\\b|\\blater(?! (?:this|on|in (?!the day)|\\p{Lu}|than))\\b(?!\\p{L})',
  ].join('|'),
  'iu',
);
const ADVERBS = new Set(
  `there here then thereafter afterward afterwards meanwhile likewise similarly instead otherwise thus therefore hence nevertheless nonetheless
  accordingly consequently conversely moreover furthermore besides herein thereby therein elsewhere alike respectively vice too`.split(
    /\s+/,
  ),
);
const ADJECTIVES = new Set(
  'such same other another previous following subsequent similar latter additional further aforementioned'.split(' '),
);
const TIMES =
  /^(?:second|minute|hour|day|morning|afternoon|evening|night|week|weekend|month|quarter|season|summer|fall|autumn|winter|spring|year|decade|century|time)$/;
const OWN = /^(?:country|nation|world|planet|earth|state|house|president|administration|government)$/; // "this country", of a speaker
const SETTLED =
  /^(?:later|earlier|further|better|upper|lower|inner|outer|former|latter|senior|junior|older|younger|elder|longer)$/; // "lower taxes", "the upper house"
const BARE = /^(?:nsubj|obj|iobj|obl|nmod|root|conj|csubj)/;

const explained = (g: Grammar, i: number): boolean =>
  g.children[i]!.some((k) => k > i && /^(?:nmod|acl|ccomp|advcl:relcl)/.test(g.tokens[k]!.deprel));

/** The first word that points outside, or undefined. `quoted`: these are a speaker's own words. */
export const pointsOutside = (g: Grammar, quoted: boolean): string | undefined => {
  const phrase = PHRASES.exec(g.words);
  if (phrase) return phrase[0];
  for (const [i, t] of g.tokens.entries()) {
    const word = wordAt(g, i);
    const lemma = t.lemma.toLowerCase();
    const head = t.head < 0 ? undefined : g.tokens[t.head]!;
    if (/^(?:this|that|these|those)$/.test(word)) {
      if (t.deprel === 'det' || t.upos === 'DET') {
        const noun = head?.lemma.toLowerCase() ?? '';
        if (/^th(?:is|ese)$/.test(word) && TIMES.test(noun)) continue; // "this week"
        if (quoted && OWN.test(noun)) continue;
        if (
          /^th(?:at|ose)$/.test(word) &&
          t.head > i &&
          g.children[t.head]!.some((k) => k > t.head && g.tokens[k]!.deprel === 'acl:relcl')
        )
          continue; // "those voters who …"
        return word;
      }
      const relative = hasFeat(g, i, 'PronType=Rel') || /^(?:mark|fixed|cc|advmod)/.test(t.deprel);
      if (!relative && (t.upos === 'PRON' || BARE.test(t.deprel)) && t.upos !== 'SCONJ') {
        if (/^th(?:at|ose)$/.test(word) && explained(g, i)) continue; // "that of his rival", "those who"
        return word;
      }
    }
    if (
      word === 'each' &&
      t.deprel === 'det' &&
      head &&
      t.head > i &&
      !TIMES.test(head.lemma.toLowerCase()) &&
      !explained(g, t.head)
    )
      return word;
    if (/^(?:theirs|hers|yours)$/.test(word) || (word === 'ours' && !quoted)) return word;
    if (word === 'such') {
      if (/^as$/.test(i + 1 < g.tokens.length ? wordAt(g, i + 1) : '')) continue; // "such as"
      return word;
    }
    if (ADVERBS.has(word) && t.upos === 'ADV' && !/^expl/.test(t.deprel)) {
      const next = i + 1 < g.tokens.length ? wordAt(g, i + 1) : '';
      if (word === 'instead' && next === 'of') continue;
      if (word === 'too' && head && t.head > i) continue; // "too long"
      if (word === 'there' && /^expl/.test(t.deprel)) continue;
      return word;
    }
    if (word === 'there' && !/^expl/.test(t.deprel) && t.upos !== 'PRON') return word;
    if (ADJECTIVES.has(lemma) && (t.deprel === 'amod' || t.deprel === 'det' || BARE.test(t.deprel))) {
      const next = i + 1 < g.tokens.length ? wordAt(g, i + 1) : '';
      if (lemma === 'similar' && next === 'to') continue;
      if (lemma === 'other' && i > 0 && /^(?:each|every|any)$/.test(wordAt(g, i - 1))) continue; // "each other"
      if (lemma === 'other' && i > 0 && /^(?:and|or)$/.test(wordAt(g, i - 1))) continue; // "tents and other goods"
      if (lemma === 'other' && g.words.slice(t.end).match(/^ [\p{L} ]{2,30} than\b/u)) continue;
      if (lemma === 'other' && t.deprel === 'amod' && i > 2) continue; // "among other things"
      if (lemma === 'another' && i > 0 && wordAt(g, i - 1) === 'one') continue; // "one another"
      if ((lemma === 'further' || lemma === 'additional') && i > 3) continue;
      return word;
    }
    if (/^(?:others|both|neither|either)$/.test(word) && t.deprel !== 'cc:preconj' && t.deprel !== 'cc') {
      if (word === 'others' && i > 0 && /^(?:and|or|among)$/.test(wordAt(g, i - 1))) continue;
      if (word !== 'others' && i > 3 && /\band\b/.test(g.words.slice(0, t.start))) continue; // "Anna and Bernd both said"
      return word;
    }
    // "One said …", "Several were hurt", "41 were arrested": of what?
    if (
      i < 4 &&
      /^(?:one|two|three|four|five|six|several|few|many|most|none|all|some|half|each|\d+)$/.test(word) &&
      /^nsubj/.test(t.deprel) &&
      !explained(g, i) &&
      !childrenBy(g, i, 'nmod').length
    )
      return word;
    // "more agreement", "stronger unions": than what?
    if (
      hasFeat(g, i, 'Degree=Cmp') &&
      !/\bthan\b/.test(g.words) &&
      !SETTLED.test(word) &&
      !/\b(?:no|any) (?:longer|more)\b|\bmore (?:and more|or less)\b/i.test(g.words)
    )
      return word;
  }
  return undefined;
};
