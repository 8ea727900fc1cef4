/** Blocks of code: their language, a button that copies them, and colours once highlight.js is there. */

import type { MarkdownIt } from "markdown-it";

import { t } from "../text";
import { vendors } from "./vendors.svelte";

/** Make `md` show fenced and indented code with a head and colours. */
export function addCode(md: MarkdownIt): void {
  md.renderer.rules.fence = (tokens, i) => {
    const token = tokens[i];
    const language = token?.info.trim().split(/\s+/)[0] ?? "";
    return codeBlock(md, token?.content ?? "", language);
  };
  md.renderer.rules.code_block = (tokens, i) => codeBlock(md, tokens[i]?.content ?? "", "");
}

function codeBlock(md: MarkdownIt, content: string, language: string): string {
  const code = content.replace(/\n$/, "");
  const escape = md.utils.escapeHtml;
  const kind = language && ` class="language-${escape(language)}"`;
  return (
    `<div class="_code"><div class="_code-head"><span>${escape(language)}</span>` +
    `<button type="button" data-copy-code aria-label="${escape(t("Copy code"))}">${escape(t("Copy"))}</button></div>` +
    `<pre tabindex="0"><code${kind}>${highlight(code, language) ?? escape(code)}</code></pre></div>\n`
  );
}

function highlight(code: string, language: string): string | undefined {
  if (!language) return undefined;
  const highlighter = vendors.highlighter;
  if (!highlighter?.getLanguage(language)) return undefined;
  return highlighter.highlight(code, { language, ignoreIllegals: true }).value;
}
