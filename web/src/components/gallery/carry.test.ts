import { expect, it } from "vitest";

import { distinct } from "./carry";
import { crc32 } from "./crc32";
import { pack } from "./zip";

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

it("numbers names that come more than once", () => {
  expect(distinct(["a.png", "a.png", "b", "b", "a-2.png"])).toEqual(["a.png", "a-2.png", "b", "b-2", "a-2-2.png"]);
});

it("sums up bytes as ZIP does", () => {
  expect(crc32(bytesOf("123456789"))).toBe(0xcbf43926);
});

it("packs files behind each other, with a directory that says where they begin", () => {
  const [, , , second] = pack([
    { name: "a.txt", bytes: bytesOf("one") },
    { name: "é.txt", bytes: bytesOf("two") },
  ]);
  const pieces = pack([{ name: "a.txt", bytes: bytesOf("one") }]);
  const end = new DataView((pieces.at(-1) as Uint8Array<ArrayBuffer>).buffer);
  expect(second?.[26]).toBe(6);
  expect(end.getUint16(10, true)).toBe(1);
  expect(end.getUint32(16, true)).toBe(30 + 5 + 3);
});
