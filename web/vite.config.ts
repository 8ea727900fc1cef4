import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

import { compressAssets } from "./compress-assets.ts";
import { modernFonts } from "./modern-fonts.ts";

/** Parts of `src/lib` that pull large packages in, or that few components need; they stay with those. */
const SPECIAL = [
  "Choice",
  "Dialog",
  "Embedded",
  "FileView",
  "choices",
  "colors",
  "float",
  "markdown/",
  "number-field",
  "opening",
  "target",
];

/** Parts of the app that only pages with questions or shortcuts need. */
const RARE = ["chrome/confirm", "chrome/Confirm", "chrome/Shortcuts", "keys", "shortcuts"];

/** Components so common that a chunk of their own would cost more in requests than it saves in bytes. */
const COMMON = ["button", "column", "group", "row", "textbox"];

/** Tell whether a module goes into the one chunk that every page loads: the app, its base, the commonest components. */
function isOnEveryPage(id: string): boolean {
  if (/node_modules\/(svelte|esm-env|clsx)\//.test(id)) return true;
  if (RARE.some((name) => id.includes(`src/app/${name}.`))) return false;
  if (/src\/(app|wire|theme)\//.test(id)) return true;
  if (/src\/lib\//.test(id)) return !SPECIAL.some((name) => id.includes(`src/lib/${name}`));
  return COMMON.some((name) => id.includes(`src/components/${name}/`));
}

// The Python server writes the HTML: it reads the manifest to learn which chunks an app needs, and may serve
// the page under any path. Hence no index.html, and addresses relative to the file that names them.
export default defineConfig({
  base: "./",
  publicDir: false,
  plugins: [svelte(), modernFonts(), compressAssets({ minBytes: 1024 })],
  worker: { format: "es" },
  build: {
    outDir: "../src/hiroba/_page",
    emptyOutDir: true,
    target: "es2022",
    manifest: true,
    sourcemap: false,
    cssCodeSplit: true,
    modulePreload: { polyfill: false },
    // A font or picture as a file is cached for ever; inside a style sheet it would block the first paint.
    assetsInlineLimit: 0,
    // Plotly and Vega are large by nature and only ever loaded on demand.
    chunkSizeWarningLimit: 6000,
    reportCompressedSize: false,
    rolldownOptions: {
      input: { main: "src/main.ts" },
      output: { codeSplitting: { groups: [{ name: "page", test: isOnEveryPage }] } },
      checks: { pluginTimings: false },
    },
  },
});
