/** The lock page: the first run, unlocking, and what can be wrong. */

import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { PASSPHRASE } from "./stage/bridge";
import { type Page, begin, expect, test } from "./stage/test";
import { expectHome, shownCode, withoutCode } from "./stage/ways";
import { t } from "./stage/words";

const passphraseField = { name: t("lock-passphrase"), exact: true };

test("the first run warns before it asks, and says twice that nothing resets", async ({
  page,
  bridge,
  open,
}) => {
  await open();
  await expect(page.getByText(t("lock-before-shared-computer"))).toBeVisible();
  await expect(page.locator("input, textarea")).toHaveCount(0);

  await page.getByRole("button", { name: t("lock-before-continue") }).click();
  await expect(page.getByText(t("lock-create-no-reset"), { exact: true })).toBeVisible();
  await expect(page.getByText(t("lock-create-no-reset-again"), { exact: true })).toBeVisible();

  const passphrase = page.getByRole("textbox", {
    name: t("lock-create-passphrase"),
    exact: true,
  });
  await expect(passphrase).toBeFocused();
  await passphrase.fill("password");
  await expect(page.getByText(t("lock-strength-low"))).toBeVisible();
  await passphrase.fill(PASSPHRASE);
  await expect(page.getByText(t("lock-strength-high"))).toBeVisible();

  const again = page.getByRole("textbox", {
    name: t("lock-create-again"),
    exact: true,
  });
  const create = page.getByRole("button", {
    name: t("lock-create"),
    exact: true,
  });
  await create.click();
  await expect(page.getByRole("alert")).toHaveText(t("lock-create-again-missing"));
  await again.fill("another");
  await create.click();
  await expect(page.getByRole("alert")).toHaveText(t("lock-create-different"));
  await again.fill(PASSPHRASE);
  await create.click();
  await shownCode(page);
  expect(await bridge.state()).toMatchObject({ open: false });
  await withoutCode(page);
  await expect(page.getByText(t("home-empty"))).toBeVisible();
  expect(await bridge.call("vault_info", {})).toMatchObject({
    recovery: false,
  });
});

test("a code goes to paper, is typed back, and opens the journal when the passphrase is forgotten", async ({
  page,
  bridge,
  open,
}) => {
  const button = (key: string) => page.getByRole("button", { name: t(key), exact: true });
  const group = (number: string) =>
    page.getByLabel(t("recovery-group", { number }), { exact: true });
  await open();
  await toCode(page);
  const code = await shownCode(page);
  expect(
    code.every((group) => /^[0-9A-HJKMNP-TV-Z]{4}$/.test(group)),
    code.join(" "),
  ).toBe(true);

  // To a file, and to a printer; where there is none, that is said.
  const file = join(bridge.folder, "code.txt");
  await bridge.stage("pick", { path: file });
  await button("recovery-save").click();
  await expect(page.getByText(t("recovery-saved"))).toBeVisible();
  expect(await readFile(file, "utf8")).toContain(code.join("-"));
  await button("recovery-print").click();
  await expect(page.getByText(t("recovery-print-sent"))).toBeVisible();
  await bridge.stage("printing", { goes: "nowhere" });
  await button("recovery-print").click();
  await expect(page.getByText(t("recovery-print-nowhere"))).toBeVisible();
  expect(await bridge.state()).toMatchObject({ open: false, printed: 2 });

  await button("recovery-written").click();
  await expect(page.getByText(code[0] ?? "")).toHaveCount(0);
  const fields = page.getByRole("textbox");
  await expect(fields.first()).toBeFocused();
  const asked = (await page.locator("label").allInnerTexts()).map((label) =>
    Number(/\d/.exec(label)),
  );
  expect(asked).toHaveLength(2);
  await fields.first().fill("????");
  await fields.last().fill(code[(asked[1] ?? 0) - 1]?.toLowerCase() ?? "");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toHaveText(t("recovery-group-wrong"));
  await expect(group(String(asked[0]))).toBeFocused();
  await fields.first().fill(code[(asked[0] ?? 0) - 1] ?? "");
  await page.keyboard.press("Enter");
  await expectHome(page);
  expect(await bridge.call("vault_info", {})).toMatchObject({ recovery: true });

  // Some time later.
  await bridge.lock();
  await button("lock-forgotten-link").click();
  const field = page.getByLabel(t("lock-recovery"), { exact: true });
  await expect(field).toBeFocused();
  await field.fill(["uuuu", ...code.slice(1)].join(" "));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toHaveText(
    `${t("lock-recovery-strange")} ${t("lock-recovery-look-one", { first: "1" })}`,
  );
  await field.fill(code.join(" ").toLowerCase().replaceAll("0", "o"));
  await page.keyboard.press("Enter");
  await expect(page.getByText(t("lock-renew-code-stays"))).toBeVisible();
  await page.keyboard.type("four other words today");
  await page.getByLabel(t("lock-create-again"), { exact: true }).fill("four other words today");
  await page.keyboard.press("Enter");
  await expectHome(page);
  await bridge.lock();
  for (const [passphrase, opens] of [
    [PASSPHRASE, false],
    ["four other words today", true],
  ] as const) {
    const opened = bridge.ask("door_unlock", { passphrase }).then(
      () => true,
      () => false,
    );
    expect(await opened, passphrase).toBe(opens);
  }
});

/** From the first start to the recovery code. */
async function toCode(page: Page): Promise<void> {
  await page.getByRole("button", { name: t("lock-before-continue") }).click();
  await page.getByLabel(t("lock-create-passphrase"), { exact: true }).fill(PASSPHRASE);
  await page.getByLabel(t("lock-create-again"), { exact: true }).fill(PASSPHRASE);
  await page.keyboard.press("Enter");
}

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
