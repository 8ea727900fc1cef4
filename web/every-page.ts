import type { Plugin } from "vite";

/**
 * Finds out which modules every page loads: all that the given one imports, and what those import, and so on. What is imported
 * with `await import(...)` is not among them.
 *
 * @param entry End of the path of the module to begin with.
 */
export function everyPage(entry: string): { plugin: Plugin; isOnEveryPage: (id: string) => boolean } {
  const found = new Set<string>();
  const plugin: Plugin = {
    name: "hiroba:every-page",
    apply: "build",
    buildEnd() {
      const left = [...this.getModuleIds()].filter((id) => id.endsWith(entry));
      for (let id = left.pop(); id !== undefined; id = left.pop()) {
        if (found.has(id)) continue;
        found.add(id);
        left.push(...(this.getModuleInfo(id)?.importedIds ?? []));
      }
    },
  };
  return { plugin, isOnEveryPage: (id) => found.has(id) };
}
