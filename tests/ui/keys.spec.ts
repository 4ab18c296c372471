/** What opens the journal: changing it, and removing the journal. */

import { access, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { type Bridge, PASSPHRASE } from "./stage/bridge";
import { fill } from "./stage/diary";
import { begin, expect, type Page, test } from "./stage/test";
import { act, expectHome, expectPage, go, main, shownCode } from "./stage/ways";
import { t } from "./stage/words";
import { editor, startWriting } from "./stage/writing";

const NEW = "velvet anchor seventeen apricots";

const press = (page: Page, key: string) =>
  main(page).getByRole("button", { name: t(key), exact: true }).click();

async function openKeys(page: Page): Promise<void> {
  await go(page, "app-settings");
  await press(page, "settings-keys-open");
  await expectPage(page, t("keys-title"));
}

/** Shows the passphrase of now. */
async function prove(page: Page, passphrase: string): Promise<void> {
  const field = page.getByLabel(t("keys-now-field"), { exact: true });
  await expect(field).toBeFocused();
  await field.fill(passphrase);
  await page.keyboard.press("Enter");
}

async function choose(page: Page, passphrase: string): Promise<void> {
  await page.getByLabel(t("keys-new-field"), { exact: true }).fill(passphrase);
  await page.getByLabel(t("lock-create-again"), { exact: true }).fill(passphrase);
  await press(page, "keys-go-on");
  await expectPage(page, t("keys-known"));
}

/** Whether the journal opens with a passphrase. It has to be locked. */
async function opens(bridge: Bridge, passphrase: string): Promise<boolean> {
  const opened = await bridge.ask("door_unlock", { passphrase }).then(
    () => true,
    () => false,
  );
  if (opened) await bridge.lock();
  return opened;
}

test("another passphrase opens the journal, once the one of now was shown", async ({
  page,
  bridge,
}) => {
  await begin(page, bridge);
  await openKeys(page);
  await press(page, "keys-passphrase-change");
  await prove(page, "a wrong one");
  await expect(page.getByRole("alert")).toHaveText(t("keys-now-wrong"));
  await prove(page, PASSPHRASE);

  await expectPage(page, t("keys-new"));
  const first = page.getByLabel(t("keys-new-field"), { exact: true });
  await expect(first).toBeFocused();
  await first.fill("summer");
  await expect(page.getByText(t("lock-strength-low"))).toBeVisible();
  await first.fill(NEW);
  await expect(page.getByText(t("lock-strength-high"))).toBeVisible();
  await page.getByLabel(t("lock-create-again"), { exact: true }).fill("another");
  await press(page, "keys-go-on");
  await expect(page.getByRole("alert")).toHaveText(t("lock-create-different"));
  await choose(page, NEW);

  await main(page).getByRole("button", { name: t("keys-known-no") }).click();
  await expect(main(page)).toContainText(t("keys-done-passphrase"));
  await expect(main(page)).toContainText(t("keys-old-copies"));
  await press(page, "keys-close");
  await expectPage(page, t("keys-title"));
  await expect(main(page).getByRole("heading", { name: t("keys-title") })).toBeFocused();
  await bridge.lock();
  expect(await opens(bridge, PASSPHRASE)).toBe(false);
  expect(await opens(bridge, NEW)).toBe(true);
});

test("whoever leaves in the middle has changed nothing, and is asked again", async ({
  page,
  bridge,
}) => {
  await begin(page, bridge);
  await openKeys(page);
  await press(page, "keys-passphrase-change");
  await prove(page, PASSPHRASE);
  await choose(page, NEW);
  await press(page, "keys-leave");
  await press(page, "keys-passphrase-change");
  await prove(page, PASSPHRASE);
  await expectPage(page, t("keys-new"));
  await go(page, "app-home");
  await expectHome(page);
  await openKeys(page);
  await bridge.lock();
  expect(await opens(bridge, PASSPHRASE)).toBe(true);
});

test("the journal is removed after the passphrase and a second question", async ({
  page,
  bridge,
}) => {
  await bridge.create();
  await fill(bridge);
  await bridge.call("backup_now", {});
  const { places } = await bridge.call("backup_list", {});
  const kept = places[0]?.path ?? "";
  const count = (await readdir(kept)).length;
  expect(count).toBeGreaterThan(0);
  await writeFile(join(kept, "mine.txt"), "somebody else's");
  await page.goto(bridge.address);
  const vault = join(bridge.folder, "vault");
  await writeFile(join(vault, "letter.txt"), "somebody else's");
  await go(page, "app-settings");
  await press(page, "settings-removal-open");
  await expectPage(page, t("removal-title"));
  for (const key of ["removal-goes-folder", "removal-stays-others", "removal-stays-copies"]) {
    await expect(main(page)).toContainText(t(key));
  }
  await page.getByLabel(t("keys-now-field"), { exact: true }).fill("a wrong one");
  await press(page, "keys-go-on");
  await expect(page.getByRole("alert")).toHaveText(t("keys-now-wrong"));
  await page.getByLabel(t("keys-now-field"), { exact: true }).fill(PASSPHRASE);
  await press(page, "keys-go-on");
  await expect(main(page)).toContainText(vault);
  await expect(main(page).getByRole("heading", { name: t("removal-last") })).toBeFocused();
  // Keeping it keeps all of it.
  await press(page, "removal-keep");
  await expectPage(page, t("settings-title"));
  expect(await readdir(vault)).toContain("vault.hdr");
  expect(await readdir(kept)).toHaveLength(count + 1);

  await press(page, "settings-removal-open");
  await page.getByLabel(t("keys-now-field"), { exact: true }).fill(PASSPHRASE);
  await press(page, "keys-go-on");
  await press(page, "removal-remove");
  // What is not the journal's own is left, and said.
  await expect(page.getByText(t("removal-done-folder"))).toBeVisible();
  await expect(page.getByText(vault).first()).toBeVisible();
  expect(await readdir(vault)).toEqual(["letter.txt"]);
  expect(await readdir(kept)).toEqual(["mine.txt"]);
});

test("a journal with nothing else in its folder is gone with the folder", async ({
  page,
  bridge,
}) => {
  await begin(page, bridge);
  await act(page, t("app-settings"));
  await press(page, "settings-removal-open");
  await page.getByLabel(t("keys-now-field"), { exact: true }).fill(PASSPHRASE);
  await press(page, "keys-go-on");
  await press(page, "removal-remove");
  await expect(page.getByText(t("removal-done"), { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: t("lock-before-continue") })).toBeVisible();
  await expect(access(join(bridge.folder, "vault"))).rejects.toThrow();
});

test("the host is told of what is copied and cut, after it was", async ({ page, bridge }) => {
  await begin(page, bridge);
  await act(page, t("app-write"));
  await page.keyboard.type("words to copy");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("ControlOrMeta+c");
  await expect.poll(async () => (await bridge.state()).copies).toBe(1);
  await page.keyboard.press("ControlOrMeta+x");
  await expect.poll(async () => (await bridge.state()).cuts).toBe(1);
  expect((await bridge.state()).copies).toBe(1);
});

/** Types two groups of the code back, as somebody does who wrote it down. */
async function rehearse(page: Page): Promise<void> {
  const groups = await shownCode(page);
  await press(page, "recovery-written");
  for (const [at, group] of groups.entries()) {
    const field = page.getByLabel(t("recovery-group", { number: String(at + 1) }), { exact: true });
    if (await field.isVisible()) await field.fill(group);
  }
  await press(page, "recovery-rehearse-done");
}

/** From the settings to the question whether somebody could know the old passphrase. */
async function toKnown(page: Page): Promise<void> {
  await openKeys(page);
  await press(page, "keys-passphrase-change");
  await prove(page, PASSPHRASE);
  await choose(page, NEW);
}

test("when somebody could know it, everything gets other keys, and the old paper is dead", async ({
  page,
  bridge,
}) => {
  await begin(page, bridge);
  await fill(bridge);
  await bridge.call("backup_now", {});
  // A code of before, and later a new one.
  await openKeys(page);
  await expect(main(page)).toContainText(t("keys-code-none"));
  await press(page, "keys-code-make");
  await prove(page, PASSPHRASE);
  const old = (await shownCode(page)).join("-");
  await rehearse(page);
  await expect(main(page)).toContainText(t("keys-done-code"));
  await press(page, "keys-close");
  await expect(main(page)).toContainText(t("keys-code-there"));

  await press(page, "keys-passphrase-change");
  await prove(page, PASSPHRASE);
  await choose(page, NEW);
  await main(page).getByRole("button", { name: t("keys-known-yes") }).click();
  const fresh = (await shownCode(page)).join("-");
  await rehearse(page);
  await expect(main(page)).toContainText(t("keys-done-rekey"));
  await expect(main(page)).toContainText(t("keys-done-old-paper"));
  await expect(main(page)).toContainText(t("keys-old-copies-rekey"));
  expect(await bridge.call("entry_list", {})).toHaveLength(4);
  // What the old passphrase opens goes when there is something newer.
  await expect(main(page)).toContainText(t("keys-backups"));
  await press(page, "keys-backups-renew");
  await expect(main(page)).toContainText(/the old one is removed|old ones are removed/);
  const { backups } = await bridge.call("backup_list", {});
  expect(backups.length).toBeGreaterThan(0);
  expect(backups.every(({ opens, whole }) => opens === "now" && whole)).toBe(true);
  await bridge.lock();
  expect(await opens(bridge, PASSPHRASE)).toBe(false);
  await expect(bridge.ask("door_recovery", { recovery: old })).rejects.toThrow();
  await bridge.ask("door_recovery", { recovery: fresh });
  expect(await opens(bridge, NEW)).toBe(true);
});

test("what is typed while everything gets other keys waits, and is saved when it is stopped", async ({
  page,
  bridge,
}) => {
  await begin(page, bridge);
  await bridge.stage("hold_keys");
  await toKnown(page);
  await main(page).getByRole("button", { name: t("keys-known-yes") }).click();
  await rehearse(page);
  await expect(main(page).getByRole("progressbar")).toBeVisible();
  await expect(main(page)).toContainText(t("keys-doing-wait"));
  await startWriting(page);
  await page.keyboard.type("typed meanwhile");
  await go(page, "app-settings");
  await bridge.stage("release_keys");
  await press(page, "settings-keys-open");
  await expect(main(page)).toContainText(t("keys-done-rekey"));
  await expect
    .poll(async () => (await bridge.call("entry_list", {})).map((entry) => entry.word_count))
    .toEqual([2]);
});

test("locking in the middle gives it up: the old passphrase opens, and nothing typed is lost", async ({
  page,
  bridge,
}) => {
  await begin(page, bridge);
  await startWriting(page);
  await page.keyboard.type("typed before");
  await expect.poll(() => bridge.call("entry_list", {})).toHaveLength(1);
  await bridge.stage("hold_keys");
  // Not from this page: the browser allows it few connections, and all that waits takes one.
  const keys = bridge.ask("keys_rekey", { passphrase: `${PASSPHRASE}\n${NEW}` });
  const refused = expect(keys).rejects.toThrow("cancelled");
  await expect.poll(async () => (await bridge.state()).keys_stand).toBe(true);
  await page.keyboard.type(" and meanwhile");
  await page.keyboard.press("ControlOrMeta+Shift+l");
  await expect.poll(async () => (await bridge.state()).open).toBe(false);
  await bridge.stage("release_keys");
  await refused;

  const field = page.getByLabel(t("lock-passphrase"), { exact: true });
  await field.fill(NEW);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toHaveText(t("errors-wrong-passphrase"));
  await field.fill(PASSPHRASE);
  await page.keyboard.press("Enter");
  await expect(editor(page)).toContainText("typed before and meanwhile");
  await expect(page.getByText(t("keys-given-up"))).toBeVisible();
  await expect
    .poll(async () => (await bridge.call("entry_list", {})).map((entry) => entry.word_count))
    .toEqual([4]);
});
