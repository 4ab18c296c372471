/**
 * Every screen for everyone: axe finds nothing, nothing is cut off, by day, by dusk and in forced
 * colours, at 800 × 600 and at 200 % zoom.
 */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import { expect, test } from "./stage/test";
import type { Bridge, Page } from "./stage/test";
import { fill } from "./stage/diary";
import { PASSPHRASE } from "./stage/bridge";
import { act, expectHome, main, palette } from "./stage/ways";
import { t } from "./stage/words";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core"), "utf8");

const WAYS = [
  ["800 × 600 by day", { colorScheme: "light" }],
  ["800 × 600 by dusk", { colorScheme: "dark" }],
  ["200 % zoom by day", { colorScheme: "light", zoomed: true }],
  ["200 % zoom by dusk", { colorScheme: "dark", zoomed: true }],
  ["forced colours", { colorScheme: "light", forced: true }],
] as const;

for (const [name, way] of WAYS) {
  const zoomed = "zoomed" in way;
  const forced = "forced" in way;

  test.describe(name, () => {
    // Zoom halves the page in CSS pixels and doubles each of them.
    test.use({
      viewport: zoomed ? { width: 400, height: 300 } : { width: 800, height: 600 },
      deviceScaleFactor: zoomed ? 2 : 1,
      colorScheme: way.colorScheme,
    });

    test.beforeEach(async ({ page }) => {
      if (forced) await page.emulateMedia({ forcedColors: "active" });
    });

    test("the lock page", async ({ page, bridge, open }) => {
      await open();
      await look(page, "before");
      await page.getByRole("button", { name: t("lock-before-continue") }).click();
      await page.getByRole("textbox", { name: t("lock-create-passphrase"), exact: true }).fill("a");
      await page.getByRole("button", { name: t("lock-create"), exact: true }).click();
      await expect(page.getByRole("alert")).toBeVisible();
      await look(page, "create");
      await bridge.create();
      await bridge.lock();
      await page.reload();
      await page.getByLabel(t("lock-passphrase"), { exact: true }).fill("wrong");
      await page.keyboard.press("Enter");
      await expect(page.getByRole("alert")).toBeVisible();
      await look(page, "unlock");
    });

    test("an empty journal", async ({ page, bridge }) => {
      await bridge.create();
      await page.goto(bridge.address);
      await everyView(page, bridge);
    });

    test("a journal with entries", async ({ page, bridge }) => {
      await bridge.create();
      const ids = await fill(bridge);
      await bridge.call("entry_edit", { id: ids[0] ?? "", body: "Other words now." });
      await bridge.call("entry_delete", { id: ids[1] ?? "" });
      await page.goto(bridge.address);
      await everyView(page, bridge);
      await act(page, t("app-timeline"));
      await page.getByRole("button", { name: t("timeline-choose"), exact: true }).click();
      await page.getByRole("option").first().click();
      await look(page, "choosing");
      await page.getByRole("button", { name: t("timeline-share") }).click();
      await expect(main(page)).toContainText("Not now");
      await look(page, "share preview");
      await page.keyboard.press("ControlOrMeta+k");
      await palette(page).fill("a");
      await look(page, "palette");
      await page.keyboard.press("Escape");
      await page.keyboard.press("ControlOrMeta+/");
      await expect(page.getByRole("dialog")).toBeVisible();
      await look(page, "keys");
    });
  });
}

/** Goes through every view that stands alone. */
async function everyView(page: Page, bridge: Bridge): Promise<void> {
  await expectHome(page);
  await look(page, "home");
  const views = ["timeline", "search", "share", "trash", "settings", "help", "protection"];
  for (const view of views) {
    await act(page, t(`app-${view}`));
    await expect(main(page).getByRole("heading", { level: 1 })).toBeVisible();
    await look(page, view);
  }
  await act(page, t("app-write"));
  await expect(page.locator("[contenteditable=true]")).toBeVisible();
  await look(page, "a new entry");
  const line = (await bridge.call("entry_list", { limit: 1 }))[0];
  if (line?.title) {
    await act(page, line.title);
    await expect(page.locator("[contenteditable=true]")).toBeVisible();
    await look(page, "an entry");
  }
}

/** Nothing here may fail: axe, and nothing wider than the window. */
async function look(page: Page, where: string): Promise<void> {
  await page.evaluate(AXE);
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import("axe-core") };
    const { violations } = await axe.run(document, {
      resultTypes: ["violations"],
      // With forced colours the system sees to contrast, and a page cannot read its colours back.
      rules: { "color-contrast": { enabled: !matchMedia("(forced-colors: active)").matches } },
    });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map((node) => `${id}: ${help}: ${node.html}: ${node.failureSummary}`),
    );
  });
  expect.soft(found, `axe, ${where}`).toEqual([]);
  const wider = await page.evaluate(() => {
    const page = document.querySelector("main") ?? document.body;
    return [document.documentElement, page]
      .filter((element) => element.scrollWidth > element.clientWidth)
      .map((element) => `${element.localName}: ${element.scrollWidth}`);
  });
  expect.soft(wider, `wider than the window, ${where}`).toEqual([]);
}

test("the whole way by keyboard alone", async ({ page, bridge, open }) => {
  await open();
  const press = (key: string) => page.keyboard.press(key);
  await expect(page.getByRole("button", { name: t("lock-before-continue") })).toBeFocused();
  await press("Enter");
  await page.keyboard.type(PASSPHRASE);
  await tabTo(page, t("lock-create-again"));
  await page.keyboard.type(PASSPHRASE);
  await press("Enter");
  await expectHome(page);
  await press("Enter");
  await expect(page.locator("[contenteditable=true]")).toBeFocused();
  await page.keyboard.type("Written by hand.");
  await expect.poll(async () => (await bridge.call("search", { query: "written" })).total).toBe(1);
  await press("ControlOrMeta+Shift+t");
  const row = page.getByRole("option").first();
  await expect(row).toContainText("Written by hand");
  await press("ControlOrMeta+Shift+l");
  await expect(page.getByLabel(t("lock-passphrase"), { exact: true })).toBeFocused();
  expect((await bridge.state()).open).toBe(false);
});

/** Tab until what has this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let steps = 0; steps < 30; steps += 1) {
    await page.keyboard.press("Tab");
    const here = await page.evaluate(() => {
      const element = document.activeElement as HTMLInputElement | null;
      return element?.labels?.[0]?.textContent ?? element?.textContent ?? "";
    });
    if (here.trim() === name) return;
  }
  throw new Error(`Tab does not reach ${name}`);
}
