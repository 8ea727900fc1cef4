/** Runs a script that an app's author attached to an event. Only pages with scripts load it. */

import type { BindingDescription } from "../wire/messages";
import type { Json } from "../wire/values";
import { ScriptFiles } from "./script-files";

/**
 * Call the function that `source` holds. It is not in strict mode: existing scripts assign to names that they never declare.
 *
 * @param source - A JavaScript function, as text.
 * @param values - The values of the inputs.
 * @param count - How many results are expected; with one, the result itself, otherwise a list.
 */
export async function runScript(source: string, values: Json[], count: number): Promise<Json[]> {
  const script = new Function(`return (${source.trim().replace(/;$/, "")});`)() as unknown;
  const result = typeof script === "function" ? ((await script(...values)) as unknown) : script;
  if (result === undefined) return [];
  if (count === 1 && !(Array.isArray(result) && result.length === 1)) return [result as Json];
  return Array.isArray(result) ? (result as Json[]) : [result as Json];
}

/** Run a script that gives a function its inputs: as many as went in, `null` where it returned none. */
export async function runBefore(source: string, values: Json[]): Promise<Json[]> {
  const results = await runScript(source, values, values.length);
  return values.map((_value, i) => results[i] ?? null);
}

/** Run the script of a page when it opens: a function, or plain code. */
export async function runPageScript(source: string | null | undefined): Promise<void> {
  if (!source) return;
  try {
    await runScript(source, [], 0);
  } catch {
    new Function(source)();
  }
}

/** What scripts are told of the app: where functions read files, and its address from that of the page. They know files by both. */
export interface Surroundings {
  filesFolder: string | undefined;
  root: string;
}

/**
 * Run the script of a binding.
 *
 * @param values - The values of its inputs.
 * @param fill - Gives an output new properties.
 * @returns The inputs for its function; nothing where there is none, and the outputs are filled.
 */
export async function runBinding(
  binding: BindingDescription,
  values: Json[],
  { filesFolder = "", root }: Surroundings,
  fill: (output: number, props: Record<string, unknown>) => void,
): Promise<Json[] | null> {
  const files = new ScriptFiles(filesFolder, new URL(root, location.href).href);
  const given = values.map((value) => files.given(value));
  const taken = (results: Json[]): Json[] => results.map((result) => files.taken(result));
  if (binding.has_function !== false) return taken(await runBefore(binding.js ?? "", given));
  const outputs = binding.outputs ?? [];
  const results = taken(await runScript(binding.js ?? "", given, outputs.length));
  results.slice(0, outputs.length).forEach((result, i) => fill(outputs[i]!, propsOf(result)));
  return null;
}

/** A script may return an update (`{__type__: "update", ...}`) in place of a value. */
function propsOf(result: Json): Record<string, unknown> {
  if (result && typeof result === "object" && !Array.isArray(result) && result.__type__ === "update") {
    return Object.fromEntries(Object.entries(result).filter(([name]) => name !== "__type__"));
  }
  return { value: result };
}
