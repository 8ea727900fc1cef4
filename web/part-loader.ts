import type { Plugin } from "vite";

const HELPER = "\0vite/preload-helper.js";

/**
 * Puts a loader of ours (src/lib/loadPart.ts) in the place of the one that the build puts around every `import(...)`: half as long,
 * and it asks again for a style sheet that did not come.
 */
export function partLoader(): Plugin {
  let isUsed = false;
  return {
    name: "hiroba:part-loader",
    enforce: "pre",
    apply: "build",
    load(id) {
      if (id !== HELPER) return undefined;
      isUsed = true;
      const path = new URL("src/lib/loadPart.ts", import.meta.url).pathname;
      return `export { loadPart as __vitePreload } from ${JSON.stringify(path)};`;
    },
    buildEnd(error) {
      if (!error && !isUsed) throw new Error("The build's loader of parts is not where it was.");
    },
  };
}
