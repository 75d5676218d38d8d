// Whether the verbs and prepositions near an expression look back or ahead. Cues from the words alone, so that it needs no parse:
// the nearest one to the left in the sentence decides, else the nearest to the right. News looks back where nothing says otherwise.
import type { Piece } from './pieces.ts';

const AHEAD = new Set(
  `will shall won ll expected scheduled due plans plan planning expects expect intends hopes upcoming payable
  matures maturing expires expire expiring slated tomorrow ahead until deadline likely should set agreed can could
  may might`.split(/\s+/),
);
const BACK = new Set(
  `was were had did has have been said told came went began became made took gave got met held led left fell rose
  grew saw won lost sent spent built broke brought bought sold fought found kept paid ran shot spoke stood struck
  swore threw thought wrote drove flew hit cut since sank sought swept withdrew flown taken ago put according
  posted earned`.split(/\s+/),
);
const PLANNED = new Set(`begins starts opens ends resumes meets arrives leaves visits returns convenes takes`.split(/\s+/)); // "the truce begins on Saturday"
const TO_DO = new Set(
  `start begin resume meet hold end leave visit open take return arrive vote discuss attend travel convene launch
  close expire sign be decide announce present release`.split(/\s+/),
);
const DID = new Set(`began started continued failed refused had managed used declined went came helped tried`.split(/\s+/)); // "failed to meet on Friday"
const WINDOW = 14; // pieces: a clause

const cueOf = (p: readonly Piece[], i: number): 'past' | 'future' | undefined => {
  const { word } = p[i]!;
  if (word === 'will' && p[i]!.capital) return undefined; // Will Smith
  if (word === 'set') return p[i + 1]?.word === 'to' || p[i + 1]?.word === 'for' ? 'future' : 'past';
  if (word === 'won') return p[i + 1]?.word === "'" ? 'future' : 'past';
  if (word === 'could' || word === 'can' || word === 'may' || word === 'might' || word === 'agreed' || word === 'should')
    return p[i]!.capital ? undefined : p[i + 1]?.word === 'have' ? 'past' : word === 'agreed' ? 'past' : 'future';
  if (PLANNED.has(word)) return 'future';
  if (TO_DO.has(word) && p[i - 1]?.word === 'to') return DID.has(p[i - 2]?.word ?? '') ? 'past' : 'future'; // "ordered the pullout to start on Tuesday"
  if (AHEAD.has(word)) return p[i - 1]?.word === 'been' && p[i - 2]?.word === 'had' ? 'past' : 'future'; // "had been due to expire Friday"
  const participle = BACK.has(word) || (word.length > 4 && word.endsWith('ed') && !p[i]!.capital);
  if (!participle) return undefined;
  if (p[i - 1]?.word === 'be') return 'future'; // "to be paid in January"
  return word === 'planned' && /^(to|for)$/.test(p[i + 1]?.word ?? '') ? 'future' : 'past';
};

/** Tense at the expression that begins at piece `i` and ends before piece `end`. */
export const tenseAt = (p: readonly Piece[], i: number, end: number): 'past' | 'future' | undefined => {
  const { sentence } = p[i]!;
  const before = p[i - 1]?.word;
  if (before === 'since') return 'past';
  if (/^(beginning|starting|commencing)$/.test(before === 'on' || before === 'in' ? (p[i - 2]?.word ?? '') : (before ?? '')))
    return 'future'; // "a withdrawal beginning on Tuesday"
  if (before === 'until' || before === 'till' || before === 'through' || before === 'effective') return 'future';
  for (let k = i - 1; k >= Math.max(0, i - WINDOW) && p[k]!.sentence === sentence; k -= 1) {
    const cue = cueOf(p, k);
    if (cue) return cue;
    if (p[k]!.word === '"' || p[k]!.word === ';') break;
  }
  for (let k = end; k < Math.min(p.length, end + WINDOW) && p[k]!.sentence === sentence; k += 1) {
    const cue = cueOf(p, k);
    if (cue) return cue;
    if (p[k]!.word === ';') break;
  }
  return undefined;
};
