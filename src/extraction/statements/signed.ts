// Reading → drafts that a form of the page tells, not a sentence: a quotation signed with a name (“We stay.” — Anna Lind), a
// paragraph of a transcript (LIND: We stay.), a headline with its speaker (Lind: We stay). Rules; the confidence is the share of them that PolNeAR's train part has as well.
import type { Span } from '../../core/index.ts';
import { lexiconEntry } from './cue-features.ts';
import { type Draft, isSpeech } from './draft.ts';
import type { Quotation } from './quotations.ts';
import type { Reading } from './reading.ts';

const NAME = String.raw`\p{Lu}[\p{L}.'’-]*(?:\s+(?:\p{Lu}[\p{L}.'’-]*|de|la|van|von|bin|al|of|the)){0,6}`;
/** “…”― Anna Lind · “…” — Anna Lind, Minister of Health */
const SIGNATURE = new RegExp(String.raw`^\s*(―|—|–|--?)\s*(${NAME})(?:,[^.!?]{1,80})?\s*$`, 'u');
/** LIND: · “LIND: · MR. LIND: · Q: is no name. */
const TRANSCRIPT = /^(["“]?)((?:\p{Lu}[\p{Lu}.'’-]*\s){0,3}\p{Lu}{2}[\p{Lu}.'’-]+)(:)\s+(?=\S)/u;
/** Okonjo: We will rebuild the bridge */
const HEADLINE = /^((?:\p{Lu}[\p{L}.'’-]+\s){0,3}\p{Lu}[\p{L}'’-]+)(:)\s+(?=\S)/u;
/** Capitals before a colon that name nobody. */
const LABELS =
  /^(?:UPDATED?|NOTE|BREAKING|WATCH|READ|VIDEO|PHOTOS?|EXCLUSIVE|CORRECTION|LISTEN|MORE|LIVE|ALSO|SEE|RELATED|POLL|QUESTION|ANSWER)\b/;

const draft = (source: Span, cue: Span, content: Span, by: string, confidence: number): Draft => ({
  head: -1,
  source: [source],
  cue: [cue],
  content: [content],
  pCue: confidence,
  pRoles: 1,
  confidence,
  by,
});

/** Drafts of signed quotations among those that nobody owns, and of transcript paragraphs that hold no cue of their own. */
export const signedDrafts = (r: Reading, isOwned: (quotation: Quotation) => boolean): Draft[] => {
  const out: Draft[] = [];
  for (const q of r.quotations) {
    if (!q.closed || isOwned(q) || !isSpeech(r, q)) continue;
    const end = r.parts[q.paragraph]!.end;
    const next = r.parts[q.paragraph + 1];
    // The name stands on the same line, or alone on the next one.
    const from = /\S/.test(r.text.slice(q.end, end)) || !next ? q.end : next.start;
    const to = from === q.end ? end : next!.end;
    const m = SIGNATURE.exec(r.text.slice(from, to));
    if (!m) continue;
    const dash = from + m[0].indexOf(m[1]!);
    const name = r.text.indexOf(m[2]!, dash + m[1]!.length);
    out.push(
      draft(
        { start: name, end: name + m[2]!.length },
        { start: dash, end: dash + m[1]!.length },
        { start: q.start, end: q.end },
        'statements/signature',
        SIGNED,
      ),
    );
  }
  for (const p of r.parts) {
    if (p.role !== 'body') continue;
    const m = TRANSCRIPT.exec(r.text.slice(p.start, p.end));
    if (!m || LABELS.test(m[2]!)) continue;
    const from = p.start + m[1]!.length;
    const colon = from + m[2]!.length;
    out.push(
      draft(
        { start: from, end: colon },
        { start: colon, end: colon + 1 },
        { start: p.start + m[0].length, end: p.end },
        'statements/transcript',
        SPOKEN,
      ),
    );
  }
  for (const p of r.parts) {
    const line = r.text.slice(p.start, p.end);
    const m = p.role === 'title' ? HEADLINE.exec(line) : null;
    // The name comes again below: a headline's topic ("Elections: …") is no speaker.
    if (!m || LABELS.test(m[1]!) || !speaksBelow(r, p.end, m[1]!)) continue;
    const colon = p.start + m[1]!.length;
    out.push(
      draft(
        { start: p.start, end: colon },
        { start: colon, end: colon + 1 },
        { start: p.start + m[0].length, end: p.start + line.trimEnd().length },
        'statements/headline',
        HEADED,
      ),
    );
  }
  return out;
};

/** Whether the last word of a name stands beside a verb of saying in the text from `from` on: "Governor Maria Okonjo said". */
const speaksBelow = (r: Reading, from: number, name: string): boolean => {
  const last = name.split(/\s+/).at(-1)!.toLowerCase();
  return r.tokens.some((t, i) => {
    if (t.start < from || r.words[i] !== last) return false;
    for (let at: number | undefined = i; at !== undefined; at = r.tree.relation(at) === 'flat' ? r.tree.head(at) : undefined) {
      const above = r.tree.relation(at) === 'nsubj' ? r.tree.head(at) : undefined;
      if (above !== undefined && lexiconEntry(r, above)?.kind === 'speech') return true;
    }
    return false;
  });
};

/** Of PolNeAR's train part 6 of 6 signatures, 10 of 13 transcript paragraphs and 29 of 33 headlines are statements (training/statements/forms.ts); with one more of each kind added. */
const SIGNED = 0.88;
const SPOKEN = 0.73;
const HEADED = 0.86;
