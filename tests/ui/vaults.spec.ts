/** Several journals, one from a backup, and one that is older than it was. */

import { cp, mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { PASSPHRASE } from "./stage/bridge";
import { type Bridge, type Page, expect, test } from "./stage/test";
import { expectHome } from "./stage/ways";
import { t } from "./stage/words";

const button = (page: Page, key: string) => page.getByRole("button", { name: t(key), exact: true });
const field = (page: Page) => page.getByLabel(t("lock-passphrase"), { exact: true });
const write = (bridge: Bridge, body: string) => bridge.call("entry_add", { kind: "talk", body });

async function unlock(page: Page): Promise<void> {
  await field(page).fill(PASSPHRASE);
  await page.keyboard.press("Enter");
}

test("journals are listed by their places, chosen and forgotten by keyboard alone", async ({
  page,
  bridge,
  open,
}) => {
  const [first, second] = [join(bridge.folder, "vault"), join(bridge.folder, "another")];
  await bridge.create();
  await bridge.lock();
  await bridge.stage("pick", { path: second });
  await bridge.ask("door_choose_place", {});
  await bridge.create();
  await bridge.lock();

  await open();
  await expect(page.getByText(second)).toBeVisible();
  await button(page, "lock-other").press("Enter");
  await expect(page.getByRole("heading", { name: t("lock-vaults-title") })).toBeFocused();
  await expect(page.getByRole("listitem")).toHaveCount(2);
  await expect(page.getByRole("button", { name: second, exact: true })).toHaveAttribute(
    "aria-current",
    "true",
  );
  // Heading, the second one, the way to forget it, the first one.
  for (let steps = 0; steps < 3; steps += 1) await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: first, exact: true })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(field(page)).toBeFocused();
  await expect(page.getByText(first)).toBeVisible();

  await button(page, "lock-other").press("Enter");
  for (let steps = 0; steps < 2; steps += 1) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByText(t("lock-vaults-forgotten", { place: second }))).toBeVisible();
  await expect(page.getByRole("listitem")).toHaveCount(1);
  expect(await readdir(second)).toContain("vault.hdr");
  await button(page, "lock-vaults-new").press("Enter");
  await expect(page.getByText(join(bridge.folder, "vault-2"))).toBeVisible();

  const carried = join(bridge.folder, "Nextcloud");
  await mkdir(carried);
  await bridge.stage("pick", { path: carried });
  await button(page, "lock-place-choose").click();
  await expect(page.getByText(t("lock-risk-synced", { by: "Nextcloud" }))).toBeVisible();
});

test("a damaged journal is exchanged for its newest backup, and kept aside", async ({
  page,
  bridge,
  open,
}) => {
  await bridge.create();
  await write(bridge, "Before the backup.");
  await mkdir(join(bridge.folder, "vault-backups"));
  await bridge.stage("pick", {
    path: join(bridge.folder, "vault-backups/notes.lampbak"),
  });
  await bridge.ask("backup_to", {});
  await write(bridge, "After the backup.");
  await bridge.lock();
  const [database] = (await readdir(join(bridge.folder, "vault"))).filter((name) =>
    name.endsWith(".db"),
  );
  await writeFile(join(bridge.folder, "vault", database ?? ""), "not a database");

  await open();
  await unlock(page);
  await expect(page.getByRole("alert")).toContainText(t("errors-database-damaged"));
  await expect(page.getByText(t("lock-trouble-backup", { date: "" }).slice(0, 20))).toBeVisible();
  await button(page, "lock-trouble-restore").click();
  await button(page, "restore-take-newest").click();
  await expect(page.getByText(t("restore-no-recovery"))).toBeVisible();
  await page.getByRole("radio", { name: t("restore-in-place") }).check();
  const typed = page.getByLabel(t("restore-passphrase"), { exact: true });
  await typed.fill("another one");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toHaveText(t("restore-wrong-passphrase"));
  await expect(typed).toBeFocused();
  await page.keyboard.type(PASSPHRASE);
  await page.keyboard.press("Enter");
  await expect(field(page)).toBeFocused();
  await expect(page.getByText(/vault\.before-restore-/)).toBeVisible();
  await unlock(page);
  await expectHome(page);
  // That it is older is what somebody wanted.
  await expect(page.getByRole("dialog", { name: t("app-older-title") })).toHaveCount(0);
  expect(await bridge.ask("vault_is_older", {})).toEqual({ older: false });
  const entries = await bridge.call("entry_list", {});
  expect(entries).toHaveLength(1);
  const [aside] = (await readdir(bridge.folder)).filter((name) => name.includes("before-restore"));
  expect(await readdir(join(bridge.folder, aside ?? ""))).toContain(database);
});

test("an older copy of the journal is told, and told again until somebody goes on with it", async ({
  page,
  bridge,
  open,
}) => {
  const vault = join(bridge.folder, "vault");
  await bridge.create();
  await bridge.lock();
  await cp(vault, `${vault}-of-monday`, { recursive: true });
  await bridge.ask("door_unlock", { passphrase: PASSPHRASE });
  await write(bridge, "On Tuesday.");
  await bridge.lock();
  await rm(vault, { recursive: true });
  await rename(`${vault}-of-monday`, vault);

  await open();
  await unlock(page);
  const told = page.getByRole("dialog", { name: t("app-older-title") });
  await expect(told).toBeVisible();
  await button(page, "app-older-lock").click();
  await unlock(page);
  await button(page, "app-older-continue").click();
  await expect(told).toBeHidden();
  await bridge.lock();
  await unlock(page);
  await expectHome(page);
  await expect(told).toHaveCount(0);
});
