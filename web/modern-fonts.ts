import type { Plugin } from "vite";

const OLD_FORMATS = /,\s*url\([^)]*\.(?:woff|ttf)\)\s*format\(["'](?:woff|truetype)["']\)/g;

/** What packages of variable fonts call their families, which themes name without it. */
const VARIABLE = /(font-family:\s*["'])([^"']+) Variable(["'])/g;

/** Leaves WOFF2 alone in the style sheets of packages: every browser that runs ES2022 reads it, and the wheel is smaller. */
export function modernFonts(): Plugin {
  return {
    name: "hiroba:modern-fonts",
    enforce: "pre",
    transform(code, id) {
      if (!/node_modules.*\.css$/.test(id)) return undefined;
      return { code: code.replace(OLD_FORMATS, "").replace(VARIABLE, "$1$2$3"), map: null };
    },
  };
}
