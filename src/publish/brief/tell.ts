// A place in a report → one sentence that says what the report says there, in the report's own words and with its attribution; undefined where
// that can't be done safely. Four forms, all of whole clauses: reported that …, citing X, quotes X: “…”, and the sentence itself in quotation marks.
import { dayWords, NUMBER_WORDS, type ReportHead, type Span, type Statement } from '../../core/index.ts';
import { antecedentOf, speaksOfItself, understand, withBrackets } from './antecedents.ts';
import { bodyAt, isWithin, printed, quotedIn, sentenceAt, single, type View, wordCount } from './view.ts';

export type Form = 'reported' | 'citing' | 'quotes' | 'verbatim';

export interface Told {
  form: Form;
  /** The sentence, attribution included. */
  text: string;
  /** The clause alone. */
  plain?: string;
  /** What the note quotes. */
  span: Span;
  /** The words of the report that the sentence takes over. */
  taken: Span[];
  /** Who says it within the report, in its words. */
  speaker?: string;
}

const LONGEST_NOTE = 900; // characters
const LONGEST_QUOTATION = 50; // words
const SHORTEST_PART = 4; // words
const NEUTRAL =
  /^(?:(?:has |have |had )?(?:said|says?|added|adds|stated|told (?:reporters|journalists|a news conference|the \p{L}+|\p{Lu}[\p{L} ]+)|reported|wrote|announced)|according to)$/iu;
const TAIL = /^[\s,]*(?:(?:on|in|at|late|early|earlier|this|last|yesterday|today|to)\b[^,;:“”"]{0,60})?[.]?$/i;
const SOURCE_PRONOUN = /^(?:he|she|they|it)$/i;
const NOBODY =
  /^(?:i|we|you|who|which|that|this|these|those|there|one|some|others?|many|his|her|their|its|my|our|him|them|and|or|but|the (?:two|three|latter|former|same|other))\b/i;
const CONNECTIVE =
  /^(?:But|And|Yet|(?:Meanwhile|However|Additionally|Moreover|Also|Still|Indeed|In addition|On the other hand),)\s+/;
const HANGING =
  /^(?:Instead|Then|Nor|Or|So|Thus|Therefore|Hence|Otherwise|Similarly|Likewise|Conversely|Rather|Besides|For example|For instance|That is|In other words|In fact|Of course|Not)\b/;
const ASIDE =
  /,?\s+(?:he|she|they|it)\s+(?:said|says|added|adds|wrote|continued|noted|explained|argued|told \p{L}+)\b(?:\s+(?:on|in|at)\s[^,;“”"]{1,40})?\s*[.]$/u;
// Words that open a sentence in small letters wherever else they stand.
const SMALL = new Set(
  (
    'a an the this that these those in on at after as when while although though since he she it they there more most many much some several few both about for from with by under during ' +
    'last his her their its if whether because despite even also no not another other one two three four five six seven eight nine ten eleven twelve all each what how meanwhile earlier later once ' +
    'until before between among against over around nearly almost only just roughly hundreds thousands dozens scores police officials residents witnesses according where who whoever every any ' +
    'neither either such following amid within without through throughout along across to of people authorities early late'
  ).split(' '),
);

// "LA PAZ (Andes Wire) - …", "By Daniel Osei, The Meridian", "Coast Tribune staff": whose text it is, where nothing else tells the outlet.
const PAPER =
  /(?:Tribune|Times|Herald|Post|Journal|News|Press|Wire|Monitor|Gazette|Courier|Agency|Today|Radio|TV|Television|Observer|Guardian|Telegraph|Standard|Star|Globe|Chronicle|Dispatch|Daily|Express|Independent|Mirror|Review|Examiner|Inquirer|Mail|Echo|Sentinel|Record)$/;
const BYLINE = /^(?:By [\p{L}.'’ -]{3,60}, (The \p{Lu}[\p{L} ]{2,40}|(?:\p{Lu}\p{L}+ ?){1,4})|((?:\p{Lu}\p{L}+ ){1,4})staff)$/mu;
const HEAD = 400; // characters: where a byline stands
const byline = (text: string): string | undefined => {
  const found = BYLINE.exec(text.slice(0, HEAD));
  const name = (found?.[1] ?? found?.[2])?.trim();
  return name !== undefined && (PAPER.test(name) || /^The (?:\p{Lu}\p{L}+ ?)+$/u.test(name)) ? name : undefined;
};
const AGENCY = /^[^\n]{2,60}\s\(((?:\p{Lu}[\p{L}.]*)(?:\s\p{Lu}[\p{L}.]*){0,3})\)\s*[-–—]/mu;

/** Who reports, as the subject of a sentence. */
export const reporter = ({
  outlet,
  url,
  title,
  published,
  text,
}: Pick<ReportHead, 'outlet' | 'url' | 'title' | 'published' | 'text'>): { who: string; outlet: boolean } => {
  const host = url === undefined ? undefined : /^https?:\/\/(?:www\.)?([^/:?#]+)/i.exec(url)?.[1];
  const name = outlet ?? host ?? AGENCY.exec(text)?.[1] ?? byline(text);
  if (name) return { who: name, outlet: true };
  const day = published === undefined ? '' : ` of ${dayWords(published)}`;
  return { who: title === undefined ? `A report${day}` : `A report${day} headlined “${single(title)}”`, outlet: false };
};

const said = (head: ReportHead, citing = ''): string => {
  const { who, outlet } = reporter(head);
  if (!outlet) return `${who}${citing ? `, ${citing},` : ''} says`;
  return `${who}${citing ? `, ${citing},` : ''} reported${head.published === undefined ? '' : ` on ${dayWords(head.published)}`}`;
};

/** The words as they stand within a sentence: "An explosion" → "an explosion"; undefined where the first word may be a name. */
const inner = (view: View, words: string, start: number): string | undefined => {
  const first = /^[\p{L}\p{N}'’-]+/u.exec(words)?.[0];
  if (first === undefined) return /^[$£€[]/.test(words) ? words : undefined;
  if (/^\p{N}/u.test(first) || /^(?:I|\p{Lu}{2,})$/u.test(first) || /^\p{Ll}/u.test(first)) return words;
  const small = first.toLowerCase();
  const number = small.split('-').every((part) => NUMBER_WORDS.has(part)); // "Twenty-seven states"
  const lower = `${small}${words.slice(first.length)}`;
  if (SMALL.has(small) || number) return lower;
  if (/^\s+\p{Lu}/u.test(words.slice(first.length))) return words; // "Defence Minister Andrea Valdivieso"
  const name = view.record.mentions.some((m) => m.form === 'name' && m.start <= start && start < m.end);
  const elsewhere = (word: string): boolean =>
    new RegExp(`[\\p{L}\\p{N},’']\\s${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}])`, 'u').test(view.text);
  if (name || elsewhere(first)) return words; // it has its capital inside sentences too
  return elsewhere(small) ? lower : undefined;
};

const capital = (words: string): string => words.replace(/^\p{Ll}/u, (c) => c.toUpperCase());
const ended = (words: string): string => (/[.!?]["”’]?$/.test(words) ? words : `${words.replace(/[,;:\s]+$/, '')}.`);

/** The speaker of a statement in the report's words, and where the note must begin to hold them; undefined where the report doesn't say it here. */
export const speakerOf = (view: View, s: Statement): { words: string; from: number; to: number } | undefined => {
  if (s.source.length !== 1) return undefined;
  const source = s.source[0]!;
  const words = printed(view, source)
    .replace(
      /,?\s+(?:who|which|whose|whom|speaking|adding|citing|in an? (?:statement|interview|e-?mail|speech|tweet|letter))\b.*$/i,
      '',
    )
    .replace(/[,;:\s]+$/, '');
  if (SOURCE_PRONOUN.test(words)) {
    const m = view.record.mentions.find((x) => x.start === source.start && x.end === source.end && x.actor !== undefined);
    const found = m && /^(?:he|she)$/i.test(words) ? antecedentOf(view, m.actor!, source.start, 'person') : undefined;
    return found && { words: printed(view, found), from: sentenceAt(view, found.start)!.start, to: source.end };
  }
  if (/\b(?:and|or|of|the|an?|at|in|for|with|as|to|from|by|on)$/i.test(words)) return undefined; // cut off
  if (!/\p{L}/u.test(words) || NOBODY.test(words) || words.length > 120 || /[“”"]/.test(words)) return undefined;
  return { words: words.replace(/^(?:The|A|An)\b/, (c) => c.toLowerCase()), from: source.start, to: source.end };
};

/** X, quoted word by word: `Andes Wire quoted Teresa Quiroga on 6 October 2031: “This was no accident.”` */
export const tellQuotation = (view: View, s: Statement): Told | undefined => {
  if (s.manner !== 'direct' || s.cue.length === 0 || s.negated || s.via !== undefined) return undefined;
  const speaker = speakerOf(view, s);
  if (!speaker) return undefined;
  const at = sentenceAt(view, s.cue[0]!.start);
  if (!at || isWithin(s.cue[0]!.start, s.content) || isWithin(s.source[0]!.start, s.content)) return undefined;
  // Only what stands in the sentence of the cue, or goes on right behind it in the same paragraph: whose words those are is certain.
  const { text } = view;
  const parts: Span[] = [];
  let end = at.end;
  for (const c of s.content) {
    const here = c.start >= at.start && c.start < at.end;
    const next = !here && c.start >= end && /^[\s]*$/.test(text.slice(end, c.start)) && !/\n/.test(text.slice(end, c.start));
    if (!here && !next) continue;
    const part = quotedPart(text, c);
    if (!part) return undefined;
    const words = [...parts, part].reduce((n, p) => n + wordCount(printed(view, p)), 0);
    if (wordCount(printed(view, part)) < SHORTEST_PART) continue; // the name of a programme, a word at a distance
    if (words > LONGEST_QUOTATION && parts.length) {
      if (/^\p{Ll}/u.test(text.slice(part.start))) return undefined; // it would end in the middle of its sentence
      break;
    }
    parts.push(part);
    end = Math.max(end, c.end);
  }
  const words = parts.reduce((n, p) => n + wordCount(printed(view, p)), 0);
  if (!parts.length || words < 5 || words > LONGEST_QUOTATION) return undefined;
  // "Every time you say that," he said, "you give …": one sentence, whose first part does not end.
  const quotation = parts
    .map((p, i) => {
      const next = parts[i + 1];
      const goesOn = next !== undefined && !/^\p{Lu}/u.test(text.slice(next.start)) && /^,/.test(text.slice(p.end));
      const part = single(printed(view, p));
      return `“${goesOn ? part : ended(part)}”`;
    })
    .join(' … ');
  const { who, outlet } = reporter(view.record.report);
  const { published } = view.record.report;
  const comma = speaker.words.includes(', ') && published !== undefined ? ',' : '';
  const verb = outlet
    ? `quoted ${speaker.words}${comma}${published === undefined ? '' : ` on ${dayWords(published)}`}`
    : `quotes ${speaker.words}`;
  const span = noteSpan(view, Math.min(at.start, speaker.from, parts[0]!.start), Math.max(at.end, end, speaker.to));
  return (
    span && {
      form: 'quotes',
      text: `${who} ${verb}: ${quotation}`,
      span,
      taken: [...parts, s.source[0]!],
      speaker: speaker.words,
    }
  );
};

/** The words between the marks of a quotation; undefined where they are no whole quotation. */
const quotedPart = (text: string, c: Span): Span | undefined => {
  let { start, end } = c;
  while (start < end && /[\s“"‘'(]/.test(text[start]!)) start += 1;
  while (end > start && /[\s”",]/.test(text[end - 1]!)) end -= 1;
  const words = text.slice(start, end);
  if ((words.match(/‘/g)?.length ?? 0) > (words.match(/’/g)?.length ?? 0)) return undefined; // a quotation in it that does not end
  if (end <= start || !/[“"]/.test(text.slice(Math.max(0, start - 2), start)) || !/["”]/.test(text.slice(end, end + 3)))
    return undefined;
  return /[“”"\n]/.test(text.slice(start, end)) ? undefined : { start, end };
};

const noteSpan = (view: View, from: number, to: number): Span | undefined => {
  const [first, last] = [sentenceAt(view, from), sentenceAt(view, to - 1)];
  const span = { start: Math.min(first?.start ?? from, from), end: Math.max(last?.end ?? to, to) };
  return span.end - span.start <= LONGEST_NOTE ? span : undefined;
};

/** What the report says at a place, as one sentence. */
export const tell = (view: View, focus: Span): Told | undefined => {
  const body = bodyAt(view, focus.start);
  if (!body) return undefined;
  const words = printed(view, body);
  if (HANGING.test(words)) return undefined;
  const spoken = quotedIn(view, body).reduce((n, q) => n + wordCount(view.text.slice(q.start, q.end)), 0);
  if (wordCount(words) - spoken < 2) return undefined; // all of it is somebody's words, and the sentence doesn't say whose
  if (
    view.record.statements.some(
      (s) => s.manner !== 'indirect' && s.content.some((c) => c.start <= body.start && body.end <= c.end),
    )
  )
    return undefined;
  const over = view.record.statements.filter((s) => s.content.some((c) => c.start <= focus.start && focus.start < c.end));
  // "An explosion tore through a shed, officials said." → citing officials.
  const quoted = quotedIn(view, body);
  for (const s of over) {
    const told = (/^["“]/.test(words) ? tellQuotation(view, s) : undefined) ?? citing(view, s, body, quoted);
    if (told && told.span.end - told.span.start <= LONGEST_NOTE) return told;
  }
  const understood = understand(view, body);
  if (!understood) return undefined;
  const span = noteSpan(view, understood.from, body.end);
  if (!span) return undefined;
  const full = withBrackets(view, body, understood.brackets);
  const inside = over.map((s) => ({
    s,
    speaker: s.source.some((x) => body.start <= x.start && x.end <= body.end) ? speakerOf(view, s) : undefined,
  }));
  const speaker = inside.find((x) => x.speaker !== undefined)?.speaker?.words;
  const base = { span, taken: [body], ...(speaker !== undefined && { speaker }) };
  const head = said(view.record.report);
  const verbatim = (): Told => ({ ...base, form: 'verbatim', text: `${head}: “${ended(single(full))}”` });
  if (/[?!]["”’]?$/.test(words) || speaksOfItself(view, body)) return undefined;
  if (/^["“]/.test(words)) return verbatim();
  const bare = full.replace(CONNECTIVE, '');
  const lead = full.length - bare.length;
  const clause = inner(view, lead ? capital(bare) : bare, body.start + lead);
  const plain = ended(capital(bare));
  if (!view.isClause(plain)) return undefined;
  return clause === undefined
    ? { ...base, form: 'reported', text: `${head}: ${plain}`, plain }
    : { ...base, form: 'reported', text: `${head} that ${ended(clause)}`, plain };
};

/** A statement whose content stands first and is a clause of its own, with a cue that only says. */
const citing = (view: View, s: Statement, body: Span, quoted: readonly Span[]): Told | undefined => {
  if (
    s.manner !== 'indirect' ||
    s.negated ||
    s.content.length !== 1 ||
    s.cue.length !== 1 ||
    s.source.length !== 1 ||
    s.via !== undefined
  )
    return undefined;
  const [content, cue, source] = [s.content[0]!, s.cue[0]!, s.source[0]!];
  if (Math.abs(content.start - body.start) > 1 || quoted.length) return undefined;
  if (cue.start < content.end || source.start < content.end || Math.max(cue.end, source.end) > body.end) return undefined;
  if (!NEUTRAL.test(printed(view, cue))) return undefined;
  const between = view.text.slice(content.end, Math.min(cue.start, source.start));
  if (!/^[\s,]*$/.test(between) || !TAIL.test(view.text.slice(Math.max(cue.end, source.end), body.end))) return undefined;
  const speaker = speakerOf(view, s);
  if (!speaker) return undefined;
  const understood = understand(view, content);
  if (!understood) return undefined;
  const span = noteSpan(view, Math.min(understood.from, speaker.from, body.start), body.end);
  if (!span || speaksOfItself(view, content)) return undefined;
  const full = withBrackets(view, content, understood.brackets).replace(/[,;:\s]+$/, '');
  if (HANGING.test(full) || wordCount(full) < 4) return undefined;
  const bare = full.replace(CONNECTIVE, '');
  const lead = full.length - bare.length;
  const clause = inner(view, lead ? capital(bare) : bare, body.start + lead);
  if (clause === undefined || !view.isClause(ended(capital(bare)))) return undefined;
  return {
    form: 'citing',
    text: `${said(view.record.report, `citing ${speaker.words}`)} that ${ended(clause)}`,
    plain: ended(capital(bare)),
    span,
    taken: [content, source],
    speaker: speaker.words,
  };
};

/** Whether words end in "he said": who that is must stand in the note. */
export const endsInAside = (words: string): boolean => ASIDE.test(words);
