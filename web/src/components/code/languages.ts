/** The languages of the editor, each loaded when it is first shown. */

import type { LanguageSupport, StreamLanguage, StreamParser } from "@codemirror/language";
import type { SQLDialect } from "@codemirror/lang-sql";

type Support = LanguageSupport | StreamLanguage<unknown>;

const LOADERS: Record<string, () => Promise<Support>> = {
  python: async () => (await import("@codemirror/lang-python")).python(),
  c: async () => (await import("@codemirror/lang-cpp")).cpp(),
  cpp: async () => (await import("@codemirror/lang-cpp")).cpp(),
  markdown: async () => (await import("@codemirror/lang-markdown")).markdown(),
  latex: async () => legacy((await import("@codemirror/legacy-modes/mode/stex")).stex),
  json: async () => (await import("@codemirror/lang-json")).json(),
  html: async () => (await import("@codemirror/lang-html")).html(),
  css: async () => (await import("@codemirror/lang-css")).css(),
  javascript: async () => (await import("@codemirror/lang-javascript")).javascript({ jsx: true }),
  jinja2: async () => legacy((await import("@codemirror/legacy-modes/mode/jinja2")).jinja2),
  typescript: async () => (await import("@codemirror/lang-javascript")).javascript({ jsx: true, typescript: true }),
  yaml: async () => (await import("@codemirror/lang-yaml")).yaml(),
  dockerfile: async () => legacy((await import("@codemirror/legacy-modes/mode/dockerfile")).dockerFile),
  shell: async () => legacy((await import("@codemirror/legacy-modes/mode/shell")).shell),
  r: async () => legacy((await import("@codemirror/legacy-modes/mode/r")).r),
};

/** How a program in each language is named when it is downloaded; `txt` where nothing is said. */
const SUFFIXES: Record<string, string> = {
  python: "py",
  c: "c",
  cpp: "cpp",
  markdown: "md",
  latex: "tex",
  json: "json",
  html: "html",
  css: "css",
  javascript: "js",
  jinja2: "j2",
  typescript: "ts",
  yaml: "yaml",
  dockerfile: "dockerfile",
  shell: "sh",
  r: "r",
};

/** Return what the editor needs for a language; nothing for one that it does not know. */
export async function loadLanguage(language: string | null | undefined): Promise<Support | undefined> {
  if (!language) return undefined;
  return language.startsWith("sql") ? loadSql(language.slice("sql-".length)) : LOADERS[language]?.();
}

/** Return the suffix of a file in this language, without a point. */
export function suffixOf(language: string | null | undefined): string {
  return language?.startsWith("sql") ? "sql" : (SUFFIXES[language ?? ""] ?? "txt");
}

async function loadSql(name: string): Promise<Support> {
  const { Cassandra, MariaSQL, MSSQL, MySQL, PLSQL, PostgreSQL, sql, SQLite, StandardSQL } =
    await import("@codemirror/lang-sql");
  const dialects: Record<string, SQLDialect> = {
    msSQL: MSSQL,
    mySQL: MySQL,
    mariaDB: MariaSQL,
    sqlite: SQLite,
    cassandra: Cassandra,
    plSQL: PLSQL,
    pgSQL: PostgreSQL,
    gpSQL: PostgreSQL,
  };
  return sql({ dialect: dialects[name] ?? StandardSQL });
}

async function legacy(mode: StreamParser<unknown>): Promise<Support> {
  const { StreamLanguage } = await import("@codemirror/language");
  return StreamLanguage.define(mode);
}
