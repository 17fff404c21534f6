import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "electron-vite";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Three builds: everything that runs on Node (`out/main`), the preload (`out/preload`, CommonJS, because a sandboxed
 * preload cannot be a module) and the page (`out/renderer`, served by the desktop and by the browser edition alike).
 */
export default defineConfig({
  main: {
    build: {
      outDir: "out/main",
      target: "node24",
      sourcemap: true,
      lib: {
        entry: {
          desktop: at("electron/desktop/main.ts"),
          cli: at("electron/cli/main.ts"),
          "reading-process": at("electron/documents/reading-process.ts"),
        },
        formats: ["es"],
      },
    },
  },
  preload: {
    build: {
      outDir: "out/preload",
      externalizeDeps: false,
      lib: { entry: { preload: at("electron/desktop/preload.ts") }, formats: ["cjs"] },
      rollupOptions: { output: { entryFileNames: "[name].cjs" } },
    },
  },
  renderer: {
    root: at("renderer"),
    base: "./",
    plugins: [react()],
    build: {
      outDir: at("out/renderer"),
      emptyOutDir: true,
      target: "chrome140",
      rollupOptions: { input: { index: at("renderer/index.html") } },
    },
  },
});
