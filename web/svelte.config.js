import { vitePreprocess } from "@sveltejs/vite-plugin-svelte";

/** @type {import("@sveltejs/vite-plugin-svelte").SvelteConfig} */
export default {
  preprocess: vitePreprocess(),
  compilerOptions: {
    // No page tells what it was built with.
    discloseVersion: false,
    // The name of a component's own scope stands at all of its elements and selectors: five of its characters do.
    cssHash: ({ hash, css }) => `_${hash(css).slice(-5)}`,
  },
  vitePlugin: {
    dynamicCompileOptions({ filename }) {
      return filename.includes("node_modules") ? undefined : { runes: true };
    },
  },
};
