import { defineConfig } from "@playwright/test";

import usual from "./playwright.config";

/** Takes the pictures of `docs/screenshots`; no part of the tests. */
export default defineConfig({
  ...usual,
  testMatch: "**/screenshots/take.ts",
  timeout: 180_000,
  retries: 1,
});
