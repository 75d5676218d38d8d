// A place in a report → one sentence that says what the report says there, in the report's own words and with its attribution; undefined where
// that can't be done safely. Three forms, all of whole clauses: reported that …, citing X, quotes X: “…” (tell-quotation.ts).
import { NUMBER_WORDS, type Span, type Statement } from '../../core/index.ts';
import { countryByDemonym, nounKinds, titleGender } from '../../knowledge/index.ts';
import { withBrackets } from './bracket.ts';
import { beyond, capital, ended, LONGEST_NOTE, noteSpan, type Told } from './note-span.ts';
import { speaksOfItself } from './pronouns.ts';
import { said } from './reporter.ts';
import { speakerOf } from './speaker.ts';
import { isLeaning, standsAlone } from './standalone.ts';
import { tellQuotation } from './tell-quotation.ts';
import { bodyAt, printed, quotedIn, type View, wordCount } from './view.ts';

const NEUTRAL =
  /^(?:(?:has |have |had )?(?:said|says?|added|adds|stated|told (?:reporters|journalists|a news conference|the \p{L}+|\p{Lu}[\p{L} ]+)|reported|wrote|announced)|according to)$/iu;
const TAIL = /^[\s,]*(?:(?:on|in|at|late|early|earlier|this|last|yesterday|today|to)\b[^,;:“”"]{0,60})?[.]?$/i;
const CONNECTIVE =
  /^(?:But|And|Yet|(?:Meanwhile|However|Additionally|Moreover|Also|Still|Indeed|In addition|On the other hand),)\s+/;
const HANGING =
  /^(?:Instead|Then|Nor|Or|So|Thus|Therefore|Hence|Otherwise|Similarly|Likewise|Conversely|Rather|Besides|For example|For instance|That is|In other words|In fact|Of course|Not)\b/;
const FAITH =
  /^(?:Muslim|Christian|Jew|Jewish|Islamic|Catholic|Protestant|Orthodox|Sunni|Shiite|Shia|Hindu|Buddhist|Sikh|Republican|Democrat|Democratic|Conservative|Liberal|Labour)s?$/;
// Words that open a sentence in small letters wherever else they stand.
const SMALL = new Set(
  (
    'a an the this that these those in on at after as when while although though since he she it they there more most many much some several few both about for from with by under during ' +
    'last his her their its if whether because despite even also no not another other one two three four five six seven eight nine ten eleven twelve all each what how meanwhile earlier later once ' +
    'until before between among against over around nearly almost only just roughly hundreds thousands dozens scores police officials residents witnesses according where who whoever every any ' +
    'neither either such former current now following amid within without through throughout along across to of people authorities early late'
  ).split(' '),
);

/** The words as they stand within a sentence: "An explosion" → "an explosion"; undefined where the first word may be a name. */
const inner = (view: View, words: string, start: number): string | undefined => {
  const first = /^[\p{L}\p{N}'’-]+/u.exec(words)?.[0];
  if (first === undefined) return /^[$£€[]/.test(words) ? words : undefined;
  if (/^\p{N}/u.test(first) || /^(?:I|\p{Lu}{2,})$/u.test(first) || /^\p{Ll}/u.test(first)) return words;
  const small = first.toLowerCase();
  const number = small.split('-').every((part) => NUMBER_WORDS.has(part)); // "Twenty-seven states"
  const lower = `${small}${words.slice(first.length)}`;
  if (SMALL.has(small) || number) return lower;
  const elsewhere = (word: string): boolean =>
    new RegExp(`[\\p{L}\\p{N},’']\\s${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}])`, 'u').test(view.text);
  if (nounKinds(small).includes('person') && titleGender(small) === undefined && !FAITH.test(first)) return lower; // "Actor Clint Howard"
  if (/^\.?\s+\p{Lu}/u.test(words.slice(first.length))) {
    const [token] = view.parse?.(words) ?? [];
    const plain =
      token?.upos === 'ADJ' &&
      !FAITH.test(first) &&
      !/(?:an|ese|ish|ic|ch)$/.test(first) &&
      !countryByDemonym(first) &&
      !elsewhere(first);
    return plain ? lower : words; // "Presumptive nominee Ann Lee", but "Defence Minister Andrea Valdivieso"
  }
  const name = view.record.mentions.some((m) => m.form === 'name' && m.start <= start && start < m.end);
  const common = view.parse?.(words)[0]?.upos === 'NOUN' && elsewhere(small); // "trade flows" beside "World Trade Organization"
  if (name || (elsewhere(first) && !common)) return words; // it has its capital inside sentences too
  if (elsewhere(small)) return lower;
  if (FAITH.test(first)) return words;
  const [token] = view.parse?.(words) ?? [];
  return token && /^(?:NOUN|ADV|VERB|ADP|SCONJ|DET|NUM|PRON)$/.test(token.upos) ? lower : undefined;
};

/**
 * What the report says at a place, as one sentence. `headlined`: the sentence names no place or person itself ("at least 23 people were injured"), and
 * the report's headline is told with it, which says of what it is.
 */
export const tell = (view: View, focus: Span, headlined = false): Told | undefined => {
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
    const told = (/^["“]/.test(words) ? tellQuotation(view, s) : undefined) ?? citing(view, s, body, quoted, headlined);
    if (told && told.span.end - told.span.start <= LONGEST_NOTE) return told;
  }
  if (/^["“]/.test(words)) return undefined; // somebody's words, and not safely whose
  const lead = CONNECTIVE.exec(view.text.slice(body.start, body.end))?.[0].length ?? 0;
  const understood = standsAlone(view, body, { lead, headlined });
  if (isLeaning(understood)) return undefined;
  const span = noteSpan(view, understood.from, body.end);
  if (!span) return undefined;
  const inside = over.map((s) => ({
    s,
    speaker: s.source.some((x) => body.start <= x.start && x.end <= body.end) ? speakerOf(view, s) : undefined,
  }));
  const speaker = inside.find((x) => x.speaker !== undefined)?.speaker?.words;
  if (/[?!]["”’]?$/.test(words) || speaksOfItself(view, body)) return undefined;
  const bare = withBrackets(view, { start: body.start + lead, end: body.end }, understood.brackets);
  const plain = ended(capital(bare));
  // Asked of the report's own words: what stands in brackets would mislead the parser.
  if (!view.isClause(ended(capital(printed(view, { start: body.start + lead, end: body.end }))))) return undefined;
  const clause = saidBehind(view, body) ? undefined : inner(view, lead ? capital(bare) : bare, body.start + lead);
  const head = said(view.record.report, '', headlined);
  return {
    form: 'reported',
    text: clause === undefined ? `${head}: ${plain}` : `${head} that ${ended(clause)}`,
    plain,
    span,
    further: beyond(span, understood.further),
    taken: [body],
    ...(speaker !== undefined && { speaker }),
  };
};

/** "Norland will cut the gas, Brandt warned.": behind "reported that" nobody could tell what the warning is of. */
const saidBehind = (view: View, body: Span): boolean =>
  view.record.statements.some(
    (s) =>
      s.content.some((c) => c.start - body.start <= 1 && c.start >= body.start) &&
      [...s.cue, ...s.source].some((x) => x.start > s.content[0]!.end - 1 && x.end <= body.end),
  );

/** A statement whose content stands first and is a clause of its own, with a cue that only says. */
const citing = (view: View, s: Statement, body: Span, quoted: readonly Span[], headlined: boolean): Told | undefined => {
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
  const lead = CONNECTIVE.exec(view.text.slice(content.start, content.end))?.[0].length ?? 0;
  const understood = standsAlone(view, content, { lead, headlined });
  if (isLeaning(understood)) return undefined;
  const span = noteSpan(view, Math.min(understood.from, speaker.from, body.start), body.end);
  if (!span || speaksOfItself(view, content)) return undefined;
  const bare = withBrackets(view, { start: content.start + lead, end: content.end }, understood.brackets).replace(
    /[,;:\s]+$/,
    '',
  );
  if (HANGING.test(bare) || wordCount(bare) < 4) return undefined;
  const clause = inner(view, lead ? capital(bare) : bare, body.start + lead);
  if (clause === undefined || !view.isClause(ended(capital(printed(view, { start: content.start + lead, end: content.end })))))
    return undefined;
  return {
    form: 'citing',
    text: `${said(view.record.report, `citing ${speaker.words}`, headlined)} that ${ended(clause)}`,
    plain: ended(capital(bare)),
    span,
    further: beyond(span, [...understood.further, ...speaker.further]),
    taken: [content, source],
    speaker: speaker.words,
  };
};
