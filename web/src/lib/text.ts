/**
 * Texts that a visitor reads. The English sentence is the key; a page's language may bring others for it.
 *
 * Values stand in braces: `t("Step {index} of {length}", { index: 1, length: 3 })`.
 */

type Table = Record<string, string>;

/** The one table of the page, filled by the app before it mounts: components are told no language. */
const table: Table = {};

/** Put translations in place; texts shown from now on use them. */
export function addTexts(texts: Table): void {
  Object.assign(table, texts);
}

/** Return the text for `key` in the visitor's language, with `values` in the places of their names. */
export function t(key: string, values?: Record<string, string | number>): string {
  const text = table[key] ?? key;
  return values ? text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place)) : text;
}
