// Small files of formats that can't be written as text: a ZIP archive (stored, not packed), a Word document, a PDF with a text layer.
import { crc32 } from 'node:zlib';

const u16 = (n: number): Buffer => Buffer.from([n & 255, n >> 8]);
const u32 = (n: number): Buffer => {
  const b = Buffer.alloc(4);
  b.writeUInt32LE(n >>> 0);
  return b;
};

/** A ZIP archive of these files. */
export const zip = (files: Record<string, string | Buffer>): Buffer => {
  const [parts, directory]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const [name, content] of Object.entries(files)) {
    const body = Buffer.from(content as string);
    const common = [
      u16(20),
      u16(0x800),
      u16(0),
      u32(0),
      u32(crc32(body)),
      u32(body.length),
      u32(body.length),
      u16(Buffer.byteLength(name)),
      u16(0),
    ];
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), ...common, Buffer.from(name), body]);
    directory.push(
      Buffer.concat([Buffer.from('PK\x01\x02'), u16(20), ...common, u16(0), u16(0), u16(0), u32(0), u32(at), Buffer.from(name)]),
    );
    parts.push(local);
    at += local.length;
  }
  const index = Buffer.concat(directory);
  return Buffer.concat([
    ...parts,
    index,
    Buffer.from('PK\x05\x06'),
    u16(0),
    u16(0),
    u16(parts.length),
    u16(parts.length),
    u32(index.length),
    u32(at),
    u16(0),
  ]);
};

/** A Word document with these paragraphs. */
export const docx = (paragraphs: readonly string[]): Buffer =>
  zip({
    '[Content_Types].xml':
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels':
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraphs.map((p) => `<w:p><w:r><w:t xml:space="preserve">${p}</w:t></w:r></w:p>`).join('')}</w:body></w:document>`,
  });

/** A PDF: pages of lines, each with its height from below. */
export const pdf = (pages: readonly (readonly [string, number][])[]): Buffer => {
  const objects: string[] = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${pages.length}/Kids[${pages.map((_, i) => `${4 + 2 * i} 0 R`).join(' ')}]>>`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ];
  for (const [i, lines] of pages.entries()) {
    const stream = lines.map(([text, y]) => `BT /F1 10 Tf 50 ${y} Td (${text}) Tj ET`).join('\n');
    objects.push(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 500 700]/Resources<</Font<</F1 3 0 R>>>>/Contents ${5 + 2 * i} 0 R>>`,
      `<</Length ${stream.length}>>\nstream\n${stream}\nendstream`,
    );
  }
  let out = '%PDF-1.4\n';
  const offsets = objects.map((body, i) => {
    const at = out.length;
    out += `${i + 1} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  return Buffer.from(
    `${out}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${out.length}\n%%EOF`,
    'latin1',
  );
};
