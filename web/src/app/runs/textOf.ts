/** A value of any component, as a few words. */

import { isFile } from "../../lib/files";
import { formatNumber } from "../../lib/locale";
import { t } from "../../lib/text";
import type { Json } from "../../wire/values";

/** Letters after which a text is cut: four lines show no more. */
const LONGEST = 600;

/** Parts that say by themselves what the whole is: of a message, a picture, a marked word, a class, a table. */
const TELLING = ["text", "caption", "token", "label", "data"];

/** Return it in words; "" where there is nothing to say. Files are shown otherwise. */
export function textOf(value: Json): string {
  return wordsOf(value).slice(0, LONGEST);
}

function wordsOf(value: Json): string {
  if (value === null || isFile(value)) return "";
  if (typeof value === "string") return value;
  if (typeof value === "number") return formatNumber(value, 6);
  if (typeof value === "boolean") return value ? t("Yes") : t("No");
  if (Array.isArray(value))
    return value
      .map(wordsOf)
      .filter(Boolean)
      .join(value.some(isRow) ? "\n" : ", ");
  return wordsOfParts(value);
}

function wordsOfParts(value: Record<string, Json>): string {
  if (typeof value.role === "string") return `${value.role}: ${wordsOf(value.content ?? null)}`;
  const telling = TELLING.find((name) => name in value);
  if (telling) return wordsOf(value[telling] ?? null);
  if (Object.values(value).some(isFile)) return "";
  return Object.entries(value)
    .map(([name, item]) => [name, wordsOf(item)] as const)
    .filter(([, words]) => words)
    .map(([name, words]) => `${name}: ${words}`)
    .join(", ");
}

/** Whether each stands in a line of its own. */
function isRow(value: Json): boolean {
  return value !== null && typeof value === "object" && !isFile(value);
}
