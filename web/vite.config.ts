import { readdirSync } from "node:fs";

import { svelte } from "@sveltejs/vite-plugin-svelte";
import { Features } from "lightningcss";
import { defineConfig } from "vite";

import { compressAssets } from "./compress-assets.ts";
import { everyPage } from "./every-page.ts";
import { modernFonts } from "./modern-fonts.ts";
import { noHydration } from "./no-hydration.ts";
import { partLoader } from "./part-loader.ts";
import { plainIcons } from "./plain-icons.ts";
import { privateClasses } from "./private-classes.ts";
import { privateVariables } from "./private-variables.ts";
import { smallerEntry } from "./smaller-entry.ts";

const { plugin, isOnEveryPage } = everyPage("src/main.ts");

/** Parts of `src/lib` for pictures, sound, films and other files; their components load them together. */
const MEDIA =
  /src\/lib\/(film\/|[cC]amera|recorder|DropZone|drop|FileButton|FilePicker|fileTypes|fullscreen|intake|MediaFrame|Picture|TrimRange|wav)/;

/** What a page shows only after someone did something (src/app/later.ts). */
const LATER =
  /src\/(lib\/(FieldNote|StatusView|Failure)|app\/(touched|chrome\/(Toast|corner|keep-focus))|theme\/print)/;

/** Fonts that themes name, an entry each: a page loads the style sheets of its own alone. */
const FONTS = readdirSync(new URL("src/fonts", import.meta.url)).map((file) => `src/fonts/${file}`);

// The Python server writes the HTML: it reads the manifest to learn which chunks an app needs, and may serve
// the page under any path. Hence no index.html, and addresses relative to the file that names them.
export default defineConfig({
  base: "./",
  publicDir: false,
  plugins: [
    privateClasses(),
    privateVariables(),
    plainIcons(),
    svelte(),
    noHydration(),
    partLoader(),
    modernFonts(),
    plugin,
    smallerEntry(),
    compressAssets({ minBytes: 1024 }),
  ],
  // `:dir(rtl)` stays as it is: written for older browsers, it is a list of twenty languages wherever it stands.
  css: { lightningcss: { exclude: Features.DirSelector } },
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
      input: ["src/main.ts", "src/app/grounds/watch.ts", ...FONTS],
      output: {
        codeSplitting: {
          groups: [
            { name: "page", test: isOnEveryPage, priority: 3 },
            { name: "media", test: MEDIA, priority: 1 },
            { name: "later", test: LATER, priority: 2 },
          ],
        },
      },
      // Bokeh's own file evaluates; what is on every page is imported both ways on purpose.
      checks: { pluginTimings: false, eval: false, ineffectiveDynamicImport: false },
    },
  },
});
