// An actor's phrase → its pieces, cut at commas and prepositions, and what each names: countries, organizations, agents.
// Works on words alone (no parse): phrases come from readers and scripts as well as from reports.
import { countryByCapital, countryByDemonym, countryByName } from '../countries.ts';
import { givenNameGender } from '../nouns.ts';
import { actorKey } from './key.ts';
import { people } from './people.ts';
import { agents, longestFrom, longestTo, namedGroups, singulars, starterOf, WEAK_AGENTS } from './tables.ts';

export interface Entity {
  type: 'country' | 'demonym' | 'capital' | 'group' | 'leader';
  text: string;
  key: string;
  /** How it stands beside the actor rather than being it: "Houthi-run" (owner), "US-backed" (backer), "anti-Assad" (foe). */
  beside?: 'owner' | 'backer' | 'foe';
}

export interface Piece {
  /** Words as written, possessives cut off. */
  words: readonly string[];
  entities: readonly Entity[];
  /** The agent phrase at its end, or the last one in it, as the table has it. */
  agent?: string;
  /** Whether the agent stood there in the plural. */
  plural: boolean;
  /** Whether a noun for people heads the agent: "bank director". */
  person: boolean;
  /** The words that can be the name of a person: capitals that are no country, organization or agent. */
  proper: readonly string[];
  /** Index of the first word of that name, and of the agent, in `words`. */
  properAt: number;
  agentAt: number;
  /** The name stands in the possessive: "Putin's spokesman". */
  possessive: boolean;
  /** Stands beside what comes before, after a comma: "…, Taiwan's deputy minister". */
  apposed: boolean;
  /** The word that cut it off from what stands before: "of", "in". */
  after?: string;
}

/** Cut before these; what follows says where or of what. */
const CUT =
  /^(?:of|in|at|from|for|to|on|with|by|near|under|against|who|that|which|inside|across|around|into|including|within|along|outside)$/i;
const MAX = 8; // words of the longest name in the tables

const strip = (word: string): string =>
  word
    .replace(/^[^\p{L}\p{N}$]+|[^\p{L}\p{N}.+]+$/gu, '')
    .replace(/['’]s?$/, '')
    .replace(/(?<=\p{L}{3,})\.$/u, '');

const OWNER = /^(.+)[-‐](?:led|lead|run|controlled|ruled|held|dominated|owned|occupied|administered|majority)$/i;
const BACKER =
  /^(.+)[-‐](?:backed|supported|sponsored|funded|financed|trained|armed|equipped|aligned|allied|linked|affiliated|inspired|friendly|brokered|mediated|based|born)$/i;
const SIDE = /^(pro|anti)[-‐](.+)$/i;

/** "Houthi-run" → Houthi, owner; "anti-Assad" → Assad, foe; "al-Assad" is nothing of the kind. */
const besideOf = (word: string): { text: string; beside: NonNullable<Entity['beside']> } | undefined => {
  const owner = OWNER.exec(word)?.[1];
  if (owner) return { text: owner, beside: 'owner' };
  const backer = BACKER.exec(word)?.[1];
  // "Boston-based", "Kuwait-born" say where of, as an adjective would.
  if (backer) return { text: backer, beside: /(?:based|born)$/i.test(word) ? 'owner' : 'backer' };
  const side = SIDE.exec(word);
  return side && /^\p{Lu}/u.test(side[2]!) ? { text: side[2]!, beside: 'foe' } : undefined;
};

/** What one word or several name, by the tables; the order says what wins. */
const typeOf = (text: string, key: string, size: number): Entity['type'] | undefined => {
  const group = namedGroups().get(key);
  // "Iraqi Republican Guard" is a group; "Syrian" is a demonym although a people may bear the word.
  if (group && group[0]!.table !== 'peoples') return 'group';
  if (countryByName(text)) return 'country';
  if (size <= 2 && countryByDemonym(text)) return 'demonym';
  if (group) return 'group';
  return countryByCapital(text) ? 'capital' : undefined;
};

/** "Simon | Ford", "Michael | Jordan": the name of a person; "Economist | Ada Stone": a title. */
const isPartOfName = (words: readonly string[], i: number, type: Entity['type']): boolean => {
  if (type === 'demonym') return false;
  if (i > 0 && type !== 'leader' && givenNameGender(words[i - 1]!) !== undefined) return true;
  return type === 'group' && agents().has(words[i]!.toLowerCase()) && /^\p{Lu}/u.test(words[i + 1] ?? '');
};

const entitiesOf = (words: readonly string[]): { entities: Entity[]; covered: Uint8Array } => {
  const entities: Entity[] = [];
  const covered = new Uint8Array(words.length);
  const longest = longestFrom();
  for (let i = 0; i < words.length; i += 1) {
    if (covered[i] || /^(?:the|a|an)$/i.test(words[i]!)) continue;
    const word = words[i]!;
    const start = starterOf(word);
    // "Russians": plurals of demonyms are not in the tables.
    const most = Math.min(MAX, words.length - i, longest.get(start) ?? longest.get(start.replace(/s$/, '')) ?? 0);
    let found = false;
    for (let size = most; size > 0 && !found; size -= 1) {
      const text = words.slice(i, i + size).join(' ');
      if (!/\p{Lu}/u.test(text) && !/^(?:yakuza|peshmerga|spetsnaz|shabiha|janjaweed)/.test(text)) continue;
      const key = actorKey(text);
      const type = typeOf(text, key, size);
      if (!type || (size === 1 && isPartOfName(words, i, type))) continue;
      const next = words[i + size] ?? '';
      // "U.S. lead coalition", "Kurdish led forces"
      const beside = /^(?:led|lead)$/i.test(next)
        ? ('owner' as const)
        : /^(?:backed|supported|allied)$/i.test(next)
          ? ('backer' as const)
          : undefined;
      entities.push({ type, text, key, ...(beside && { beside }) });
      covered.fill(1, i, i + size);
      found = true;
    }
    if (found) continue;
    const behind = besideOf(word);
    if (behind) {
      const key = actorKey(behind.text);
      const type = typeOf(behind.text, key, 1) ?? (people().isLastName(key) ? 'leader' : undefined);
      if (type) entities.push({ type, text: behind.text, key, beside: behind.beside });
      covered[i] = 1;
    } else if (/^\p{Lu}.*[-‐]/u.test(word)) {
      // "Israeli-Palestinian", "US-Russian": the first of the two
      const [first] = word.split(/[-‐]/);
      const type = first && first.length > 1 ? typeOf(first, actorKey(first), 1) : undefined;
      if (type === 'country' || type === 'demonym') entities.push({ type, text: first!, key: actorKey(first!) });
    }
  }
  return { entities, covered };
};

interface FoundAgent {
  agent: string;
  plural: boolean;
  first: number;
  after: number;
  /** The phrase heads a weak noun for people: "bank director". */
  person?: boolean;
}

const NO_PLURAL = /(?:ss|us|is)$/;

/** Whether the last word of an agent's phrase stands in the plural. */
const isPlural = (word: string): boolean =>
  /(?:[^aeiou]men|people|police|children|carabinieri|servicewomen|women)$/.test(word) ||
  (word.endsWith('s') && !NO_PLURAL.test(word));

/** The last agent phrase of some words, the longest that ends there. */
const agentIn = (words: readonly string[], covered: Uint8Array): FoundAgent | undefined => {
  const lower = words.map((w) => w.toLowerCase().replace(/[-‐-―]/g, ' '));
  const table = agents();
  const longest = longestTo();
  for (let end = words.length; end > 0; end -= 1) {
    const lasts = singulars(lower[end - 1]!).map((last) => ({ last, most: longest.get(last.split(' ').at(-1)!) ?? 0 }));
    const most = Math.min(MAX, end, Math.max(...lasts.map((l) => l.most)));
    for (let size = most; size > 0; size -= 1) {
      if (size === 1 && covered[end - 1]) continue;
      const before = lower.slice(end - size, end - 1).join(' ');
      for (const { last } of lasts) {
        const phrase = before ? `${before} ${last}` : last;
        if (table.has(phrase))
          return {
            agent: phrase,
            plural: isPlural(lower[end - 1]!),
            first: end - size,
            after: end,
          };
      }
    }
  }
  return undefined;
};

/** The agent phrase that stands right before a place in some words: "president" of "the president's wife". */
export const agentBefore = (piece: Piece): string | undefined =>
  piece.agentAt > 0 ? agentIn(piece.words.slice(0, piece.agentAt), new Uint8Array(piece.agentAt))?.agent : undefined;

const pieceOf = (raw: readonly string[], apposed: boolean, cut?: string): Piece => {
  const words = raw.map(strip);
  const { entities, covered } = entitiesOf(words);
  let found = agentIn(words, covered);
  if (found && WEAK_AGENTS.has(found.agent) && found.first > 0) {
    // "intelligence agency officer", "university president": the noun before the weak one tells the sector.
    const inner = agentIn(words.slice(0, found.first), covered);
    if (inner && inner.after === found.first && !/^(?:GOV|UNK)$/.test(agents().get(inner.agent)![0] ?? 'UNK'))
      found = { ...found, agent: inner.agent, first: inner.first, person: true };
  }
  const inAgent = (i: number): boolean => found !== undefined && found.first <= i && i < found.after;
  const isProper = (i: number): boolean => !covered[i] && !inAgent(i) && /^\p{Lu}/u.test(words[i]!) && words[i]!.length > 1;
  const at = words.map((_, i) => i).filter(isProper);
  // "Staffan de Mistura": with what stands between
  const proper = at.length
    ? words.slice(at[0]!, at.at(-1)! + 1).filter((w, k) => isProper(at[0]! + k) || /^\p{Ll}{1,4}$/u.test(w))
    : [];
  return {
    words,
    entities,
    ...(found && { agent: found.agent }),
    plural: found?.plural ?? false,
    person: found?.person ?? false,
    proper,
    properAt: at[0] ?? -1,
    agentAt: found?.first ?? -1,
    possessive: at.length > 0 && /['’]s?$/.test(raw[at.at(-1)!]!),
    apposed,
    ...(cut !== undefined && { after: cut }),
  };
};

/** Pieces of a phrase in order; at least one. */
export const readPieces = (text: string): Piece[] => {
  const pieces: Piece[] = [];
  // A name known as a whole may hold a preposition: "Ministry of Defence", "Bank of England".
  const words = text.split(' ');
  let current: string[] = [];
  let apposed = false;
  let cut: string | undefined;
  const flush = (next: boolean, by?: string): void => {
    if (current.length) pieces.push(pieceOf(current, apposed, cut));
    current = [];
    apposed = next;
    cut = by;
  };
  for (let i = 0; i < words.length; i += 1) {
    const raw = words[i]!;
    const word = strip(raw);
    if (CUT.test(word) && current.length) {
      let known = 0;
      for (let size = Math.min(MAX, words.length); size > 2 && !known; size -= 1) {
        for (let first = Math.max(0, i - size + 2); first < i && first + size <= words.length && !known; first += 1) {
          const key = words
            .slice(first, first + size)
            .map(strip)
            .join(' ');
          const joined = actorKey(key);
          if (first >= i - current.length && (namedGroups().has(joined) || countryByName(key) || agents().has(joined)))
            known = first + size - i;
        }
      }
      if (known) {
        for (let k = i; k < i + known; k += 1) current.push(words[k]!);
        i += known - 1;
        continue;
      }
      flush(false, word.toLowerCase());
      continue;
    }
    if (word) current.push(raw);
    if (/,$/.test(raw)) flush(true);
  }
  flush(false);
  return pieces.length ? pieces : [pieceOf([], false)];
};
