/** The Markdown of a line of help: emphasis, code and links. HTML in it is text, as in the compatible API. */

import { makeParser } from "./parser";
import { sanitize } from "./sanitize";

const parser = makeParser({ latexDelimiters: [], sanitizeHtml: true, lineBreaks: false, headerLinks: false });
parser.set({ html: false });
// Help tells of ranges: "50~100 is best, 10~20 is fast". In the compatible API, too, single tildes strike out in other texts only.
parser.disable("strike");

/** Return what `text` looks like, as HTML that may stand in a paragraph. Lines end where they end in it. */
export function helpToHtml(text: string): string {
  return sanitize(parser.renderInline(text));
}
