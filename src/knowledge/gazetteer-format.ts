// The file of the gazetteer: named sections of numbers and bytes behind a JSON header, so that opening it makes views and no objects.
// Layout: "SGZ1", uint32 length of the header, the header (UTF-8 JSON), then the sections, each aligned to 8 bytes from the start.
// Little-endian, as every platform that Node runs on.

/** What the header says beside the sections. */
export interface GazetteerHeader {
  /** ISO 3166-1 alpha-3 of each country number; number 0 is "" (none). */
  countries: string[];
  /** GeoNames feature code of each feature number. */
  features: string[];
  /** Name of each first-level region number; number 0 is "" (none). */
  regions: string[];
  sections: Record<string, { type: SectionType; at: number; length: number }>;
}

export type SectionType = 'u8' | 'u16' | 'u32' | 'i32';
export type Section = Uint8Array | Uint16Array | Uint32Array | Int32Array;

const MAKE = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array, i32: Int32Array } as const;
const SIZE = { u8: 1, u16: 2, u32: 4, i32: 4 } as const;
const MAGIC = 0x315a4753; // "SGZ1"
const align = (n: number): number => (n + 7) & ~7;

const typeOf = (s: Section): SectionType =>
  s instanceof Uint8Array ? 'u8' : s instanceof Uint16Array ? 'u16' : s instanceof Uint32Array ? 'u32' : 'i32';

/** A section that is made when its turn comes to be written, so that not all are in memory at once. */
export interface LazySection {
  type: SectionType;
  length: number;
  make: () => Section;
}

/** Header bytes and where each section goes. */
const layOut = (
  header: Omit<GazetteerHeader, 'sections'>,
  sections: Record<string, Pick<LazySection, 'type' | 'length'>>,
): { head: Uint8Array; layout: GazetteerHeader['sections']; size: number } => {
  const layout: GazetteerHeader['sections'] = {};
  const place = (from: number): number => {
    let at = align(from);
    for (const [name, { type, length }] of Object.entries(sections)) {
      layout[name] = { type, at, length };
      at = align(at + length * SIZE[type]);
    }
    return at;
  };
  // Offsets are part of the header, so its length is found with room to spare first.
  place(0);
  const room = align(
    8 + new TextEncoder().encode(JSON.stringify({ ...header, sections: layout })).length + 16 * Object.keys(sections).length,
  );
  const size = place(room);
  const json = new TextEncoder().encode(JSON.stringify({ ...header, sections: layout }));
  const head = new Uint8Array(8 + json.length);
  const view = new DataView(head.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, json.length, true);
  head.set(json, 8);
  return { head, layout, size };
};

/** The bytes of a file with these sections. */
export const writeSections = (header: Omit<GazetteerHeader, 'sections'>, sections: Record<string, Section>): Uint8Array => {
  const of = Object.fromEntries(Object.entries(sections).map(([n, s]) => [n, { type: typeOf(s), length: s.length }]));
  const { head, layout, size } = layOut(header, of);
  const out = new Uint8Array(size);
  out.set(head);
  for (const [name, s] of Object.entries(sections))
    out.set(new Uint8Array(s.buffer, s.byteOffset, s.byteLength), layout[name]!.at);
  return out;
};

/** Writes such a file a section after another, each in its place; `write` puts bytes at an offset. Gives its size. */
export const streamSections = (
  header: Omit<GazetteerHeader, 'sections'>,
  sections: Record<string, LazySection>,
  write: (bytes: Uint8Array, at: number) => void,
): number => {
  const { head, layout, size } = layOut(header, sections);
  write(head, 0);
  for (const [name, { make, length }] of Object.entries(sections)) {
    const s = make();
    if (s.length !== length) throw new Error(`section ${name} has ${s.length} values, not ${length}`);
    write(new Uint8Array(s.buffer, s.byteOffset, s.byteLength), layout[name]!.at);
  }
  return size;
};

/** Header and views of a file; throws where it isn't one. */
export const readSections = (file: Uint8Array): { header: GazetteerHeader; section: <S extends Section>(name: string) => S } => {
  const bytes = file.byteOffset % 8 === 0 ? file : Uint8Array.from(file);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < 8 || view.getUint32(0, true) !== MAGIC)
    throw new Error('gazetteer: not a gazetteer file; build it with scripts/build-gazetteer.ts');
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + view.getUint32(4, true)))) as GazetteerHeader;
  const section = <S extends Section>(name: string): S => {
    const s = header.sections[name];
    if (!s) throw new Error(`gazetteer: section ${name} is missing`);
    if (bytes.byteOffset + s.at + s.length * SIZE[s.type] > bytes.buffer.byteLength)
      throw new Error(`gazetteer: section ${name} is cut off`);
    return new MAKE[s.type](bytes.buffer as ArrayBuffer, bytes.byteOffset + s.at, s.length) as Section as S;
  };
  return { header, section };
};
