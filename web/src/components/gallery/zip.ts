/**
 * A ZIP archive of files that are packed already (pictures, films), hence without compression.
 *
 * Source: PKWARE, APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
 */

import { crc32 } from "./crc32";

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;
/** Bit 11: names are UTF-8. */
const FLAGS = 0x0800;
/** 1 January 1980: the archive says nothing of time. */
const DATE = 0x21;

interface Packed {
  name: Uint8Array<ArrayBuffer>;
  size: number;
  sum: number;
  offset: number;
}

/** A file with its content; names must differ. */
export interface Entry {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Return an archive of these files, 4 GiB and 65,535 files at most. */
export async function zip(files: File[]): Promise<Blob> {
  const entries: Entry[] = [];
  for (const file of files) entries.push({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  return new Blob(pack(entries), { type: "application/zip" });
}

/** Return the pieces of an archive. */
export function pack(entries: Entry[]): Uint8Array<ArrayBuffer>[] {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const packed: Packed[] = [];
  let offset = 0;
  const add = (...parts: Uint8Array<ArrayBuffer>[]): void => {
    for (const part of parts) {
      pieces.push(part);
      offset += part.length;
    }
  };
  for (const { name, bytes } of entries) {
    const file = { name: new TextEncoder().encode(name), size: bytes.length, sum: crc32(bytes), offset };
    packed.push(file);
    add(header(LOCAL, file), file.name, bytes);
  }
  const start = offset;
  for (const file of packed) add(header(CENTRAL, file), file.name);
  add(ending(packed.length, offset - start, start));
  return pieces;
}

/** The fields that stand before a file, and again in the directory. */
function header(kind: number, { name, size, sum, offset }: Packed): Uint8Array<ArrayBuffer> {
  const isCentral = kind === CENTRAL;
  const view = new DataView(new ArrayBuffer(isCentral ? 46 : 30));
  view.setUint32(0, kind, true);
  // The directory says in addition which version made it.
  const at = isCentral ? 2 : 0;
  if (isCentral) view.setUint16(4, VERSION, true);
  view.setUint16(4 + at, VERSION, true);
  view.setUint16(6 + at, FLAGS, true);
  view.setUint16(12 + at, DATE, true);
  view.setUint32(14 + at, sum, true);
  view.setUint32(18 + at, size, true);
  view.setUint32(22 + at, size, true);
  view.setUint16(26 + at, name.length, true);
  if (isCentral) view.setUint32(42, offset, true);
  return new Uint8Array(view.buffer);
}

function ending(count: number, sizeOfDirectory: number, offset: number): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(22));
  view.setUint32(0, END, true);
  view.setUint16(8, count, true);
  view.setUint16(10, count, true);
  view.setUint32(12, sizeOfDirectory, true);
  view.setUint32(16, offset, true);
  return new Uint8Array(view.buffer);
}
