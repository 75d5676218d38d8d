// Who says something → a voice, and tellings → how many outlets, texts and voices they are. A voice is the original speaker, else the text's
// origin. Speakers of one institution (the ministry, its minister, its spokesman) are one voice, and so are unnamed ones of one description:
// independence must never be invented.
import type { ReportRecord, Span, Statement } from '../core/index.ts';
import { foldName } from '../knowledge/index.ts';
import { rootOf } from './neighbours.ts';
import { registerActor } from './register.ts';

export interface Voice {
  /** Entry of the register, or the folded words for the speaker; "outlet:NAME" where the outlet itself says it. */
  id: string;
  name: string;
  kind: 'speaker' | 'outlet';
  /** "BOL minister health": what unites a ministry, its minister and its spokesman. */
  institution?: string;
  country?: string;
}

// "Health Minister Elena Rojas", "the ministry of defence", "a Foreign Ministry spokesman"
const PORTFOLIO = /\b(\p{L}+)\s+(?:minist(?:er|ry)|secretary|department)\b/iu;
const OF_PORTFOLIO = /\b(?:minist(?:er|ry)|secretary|department)\s+(?:of|for)\s+(?:the\s+)?(\p{L}+)/iu;
// "police spokesman Jan Holt", "the army command"
const FORCE =
  /\b(police|army|navy|air force|coast ?guard|fire (?:service|department|brigade)|border (?:guards?|service|force|troops|agency)|civil (?:defence|defense|protection)|emergency services?|rescue services?|ambulance service|foreign office|home office|central bank|election commission|prosecutors?(?:['’]s)? office|president(?:['’]s office|ial (?:office|palace|administration))|militar[yi]\w*|hospital|red cross|red crescent|united nations|white house|kremlin|pentagon)\b/iu;
const NOT_A_PORTFOLIO = /^(?:the|prime|first|deputy|former|its|his|her|their|our|press|general|a|an|state|senior|chief|junior)$/i;

/** "health" of "Bolivia's Health Minister Elena Rojas"; undefined where no institution is named. */
export const institutionIn = (words: string): string | undefined => {
  const portfolio = (OF_PORTFOLIO.exec(words) ?? PORTFOLIO.exec(words))?.[1]?.toLowerCase();
  if (portfolio && !NOT_A_PORTFOLIO.test(portfolio) && portfolio !== 'of')
    return `minister ${portfolio.replace('defense', 'defence')}`;
  if (/\bprime minister|premier\b/i.test(words)) return 'prime minister';
  const force = FORCE.exec(words)?.[1]?.toLowerCase().replace(/\s/g, '');
  return force
    ?.replace(/^militar.*/, 'army')
    .replace(/^border.*/, 'borderguard')
    .replace(/^(foreign|home)office$/, (_, what: string) => `minister ${what === 'home' ? 'interior' : what}`)
    .replace(/^president.*/, 'president')
    .replace('defense', 'defence')
    .replace(/services$/, 'service')
    .replace(/^prosecutors?['’]?s?office$/, 'prosecutor');
};

/** "Two senior officials in La Paz" → "officials": what is left of a description when who counts and where is taken away. */
const headOf = (description: string): string => {
  const head = foldName(description).replace(/\s+(?:in|of|at|from|on|with|who|close|near|that)\s.*$/, '');
  return head.split(' ').at(-1)!;
};

// "a ministry official" of a report that names one ministry alone is of that one.
const BARE = /\bministry\b|^(?:the |its |a )?(?:ministry|minister)(?:['’]s)? ?(?:official|spokes\w+)?$/i;
const onlyPortfolio = (text: string): string | undefined => {
  const all = new Set(
    [...text.matchAll(new RegExp(`${PORTFOLIO.source}|${OF_PORTFOLIO.source}`, 'giu'))]
      .map((m) => institutionIn(m[0]))
      .filter((x) => x?.startsWith('minister ')),
  );
  return all.size === 1 ? [...all][0] : undefined;
};

const BEFORE = 40; // characters before a name in which its office stands: "Bolivia's foreign minister, Martin Salvatierra"

/** The voices of a record's actors, by their id. */
export const voicesOf = (record: ReportRecord): Map<string, Voice> => {
  const { text } = record.report;
  const only = onlyPortfolio(text);
  const around = new Map<string, string[]>();
  for (const m of record.mentions)
    if (m.actor !== undefined && m.form !== 'pronoun') {
      const lead = text.slice(Math.max(0, m.start - BEFORE), m.start).replace(/^.*[.;!?"“”\n]/s, '');
      // Only what leads up to the name without a break belongs to it.
      const title = /((?:\p{L}[\p{L}'’-]*[ ]){1,4},?\s?)$/u.exec(lead)?.[1] ?? '';
      const list = around.get(m.actor) ?? [];
      list.push(`${m.form === 'name' ? title : ''}${text.slice(m.start, m.end)}`);
      around.set(m.actor, list);
    }
  return new Map(
    record.actors.map((actor) => {
      const entry = registerActor(actor);
      const where = actor.country ?? actor.body ?? '';
      const named = /\p{Lu}/u.test(entry.name);
      const institution =
        [actor.name, ...(around.get(actor.id) ?? [])].map(institutionIn).find((x) => x !== undefined) ??
        (only !== undefined && BARE.test(actor.name) ? only : undefined);
      return [
        actor.id,
        {
          id: named ? entry.id : `unnamed:${headOf(actor.name)}|${where}`,
          name: entry.name,
          kind: 'speaker',
          ...(institution !== undefined && { institution: `${where} ${institution}` }),
          ...(actor.country && { country: actor.country }),
        },
      ];
    }),
  );
};

/** Who publishes: the outlet, else the host of the address, else the report alone. */
export const outletOf = ({ outlet, url, id }: Pick<ReportRecord['report'], 'outlet' | 'url' | 'id'>): string => {
  if (outlet !== undefined) return outlet;
  const host = url === undefined ? undefined : /^https?:\/\/(?:www\.)?([^/:?#]+)/i.exec(url)?.[1];
  return host ?? id;
};

/** The first of its agencies that a text names as where it comes from: "LA PAZ (Andes Wire) -", "(Reporting by", "state news agency SANA". */
export const creditOf = (text: string): string | undefined =>
  /^\s*[^\n]{0,80}?\(((?:\p{Lu}[\p{L}.]*)(?:\s\p{Lu}[\p{L}.]*){0,3})\)\s*[-–—]/mu.exec(text)?.[1] ??
  /\b(?:state )?news agency,?\s+((?:\p{Lu}[\p{L}.-]*)(?:\s\p{Lu}[\p{L}.-]*){0,2})/u.exec(text)?.[1] ??
  /\b(Reuters|Associated Press|AP|AFP|Agence France-Presse|TASS|Interfax|Xinhua|Bloomberg|dpa|ANSA|EFE|Anadolu|SANA|IRNA|Kyodo|Yonhap|PTI)\b/.exec(
    text,
  )?.[1];

/** The voice of a statement: its speaker, else the words that stand for one; undefined where nobody is told. */
export const voiceOf = (s: Statement | undefined, text: string, voices: ReadonlyMap<string, Voice>): Voice | undefined => {
  if (!s) return undefined;
  const known = s.speaker === undefined ? undefined : voices.get(s.speaker);
  if (known) return known;
  const words = s.source
    .map((x: Span) => text.slice(x.start, x.end))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (!words) return undefined;
  const institution = institutionIn(words);
  const named = /\p{Lu}/u.test(words.slice(1));
  return {
    id: named ? `words:${foldName(words)}` : `unnamed:${headOf(words)}|`,
    name: words,
    kind: 'speaker',
    ...(institution !== undefined && { institution: ` ${institution}` }),
  };
};

/** What counting needs of a telling. */
export interface Told {
  report: string;
  outlet: string;
  /** Name of its text's origin. */
  origin: string;
  voice: Voice;
}

export interface Weight {
  reports: number;
  outlets: number;
  texts: number;
  voices: number;
  /** Parts that share neither a text nor a voice. */
  independent: number;
}

/** "BOL minister health" → its country, empty where it is not told, and what it is. */
const splitInstitution = (institution: string): [string, string] => {
  const at = institution.indexOf(' ');
  return [institution.slice(0, at), institution.slice(at + 1)];
};

/**
 * Who speaks in each telling, in their order: of one report's tellings, those without a speaker take that of the others (a headline is no second
 * source), else the origin speaks. Numbers that are equal are one voice. `oneClaim`: all of them tell one thing; else nobody takes another's voice.
 */
export const voiceGroups = (tellings: readonly Told[], oneClaim = true): number[] => {
  const spoken = new Map<string, Voice>();
  if (oneClaim) for (const t of tellings) if (t.voice.kind === 'speaker' && !spoken.has(t.origin)) spoken.set(t.origin, t.voice);
  const countries = new Map<string, Set<string>>();
  for (const { voice } of tellings) {
    if (voice.institution === undefined) continue;
    const [where, what] = splitInstitution(voice.institution);
    if (where) countries.set(what, (countries.get(what) ?? new Set()).add(where));
  }
  const names = new Map<string, number>();
  const parents: number[] = [];
  const numberOf = (name: string): number => {
    const known = names.get(name);
    if (known !== undefined) return known;
    const n = parents.push(parents.length) - 1;
    names.set(name, n);
    return n;
  };
  const join = (a: number, b: number): void => {
    const [x, y] = [rootOf(parents, a), rootOf(parents, b)];
    parents[Math.max(x, y)] = Math.min(x, y);
  };
  const own = tellings.map((t) => {
    const voice = t.voice.kind === 'speaker' ? t.voice : spoken.get(t.origin);
    if (!voice) return numberOf(`text ${t.origin}`);
    const n = numberOf(`voice ${voice.id}`);
    if (voice.institution !== undefined) {
      join(n, numberOf(`institution ${voice.institution}`));
      // One report does not tell the ministry's country, the others tell one.
      const [where, what] = splitInstitution(voice.institution);
      const known = countries.get(what);
      if (where === '' && known?.size === 1) join(n, numberOf(`institution ${[...known][0]} ${what}`));
    }
    return n;
  });
  return own.map((n) => rootOf(parents, n));
};

/** "7 outlets, 3 texts, 1 voice". */
export const weigh = (tellings: readonly Told[]): Weight => {
  const groups = voiceGroups(tellings);
  const parents = tellings.map((_, i) => i);
  const first = new Map<string, number>();
  tellings.forEach((t, i) => {
    for (const tie of [`text ${t.origin}`, `voice ${groups[i]}`]) {
      const j = first.get(tie);
      if (j === undefined) first.set(tie, i);
      else {
        const [x, y] = [rootOf(parents, i), rootOf(parents, j)];
        parents[Math.max(x, y)] = Math.min(x, y);
      }
    }
  });
  const count = (of: Iterable<unknown>): number => new Set(of).size;
  return {
    reports: count(tellings.map((t) => t.report)),
    outlets: count(tellings.map((t) => t.outlet)),
    texts: count(tellings.map((t) => t.origin)),
    voices: count(groups),
    independent: count(tellings.map((_, i) => rootOf(parents, i))),
  };
};
