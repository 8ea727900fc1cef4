import { expect, it } from "vitest";

import { toWav } from "./wav";

it("writes a header that tells rate, channels and length", async () => {
  const view = new DataView(await toWav([new Float32Array(10), new Float32Array(10)], 16000).arrayBuffer());

  expect(view.byteLength).toBe(44 + 10 * 2 * 2);
  expect(view.getUint16(22, true)).toBe(2);
  expect(view.getUint32(24, true)).toBe(16000);
  expect(view.getUint32(40, true)).toBe(40);
});

it("interleaves channels and keeps samples within their range", async () => {
  const view = new DataView(await toWav([Float32Array.of(1, -2), Float32Array.of(0, 0.5)], 8000).arrayBuffer());

  expect([44, 46, 48, 50].map((place) => view.getInt16(place, true))).toEqual([32767, 0, -32767, 16383]);
});
