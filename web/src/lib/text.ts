/**
 * Texts that a visitor reads. The English sentence is the key; a page's language may bring others for it.
 *
 * Values stand in braces: `t("Step {index} of {length}", { index: 1, length: 3 })`. Numbers are written as the visitor writes them.
 * Where a number decides on the form of a text, it is the value `count`.
 */

import { formatNumber } from "./locale";

type Values = Record<string, string | number>;
type Table = Record<string, string | ((values: Values) => string)>;

/** The one table of the page, filled by the app before it mounts: components are told no language. */
const table: Table = {};

/** Put translations in place; texts shown from now on use them. */
export function addTexts(texts: Table): void {
  Object.assign(table, texts);
}

/** Return the text for `key` in the visitor's language, with `values` in the places of their names. */
export function t(key: string, values?: Values): string {
  const found = Object.hasOwn(table, key) ? table[key]! : key;
  const text = typeof found === "string" ? found : found(values ?? {});
  return values ? text.replace(/\{(\w+)\}/g, (place, name: string) => shown(values[name]) ?? place) : text;
}

function shown(value: string | number | undefined): string | undefined {
  return typeof value === "number" ? formatNumber(value) : value;
}
