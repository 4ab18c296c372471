/** The lock page: the first run, unlocking, and what can be wrong. */

import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { PASSPHRASE } from "./stage/bridge";
import { begin, expect, test } from "./stage/test";
import { expectHome } from "./stage/ways";
import { t } from "./stage/words";

const passphraseField = { name: t("lock-passphrase"), exact: true };

test("the first run warns before it asks, and says twice that nothing resets", async ({
  page,
  open,
}) => {
  await open();
  await expect(page.getByText(t("lock-before-shared-computer"))).toBeVisible();
  await expect(page.locator("input, textarea")).toHaveCount(0);

  await page.getByRole("button", { name: t("lock-before-continue") }).click();
  await expect(page.getByText(t("lock-create-no-reset"), { exact: true })).toBeVisible();
  await expect(page.getByText(t("lock-create-no-reset-again"), { exact: true })).toBeVisible();

  const passphrase = page.getByRole("textbox", { name: t("lock-create-passphrase"), exact: true });
  await expect(passphrase).toBeFocused();
  await passphrase.fill("password");
  await expect(page.getByText(t("lock-strength-low"))).toBeVisible();
  await passphrase.fill(PASSPHRASE);
  await expect(page.getByText(t("lock-strength-high"))).toBeVisible();

  const again = page.getByRole("textbox", { name: t("lock-create-again"), exact: true });
  const create = page.getByRole("button", { name: t("lock-create"), exact: true });
  await create.click();
  await expect(page.getByRole("alert")).toHaveText(t("lock-create-again-missing"));
  await again.fill("another");
  await create.click();
  await expect(page.getByRole("alert")).toHaveText(t("lock-create-different"));
  await again.fill(PASSPHRASE);
  await create.click();
  await expect(page.getByRole("main")).toBeVisible();
  await expect(page.getByText(t("home-empty"))).toBeVisible();
});

test("another place can be chosen before anything is made", async ({ page, bridge, open }) => {
  await open();
  await expect(page.getByText(join(bridge.folder, "vault"))).toBeVisible();
  const elsewhere = join(bridge.folder, "some where/ünïcode");
  await bridge.stage("pick", { path: elsewhere });
  await page.getByRole("button", { name: t("lock-place-choose") }).click();
  await expect(page.getByText(elsewhere)).toBeVisible();
  // A dialog that is cancelled changes nothing.
  await bridge.stage("pick", { path: null });
  await page.getByRole("button", { name: t("lock-place-choose") }).click();
  await expect(page.getByText(elsewhere)).toBeVisible();
});

test("the passphrase opens, and two keys lead from it to the cursor", async ({
  page,
  bridge,
  open,
}) => {
  await bridge.create();
  await bridge.lock();
  await open();
  const field = page.getByLabel(passphraseField.name, { exact: true });
  await expect(field).toBeFocused();
  await page.keyboard.type(PASSPHRASE);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeVisible();
  await expect(page.getByRole("button", { name: t("kind-reflection") }).first()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("[contenteditable=true]")).toBeFocused();
});

test("a wrong passphrase is said plainly, and the next try goes on", async ({
  page,
  bridge,
  open,
}) => {
  await bridge.create();
  await bridge.lock();
  await open();
  const field = page.getByLabel(passphraseField.name, { exact: true });
  await field.fill("a wrong one");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toHaveText(t("errors-wrong-passphrase"));
  await expect(field).toHaveAccessibleDescription(t("errors-wrong-passphrase"));
  await expect(field).toBeFocused();
  await page.keyboard.type(PASSPHRASE);
  await page.keyboard.press("Enter");
  await expectHome(page);
});

test("what is typed can be shown and hidden", async ({ page, bridge, open }) => {
  await bridge.create();
  await bridge.lock();
  await open();
  const field = page.getByLabel(passphraseField.name, { exact: true });
  await field.fill("seen");
  await expect(field).toHaveAttribute("type", "password");
  await page.getByRole("button", { name: t("kit-passphrase-show") }).click();
  await expect(field).toHaveAttribute("type", "text");
  await page.getByRole("button", { name: t("kit-passphrase-hide") }).click();
  await expect(field).toHaveAttribute("type", "password");
});

test("a damaged header is told apart from a wrong passphrase", async ({ page, bridge, open }) => {
  await bridge.create();
  await bridge.lock();
  await damage(bridge.folder);
  await open();
  await page.getByLabel(passphraseField.name, { exact: true }).fill(PASSPHRASE);
  await page.keyboard.press("Enter");
  const alert = page.getByRole("alert");
  await expect(alert).toContainText(t("errors-header-damaged"));
  await expect(alert).toContainText(t("lock-trouble-header"));
  await expect(page.getByText(t("errors-wrong-passphrase"))).toHaveCount(0);
});

test("the lock page has the look that was chosen inside", async ({ page, bridge }) => {
  await begin(page, bridge);
  for (const look of ["dusk", "day"]) {
    await bridge.call("setting_set", { key: "look", value: look });
    await expect(page.locator("html")).toHaveAttribute("data-look", look);
    await bridge.lock();
    await expect(page.getByLabel(passphraseField.name, { exact: true })).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("data-look", look);
    await bridge.ask("door_unlock", { passphrase: PASSPHRASE });
    await page.goto(bridge.origin);
  }
});

/** Changes one byte in the middle of both copies of the header. */
async function damage(folder: string): Promise<void> {
  const vault = join(folder, "vault");
  const copies = (await readdir(vault)).filter((name) => name.includes("hdr"));
  expect(copies).toHaveLength(2);
  for (const copy of copies) {
    const bytes = await readFile(join(vault, copy));
    bytes.writeUInt8(bytes.readUInt8(100) ^ 1, 100);
    await writeFile(join(vault, copy), bytes);
  }
}
