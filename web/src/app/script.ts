/** Runs a script that an app's author attached to an event. */

import type { Json } from "../wire/values";

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
export async function runPageScript(source: string): Promise<void> {
  try {
    await runScript(source, [], 0);
  } catch {
    new Function(source)();
  }
}
