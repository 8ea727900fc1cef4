import { readFileSync } from "node:fs";

import type { Plugin } from "vite";

/** Those of theme/tokens.css that programs know by the same name. */
const PUBLIC = new Set(["font", "radius-full"]);
const TOKENS = readFileSync(`${import.meta.dirname}/src/theme/tokens.css`, "utf8");
const OURS = new Set(
  [...TOKENS.matchAll(/^\s+--([\w-]+):/gm)].flatMap(([, name = ""]) => (PUBLIC.has(name) ? [] : name)),
);

/**
 * Puts `_` before the names of our tokens (`var(--_text)`), so that an author who writes `:root { --text: white }` for parts of
 * their own does not colour ours, as private-classes.ts has it for classes. Wherever a name is written out it is rewritten,
 * scripts included.
 *
 * NOTE: src/hiroba/themes gives tokens other values, by the names that come out here.
 */
export function privateVariables(): Plugin {
  return {
    name: "hiroba:private-variables",
    enforce: "pre",
    transform(code, id) {
      const isOurFile = /\/src\/[^?]+(?<!\.test)\.(?:svelte|css|ts)$/.test(id) && !id.includes("node_modules");
      return isOurFile ? { code: withPrivateVariables(code), map: null } : undefined;
    },
  };
}

export function withPrivateVariables(code: string): string {
  return code.replace(/(?<![\w-])--([a-z][a-z0-9-]*)(?![\w-])/g, (whole, name: string) =>
    OURS.has(name) ? `--_${name}` : whole,
  );
}
