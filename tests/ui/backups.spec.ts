/** Backups that are made by themselves: said, tried, removed. */

import { access, mkdir, readdir, rename } from "node:fs/promises";
import { join } from "node:path";

import type { Locator } from "@playwright/test";

import { fill } from "./stage/diary";
import { type Bridge, type Page, begin, expect, test } from "./stage/test";
import { go, main } from "./stage/ways";
import { said, t } from "./stage/words";

const DAY_MS = 86_400_000;

/** Days after the present one. */
function later(days: number): string {
  return new Date(Date.now() + days * DAY_MS).toISOString();
}

/** A backup of today and one of tomorrow, of which only the first holds the entry that goes. */
async function twoDays(bridge: Bridge): Promise<string> {
  await bridge.create();
  const [gone = ""] = await fill(bridge);
  await bridge.call("backup_now", {});
  await bridge.stage("clock", { at: later(1) });
  await bridge.call("entry_add", { kind: "talk", title: "The day after" });
  await bridge.stage("keep_backups");
  return gone;
}

function lines(page: Page) {
  return page.getByRole("list", { name: t("settings-backups-list") }).getByRole("listitem");
}

test("backups are there without anybody asking, can be tried, and the last one stays", async ({
  page,
  bridge,
}) => {
  await twoDays(bridge);
  await page.goto(bridge.address);
  await go(page, "app-settings");
  await expect(main(page)).toContainText(join(bridge.folder, "vault-backups"));
  await expect(lines(page)).toHaveCount(2);
  await expect(lines(page).first()).toContainText(t("settings-backups-opens-now"));
  await lines(page)
    .first()
    .getByRole("button", { name: said("Try it: the backup of") })
    .click();
  await expect(main(page)).toContainText(said("Opened and whole: 5 entries, and 0 in the trash."));
  const remove = async (which: Locator) => {
    await which.getByRole("button", { name: said("Remove the backup of") }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: t("settings-backups-remove"), exact: true }).click();
    await expect(dialog).toBeHidden();
  };
  await remove(lines(page).last());
  await expect(lines(page)).toHaveCount(1);
  await remove(lines(page).first());
  await expect(main(page)).toContainText(t("settings-backups-last"));
  await expect(lines(page)).toHaveCount(1);
});

test("a second place is chosen, missed and given up", async ({ page, bridge }) => {
  await begin(page, bridge);
  await go(page, "app-settings");
  const stick = join(bridge.folder, "stick");
  await mkdir(stick);
  await bridge.stage("pick", { path: stick });
  await page.getByRole("button", { name: t("settings-backup-second-add") }).click();
  await expect(main(page)).toContainText(stick);
  await expect(lines(page).filter({ hasText: t("settings-backups-second") })).toHaveCount(1);
  expect(await readdir(stick)).toHaveLength(1);
  await rename(stick, join(bridge.folder, "away"));
  await bridge.stage("keep_backups");
  await expect(main(page)).toContainText(said("A backup is made as soon as it is back."));
  await page.getByRole("button", { name: t("settings-backup-second-give-up") }).click();
  await expect(main(page)).not.toContainText(stick);
  // The journal's own folder will not do.
  await bridge.stage("pick", { path: join(bridge.folder, "vault") });
  await page.getByRole("button", { name: t("settings-backup-places-change") }).click();
  await expect(main(page)).toContainText(t("settings-backup-places-refused"));
  await access(join(bridge.folder, "away"));
});

test("after deleting for good the backups that hold the words are named and can go", async ({
  page,
  bridge,
}) => {
  const gone = await twoDays(bridge);
  await bridge.call("entry_delete", { id: gone });
  await bridge.call("trash_empty", {});
  await page.goto(bridge.address);
  await go(page, "app-trash");
  const held = page.getByRole("region", { name: t("backups-held-title") });
  await expect(held).toContainText(said("will have gone by itself"));
  await held.getByRole("button", { name: t("backups-held-renew") }).click();
  await expect(main(page)).toContainText(said("A new backup is there"));
  await expect(held).toBeHidden();
  const { backups } = await bridge.call("backup_list", {});
  expect(backups.some((backup) => backup.holds_deleted)).toBe(false);
  expect(backups[0]?.latest).toBe(true);
});

test("fourteen days without one are said on the first page, once", async ({ page, bridge }) => {
  await begin(page, bridge);
  await bridge.stage("keep_backups");
  await page.reload();
  await expect(main(page)).not.toContainText(said("No backup has been made since"));
  await bridge.stage("clock", { at: later(15) });
  await page.reload();
  await expect(main(page)).toContainText(said("No backup has been made since"));
  await page.getByRole("button", { name: t("home-backups-look") }).click();
  await expect(main(page).getByRole("heading", { name: t("settings-backups") })).toBeVisible();
});
