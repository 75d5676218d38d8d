// What a reader's browser sends from the form → an answer to be held, or why not. Readers have no account: a page that is sent must carry a token that this server made
// lately, with a field that people don't see left empty.
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { type ANSWER_FORM_WORDS, cleanLine, cleanText } from '../../../core/index.ts';
import type { AnswerInput } from '../../../store/index.ts';
import { sameSecret } from '../guard.ts';

/** Characters of an answer: as many as a channel publishes of one. */
export const LONGEST_ANSWER = 1500;
const LONGEST_NAME = 100;
const LONGEST_CODE = 24;
const SOONEST_MS = 2000; // who writes needs longer; programs don't
const LATEST_MS = 12 * 3600_000;

/** A field of the form that people don't see; programs fill in all that they find. */
export const BAIT = 'website';

export const CODE = /^S-[0-9A-HJKMNP-TV-Z]{8}(?:\.[1-9]\d{0,3})?$/;

/** Tokens of forms: when it was made and which one it is, signed with a secret of this process. */
export class FormTokens {
  readonly #secret = randomBytes(32);
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  #sign(words: string): string {
    return createHmac('sha256', this.#secret).update(words).digest('base64url');
  }

  make(): string {
    const words = `${this.#now().toString(36)}.${randomBytes(9).toString('base64url')}`;
    return `${words}.${this.#sign(words)}`;
  }

  /** What is wrong with a token; undefined where it holds. */
  fault(token: string): 'early' | 'late' | undefined {
    const [made = '', id = '', signature = ''] = token.split('.');
    if (!sameSecret(signature, this.#sign(`${made}.${id}`))) return 'late';
    const age = this.#now() - Number.parseInt(made, 36);
    if (age < SOONEST_MS) return 'early';
    return age <= LATEST_MS ? undefined : 'late';
  }
}

/** What stood in the fields, cleaned: shown again where something was wrong. */
export interface FormWords {
  to: string;
  text: string;
  name: string;
  contact: string;
}

export const EMPTY_FORM: FormWords = { to: '', text: '', name: '', contact: '' };

export type FormFault = keyof typeof ANSWER_FORM_WORDS;

export type ReadForm =
  | { kind: 'answer'; words: FormWords; answer: AnswerInput }
  /** A program filled it in: it is told the same as a person, and nothing is kept. */
  | { kind: 'bait' }
  | { kind: 'fault'; words: FormWords; fault: FormFault };

/** A code as people write it: small letters, spaces and brackets around it are meant well. */
export const readCode = (given: string): string =>
  cleanLine(given)
    .replace(/^\[|\]$/g, '')
    .toUpperCase()
    .slice(0, LONGEST_CODE);

/** Reads what was sent (application/x-www-form-urlencoded). `known`: whether a brief of the channel has this code. Never throws. */
export const readForm = (
  sent: string,
  { tokens, known, received }: { tokens: Pick<FormTokens, 'fault'>; known: (code: string) => boolean; received: string },
): ReadForm => {
  const fields = new URLSearchParams(sent);
  const field = (name: string): string => fields.get(name) ?? '';
  const text = cleanText(field('text').normalize('NFC')).trim();
  const words: FormWords = {
    to: readCode(field('to')),
    text: text.slice(0, 4 * LONGEST_ANSWER),
    name: cleanLine(field('name')).slice(0, LONGEST_NAME),
    contact: cleanLine(field('contact')).slice(0, LONGEST_NAME),
  };
  const wrong = (fault: FormFault): ReadForm => ({ kind: 'fault', words, fault });
  if (field(BAIT) !== '') return { kind: 'bait' };
  if (!/[\p{L}\p{N}\p{S}]/u.test(text)) return wrong('empty');
  if (text.length > LONGEST_ANSWER) return wrong('long');
  if (!CODE.test(words.to) || !known(words.to)) return wrong('code');
  const token = field('token');
  const fault = tokens.fault(token);
  if (fault) return wrong(fault);
  const sender = [words.name, words.contact && `<${words.contact}>`].filter(Boolean).join(' ');
  return {
    kind: 'answer',
    words,
    answer: {
      // A form that is sent twice is one answer.
      digest: createHash('sha256').update(`form\n${token}\n${words.to}`).digest('hex'),
      code: words.to,
      via: 'form',
      ...(sender && { sender }),
      received,
      text,
    },
  };
};
