/** Puts files into one, as they are: pictures and videos are compressed already. */

export interface Packed {
  readonly name: string;
  readonly content: Blob;
}

/** Signatures of the records that a ZIP file is made of. */
const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;

/** Names are UTF-8. */
const FLAGS = 0x0800;
const VERSION = 20;

/** A ZIP file. Names that come twice get a number. */
export async function zip(files: readonly Packed[], now: Date): Promise<Blob> {
  const parts: BlobPart[] = [];
  const directory: BlobPart[] = [];
  let [offset, directorySize] = [0, 0];
  for (const [i, name] of distinct(files.map((file) => file.name)).entries()) {
    const content = files[i]?.content ?? new Blob();
    const facts = factsOf({ name, bytes: new Uint8Array(await content.arrayBuffer()), now });
    const local = [record(LOCAL, facts.common), facts.name];
    const entry = [record(CENTRAL, [[2, VERSION], ...facts.common, ...placeOf(offset)]), facts.name];
    parts.push(...local, content);
    directory.push(...entry);
    offset += sizeOf(local) + content.size;
    directorySize += sizeOf(entry);
  }
  const end = record(END, [
    [2, 0],
    [2, 0],
    [2, files.length],
    [2, files.length],
    [4, directorySize],
    [4, offset],
    [2, 0],
  ]);
  return new Blob([...parts, ...directory, end], { type: "application/zip" });
}

/** Each name once: `cat.png`, `cat-2.png`. Two that differ in capitals are one on many systems. */
export function distinct(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const dot = name.lastIndexOf(".");
    const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ""];
    let free = name;
    for (let n = 2; taken.has(free.toLowerCase()); n++) free = `${stem}-${n}${ending}`;
    taken.add(free.toLowerCase());
    return free;
  });
}

/** A number of a record: its bytes, its value. */
type Field = readonly [size: 2 | 4, value: number];

interface Facts {
  readonly name: Uint8Array<ArrayBuffer>;
  /** What both records of a file have. */
  readonly common: readonly Field[];
}

function factsOf({ name, bytes, now }: { name: string; bytes: Uint8Array; now: Date }): Facts {
  const encoded = new TextEncoder().encode(name);
  const time = (now.getHours() << 11) | (now.getMinutes() << 5) | (now.getSeconds() >> 1);
  const day = ((now.getFullYear() - 1980) << 9) | ((now.getMonth() + 1) << 5) | now.getDate();
  return {
    name: encoded,
    common: [
      [2, VERSION],
      [2, FLAGS],
      // Stored.
      [2, 0],
      [2, time],
      [2, day],
      [4, checksum(bytes)],
      [4, bytes.length],
      [4, bytes.length],
      [2, encoded.length],
      // Nothing extra.
      [2, 0],
    ],
  };
}

/** Without a comment, on the first disk, with no attributes; and where the file begins. */
function placeOf(offset: number): Field[] {
  return [
    [2, 0],
    [2, 0],
    [2, 0],
    [4, 0],
    [4, offset],
  ];
}

function record(signature: number, fields: readonly Field[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(4 + fields.reduce((sum, [size]) => sum + size, 0));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, signature, true);
  let at = 4;
  for (const [size, value] of fields) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return bytes;
}

function sizeOf(records: readonly Uint8Array[]): number {
  return records.reduce((sum, { length }) => sum + length, 0);
}

const POLYNOMIAL = 0xedb88320;

/** CRC-32 of each byte. */
const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ POLYNOMIAL : rest >>> 1;
  return rest;
});

function checksum(bytes: Uint8Array): number {
  let rest = 0xffffffff;
  for (const byte of bytes) rest = (rest >>> 8) ^ (table[(rest ^ byte) & 0xff] ?? 0);
  return (rest ^ 0xffffffff) >>> 0;
}
