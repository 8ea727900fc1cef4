import type { Plugin } from "vite";

const FLAG = "export let hydrating = false;";
const SETTER = "hydrating = value;";

/**
 * Leaves out what Svelte has for pages that a server has drawn: ours are drawn in the browser alone. Svelte guards all of it with a
 * flag that bundlers should find to be always off, which this one does not.
 */
export function noHydration(): Plugin {
  return {
    name: "hiroba:no-hydration",
    apply: "build",
    transform(code, id) {
      if (!id.endsWith("svelte/src/internal/client/dom/hydration.js")) return undefined;
      if (!code.includes(FLAG) || !code.includes(SETTER))
        throw new Error("Svelte's flag of hydration is not where it was.");
      return { code: code.replace(FLAG, FLAG.replace("let", "const")).replace(SETTER, ""), map: null };
    },
  };
}
