/** Cells on the clipboard, as spreadsheets write them: tabs between columns, quotes around what holds a tab, a line break or a quote. */

/** Return the text for a block of cells. */
export function toTsv(rows: string[][]): string {
  return rows.map((row) => row.map(quote).join("\t")).join("\n");
}

function quote(text: string): string {
  return /[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Return the cells of a text, between tabs or, as in CSV, commas. A line break at its end begins no row. */
export function fromTsv(text: string, separator: "\t" | "," = "\t"): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const pattern = new RegExp(
    `(?:"((?:[^"]|"")*)"(?=[${separator}\\r\\n]|$)|([^${separator}\\r\\n]*))(${separator}|\\r\\n|\\n|\\r|$)`,
    "gy",
  );
  const source = text.replace(/(\r\n|\n|\r)$/, "");
  for (let match = pattern.exec(source); match; match = pattern.exec(source)) {
    const [whole, quoted, bare, end] = match;
    row.push(quoted === undefined ? (bare ?? "") : quoted.replaceAll('""', '"'));
    if (end !== separator) {
      rows.push(row);
      row = [];
    }
    if (end === "" || whole === "") break;
  }
  return rows;
}
