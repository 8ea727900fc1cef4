/** The Markdown that we read: CommonMark with tables, strikethrough, bare addresses, task lists, formulas and HTML. */

import Parser, { type MarkdownIt } from "markdown-it";

import { addCode } from "./code";
import type { LatexDelimiter } from "./delimiters";
import { addHeaderLinks } from "./headings";
import { addMath } from "./math";
import { addStrikes } from "./strikes";
import { addTasks } from "./tasks";

export interface MarkdownOptions {
  /** Between what formulas stand. */
  latexDelimiters: LatexDelimiter[];
  /** Whether HTML in the text is made harmless. Turn it off only for text that nobody else could have written. */
  sanitizeHtml: boolean;
  /** Whether the end of a line is the end of a line, as in chats; CommonMark joins lines. */
  lineBreaks: boolean;
  /** Whether headings link to themselves. */
  headerLinks: boolean;
}

/** What follows "www." in a bare address; what ends a sentence does not belong to it. */
const WWW = /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+(\/[^\s<>]*[^\s<>.,:;!?'")\]])?/u;

/** Return a parser for these options. */
export function makeParser(options: MarkdownOptions): MarkdownIt {
  const md = new Parser({ html: true, linkify: true, breaks: options.lineBreaks });
  // As GitHub does: words with a point are no links, unless they begin with "www." or are an address of mail.
  md.linkify.set({ fuzzyLink: false });
  md.linkify.add("www.", {
    validate: (text, at) => WWW.exec(text.slice(at))?.[0].length ?? 0,
    normalize: (match) => (match.url = `http://${match.url}`),
  });
  md.renderer.rules.table_open = () => '<div class="_table" tabindex="0"><table>\n';
  md.renderer.rules.table_close = () => "</table></div>\n";
  md.renderer.rules.link_open = (tokens, i, settings, _env, renderer) => {
    if (/^(https?:)?\/\//.test(tokens[i]?.attrGet("href")?.toString() ?? "")) {
      tokens[i]?.attrSet("target", "_blank");
      tokens[i]?.attrSet("rel", "noopener noreferrer");
    }
    return renderer.renderToken(tokens, i, settings);
  };
  addStrikes(md);
  addTasks(md);
  addCode(md);
  if (options.latexDelimiters.length) addMath(md, options.latexDelimiters);
  if (options.headerLinks) addHeaderLinks(md);
  return md;
}
