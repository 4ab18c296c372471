/**
 * Every screen for everyone: axe finds nothing, nothing is cut off, by day, by dusk and in forced
 * colours, at 800 × 600 and at 200 % zoom.
 */

import { join } from "node:path";

import { expect, test } from "./stage/test";
import type { Bridge, Page } from "./stage/test";
import { DIARY, fill } from "./stage/diary";
import { PASSPHRASE } from "./stage/bridge";
import { look, SIZES } from "./stage/sight";
import { backTo, tabTo, tabToBeginning } from "./stage/walk";
import { act, expectHome, expectPage, main, palette, shownCode } from "./stage/ways";
import { t } from "./stage/words";
import { editor, saved } from "./stage/writing";

for (const [name, size] of SIZES) {
  test.describe(name, () => {
    test.use(size);

    test("the lock page", async ({ page, bridge, open }) => {
      await open();
      await look(page, "before");
      await page.getByRole("button", { name: t("lock-before-continue") }).click();
      await page
        .getByRole("textbox", {
          name: t("lock-create-passphrase"),
          exact: true,
        })
        .fill("a");
      await page.getByRole("button", { name: t("lock-create"), exact: true }).click();
      await expect(page.getByRole("alert")).toBeVisible();
      await look(page, "create");
      await page.getByLabel(t("lock-create-again"), { exact: true }).fill("a");
      await page.keyboard.press("Enter");
      await shownCode(page);
      await look(page, "recovery code");
      await page.getByRole("button", { name: t("recovery-written") }).click();
      await page.getByRole("textbox").first().fill("????");
      await page.getByRole("textbox").last().fill("????");
      await page.keyboard.press("Enter");
      await expect(page.getByRole("alert").first()).toBeVisible();
      await look(page, "typing back");
      await bridge.ask("recovery_drop", {});
      await bridge.create();
      await bridge.lock();
      await page.reload();
      await page.getByLabel(t("lock-passphrase"), { exact: true }).fill("wrong");
      await page.keyboard.press("Enter");
      await expect(page.getByRole("alert")).toBeVisible();
      await look(page, "unlock");
      await page.getByRole("button", { name: t("lock-forgotten-link") }).click();
      await look(page, "forgotten");
      await page.getByRole("button", { name: t("lock-create-back") }).click();
      await page.getByRole("button", { name: t("lock-other") }).click();
      await look(page, "journals");
      await page.getByRole("button", { name: t("lock-vaults-backup") }).click();
      await look(page, "from a backup");
    });

    test("an empty journal", async ({ page, bridge }) => {
      await bridge.create();
      await page.goto(bridge.address);
      await everyView(page, bridge);
    });

    test("a journal with entries", async ({ page, bridge }) => {
      await bridge.create();
      const ids = await fill(bridge);
      await bridge.call("entry_edit", {
        id: ids[0] ?? "",
        body: "Other words now.",
      });
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

    test("what opens over an entry", async ({ page, bridge }) => {
      await bridge.create();
      const ids = await fill(bridge);
      const id = ids[0] ?? "";
      await page.goto(bridge.address);
      await act(page, DIARY[0].title);
      await expect(editor(page)).toBeFocused();
      await page.getByRole("button", { name: t("entries-more") }).click();
      await expect(page.getByRole("menu")).toBeVisible();
      await look(page, "menu");
      await page.keyboard.press("Escape");
      await page.keyboard.press("ControlOrMeta+d");
      await expect(page.getByRole("dialog", { name: t("entries-date") })).toBeVisible();
      await look(page, "date");
      await page.keyboard.press("Escape");
      await editor(page).focus();
      await page.keyboard.press("ControlOrMeta+Shift+k");
      await expect(page.getByRole("dialog", { name: t("editor-link") })).toBeVisible();
      await look(page, "link");
      await page.keyboard.press("Escape");
      await page.keyboard.press("ControlOrMeta+End");
      await page.keyboard.press("Enter");
      await page.keyboard.type("/");
      await expect(page.getByRole("listbox", { name: t("editor-slash") })).toBeVisible();
      await look(page, "slash");
      await page.keyboard.press("Escape");
      await page.keyboard.press("ControlOrMeta+Shift+m");
      await expect(page.getByText(t("editor-plain-about"))).toBeVisible();
      await look(page, "plain text");
      await page.keyboard.press("ControlOrMeta+Shift+m");

      await bridge.stage("refuse", { times: 1000 });
      await editor(page).focus();
      await page.keyboard.type("x");
      await expect(page.getByRole("alert")).toBeVisible();
      await look(page, "a save that failed");
      await bridge.stage("refuse", { times: 0 });
      await bridge.call("entry_edit", { id, body: "Changed elsewhere." });
      await page.keyboard.press("ControlOrMeta+s");
      await expect(page.getByRole("heading", { name: t("entries-two-texts") })).toBeVisible();
      await look(page, "two texts");
      await page.getByRole("button", { name: t("entries-keep-below") }).click();
      await saved(page);

      await act(page, t("entries-history"));
      await expect(main(page).locator("ins").first()).toBeVisible();
      await look(page, "history");
      await act(page, DIARY[0].title);
      await act(page, t("entries-trash"));
      await expect(page.getByText(t("entries-trashed"))).toBeVisible();
      await look(page, "a notice with undo");
      await act(page, t("app-trash"));
      await page.getByRole("button", { name: t("trash-empty-it"), exact: true }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      await look(page, "before emptying");
      await page
        .getByRole("dialog")
        .getByRole("button", { name: t("trash-empty-it") })
        .click();
      await expect(page.getByRole("button", { name: t("trash-stop") })).toBeFocused();
      await look(page, "emptying");
    });

    test("a letter that was looked over", async ({ page, bridge }) => {
      await bridge.create();
      await bridge.call("entry_add", {
        kind: "apology",
        title: "What I broke",
        body: "I'm **sorry if** it hurt you.\n\n- I'm sorry I was rude, but you were late.",
      });
      await page.goto(bridge.address);
      await act(page, "What I broke");
      await page.getByRole("button", { name: t("apology-look"), exact: true }).click();
      const panel = page.getByRole("complementary", { name: t("apology-looked-over") });
      await expect(panel.getByRole("listitem").first()).toBeVisible();
      await look(page, "looked over");
      await panel.getByRole("button", { name: t("apology-keep") }).first().click();
      await expect(panel.getByRole("list", { name: t("apology-kept") })).toBeVisible();
      await look(page, "with words that are kept");
    });

    test("sharing, finding and settings", async ({ page, bridge }) => {
      await bridge.create();
      const ids = await fill(bridge);
      await page.goto(bridge.address);
      await act(page, t("app-search"));
      await page.getByRole("searchbox").fill("the");
      await expect(page.getByRole("list", { name: t("search-hits") })).toBeVisible();
      await look(page, "hits");
      await page.getByRole("searchbox").fill("zanzibar");
      await expect(page.getByText(t("search-none"))).toBeVisible();
      await look(page, "no hits");
      await page.getByRole("button", { name: t("filter-more") }).click();
      await look(page, "filters");
      await act(page, t("app-settings"));
      await page.getByRole("searchbox").fill("zanzibar");
      await expect(page.getByText(t("settings-none"))).toBeVisible();
      await look(page, "no settings");
      await bridge.call("backup_now", {});
      await bridge.call("entry_delete", { id: ids[0] ?? "" });
      await bridge.call("trash_empty", {});
      await page.getByRole("searchbox").fill("backups");
      await expect(page.getByRole("region", { name: t("backups-held-title") })).toBeVisible();
      await look(page, "backups");
      await page.getByRole("searchbox").fill("");
      await page.getByRole("button", { name: t("settings-removal-open") }).click();
      const now = page.getByLabel(t("keys-now-field"), { exact: true });
      await now.fill(PASSPHRASE);
      await look(page, "removing");
      await now.press("Enter");
      await expect(page.getByText(t("removal-last-text"))).toBeVisible();
      await look(page, "the last question");
      await act(page, t("app-settings"));
      await page.getByRole("button", { name: t("settings-keys-open") }).click();
      await look(page, "what opens it");
      await page.getByRole("button", { name: t("keys-passphrase-change") }).click();
      await now.fill(PASSPHRASE);
      await now.press("Enter");
      await page.getByLabel(t("keys-new-field"), { exact: true }).fill("words");
      await look(page, "another passphrase");
      await page.getByLabel(t("lock-create-again"), { exact: true }).fill("words");
      await page.keyboard.press("Enter");
      await expect(page.getByText(t("keys-known-copies"))).toBeVisible();
      await look(page, "who may know the old one");
      await act(page, t("app-share"));
      await page.getByRole("button", { name: t("share-pick") }).click();
      await page.getByRole("checkbox").first().check();
      await look(page, "choosing what to share");
      await page.getByRole("dialog").getByRole("button").last().click();
      await page.getByRole("radio", { name: t("share-way-pdf") }).check();
      await bridge.stage("pick", { path: join(bridge.folder, "notes.pdf") });
      await page.getByRole("button", { name: t("share-save-pdf") }).click();
      await expect(page.getByText(t("share-password"), { exact: true })).toBeVisible();
      await look(page, "a file that is saved");
      await page.getByText(t("share-log"), { exact: true }).click();
      await look(page, "what was shared");
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

test("the whole way by keyboard alone", async ({ page, bridge, open }) => {
  test.setTimeout(120_000);
  await open();
  const { keyboard } = page;
  const press = (key: string) => keyboard.press(key);
  const entries = () => bridge.call("entry_list", {});

  // The first start, and a vault.
  await expect(page.getByRole("button", { name: t("lock-before-continue") })).toBeFocused();
  await press("Enter");
  await keyboard.type(PASSPHRASE);
  await tabTo(page, t("lock-create-again"));
  await keyboard.type(PASSPHRASE);
  await press("Enter");
  // A recovery code, typed back from the paper.
  const code = await shownCode(page);
  await tabTo(page, t("recovery-written"));
  await press("Enter");
  for (const field of await page.getByRole("textbox").all()) {
    await expect(field).toBeFocused();
    const number = /\d/.exec(
      (await field.evaluate((it: HTMLInputElement) => it.labels?.[0]?.innerText)) ?? "",
    );
    await keyboard.type(code[Number(number) - 1] ?? "");
    await press("Tab");
  }
  await expect(page.getByRole("button", { name: t("recovery-rehearse-done") })).toBeFocused();
  await press("Enter");
  await expectHome(page);
  await expect(page.getByRole("button", { name: t("kind-reflection") })).toBeFocused();

  // Writing: text, title, tag, day, formatting, plain text.
  await press("Enter");
  await expect(editor(page)).toBeFocused();
  await keyboard.type("Written by hand.");
  await press("Enter");
  await keyboard.type("/check");
  await press("Enter");
  await keyboard.type("a box");
  await expect(editor(page).getByRole("checkbox")).toBeVisible();
  await press("ControlOrMeta+Shift+j");
  await expect(page.getByRole("combobox", { name: t("entries-tag-add") })).toBeFocused();
  await keyboard.type("us two");
  await press("Enter");
  await backTo(page, t("entries-title"));
  await keyboard.type("By hand");
  await press("Enter");
  await expect(editor(page)).toBeFocused();
  await press("ControlOrMeta+d");
  await expect(page.getByLabel(t("entries-day"))).toBeFocused();
  await press("Escape");
  await press("ControlOrMeta+Shift+m");
  await expect(editor(page)).toHaveValue("Written by hand.\n\n- [ ] a box");
  await press("ControlOrMeta+Shift+m");
  await saved(page);
  expect(await entries()).toMatchObject([{ title: "By hand", tags: ["us two"] }]);

  // A change, the version before it, and back.
  await editor(page).focus();
  await press("ControlOrMeta+End");
  await keyboard.type(" and a change");
  await press("ControlOrMeta+s");
  await saved(page);
  const id = (await entries())[0]?.id ?? "";
  await bridge.call("entry_edit", { id, body: "Other words." });
  await press("ControlOrMeta+Shift+h");
  await expectHome(page);
  await act(page, "By hand");
  await expect(editor(page)).toBeFocused();
  await press("ControlOrMeta+Shift+y");
  await expect(main(page).locator("del").first()).toBeVisible();
  await tabToBeginning(page, t("history-restore", { when: "" }).slice(0, 7));
  await press("Enter");
  await expect(page.getByText(t("history-restored"))).toBeVisible();
  await expect(editor(page)).toContainText("and a change");

  // To the trash, and undone.
  await press("ControlOrMeta+Shift+x");
  await expect(page.getByText(t("entries-trashed"))).toBeVisible();
  expect(await entries()).toHaveLength(0);
  await press("ControlOrMeta+Shift+Backspace");
  await expect.poll(async () => (await entries()).length).toBe(1);

  // Found: by the timeline, by words, by a day.
  await press("ControlOrMeta+Shift+t");
  const row = page
    .getByRole("listbox", { name: t("timeline-list") })
    .getByRole("option")
    .first();
  await expect(row).toContainText("By hand");
  await press("ControlOrMeta+f");
  await expect(page.getByRole("searchbox")).toBeFocused();
  await keyboard.type("chan");
  await expect(page.getByRole("list", { name: t("search-hits") })).toContainText("By hand");
  await press("ArrowDown");
  await press("Enter");
  await expect(editor(page).locator("mark").first()).toHaveText("chan");
  await press("ControlOrMeta+k");
  await keyboard.type("today");
  await press("Enter");
  await expectPage(page, t("timeline-title"));
  await expect(row).toContainText("By hand");

  // Shared, as a PDF with a password.
  await act(page, "By hand");
  await expect(editor(page)).toBeFocused();
  await press("ControlOrMeta+Shift+p");
  await expectPage(page, t("share-title"));
  await expect(main(page).getByRole("article")).toContainText("a box");
  await tabTo(page, t("share-way-aloud"));
  await press("ArrowDown");
  await bridge.stage("pick", { path: join(bridge.folder, "notes.pdf") });
  await tabTo(page, t("share-save-pdf"));
  await press("Enter");
  await expect(page.getByText(t("share-password"), { exact: true })).toBeVisible();

  // Settings, what is protected, help, keys.
  await press("ControlOrMeta+,");
  await expectPage(page, t("settings-title"));
  await tabTo(page, t("settings-look-system"));
  await press("ArrowRight");
  await expect(page.locator("html")).toHaveAttribute("data-look", "day");
  await press("Shift+F1");
  await expectPage(page, t("protection-title"));
  await press("F1");
  await expectPage(page, t("help-title"));
  await press("ControlOrMeta+/");
  await expect(page.getByRole("dialog", { name: t("app-keys") })).toBeVisible();
  await press("Escape");

  // Locked and unlocked: where it was left.
  await act(page, "By hand");
  await expect(editor(page)).toBeFocused();
  await press("ControlOrMeta+Shift+l");
  await expect(page.getByLabel(t("lock-passphrase"), { exact: true })).toBeFocused();
  expect((await bridge.state()).open).toBe(false);
  await keyboard.type(PASSPHRASE);
  await press("Enter");
  await expect(editor(page)).toBeFocused();
});

test("the list of keys has what can be done here, everywhere, and in the text", async ({
  page,
  bridge,
}) => {
  await bridge.create();
  await fill(bridge);
  await page.goto(bridge.address);
  await act(page, "Not now");
  await expect(editor(page)).toBeFocused();
  await page.keyboard.press("ControlOrMeta+/");
  const list = page.getByRole("dialog", { name: t("app-keys") });
  for (const key of [
    "entries-save",
    "entries-trash",
    "entries-share",
    "app-write",
    "app-lock",
    "editor-bold",
    "editor-checklist",
  ]) {
    await expect(list.getByRole("cell", { name: t(key), exact: true })).toHaveCount(1);
  }
});
