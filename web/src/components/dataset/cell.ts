/** What a sample's value looks like in a small space: a picture, or a short text. */

import { t } from "../../lib/text";
import type { FileData } from "../../wire/values";

export type Cell = { image: FileData } | { file: string } | { text: string };

/** Characters after which a text is cut; more would not be seen. */
const LONGEST = 200;

/** Return how `value`, made for a component of this kind, is shown. */
export function toCell(kind: string, value: unknown): Cell {
  if (value == null) return { text: "" };
  if (typeof value === "boolean") return { text: value ? t("Yes") : t("No") };
  if (typeof value !== "object") return { text: shorten(kind === "html" ? plain(String(value)) : String(value)) };
  if (isFile(value)) return value.mime_type?.startsWith("image/") ? { image: value } : { file: nameOf(value) };
  if (Array.isArray(value)) return ofList(kind, value);
  return ofObject(kind, value as Record<string, unknown>);
}

function ofList(kind: string, values: unknown[]): Cell {
  const cells = values.slice(0, 20).map((item) => toCell(kind, item));
  const picture = cells.find((cell) => "image" in cell);
  if (picture) return picture;
  return {
    text: shorten(cells.map((cell) => ("text" in cell ? cell.text : "file" in cell ? cell.file : "")).join(", ")),
  };
}

function ofObject(kind: string, value: Record<string, unknown>): Cell {
  // Pictures with layers, galleries and captions keep the picture under one of these names.
  for (const name of ["composite", "background", "image", "video", "file"]) {
    if (isFile(value[name])) return toCell(kind, value[name]);
  }
  if (Array.isArray(value.data))
    return { text: shorten((value.data as unknown[]).map((row) => String(row)).join("; ")) };
  if (typeof value.text === "string") {
    const files = Array.isArray(value.files) ? value.files.filter(isFile).map(nameOf) : [];
    return { text: shorten([value.text, ...files].filter(Boolean).join(", ")) };
  }
  if (typeof value.label === "string") return { text: value.label };
  return { text: shorten(JSON.stringify(value)) };
}

function isFile(value: unknown): value is FileData {
  return typeof value === "object" && value !== null && "path" in value && "meta" in value;
}

function nameOf(file: FileData): string {
  return file.orig_name ?? file.path.split("/").at(-1) ?? file.path;
}

function plain(html: string): string {
  return new DOMParser().parseFromString(html, "text/html").body.textContent ?? "";
}

function shorten(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
