/** What programs write to terminals: colours as escape sequences (ECMA-48, SGR), and lines that begin anew after a carriage return. */

export interface Segment {
  text: string;
  /** Names of its look, such as "red bold". */
  look: string;
}

export interface Line {
  segments: Segment[];
  text: string;
}

const NAMES = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];
const ESCAPES =
  /\x1b\[([0-9;:]*)([A-Za-z])|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[@-Z\\-_]|[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f]/g;

interface Look {
  color: string;
  ground: string;
  marks: Set<string>;
}

/** Reads a text that grows at its end. */
export class AnsiReader {
  readonly lines: Line[] = [];
  #source = "";
  /** Where the last line begins, and the look with which it does. */
  #lastStart = 0;
  #lastLook: Look = plain();

  /** Take in the whole text as it is now; what was read before is not read again. */
  read(text: string): void {
    const isGrown = text.length >= this.#source.length && text.startsWith(this.#source);
    if (!isGrown) {
      this.lines.length = 0;
      this.#lastStart = 0;
      this.#lastLook = plain();
    }
    this.#source = text;
    this.lines.splice(-1, isGrown ? 1 : 0);
    let look = copy(this.#lastLook);
    for (;;) {
      const end = text.indexOf("\n", this.#lastStart);
      const raw = text.slice(this.#lastStart, end < 0 ? undefined : end);
      this.#lastLook = copy(look);
      this.lines.push(readLine(raw, look));
      if (end < 0) return;
      this.#lastStart = end + 1;
      look = copy(look);
    }
  }
}

/** Read one line; `look` is changed to that at its end. */
export function readLine(raw: string, look: Look = plain()): Line {
  // A program draws its bar again and again from the beginning of the line: the last one stays.
  const parts = raw.replace(/\r+$/, "").split("\r");
  const shown = parts.pop() ?? "";
  for (const part of parts) segmentsOf(part, look);
  const segments = segmentsOf(shown, look);
  return { segments, text: segments.map((segment) => segment.text).join("") };
}

function segmentsOf(text: string, look: Look): Segment[] {
  const segments: Segment[] = [];
  const push = (part: string): void => {
    if (part) segments.push({ text: part, look: namesOf(look) });
  };
  let at = 0;
  for (const match of text.matchAll(ESCAPES)) {
    push(text.slice(at, match.index));
    at = match.index + match[0].length;
    if (match[2] === "m") restyle(look, (match[1] || "0").split(/[;:]/).map(Number));
  }
  push(text.slice(at));
  return segments;
}

const MARKS: Record<number, string> = { 1: "bold", 2: "dim", 3: "italic", 4: "underline", 7: "inverse", 9: "strike" };
const UNMARKS: Record<number, string[]> = {
  22: ["bold", "dim"],
  23: ["italic"],
  24: ["underline"],
  27: ["inverse"],
  29: ["strike"],
};

function restyle(look: Look, codes: number[]): void {
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i] ?? 0;
    if (code === 38 || code === 48) {
      const [name, used] = extended(codes.slice(i + 1));
      look[code === 38 ? "color" : "ground"] = name;
      i += used;
    } else if (code >= 30) recolor(look, code >= 90 ? code - 60 : code);
    else remark(look, code);
  }
}

function recolor(look: Look, code: number): void {
  if (code < 40) look.color = NAMES[code - 30] ?? "";
  else if (code < 50) look.ground = NAMES[code - 40] ?? "";
}

function remark(look: Look, code: number): void {
  if (code === 0) Object.assign(look, plain());
  else if (MARKS[code]) look.marks.add(MARKS[code]);
  else UNMARKS[code]?.forEach((mark) => look.marks.delete(mark));
}

/** Return the nearest of the eight colours, which can be read on every ground, for one of 256 or 16 million; and the codes it took. */
function extended(codes: number[]): [string, number] {
  if (codes[0] === 2) return [nearest(codes[1] ?? 0, codes[2] ?? 0, codes[3] ?? 0), 4];
  const index = codes[1] ?? 0;
  if (index < 16) return [NAMES[index % 8] ?? "", 2];
  if (index >= 232) return ["", 2];
  const level = (step: number): number => (step === 0 ? 0 : 55 + step * 40);
  const cube = index - 16;
  return [nearest(level(Math.floor(cube / 36)), level(Math.floor(cube / 6) % 6), level(cube % 6)), 2];
}

function nearest(red: number, green: number, blue: number): string {
  const most = Math.max(red, green, blue);
  const least = Math.min(red, green, blue);
  if (most - least < 40) return "";
  const middle = (most + least) / 2;
  return NAMES[(red > middle ? 1 : 0) + (green > middle ? 2 : 0) + (blue > middle ? 4 : 0)] ?? "";
}

function namesOf(look: Look): string {
  return [look.color, look.ground && `on-${look.ground}`, ...look.marks].filter(Boolean).join(" ");
}

function plain(): Look {
  return { color: "", ground: "", marks: new Set() };
}

function copy(look: Look): Look {
  return { ...look, marks: new Set(look.marks) };
}
