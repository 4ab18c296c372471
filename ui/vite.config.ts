import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [svelte()],
  // Nothing of the environment reaches the pages.
  envPrefix: ["LAMPLIGHT_PAGE_"],
  base: "./",
  build: {
    target: ["safari16.4", "chrome111"],
    // The policy allows no inline anything, so nothing may become a data URL.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: { lock: "lock.html", main: "main.html" } },
  },
  // The words lie beside this folder, and what a test reads: the questions of the guides.
  server: { fs: { allow: [".", "../locales", "../crates/journal/src/guides"] } },
  resolve: process.env.VITEST ? { conditions: ["browser"] } : {},
  test: {
    environment: "jsdom",
    setupFiles: ["./noScreen.ts"],
    include: ["src/**/*.test.ts"],
    testTimeout: 60_000,
  },
});
