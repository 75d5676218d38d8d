// A Word document (.docx) → its text, paragraph by paragraph. mammoth makes HTML of it, our own walk the text; pictures are left out. Title,
// author and date are taken from the first lines, as with plain text: a document's properties often are those of its template.
import { InputError } from '../core/index.ts';
import { fragmentText } from './html-fragment.ts';
import { checkText } from './item.ts';
import type { Found } from './read-inputs.ts';
import { checkUnpacked } from './zip.ts';

/** An article is some 100 kB of XML; a book of 10 MB of text with its marks is below this. */
const MAX_UNPACKED = 100_000_000;

/** A document's HTML. Throws InputError `unreadable`, `too-large`. */
export const docxHtml = async (bytes: Uint8Array, input: string): Promise<string> => {
  await checkUnpacked(bytes, input, MAX_UNPACKED);
  const { default: mammoth } = await import('mammoth');
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    return (await mammoth.convertToHtml({ buffer }, { convertImage: mammoth.images.imgElement(async () => ({ src: '' })) }))
      .value;
  } catch (error) {
    throw new InputError(
      'unreadable',
      `${input} is no Word document that can be read (${(error as Error).message}): save it as .docx or as text`,
      input,
    );
  }
};

/** The item of a document. Throws InputError `unreadable`, `empty`, `too-large`. */
export const readDocx = async (bytes: Uint8Array, input: string): Promise<Found> => {
  const html = await docxHtml(bytes, input);
  return { input, item: { text: checkText(fragmentText(html), input) }, readFront: true };
};
