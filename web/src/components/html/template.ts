/**
 * Templates of authors: the blocks and braces of Handlebars first, then the expressions of a JavaScript template literal.
 *
 * What a template puts in never becomes a part of the literal's code, whatever characters are in it.
 */

type Values = Record<string, unknown>;
type Compiled = (values: Values) => string;

const NAME = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

let compile: ((template: string) => Compiled) | null = null;
const compiled = new Map<string, Compiled>();

/** Whether a template can be filled only after `loadBlocks`. */
export function needsBlocks(template: string): boolean {
  return compile === null && template.includes("{{");
}

/** Load what fills blocks and braces. */
export async function loadBlocks(): Promise<void> {
  const { default: handlebars } = await import("handlebars");
  compile = (template) => handlebars.compile(template) as Compiled;
}

/**
 * Return a template with values in it.
 *
 * @throws What the template's expressions throw, or a `SyntaxError`.
 */
export function fill(template: string, values: Values): string {
  const literal = template.includes("{{") ? blocksOf(template)(inert(values) as Values) : template;
  const names = Object.keys(values).filter(isParameter);
  const fillLiteral = new Function(...names, `return \`${literal}\`;`) as (...args: unknown[]) => string;
  return fillLiteral(...names.map((name) => values[name]));
}

function blocksOf(template: string): Compiled {
  const known = compiled.get(template);
  if (known) return known;
  const made = compile?.(template) ?? (() => "");
  compiled.set(template, made);
  return made;
}

/** Return a value whose texts mean themselves inside of a template literal. */
function inert(value: unknown): unknown {
  if (typeof value === "string") return value.replace(/[\\`$]/g, "\\$&");
  if (Array.isArray(value)) return value.map(inert);
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [inert(key), inert(item)]));
  }
  return value;
}

function isParameter(name: string): boolean {
  if (!NAME.test(name)) return false;
  try {
    new Function(name, "");
    return true;
  } catch {
    return false;
  }
}
