/** What every test stands on: a bridge of its own, and a page that may do nothing unseen. */

import { type Page, expect, test as base } from "@playwright/test";

import { Bridge } from "./bridge";
import { Watch } from "./watch";

type Stage = {
  /** The core, without a vault yet. */
  bridge: Bridge;
  /** What the page did that no page may do. Looked at when the test ends. */
  watch: Watch;
  /** Opens the page at its first address. */
  open: () => Promise<void>;
};

export const test = base.extend<Stage>({
  bridge: async ({}, use) => {
    const bridge = await Bridge.start();
    await use(bridge);
    await bridge.stop();
  },
  watch: [
    async ({ page, bridge }, use) => {
      const watch = new Watch(bridge.origin);
      await watch.over(page);
      await use(watch);
      expect([...watch.seen, ...watch.refused]).toEqual([]);
    },
    { auto: true },
  ],
  open: async ({ page, bridge }, use) => {
    await use(async () => {
      await page.goto(bridge.address);
    });
  },
});

/** The main page over a new vault. */
export async function begin(page: Page, bridge: Bridge): Promise<void> {
  await bridge.create();
  await page.goto(bridge.address);
  await expect(page.getByRole("main")).toBeVisible();
}

export { expect };
export type { Bridge, Page };
