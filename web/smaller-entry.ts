import { minify } from "terser";
import type { Plugin } from "vite";

/**
 * Goes once more over the script that every page loads, with a tool that is slower than the build's own and puts what is used
 * once where it is used.
 */
export function smallerEntry(): Plugin {
  return {
    name: "hiroba:smaller-entry",
    apply: "build",
    enforce: "post",
    async generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== "chunk" || chunk.name !== "main") continue;
        const { code } = await minify(chunk.code, { module: true, ecma: 2020, compress: { passes: 2 } });
        chunk.code = code ?? chunk.code;
      }
    },
  };
}
