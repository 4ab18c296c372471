import { existsSync } from "node:fs";

import { defineConfig } from "@playwright/test";

/** The browser of the system, by the names that systems give it. Nothing is downloaded. */
const CHROMIUM = ["chromium", "chromium-browser", "google-chrome"]
  .map((name) => `/usr/bin/${name}`)
  .find(existsSync);

export default defineConfig({
  testDir: ".",
  outputDir: "../../target/ui-tests",
  globalSetup: "./stage/ready.ts",
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: "list",
  use: {
    browserName: "chromium",
    // Elsewhere than on Linux it is Chrome, where that is installed.
    ...(CHROMIUM ? {} : { channel: "chrome" }),
    launchOptions: {
      ...(CHROMIUM ? { executablePath: CHROMIUM } : {}),
      args: ["--no-sandbox"],
    },
    viewport: { width: 1280, height: 860 },
    locale: "en-GB",
    timezoneId: "Europe/Dublin",
    trace: "retain-on-failure",
  },
});
