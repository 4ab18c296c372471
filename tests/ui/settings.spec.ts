/** Settings, help, and what is said about protection. */

import { access, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { fill } from "./stage/diary";
import { begin, expect, test } from "./stage/test";
import { act, expectPage, go, main } from "./stage/ways";
import { said, t } from "./stage/words";

test("a look that is chosen is worn at once and kept", async ({ page, bridge }) => {
  await begin(page, bridge);
  await go(page, "app-settings");
  await main(page)
    .getByRole("radio", { name: t("settings-look-dusk"), exact: true })
    .check();
  await expect(page.locator("html")).toHaveAttribute("data-look", "dusk");
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-look", "dusk");
  expect((await bridge.call("setting_get", { key: "look" })).value).toBe("dusk");
});

test("the day of the weekly look is chosen", async ({ page, bridge }) => {
  await begin(page, bridge);
  await go(page, "app-settings");
  const days = main(page).getByRole("combobox", { name: t("settings-week-day") });
  await days.selectOption("Wednesday");
  const kept = async () => (await bridge.call("setting_get", { key: "week_day" })).value;
  await expect.poll(kept).toBe("wednesday");
});

test("a setting is found by its words", async ({ page, bridge }) => {
  await begin(page, bridge);
  await go(page, "app-settings");
  await page.getByRole("searchbox").fill("nobody is there");
  const setting = (key: string) => main(page).getByRole("heading", { name: t(key), exact: true });
  await expect(setting("settings-lock-time")).toBeVisible();
  await expect(setting("settings-language")).toHaveCount(0);
  await page.getByRole("searchbox").fill("zanzibar");
  await page.getByRole("button", { name: t("settings-show-all") }).click();
  await expect(setting("settings-language")).toBeVisible();
});

test("the settings say where the journal lies", async ({ page, bridge }) => {
  await begin(page, bridge);
  await go(page, "app-settings");
  await expect(main(page)).toContainText(join(bridge.folder, "vault"));
});

test("what the computer may show is said beforehand, word for word, and off", async ({
  page,
  bridge,
}) => {
  await begin(page, bridge);
  await go(page, "app-settings");
  const row = main(page).getByRole("region", { name: t("settings-notifications"), exact: true });
  await expect(row).toContainText(said("“Lamplight: There is something for today.”"));
  await expect(row.getByRole("radio", { name: t("settings-off"), exact: true })).toBeChecked();
  await row.getByRole("radio", { name: t("settings-on"), exact: true }).check();
  await expect
    .poll(async () => (await bridge.call("setting_get", { key: "notifications" })).value)
    .toBe("on");
});

test("nothing is offered where the computer is not told yet", async ({ page, bridge }) => {
  await begin(page, bridge);
  await page.route("**/host/about", async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ json: { ...((await answer.json()) as object), platform: "macos" } });
  });
  await go(page, "app-settings");
  await expect(main(page)).toContainText(join(bridge.folder, "vault"));
  await expect(
    main(page).getByRole("heading", { name: t("settings-sealed"), exact: true }),
  ).toBeVisible();
  await expect(
    main(page).getByRole("heading", { name: t("settings-notifications"), exact: true }),
  ).toHaveCount(0);
});

test("an export is written where the writer says, and an import says first what it would do", async ({
  page,
  bridge,
}) => {
  await bridge.create();
  await fill(bridge);
  await page.goto(bridge.address);
  await go(page, "app-settings");
  const file = join(bridge.folder, "all.jsonl");
  await bridge.stage("pick", { path: file });
  await page.getByRole("button", { name: t("settings-export-jsonl") }).click();
  await expect(main(page)).toContainText(file);
  expect((await readFile(file, "utf8")).trim().split("\n")).toHaveLength(4);

  const other = join(bridge.folder, "other.jsonl");
  const line = { id: "one", created_at: "2026-01-01T10:00:00Z", title: "Brought", body: "x" };
  await writeFile(other, `${JSON.stringify(line)}\n`);
  await bridge.stage("pick", { path: other });
  await page.getByRole("button", { name: t("settings-import-file") }).click();
  await expect(main(page)).toContainText(said("One entry found. New in your journal: 1."));
  expect(await bridge.call("entry_list", {})).toHaveLength(4);
  await page.getByRole("button", { name: "Bring in one entry" }).click();
  await expect(main(page)).toContainText(said("One entry found. Brought in: 1."));
  expect(await bridge.call("entry_list", {})).toHaveLength(5);
});

test("a backup is made where the writer says, and is one", async ({ page, bridge }) => {
  await bridge.create();
  await fill(bridge);
  await page.goto(bridge.address);
  await go(page, "app-settings");
  const file = join(bridge.folder, "notes.lampbak");
  await bridge.stage("pick", { path: file });
  await page.getByRole("button", { name: t("settings-backup-make") }).click();
  await expect(main(page)).toContainText(file);
  await expect(main(page)).toContainText(t("settings-backup-done"));
  const bytes = await readFile(file);
  expect(bytes.subarray(0, 2).toString()).toBe("PK");
  expect(bytes.includes("Sunday")).toBe(false);
  // Nothing is written over.
  await bridge.stage("pick", { path: file });
  await page.getByRole("button", { name: t("settings-backup-make") }).click();
  await expect(main(page)).toContainText(t("errors-exists-not-empty"));
});

test("a file dialog that is cancelled changes nothing", async ({ page, bridge }) => {
  await begin(page, bridge);
  await go(page, "app-settings");
  await bridge.stage("pick", { path: null });
  await page.getByRole("button", { name: t("settings-export-markdown") }).click();
  await expect(page.getByRole("button", { name: t("settings-export-markdown") })).toBeEnabled();
  await expect(page.getByRole("alert")).toHaveCount(0);
  await expect(access(join(bridge.folder, "all"))).rejects.toThrow();
});

test("the journal is checked", async ({ page, bridge }) => {
  await bridge.create();
  await fill(bridge);
  await page.goto(bridge.address);
  await go(page, "app-settings");
  await page.getByRole("button", { name: t("settings-verify-start") }).click();
  await expect(main(page)).toContainText(said("All is whole: 4 entries"));
});

test("help is there without any network, and leads to what is protected", async ({
  page,
  bridge,
}) => {
  await begin(page, bridge);
  await page.keyboard.press("F1");
  await expectPage(page, t("help-title"));
  await expect(main(page)).toContainText("Ctrl+Shift+L");
  await act(page, t("app-protection"));
  await expectPage(page, t("protection-title"));
  await expect(main(page)).toContainText(t("protection-no-reset-text"));
});
