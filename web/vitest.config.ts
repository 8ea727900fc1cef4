import { realpathSync } from "node:fs";

import { svelte } from "@sveltejs/vite-plugin-svelte";
import { svelteTesting } from "@testing-library/svelte/vite";
import { defineConfig } from "vitest/config";

import { plainIcons } from "./plain-icons.ts";
import { privateClasses } from "./private-classes.ts";
import { privateVariables } from "./private-variables.ts";

export default defineConfig({
  plugins: [privateClasses(), privateVariables(), plainIcons(), svelte(), svelteTesting()],
  // Several work trees may share one linked `node_modules`.
  server: { fs: { allow: [".", realpathSync("node_modules")] } },
  test: {
    environment: "happy-dom",
    include: ["src/**/*.test.ts", "*.test.ts"],
    passWithNoTests: true,
    restoreMocks: true,
    // Files share a page: a page for each takes four times as long. What a test leaves is taken down after it, by the library that puts it there.
    isolate: false,
    setupFiles: ["./vitest.setup.ts"],
    // Two workers use two cores; more would only take memory from the browser tests that run beside them.
    maxWorkers: 2,
  },
});
