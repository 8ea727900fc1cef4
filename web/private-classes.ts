import { parse } from "svelte/compiler";
import type { Plugin } from "vite";

/**
 * Class names that programs know, so that they stay as they are: in every file, and in single ones. docs/compatibility.md lists
 * them for authors.
 */
const PUBLIC = new Set([
  ...["gradio-container", "contain", "dark", "block", "prose", "gr-group", "gr-button", "toast-body", "label-wrap"],
  ...["tab-nav", "tab-container", "tabitem", "gallery-item", "thumbnail-item"],
  ...["submit-button", "stop-button", "upload-button", "record-button", "pause-button", "resume-button", "leads-away"],
]);
const PUBLIC_IN: Record<string, string[]> = {
  "src/components/accordion/accordion.svelte": ["open"],
  "src/app/chrome/Footer.svelte": ["built-with", "settings", "show-api"],
  "src/app/chrome/Navigation.svelte": ["nav-holder", "fillable", "active"],
  "src/app/chrome/Toast.svelte": ["error", "warning", "info", "success"],
  "src/components/chatbot/message.svelte": ["message", "user", "bot", "message-row", "user-row", "bot-row"],
  "src/components/chatbot/chatbot.svelte": ["bubble-wrap"],
  "src/components/checkboxgroup/checkboxgroup.svelte": ["wrap"],
  "src/components/column/column.svelte": ["column", "panel", "compact"],
  "src/components/dataframe/Grid.svelte": ["table-wrap", "virtual-row", "row-number-header", "row-number-cell"],
  "src/components/dataframe/GridCell.svelte": ["body-cell"],
  "src/components/dataframe/HeaderCell.svelte": ["header-cell"],
  "src/components/dataset/dataset.svelte": ["gallery"],
  "src/components/dropdown/dropdown.svelte": ["token", "token-remove"],
  "src/components/gallery/grid.svelte": ["grid-container"],
  "src/components/group/group.svelte": ["column", "row"],
  "src/components/html/html.svelte": ["html-container"],
  "src/components/radio/radio.svelte": ["wrap"],
  "src/components/row/row.svelte": ["row", "panel", "compact"],
  "src/components/slider/slider.svelte": ["head", "min_value", "max_value", "reset-button"],
  "src/components/tabs/tabs.svelte": ["tabs", "selected"],
  "src/lib/Choice.svelte": ["selected"],
  "src/lib/Picture.svelte": ["image-container"],
  "src/lib/StatusView.svelte": ["generating"],
};

/** Those of libraries, whose elements our styles change. */
const FOREIGN = /^(cm|vega|hljs|katex)(-|$)/;

/**
 * Puts `_` before our class names, so that the CSS of an author, who writes `.title { ... }` for a text of their own, does not
 * hit a title inside of a component. Class attributes, `class:` directives and selectors are rewritten; what a script puts
 * together (`"_button-28"`, `'<div class="_code">'`) is written there as it comes out.
 */
export function privateClasses(): Plugin {
  return {
    name: "hiroba:private-classes",
    enforce: "pre",
    transform(code, id) {
      const file = /\/(src\/[^?]+\.(?:svelte|css))$/.exec(id)?.[1];
      return file === undefined || id.includes("node_modules")
        ? undefined
        : { code: withPrivateClasses(code, file), map: null };
    },
  };
}

/** @param file Path of the component or style sheet, below `web`. No line gets another number. */
export function withPrivateClasses(code: string, file: string): string {
  const isSheet = file.endsWith(".css");
  const whole = isSheet ? `<style>${code}</style>` : code;
  const kept = new Set([...PUBLIC, ...(PUBLIC_IN[file] ?? [])]);
  const isOurs = (name: string): boolean => !kept.has(name) && !FOREIGN.test(name);
  const tree = parse(whole, { modern: true }) as unknown as Branch;
  const edits = [...editsOf(tree, whole, isOurs)].sort((a, b) => b.at - a.at);
  const changed = edits.reduce((text, { at, put }) => text.slice(0, at) + put + text.slice(at), whole);
  return isSheet ? changed.slice("<style>".length, -"</style>".length) : changed;
}

type Branch = { type: string; start: number; end: number } & Record<string, unknown>;
type IsOurs = (name: string) => boolean;
interface Edit {
  at: number;
  put: string;
}

function* editsOf(branch: Branch, code: string, isOurs: IsOurs): Generator<Edit> {
  const name = String(branch.name);
  if (branch.type === "ClassSelector" && isOurs(name)) yield { at: branch.start + 1, put: "_" };
  else if (branch.type === "ClassDirective" && isOurs(name)) {
    yield { at: branch.start + "class:".length, put: "_" };
    const isShort = branch.end === branch.start + `class:${name}`.length;
    if (isShort) yield { at: branch.end, put: `={${name}}` };
  } else if (branch.type === "Attribute" && name === "class") yield* inClassNames(branch.value, code, isOurs);
  for (const child of Object.values(branch).flat()) if (isBranch(child)) yield* editsOf(child, code, isOurs);
}

/** What an expression of class names may come out as: not what it compares, calls or looks up. */
function* inClassNames(value: unknown, code: string, isOurs: IsOurs): Generator<Edit> {
  for (const part of [value].flat().filter(isBranch)) {
    const text = textOf(part);
    if (text) yield* inText(...text, code, isOurs);
    // `is-{...}`: what comes out stands at the end of a name that has begun.
    else if (part.type !== "ExpressionTag" || !/[\w-]/.test(code[part.start - 1] ?? ""))
      for (const key of OUTCOMES[part.type] ?? []) yield* inClassNames(part[key], code, isOurs);
  }
}

/** Where names stand that are written out. */
function textOf({ type, start, end, value }: Branch): [start: number, end: number] | undefined {
  if (type === "Text" || type === "TemplateElement") return [start, end];
  return type === "Literal" && typeof value === "string" ? [start + 1, end - 1] : undefined;
}

const OUTCOMES: Record<string, string[]> = {
  ExpressionTag: ["expression"],
  ArrayExpression: ["elements"],
  ConditionalExpression: ["consequent", "alternate"],
  LogicalExpression: ["left", "right"],
  TemplateLiteral: ["quasis"],
  // `[...].join(" ")`
  CallExpression: ["callee"],
  MemberExpression: ["object"],
};

/** Each name that begins in this text; one that goes on from an expression before it does not. */
function* inText(start: number, end: number, code: string, isOurs: IsOurs): Generator<Edit> {
  const goesOn = code[start - 1] === "}";
  for (const { 0: name, index } of code.slice(start, end).matchAll(/[^\s]+/g))
    if (isOurs(name) && !(goesOn && index === 0)) yield { at: start + index, put: "_" };
}

function isBranch(value: unknown): value is Branch {
  return typeof value === "object" && value !== null && typeof (value as Branch).type === "string";
}
