// The stage `statements`: who says what. Cues are found by a head on the shared encoder, the roles of the words around a cue by a second
// one, quotations by their marks; they are joined, nested, and linked to actors. Statements are read in title and body only.
import { contains, type Stage, type Statement } from '../../core/index.ts';
import { describe } from './details.ts';
import { BARE, type Draft, draftStatements } from './draft.ts';
import { judgeDrafts } from './judge.ts';
import { statementModels } from './models.ts';
import { joinQuotations } from './quoted-content.ts';
import { type Reading, readingOf } from './reading.ts';
import { tellDrafts } from './resolve.ts';
import { authorOf, speakerBefore } from './speaker.ts';

type Needs = 'sentences' | 'tokens' | 'encoding' | 'mentions' | 'chains' | 'actors' | 'places' | 'times';

/** Makes the stage; its models are loaded with the first document. */
export const createStatementStage = (): Stage<Needs, 'statements' | 'doubts'> => ({
  name: 'statements',
  version: 3,
  needs: ['sentences', 'tokens', 'encoding', 'mentions', 'chains', 'actors', 'places', 'times'],
  adds: ['statements', 'doubts'],
  run: (doc) => {
    if (!doc.tokens.length) return { statements: [], doubts: [] };
    const r = readingOf(doc);
    const models = statementModels();
    const found = draftStatements(r, models);
    const judged = judgeDrafts(r, joinQuotations(r, found), models.judge, found.reading);
    const { told: drafts, doubtful } = tellDrafts(r, judged, models);
    const doubts = doubtful.flatMap((d) => d.content);
    const told = drafts.map((d): Statement => ({ id: '', ...describe(doc, r, d) }));
    const statements = told.map((s, i): Statement => {
      const d = drafts[i]!;
      const outer = d.via === undefined ? undefined : told[d.via];
      const { speaker: named, ...rest } = s;
      const speaker = saysI(r, d)
        ? // “I believe that …”, he said: who says "I" in a quotation is the one who is quoted; elsewhere, the author.
          (outer?.speaker ?? (isQuoted(r, d) ? named : authorOf(doc, r)))
        : (speakerBefore(doc, r, d.source, told) ?? named ?? (d.by === BARE ? lastSpeaker(r, told, i) : undefined));
      return {
        ...rest,
        id: `s${i + 1}`,
        ...(speaker !== undefined && { speaker }),
        ...(d.via !== undefined && { via: `s${d.via + 1}` }),
      };
    });
    return { statements, doubts };
  },
});

const saysI = (r: Reading, d: Draft): boolean => d.source.some((s) => /^(?:I|me|my)$/i.test(r.text.slice(s.start, s.end)));

/** Whether the source stands in quotation marks. */
const isQuoted = (r: Reading, d: Draft): boolean =>
  d.source.some((s) => r.quotations.some((q) => q.depth === 0 && contains(q, s)));

/** A quotation without a cue goes on with who spoke last in its paragraph or the one before. */
const lastSpeaker = (r: Reading, told: readonly Statement[], i: number): string | undefined => {
  const paragraph = (s: Statement): number => r.partOf[r.tree.tokensIn(s.content[0]!)[0]] ?? -1;
  for (let k = i - 1; k >= 0 && paragraph(told[i]!) - paragraph(told[k]!) <= 1; k -= 1)
    if (told[k]!.speaker !== undefined) return told[k]!.speaker;
  return undefined;
};
