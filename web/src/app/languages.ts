/** Pages in other languages than English, and authors' texts in the visitor's language. Loaded only where one of them is needed. */

import { addTexts, t } from "../lib/text";
import type { Notice, PageDescription } from "../wire/messages";

type Entry = string | Partial<Record<Intl.LDMLPluralRule, string>>;
type Entries = Record<string, Entry>;
type Json = unknown;

/** What the tree and the page do with what comes from the server before it is shown. */
export interface Language {
  /** Return the properties of a node as the visitor reads them; the same object where nothing is to be done. */
  props(props: Record<string, Json>): Record<string, Json>;
  /** Return a notice with its messages as the visitor reads them. */
  notice(notice: Notice): Notice;
  /** Return a message of the server as the visitor reads it. */
  message(text: string): string;
}

/** NOTE: src/hiroba/graph/i18n.py writes these places. */
const MARK = "__i18n__";
const PLACE = /__i18n__\{"__type__": ?"translation_metadata", ?"key": ?("(?:[^"\\]|\\.)*")\}/g;
/** NOTE: src/hiroba/server/language.py reads it. */
const COOKIE = "hiroba-language";
const YEAR_S = 31_536_000;
/** A sentence of ours with fewer letters outside of its values, such as "{page} of {count}", would be found in what authors write. */
const LEAST_OWN_LETTERS = 20;
/** With all that a visitor wrote in it, a longer message would take long to find. */
const LONGEST_SENTENCE = 2000;

const TITLES = ["Error", "Info", "Warning", "Success"];

/** Put the visitor's table in place. */
export async function prepare(page: PageDescription, tableAddress: string | undefined): Promise<Language> {
  const entries = tableAddress ? await fetchTable(tableAddress) : {};
  addTexts(Object.fromEntries(Object.entries(entries).map(([key, entry]) => [key, readable(entry)])));
  const texts = page.texts ?? {};
  const message = (text: string): string => resolve(said(text, entries), texts) as string;
  return {
    props: (props) => named(resolveProps(props, texts)),
    notice: (notice) => translate(notice, texts, message),
    message,
  };
}

/** Remember a language for this visitor; the page has to be loaded anew. */
export function choose(tag: string, root: string): void {
  const path = new URL(root, location.href).pathname;
  document.cookie = `${COOKIE}=${tag}; path=${path}; max-age=${YEAR_S}; samesite=lax`;
  const address = new URL(location.href);
  address.searchParams.delete("lang");
  history.replaceState(history.state, "", address);
}

async function fetchTable(address: string): Promise<Entries> {
  try {
    return (await (await fetch(address)).json()) as Entries;
  } catch {
    return {}; // English is better than nothing.
  }
}

function readable(entry: Entry): string | ((values: Record<string, string | number>) => string) {
  if (typeof entry === "string") return entry;
  const rules = new Intl.PluralRules(document.documentElement.lang);
  return ({ count }) => entry[rules.select(Number(count))] ?? entry.other ?? "";
}

/** A message of the server is made from one of our sentences, with values in it: find which, and say it in the visitor's language. */
function said(text: string, entries: Entries): string {
  if (!text || Object.hasOwn(entries, text)) return t(text);
  if (text.length > LONGEST_SENTENCE) return text;
  for (const key of Object.keys(entries)) {
    if (!key.includes("{") || key.replace(/\{\w+\}/g, "").length < LEAST_OWN_LETTERS) continue;
    const values = valuesIn(text, key);
    if (values) return t(key, values);
  }
  return text;
}

/** Return what stands in the places of a sentence, `{}` where it has none; `undefined` where the text is another one. */
function valuesIn(text: string, sentence: string): Record<string, string> | undefined {
  const names = [...sentence.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);
  const pattern = sentence.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const found = new RegExp(`^${pattern.join("([^]*?)")}$`).exec(text);
  return found ? Object.fromEntries(names.map((name, i) => [name, found[i + 1]!])) : undefined;
}

function resolve(value: Json, texts: Record<string, string>): Json {
  if (typeof value === "string") {
    if (!value.includes(MARK)) return value;
    return value.replace(PLACE, (_, quoted: string) => {
      const key = JSON.parse(quoted) as string;
      return texts[key] ?? key;
    });
  }
  if (Array.isArray(value))
    return kept(
      value,
      value.map((item) => resolve(item, texts)),
    );
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).map(([key, item]) => [key, resolve(item, texts)]);
  return entries.every(([key, item]) => (value as Record<string, Json>)[key as string] === item)
    ? value
    : Object.fromEntries(entries);
}

function kept(before: Json[], after: Json[]): Json[] {
  return after.every((item, i) => item === before[i]) ? before : after;
}

/** What a choice stands for is the same for everyone; only its name is translated. */
function resolveProps(props: Record<string, Json>, texts: Record<string, string>): Record<string, Json> {
  const { choices, value, ...others } = props;
  if (!Array.isArray(choices)) return resolve(props, texts) as Record<string, Json>;
  const named = choices.map((choice: [string, Json]) => [resolve(choice[0], texts), choice[1]]);
  return { ...(resolve(others, texts) as object), choices: named, ...("value" in props ? { value } : {}) };
}

/** Where texts stand that are ours and not the author's, the server says so: `own_texts` has their keys by property. */
function named(props: Record<string, Json>): Record<string, Json> {
  const changed: Record<string, string> = {};
  for (const [name, keys] of Object.entries((props.own_texts ?? {}) as Record<string, string[]>)) {
    const text = props[name];
    if (typeof text !== "string" || text.length > LONGEST_SENTENCE) continue;
    for (const key of keys) {
      const values = valuesIn(text, key);
      if (values) changed[name] = t(key, values);
    }
  }
  return Object.keys(changed).length ? { ...props, ...changed } : props;
}

function translate(notice: Notice, texts: Record<string, string>, message: (text: string) => string): Notice {
  const titled = (title?: string): string =>
    TITLES.includes(title ?? "") ? t(title!) : (resolve(title ?? "", texts) as string);
  if (notice.type === "toast") return { ...notice, message: message(notice.message), title: titled(notice.title) };
  if (notice.type === "progress") return resolve(notice, texts) as Notice;
  if ((notice.type === "finished" || notice.type === "answered") && notice.error) {
    const { error } = notice;
    const fields = Object.entries(error.fields ?? {}).map(([id, text]) => [id, message(text)]);
    const title = titled(error.title ?? "Error");
    return {
      ...notice,
      error: { ...error, message: message(error.message), title, fields: Object.fromEntries(fields) },
    };
  }
  return notice;
}
