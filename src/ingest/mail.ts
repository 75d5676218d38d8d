// An e-mail file (.eml, RFC 5322) → its text, with subject, sender and date. The HTML part is read where there is no plain one. Attachments
// are not read, but named as a problem; a sender is named by what stands before the address, for addresses are nobody's business.
import { InputError, type Problem } from '../core/index.ts';
import { readDate } from './dates.ts';
import { fragmentText } from './html-fragment.ts';
import { checkText } from './item.ts';
import type { Found } from './read-inputs.ts';

/** Parts within parts: forwards of forwards. Deeper ones are made to exhaust readers. */
const DEEPEST = 20;

/** The item of a mail. Throws InputError `unreadable`, `empty`, `too-large`. */
export const readMail = async (bytes: Uint8Array, input: string): Promise<Found> => {
  const { default: PostalMime } = await import('postal-mime');
  let mail: Awaited<ReturnType<typeof PostalMime.parse>>;
  try {
    mail = await PostalMime.parse(bytes, { maxNestingDepth: DEEPEST });
  } catch (error) {
    throw new InputError('unreadable', `${input} is no mail that can be read (${(error as Error).message})`, input);
  }
  const whole = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD').replace(/\r\n?/g, '\n');
  const plain = mail.text && /\S/.test(mail.text) ? mail.text.trim() : undefined;
  const text = checkText(whole(plain ?? (mail.html ? fragmentText(mail.html) : '')), input);
  // The header itself, for it tells the zone; the parser gives all dates in UTC.
  const date = mail.headers.find((h) => h.key === 'date')?.value.replace(/\s*\([^()]*\)\s*$/, '');
  const published = date && readDate(date);
  const title = mail.subject && whole(mail.subject).replace(/\s+/g, ' ').trim();
  const author = mail.from?.name && whole(mail.from.name).trim();
  const id = mail.messageId?.trim();
  const names = (mail.attachments ?? []).filter((a) => !a.related).map((a) => a.filename ?? a.mimeType);
  const problems: Problem[] = names.length
    ? [{ code: 'attachments', message: `not read: ${names.join(', ')} (save attachments as files and read those)` }]
    : [];
  return {
    input,
    item: {
      ...(id && { id: `mail:${whole(id)}` }),
      text,
      ...(title && { title }),
      ...(author && { author }),
      ...(published && { published }),
    },
    problems,
  };
};
