/** Finding what was written: timeline, search, the palette. */

import { DIARY, fill } from "./stage/diary";
import { begin, expect, test } from "./stage/test";
import { act, expectPage, go, main, palette } from "./stage/ways";
import { t } from "./stage/words";

test("an empty journal offers one thing to do", async ({ page, bridge }) => {
  await begin(page, bridge);
  await expect(page.getByText(t("home-empty"))).toBeVisible();
  await go(page, "app-timeline");
  await expect(page.getByText(t("timeline-empty"))).toBeVisible();
  await expect(main(page).getByRole("button", { name: t("timeline-write") })).toBeVisible();
});

test("the timeline has every entry under its month, newest first", async ({ page, bridge }) => {
  await bridge.create();
  await fill(bridge);
  await page.goto(bridge.address);
  await go(page, "app-timeline");
  const list = page.getByRole("listbox", { name: t("timeline-list") });
  const rows = list.getByRole("option");
  await expect(rows).toHaveCount(4);
  await expect(rows.nth(0)).toContainText("Not now");
  await expect(rows.nth(3)).toContainText("A walk by the harbour");
  await expect(list.getByRole("group", { name: "March 2026" }).getByRole("option")).toHaveCount(2);
  await expect(list.getByRole("group", { name: "February 2026" })).toBeVisible();

  // The arrow keys move, Enter opens.
  await rows.nth(0).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(rows.nth(2)).toBeFocused();
  await expect(rows.nth(2)).toContainText("Before Sunday");
  await page.keyboard.press("Enter");
  await expect(main(page)).toContainText("how the week was");
});

test("the timeline is narrowed by kind", async ({ page, bridge }) => {
  await bridge.create();
  await fill(bridge);
  await page.goto(bridge.address);
  await go(page, "app-timeline");
  const rows = page.getByRole("option");
  await expect(rows).toHaveCount(4);
  await main(page)
    .getByRole("radio", { name: t("kind-talk"), exact: true })
    .check();
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText("Before Sunday");
  await page.getByRole("button", { name: t("filter-clear") }).click();
  await expect(rows).toHaveCount(4);
});

test("a long timeline draws what is in sight and reaches its end", async ({ page, bridge }) => {
  await bridge.create();
  for (let day = 0; day < 400; day += 1) {
    const date = new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10);
    await bridge.call("entry_add", { kind: "reflection", title: `Day ${day}`, date });
  }
  await page.goto(bridge.address);
  await go(page, "app-timeline");
  const rows = page.getByRole("option");
  await expect(rows.first()).toContainText("Day 399");
  expect(await rows.count()).toBeLessThan(80);
  await rows.first().focus();
  await page.keyboard.press("End");
  const last = rows.filter({ hasText: "Day 0" });
  await expect(last).toBeFocused();
  await expect(last).toBeInViewport();
  await expect(last).toHaveAttribute("aria-posinset", "400");
});

test("search finds as one types, marks the hits, and the keys lead there", async ({
  page,
  bridge,
}) => {
  await bridge.create();
  await fill(bridge);
  await page.goto(bridge.address);
  await go(page, "app-search");
  const field = page.getByRole("searchbox");
  await expect(field).toBeFocused();
  await page.keyboard.type("harb*");
  const hits = page.getByRole("list", { name: t("search-hits") });
  await expect(hits.getByRole("listitem")).toHaveCount(1);
  await expect(hits.locator("mark").first()).toHaveText("harb");
  await page.keyboard.press("ArrowDown");
  await expect(hits.getByRole("button")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(main(page)).toContainText("the gulls");

  await go(page, "app-search");
  await field.fill("zanzibar");
  await expect(page.getByText(t("search-none"))).toBeVisible();
});

test("the palette reaches actions and entries by a few letters", async ({ page, bridge }) => {
  await bridge.create();
  await fill(bridge);
  await page.goto(bridge.address);
  await act(page, t("app-settings"));
  await expectPage(page, t("settings-title"));

  await page.keyboard.press("ControlOrMeta+k");
  await palette(page).fill("kettle");
  await page.getByRole("option", { name: DIARY[3].title }).click();
  await expect(main(page)).toContainText("the shouting");

  await page.keyboard.press("ControlOrMeta+k");
  await expect(palette(page)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(palette(page)).toHaveCount(0);
});

test("the search finds beginnings of words while one types, and marks them in the entry", async ({
  page,
  bridge,
}) => {
  await bridge.create();
  await fill(bridge);
  await page.goto(bridge.address);
  await go(page, "app-search");
  await page.keyboard.type("shou");
  const hits = page.getByRole("list", { name: t("search-hits") });
  await expect(hits.getByRole("listitem")).toHaveCount(1);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(main(page).locator("mark.here")).toHaveText("shou");
});

test("the search is there with what was typed, though the first page was still being made", async ({
  page,
  bridge,
}) => {
  await bridge.create();
  await fill(bridge);
  let come = () => {};
  const typed = new Promise<void>((done) => (come = done));
  await page.route("**/host/call", async (asked) => {
    if (asked.request().postData()?.includes("guide_list")) await typed;
    await asked.continue();
  });
  await page.goto(bridge.address);
  await go(page, "app-search");
  await page.keyboard.type("shou");
  come();
  const hits = page.getByRole("list", { name: t("search-hits") });
  await expect(hits.getByRole("listitem")).toHaveCount(1);
  await expect(page.getByRole("searchbox")).toHaveValue("shou");
});

test("the palette knows days by phrases: to look at them, and to write for one", async ({
  page,
  bridge,
}) => {
  await bridge.create();
  await fill(bridge);
  await page.goto(bridge.address);
  await page.keyboard.press("ControlOrMeta+k");
  await palette(page).fill("february 2026");
  await page.keyboard.press("Enter");
  await expectPage(page, t("timeline-title"));
  const rows = page.getByRole("listbox", { name: t("timeline-list") }).getByRole("option");
  await expect(rows).toHaveCount(2);

  await page.keyboard.press("ControlOrMeta+k");
  await palette(page).fill("2 march 2026");
  await page.getByRole("option", { name: /^Write:/ }).click();
  await page.keyboard.type("Late, but of that day.");
  await expect
    .poll(async () => (await bridge.call("entry_list", { from: "2026-03-02", to: "2026-03-02" })).length)
    .toBe(2);
});
