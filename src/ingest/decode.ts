// Bytes → text. UTF-8 is taken as it is (a byte order mark is dropped); UTF-16 by its mark; other encodings by what HTTP or
// the page declares, else by chardet where it is sure. Doubt is an error, never a guess. No other change is made to the text.
import { createRequire } from 'node:module';
import { InputError } from '../core/index.ts';

// Both packages are CommonJS; they load only for bytes that are no UTF-8.
const require = createRequire(import.meta.url);
const iconv = (): typeof import('iconv-lite') => require('iconv-lite');
const chardet = (): typeof import('chardet') => require('chardet');

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The text of valid UTF-8, without a byte order mark; undefined for other bytes. */
export const decodeUtf8 = (bytes: Uint8Array): string | undefined => {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
};

/** The text of UTF-16 that says so by its mark, well-formed or not. */
const decodeUtf16 = (bytes: Uint8Array): string | undefined => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return iconv().decode(bytes, 'utf-16be');
  return undefined;
};

/** What a file is, where its first bytes show that it is no text: "a PDF file", "a file of binary data". */
export const binaryKind = (head: Uint8Array): string | undefined => {
  const starts = (...bytes: number[]): boolean => bytes.every((b, i) => head[i] === b);
  if (starts(0x25, 0x50, 0x44, 0x46)) return 'a PDF file';
  if (starts(0x50, 0x4b, 3, 4)) return 'a ZIP archive or an office document';
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return 'an office document';
  if (starts(0x89, 0x50, 0x4e, 0x47) || starts(0xff, 0xd8, 0xff) || starts(0x47, 0x49, 0x46, 0x38)) return 'an image';
  if (starts(0xff, 0xfe) || starts(0xfe, 0xff)) return undefined; // UTF-16 is full of zeros
  if (head.length === 0) return undefined;
  // Tab, line ends, form feed and escape occur in text; other control characters in bulk do not.
  let controls = 0;
  for (const byte of head) {
    if (byte === 0) return 'a file of binary data';
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27) controls += 1;
  }
  return controls > head.length / 20 ? 'a file of binary data' : undefined;
};

/** Letters that the encoding does not have, or controls that no text holds, show that the guess is wrong. */
const looksWrong = (text: string): boolean => /[\uFFFD\u0080-\u009F]/.test(text);

/** The encoding that chardet is sure of; undefined where it is not. */
const guessEncoding = (bytes: Uint8Array): string | undefined => {
  // 200 kB tell as much as the whole, in milliseconds.
  const [best, next] = chardet().analyse(bytes.subarray(0, 200_000));
  if (!best?.name || best.name === 'UTF-8' || best.name === 'ASCII' || !iconv().encodingExists(best.name)) return undefined;
  // Western text scores 70 to 80, Cyrillic about 40 but far ahead of the next; noise gives several close guesses.
  // (Measured on one-sentence samples in windows-1252, latin-1, windows-1251, KOI8-R, and on random bytes.)
  const sure = best.confidence >= 60 || (best.confidence >= 35 && best.confidence - (next?.confidence ?? 0) >= 25);
  // The web reads ISO-8859-1 as windows-1252, a superset (WHATWG Encoding).
  return sure ? best.name.replace(/^ISO-8859-1$/i, 'windows-1252') : undefined;
};

/** Whether the bytes are UTF-8 with a few damaged places: most of what is not ASCII decodes. */
const isDamagedUtf8 = (bytes: Uint8Array): boolean => {
  const text = new TextDecoder('utf-8').decode(bytes);
  const bad = text.match(/\uFFFD/g)?.length ?? 0;
  const good = text.match(/[^\x00-\x7F\uFFFD]/g)?.length ?? 0;
  return good >= 3 * bad;
};

/** The text of a file of unknown encoding. Throws InputError `encoding`, or `binary`. */
export const decodeText = (bytes: Uint8Array, input: string): string => {
  const kind = binaryKind(bytes.subarray(0, 65_536));
  if (kind) throw new InputError('binary', `${input} is ${kind}, not text: convert it to text or HTML first`, input);
  const text = decodeUtf16(bytes) ?? decodeUtf8(bytes);
  if (text !== undefined) return text;
  if (isDamagedUtf8(bytes))
    throw new InputError(
      'encoding',
      `${input} is UTF-8 with damaged characters: repair it (iconv -c -f UTF-8 -t UTF-8) or get it again`,
      input,
    );
  const name = guessEncoding(bytes);
  const guessed = name && iconv().decode(bytes, name);
  if (!guessed || looksWrong(guessed))
    throw new InputError(
      'encoding',
      `the encoding of ${input} can't be told: convert it to UTF-8 first (iconv -f ENCODING -t UTF-8)`,
      input,
    );
  return guessed;
};

/** `charset` of a Content-Type header, or of a page's own `<meta>`, within its first kilobytes. */
export const declaredCharset = (bytes: Uint8Array, contentType = ''): string | undefined => {
  const inHeader = /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType)?.[1];
  if (inHeader) return inHeader;
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 8192)).toString('latin1');
  return (
    /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1] ??
    /^\s*<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]+)/i.exec(head)?.[1]
  );
};

/**
 * The text of a page. Pages with stray bytes are common and readable: valid UTF-8 wins over what is declared, then the
 * declaration counts, then chardet; at last damaged characters become U+FFFD. Throws InputError `binary`.
 */
export const decodePage = (bytes: Uint8Array, input: string, contentType?: string): string => {
  const kind = binaryKind(bytes.subarray(0, 65_536));
  if (kind) throw new InputError('binary', `${input} is ${kind}, not a web page`, input);
  const text = decodeUtf16(bytes) ?? decodeUtf8(bytes);
  if (text !== undefined) return text;
  const declared = declaredCharset(bytes, contentType)?.toLowerCase();
  const name = declared && iconv().encodingExists(declared) && !/^utf-?(8|16)/.test(declared) ? declared : guessEncoding(bytes);
  const web = name?.replace(/^(iso-8859-1|latin-?1|us-ascii|ascii)$/i, 'windows-1252');
  if (web && !isDamagedUtf8(bytes)) return iconv().decode(bytes, web);
  return new TextDecoder('utf-8').decode(bytes);
};
