import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

import { compressAssets } from "./compress-assets.ts";
import { modernFonts } from "./modern-fonts.ts";

// The Python server writes the HTML: it reads the manifest to learn which chunks an app needs, and may serve
// the page under any path. Hence no index.html, and addresses relative to the file that names them.
export default defineConfig({
  base: "./",
  publicDir: false,
  plugins: [svelte(), modernFonts(), compressAssets({ minBytes: 1024 })],
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
    rolldownOptions: { input: { main: "src/main.ts" }, checks: { pluginTimings: false } },
  },
});
