import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";

import svelteConfig from "./svelte.config.js";

// Large vendors are loaded when first needed, by `await import(...)`; a static import would put them on every page.
const LAZY_VENDORS = [
  "@codemirror/autocomplete",
  "@codemirror/commands",
  "@codemirror/lang-cpp",
  "@codemirror/lang-css",
  "@codemirror/lang-html",
  "@codemirror/lang-javascript",
  "@codemirror/lang-json",
  "@codemirror/lang-markdown",
  "@codemirror/lang-python",
  "@codemirror/lang-sql",
  "@codemirror/lang-yaml",
  "@codemirror/language",
  "@codemirror/search",
  "@codemirror/state",
  "@codemirror/view",
  "@lezer/highlight",
  "highlight.js",
  "katex",
  "maplibre-gl",
  "plotly.js-dist-min",
  "vega",
  "three",
  "vega-embed",
  "vega-lite",
  "wavesurfer.js",
];

const lazyPaths = LAZY_VENDORS.map((name) => ({
  name,
  allowTypeImports: true,
  message: "Load it with `await import(...)` where it is first needed.",
}));

export default ts.config(
  { ignores: ["node_modules/", "dist/", "client/dist/", "src/wire/generated/", "src/**/*.generated.ts"] },
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser } },
    rules: {
      complexity: ["error", 12],
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-console": ["error", { allow: ["warn", "error"] }],
      "no-restricted-imports": "off",
      "prefer-const": "off",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-restricted-imports": ["error", { paths: lazyPaths }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      // Sanitised HTML is what Markdown and HTML components show; each use goes through lib's sanitiser.
      "svelte/no-at-html-tags": "off",
      "svelte/prefer-const": "error",
      // An index that no markup reads is cheaper as a plain Map, Set or URL.
      "svelte/prefer-svelte-reactivity": "off",
    },
  },
  {
    files: ["src/components/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns: [{ group: ["**/app/**"], message: "Components do not know the app: pass what they need." }] },
      ],
    },
  },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: [".svelte"], svelteConfig } },
  },
  // Loaded with `await import(...)` itself, and so is all that it imports.
  { files: ["src/components/code/editor.ts"], rules: { "@typescript-eslint/no-restricted-imports": "off" } },
  { files: ["*.ts", "*.js"], languageOptions: { globals: { ...globals.node } } },
);
