/** Tags that a model writes and that are no HTML, such as `<thinking>`: shown as they are written, where the author allows it. */

const CODE = /(```[\s\S]*?(?:```|$)|`[^`\n]*`)/;
const TAG = /<(\/?)([a-zA-Z][\w-]*)(?=[\s/>])/g;

const HTML = new Set(
  (
    "a abbr address area article aside audio b base bdi bdo blockquote body br button canvas caption center cite code col colgroup " +
    "data datalist dd del details dfn dialog div dl dt em embed fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 head " +
    "header hgroup hr html i iframe img input ins kbd label legend li link main map mark math menu meta meter nav noscript object ol " +
    "optgroup option output p param picture pre progress q rp rt ruby s samp script search section select slot small source span " +
    "strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video " +
    "wbr path g circle rect line polyline polygon ellipse text tspan defs use symbol marker mask pattern"
  ).split(" "),
);

/** Return `text` with those tags escaped that are to be seen; code is left as it is. */
export function showTags(text: string, allowed: string[] | boolean): string {
  if (allowed === false || !text.includes("<")) return text;
  const isShown = (name: string) => (allowed === true ? !HTML.has(name.toLowerCase()) : allowed.includes(name));
  return text
    .split(CODE)
    .map((piece, i) =>
      i % 2
        ? piece
        : piece.replace(TAG, (tag, slash: string, name: string) => (isShown(name) ? `&lt;${slash}${name}` : tag)),
    )
    .join("");
}
