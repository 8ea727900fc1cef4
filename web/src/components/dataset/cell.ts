/** What a sample's value looks like in a small space: a picture, a film's first one, a colour, the beginning of a table, or a short text. */

import { t } from "../../lib/text";
import type { FileData } from "../../wire/values";

export type Cell =
  | { image: FileData }
  | { film: FileData }
  | { file: string }
  | { markdown: string }
  | { html: string }
  | { headers: string[]; rows: string[][] }
  | { text: string; files: FileData[] }
  | { text: string; color?: string };

/** Characters after which a text is cut; more would not be seen. */
const LONGEST = 200;
const LONGEST_DRAWN = 2000;

/** Rows and columns of a table, and files beside a text, that are shown. */
const FIRST = 3;

/** Return how `value`, made for a component of this kind, is shown. */
export function toCell(kind: string, value: unknown): Cell {
  if (value == null) return { text: "" };
  if (typeof value === "boolean") return { text: value ? t("Yes") : t("No") };
  if (typeof value !== "object") return ofScalar(kind, String(value));
  if (isFile(value)) return ofFile(value);
  if (Array.isArray(value)) return ofList(kind, value);
  return ofObject(kind, value as Record<string, unknown>);
}

function ofFile(file: FileData): Cell {
  if (file.mime_type?.startsWith("image/")) return { image: file };
  if (file.mime_type?.startsWith("video/")) return { film: file };
  return { file: nameOf(file) };
}

function ofScalar(kind: string, text: string): Cell {
  if (kind === "colorpicker") return { text, color: text };
  if (kind === "markdown" && text) return { markdown: text.slice(0, LONGEST_DRAWN) };
  if (kind === "html" && text) return { html: text.slice(0, LONGEST_DRAWN) };
  return { text: shorten(text) };
}

function ofList(kind: string, values: unknown[]): Cell {
  const cells = values.slice(0, 20).map((item) => toCell(kind, item));
  const picture = cells.find((cell) => "image" in cell || "film" in cell);
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
  if (Array.isArray(value.data)) return ofTable(value.data, Array.isArray(value.headers) ? value.headers : []);
  if (typeof value.text === "string") {
    const files = Array.isArray(value.files) ? value.files.filter(isFile).slice(0, FIRST) : [];
    return { text: shorten(value.text), files };
  }
  if (typeof value.label === "string") return { text: value.label };
  return { text: shorten(JSON.stringify(value)) };
}

function ofTable(data: unknown[], headers: unknown[]): Cell {
  if (!data.length && !headers.length) return { text: "" };
  const isNamed = headers.some((header, i) => String(header) !== String(i + 1));
  const rows = data.slice(0, FIRST).map((row) => first(Array.isArray(row) ? row : [row]));
  return { headers: isNamed ? first(headers) : [], rows: data.length > FIRST ? [...rows, ["…"]] : rows };
}

function first(values: unknown[]): string[] {
  const shown = values.slice(0, FIRST).map((value) => shorten(value == null ? "" : String(value)));
  return values.length > FIRST ? [...shown, "…"] : shown;
}

function isFile(value: unknown): value is FileData {
  return typeof value === "object" && value !== null && "path" in value && "meta" in value;
}

/** Return what a file is called. */
export function nameOf(file: FileData): string {
  return file.orig_name ?? file.path.split("/").at(-1) ?? file.path;
}

function shorten(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
