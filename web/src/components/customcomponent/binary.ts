/** Bytes inside of values: base64 on the wire, `DataView` for modules, which may give any buffer back. */

import type { Json } from "../../wire/values";

const MARK = "$bytes";

export function decode(value: Json): unknown {
  if (Array.isArray(value)) return value.map(decode);
  if (value === null || typeof value !== "object") return value;
  const bytes = value[MARK];
  if (typeof bytes === "string" && Object.keys(value).length === 1) {
    return new DataView(Uint8Array.from(atob(bytes), (char) => char.charCodeAt(0)).buffer);
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, decode(item)]));
}

export function encode(value: unknown): Json {
  if (value instanceof ArrayBuffer) return { [MARK]: base64Of(new Uint8Array(value)) };
  if (ArrayBuffer.isView(value))
    return { [MARK]: base64Of(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)) };
  if (Array.isArray(value)) return value.map(encode);
  if (value === null || value === undefined) return null;
  if (typeof value !== "object") return value as Json;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, encode(item)]));
}

function base64Of(bytes: Uint8Array): string {
  let text = "";
  const step = 0x8000;
  for (let i = 0; i < bytes.length; i += step) text += String.fromCharCode(...bytes.subarray(i, i + step));
  return btoa(text);
}
