import { defineConfig } from "vite";

export default defineConfig({
  publicDir: false,
  build: {
    outDir: "client/dist",
    emptyOutDir: true,
    target: "es2022",
    minify: false,
    lib: { entry: "src/client/index.ts", formats: ["es"], fileName: "index" },
  },
});
