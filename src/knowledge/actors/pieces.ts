// An actor's phrase → its pieces, cut at commas and prepositions, and what each names: countries, organizations, agents.
// Works on words alone (no parse): phrases come from readers and scripts as well as from reports.
import { countryByCapital, countryByDemonym, countryByName } from '../countries.ts';
import { actorKey, agents, namedGroups, singulars, WEAK_AGENTS } from './tables.ts';

export interface Entity {
  type: 'country' | 'demonym' | 'capital' | 'group';
  text: string;
  key: string;
  /** "US-backed", "Kurdish-led": stands behind the actor rather than being it. */
  backing: boolean;
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
  /** Stands beside what comes before, after a comma: "…, Taiwan's deputy minister". */
  apposed: boolean;
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

/** "U.S.-led" → ["U.S.", true]; "al-Assad" stays. */
const backing = (word: string): string | undefined =>
  /^(.+)[-‐](?:led|backed|supported|sponsored|funded|trained|aligned|allied|controlled|occupied|run|linked|lead|held|ruled|dominated)$/i.exec(
    word,
  )?.[1];

const entitiesOf = (words: readonly string[]): { entities: Entity[]; covered: Uint8Array } => {
  const entities: Entity[] = [];
  const covered = new Uint8Array(words.length);
  for (let i = 0; i < words.length; i += 1) {
    if (covered[i]) continue;
    for (let size = Math.min(MAX, words.length - i); size > 0; size -= 1) {
      const text = words.slice(i, i + size).join(' ');
      if (!/\p{Lu}/u.test(text) && size > 0 && !/^(?:anti-|yakuza|peshmerga|spetsnaz|shabiha|janjaweed)/.test(text)) continue;
      const key = actorKey(text);
      const group = namedGroups().get(key);
      const country = countryByName(text);
      const demonym = size <= 2 && countryByDemonym(text);
      const next = words[i + size];
      const led = next !== undefined && /^(?:led|backed|lead|supported|allied)$/i.test(next);
      // "Iraqi Republican Guard" is a group; "Syrian" is a demonym although a people may bear the word.
      const type =
        group && group[0]!.table !== 'peoples'
          ? 'group'
          : country
            ? 'country'
            : demonym
              ? 'demonym'
              : group
                ? 'group'
                : countryByCapital(text)
                  ? 'capital'
                  : undefined;
      if (type) {
        entities.push({ type, text, key, backing: led });
        covered.fill(1, i, i + size);
        break;
      }
      if (size > 1) continue;
      const behind = backing(text);
      if (behind !== undefined) {
        const found = countryByName(behind) ? 'country' : countryByDemonym(behind) ? 'demonym' : undefined;
        if (found) entities.push({ type: found, text: behind, key: actorKey(behind), backing: true });
        covered[i] = 1;
      } else if (/^\p{Lu}.*[-‐]/u.test(text)) {
        // "Israeli-Palestinian", "US-Russian": the first of the two
        const [first] = text.split(/[-‐]/);
        const found =
          first && first.length > 1
            ? countryByName(first)
              ? 'country'
              : countryByDemonym(first)
                ? 'demonym'
                : undefined
            : undefined;
        if (found) entities.push({ type: found, text: first!, key: actorKey(first!), backing: false });
      }
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

/** The last agent phrase of some words, the longest that ends there. */
const agentIn = (words: readonly string[], covered: Uint8Array): FoundAgent | undefined => {
  const lower = words.map((w) => w.toLowerCase().replace(/[-‐-―]/g, ' '));
  const table = agents();
  for (let end = words.length; end > 0; end -= 1) {
    for (let size = Math.min(MAX, end); size > 0; size -= 1) {
      if (size === 1 && covered[end - 1]) continue;
      const before = lower.slice(end - size, end - 1).join(' ');
      for (const last of singulars(lower[end - 1]!)) {
        const phrase = before ? `${before} ${last}` : last;
        if (table.has(phrase))
          return {
            agent: phrase,
            plural:
              last !== lower[end - 1] ||
              /^(?:people|police|children)$/.test(last) ||
              (/[^s]s$/.test(last) && table.has(singulars(last)[1]!)) ||
              /^(?:troops|forces|authorities|jihadis|militias)$/.test(last),
            first: end - size,
            after: end,
          };
      }
    }
  }
  return undefined;
};

const pieceOf = (words: readonly string[], apposed: boolean): Piece => {
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
    apposed,
  };
};

/** Pieces of a phrase in order; at least one. */
export const readPieces = (text: string): Piece[] => {
  const pieces: Piece[] = [];
  // A name known as a whole may hold a preposition: "Ministry of Defence", "Bank of England".
  const words = text.split(' ');
  let current: string[] = [];
  let apposed = false;
  const flush = (next: boolean): void => {
    if (current.length) pieces.push(pieceOf(current, apposed));
    current = [];
    apposed = next;
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
        for (let k = i; k < i + known; k += 1) current.push(strip(words[k]!));
        i += known - 1;
        continue;
      }
      flush(false);
      continue;
    }
    if (word) current.push(word);
    if (/,$/.test(raw)) flush(true);
  }
  flush(false);
  return pieces.length ? pieces : [pieceOf([], false)];
};
