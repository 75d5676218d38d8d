// Is a paragraph the site's own (banner, share line, invitation to comment, copyright) and no part of the story?
// Method: a table of phrases (data/ingest/boilerplate.tsv), and one rule for what no table foresees: an imperative to the
// reader with the word of a channel. Careful on purpose: a lost sentence of news is worse than a banner that stays.
import { readTable } from '../core/index.ts';

interface Phrases {
  whole: ReadonlySet<string>;
  /** By first word, to look at few of them. */
  start: ReadonlyMap<string, readonly { phrase: string; words: number }[]>;
  inside: readonly { phrase: string; words: number }[];
}

let loaded: Phrases | undefined;

const phrases = (): Phrases => {
  if (loaded) return loaded;
  const whole = new Set<string>();
  const start = new Map<string, { phrase: string; words: number }[]>();
  const inside: { phrase: string; words: number }[] = [];
  for (const [where, words, phrase] of readTable('data/ingest/boilerplate.tsv')) {
    const row = { phrase: phrase!, words: Number(words) };
    if (where === 'whole') whole.add(row.phrase);
    else if (where === 'inside') inside.push(row);
    else {
      const first = row.phrase.split(' ', 1)[0]!;
      start.set(first, [...(start.get(first) ?? []), row]);
    }
  }
  loaded = { whole, start, inside };
  return loaded;
};

/** Longest paragraph that is looked at, in words; longer ones are text (the longest legal notices seen are near 60). */
const LONGEST = 70;

/** "Join our brand new Telegram channel and get important news uncensored!" */
const IMPERATIVE =
  /^(?:please |simply |just |so |now |and |also |do not forget to |don t forget to |be sure to |make sure to |want more )?(?:join|follow|subscribe|sign|click|tap|share (?:this|the|your|our|it|on|with)|like (?:us|our|this|the)|download|donate|visit|check|watch|listen|tune|sound|comment|contact|email|e mail|tell|send|let|register|bookmark|become|help us|support|get|stay|keep up|find|discover|leave|write to|stream)\b/;
const CHANNEL =
  /\b(?:telegram|whatsapp|twitter|facebook|instagram|youtube|tiktok|linkedin|threads|bluesky|mastodon|rss|newsletters?|mailing list|inbox|podcasts?|app|alerts|notifications|subscribers?|subscription|comments?|comment section|e ?mail|our (?:channel|page|website|site|coverage|reporting|journalism|community|team|readers|live blog)|full coverage|patreon|paypal|hashtag|(?:click|tap|read|watch|listen|donate|subscribe|sign up|register|join)(?: \w+){0,3} here)\b/;
const TO_READER = /\b(?:our|us|your|you|here|below|now)\b/;
const SYMBOLS = /^[\p{P}\p{S}\s]*$/u;

/** Lower-cased words with single spaces between them. */
const wordsOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\s'’]+/gu, ' ')
    .replace(/['’\s]+/g, ' ')
    .trim();

const QUOTED = /["“”«»„]/;

/** Sentences that invite the reader, or ask him something; both kinds make up a closing line. */
const isInvitation = (sentence: string): boolean => {
  const words = wordsOf(sentence);
  return IMPERATIVE.test(words) && CHANNEL.test(words) && TO_READER.test(words);
};

export interface Position {
  /** Whether it stands among the first or last few paragraphs, where sites put their banners. */
  edge: boolean;
}

/** Whether a paragraph is the site's own. Pure; a paragraph of quoted speech never is. */
export const isBoilerplate = (paragraph: string, { edge }: Position): boolean => {
  if (paragraph.length > 600) return false;
  const words = wordsOf(paragraph);
  // Rules of dashes or stars are the site's; a number may be the story's.
  if (!words) return SYMBOLS.test(paragraph);
  const count = words.split(' ').length;
  if (count > LONGEST) return false;
  const table = phrases();
  if (table.whole.has(words)) return true;
  if (/^(?:©|\(c\)\s)/i.test(paragraph.trim()) && count <= 40) return true;
  if (QUOTED.test(paragraph)) return false;
  const at = (phrase: string): boolean =>
    words.startsWith(phrase) && (words.length === phrase.length || words[phrase.length] === ' ');
  for (const row of table.start.get(words.split(' ', 1)[0]!) ?? []) {
    if (count > row.words || !at(row.phrase)) continue;
    // "Related: …", "Tags: …": one common word alone needs the colon or bar that makes it a label.
    if (
      row.phrase.includes(' ') ||
      new RegExp(`^\\W*${row.phrase}\\s*[:|–—-]`, 'i').test(paragraph) ||
      row.phrase === 'copyright'
    )
      return true;
  }
  for (const row of table.inside) if (count <= row.words && ` ${words} `.includes(` ${row.phrase} `)) return true;
  if (!edge) return count <= 25 && isInvitation(paragraph) && !/[.?]\s+\S/.test(paragraph.trim());
  // "Is this the dawn of a new era? Sound off below!": questions around one invitation.
  // "Get the Monthly through your letterbox. 12 issues for £11.99. Click here to subscribe!"
  if (count <= 60 && IMPERATIVE.test(words) && CHANNEL.test(words) && /\b(?:your|our|subscribe|sign up|click here)\b/.test(words))
    return true;
  const sentences = paragraph.trim().split(/(?<=[.!?])\s+/);
  return (
    sentences.some(isInvitation) &&
    sentences.every((s) => s.endsWith('?') || isInvitation(s) || wordsOf(s).split(' ').length <= 4)
  );
};
